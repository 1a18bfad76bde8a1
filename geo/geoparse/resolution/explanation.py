"""Why a name was put where it was: its candidates with what each feature adds to their scores."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import Place, Span

SHOWN = 5  # candidates of a name at most: the place that is chosen and its alternatives


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature says of a candidate: ``key`` in the table of weights, ``label`` for readers."""

    key: str
    label: str
    value: float
    weight: float

    @property
    def amount(self) -> float:
        """What it adds to the score: weight × value."""
        return self.weight * self.value


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its score, the sum of its contributions, and its share of belief (0 to 1)."""

    place: Place
    score: float
    probability: float
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A mention's candidates, best first; none where the gazetteer knows none."""

    span: Span
    text: str
    candidates: tuple[Weighed, ...] = ()
