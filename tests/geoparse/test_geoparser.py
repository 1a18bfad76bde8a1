"""What is found in sentences written for the purpose: names, roles and places."""

from itertools import pairwise
from pathlib import Path

import pytest

from geo.model import Article, Mention
from geo.pipeline import Pipeline
from geo.reading import read_path, read_text
from geo.spatial import is_within

SEEN_IN_SEEDS = {
    "Hmeimim": (35.40, 35.95),
    "Khmeimim": (35.40, 35.95),
    "Tartus": (34.9, 35.88),
    "Palmyra": (34.56, 38.28),
    "Raqqa": (35.95, 39.01),
    "Benghazi": (32.12, 20.07),
    "Damascus": (33.51, 36.29),
    "Baghdad": (33.32, 44.37),
    "Hohenfels": (49.2, 11.85),
}
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"


def found(pipeline: Pipeline, text: str) -> dict[str, Mention]:
    return {m.text: m for m in pipeline.extract(read_text(text, id="x")).mentions}


def near(mention: Mention, lat: float, lon: float, km: float = 30.0) -> bool:
    assert mention.place is not None
    return is_within((mention.place.lat, mention.place.lon), (lat, lon), km)


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("Jets landed at the Khmeimim airbase.", "Khmeimim", 35.40, 35.95),
        ("Jets landed at Hmeimim.", "Hmeimim", 35.40, 35.95),
        ("Two ships moored at the naval port of Tartus.", "Tartus", 34.91, 35.87),
        ("Troops held Palmyra in Syria.", "Palmyra", 34.56, 38.28),
        ("Syrian troops and Russian jets fought for Palmyra.", "Palmyra", 34.56, 38.28),
        ("The clinic moved from Buffalo to Palmyra, New York.", "Palmyra", 43.06, -77.23),
        ("He flew to Tripoli, Lebanon, from Beirut.", "Tripoli", 34.43, 35.85),
        ("Libyan units left Tripoli for Misrata.", "Tripoli", 32.88, 13.19),
        ("She lives in Alexandria, Virginia.", "Alexandria", 38.80, -77.05),
        ("The corvette called at Alexandria on the Egyptian coast.", "Alexandria", 31.20, 29.92),
        ("They retook Raqqa.", "Raqqa", 35.95, 39.01),
        ("A port in Benghazi was cleared.", "Benghazi", 32.12, 20.07),
        ("Flights from Baghdad resumed.", "Baghdad", 33.32, 44.37),
        ("Exercises were held in Hohenfels, Germany.", "Hohenfels", 49.2, 11.85),
        ("Convoys crossed into Idlib province.", "Idlib", 35.93, 36.63),
    ],
)
def test_context_decides_which_place_is_meant(
    pipeline: Pipeline, text: str, name: str, lat: float, lon: float
) -> None:
    assert near(found(pipeline, text)[name], lat, lon)


def test_each_occurrence_keeps_what_it_is_put_into(pipeline: Pipeline) -> None:
    text = "He drove from Paris, Texas. She lives in Paris, France. It left Springfield, Illinois."
    places = [m.place for m in pipeline.extract(read_text(text, id="x")).mentions if m.text == "Paris"]
    assert [p.country for p in places if p] == ["US", "FR"]


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("The fleet in Africa, Tunisia said, was small.", "Africa", "region:africa"),
        ("Tunis and Sfax lie in Tunisia. Gold is mined in Africa.", "Africa", "region:africa"),
        ("Albany and Buffalo wrote to ships in the North Sea.", "North Sea", "region:north-sea"),
    ],
)
def test_seas_and_continents_are_not_their_namesakes(
    pipeline: Pipeline, text: str, name: str, place_id: str
) -> None:
    place = found(pipeline, text)[name].place
    assert place is not None and place.id == place_id


def test_vowel_marks_belong_to_words(pipeline: Pipeline) -> None:
    mention = found(pipeline, "وصلت السفن إلى طَرْطُوس أمس")
    assert "طَرْطُوس" in mention


def test_a_page_of_one_name_is_read_in_good_time(pipeline: Pipeline) -> None:
    assert len(pipeline.extract(read_text("Damascus " * 20_000, id="x")).mentions) > 10_000


