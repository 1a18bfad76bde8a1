"""The gazetteer behind geopy's interface, and Nominatim behind the same one, without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import ConfigurationError, GeocoderQueryError, GeocoderRateLimited
from geopy.geocoders.base import Geocoder
from geopy.point import Point

from geo.gazetteer import Gazetteer, geocoder
from geo.gazetteer.geocoder import Answers, DatelineGeocoder, online

AGENT = "dateline-tests (nobody@example.org)"


@pytest.fixture(scope="module")
def offline(shipped: Gazetteer) -> DatelineGeocoder:
    return DatelineGeocoder(shipped)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("Tripoli", "gn:2210247"),
        ("Tripoli, Lebanon", "gn:266826"),
        ("Alexandria, Virginia", "gn:4744091"),
        ("Alexandria, Virginia, USA", "gn:4744091"),
        ("Hmeimim air base", "site:hmeimim"),
        ({"city": "Tripoli", "country": "Lebanon"}, "gn:266826"),
        ({"country": "Syria"}, "gn:163843"),
    ],
)
def test_a_name_is_geocoded(offline: DatelineGeocoder, query: Any, place: str) -> None:
    location = offline.geocode(query)
    assert location.raw["id"] == place
    assert (location.latitude, location.longitude) == (location.raw["lat"], location.raw["lon"])


def test_an_address_says_where_a_place_lies(offline: DatelineGeocoder) -> None:
    assert offline.geocode("Alexandria, Virginia").address == "Alexandria, Virginia, United States"


@pytest.mark.parametrize("query", ["zzzzqq", "Benghzi", "Tartu Bay", "Tripoli, Atlantis", "", {"city": ""}])
def test_nothing_is_guessed(offline: DatelineGeocoder, query: Any) -> None:
    assert offline.geocode(query) is None
    assert offline.geocode(query, exactly_one=False) is None


@pytest.mark.parametrize("codes", ["lb", "LB", ["fr", "lb"]])
def test_country_codes_narrow_down(offline: DatelineGeocoder, codes: Any) -> None:
    assert offline.geocode("Tripoli", country_codes=codes).raw["id"] == "gn:266826"


def test_a_list_is_given_where_more_than_one_is_asked_for(offline: DatelineGeocoder) -> None:
    countries = [location.raw["country"] for location in offline.geocode("Tripoli", exactly_one=False)]
    assert {"LY", "LB", "GR"} <= set(countries)
    assert len(offline.geocode("Tripoli", exactly_one=False, limit=2)) == 2


def test_a_limit_below_one_is_an_error(offline: DatelineGeocoder) -> None:
    with pytest.raises(ValueError, match="Limit"):
        offline.geocode("Tripoli", limit=0)


@pytest.mark.parametrize("query", [(34.56, 38.28), "34.56, 38.28", Point(34.56, 38.28)])
def test_a_point_is_geocoded_backwards(offline: DatelineGeocoder, query: Any) -> None:
    assert offline.reverse(query).raw["name"] == "Palmyra"
    assert len(offline.reverse(query, exactly_one=False, limit=3)) == 3


@pytest.mark.filterwarnings("ignore:Latitude normalization")
@pytest.mark.parametrize("query", ["nowhere", (91, 0), None, (1, 2, 3, 4), (float("nan"), 0)])
def test_what_is_no_point_is_an_error(offline: DatelineGeocoder, query: Any) -> None:
    with pytest.raises(GeocoderQueryError):
        offline.reverse(query)


class Server(BaseSyncAdapter):  # type: ignore[misc]
    """A Nominatim that answers from a list and writes down what it is asked."""

    def __init__(self, answers: Iterator[Any], asked: list[str], agents: list[str]) -> None:
        super().__init__(proxies=None, ssl_context=None)
        self.answers, self.asked, self.agents = answers, asked, agents

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        self.asked.append(url)
        self.agents.append(headers["User-Agent"])
        answer = next(self.answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        raise NotImplementedError


class World:
    """A server with its notebook, and geocoders that talk to it."""

    def __init__(self, folder: Path, *answers: Any) -> None:
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.cache = folder / "cache" / "nominatim.sqlite3"
        self._server = Server(iter(answers), self.asked, self.agents)

    def geocoder(self) -> Geocoder:
        factory: Callable[..., Server] = lambda **_: self._server  # noqa: E731
        return online(self.cache, AGENT, adapter_factory=factory)


DOUMA = [{"lat": "33.57", "lon": "36.40", "display_name": "Douma, Syria"}]


def test_the_public_server_is_asked_politely(tmp_path: Path) -> None:
    world = World(tmp_path, DOUMA)
    location = world.geocoder().geocode("Douma")
    asked = urlsplit(world.asked[0])
    assert (asked.scheme, asked.hostname) == ("https", "nominatim.openstreetmap.org")
    assert parse_qs(asked.query)["q"] == ["Douma"]
    assert world.agents == [AGENT]
    assert (location.address, location.latitude, location.longitude) == ("Douma, Syria", 33.57, 36.4)


def test_an_answer_is_asked_for_once_and_kept(tmp_path: Path) -> None:
    world = World(tmp_path, DOUMA)
    locations = [world.geocoder().geocode("Douma") for _ in range(3)]
    assert len(world.asked) == 1
    assert locations[0] == locations[2]


def test_that_there_is_no_answer_is_kept_too(tmp_path: Path) -> None:
    world = World(tmp_path, [])
    assert [world.geocoder().geocode("Nowhere") for _ in range(2)] == [None, None]
    assert len(world.asked) == 1


def test_an_error_is_raised_and_not_kept(tmp_path: Path) -> None:
    busy = AdapterHTTPError("busy", status_code=429, headers={}, text="")
    world = World(tmp_path, busy, DOUMA)
    with pytest.raises(GeocoderRateLimited):
        world.geocoder().geocode("Douma")
    assert world.geocoder().geocode("Douma").address == "Douma, Syria"


def test_points_are_looked_up_the_same_way(tmp_path: Path) -> None:
    world = World(tmp_path, DOUMA[0])
    assert world.geocoder().reverse((33.57, 36.4)).address == "Douma, Syria"
    assert urlsplit(world.asked[0]).path == "/reverse"


def test_requests_are_a_second_apart(tmp_path: Path) -> None:
    assert World(tmp_path).geocoder()._limited.min_delay_seconds == 1.0


def test_the_cache_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geocoder, "_CACHED_ANSWERS", 3)
    answers = Answers(tmp_path / "cache.sqlite3")
    for number in range(5):
        answers.put(f"https://example.org/{number}", "[]")
    kept = [number for number in range(5) if answers.get(f"https://example.org/{number}")]
    assert kept == [2, 3, 4]


@pytest.mark.parametrize(
    "domain",
    [
        "localhost",
        "geocoder.localhost",
        "nominatim",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "169.254.169.254",
        "[::1]",
        "10.0.0.8",
        "printer.local",
        "metadata.google.internal",
        "localhost.",
        "example.org:8080",
        "example.org/path",
        "user@example.org",
        "http://example.org",
        "exämple.org",
        "-a.org",
        "a..org",
        "",
        " ",
    ],
)
def test_servers_that_are_not_public_are_refused(tmp_path: Path, domain: str) -> None:
    with pytest.raises(ConfigurationError, match="public"):
        online(tmp_path / "cache.sqlite3", AGENT, domain=domain)


def test_another_public_server_may_be_chosen(tmp_path: Path) -> None:
    chosen = online(tmp_path / "cache.sqlite3", AGENT, domain="Nominatim.Example.org.")
    assert chosen.api == "https://nominatim.example.org/search"


@pytest.mark.parametrize("agent", ["", "  ", "my-application"])
def test_an_application_has_to_name_itself(tmp_path: Path, agent: str) -> None:
    with pytest.raises(ConfigurationError):
        online(tmp_path / "cache.sqlite3", agent)
