"""What speaks for a candidate: one list of features, each a small function; their weighted sum is its score.

Features of the name look at one candidate alone. Features of the text look at all candidates of a document
at once, in the light of what is believed of them so far, and give one number for each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log10

from geo import lexicon
from geo.gazetteer import Candidate, NameKind, normalise, prior
from geo.geoparse.resolution.containers import holds
from geo.geoparse.resolution.context import Beliefs, Scene
from geo.model import PlaceKind
from geo.spatial import Floats

_LISTED = ("icao:", "port:")  # from packages, not from a table made by hand


@dataclass(frozen=True, slots=True)
class Reading:
    """A candidate and how its name is written: what features of the name look at.

    ``rank`` is its position by prior, 0 for the most usual; ``rivals`` are all candidates of the name;
    ``site`` is the class of the site word beside it.
    """

    candidate: Candidate
    name: str
    rank: int
    rivals: tuple[Candidate, ...]
    site: str | None
    abbreviated: bool


@dataclass(frozen=True, slots=True)
class NameFeature:
    """A feature of one candidate. ``key`` names its weight, ``label`` is for readers."""

    key: str
    label: str
    value: Callable[[Reading], float]


@dataclass(frozen=True, slots=True)
class TextFeature:
    """A feature of all candidates of a document, an array of one number each."""

    key: str
    label: str
    value: Callable[[Scene, Beliefs], Floats]


def usual(reading: Reading) -> float:
    """How usual the place is for its name, whatever the text (0 to 1)."""
    return prior(reading.candidate)


def first(reading: Reading) -> float:
    """1 for the most usual place of the name."""
    return float(reading.rank == 0)


def townspeople(reading: Reading) -> float:
    """A tenth of the logarithm of a town's population (0 to 0.8)."""
    place = reading.candidate.place
    return log10(1 + place.population) / 10 if place.kind is PlaceKind.CITY else 0.0


def metropolis(reading: Reading) -> float:
    """0 up to a town of 100,000 people, 1 for one of ten million: the world knows it by name alone."""
    place = reading.candidate.place
    return min(log10(max(place.population, 1e5) / 1e5) / 2, 1.0) if place.kind is PlaceKind.CITY else 0.0


def town_inside(reading: Reading) -> float:
    """1 for a province with a town of the same name, where no word like "province" stands by: Idlib."""
    place = reading.candidate.place
    if place.kind is not PlaceKind.DIVISION or "division" in lexicon.fitting(reading.site):
        return 0.0
    named = (
        r.place for r in reading.rivals if r.place.kind is PlaceKind.CITY and r.name_kind is NameKind.NAME
    )
    return float(any(holds(place, town) for town in named))


def country(reading: Reading) -> float:
    """1 for a country."""
    return float(reading.candidate.place.kind is PlaceKind.COUNTRY)


def division(reading: Reading) -> float:
    """1 for a division of the first level: a state, a province."""
    place = reading.candidate.place
    return float(place.kind is PlaceKind.DIVISION and place.division is None)


def county(reading: Reading) -> float:
    """1 for a division of the second level: a county."""
    place = reading.candidate.place
    return float(place.kind is PlaceKind.DIVISION and place.division is not None)


def wide(reading: Reading) -> float:
    """1 for a continent, a sea or a region across borders."""
    return float(reading.candidate.place.kind.is_international)


def site(reading: Reading) -> float:
    """1 for a site of the table made by hand."""
    return float(reading.candidate.place.id.startswith("site:"))


def main_name(reading: Reading) -> float:
    """1 where the name is the one that the gazetteer calls the place by."""
    place = reading.candidate.place
    names = {place.name, place.name.split(",")[0]}  # "Washington, D.C."
    return float(any(normalise(name) == reading.name for name in names))


def alias(reading: Reading) -> float:
    """1 where the name is a lesser spelling of the place; 0 for seas, whose short names are as good."""
    if wide(reading) or main_name(reading):
        return 0.0
    return float(reading.candidate.name_kind is NameKind.ALIAS)


def abbreviation(reading: Reading) -> float:
    """1 for what the abbreviation written here is short for: "La.", "UK"."""
    return float(reading.abbreviated and reading.candidate.name_kind is NameKind.ABBREVIATION)


def site_word(reading: Reading) -> float:
    """1 where the candidate is what the word beside the name says: "air base", "province"."""
    return float(reading.candidate.place.kind in lexicon.fitting(reading.site))


