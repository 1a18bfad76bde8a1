"""Finds toponyms by the gazetteer and by what stands around a name: text → toponyms.

Each match of the gazetteer is weighed by rules, every one a small function with a weight of its own;
a name is taken where the sum is above zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, log10

from geo import lexicon
from geo.gazetteer import Candidate, Gazetteer, NameKind
from geo.geoparse.tokens import Token, tokenise
from geo.geoparse.toponym import InSentence, Toponym
from geo.model import Article, Span

_LONGEST = 6
_LONGEST_RUN = 8  # capitalised words around a name that are looked at
_GIANT_CITY = 300_000
_KIND_WEIGHT = {
    "country": 4.0,
    "continent": 3.5,
    "water": 3.0,
    "region": 2.5,
    "airbase": 2.5,
    "naval_base": 2.5,
    "base": 2.0,
    "facility": 2.0,
    "division": 1.5,
    "airport": -1.5,
    "port": -1.5,
}
_WIDE = frozenset({"country", "continent", "water", "region"})


@dataclass(slots=True)
class Match(InSentence):
    """A name of the gazetteer at words ``first`` to ``last`` of a sentence, with all the rules look at."""

    words: tuple[Token, ...]
    first: int
    last: int
    candidates: tuple[Candidate, ...]
    shouting: bool  # the sentence is in capitals, so that a capital says nothing
    titled: bool  # the sentence is a headline in which most words have capitals
    persons: frozenset[str] = field(default=frozenset())

    @property
    def best(self) -> Candidate:
        return self.candidates[0]

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words[self.first : self.last + 1])

    @property
    def single(self) -> bool:
        return self.first == self.last

    @property
    def wide(self) -> bool:
        return self.best.place.kind in _WIDE or self.demonym

    @property
    def demonym(self) -> bool:
        return self.best.name_kind is NameKind.DEMONYM

    def run_before(self) -> list[Token]:
        """The capitalised words that lead up to the name without a break."""
        at, run = self.first - 1, list[Token]()
        while at >= 0 and len(run) < _LONGEST_RUN and self.words[at].joins and self.words[at].capital:
            run.insert(0, self.words[at])
            at -= 1
        return run

    def run_after(self) -> list[Token]:
        at, run = self.last, list[Token]()
        while (
            len(run) < _LONGEST_RUN
            and at + 1 < len(self.words)
            and self.words[at].joins
            and self.words[at + 1].capital
        ):
            run.append(self.words[at + 1])
            at += 1
        return run

    def site_word(self) -> str | None:
        """The class of the site word that follows the name or leads up to it with "of" or "at"."""
        return self._site_after() or self._site_before()

    def _site_after(self) -> str | None:
        if not self.words[self.last].joins and self.words[self.last].gap not in ("’s ", "'s "):
            return None
        for length in (3, 2, 1):
            following = self.words[self.last + 1 : self.last + 1 + length]
            phrase = " ".join(w.norm for w in following)
            if len(following) == length and phrase in lexicon.site_words():
                return lexicon.site_words()[phrase]
        return None

    def _site_before(self) -> str | None:
        at = self.first - 1
        if at >= 0 and self.words[at].norm == "the":
            at -= 1
        if at < 1 or self.words[at].norm not in ("of", "at"):
            return self._apposed_site(at)
        phrase = " ".join(w.norm for w in self.words[max(0, at - 2) : at])
        for words in (phrase, phrase.split(" ")[-1]):
            if words in lexicon.site_words():
                return lexicon.site_words()[words]
        return None

    def _apposed_site(self, at: int) -> str | None:
        """ "air base Hmeimim", "port city Latakia"."""
        if at < 0 or self.words[at].gap.strip(" \u00a0\n") or self.words[at].capital:
            return None
        phrase = " ".join(w.norm for w in self.words[max(0, at - 1) : at + 1])
        return lexicon.site_words().get(phrase)


class DictionaryRecognizer:
    """Longest match in the gazetteer, weighed by rules. Stateless: safe to share between threads."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def recognize(self, article: Article, sentences: Sequence[Span]) -> list[Toponym]:
        """The toponyms of an article's sentences, in order; none overlap."""
        cut = [tokenise(article.text, span) for span in sentences]
        persons = frozenset(name for words in cut for name in _surnames(words))
        found: list[Toponym] = []
        for words in cut:
            found.extend(self._in_sentence(article.text, words, persons))
        return found

    def _in_sentence(self, text: str, words: tuple[Token, ...], persons: frozenset[str]) -> Iterator[Toponym]:
        shouting, titled = _is_shouting(words), _is_titled(words)
        norms = [w.norm for w in words]
        at, last_taken = 0, -2
        while at < len(words):
            match = self._match(words, norms, at)
            if match:
                match.shouting, match.titled, match.persons = shouting, titled, persons
                weight = sum(rule(match) for rule in RULES) + _goes_on(match, last_taken)
                if weight > 0:
                    yield _toponym(text, match, weight)
                    last_taken, at = match.last, match.last + 1
                    continue
            unknown = match is None and self._unknown_site(text, words, at)
            if unknown:
                yield unknown
                at = unknown.last
            at += 1

    def _match(self, words: tuple[Token, ...], norms: list[str], at: int) -> Match | None:
        """The longest name that begins at a word and looks like one."""
        if not (words[at].capital or _is_article(words, at)) or norms[at] in ("", "the"):
            return None
        end = at
        while end + 1 < len(words) and end - at + 1 < _LONGEST and words[end].joins:
            end += 1
        length = self._gazetteer.longest(norms[at : end + 1], 0, _LONGEST)
        while length:
            last = at + length - 1
            name = " ".join(norms[at : last + 1])
            if words[last].capital and self._gazetteer.has(name) and not _is_open(words, last):
                candidates = _usable(self._gazetteer.candidates(name), words, at, last)
                if candidates:
                    return Match(words, at, last, candidates, shouting=False, titled=False)
            length = self._gazetteer.longest(norms[at:last], 0, _LONGEST) if last > at else 0
        return None

    def _unknown_site(self, text: str, words: tuple[Token, ...], at: int) -> Toponym | None:
        """A capitalised name that a site word calls a place, though no gazetteer knows it."""
        if (
            not words[at].capital
            or not words[at].norm
            or (at and words[at - 1].capital and words[at - 1].joins)
        ):
            return None
        last = at
        while last + 1 < len(words) and words[last].joins and words[last + 1].capital:
            last += 1
        name = words[at : last + 1]
        if (
            any(_is_plain(w) or w.norm in lexicon.words("organisations") or w.text.isupper() for w in name)
            or len(name) > 3
        ):
            return None
        match = Match(words, at, last, (), shouting=False, titled=False)
        site = match.site_word()
        if site not in ("airbase", "naval_base", "airport", "city", "division") or not _is_located(match):
            return None
        return Toponym(
            Span(name[0].span.start, name[-1].span.end), text[name[0].span.start : name[-1].span.end],
            " ".join(w.norm for w in name), 0.5, words, at, last, site=site,
        )  # fmt: skip


