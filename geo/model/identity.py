"""Ids of findings: the same as long as an article's text and what is found in it are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b

from geo.model.articles import Article, Span
from geo.model.events import Asset, Event
from geo.model.findings import Findings

_BYTES = 8  # 64 bits: among a million findings two alike are less likely than one in a million


def identified(article: Article, findings: Findings) -> Findings:
    """The findings with their ids: of mentions and assets by their words, of events by what they tell.

    A score, a modality, or what the gazetteer says of a place does not enter into an id, so that a later
    reading that judges otherwise is still about the same finding.
    """
    ids = _Ids(article.sha256)
    assets = tuple(replace(each, id=ids.of("asset", [each.span])) for each in findings.assets)
    named = {each.span: each.id for each in reversed(assets)}
    return replace(
        findings,
        mentions=tuple(replace(each, id=ids.of("mention", [each.span])) for each in findings.mentions),
        assets=assets,
        events=tuple(_event(each, ids, named) for each in findings.events),
    )


class _Ids:
    """Gives out the ids of one article; of findings that would have the same, the later ones are numbered."""

    def __init__(self, sha256: str) -> None:
        self._sha256 = sha256
        self._given = Counter[str]()

    def of(self, what: str, spans: Iterable[Span | None]) -> str:
        key = f"{what} {' '.join(f'{span.start}-{span.end}' if span else '-' for span in spans)}"
        ordinal = self._given[key]
        self._given[key] += 1
        return blake2b(f"{self._sha256} {key} {ordinal}".encode(), digest_size=_BYTES).hexdigest()


def _event(event: Event, ids: _Ids, assets: dict[Span, str]) -> Event:
    asset = event.asset and replace(event.asset, id=_asset_id(event.asset, ids, assets))
    return replace(event, id=ids.of(f"event {event.kind}", _told_apart_by(event)), asset=asset)


def _asset_id(asset: Asset, ids: _Ids, assets: dict[Span, str]) -> str:
    """That of the asset among the findings which has the same words."""
    if asset.span not in assets:
        assets[asset.span] = ids.of("asset", [asset.span])
    return assets[asset.span]


def _told_apart_by(event: Event) -> Iterator[Span | None]:
    """The words of an event. The places passed come last: there may be any number of them."""
    yield event.trigger
    yield event.asset.span if event.asset else None
    for end in (event.origin, event.destination, event.location, *event.via):
        yield end.span if end else None