def test_spellings_of_a_site_are_one_place(pipeline: Pipeline) -> None:
    text = "Jets left Hmeimim. Others stayed at the Khmeimim air base. Hmeymim was quiet."
    places = {m.place.id for m in found(pipeline, text).values() if m.place}
    assert places == {"site:hmeimim"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Moscow remains hopeful of an agreement.", "Moscow", "associative"),
        ("He fled to Moscow.", "Moscow", "literal"),
        ("Ankara said it would not withdraw.", "Ankara", "associative"),
        ("Russian jets landed.", "Russian", "associative"),
        ("Troops remain in Syria.", "Syria", "literal"),
        ("Ships were seen off Syria’s coast.", "Syria", "literal"),
        ("It is part of Russia’s strategy.", "Russia", "associative"),
        ("The Kremlin denied it.", "Kremlin", "associative"),
        ("Footage by Syria Television shows the hangars.", "Syria", "associative"),
        ("Talks with the U.S. went on.", "U.S.", "associative"),
        ("US officials declined to comment.", "US", "associative"),
        ("A base stands near Palmyra.", "Palmyra", "literal"),
    ],
)
def test_a_government_a_people_and_a_paper_are_associative(
    pipeline: Pipeline, text: str, name: str, role: str
) -> None:
    assert found(pipeline, text)[name].role == role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Michael Kofman of the Carnegie Endowment urged caution.", "Carnegie"),
        ("Islamic State claimed the attack.", "Islamic State"),
        ("General Jordan Hale will brief them.", "Jordan"),
        ("Paris Hilton opened the show.", "Paris"),
        ("They may leave in March.", "March"),
        ("The INS Kolkata docked.", "Kolkata"),
        ("Tugs met the Sparta and turned back.", "Sparta"),
        ("The group Hayat Tahrir al-Sham took the city.", "al-Sham"),
        ("Reading the report took us an hour.", "Reading"),
        ("please tell us more", "us"),
    ],
)
def test_people_groups_ships_and_words_are_no_places(pipeline: Pipeline, text: str, name: str) -> None:
    assert name not in found(pipeline, text)


def test_a_base_that_no_gazetteer_knows_is_kept_without_a_place(pipeline: Pipeline) -> None:
    mention = found(pipeline, "Drones took off from the Qzarbumtil airbase.")["Qzarbumtil"]
    assert (mention.place, mention.score) == (None, 0.0)


def test_spans_quote_the_text_and_never_overlap(pipeline: Pipeline) -> None:
    text = (
        "From Deir ez-Zor to Saint Petersburg,\u00a0Rostov-on-Don and N'Djamena: "
        "U.S., UK and Türkiye’s aid 😀 for Łódź."
    )
    read = read_text(text, id="x")
    mentions = pipeline.extract(read).mentions
    assert all(read.quote(m.span) == m.text for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    assert {"Deir ez-Zor", "Saint Petersburg", "Rostov-on-Don", "N'Djamena", "U.S.", "Türkiye", "Łódź"} <= {
        m.text for m in mentions
    }


def test_alternatives_are_other_places_of_the_name(pipeline: Pipeline) -> None:
    mention = found(pipeline, "Troops held Palmyra in Syria.")["Palmyra"]
    assert mention.place is not None
    assert "US" in {p.country for p in mention.alternatives}
    assert mention.place.id not in {p.id for p in mention.alternatives}


def test_boilerplate_is_left_out(pipeline: Pipeline) -> None:
    text = "The frigate stayed at its mooring in Tartus, port officials said.\n\nFollow us on X in Paris\n"
    assert "Paris" not in found(pipeline, text)


@pytest.mark.skipif(not SEEDS.exists(), reason="the real articles are not on this machine")
def test_the_real_articles_show_their_sites_and_no_place_in_names_of_organisations(
    pipeline: Pipeline,
) -> None:
    articles = [a for a in read_path(SEEDS) if isinstance(a, Article)]
    mentions = [(a, m) for a in articles for m in pipeline.extract(a).mentions]
    for name, (lat, lon) in SEEN_IN_SEEDS.items():
        named = [m for _, m in mentions if m.text == name]
        assert named and all(near(m, lat, lon) for m in named), name
    for organisation in ("Syria Television", "Carnegie Endowment", "Islamic State"):
        inside = [
            m for a, m in mentions if organisation in a.text[max(0, m.span.start - 20) : m.span.end + 20]
            and m.text in organisation
        ]  # fmt: skip
        assert any(organisation in a.text for a in articles), organisation
        assert all(m.role == "associative" for m in inside), organisation