def _is_located(match: Match) -> bool:
    """Whether a preposition of place governs the name, or "village of" and the like precede it."""
    before = match.governor()
    return before is not None and before.norm in lexicon.locative()


def _is_plain(word: Token) -> bool:
    return (
        word.norm in lexicon.common_words()
        or word.norm in lexicon.words("calendar")
        or word.norm in lexicon.words("titles")
        or word.norm in lexicon.words("directions")
        or word.norm in lexicon.site_words()
        or word.norm in lexicon.words("particles")
    )


def _usable(
    candidates: tuple[Candidate, ...], words: Sequence[Token], first: int, last: int
) -> tuple[Candidate, ...]:
    """Candidates whose kind of name agrees with how the name is written here.

    An abbreviation is written in capitals or with a stop; that of a province ("OR", "Calif.") follows a
    town and a comma.
    """
    upper = first == last and words[first].text.isupper() and len(words[first].norm) > 1
    after_comma = first > 0 and words[first - 1].gap.startswith(",") and words[first - 1].capital
    stopped = "." in words[last].text or (words[last].gap.startswith(".") and after_comma)
    kept = []
    for candidate in candidates:
        if candidate.name_kind is NameKind.ABBREVIATION:
            dotted = "." in words[last].text
            legal = (upper or stopped) and (candidate.place.kind == "country" or after_comma or dotted)
        else:
            legal = not (upper and len(words[first].norm) < 6 and not _is_shouting(words))
        if legal:
            kept.append(candidate)
    return tuple(kept)


def _is_article(words: Sequence[Token], at: int) -> bool:
    """ "al-" of "al-Khadim": a name may begin in lower case there."""
    return (
        words[at].norm in lexicon.words("articles")
        and words[at].hyphenated
        and at + 1 < len(words)
        and words[at + 1].capital
    )


