"""One sentence as events are read from it: the parse, and which of its words are assets, places and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geo.events.asides import Aside
from geo.events.lexicon import Form, cues, noun_cues, stand_ins, told_by
from geo.language import ParsedSentence, Phrase, Word
from geo.model import Article, Asset, AssetClass, Mention, PlaceKind, Region, Role, Span, When, within

_LOWER_WORD = re.compile(
    r"(?P<auxiliary>\b(?:to|will|would|can|could|may|might|should|must|not)\s)?(?<![\w-])(?P<word>[a-z]{4,})(?![\w-])"
)
_HYPHENATED = re.compile(r"(?<![\w-])[a-z]+-[a-z]+(?![\w-])")
_TOWN, _COUNTRY, _DAY = "London", "France", "yesterday"


@dataclass(frozen=True)
class Scene:
    """A parsed sentence with its findings by the position of their word.

    ``places`` are the mentions of physical places, ``named`` those of whoever is named after one.
    """

    article: Article
    parsed: ParsedSentence
    assets: dict[int, Asset]
    places: dict[int, Mention]
    named: dict[int, Mention]
    dates: tuple[When, ...]
    asides: tuple[Aside, ...] = ()
    region: Region | None = None

    @property
    def span(self) -> Span:
        return self.parsed.span

    @property
    def text(self) -> str:
        return self.article.quote(self.span)

    def asset_of(self, word: Word) -> Asset | None:
        return self.assets.get(word.index)

    def is_people(self, word: Word) -> bool:
        return word.norm in noun_cues("people") and word.index not in self.assets

    def measured(self, word: Word) -> Iterator[Word]:
        """What a phrase is about: the words after the "of" of "a number of", its conjuncts, itself."""
        yield from self._measured(word)
        for other in self.parsed.children(word, "conj"):
            if not other.is_verb and not self._is_same(word, other):
                yield from self.measured(other)

    def _is_same(self, word: Word, other: Word) -> bool:
        """ "two battalions, around 800 soldiers," is one asset with two measures."""
        one, two = self.assets.get(word.index), self.assets.get(other.index)
        if one is None or two is None or not _is_measured_in(one, two):
            return False
        return self.article.text[one.span.end : two.span.start] == ", "

    def _measured(self, word: Word) -> Iterator[Word]:
        if word.index in self.assets:
            yield from self.grouped(word) or [word]
        elif word.norm in cues("quantity", "nouns") or word.tag in ("CD", "DT", "JJS"):
            inner = [w for w in self.parsed.children(word, "nmod") if self.case(w) in ("of", "in", "among")]
            found = [each for w in inner for each in self.measured(w) if self._stands(each)]
            yield from found or self._held(word) or [word]
        else:
            yield from self._held(word) or [word]

    def grouped(self, word: Word) -> list[Word]:
        """The assets that one which only groups them is made of: the howitzers of "a column of howitzers"."""
        if word.text.split()[-1].lower() not in cues("quantity", "nouns"):
            return []
        inner = [w for w in self.parsed.children(word, "nmod") if self.case(w) == "of"]
        return [w for w in inner if w.index in self.assets]

    def _stands(self, word: Word) -> bool:
        """Whether a word is an asset or stands for some: "the last of them"."""
        return word.index in self.assets or word.tag == "PRP"

    def _held(self, word: Word) -> list[Word]:
        """The assets within a phrase: "RA-78765, an Il-76", "flatcars with guns", "arms including tanks"."""
        named = [*self.parsed.children(word, "appos")]
        if word.norm in noun_cues("quantity", "sets"):
            named += self.parsed.children(word, "compound")  # "S-400 systems"
        with_them = [w for w in self.parsed.children(word, "nmod") if self.case(w) in ("with", "of")]
        carried = [
            each
            for clause in self.parsed.children(word, "acl", "nmod", "obl", "amod")
            if self._includes(clause)
            for each in self.parsed.subtree(clause)
        ]
        return [w for w in (*named, *with_them, *carried) if w.index in self.assets]

    def _includes(self, word: Word) -> bool:
        listed = cues("including") | cues("carrying")
        return word.norm in listed or self.case(word) in listed

    def case(self, word: Word) -> str:
        """The preposition of a phrase in lower case, of several words joined: "out of"; "" without one."""
        marks = [w for w in self.parsed.children(word, "case") if w.index < word.index]
        words: list[str] = []
        for mark in marks:
            words += [mark.norm, *(w.norm for w in self.parsed.children(mark, "fixed"))]
        return " ".join(w for w in words if w not in ("'s", "'", "’s"))


def phrases(
    article: Article,
    assets: Iterable[Asset],
    mentions: Iterable[Mention],
    asides: Iterable[Aside],
    dates: Iterable[When],
) -> list[Phrase]:
    """What the parser reads as one word or not at all, in order and not overlapping."""
    wanted = [
        *(Phrase(aside.span, None) for aside in asides),
        *(Phrase(asset.span, _stand_in(asset)) for asset in assets),
        *(Phrase(mention.span, _name(mention)) for mention in mentions),
        *(Phrase(when.span, _DAY) for when in dates if not is_owned(article, when)),
        *_hyphenated(article),
        *_rare_verbs(article),
    ]
    taken, held = list[Phrase](), set[int]()
    for phrase in wanted:
        letters = range(phrase.span.start, phrase.span.end)
        if held.isdisjoint(letters):
            taken.append(phrase)
            held.update(letters)
    return sorted(taken, key=lambda phrase: phrase.span)


def _hyphenated(article: Article) -> Iterator[Phrase]:
    """The parser would take "pull-out" and "re-entered" for three words each."""
    for found in _HYPHENATED.finditer(article.text):
        told = told_by(found[0])
        if any(entry.form is Form.VERB for entry in told):
            joined = found[0].replace("-", "")
            yield Phrase(Span(*found.span()), stand_ins().get(joined, found[0].rpartition("-")[2]))
        elif told:
            yield Phrase(Span(*found.span()), "movements" if found[0].endswith("s") else "movement")


def _rare_verbs(article: Article) -> Iterator[Phrase]:
    """The parser was taught on texts of other things: it knows "moved", not "redeployed"."""
    for found in _LOWER_WORD.finditer(article.text):
        common = stand_ins().get(found["word"])
        if common is None and found["auxiliary"]:
            common = stand_ins("auxiliary").get(found["word"])
        if common:
            yield Phrase(Span(*found.span("word")), common)


def is_owned(article: Article, when: When) -> bool:
    """ "last week's accord": the date of something else."""
    return article.text[when.span.end : when.span.end + 2] in ("'s", "’s")


def _is_measured_in(one: Asset, other: Asset) -> bool:
    pair = (one.asset_class, other.asset_class)
    return AssetClass.PERSONNEL in pair and any(each.is_unit for each in pair)


def _stand_in(asset: Asset) -> str:
    """What the parser reads in place of an asset."""
    singular, plural = asset.asset_class.stand_in
    if asset.count is not None:
        return singular if asset.count.max == 1 else plural
    return plural if asset.text.endswith("s") or asset.asset_class is AssetClass.PERSONNEL else singular


def _name(mention: Mention) -> str:
    if mention.role is Role.ASSOCIATIVE or (mention.text.isascii() and mention.text.isalpha()):
        return mention.text
    return _COUNTRY if mention.place and mention.place.kind is PlaceKind.COUNTRY else _TOWN


def scene(
    article: Article,
    parsed: ParsedSentence,
    assets: Sequence[Asset],
    mentions: Sequence[Mention],
    dates: tuple[When, ...],
    asides: tuple[Aside, ...] = (),
) -> Scene:
    left_out = [aside.span for aside in asides]
    inside = [a for a in within(assets, parsed.span) if not any(out.covers(a.span) for out in left_out)]
    named = [m for m in within(mentions, parsed.span) if not any(out.covers(m.span) for out in left_out)]
    by_word = {word.index: asset for asset in inside if (word := parsed.head_of(asset.span))}
    region = next((r for r in article.regions if r.span.overlaps(parsed.span)), None)
    places, others = dict[int, Mention](), dict[int, Mention]()
    for mention in named:
        word = parsed.head_of(mention.span)
        if word and (word.index not in by_word or _is_at_home(mention, by_word[word.index])):
            (places if mention.role is Role.LITERAL else others)[word.index] = mention
    told = tuple(when for when in dates if not any(span.covers(when.span) for span in left_out))
    return Scene(article, parsed, by_word, places, others, told, asides, region)


def _is_at_home(mention: Mention, asset: Asset) -> bool:
    """ "the Kaliningrad garrison" is in Kaliningrad; the carrier Shandong is not in Shandong."""
    return mention.role is Role.LITERAL and asset.asset_class.is_grounded
