"""What speaks for two accounts being of one movement: a list of weighted features, and what rules it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from geo.corroboration.accounts import Account, Days, account_of
from geo.corroboration.families import MOVES, covers
from geo.corroboration.reports import Report
from geo.corroboration.whereabouts import Closeness, Whereabouts, closeness
from geo.model import AssetClass, Count, Family, Outlook

THRESHOLD = 6.5
"""The least score of one movement. To bring two together wrongly is worse than to keep them apart."""

_SHORT, _LONG = 4, 45  # days: up to which a date pins something down, and beyond which it does not
_ANY_SHIP = frozenset({"boat", "naval vessel", "ship", "surface vessel", "vessel", "warship"})
_SUPPORT = {
    Closeness.SAME: 1.0,
    Closeness.NEAR: 0.9,
    Closeness.SAME_REGION: 0.8,
    Closeness.SAME_AREA: 0.7,
    Closeness.IN_REGION: 0.35,
    Closeness.IN_AREA: -0.15,
}
_ABOUT = 0.1  # by how much of itself an approximate count may be off


class Pair(NamedTuple):
    """Two accounts, and what their ends are to each other; None where one of them names no such end."""

    one: Account
    other: Account
    of_one_article: bool
    origin: Closeness | None
    destination: Closeness | None
    at: Closeness | None

    @classmethod
    def of(cls, one: Account, other: Account, of_one_article: bool = False) -> Pair:
        return cls(
            one=one,
            other=other,
            of_one_article=of_one_article,
            origin=_closeness(one.origin, other.origin),
            destination=_closeness(one.destination, other.destination),
            at=_closeness(one.at, other.at),
        )

    @property
    def ends(self) -> tuple[Closeness | None, ...]:
        return self.origin, self.destination, self.at

    @property
    def agreeing(self) -> list[float]:
        """How much each shared end supports, the strongest last."""
        return sorted(_SUPPORT[end] for end in self.ends if end in _SUPPORT)

    @property
    def is_fight(self) -> bool:
        return Family.FIGHT in self.one.families & self.other.families


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of a pair. ``label`` is for readers; ``value`` is between -1 and 1."""

    label: str
    weight: float
    value: Callable[[Pair], float]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What rules out that two accounts are of one movement, however much else agrees."""

    label: str
    holds: Callable[[Pair], bool]


def other_kind(pair: Pair) -> bool:
    """An arrival and a departure are one movement only where both of its ends agree."""
    if pair.one.families & pair.other.families:
        return False
    moves = pair.one.families <= MOVES and pair.other.families <= MOVES
    return not (moves and pair.origin in _SUPPORT and pair.destination in _SUPPORT)


def other_class(pair: Pair) -> bool:
    """Of a fight one report may name the weapon and another the target."""
    one, other = pair.one.asset_class, pair.other.asset_class
    return one is not other and not covers(one, other) and not pair.is_fight


def other_name(pair: Pair) -> bool:
    one, other = pair.one.designation, pair.other.designation
    return bool(one and other) and one != other and not pair.is_fight


def other_type(pair: Pair) -> bool:
    """A frigate and a landing ship."""
    one, other = pair.one.word, pair.other.word
    are_ships = pair.one.asset_class is pair.other.asset_class is AssetClass.WARSHIP
    return are_ships and bool(one and other) and one != other and not {one, other} & _ANY_SHIP


def other_party(pair: Pair) -> bool:
    return bool(pair.one.party and pair.other.party) and pair.one.party != pair.other.party


def other_days(pair: Pair) -> bool:
    """Days apart; between two articles, also no days or too many. A ship's or unit's may differ by one."""
    one, other = pair.one.days, pair.other.days
    if pair.of_one_article:
        return bool(one and other and one.stated and other.stated and one.gap(other))
    if one is None or other is None:
        return True
    if individual(pair):
        return one.gap(other) > int(one.stated and other.stated)
    return one.gap(other) > 0 or max(one.length, other.length) > _LONG


def other_ends(pair: Pair) -> bool:
    """Ends apart. Of one ship or unit by its name one may be disputed, where the other agrees."""
    if Closeness.APART not in pair.ends:
        return False
    return not (individual(pair) and pair.agreeing and pair.agreeing[-1] > _SUPPORT[Closeness.IN_REGION])


def nowhere(pair: Pair) -> bool:
    """No end in common. Within one article a passage need not repeat it."""
    if pair.agreeing:
        return False
    return not (pair.of_one_article and (_is_placeless(pair.one) or _is_placeless(pair.other)))


def other_count(pair: Pair) -> bool:
    """Two counts that one article gives in one voice are of two things."""
    if not pair.of_one_article or not disjoint(pair.one.count, pair.other.count):
        return False
    return bool(_voices(pair.one) & _voices(pair.other))


def imagined(pair: Pair) -> bool:
    return (pair.one.outlook is Outlook.IDEA) is not (pair.other.outlook is Outlook.IDEA)


# The cheapest first.
OBSTACLES = (
    Obstacle("another party's", other_party),
    Obstacle("at another time", other_days),
    Obstacle("another name", other_name),
    Obstacle("another class", other_class),
    Obstacle("another type", other_type),
    Obstacle("only imagined", imagined),
    Obstacle("at another place", other_ends),
    Obstacle("no place in common", nowhere),
    Obstacle("another kind of event", other_kind),
    Obstacle("another count in one voice", other_count),
)


def kind(pair: Pair) -> float:
    """1 for the same kind of event, 0.5 for a related one."""
    return 1.0 if pair.one.kinds & pair.other.kinds else 0.5


def asset_class(pair: Pair) -> float:
    """1 for the same class, 0.5 where neither names an asset, 0.25 for a wider and a narrower one."""
    one, other = pair.one.asset_class, pair.other.asset_class
    if one is other:
        return 1.0 if one else 0.5
    return 0.25 if covers(one, other) or one is None or other is None else 0.0


def name(pair: Pair) -> float:
    """1 for the same name, -1 for different ones."""
    one, other = pair.one.designation, pair.other.designation
    if not (one and other):
        return 0.0
    return 1.0 if one == other else -1.0


def individual(pair: Pair) -> float:
    """1 where it is one ship or unit, by a name of its own."""
    one, other = pair.one, pair.other
    named = bool(one.designation) and one.designation == other.designation
    classes = (one.asset_class, other.asset_class)
    classed = all(each is not None and each.has_own_name for each in classes)
    return float(named and classed and one.single and other.single)


def place(pair: Pair) -> float:
    """1 for the same site or town at one end, less for areas; below 0 for a site and its country."""
    return pair.agreeing[-1] if pair.agreeing else 0.0


def both_ends(pair: Pair) -> float:
    """1 where both origin and destination agree."""
    return float(len(pair.agreeing) > 1)


def disputed_end(pair: Pair) -> float:
    """1 where one end differs."""
    return float(Closeness.APART in pair.ends)


def days(pair: Pair) -> float:
    """1 for the same stated days, less for long intervals and dates of publication, 0 for days apart."""
    one, other = pair.one.days, pair.other.days
    if one is None or other is None or not (one.stated or other.stated):
        return 0.25
    if one.gap(other):
        return 0.0
    return (1.0 if one.stated and other.stated else 0.5) * _sharpness(one, other)


def party(pair: Pair) -> float:
    """1 where it is known whose it is, by both."""
    return float(bool(pair.one.party and pair.other.party))


def count(pair: Pair) -> float:
    """1 for the same count of several, 0.5 for counts that agree, -1 for counts that do not."""
    one, other = pair.one.count, pair.other.count
    if one is None or other is None:
        return 0.0
    if disjoint(one, other):
        return -1.0
    if one != other:
        return 0.5
    return 0.0 if one.max == 1 else 1.0


def prospect(pair: Pair) -> float:
    """1 where one tells as fact what the other sees coming."""
    return float(pair.one.outlook is not pair.other.outlook)


def one_article(pair: Pair) -> float:
    """1 for two passages of one article."""
    return float(pair.of_one_article)


FEATURES = (
    Feature("the same kind of event", 1.0, kind),
    Feature("the same class of asset", 2.0, asset_class),
    Feature("the same name", 2.0, name),
    Feature("one ship or unit by its name", 1.5, individual),
    Feature("the same place", 3.0, place),
    Feature("the same way, from end to end", 1.0, both_ends),
    Feature("the other end is disputed", -4.5, disputed_end),
    Feature("the same days", 2.0, days),
    Feature("the same party", 1.0, party),
    Feature("counts that agree", 1.0, count),
    Feature("one sees it coming", -2.0, prospect),
    Feature("told in one article", 2.0, one_article),
)


def score(pair: Pair) -> float | None:
    """The weighted sum of all features; None where an obstacle holds."""
    if any(obstacle.holds(pair) for obstacle in OBSTACLES):
        return None
    return sum(feature.weight * feature.value(pair) for feature in FEATURES)


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why two reports are taken for one movement, or not: the points of each feature, and the obstacles."""

    points: dict[str, float]
    obstacles: tuple[str, ...]


