"""How sure a report is: modalities, one record each, and polarity."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property

from geo.model.recorded import Recorded

__all__ = ["Modality", "Outlook", "Polarity", "Stroke"]


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Outlook(IntEnum):
    """Whether something is told as fact, as to come, or only imagined."""

    FACT = 0
    PROSPECT = 1
    IDEA = 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """How the line of a movement is drawn: pixels of width and of dashes, and what that says."""

    weight: float
    dash: str | None
    words: str

    @property
    def is_dotted(self) -> bool:
        return bool(self.dash and self.dash.startswith("0"))


_ONLY_POSSIBLE = Stroke(2.4, "0.1 6", "possible")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityRecord:
    """All that is known of a modality. ``stroke`` tells it from the others without colour."""

    label: str
    stroke: Stroke
    outlook: Outlook = Outlook.FACT
    is_doubted: bool = False
    """Nothing is known to have happened: "may have", "denied"."""
    is_future: bool = False
    """What is told has not happened yet."""


class Modality(Recorded):
    """How sure a report is, surest first: seen, said in its own voice, said by a party, judged, planned …"""

    stroke: Stroke
    outlook: Outlook
    is_doubted: bool
    is_future: bool

    OBSERVED = (
        "observed",
        ModalityRecord(
            label="observed", stroke=Stroke(3.4, None, "observed: imagery, tracking, eye-witness")
        ),
    )
    STATED = (
        "stated",
        ModalityRecord(label="stated", stroke=Stroke(1.6, None, "stated by the report itself")),
    )
    CLAIMED = (
        "claimed",
        ModalityRecord(label="claimed", stroke=Stroke(2.2, "13 6", "claimed by a named party")),
    )
    ASSESSED = (
        "assessed",
        ModalityRecord(label="assessed", stroke=Stroke(2.2, "12 5 2 5", "assessed: judged, believed")),
    )
    PLANNED = (
        "planned",
        ModalityRecord(
            label="planned",
            stroke=Stroke(2.2, "5 5", "planned"),
            outlook=Outlook.PROSPECT,
            is_future=True,
        ),
    )
    POSSIBLE = (
        "possible",
        ModalityRecord(
            label="possible",
            stroke=_ONLY_POSSIBLE,
            outlook=Outlook.PROSPECT,
            is_doubted=True,
        ),
    )
    HYPOTHETICAL = (
        "hypothetical",
        ModalityRecord(
            label="hypothetical",
            stroke=_ONLY_POSSIBLE,
            outlook=Outlook.IDEA,
            is_future=True,
        ),
    )
    DENIED = (
        "denied",
        ModalityRecord(label="denied", stroke=_ONLY_POSSIBLE, is_doubted=True),
    )

    @cached_property
    def is_drawn(self) -> bool:
        """Whether what is told so may stand on a map as a current report."""
        return not self.is_doubted and self.outlook is not Outlook.IDEA
