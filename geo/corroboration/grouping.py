"""Which accounts are of one movement: every two of a group must be, so that no chain joins what differs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations_with_replacement, groupby
from typing import NamedTuple

from geo.corroboration.accounts import Account, account_of, merged
from geo.corroboration.families import MOVES
from geo.corroboration.features import THRESHOLD, Pair, score
from geo.corroboration.reports import Report
from geo.corroboration.whereabouts import Closeness, Whereabouts, closeness
from geo.model import Family

_FURTHEST = 100
"""How many events of an article may lie between two that are compared, which bounds the work on long ones."""

_MOVE = frozenset({Family.RELOCATION})
_NIGHT = timedelta(days=1)
"""By how much the days of two accounts may miss each other and still be looked at."""

_STRANGERS = frozenset({Closeness.APART, Closeness.UNKNOWN})


class Likeness(NamedTuple):
    """How well two accounts, by their positions, agree."""

    score: float
    one: int
    other: int


class Block(NamedTuple):
    """Accounts of one sort of event that have the same spot at the same end, by their first days."""

    starts: list[date]
    ends: list[date]
    accounts: list[int]


def grouped(reports: Iterable[Report]) -> list[list[Account]]:
    """The accounts of each movement. The order in which reports are given makes no difference."""
    ordered = sorted(
        reports, key=lambda report: (report.article, report.event.trigger, report.id, report.key)
    )
    by_article = groupby(ordered, key=lambda report: report.article)
    accounts = [account for _, own in by_article for account in _of_one_article(list(own))]
    return _of_all(accounts)


def _of_one_article(reports: Sequence[Report]) -> list[Account]:
    """What one article says, one account a movement."""
    told = [account_of(each) for each in reports]
    pairs = ((at, on) for at in range(len(told)) for on in range(at + 1, min(at + _FURTHEST, len(told))))
    groups = _complete_links(len(told), _likenesses(told, pairs, of_one_article=True))
    return [merged([told[at] for at in group]) for group in groups]


def _of_all(accounts: Iterable[Account]) -> list[list[Account]]:
    """The accounts of all articles by movement. What one article tells apart stays apart."""
    alike = _alike(accounts)
    articles = [{report.article for each in same for report in each.reports} for same in alike]
    told = [same[0] for same in alike]
    likenesses = _likenesses(told, sorted(_candidates(told)), of_one_article=False)
    between = [each for each in likenesses if articles[each.one].isdisjoint(articles[each.other])]
    groups = _complete_links(len(told), between)
    return [[account for at in group for account in alike[at]] for group in groups]


def _alike(accounts: Iterable[Account]) -> list[list[Account]]:
    """Equal accounts together, so that they are compared once; those too vague to be equal by themselves."""
    equal = defaultdict[Account, list[Account]](list)
    for account in sorted(accounts, key=lambda each: min(report.id for report in each.reports)):
        equal[account].append(account)
    sure = {account: _likeness(account, account, of_one_article=False) is not None for account in equal}
    return [
        part
        for account, same in equal.items()
        for part in ([same] if sure[account] else [[each] for each in same])
    ]


def _likenesses(
    accounts: Sequence[Account], pairs: Iterable[tuple[int, int]], *, of_one_article: bool
) -> list[Likeness]:
    """The pairs that may be of one movement."""
    scored = ((_likeness(accounts[a], accounts[b], of_one_article=of_one_article), a, b) for a, b in pairs)
    return [Likeness(score, a, b) for score, a, b in scored if score is not None]


def _likeness(one: Account, other: Account, *, of_one_article: bool) -> float | None:
    found = score(Pair.of(one, other, of_one_article))
    return found if found is not None and found >= THRESHOLD else None


def _complete_links(size: int, likenesses: Iterable[Likeness]) -> list[list[int]]:
    """The groups in which every two are alike, made from the likest pair on.

    Complete-linkage clustering: Defays, "An efficient algorithm for a complete link method" (1977).
    """
    members = [{at} for at in range(size)]
    friends = [{at} for at in range(size)]
    ordered = sorted(likenesses, key=lambda each: (-each.score, each.one, each.other))
    for _, one, other in ordered:
        friends[one].add(other)
        friends[other].add(one)
    group = list(range(size))
    for _, one, other in ordered:
        kept, joined = group[one], group[other]
        if kept != joined and members[joined] <= friends[kept]:
            members[kept] |= members[joined]
            friends[kept] &= friends[joined]
            for at in members[joined]:
                group[at] = kept
    return [sorted(members[at]) for at in range(size) if group[at] == at]


def _candidates(accounts: Sequence[Account]) -> set[tuple[int, int]]:
    """The pairs with an end in common on days that meet: few, where there are many accounts."""
    found = set[tuple[int, int]]()
    for blocks in _blocks(accounts):
        for one, other in _agreeing(list(blocks)):
            found.update(_meeting(blocks[one], blocks[other]))
    return found


def _blocks(accounts: Sequence[Account]) -> Iterable[dict[Whereabouts, Block]]:
    """The dated accounts by sort of event and end, then by spot."""
    found = defaultdict[tuple[Family, int], dict[Whereabouts, Block]](dict)
    dated = [(each.days, at) for at, each in enumerate(accounts) if each.days]
    for days, at in sorted(dated):
        sort = min(_MOVE if accounts[at].families <= MOVES else accounts[at].families)
        for end, spot in enumerate(accounts[at].whereabouts):
            if spot:
                block = found[sort, end].setdefault(spot, Block([], [], []))
                block.starts.append(days.start)
                block.ends.append(days.end)
                block.accounts.append(at)
    return found.values()


def _agreeing(spots: Sequence[Whereabouts]) -> Iterator[tuple[Whereabouts, Whereabouts]]:
    pairs = combinations_with_replacement(spots, 2)
    return (pair for pair in pairs if closeness(*pair) not in _STRANGERS)


def _meeting(one: Block, other: Block) -> Iterator[tuple[int, int]]:
    """The pairs of two blocks whose days meet: the later one begins before the earlier one ends."""
    for first, second in ((one, other), (other, one)):
        for at, account in enumerate(first.accounts):
            low = bisect_left(second.starts, first.starts[at])
            high = bisect_right(second.starts, first.ends[at] + _NIGHT)
            for met in second.accounts[low:high]:
                if met != account:
                    yield min(account, met), max(account, met)
