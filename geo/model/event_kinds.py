"""Kinds of event: one record each, from which all that treats them differently takes what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cached_property

from geo.model.recorded import Recorded

__all__ = ["Course", "EventKind", "Family", "Lane"]


class Course(Enum):
    """How what an event is about moves, or that it does not."""

    COMING = auto()
    PASSING = auto()
    CHANGING_PLACE = auto()
    LEAVING = auto()
    STAYING = auto()
    PREPARING = auto()
    FIGHTING = auto()
    EXERCISING = auto()


class Family(StrEnum):
    """What sort of event a corroboration is. Of several that fit, the first here names it."""

    RELOCATION = "relocation"
    TRANSIT = "transit"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    PRESENCE = "presence"
    PREPARATION = "preparation"
    FIGHT = "fight"
    SEIZURE = "seizure"
    EXERCISE = "exercise"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneRecord:
    label: str


class Lane(Recorded):
    """A lane of a site's timeline, in the order in which lanes are best shown."""

    ARRIVE = "arrive", LaneRecord(label="Arrivals")
    STATION = "station", LaneRecord(label="Presence")
    PREPARE = "prepare", LaneRecord(label="Preparations")
    EXERCISE = "exercise", LaneRecord(label="Exercises")
    FIGHT = "fight", LaneRecord(label="Fights")
    TRANSIT = "transit", LaneRecord(label="Transits")
    DEPART = "depart", LaneRecord(label="Departures")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """All that is known of a kind of event.

    ``families`` are the sorts of movement that a report of this kind may be told of; ``lane`` is where a
    timeline shows it, for a movement where the site has no other part in it. ``icon`` names a drawing of
    data/symbols/kinds. ``like_verb`` is the common verb that the parser reads for a rare one.
    """

    label: str
    course: Course
    families: frozenset[Family]
    lane: Lane
    icon: str
    like_verb: str = "move"
    is_aimed: bool = False
    """Leads to a place without moving there: "fired at"."""
    is_told_of_states: bool = False
    """A state may do it without an asset being named: "Russia withdrew"."""
    is_told_in_context: bool = False
    """A sentence may tell it of the place that the article is about, without naming that again."""


class EventKind(Recorded):
    """What happened to an asset, or at a place."""

    course: Course
    families: frozenset[Family]
    lane: Lane
    icon: str
    like_verb: str
    is_aimed: bool
    is_told_of_states: bool
    is_told_in_context: bool

    ARRIVE = (
        "arrive",
        EventRecord(
            label="arrival",
            course=Course.COMING,
            families=frozenset({Family.ARRIVAL}),
            lane=Lane.ARRIVE,
            icon="arrive",
        ),
    )
    DEPART = (
        "depart",
        EventRecord(
            label="departure",
            course=Course.LEAVING,
            families=frozenset({Family.DEPARTURE}),
            lane=Lane.DEPART,
            icon="depart",
        ),
    )
    TRANSIT = (
        "transit",
        EventRecord(
            label="transit",
            course=Course.PASSING,
            families=frozenset({Family.TRANSIT, Family.ARRIVAL}),
            lane=Lane.TRANSIT,
            icon="transit",
        ),
    )
    RELOCATE = (
        "relocate",
        EventRecord(
            label="relocation",
            course=Course.CHANGING_PLACE,
            families=frozenset({Family.RELOCATION, Family.ARRIVAL, Family.DEPARTURE}),
            lane=Lane.TRANSIT,
            icon="relocate",
        ),
    )
    DEPLOY = (
        "deploy",
        EventRecord(
            label="deployment",
            course=Course.COMING,
            families=frozenset({Family.ARRIVAL}),
            lane=Lane.ARRIVE,
            icon="deploy",
            is_told_of_states=True,
        ),
    )
    WITHDRAW = (
        "withdraw",
        EventRecord(
            label="withdrawal",
            course=Course.LEAVING,
            families=frozenset({Family.DEPARTURE}),
            lane=Lane.DEPART,
            icon="withdraw",
            is_told_of_states=True,
            is_told_in_context=True,
        ),
    )
    REMAIN = (
        "remain",
        EventRecord(
            label="remaining in place",
            course=Course.STAYING,
            families=frozenset({Family.PRESENCE}),
            lane=Lane.STATION,
            icon="remain",
            like_verb="keep",
            is_told_in_context=True,
        ),
    )
    STATION = (
        "station",
        EventRecord(
            label="presence",
            course=Course.STAYING,
            families=frozenset({Family.PRESENCE}),
            lane=Lane.STATION,
            icon="station",
            like_verb="keep",
            is_told_in_context=True,
        ),
    )
    PREPARE = (
        "prepare",
        EventRecord(
            label="preparation",
            course=Course.PREPARING,
            families=frozenset({Family.PREPARATION}),
            lane=Lane.PREPARE,
            icon="prepare",
            like_verb="keep",
            is_told_in_context=True,
        ),
    )
    STRIKE = (
        "strike",
        EventRecord(
            label="strike",
            course=Course.FIGHTING,
            families=frozenset({Family.FIGHT}),
            lane=Lane.FIGHT,
            icon="strike",
            like_verb="kill",
            is_aimed=True,
            is_told_of_states=True,
            is_told_in_context=True,
        ),
    )
    CLASH = (
        "clash",
        EventRecord(
            label="clash",
            course=Course.FIGHTING,
            families=frozenset({Family.FIGHT}),
            lane=Lane.FIGHT,
            icon="clash",
            is_told_of_states=True,
        ),
    )
    SEIZE = (
        "seize",
        EventRecord(
            label="seizure",
            course=Course.FIGHTING,
            families=frozenset({Family.SEIZURE}),
            lane=Lane.FIGHT,
            icon="seize",
            like_verb="kill",
            is_told_of_states=True,
        ),
    )
    EXERCISE = (
        "exercise",
        EventRecord(
            label="exercise",
            course=Course.EXERCISING,
            families=frozenset({Family.EXERCISE}),
            lane=Lane.EXERCISE,
            icon="exercise",
            is_told_of_states=True,
        ),
    )

    @cached_property
    def comes(self) -> bool:
        """Whether it ends at the place where it is told of: "arrived at", "deployed to"."""
        return self.course is Course.COMING

    @cached_property
    def leaves(self) -> bool:
        return self.course is Course.LEAVING

    @cached_property
    def passes(self) -> bool:
        """Whether where it is told of is only on its way."""
        return self.course is Course.PASSING

    @cached_property
    def is_under_way(self) -> bool:
        """Whether it is told neither from its end nor from its start: "sailed", "moved"."""
        return self.course in (Course.PASSING, Course.CHANGING_PLACE)

    @cached_property
    def leads_somewhere(self) -> bool:
        return self.comes or self.is_under_way

    @cached_property
    def moves(self) -> bool:
        return self.leads_somewhere or self.leaves

    @cached_property
    def stays(self) -> bool:
        return self.course is Course.STAYING

    @cached_property
    def is_fought(self) -> bool:
        return self.course is Course.FIGHTING

    @cached_property
    def has_aim(self) -> bool:
        """Whether the place that it is told with may be where it leads to."""
        return self.leads_somewhere or self.is_aimed

    @cached_property
    def is_still(self) -> bool:
        """Whether it has a location only, no way to it or from it."""
        return not (self.moves or self.is_aimed)

    @cached_property
    def is_at_origin(self) -> bool:
        """Whether of its two ends the origin is where it happens."""
        return self.leaves or self.course is Course.PREPARING