def unannounced(reading: Reading) -> float:
    """1 for an airport, a port or a base that no word beside the name announces."""
    place = reading.candidate.place
    return float(place.id.startswith(_LISTED) and place.kind not in lexicon.fitting(reading.site))


NAME_FEATURES = (
    NameFeature("usual", "usual for the name", usual),
    NameFeature("first", "most usual of the name", first),
    NameFeature("townspeople", "size of the town", townspeople),
    NameFeature("metropolis", "is known all over the world", metropolis),
    NameFeature("town_inside", "is the province of a town so called", town_inside),
    NameFeature("country", "is a country", country),
    NameFeature("division", "is a province or state", division),
    NameFeature("county", "is a county", county),
    NameFeature("wide", "is a sea, region or continent", wide),
    NameFeature("site", "is a military site", site),
    NameFeature("main_name", "goes by this name", main_name),
    NameFeature("alias", "is better known by another name", alias),
    NameFeature("abbreviation", "is abbreviated so", abbreviation),
    NameFeature("site_word", "fits the word beside the name", site_word),
    NameFeature("unannounced", "no word like port or airport beside it", unannounced),
)


def contained(scene: Scene, beliefs: Beliefs) -> Floats:
    """1 where the country or division behind the name holds the place, -1 where it does not."""
    return scene.contained


def contained_elsewhere(scene: Scene, beliefs: Beliefs) -> Floats:
    """The same by what stands behind the name where it occurs elsewhere (-1 to 1)."""
    return scene.contained_elsewhere


def country_share(scene: Scene, beliefs: Beliefs) -> Floats:
    """The share of the other names that lie in the country (0 to 1)."""
    return scene.believed_share(scene.countries, beliefs)


def country_named(scene: Scene, beliefs: Beliefs) -> Floats:
    """How sure it is that another name denotes the very country (0 to 1)."""
    return scene.surest(scene.countries, beliefs.rows * scene.is_country)


def people_named(scene: Scene, beliefs: Beliefs) -> Floats:
    """For a country, how sure it is that the text names it otherwise: by its people, say (0 to 1)."""
    return country_named(scene, beliefs) * scene.is_country


def country_possible(scene: Scene, beliefs: Beliefs) -> Floats:
    """The share of the other names that have some candidate in the country, believed or not (0 to 1)."""
    return scene.possible_share(scene.countries, beliefs)


def division_share(scene: Scene, beliefs: Beliefs) -> Floats:
    """The share of the other names that lie in the state or province (0 to 1)."""
    return scene.believed_share(scene.divisions, beliefs)


def division_named(scene: Scene, beliefs: Beliefs) -> Floats:
    """How sure it is that another name denotes the very state or province (0 to 1)."""
    return scene.surest(scene.divisions, beliefs.rows * scene.is_division)


def division_possible(scene: Scene, beliefs: Beliefs) -> Floats:
    """The share of the other names that have some candidate in the state or province (0 to 1)."""
    return scene.possible_share(scene.divisions, beliefs)


def near(scene: Scene, beliefs: Beliefs) -> Floats:
    """1 where a certain place of the text is at hand, falling to 0 at some hundred kilometres."""
    return beliefs.closeness


def near_possible(scene: Scene, beliefs: Beliefs) -> Floats:
    """The share of the other names that have some candidate at hand, believed or not (0 to 1).

    Names of one neighbourhood single each other out, though each alone means a bigger town elsewhere.
    """
    return beliefs.possible_nearness


def home(scene: Scene, beliefs: Beliefs) -> Floats:
    """1 for a town, site or division in the country of the publisher."""
    return scene.at_home


TEXT_FEATURES = (
    TextFeature("contained", "the place behind the comma", contained),
    TextFeature("contained_elsewhere", "the place behind the comma elsewhere", contained_elsewhere),
    TextFeature("country_share", "other names are in its country", country_share),
    TextFeature("country_named", "its country is named", country_named),
    TextFeature("people_named", "its people are named", people_named),
    TextFeature("country_possible", "other names may be in its country", country_possible),
    TextFeature("division_share", "other names are in its province", division_share),
    TextFeature("division_named", "its province is named", division_named),
    TextFeature("division_possible", "other names may be in its province", division_possible),
    TextFeature("near", "another named place is near", near),
    TextFeature("near_possible", "other names may be near", near_possible),
    TextFeature("home", "lies in the publisher's country", home),
)
FEATURES: tuple[NameFeature | TextFeature, ...] = (*NAME_FEATURES, *TEXT_FEATURES)
