"""An account: what one article says of one movement, in all its passages, in terms that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from geo.corroboration.families import families_of, narrowest
from geo.corroboration.reports import Report
from geo.corroboration.whereabouts import Whereabouts, whereabouts_of
from geo.gazetteer import normalise
from geo.model import AssetClass, Count, Event, EventKind, EventTime, Family, Outlook

FRESH = timedelta(days=3)
"""How long before its publication a report's event may be, where no date is stated."""

_TYPE_WORDS = frozenset({"class", "project", "type"})


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """An interval of days, ``end`` included; not ``stated`` where it follows from the publication only."""

    start: date
    end: date
    stated: bool

    @property
    def length(self) -> int:
        return (self.end - self.start).days + 1

    def gap(self, other: Days) -> int:
        """The days from one interval to the other, 0 where they meet."""
        return max(0, (self.start - other.end).days, (other.start - self.end).days)


@dataclass(frozen=True, slots=True)
class Account:
    """What an article says of a movement. Equal accounts say the same, whoever gives them.

    ``designation`` is the part of the asset's name that tells it from others of its class ("Il-76",
    "Kyakht"), ``word`` the name where there is none ("frigate"). ``party`` is ISO 3166-1 alpha-2. ``at`` is
    where something is or passes; moves have an origin, a destination, or both.
    """

    kinds: frozenset[EventKind]
    asset_class: AssetClass | None
    designation: str
    word: str
    single: bool
    party: str | None
    origin: Whereabouts | None
    destination: Whereabouts | None
    at: Whereabouts | None
    days: Days | None
    count: Count | None
    outlook: Outlook
    families: frozenset[Family] = field(compare=False)
    reports: tuple[Report, ...] = field(compare=False)

    @property
    def whereabouts(self) -> tuple[Whereabouts | None, Whereabouts | None, Whereabouts | None]:
        return self.origin, self.destination, self.at


def account_of(report: Report) -> Account:
    event = report.event
    name = event.asset.name if event.asset else ""
    told = designation(name)
    origin, destination, at = _whereabouts(event)
    return Account(
        kinds=frozenset({event.kind}),
        asset_class=event.asset.asset_class if event.asset else None,
        designation=told,
        word="" if told else normalise(name),
        single=_is_single(event, name),
        party=_party(event),
        origin=origin,
        destination=destination,
        at=at,
        days=_days(report),
        count=count_of(event),
        outlook=_outlook(event),
        families=families_of(frozenset({event.kind})),
        reports=(report,),
    )


def merged(accounts: Sequence[Account]) -> Account:
    """Several accounts of one movement as one: whatever any of them adds."""
    if len(accounts) == 1:
        return accounts[0]
    kinds = frozenset[EventKind].union(*(each.kinds for each in accounts))
    told = max(each.designation for each in accounts)
    return Account(
        kinds=kinds,
        asset_class=narrowest(each.asset_class for each in accounts),
        designation=told,
        word="" if told else max(each.word for each in accounts),
        single=all(each.single for each in accounts),
        party=max((each.party for each in accounts if each.party), default=None),
        origin=_finest(each.origin for each in accounts),
        destination=_finest(each.destination for each in accounts),
        at=_finest(each.at for each in accounts),
        days=_hull(each.days for each in accounts),
        count=count_hull(each.count for each in accounts),
        outlook=min(each.outlook for each in accounts),
        families=families_of(kinds),
        reports=tuple(report for each in accounts for report in each.reports),
    )


def designation(name: str) -> str:
    """The words of an asset's name with a capital or a digit: "Kyakht" of "landing ship Kyakht"."""
    return normalise(" ".join(word for word in name.split() if word != word.lower() or _has_digit(word)))


def count_of(event: Event) -> Count | None:
    return event.count or (event.asset.count if event.asset else None)


def count_hull(counts: Iterable[Count | None]) -> Count | None:
    """The least and the most that any of the counts says, None where none does."""
    known = [count for count in counts if count]
    if not known:
        return None
    low = min(_known(c.min, c.max) for c in known) if any(c.min is not None for c in known) else None
    high = max(_known(c.max, c.min) for c in known) if any(c.max is not None for c in known) else None
    return Count(low, high, any(c.approximate for c in known))


def _finest(spots: Iterable[Whereabouts | None]) -> Whereabouts | None:
    """The spot that is known most exactly."""
    return min((s for s in spots if s), key=lambda s: (s.extent, s.key), default=None)


def _whereabouts(event: Event) -> tuple[Whereabouts | None, Whereabouts | None, Whereabouts | None]:
    """Origin, destination and where it is. Of an arrival, where it is is where it leads to."""
    here, start, goal = map(whereabouts_of, (event.location, event.origin, event.destination))
    if event.kind.passes:
        return start, goal, here or next(filter(None, map(whereabouts_of, event.via)), None)
    if event.kind.leads_somewhere:
        return start, goal or here, None
    if event.kind.leaves:
        return start or here, goal, None
    return None, None, here or goal or start


def _party(event: Event) -> str | None:
    """Whose it is that moves; of a fight, who attacks."""
    operator = event.asset.operator if event.asset else None
    return (operator or event.actor) if event.kind.moves else (event.actor or operator)


def _is_single(event: Event, name: str) -> bool:
    count = count_of(event)
    is_type = not _TYPE_WORDS.isdisjoint(normalise(name).split())
    return not is_type and (count is None or count.max == 1)


def _days(report: Report) -> Days | None:
    event, published = report.event, report.published
    if event.date:
        return Days(event.date.start, event.date.end, stated=True)
    if published is None or event.time is EventTime.HISTORICAL:
        return None
    if event.time is EventTime.FUTURE:
        return Days(published, published + FRESH, stated=False)
    return Days(published - FRESH, published, stated=False)


def _outlook(event: Event) -> Outlook:
    of_its_time = Outlook.PROSPECT if event.time is EventTime.FUTURE else Outlook.FACT
    return max(event.modality.outlook, of_its_time)


def _hull(days: Iterable[Days | None]) -> Days | None:
    """The stated days from the first to the last; those of publication where none are stated."""
    known = [each for each in days if each]
    stated = [each for each in known if each.stated] or known
    if not stated:
        return None
    first, last = min(each.start for each in stated), max(each.end for each in stated)
    return Days(first, last, stated[0].stated)


def _known(bound: int | None, other: int | None) -> int:
    """A bound of a count, or the other one where it is open."""
    return next((each for each in (bound, other) if each is not None), 0)


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
