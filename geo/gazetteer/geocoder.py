"""The gazetteer as a geopy geocoder, and, for who turns it on, Nominatim behind the same interface."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geopy.adapters import URLLibAdapter
from geopy.exc import ConfigurationError, GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.search import exact
from geo.model import Place

PUBLIC_SERVER = "nominatim.openstreetmap.org"
_STRUCTURE = ("city", "county", "state", "country")
_MOST = 50
_SECONDS_BETWEEN = 1.0  # what the public server's usage policy asks for
_CACHED_ANSWERS = 20_000
_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})", re.ASCII
)
_PRIVATE = (
    "localhost",
    "local",
    "localdomain",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "test",
)

Query = str | Mapping[str, str]


class DatelineGeocoder(Geocoder):  # type: ignore[misc]
    """Geocodes offline, from the gazetteer alone. Names are matched exactly: nothing is guessed."""

    def __init__(self, gazetteer: Gazetteer | None = None, *, timeout: Any = DEFAULT_SENTINEL) -> None:
        super().__init__(timeout=timeout, adapter_factory=URLLibAdapter)
        self.gazetteer = gazetteer or Gazetteer.open()

    def geocode(
        self,
        query: Query,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
        country_codes: str | Iterable[str] | None = None,
    ) -> Location | list[Location] | None:
        """The place that a query names, or all of them, or None: "Tripoli, Lebanon", {"city": "Tripoli"}."""
        if limit is not None and int(limit) < 1:
            raise ValueError("Limit cannot be less than 1")
        wanted = _upper(country_codes)
        found = {
            candidate.place.id: candidate.place
            for candidate in exact(self.gazetteer, _in_one_line(query))
            if not wanted or candidate.place.country in wanted
        }
        return self._answer(list(found.values())[: int(limit or _MOST)], exactly_one)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """The town or site nearest to a point, or the nearest few. Raises GeocoderQueryError for no point."""
        if query is None:
            raise GeocoderQueryError("a point is needed: (latitude, longitude)")
        try:
            point = Point(query)
        except (TypeError, ValueError) as problem:
            raise GeocoderQueryError(f"{query!r} is no point: {problem}") from problem
        nearest = self.gazetteer.near(point.latitude, point.longitude, limit or (1 if exactly_one else 10))
        return self._answer(nearest, exactly_one)

    def _answer(self, places: list[Place], exactly_one: bool) -> Location | list[Location] | None:
        locations = [self._location(place) for place in places]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def _location(self, place: Place) -> Location:
        country = self.gazetteer.country(place.country) if place.country else None
        parts = (place.name, place.division, country.name if country else None)
        address = ", ".join(dict.fromkeys(part for part in parts if part))
        return Location(address, (place.lat, place.lon), asdict(place))


def _in_one_line(query: Query) -> str:
    """A structured query as people write it: "Alexandria, Virginia, USA"."""
    if isinstance(query, str):
        return query
    return ", ".join(query[part] for part in _STRUCTURE if query.get(part))


def _upper(codes: str | Iterable[str] | None) -> set[str]:
    return {code.upper() for code in ([codes] if isinstance(codes, str) else codes or ())}


def online(
    cache_path: Path,
    user_agent: str,
    *,
    domain: str = PUBLIC_SERVER,
    timeout: float = 10.0,
    adapter_factory: Callable[..., Any] | None = None,
) -> Geocoder:
    """A geocoder that asks a Nominatim server: nothing in Dateline calls this unless the user asks for it.

    At most one request a second; answers are kept in a SQLite file and never asked for twice. ``user_agent``
    names the application and a contact. Raises ConfigurationError for a server that is not a public one.
    """
    if not user_agent.strip():
        raise ConfigurationError("user_agent: name the application and a contact, as Nominatim's policy asks")
    return _CachedNominatim(
        Answers(cache_path),
        domain=public_host(domain),
        scheme="https",
        user_agent=user_agent.strip(),
        timeout=timeout,
        adapter_factory=adapter_factory,
    )


def public_host(domain: str) -> str:
    """A domain in lower case, if it can be a public server's name: no address, port, path or local name."""
    host = domain.strip().lower().rstrip(".")
    if len(host) > 253 or not _HOST.fullmatch(host) or host.rpartition(".")[2] in _PRIVATE:
        raise ConfigurationError(
            f"{domain!r}: not the name of a public server; addresses and local names are refused"
        )
    return host


class _CachedNominatim(Nominatim):  # type: ignore[misc]
    """Nominatim that looks into its cache first and waits between requests."""

    def __init__(self, answers: Answers, **options: Any) -> None:
        super().__init__(**options)
        self._answers = answers
        self._limited = RateLimiter(
            super()._call_geocoder,
            min_delay_seconds=_SECONDS_BETWEEN,
            max_retries=0,
            swallow_exceptions=False,
        )

    def _call_geocoder(self, url: str, callback: Callable[[Any], Any], **options: Any) -> Any:
        answer = self._answers.get(url)
        if answer is None:
            answer = json.dumps(self._limited(url, lambda received: received, **options))
            self._answers.put(url, answer)
        return callback(json.loads(answer))


class Answers:
    """Answers of a server by URL, kept in a SQLite file; the oldest make room."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._connection() as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS answers (url TEXT PRIMARY KEY, answer TEXT NOT NULL)"
            )

    def get(self, url: str) -> str | None:
        with self._connection() as connection:
            row = connection.execute("SELECT answer FROM answers WHERE url = ?", (url,)).fetchone()
        return row[0] if row else None

    def put(self, url: str, answer: str) -> None:
        surplus = "DELETE FROM answers WHERE rowid <= (SELECT max(rowid) FROM answers) - ?"
        with self._connection() as connection:
            connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (url, answer))
            connection.execute(surplus, (_CACHED_ANSWERS,))

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=10)) as connection, connection:
            yield connection
