"""What events are read out of a sentence: a specification by example."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

import pytest

from geo.model import End, Event, Findings
from geo.pipeline import Pipeline
from tests.builders import article


def read(pipeline: Pipeline, text: str, published: str | None = "2025-03-14") -> Findings:
    return pipeline.extract(article(text, published=published))


def told(events: Sequence[Event]) -> list[str]:
    """ "depart Tartus → Baltic @ –": kind and ends of each event."""
    return [f"{e.kind} {_name(e.origin)} → {_name(e.destination)} @ {_name(e.location)}" for e in events]


def _name(end: End | None) -> str:
    return end.text if end else "–"


MOVEMENTS = [
    # subject, object, either
    ("Three frigates left Tartus for Tobruk.", "depart Tartus → Tobruk @ –"),
    ("A convoy entered Aleppo at noon on Friday.", "arrive – → Aleppo @ –"),
    ("Turkey deployed two battalions to Tripoli.", "deploy – → Tripoli @ –"),
    ("Two battalions deployed to Tripoli.", "deploy – → Tripoli @ –"),
    ("The brigade withdrew from Kherson.", "withdraw Kherson → – @ –"),
    ("The frigate re-entered the Black Sea.", "arrive – → Black Sea @ –"),
    ("Soldiers have regained Nawnghkio.", "seize – → – @ Nawnghkio"),
    # passives, participles, relative clauses, control
    ("Two S-400 systems were flown from Minsk to Latakia.", "relocate Minsk → Latakia @ –"),
    ("The navy ordered both corvettes to leave Odesa.", "depart Odesa → – @ –"),
    ("Four tankers bound for Tartus passed Malta.", "transit – → Tartus @ –"),
    ("Three C-17s are inbound to Rzeszów from Dover.", "arrive Dover → Rzeszów @ –"),
    ("Paratroopers were flown from Pskov to Minsk aboard three Il-76s.", "relocate Pskov → Minsk @ –"),
    ("The army is moving a Patriot battery from South Korea to Qatar.", "relocate South Korea → Qatar @ –"),
    ("Soldiers from Chad and Niger entered Gao.", "arrive – → Gao @ –"),
    ("The tanker arrived from Toulon in Larnaca.", "arrive Toulon → Larnaca @ –"),
    ("Tanks moved south from Tripoli to Sabha.", "relocate Tripoli → Sabha @ –"),
    ("Instead of sailing to Cyprus, the frigate went to Crete.", "relocate – → Crete @ –"),
    ("Paratroopers rehearsed the capture of an airfield near Narva.", "exercise – → – @ Narva"),
    ("Soldiers of the 4th Brigade, who arrived in Gao on Monday, number 200.", "arrive – → – @ Gao"),
    # nouns
    ("The arrival of two destroyers in Rota was noted.", "arrive – → – @ Rota"),
    ("Reuters reported the departure of six jets from Souda Bay.", "depart Souda Bay → – @ –"),
    # being somewhere
    ("There are twelve tanks at Narva.", "station – → – @ Narva"),
    ("Satellite images show nine bombers at Engels.", "station – → – @ Engels"),
    ("Two minesweepers are berthed at Gdynia.", "station – → – @ Gdynia"),
    ("About 500 troops will stay in Erbil.", "remain – → – @ Erbil"),
    # fights, exercises, preparations
    ("Drones struck a depot in Odesa.", "strike – → – @ Odesa"),
    ("The army fired 20 missiles from Crimea at Odesa.", "strike Crimea → Odesa @ –"),
    ("Rebels captured the town of Goma.", "seize – → – @ Goma"),
    ("Marines are taking part in an exercise near Bodø.", "exercise – → – @ Bodø"),
    ("Crews dismantled a radar at Hmeimim.", "prepare – → – @ Hmeimim"),
    # the sea is an end
    (
        "Two Russian logistics vessels were heading toward Tartus from the Baltic.",
        "transit Baltic → Tartus @ –",
    ),
]


@pytest.mark.parametrize(("text", "expected"), MOVEMENTS)
def test_kind_and_ends(pipeline: Pipeline, text: str, expected: str) -> None:
    assert expected in told(read(pipeline, text).events)


@pytest.mark.parametrize(
    ("text", "modality", "polarity", "draw"),
    [
        ("Three frigates left Tartus.", "stated", "affirmed", True),
        ("Three frigates left Tartus, officials said.", "claimed", "affirmed", True),
        ("Satellite images show three frigates at Tartus.", "observed", "affirmed", True),
        ("Three frigates appear to have left Tartus.", "assessed", "affirmed", True),
        ("Three frigates will leave Tartus on Friday.", "planned", "affirmed", True),
        ("Three frigates may have left Tartus.", "possible", "affirmed", False),
        ("If the talks fail, three frigates would leave Tartus.", "hypothetical", "affirmed", False),
        ("Three frigates have not left Tartus.", "stated", "negated", False),
        ("Moscow denied that three frigates had left Tartus.", "denied", "negated", False),
        ("Russia has suspended the withdrawal of its troops from Tartus.", "stated", "negated", False),
        ("Officials in Ankara denied reports that jets had landed in Tripoli.", "denied", "negated", False),
        ("Georgia rejected reports that Russian troops had moved to Sukhumi.", "denied", "negated", False),
        ("There is no evidence that three frigates have left Tartus.", "stated", "negated", False),
        ("Three frigates must leave Tartus by Friday.", "planned", "affirmed", True),
        ("Had the convoy reached Agadez, it would have been attacked.", "hypothetical", "affirmed", False),
        ("A pair of drones can be seen at Bahir Dar.", "observed", "affirmed", True),
        ("The rebels have captured Goma.", "stated", "affirmed", True),
        ("The army halted its advance and withdrew to Kupiansk.", "stated", "affirmed", True),
    ],
)
def test_how_sure_it_is(pipeline: Pipeline, text: str, modality: str, polarity: str, draw: bool) -> None:
    (event,) = read(pipeline, text).events
    assert (event.modality, event.polarity, event.draw) == (modality, polarity, draw)


@pytest.mark.parametrize(
    ("text", "who", "via"),
    [
        ("A tanker left Novorossiysk, port officials said.", "port officials", None),
        ("According to the coastguard, a tanker left Novorossiysk.", "the coastguard", None),
        ("A naval officer told Reuters that a frigate had left Tartus.", "A naval officer", "Reuters"),
        ("Planet Labs imagery shows two frigates at Tartus.", "Planet Labs imagery", None),
        ("Satellite images show two frigates at Tartus (photo: Maxar)", "Maxar", None),
        ("Video: Footage aired by Nova TV shows two jets at Tartus.", "Footage aired by Nova TV", None),
    ],
)
def test_who_says_so(pipeline: Pipeline, text: str, who: str, via: str | None) -> None:
    (event,) = read(pipeline, text).events
    assert event.attribution is not None
    assert (event.attribution.text, event.attribution.via) == (who, via)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Three frigates left Tartus on Tuesday.", ("2025-03-11", "2025-03-11")),
        ("Three frigates will leave Tartus on Tuesday.", ("2025-03-18", "2025-03-18")),
        ("Three frigates left Tartus in late February.", ("2025-02-21", "2025-02-28")),
        ("Three frigates left Tartus, officials said on Tuesday.", None),
        ("On Tuesday marines began a three-day drill near Bodø.", ("2025-03-11", "2025-03-13")),
    ],
)
def test_when_it_is(pipeline: Pipeline, text: str, days: tuple[str, str] | None) -> None:
    (event,) = read(pipeline, text).events
    assert (event.date and (event.date.start.isoformat(), event.date.end.isoformat())) == days


def test_each_of_several_assets_and_places_is_an_event(pipeline: Pipeline) -> None:
    text = "Norway is sending a frigate to Malta and two tugs to Bari."
    found = {(e.asset.name, _name(e.destination)) for e in read(pipeline, text).events if e.asset}
    assert found == {("frigate", "Malta"), ("tug", "Bari")}


def test_what_is_listed_moves_together(pipeline: Pipeline) -> None:
    text = "The Russian frigate Admiral Gorshkov, the submarine Kazan and two tugs reached Havana."
    moved = [event.asset.text for event in read(pipeline, text).events if event.asset]
    assert moved == ["Russian frigate Admiral Gorshkov", "submarine Kazan", "two tugs"]


def test_two_verbs_have_each_their_own_day_and_certainty(pipeline: Pipeline) -> None:
    stopped, left = read(
        pipeline, "The tanker reached Malta on 2 May 2024 and left for Haifa on 4 May 2024."
    ).events
    assert stopped.date and left.date
    assert [stopped.date.start.day, left.date.start.day] == [2, 4]
    stayed, moved = read(pipeline, "The brigade did not leave Brest but moved to Pinsk.").events
    assert [stayed.polarity, moved.polarity] == ["negated", "affirmed"]


@pytest.mark.parametrize(
    "text",
    [
        "The tanker abandoned the search and returned to Algiers.",
        "The column turned back without entering Khartoum.",
        "Japan scrambled fighters after drones flew between Yonaguni and Taiwan.",
    ],
)
def test_nobody_leaves_a_place_that_another_verb_has(pipeline: Pipeline, text: str) -> None:
    assert not any(event.origin for event in read(pipeline, text).events)


def test_there_and_the_base_take_the_place_that_they_stand_for(pipeline: Pipeline) -> None:
    text = "Two Il-76s landed at Hmeimim. Three An-124s arrived there on Tuesday. Helicopters left the base."
    places = [end.place.name for event in read(pipeline, text).events for end in event.ends if end.place]
    assert places == ["Hmeimim air base"] * 3


def test_a_government_is_no_end(pipeline: Pipeline) -> None:
    (event,) = read(pipeline, "Moscow said that it would send two frigates to Tartus.").events
    assert event.origin is None


@pytest.mark.parametrize(
    ("distance", "km"),
    [
        ("30 km", 30.0),
        ("twenty-one kilometres", 21.0),
        ("half a mile", 0.8),
        ("1,200 nautical miles", 2222.4),
        ("a hundred kilometres", 100.0),
        ("several kilometres", None),
        ("a few hundred kilometres", None),
    ],
)
def test_a_direction_and_a_distance_stay_what_they_are(
    pipeline: Pipeline, distance: str, km: float | None
) -> None:
    (event,) = read(pipeline, f"A destroyer was seen {distance} southwest of Larnaca.").events
    assert event.location is not None
    assert (event.location.direction, event.location.offset_km) == ("SW", km)


def test_a_picture_from_the_files_is_not_drawn(pipeline: Pipeline) -> None:
    (event,) = read(pipeline, "FILE - A destroyer leaves Norfolk on May 3, 2012.").events
    assert not event.draw


def test_a_headline_printed_twice_tells_once(pipeline: Pipeline) -> None:
    headline = "Frigate arrives in Toulon"
    assert len(read(pipeline, f"{headline}\n\n{headline}\n").events) == 1


def test_every_part_is_found_where_its_span_says(pipeline: Pipeline) -> None:
    text = "Two frigates left Tartus for Tobruk on Tuesday, officials said."
    report = article(text, published="2025-03-14")
    (event,) = pipeline.extract(report).events
    assert report.quote(event.trigger) == "left"
    assert report.quote(event.passage) == text
    assert event.attribution and report.quote(event.attribution.span) == "officials"
    assert event.date and report.quote(event.date.span) == event.date.text
    assert [report.quote(end.span) for end in event.ends] == ["Tartus", "Tobruk"]


NOTHING = [
    "The An-124 can lift 150 tonnes and fly from Leipzig to Kabul.",
    "The striker left Porto for Valencia in May.",
    "A storm struck Alexandria and moved towards Crete.",
    "The president arrived in Ankara on Monday.",
    "Greece has ordered 20 fighters.",
    "The museum in Bovington has moved its oldest tank into a new hall.",
    "The company moved production from Cordoba to Georgia.",
    "A strike by pilots grounded flights in Frankfurt.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_event(pipeline: Pipeline, text: str) -> None:
    assert read(pipeline, text).events == ()


@pytest.mark.parametrize("text", ["", "\n\n", "“", "a" * 9000, "left " * 3000, "Ships " * 500, "(((" * 400])
def test_no_text_breaks_it(pipeline: Pipeline, text: str) -> None:
    assert read(pipeline, text).events == ()


def test_no_number_breaks_it(pipeline: Pipeline) -> None:
    (event,) = read(pipeline, f"{'9' * 400} tanks left Gao.").events
    assert event.count is None
    assert read(pipeline, f"{'9' * 5000} tanks left Gao.").events == ()  # too long for a sentence


@pytest.mark.benchmark
def test_a_long_article_takes_time_by_its_length(pipeline: Pipeline) -> None:
    """Twice the sentences must not take four times as long."""

    def seconds(lines: int) -> float:
        text = "\n\n".join(f"{at + 2} frigates left Tartus, officials said." for at in range(lines))
        start = process_time()
        read(pipeline, text)
        return process_time() - start

    seconds(50)
    assert seconds(1600) < 3 * seconds(800)
