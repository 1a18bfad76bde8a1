"""Puts recognizer, resolver and role together: an article and its sentences → mentions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from geo.geoparse.resolution.explanation import Explanation
from geo.geoparse.resolution.resolver import Resolution
from geo.geoparse.toponym import Toponym
from geo.model import Article, Mention, Place, Role, Span


class Recognizer(Protocol):
    """Text → toponyms, in order, none overlapping."""

    def recognize(self, article: Article, sentences: Sequence[Span]) -> list[Toponym]: ...


class Resolver(Protocol):
    """Toponyms of one document → one resolution each, and on demand what it rests on."""

    def resolve(self, toponyms: Sequence[Toponym], article: Article | None = None) -> list[Resolution]: ...

    def resolve_and_explain(
        self, toponyms: Sequence[Toponym], article: Article | None = None
    ) -> tuple[list[Resolution], list[Explanation]]: ...

    def explain(
        self, toponyms: Sequence[Toponym], at: int, article: Article | None = None
    ) -> Explanation: ...


class RoleOf(Protocol):
    """A toponym and its place → whether the place itself is meant."""

    def __call__(self, toponym: Toponym, place: Place | None) -> Role: ...


class Geoparser:
    """Finds the places that an article mentions."""

    def __init__(self, recognizer: Recognizer, resolver: Resolver, role: RoleOf) -> None:
        self._recognizer = recognizer
        self._resolver = resolver
        self._role = role

    def mentions(self, article: Article, sentences: Sequence[Span]) -> tuple[Mention, ...]:
        """The mentions of an article, in order of their spans."""
        toponyms = self._recognizer.recognize(article, sentences)
        return self._mentions(toponyms, self._resolver.resolve(toponyms, article))

    def read(
        self, article: Article, sentences: Sequence[Span]
    ) -> tuple[tuple[Mention, ...], list[Explanation]]:
        """The mentions of an article and why each is put where it is, in the same order."""
        toponyms = self._recognizer.recognize(article, sentences)
        resolved, explanations = self._resolver.resolve_and_explain(toponyms, article)
        return self._mentions(toponyms, resolved), explanations

    def explain(self, article: Article, sentences: Sequence[Span], span: Span) -> Explanation | None:
        """Why the mention at a span is put where it is; None where no mention has that span."""
        toponyms = self._recognizer.recognize(article, sentences)
        at = next((at for at, toponym in enumerate(toponyms) if toponym.span == span), None)
        return None if at is None else self._resolver.explain(toponyms, at, article)

    def _mentions(self, toponyms: Sequence[Toponym], resolved: Sequence[Resolution]) -> tuple[Mention, ...]:
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
