"""What is reported at a site over time: the summary, the chart's marks, the list, the passage of one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.frames import Selection
from geo.maps import Theme
from geo.maps.symbols import PALETTES
from geo.model import Article, Lane
from geo.store import Store
from pages._over_time import at_site, list_html, summary_html
from pages._timeline import DEEPEST, PICKED, Happening, chart
from tests.builders import article, asset, end, event, findings, mention, place, when
from tests.pages.conftest import Open, html

TARTUS = place("Tartus")
LIGHT = PALETTES[Theme.LIGHT]


def report(text: str, publisher: str, published: str | None) -> Article:
    return article(text, publisher=publisher, published=published)


def add(store: Store, of: Article, trigger: str, kind: str, part: str, **known: Any) -> None:
    """Store an article that mentions Tartus, and tells of one event that has it as this part."""
    at = end(of, "Tartus", TARTUS)
    told = event(of, trigger, kind, **{part: at}, **known)
    store.add(of, findings(of, mention(of, "Tartus", TARTUS), events=[told]))


@pytest.fixture
def port(store: Store) -> Store:
    """An arrival that is dated, a presence that is not, a departure that may come."""
    of = report("Two frigates reached Tartus on 3 May.", "Gazette", "2024-05-04")
    frigates = asset(of, "Two frigates", "warship", name="frigate", count=2)
    add(store, of, "reached", "arrive", "destination", asset=frigates, date=when(of, "3 May", "2024-05-03"))
    of = report("A frigate lay at Tartus.", "Courier", "2024-06-01")
    frigate = asset(of, "A frigate", "warship", name="frigate")
    add(store, of, "lay", "station", "location", asset=frigate)
    of = report("Ships may leave Tartus.", "Courier", "2024-06-02")
    add(store, of, "leave", "depart", "origin", modality="possible", draw=False)
    return store


def over_time(app: AppTest) -> str:
    """The label of the tab."""
    return next(tab.label for tab in app.tabs if tab.label.startswith("Over time"))


def test_a_site_tells_how_much_is_reported_there(port: Store, open_page: Open) -> None:
    assert over_time(open_page("map", site=TARTUS.id)) == "Over time: 2 events"
    assert over_time(open_page("map", site=TARTUS.id, publisher="Courier")) == "Over time: 1 event"


def test_the_events_of_a_site_are_those_told_as_fact(port: Store) -> None:
    found = at_site(TARTUS.id, Selection())
    assert [each.lane for each in found.happenings] == ["arrive", "station"]
    assert (found.without_day, found.aside) == (0, 1)


def test_what_has_no_day_at_all_is_counted(store: Store) -> None:
    add(store, report("Ships lay at Tartus.", "Gazette", None), "lay", "station", "location")
    found = at_site(TARTUS.id, Selection())
    assert found.happenings == () and found.without_day == 1


def test_the_summary_tells_assets_counts_and_days(port: Store) -> None:
    shown = summary_html(at_site(TARTUS.id, Selection()).happenings)
    assert "warships (2 events, latest 2)" in shown
    assert "3 May 2024 and 1 Jun 2024" in shown


def test_an_event_in_the_address_shows_its_passage_by_slot(port: Store, open_page: Open) -> None:
    arrival = at_site(TARTUS.id, Selection()).happenings[0]
    app = open_page("map", site=TARTUS.id, event=arrival.id)
    shown = html(app)
    assert "2 frigates · Arrival at Tartus" in shown
    for slot, of in (("trigger", "reached"), ("destination", "Tartus"), ("date", "3 May")):
        assert f'class="dl-mark slot {slot}"' in shown and f">{of}</mark>" in shown
    assert "1 without a stated date stands, hollow, on the day of publication" in shown
    assert "As a list: 2 events" in [each.label for each in app.expander]


def test_a_site_that_is_only_mentioned_says_so(store: Store, open_page: Open) -> None:
    of = report("Ships may leave Tartus.", "Courier", "2024-06-02")
    add(store, of, "leave", "depart", "origin", modality="possible", draw=False)
    shown = html(open_page("map", site=TARTUS.id, event="none"))
    assert "The place is only mentioned" in shown and over_time(open_page("map", site=TARTUS.id)).endswith(
        "no events"
    )


@pytest.mark.parametrize("wanted", ["none", "<script>", "x" * 3000])
def test_no_event_in_the_address_is_an_error(port: Store, open_page: Open, wanted: str) -> None:
    app = open_page("map", site=TARTUS.id, event=wanted)
    assert "dl-card" not in html(app) and "<script" not in html(app) and "Reported there" in html(app)


def test_the_list_has_the_latest_first(port: Store) -> None:
    happenings = at_site(TARTUS.id, Selection()).happenings
    shown = list_html(TARTUS.id, happenings, happenings[0].id)
    assert shown.index("reported 1 Jun 2024") < shown.index("3 May 2024") < shown.index("Gazette")
    assert shown.count("aria-current") == 1 and f"event={happenings[0].id}" in shown


REPORT = article("Ships lay at Tartus.")


def happening(start: str, last: str | None = None, lane: Lane = Lane.STATION, **known: Any) -> Happening:
    """A presence at Tartus; dated, unless told otherwise."""
    days = date.fromisoformat(start), date.fromisoformat(last or start)
    dated = when(REPORT, "lay", start, last) if known.get("dated", True) else None
    told = event(REPORT, "lay", "station", location=end(REPORT, "Tartus", TARTUS), date=dated)
    return Happening(known.get("id", start), told, lane, *days, known.get("publisher", "Gazette"))


def marks(*happenings: Happening, chosen: str | None = None) -> list[dict[str, Any]]:
    """The data of the chart's points."""
    drawn = chart(happenings, chosen, Theme.LIGHT).to_dict()
    points = next(layer for layer in drawn["layer"] if layer["mark"]["type"] == "point")
    return list(drawn["datasets"][points["data"]["name"]])