def _is_open(words: Sequence[Token], last: int) -> bool:
    """Whether a name stops inside a hyphenated word: "Rostov" of "Rostov-on-Don", "Al" of "Al-Assad"."""
    if not words[last].hyphenated or last + 1 >= len(words):
        return False
    following = words[last + 1]
    return (
        following.capital
        and following.norm not in lexicon.site_words()
        and len(following.norm) > 3
        and (words[last].norm in lexicon.words("articles"))
    )


def _is_shouting(words: Sequence[Token]) -> bool:
    letters = [w for w in words if len(w.text) > 1 and w.text.isalpha()]
    return len(letters) > 2 and sum(w.text.isupper() for w in letters) > 0.7 * len(letters)


def _is_titled(words: Sequence[Token]) -> bool:
    long = [w for w in words if len(w.text) > 3]
    return len(long) > 3 and sum(w.capital for w in long) > 0.75 * len(long)


def _surnames(words: Sequence[Token]) -> Iterator[str]:
    """The last names of people who are introduced by a given name or a title."""
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        introduced = (
            word.norm in lexicon.given_names() and word.capital and word.joins and not word.hyphenated
        )
        if introduced and following.capital and not _is_plain(following):
            yield following.norm
            if following.joins and at + 2 < len(words) and words[at + 2].capital:
                yield words[at + 2].norm


def _toponym(text: str, match: Match, weight: float) -> Toponym:
    first, last = match.words[match.first], match.words[match.last]
    end = last.span.end
    # The stop of an abbreviation belongs to its name: "Calif."
    if (
        match.best.name_kind is NameKind.ABBREVIATION
        and not last.text.isupper()
        and text[end : end + 1] == "."
    ):
        end += 1
    span = Span(first.span.start, end)
    return Toponym(
        span=span,
        text=text[span.start : span.end],
        name=match.text,
        score=1 / (1 + exp(-weight)),
        words=match.words,
        first=match.first,
        last=match.last,
        site=match.site_word(),
        demonym=match.demonym,
        embedded=_organisation_around(match),
    )


def _goes_on(match: Match, last_taken: int) -> float:
    """ "Tartus, Latakia and Jableh": a name in a list with a toponym is likely one."""
    between = match.words[last_taken + 1 : match.first] if last_taken >= 0 else ()
    gap = match.words[last_taken].gap if last_taken >= 0 else ""
    listed = last_taken >= 0 and (
        (not between and gap.strip() in (",", "/"))
        or (len(between) == 1 and between[0].norm in ("and", "or"))
    )
    return 1.2 if listed and not match.wide else 0.0


def _kind(match: Match) -> float:
    """What kind of place bears the name, and how big it is."""
    place = match.best.place
    if match.demonym:
        return 4.0
    if place.kind == "city":
        return 0.9 * (log10(max(place.population, 500)) - 4.6)
    return _KIND_WEIGHT[place.kind]


def _length(match: Match) -> float:
    return 0.0 if match.single else 1.2


def _governed(match: Match) -> float:
    """The preposition before the name."""
    word = match.governor()
    if word and word.norm == "of" and _comes_out(match):
        return lexicon.locative()["from"]
    return lexicon.locative().get(word.norm, 0.0) if word and not word.capital else 0.0


def _comes_out(match: Match) -> bool:
    """ "slipped out of Gadzhiyevo"."""
    word = match.before(2)
    return word is not None and word.norm == "out"


def _site(match: Match) -> float:
    site = match.site_word()
    return 2.2 if site is not None else 0.0


def _contained(match: Match) -> float:
    """ "Alexandria, Virginia": a bigger place follows the name behind a comma."""
    following = match.after()
    if following is None or match.words[match.last].gap.strip() != "," or not following.capital:
        return 0.0
    return 0.8


def _plain_word(match: Match) -> float:
    """An English word that happens to be a name: worse where capitals say nothing."""
    if not match.single or match.best.place.kind == "country" or match.demonym:
        return 0.0
    word = match.words[match.first]
    if word.norm in lexicon.words("calendar"):
        return -6.0
    plain = word.norm in lexicon.common_words()
    if not plain:
        return -0.4 if match.first == 0 and not match.wide else 0.0
    return -4.5 if match.first == 0 or match.titled or match.shouting else -1.6


