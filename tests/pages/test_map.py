"""The map's page: places by passages, the passages about one, filters that the address mirrors."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from geo.frames import Selection
from geo.model import Role, Span
from geo.store import Store
from pages._filters import DEFAULT, address_of, looser, selection_in
from tests.builders import article, findings, mention, place, stored
from tests.pages.conftest import Open, html, words

TARTUS = place("Tartus", id="gn:163345")
BASE = place("Khmeimim", id="site:hmeimim", kind="airbase", precision="site", lat=35.41, lon=35.95)
MOSCOW = place("Moscow", id="gn:524901", lat=55.75, lon=37.62, country="RU", division=None)


@pytest.fixture
def filled(store: Store) -> Store:
    """Three reports: Tartus in two of them, the newer one by another publisher."""
    stored(
        store,
        "Ships called at Tartus. They left at night.",
        TARTUS,
        publisher="Gazette",
        published="2024-01-10",
    )
    text = "Planes rose from Khmeimim. Ships lay at Tartus. Nowhere was quiet."
    stored(store, text, BASE, TARTUS, "Nowhere", publisher="Courier", published="2024-02-20", title="Planes")
    stored(store, "Talks were held in Moscow.", MOSCOW, published="2024-03-30", sample=True)
    return store


def rows(app: AppTest) -> list[str]:
    return [button.key.removeprefix("row-") for button in app.button if (button.key or "").startswith("row-")]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def address(app: AppTest) -> dict[str, list[str]]:
    return {name: [v] if isinstance(v, str) else list(v) for name, v in app.query_params.items()}


def test_nothing_selected_lists_the_places_by_passages(filled: Store, open_page: Open) -> None:
    app = open_page("map")
    assert rows(app) == ["gn:163345", "site:hmeimim", "gn:524901"]
    assert "**3** of 3 sites" in words(app)


def test_a_row_of_the_list_opens_the_passages_newest_first(filled: Store, open_page: Open) -> None:
    app = press(open_page("map"), "row-gn:163345")
    shown = html(app)
    assert shown.index("Courier · 20 Feb 2024") < shown.index("Gazette · 10 Jan 2024")
    assert "2 passages in 2 articles, 10 Jan 2024 to 20 Feb 2024" in shown
    assert "34.89° N, 35.89° E, to within about 12 km" in shown
    assert address(app) == {"site": ["gn:163345"]}


def test_a_passage_is_its_sentence_and_its_neighbours_fold_out(filled: Store, open_page: Open) -> None:
    shown = html(open_page("map", site="site:hmeimim"))
    short, long = shown.split("dl-short'>")[1].split("dl-long'>")
    assert "Planes rose from" in short and ">Khmeimim</mark>" in short and "Ships lay" not in short
    assert "Ships lay at Tartus." in long and "<summary>More context</summary>" in shown


def test_a_passage_can_be_cited(filled: Store, open_page: Open) -> None:
    citation = open_page("map", site="site:hmeimim").code[0].value
    assert citation.startswith("“Planes rose from Khmeimim.” “Planes”, Courier, 20 Feb 2024.")
    assert "article?id=" in citation and "at=17" in citation


def test_why_a_passage_is_here_is_told_when_asked_and_not_before(
    filled: Store, open_page: Open, counted: list[Span]
) -> None:
    app = open_page("map", site="gn:163345")
    keys = [button.key for button in app.button if (button.key or "").startswith("why-")]
    assert len(keys) == 2 and "dl-why" not in html(app) and counted == []
    press(app, keys[0])
    assert html(app).count("<section class='dl-why'") == 1 and len(counted) == 1
    assert "of belief" in html(app) and "What counted" in html(app)
    press(app, keys[0])
    assert "dl-why" not in html(app)
    press(app, keys[0])
    assert "dl-why" in html(app) and len(counted) == 1


def test_a_passage_that_the_models_find_no_more_is_said_to_be_old(store: Store, open_page: Open) -> None:
    stored(store, "They went on and on.", place("went on", id="p:1"))
    app = open_page("map", site="p:1")
    press(app, next(button.key for button in app.button if (button.key or "").startswith("why-")))
    assert "no longer find a name" in html(app) and "when the report was read" in html(app)


def test_one_steps_through_the_passages_and_back_to_the_list(filled: Store, open_page: Open) -> None:
    app = open_page("map", site="gn:163345")
    assert "1 of 2" in words(app) and app.button(key="newer").disabled
    press(app, "older")
    assert "2 of 2" in words(app) and app.button(key="older").disabled
    assert address(app).keys() == {"site", "passage"}
    assert "Gazette · 10 Jan 2024" in html(app) and "Courier" not in html(app)
    press(app, "back")
    assert len(rows(app)) == 3 and address(app) == {}


def test_many_passages_come_in_pages(store: Store, open_page: Open) -> None:
    for number in range(25):
        stored(store, f"Report {number} came from Tartus.", TARTUS, id=f"r{number}")
    app = open_page("map", site=TARTUS.id)
    assert html(app).count("dl-card") == 20
    press(app, "next")
    assert html(app).count("dl-card") == 5 and "21 of 25" in words(app)


def test_an_address_restores_the_view(filled: Store, open_page: Open) -> None:
    app = open_page("map", site="gn:163345", publisher="Gazette", since="2024-01-01", q="ships")
    assert app.multiselect(key="filter-publishers").value == ["Gazette"]
    assert app.date_input(key="filter-since").value == date(2024, 1, 1)
    assert app.text_input(key="filter-text").value == "ships"
    assert "1 passage in 1 article" in html(app)


def test_a_filter_goes_into_the_address_and_says_what_it_keeps(filled: Store, open_page: Open) -> None:
    app = open_page("map")
    app.multiselect(key="filter-kinds").set_value(["airbase"]).run()
    assert "**1** of 3 sites" in words(app) and rows(app) == ["site:hmeimim"]
    assert address(app) == {"kind": ["airbase"]}
    press(app, "clear")
    assert len(rows(app)) == 3 and address(app) == {}


def test_the_options_of_a_filter_have_counts(filled: Store, open_page: Open) -> None:
    options = open_page("map").multiselect(key="filter-publishers").options
    assert options == ["Courier (2)", "not named (1)", "Gazette (1)"]


def test_what_filters_leave_nothing_of_is_explained(filled: Store, open_page: Open) -> None:
    app = open_page("map", kind="airbase", publisher="Gazette")
    assert "No passage fits these filters" in html(app)
    assert "Without the publishers: 1 site" in words(app)
    assert "Without the kinds of place: 1 site" in words(app)
    press(app, "clear-here")
    assert len(rows(app)) == 3


def test_a_place_that_the_filters_hide_is_said_to_be_hidden(filled: Store, open_page: Open) -> None:
    app = open_page("map", site="gn:524901", kind="airbase")
    assert "Moscow has no passages under these filters" in app.info[0].value
    assert rows(app) == ["site:hmeimim"]


def test_names_without_a_place_are_listed(filled: Store, open_page: Open) -> None:
    app = open_page("map")
    assert app.expander[0].label == "What could not be located: 1 mention"
    assert "Nowhere (1)" in words(app)


def test_samples_are_said_to_be_digests(filled: Store, open_page: Open) -> None:
    assert "digests written for Dateline" in words(open_page("map"))


def test_reports_without_any_place_are_no_error(store: Store, open_page: Open) -> None:
    stored(store, "It happened in Nowhere.", "Nowhere")
    app = open_page("map")
    assert "No place was found in 1 article" in words(app)
    assert app.expander[0].label == "What could not be located: 1 mention"


@pytest.mark.parametrize(
    "asked",
    [
        {"site": "no such place"},
        {"site": "gn:163345", "passage": "x' OR 1=1"},
        {"site": "gn:163345", "passage": "9" * 40},
        {"site": "gn:163345", "passage": "²"},
        {"site": "gn:163345", "passage": "9" * 5000},
        {"since": "yesterday", "until": "0001-01-01", "kind": "castle", "role": "hero"},
        {"publisher": "Nobody"},
        {"q": '"unbalanced ( AND *'},
        {"q": "x" * 5000},
    ],
)
def test_no_address_is_an_error(filled: Store, open_page: Open, asked: dict[str, str]) -> None:
    open_page("map", **asked)


def test_hostile_words_are_shown_and_not_obeyed(store: Store, open_page: Open) -> None:
    name = "<img src=x onerror=alert(1)>[x](javascript:1) :red[y] $z$ `w`"
    stored(store, f"Seen at {name} today.", place(name, id="p:1"), publisher="<b>Bold</b>", title="<i>T</i>")
    app = open_page("map", site="p:1")
    assert "<img" not in html(app) and "<b>" not in html(app) and "<i>" not in html(app)
    label = press(app, "back").button(key="row-p:1").label
    assert label.startswith(
        r"\<img src\=x onerror\=alert\(1\)\>\[x\]\(javascript\:1\) \:red\[y\] \$z\$ \`w\`"
    )


SELECTION = Selection(
    since=date(2024, 1, 1),
    until=date(2024, 12, 31),
    publishers=("Gazette", ""),
    kinds=("airbase",),
    roles=("literal",),
    text="landing ship",
)


def test_a_selection_survives_its_address() -> None:
    assert selection_in(address_of(SELECTION)) == SELECTION
    assert selection_in(address_of(Selection())) == Selection()
    assert address_of(DEFAULT) == {} and selection_in({}) == DEFAULT


def test_at_first_only_places_themselves_are_shown(store: Store, open_page: Open) -> None:
    report = article("Moscow denied it. Ships lay at Tartus.")
    said = mention(report, "Moscow", MOSCOW, role=Role.ASSOCIATIVE)
    store.add(report, findings(report, said, mention(report, "Tartus", TARTUS)))
    app = open_page("map")
    assert rows(app) == ["gn:163345"]
    assert "**1** of 2 sites" in words(app)
    app.multiselect(key="filter-roles").set_value([]).run()
    assert len(rows(app)) == 2 and address(app) == {"role": ["any"]}
    press(app, "clear")
    assert rows(app) == ["gn:163345"] and address(app) == {}


def test_one_restriction_at_a_time_is_given_up() -> None:
    assert [name for name, _ in looser(SELECTION)] == [
        "the words",
        "the dates",
        "the publishers",
        "the kinds of place",
        "what the name stands for",
    ]
    assert not list(looser(Selection()))