def test_a_mark_is_solid_where_dated_and_hollow_where_not() -> None:
    dated, undated = marks(happening("2024-05-03"), happening("2024-06-01", dated=False))
    assert (dated["fill"], undated["fill"]) == (LIGHT.ink, LIGHT.halo)
    assert (dated["when"], undated["when"]) == ("3 May 2024", "reported 1 Jun 2024")
    assert dated["ink"] == undated["ink"] == LIGHT.ink


def test_the_chosen_mark_has_the_accent() -> None:
    first, second = marks(happening("2024-05-03"), happening("2024-06-01"), chosen="2024-05-03")
    assert (first["ink"], second["ink"]) == (LIGHT.accent, LIGHT.ink)


def test_an_interval_is_a_bar_over_its_days() -> None:
    [month] = marks(happening("2024-05-01", "2024-05-31"))
    assert month["long"] and (month["start"][:10], month["end"][:10]) == ("2024-05-01", "2024-06-01")


def test_lanes_lie_below_each_other_and_marks_of_one_day_too() -> None:
    arrival, *presences = marks(
        happening("2024-05-03", lane=Lane.ARRIVE, id="a"),
        *(happening("2024-05-03", id=f"p{number}") for number in range(DEEPEST + 2)),
    )
    heights = [each["y"] for each in presences]
    assert arrival["y"] < heights[0] and len(set(heights)) == DEEPEST


def test_a_single_day_has_an_axis_around_it() -> None:
    drawn = chart([happening("2024-05-03")], None, Theme.DARK).to_dict()
    points = next(layer for layer in drawn["layer"] if layer["mark"]["type"] == "point")
    first, last = (date.fromisoformat(day) for day in points["encoding"]["x"]["scale"]["domain"])
    assert last - first >= timedelta(days=14) and first < date(2024, 5, 3) < last
    assert [each["name"] for each in drawn["params"]] == [PICKED]


def test_a_tooltip_holds_plain_words() -> None:
    [mark] = marks(happening("2024-05-03", publisher="<b>\u202eGazette</b>"))
    assert mark["source"] == "stated, <b>\ufffdGazette</b>"
    assert mark["headline"] == "Presence at Tartus"
