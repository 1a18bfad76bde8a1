"""From which country an article is published: by its publisher's name, else by its address."""

from __future__ import annotations

import csv
from functools import cache
from urllib.parse import urlsplit

from geo.gazetteer import normalise
from geo.model import Article
from geo.settings import DATA

_TABLE = DATA / "lexicon" / "publishers.csv"
_DOMAIN_COUNTRY = {"su": "RU", "uk": "GB"}
# Sold to anybody, or no country's
_ANYBODYS = frozenset({"ai", "cc", "co", "eu", "fm", "gg", "io", "la", "me", "to", "tv", "ws"})


def home_country(article: Article) -> str | None:
    """The ISO 3166-1 alpha-2 code of the publisher's country; None where nothing tells."""
    names, domains = _tables()
    if article.publisher:
        found = names.get(normalise(article.publisher)) or domains.get(article.publisher.casefold())
        if found:
            return found
    return _country_of_host(_host(article.url)) if article.url else None


def _host(url: str) -> str:
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:  # "http://[": no address at all
        return ""


def _country_of_host(host: str) -> str | None:
    labels = host.casefold().rstrip(".").split(".")
    for at in range(len(labels) - 1):
        found = _tables()[1].get(".".join(labels[at:]))
        if found:
            return found
    last = labels[-1]
    if len(labels) < 2 or len(last) != 2 or not last.isascii() or not last.isalpha() or last in _ANYBODYS:
        return None
    return _DOMAIN_COUNTRY.get(last, last.upper())


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Publisher → country and domain → country."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {normalise(row["publisher"]): row["country"] for row in rows}
    return names, {row["domain"]: row["country"] for row in rows if row["domain"]}
