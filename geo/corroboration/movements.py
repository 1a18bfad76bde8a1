"""A movement as all its reports tell it: what they agree on, where they disagree, who they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import TypeVar

from geo import wording
from geo.corroboration.accounts import Account, account_of, count_hull, count_of, merged
from geo.corroboration.families import family_of
from geo.corroboration.features import disjoint
from geo.corroboration.grouping import grouped
from geo.corroboration.reports import Report
from geo.corroboration.sources import independent, origins
from geo.corroboration.whereabouts import Closeness, Whereabouts, closeness
from geo.model import AssetClass, Count, Family, Modality, Place, Polarity

Value = TypeVar("Value", bound=Hashable)


class Topic(StrEnum):
    """What reports of one movement disagree on."""

    OCCURRENCE = "occurrence"
    COUNT = "count"
    ORIGIN = "origin"
    DESTINATION = "destination"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days, ``end`` included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Side:
    """What some reports of a movement say, against others.

    ``value`` is the name of a place, a count ("4", "20–40", "at least 3"), or "affirmed" or "denied".
    """

    value: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    topic: Topic
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """A movement and all reports of it, newest first.

    ``days`` spans the stated dates, None where none is stated; ``count`` the least and the most that is
    said. A place is the most exact one that is named, None where its reports disagree on it. ``sources`` are
    the distinct ones of the reports that affirm the movement, ``deniers`` of those that deny it.
    """

    id: str
    reports: tuple[Report, ...]
    family: Family
    asset_class: AssetClass | None
    assets: tuple[str, ...]
    party: str | None
    origin: Place | None
    destination: Place | None
    location: Place | None
    days: Interval | None
    count: Count | None
    disagreements: tuple[Disagreement, ...]
    sources: tuple[str, ...]
    deniers: tuple[str, ...]

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that tell of it, newest first."""
        return tuple(dict.fromkeys(report.article for report in self.reports))


def corroborate(reports: Sequence[Report]) -> tuple[Corroboration, ...]:
    """The movements that reports tell of, the one with the newest report first.

    Every report is in exactly one of them. The order in which the reports are given makes no difference.
    """
    found = [_corroboration(merged(accounts)) for accounts in grouped(reports)]
    return tuple(sorted(found, key=lambda each: _age(each.reports[0])))


def _corroboration(whole: Account) -> Corroboration:
    reports = sorted(whole.reports, key=_age)
    affirming = [report for report in reports if not _denies(report)]
    disagreements = _disagreements(reports) if len(reports) > 1 else ()
    disputed = {each.topic for each in disagreements}
    return Corroboration(
        id=min(report.id for report in reports),
        reports=tuple(reports),
        family=family_of(whole.kinds),
        asset_class=whole.asset_class,
        assets=tuple(dict.fromkeys(r.event.asset.name for r in reports if r.event.asset)),
        party=whole.party,
        origin=_place(whole.origin, Topic.ORIGIN in disputed),
        destination=_place(whole.destination, Topic.DESTINATION in disputed),
        location=_place(whole.at),
        days=Interval(whole.days.start, whole.days.end) if whole.days and whole.days.stated else None,
        count=count_hull(count_of(report.event) for report in affirming),
        disagreements=disagreements,
        sources=independent(origins(report) for report in affirming),
        deniers=independent(origins(report) for report in reports if _denies(report)),
    )


def _denies(report: Report) -> bool:
    return report.event.polarity is Polarity.NEGATED or report.event.modality is Modality.DENIED


def _disagreements(reports: Sequence[Report]) -> tuple[Disagreement, ...]:
    told = [(report, account_of(report)) for report in reports]
    stances = [(report, _denies(report)) for report in reports]
    counted = [(report, each.count) for report, each in told if each.count and not _denies(report)]
    leaving = [(report, each.origin) for report, each in told if each.origin]
    going = [(report, each.destination) for report, each in told if each.destination]
    found = (
        _disagreement(Topic.OCCURRENCE, stances, lambda one, other: one is not other, _stance),
        _disagreement(Topic.COUNT, counted, disjoint, _figure),
        _disagreement(Topic.ORIGIN, leaving, _apart, _name),
        _disagreement(Topic.DESTINATION, going, _apart, _name),
    )
    return tuple(filter(None, found))


def _disagreement(
    topic: Topic,
    said: Iterable[tuple[Report, Value]],
    differ: Callable[[Value, Value], bool],
    words: Callable[[Value], str],
) -> Disagreement | None:
    """The sides that reports take, one a value; None where all may be right."""
    sides = defaultdict[Value, list[Report]](list)
    for report, value in said:
        sides[value].append(report)
    if not any(differ(*pair) for pair in combinations(sides, 2)):
        return None
    return Disagreement(topic, tuple(Side(words(value), tuple(own)) for value, own in sides.items()))


def _apart(one: Whereabouts, other: Whereabouts) -> bool:
    return closeness(one, other) is Closeness.APART


def _name(spot: Whereabouts) -> str:
    return spot.place.name


def _stance(denied: bool) -> str:
    return "denied" if denied else "affirmed"


def _figure(count: Count) -> str:
    return wording.count(count) or "any number"


def _place(spot: Whereabouts | None, disputed: bool = False) -> Place | None:
    return spot.place if spot and not disputed else None


def _age(report: Report) -> tuple[int, str, int]:
    """Sorts the newest first, the undated last."""
    return -report.published.toordinal() if report.published else 0, report.id, report.key
