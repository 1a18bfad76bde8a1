"""A sentence with what is found in it before phrases are built: pieces, lexicon's words, counts, owners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.events.assets.counts import Counted, find_counts
from geo.events.assets.lexicon import Entry, Kind, Match
from geo.events.assets.vocabulary import listed
from geo.events.assets.words import Words, is_titled
from geo.events.lexicon import entries
from geo.model import AssetClass, Mention, PlaceKind, Role

_Named = Mapping[int, tuple[int, Mention]]

_AIRCRAFT = Entry("fighter", AssetClass.COMBAT_AIRCRAFT, Kind.TYPE)
_PEOPLE = Entry("fighters", AssetClass.PERSONNEL, Kind.PEOPLE, ambiguous=True)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``counts`` are by their last piece; ``mentions`` by theirs, with the piece that each begins with."""

    words: Words
    matches: Sequence[Match]
    counts: Mapping[int, Counted]
    mentions: Mapping[int, tuple[int, Mention]]
    titled: bool
    fought: bool  # whether it tells of a fight or of an enemy

    def owner_ending(self, last: int) -> tuple[int, Mention] | None:
        """The people, government or organisation named up to a piece: "Russian", "US", "Black Sea"."""
        found = self.mentions.get(last)
        return found if found and (found[1].role is Role.ASSOCIATIVE or _is_short(found[1])) else None

    def country_ending(self, last: int) -> Mention | None:
        """Whoever owns what follows a piece "'s": "Turkey's", "Kyiv's"."""
        found = self.mentions.get(last)
        place = found[1].place if found else None
        sovereign = place is not None and (
            place.kind is PlaceKind.COUNTRY or self.owner_ending(last) is not None
        )
        return found[1] if found and sovereign else None


def sentence(words: Words, matches: Sequence[Match], mentions: Sequence[Mention]) -> Sentence:
    named = _by_last_piece(words, mentions)
    taken = {at for match in matches for at in range(match.first, match.last + 1)}
    return Sentence(
        words=words,
        matches=_settled(words, matches, named),
        counts=find_counts(words, taken),
        mentions=named,
        titled=is_titled(words),
        fought=not listed("facing").isdisjoint(words.norms) or _is_fought(words),
    )


def _is_fought(words: Words) -> bool:
    return any(
        entry.kind.is_fought for norm in words.norms for entry in entries().get(norm, ()) if not entry.rest
    )


def _settled(words: Words, matches: Sequence[Match], named: _Named) -> Sequence[Match]:
    """With the sense that "fighters" has in the sentence: aircraft where something flies, else people."""
    if listed("two_sensed").isdisjoint(words.norms):
        return matches
    flying = [m for m in matches if m.entry.asset_class.flies and not _is_two_sensed(words, m)]
    flies = bool(flying) or not listed("flying").isdisjoint(words.norms)
    settled = list[Match]()
    for match in matches:
        if _is_two_sensed(words, match):
            designated = bool(settled) and settled[-1] in flying and settled[-1].last + 1 == match.first
            aircraft = designated or (flies and not _is_armed(words, match.first - 1, named))
            match = replace(match, form=replace(match.form, entry=_AIRCRAFT if aircraft else _PEOPLE))
        settled.append(match)
    return settled


def _is_two_sensed(words: Words, match: Match) -> bool:
    return match.first == match.last and words.norms[match.first] in listed("two_sensed")


def _is_armed(words: Words, at: int, named: _Named) -> bool:
    """Whether the word before "fighters" is who people fight for: "rebel", "Wagner", "his"."""
    if at < 0 or not words.is_blank(at):
        return False
    organised = words.is_capital(at) and at > 0 and at not in named
    return organised or words.norms[at] in listed("armed_groups")


def _is_short(mention: Mention) -> bool:
    """ "U.S." and "Syrian" stand before what a country has; its full name, as in "from Syria", does not."""
    place = mention.place
    return place is not None and place.kind is PlaceKind.COUNTRY and not place.name.startswith(mention.text)


def _by_last_piece(words: Words, mentions: Sequence[Mention]) -> dict[int, tuple[int, Mention]]:
    firsts = {start: at for at, start in enumerate(words.starts)}
    found = dict[int, tuple[int, Mention]]()
    for mention in mentions:
        first = firsts.get(mention.span.start)
        if first is not None:
            last = first
            while last + 1 < len(words.starts) and words.starts[last + 1] < mention.span.end:
                last += 1
            found[last] = (first, mention)
    return found
