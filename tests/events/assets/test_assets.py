"""What is an asset in sentences written for the purpose: its words, its class, its name."""

from itertools import pairwise

import pytest

from geo.events.assets import Assets
from geo.model import Region, RegionKind, Span
from geo.reading import sentences
from tests.builders import article
from tests.events.assets.reading import read


@pytest.mark.parametrize(
    ("text", "words", "asset_class"),
    [
        ("Troops dug in near the pass.", "Troops", "personnel"),
        ("The port held a Brazilian frigate overnight.", "Brazilian frigate", "warship"),
        ("Five IL76MD transport planes flew in.", "Five IL76MD transport planes", "transport_aircraft"),
        ("An An-72 sat by the hangar.", "An-72", "transport_aircraft"),
        (
            "Crews fuelled an An 124 heavy-lift aircraft.",
            "An 124 heavy-lift aircraft",
            "transport_aircraft",
        ),
        ("A pair of Bell 412 helicopters circled.", "A pair of Bell 412 helicopters", "helicopter"),
        ("Four T-72B3s crossed the bridge.", "Four T-72B3s", "vehicle"),
        ("A battery of S-400 launchers was seen.", "S-400 launchers", "air_defence"),
        ("The S-400 (SA-21 Growler) is long-ranged.", "S-400 (SA-21 Growler", "air_defence"),
        ("An F-15E Eagle flew over.", "F-15E Eagle", "combat_aircraft"),
        ("A Kilo-class submarine surfaced.", "Kilo-class submarine", "submarine"),
        ("Ropucha-class landing ships sailed.", "Ropucha-class landing ships", "warship"),
        ("A Project 636 submarine dived.", "Project 636 submarine", "submarine"),
        ("Three rusting frigates were towed.", "Three rusting frigates", "warship"),
        ("The 21st Coastal Defence Brigade moved.", "21st Coastal Defence Brigade", "ground_unit"),
        ("A helicopter regiment moved.", "helicopter regiment", "air_unit"),
        ("Units of the Northern Tribal Army fled.", "Units of the Northern Tribal Army", "ground_unit"),
        ("The base got 40 tons of cargo and troops.", "40 tons of cargo", "cargo"),
        ("A large amount of equipment and troops left.", "large amount of equipment", "generic"),
        ("Short-range ballistic missiles were fired.", "Short-range ballistic missiles", "missile"),
    ],
)
def test_an_asset_has_its_modifiers_and_class(
    assets: Assets, text: str, words: str, asset_class: str
) -> None:
    assert (words, asset_class) in [(a.text, a.asset_class) for a in read(assets, text)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The destroyer INS Kolkata left.", "destroyer INS Kolkata", "Kolkata"),
        ("Crowds met the cargo ship Sparta II.", "cargo ship Sparta II", "Sparta II"),
        ("The landing ship Velikan docked.", "landing ship Velikan", "landing ship Velikan"),
        ("The frigate “Old Harry” docked.", "frigate “Old Harry", "frigate “Old Harry"),
        (
            "The Kilo-class submarine Velikan docked.",
            "Kilo-class submarine Velikan",
            "submarine Velikan",
        ),
        ("The survey ship Hai Yang 12 turned.", "survey ship Hai Yang 12", "survey ship Hai Yang 12"),
        ("The USS Nowhere sailed on.", "USS Nowhere", "USS Nowhere"),
    ],
)
def test_ships_have_names(assets: Assets, text: str, words: str, name: str) -> None:
    assert [(a.text, a.name) for a in read(assets, text)] == [(words, name)]


@pytest.mark.parametrize(
    "text",
    [
        "It ships goods to troops.",
        "Hunger forces them to leave, troops say.",
        "They had to force a door.",
        "Drone footage of the city was shown.",
        "A helicopter crash killed a farmer.",
        "He came by helicopter.",
        "A missile-armed man was a rumour.",
        "A think tank wrote it.",
        "The army said so.",
        "Patriot songs were sung.",
        "Kolkata was hit by rain.",
        "The Black Hawk County fair opened.",
        "At 26 he left; a 19 year old stayed.",
        "An 26 year old man left.",
        "Every unit in the building was sold.",
    ],
)
def test_words_that_only_look_like_assets(assets: Assets, text: str) -> None:
    assert [a.text for a in read(assets, text) if a.text not in ("troops", "A")] == []


@pytest.mark.parametrize(
    ("text", "asset_class"),
    [
        ("Rebel fighters held the town.", "personnel"),
        ("The Houthi fighters flew home with troops.", "personnel"),
        ("Four fighters were scrambled.", "combat_aircraft"),
        ("Six F-35 fighters came.", "combat_aircraft"),
    ],
)
def test_fighters_are_aircraft_where_something_flies(assets: Assets, text: str, asset_class: str) -> None:
    found = read(assets, f"Troops and tanks came. {text}")
    assert asset_class in [a.asset_class for a in found if "fighters" in a.text]


def test_a_ship_once_introduced_is_known_by_its_name(assets: Assets) -> None:
    found = read(
        assets, "Velikan is a word. The frigate Velikan left. Later Velikan came back; Kolkata did not."
    )
    assert [a.text for a in found] == ["Velikan", "frigate Velikan", "Velikan"]


@pytest.mark.parametrize(
    "text",
    [
        "Mark Sparta spoke to troops.",
        "The S&T72 index fell with troops.",
        "It is the country's most advanced warship, troops say.",
        "The 3rd Army Training Command sent troops.",
        "The suicide bomber hit troops.",
        "The anti-aircraft law hit troops.",
        "An army major met troops.",
    ],
)
def test_parts_of_other_names_and_phrases(assets: Assets, text: str) -> None:
    assert [a.text for a in read(assets, text)] == ["troops"]


def test_a_long_run_of_words_is_read_in_good_time(assets: Assets) -> None:
    assert len(read(assets, "the frigate and " * 20_000)) == 20_000


def test_a_column_of_tanks_is_the_tanks(assets: Assets) -> None:
    assert [
        a.text for a in read(assets, "A naval flotilla left. A fleet of 12 frigates and a fleet left.")
    ] == [
        "naval flotilla",
        "12 frigates",
        "fleet",
    ]


def test_ambiguous_words_need_a_military_text(assets: Assets) -> None:
    assert read(assets, "Three of the vessels in the painting are blue.") != []
    assert read(assets, "The vessels in the painting are blue.") == []
    assert [a.text for a in read(assets, "Troops came. The vessels anchored.")] == ["Troops", "vessels"]


def test_spans_quote_the_text_and_never_overlap(assets: Assets) -> None:
    text = "Two\u00a0Il-76 planes, 3 T-72 tanks and the 5th Guards Tank Division of 900 soldiers 😀 left."
    found = read(assets, text)
    assert [text[a.span.start : a.span.end] for a in found] == [a.text for a in found]
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert len(found) == 4


def test_boilerplate_has_no_assets(assets: Assets) -> None:
    text = "Troops left.\n\nFollow our tanks on Telegram"
    report = article(text, regions=(Region(Span(14, len(text)), RegionKind.BOILERPLATE),))
    assert [a.text for a in assets.find(report, sentences(report), ())] == ["Troops"]


def test_a_headline_in_capitals_makes_no_names(assets: Assets) -> None:
    assert [a.name for a in read(assets, "Warship Leaves Port With Soldiers")] == ["warship", "troops"]


def test_a_headline_in_capitals_names_a_ship_up_to_its_verb(assets: Assets) -> None:
    assert [a.name for a in read(assets, "Landing Ship Velikan Leaves Kelby Harbour")] == [
        "Landing Ship Velikan"
    ]