def why(one: Report, other: Report) -> Reasons:
    """What speaks for and against two reports being of one movement, in the words of the features."""
    pair = Pair.of(account_of(one), account_of(other), one.article == other.article)
    points = {feature.label: feature.weight * feature.value(pair) for feature in FEATURES}
    return Reasons(
        points={label: value for label, value in points.items() if value},
        obstacles=tuple(obstacle.label for obstacle in OBSTACLES if obstacle.holds(pair)),
    )


def disjoint(one: Count | None, other: Count | None) -> bool:
    """Whether two counts cannot both be right."""
    if one is None or other is None:
        return False
    return _below(one, other) or _below(other, one)


def _below(one: Count, other: Count) -> bool:
    if one.max is None or other.min is None:
        return False
    margin = _ABOUT * other.min if one.approximate or other.approximate else 0.0
    return one.max < other.min - margin


def _sharpness(one: Days, other: Days) -> float:
    longest = max(each.length for each in (one, other) if each.stated)
    return 1.0 if longest <= _SHORT else 0.4


def _closeness(one: Whereabouts | None, other: Whereabouts | None) -> Closeness | None:
    return closeness(one, other) if one and other else None


def _is_placeless(account: Account) -> bool:
    """Whether no place is named at all, as against one that could not be located."""
    return not any(report.event.ends for report in account.reports)


def _voices(account: Account) -> set[str]:
    said = (report.event.attribution for report in account.reports)
    return {each.text if each else "" for each in said}
