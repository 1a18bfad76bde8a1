"""The movements' page: the list, one movement with its passages, filters that the address mirrors, asides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.frames import EventSelection
from geo.maps import Affiliation
from geo.markup import excerpt_html
from geo.model import Cue, CueOf, Span
from geo.store import Store
from pages import _shared as shared
from pages import _told as known
from pages._days import bars
from pages._movement_filters import RESTRICTIONS, address_of, looser, place_names, selection_in
from pages._sides import sides_in
from pages._slots import Slot, filled, legend_html, marks
from tests.builders import article, event, place, said_by, span
from tests.pages.conftest import Open, html, words
from tests.stories import TARTUS, relate, report, tells

DOUBTED = article("Ships may not leave Tartus, officials said.")
HEADLINES = (
    "Soldiers · Remaining in place at Palmyra",
    "2 logistics vessels · Baltic Sea → Tartus",
    "2 Il-76 · Hmeimim air base → Al-Khadim air base",
)


@pytest.fixture
def told(store: Store) -> Store:
    relate(store)
    return store


@pytest.fixture
def transports(told: Store) -> str:
    """The id of the movement that three reports tell of."""
    return next(each.id for each in known.movements().on_the_map if each.reports == 2)


def listed(app: AppTest) -> list[str]:
    """The headlines of the list, without what is not on the map."""
    found = next(body for body in bodies(app) if "dl-moves" in body)
    return [row.split("</bdi>")[0] for row in found.split("dl-what' dir='ltr'>")[1:]]


def bodies(app: AppTest) -> list[str]:
    return [element.proto.body for element in app.get("html")]


def address(app: AppTest) -> dict[str, list[str]]:
    return {name: [v] if isinstance(v, str) else list(v) for name, v in app.query_params.items()}


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, [each.message for each in app.exception]
    return app


def test_the_newest_movement_heads_the_list(told: Store, open_page: Open) -> None:
    app = open_page("movements")
    assert listed(app) == list(HEADLINES)
    assert "**3** of 3 movements" in words(app) and "<h3>December 2024</h3>" in html(app)
    assert "reported 30 Dec 2024 · <bdi dir='ltr'>stated, Courier</bdi>" in html(app)


def test_reports_of_one_movement_are_one_row_with_their_number(told: Store, open_page: Open) -> None:
    shown = html(open_page("movements"))
    assert shown.count("2 reports<br>2 sources") == 1 and shown.count("told otherwise<br>on the map") == 1


def test_what_is_not_on_the_map_is_listed_with_the_reason(told: Store, open_page: Open) -> None:
    app = open_page("movements")
    assert [each.label for each in app.expander] == [
        "Negated or denied: 1",
        "Historical: 1",
        "Planned, possible or hypothetical: 1",
        "Without a place: 1",
    ]
    shown = html(app)
    for headline in (
        "Il-76 · Hmeimim",
        "Frigates · Presence at Tartus",
        "Submarines · Arrival",
        "Exercise at",
    ):
        assert headline in shown


def test_a_movement_tells_who_it_rests_on_and_how_many_there_were(open_page: Open, transports: str) -> None:
    shown = html(open_page("movements", movement=transports))
    assert "<dt>Told by</dt><dd>2 reports, resting on 2 sources: Maxar, Reuters</dd>" in shown
    assert "2–4 over all reports" in shown and "<dt>Denied by</dt><dd>Agency</dd>" in shown
    assert "35.400° N, 35.950° E, to within about 3 km" in shown and "<dt>Whose</dt><dd>Russia</dd>" in shown
    assert "observed (Maxar), via Gazette" in shown and "“<bdi>14 December</bdi>” in the text" in shown


def test_disagreements_stand_side_by_side_each_with_its_passage(open_page: Open, transports: str) -> None:
    differing = [body for body in bodies(open_page("movements", movement=transports)) if "dl-differ" in body]
    assert "differ on whether it happened" in differing[0] and "The ministry" in differing[0]
    assert "differ on how many" in differing[1]
    assert "<bdi>2</bdi></b>" in differing[1] and "<bdi>4</bdi></b>" in differing[1]


def test_passages_are_marked_by_slot_and_can_be_cited(open_page: Open, transports: str) -> None:
    app = open_page("movements", movement=transports)
    cards = [body for body in bodies(app) if "<article" in body]
    assert len(cards) == 3
    card = next(body for body in cards if "Gazette" in body)
    for slot, of in (
        (Slot.TRIGGER, "left"),
        (Slot.COUNT, "Two"),
        (Slot.ASSET, "Il-76 transports"),
        (Slot.ORIGIN, "Hmeimim"),
        (Slot.DESTINATION, "al-Khadim"),
        (Slot.DATE, "14 December"),
        (Slot.SOURCE, "Maxar"),
    ):
        assert f'class="dl-mark slot {slot}"' in card and f">{of}</mark>" in card
    assert "The day began" not in card.split("dl-long")[0] and "The day began" in card
    assert any(code.value.startswith("“Two Il-76 transports left Hmeimim") for code in app.code)
    assert "dl-slots" in html(app)


def test_the_report_that_an_address_names_comes_first(told: Store, open_page: Open) -> None:
    movement = next(each for each in known.movements().on_the_map if each.reports == 2)
    for asked in movement.whole.reports[1:]:
        if asked.id != movement.id:
            cards = [body for body in bodies(open_page("movements", movement=asked.id)) if "<article" in body]
            assert str(asked.publisher) in cards[0]


def test_what_stays_off_the_map_opens_its_passage_too(told: Store, open_page: Open) -> None:
    collection = known.movements()
    frigates = next(w for w in collection.wholes if w.assets == ("frigates",))
    app = open_page("movements", movement=frigates.id)
    assert app.info[0].value == "Not drawn on the map: historical."
    assert "Once " in html(app) and "long ago" in html(app)


def test_all_movements_at_a_place_are_told(told: Store, open_page: Open) -> None:
    app = open_page("movements", at=TARTUS.id)
    assert listed(app) == [HEADLINES[1]] and "1 movement from, to or at this place" in html(app)
    app.button(key="back").click()
    assert len(listed(run(app))) == 3 and address(app) == {}


def test_an_address_restores_filters_and_days(told: Store, open_page: Open) -> None:
    asked = {"class": "auxiliary_ship", "q": "vessels", "from": "2024-12-20", "to": "2024-12-25"}
    app = open_page("movements", **asked)
    assert listed(app) == [HEADLINES[1]]
    assert app.multiselect(key="movement-class").value == ["auxiliary_ship"]
    assert app.text_input(key="movement-text").value == "vessels"
    assert app.slider(key="movement-days").value == (date(2024, 12, 20), date(2024, 12, 25))
    assert address(app) == {name: [value] for name, value in asked.items()}


def test_a_filter_goes_into_the_address_and_is_cleared(told: Store, open_page: Open) -> None:
    app = open_page("movements")
    app.multiselect(key="movement-kind").set_value(["remain"])
    assert listed(run(app)) == [HEADLINES[0]] and "**1** of 3 movements" in words(app)
    assert address(app) == {"kind": ["remain"]}
    app.button(key="clear").click()
    assert len(listed(run(app))) == 3 and address(app) == {}


def test_the_slider_keeps_days_and_says_what_becomes_of_the_undated(told: Store, open_page: Open) -> None:
    app = open_page("movements")
    assert "All days of the events; 1 without a stated date stands on the day of publication" in html(app)
    app.slider(key="movement-days").set_value((date(2024, 12, 22), date(2024, 12, 30)))
    assert listed(run(app)) == [HEADLINES[0]]
    assert address(app) == {"from": ["2024-12-22"], "to": ["2024-12-30"]}


def test_the_options_of_a_filter_have_counts_and_words(told: Store, open_page: Open) -> None:
    app = open_page("movements")
    assert app.multiselect(key="movement-operator").options == ["Russia (7)", "not told (1)"]
    assert "transport aircraft (3)" in app.multiselect(key="movement-class").options
    assert "Tartus (3)" in app.multiselect(key="movement-place").options


def test_what_filters_leave_nothing_of_is_explained(told: Store, open_page: Open) -> None:
    app = open_page("movements", kind="remain", publisher="Naval Watch")
    assert "No movement fits these filters" in html(app)
    assert "Without what happened: 1 movement" in words(app)
    assert "Without the publisher: 1 movement" in words(app)
    app.button(key="clear-here").click()
    assert len(listed(run(app))) == 3


def test_a_movement_that_the_filters_hide_is_still_told(open_page: Open, transports: str) -> None:
    app = open_page("movements", movement=transports, kind="remain")
    assert "Not among the movements under these filters" in app.info[0].value
    assert "2 Il-76 · Hmeimim air base" in html(app)


@pytest.mark.parametrize(
    "asked",
    [
        {"movement": "no-such-movement"},
        {"movement": "<script>"},
        {"at": "nowhere"},
        {"kind": "teleport", "class": "unicorn", "modality": "shouted", "operator": "XX", "place": "gn:0"},
        {"from": "yesterday", "to": "0001-01-01", "since": "x"},
        {"from": "2030-01-01"},
        {"from": "2024-12-25", "to": "2024-12-20"},
        {"friend": "RU", "hostile": "RU", "unknown": "<b>"},
        {"q": "x" * 5000},
    ],
)
def test_no_address_is_an_error(told: Store, open_page: Open, asked: dict[str, str]) -> None:
    assert "<script" not in html(open_page("movements", **asked))


def test_reports_without_any_movement_are_no_error(store: Store, open_page: Open) -> None:
    report(store, "Nothing moved.")
    assert "No movement was found in 1 article" in words(open_page("movements"))


def test_without_the_files_of_the_map_the_list_remains(
    told: Store, open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shared, "NEEDED", (tmp_path / "leaflet.js",))
    app = open_page("movements")
    assert "its files are missing" in app.warning[0].value and len(listed(app)) == 3


def test_the_reader_may_see_the_symbols_from_a_side(told: Store, open_page: Open) -> None:
    app = open_page("movements")
    neutral = html(app)
    app.multiselect(key="side-hostile").set_value(["RU"])
    assert address(run(app)) == {"hostile": ["RU"]}
    assert html(app).count("data:image/svg") == neutral.count("data:image/svg") and html(app) != neutral
    assert app.multiselect(key="side-friend").options == []
    assert html(open_page("movements", hostile="RU")) == html(app)


HOSTILE = "<script>alert(1)</script> {{7*7}} \u202e [x](javascript:1) $a$"


def test_hostile_words_are_shown_and_not_obeyed(store: Store, open_page: Open) -> None:
    where = place(HOSTILE, id="p:{{7*7}}")
    text = f"A {HOSTILE} reached {HOSTILE} again, said {HOSTILE} itself."
    asset_words = (HOSTILE, "warship", HOSTILE)
    report(
        store,
        text,
        tells("reached", "arrive", asset_words, to=(HOSTILE, where), by=HOSTILE),
        publisher=HOSTILE,
        title=HOSTILE,
        published="2024-12-15",
    )
    report(
        store,
        "A ship left Tartus.",
        tells("left", "depart", start=("Tartus", TARTUS)),
        published="2024-12-20",
    )
    movement = next(each for each in known.movements().on_the_map if each.event.asset)
    for app in (open_page("movements"), open_page("movements", movement=movement.id)):
        assert "<script" not in html(app) and "\u202e" not in html(app)
        assert "&lt;script&gt;" in html(app) and "{{7*7}}" in html(app)


SELECTION = EventSelection(
    asset_classes=("warship", ""),
    kinds=("arrive",),
    modalities=("observed",),
    operators=("RU", ""),
    publishers=("Gazette", ""),
    places=("gn:1",),
    since=date(2024, 1, 1),
    until=date(2024, 12, 31),
    text="landing ship",
    window=(date(2024, 2, 1), date(2024, 3, 1)),
)


def test_a_selection_survives_its_address() -> None:
    assert selection_in(address_of(SELECTION)) == SELECTION
    assert selection_in({}) == EventSelection() and address_of(EventSelection()) == {}


def test_one_restriction_at_a_time_is_given_up() -> None:
    assert [name for name, _ in looser(SELECTION)] == list(RESTRICTIONS)
    assert not list(looser(EventSelection()))


def test_an_operator_has_one_side() -> None:
    assert sides_in({"friend": ["SY", "XX"], "hostile": ["SY", "RU"]}) == {
        "SY": Affiliation.FRIEND,
        "RU": Affiliation.HOSTILE,
    }


def test_places_of_one_name_are_told_apart() -> None:
    lebanon = place("Tripoli", id="gn:1", country="LB", division=None)
    libya = place("Tripoli", id="gn:2", country="LY", division=None)
    names = place_names({each.id: each for each in (lebanon, libya, replace(libya, id="gn:3"), TARTUS)})
    assert names["gn:1"] == "Tripoli, town or city, Lebanon" and names[TARTUS.id] == "Tartus"
    assert len(set(names.values())) == 4


def test_an_end_that_another_report_names_makes_the_arrow(store: Store) -> None:
    ship = ("Sparta", "auxiliary_ship", "Sparta")
    on = ("21 December", "2024-12-21")
    report(
        store,
        "Sparta left Tartus on 21 December.",
        tells("left", "depart", ship, start=("Tartus", TARTUS), on=on),
        published="2024-12-22",
    )
    baltic = place("Baltiysk", lat=54.65, lon=19.9, country="RU")
    report(
        store,
        "Sparta went from Tartus to Baltiysk on 21 December.",
        tells("went", "relocate", ship, start=("Tartus", TARTUS), to=("Baltiysk", baltic), on=on),
        published="2024-12-23",
    )
    for each in known.movements().on_the_map:
        assert each.event.origin and each.event.destination
        assert known.movements().find(each.whole.reports[-1].id) == each


def test_many_days_are_put_together_into_a_bounded_number_of_bars(told: Store) -> None:
    movements = known.movements().on_the_map
    by_day = bars(movements, date(2024, 12, 14), date(2024, 12, 30))
    assert [bar.number for bar in by_day] == [1, *[0] * 6, 1, *[0] * 8, 1]
    by_stretch = bars(movements, date(2015, 1, 1), date(2024, 12, 30))
    assert len(by_stretch) <= 120 and sum(bar.number for bar in by_stretch) == 3
    assert by_stretch[-1].last == date(2024, 12, 30)


def test_a_slot_inside_another_is_marked_inside_it() -> None:
    of = article("At least 3 grey frigates lay at Tartus.")
    told = tells("lay", "station", ("At least 3 grey frigates", "warship", "frigate"), at=("Tartus", TARTUS))(
        of
    )
    slots = [*filled(told), (Slot.COUNT, Span(0, 10))]
    shown = excerpt_html(of.text, told.passage, marks(of.text, slots))
    assert (
        shown.count("<mark") == 4 and ">At least 3</mark> <mark" in shown and ">grey frigates</mark>" in shown
    )


@pytest.mark.parametrize(
    ("told", "cues"),
    [
        ({"modality": "possible"}, ["may", "not"]),
        ({"modality": "claimed"}, ["may", "not"]),
        ({"modality": "claimed", "attribution": said_by(DOUBTED, "officials")}, ["not"]),
    ],
)
def test_what_makes_it_unsure_is_marked_unless_the_source_tells_it(
    told: dict[str, Any], cues: list[str]
) -> None:
    words = {"may": CueOf.MODALITY, "not": CueOf.POLARITY, "leave": CueOf.POLARITY, "Ships": CueOf.TIME}
    found = tuple(Cue(span(DOUBTED, word), of) for word, of in words.items())
    slots = filled(event(DOUBTED, "leave", "depart", cues=found, **told))
    assert [DOUBTED.quote(at) for slot, at in slots if slot is Slot.CUE] == cues


def test_a_cue_that_is_another_event_s_trigger_is_marked_as_that() -> None:
    [mark] = marks(DOUBTED.text, [(Slot.CUE, span(DOUBTED, "leave")), (Slot.TRIGGER, span(DOUBTED, "leave"))])
    assert mark.css == "slot trigger"


def test_the_legend_has_the_slots_that_are_used_in_the_order_of_an_event() -> None:
    legend = legend_html([Slot.SOURCE, Slot.TRIGGER])
    assert legend.index("what happened") < legend.index("who says so") and "asset" not in legend
