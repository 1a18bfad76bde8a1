"""Puts recognizer, resolver and role together: an article and its sentences → mentions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from geo.geoparse.resolver import Resolution
from geo.geoparse.roles import role
from geo.geoparse.toponym import Toponym
from geo.model import Article, Mention, Place, Role, Span


class Recognizer(Protocol):
    """Text → toponyms, in order, none overlapping."""

    def recognize(self, article: Article, sentences: Sequence[Span]) -> list[Toponym]: ...


class Resolver(Protocol):
    """Toponyms of one document → one resolution each."""

    def resolve(self, toponyms: Sequence[Toponym]) -> list[Resolution]: ...


class Geoparser:
    """Finds the places that an article mentions."""

    def __init__(
        self,
        recognizer: Recognizer,
        resolver: Resolver,
        role: Callable[[Toponym, Place | None], Role] = role,
    ) -> None:
        self._recognizer = recognizer
        self._resolver = resolver
        self._role = role

    def mentions(self, article: Article, sentences: Sequence[Span]) -> tuple[Mention, ...]:
        """The mentions of an article, in order of their spans."""
        toponyms = self._recognizer.recognize(article, sentences)
        resolved = self._resolver.resolve(toponyms)
        return tuple(self._mention(t, r) for t, r in zip(toponyms, resolved, strict=True))

    def _mention(self, toponym: Toponym, resolution: Resolution) -> Mention:
        return Mention(
            span=toponym.span,
            text=toponym.text,
            role=self._role(toponym, resolution.place),
            place=resolution.place,
            score=round(toponym.score * resolution.score, 3) if resolution.place else 0.0,
            alternatives=resolution.alternatives,
        )