def _short_name(match: Match) -> float:
    return -2.0 if match.single and len(match.words[match.first].norm) < 4 and not match.wide else 0.0


def _person(match: Match) -> float:
    """Part of a person's name: beside a given name or a title, or a surname met before."""
    before, after = match.run_before(), match.run_after()
    if match.wide:
        return -4.5 if match.single and not match.demonym and _is_named_after(match) else 0.0
    first, names = match.words[match.first].norm, lexicon.given_names()
    if before and (
        before[-1].norm in names or before[-1].norm in lexicon.words("titles") or len(before[-1].norm) == 1
    ):
        return -4.5
    if (
        match.single
        and (first in names or first in lexicon.words("personal"))
        and after
        and not _is_plain(after[0])
    ):
        return -4.5
    if match.single and first in match.persons:
        return -3.5
    small = match.best.place.population < _GIANT_CITY
    return -1.5 if match.single and small and _speaks(match) else 0.0


def _speaks(match: Match) -> bool:
    following, gap = match.after(), match.words[match.last].gap
    return following is not None and not gap.strip() and following.norm in lexicon.words("saying")


def _ship(match: Match) -> float:
    """ "INS Kolkata", "the frigate Kasatonov"."""
    word = match.before()
    return (
        -5.0 if word and word.joins and word.norm in lexicon.words("vessels") and not match.demonym else 0.0
    )


def _bare_article(match: Match) -> float:
    """ "the Sparta docked": an article before a town's name, and nothing behind that it could belong to."""
    before, following = match.before(), match.after()
    if before is None or before.norm != "the" or match.best.place.kind not in ("city", "airport", "port"):
        return 0.0
    ends = following is None or match.words[match.last].gap.strip() or _is_function_word(following)
    return -2.5 if ends else 0.0


def _is_function_word(word: Token) -> bool:
    listed = lexicon.words("auxiliaries") | lexicon.words("saying") | lexicon.words("parties")
    return (
        word.norm in listed or word.norm in lexicon.locative() or word.norm in ("and", "or", "which", "who")
    )


def _part_of_name(match: Match) -> float:
    """ "al-Sham" of "Hayat Tahrir al-Sham"."""
    begins = match.words[match.first].norm in lexicon.words("articles")
    return -3.0 if begins and any(not _is_neutral(w) for w in match.run_before()) else 0.0


def _is_named_after(match: Match) -> bool:
    """A country's name as a person's: "Michael Jordan", "General Jordan Hale", "Chad Whitfield"."""
    before, after = match.run_before(), match.run_after()
    if before and before[-1].norm in lexicon.given_names():
        return True
    named = match.words[match.first].norm in lexicon.words("personal")
    return (
        named
        and bool(after)
        and not _is_neutral(after[0])
        and after[0].norm not in lexicon.words("organisations")
    )


def _run(match: Match) -> float:
    """Other capitalised words around a small place make it part of another name."""
    if match.wide:
        return 0.0
    others = [w for w in match.run_before() + match.run_after() if not _is_neutral(w)]
    known = match.best.place.population >= _GIANT_CITY or match.best.place.kind in (
        "division",
        "airbase",
        "naval_base",
    )
    if not others or match.titled or match.shouting:
        return 0.0
    return -0.8 if known else -2.6


def _is_neutral(word: Token) -> bool:
    return (
        word.norm in lexicon.words("calendar")
        or word.norm in lexicon.words("directions")
        or word.norm in lexicon.site_words()
        or word.norm in lexicon.words("particles")
        or word.norm in lexicon.locative()
        or word.norm in ("air", "naval", "international", "military", "province")
    )


def _organisation(match: Match) -> float:
    if not _organisation_around(match) or match.demonym or match.best.place.kind == "country":
        return 0.0
    return -1.0 if match.best.place.population >= _GIANT_CITY or match.wide else -3.0


def _organisation_around(match: Match) -> bool:
    """Whether a capitalised word of an organisation stands in the same run of capitals."""
    around = match.run_before() + match.run_after()
    site = match.site_word()
    return site is None and not match.titled and any(w.norm in lexicon.words("organisations") for w in around)


def _loud(match: Match) -> float:
    return -1.5 if match.shouting and not match.wide else 0.0


RULES = (
    _kind,
    _length,
    _governed,
    _site,
    _contained,
    _plain_word,
    _short_name,
    _person,
    _ship,
    _bare_article,
    _part_of_name,
    _run,
    _organisation,
    _loud,
)
