"""What the role classifier sees: a toponym and its place → strings, one template a kind of evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from geo import lexicon
from geo.geoparse.clusters import Clusters
from geo.geoparse.roles.context import (
    Context,
    Lexeme,
    closed_classes,
    couples,
    head_of,
    helpers,
    is_plain,
    mark_after,
)
from geo.geoparse.toponym import Toponym
from geo.model import Place

_CAPITAL_SIZE = 200_000
_REMEMBERED = 1 << 15  # words whose features are kept
_NEAR = 8  # words to each side that tell the topic
_UNKNOWN = ("?", "?", "?")


class Features:
    """Toponym and its place → the features that hold, by every template of ``TEMPLATES``."""

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._remembered: Callable[[str], Lexeme] = lru_cache(_REMEMBERED)(self._look_up)

    def __reduce__(self) -> tuple[type[Features], tuple[Clusters]]:
        return type(self), (self._clusters,)

    def __call__(self, toponym: Toponym, place: Place | None) -> list[str]:
        context = Context.of(toponym, place, self._remembered)
        found = list[str]()
        for template in TEMPLATES:
            found += template(context)
        return found

    def _look_up(self, word: str) -> Lexeme:
        found = self._clusters.of(word)
        levels = _UNKNOWN if found is None else (str(found[0]), str(found[1]), str(found[2]))
        return Lexeme(word, levels, closed_classes().get(word), word in helpers())


def neighbours(c: Context) -> Iterable[str]:
    """The three words to each side: the plainest evidence, "in X", "X said"."""
    first, last = c.toponym.first, c.toponym.last
    found = [f"-3={c.at(first - 3).word}", f"+3={c.at(last + 3).word}"]
    for name, position in (("-2", first - 2), ("-1", first - 1), ("+1", last + 1), ("+2", last + 2)):
        found += c.at(position).under(name)
    return found


def punctuation(c: Context) -> Iterable[str]:
    """Marks beside the name: brackets, commas and dashes set off addresses, datelines and tables."""
    before = c.toponym.before()
    return (
        f"gap+={mark_after(c.toponym.words[c.toponym.last])}",
        f"gap-={mark_after(before) if before else '$'}",
        f"gap+={mark_after(c.toponym.words[c.toponym.last])}&{c.kind}",
        f"gap+={mark_after(c.toponym.words[c.toponym.last])}&{c.before.word}",
    )


def referent(c: Context) -> Iterable[str]:
    """What kind of place it is: countries and capitals act, villages and seas hardly do."""
    toponym = c.toponym
    return (
        f"kind={c.kind}",
        f"size={len(str(c.population))}&{c.kind}",
        f"site={toponym.site}",
        f"embedded={toponym.embedded}",
        f"demonym={toponym.demonym}",
        f"seat={_is_seat(toponym)}",
    )


def name(c: Context) -> Iterable[str]:
    """The name's own words: "Bank of Japan" is no place, "Kremlin" and "Moscow" are used alike."""
    toponym, found = c.toponym, list[str]()
    for position in range(toponym.first, toponym.last + 1):
        lexeme = c.at(position)
        found += (f"own/0={lexeme.coarse}", f"own/1={lexeme.middle}")
    last = c.at(toponym.last)
    found += (f"last/0={last.coarse}", f"last/1={last.middle}", f"last/2={last.fine}")
    found.append(f"the={c.before.word == 'the'}&{c.kind}")
    if toponym.last > toponym.first:
        found += (f"head={last.word}", f"initial={c.at(toponym.first).word}")
    return found


def sentence(c: Context) -> Iterable[str]:
    """Where in what sort of sentence: subjects come first, headlines and score lists have capitals."""
    toponym = c.toponym
    words, near = toponym.words, toponym.words[max(0, toponym.first - _NEAR) : toponym.last + _NEAR]
    return (
        f"first={toponym.first == 0}",
        f"final={toponym.last == len(words) - 1}",
        f"upper={toponym.text.isupper()}",
        f"length={len(words) if len(words) < 6 else len(words) // 10 * 10}",
        f"words={toponym.last - toponym.first + 1}",
        f"capitals={10 * [w.capital for w in near].count(True) // len(near)}",
        f"numbers={min(4, [w.text[0].isdigit() for w in near].count(True))}",
    )


def government(c: Context) -> Iterable[str]:
    """What governs the name, or the list that it ends, and what that hangs on: "war with", "flew to"."""
    if c.governor is None:
        return (f"gov=$&{c.power}", f"listed={min(c.listed, 3)}")
    word, head = c.at(c.governor), c.at(c.governor - 1)
    return (
        *word.under("gov"),
        f"gov={word.word}&{c.power}",
        f"gov={c.governing}&{c.kind}",
        f"gov={c.governing}&{c.at(c.toponym.last).coarse}",
        f"listed={min(c.listed, 3)}",
        *head.under(f"{c.governing}<"),
        *head.under("on"),
    )


def verb_after(c: Context) -> Iterable[str]:
    """The verb whose subject the name seems to be, past auxiliaries: "has accused", "will not sign"."""
    words, at, passed = c.toponym.words, c.toponym.last + 1, list[str]()
    if not is_plain(words[at - 1]):
        return ()
    while at < len(words) and len(passed) < 5 and c.at(at).helps:
        passed.append(words[at].norm)
        at += 1
    found = [f"aux={'_'.join(passed[:2])}", f"aux={passed[0]}&{c.governing}"] if passed else []
    if at < len(words) and c.sort(at) in ("ed", "ing"):
        found += c.at(at).under("verb+")
        found += (f"verb+&{c.governing}", f"verb+&{c.power}")
    return found


def phrase_head(c: Context) -> Iterable[str]:
    """What is owned or modified: "X's coast", "X officials", "X's economy", "X air base"."""
    toponym = c.toponym
    last = toponym.words[toponym.last]
    if not (last.possessive or last.joins):
        return ()
    template = "owned" if last.possessive else "head"
    head = head_of(c)
    found = [f"{template}&{c.governing}", f"{template}&{c.power}"]
    if head is not None:
        found += c.at(head).under(template)
        found.append(f"{template}&{toponym.words[head].capital}")
    if last.hyphenated:
        found += c.after.under("hyphen")
    return found


def coordination(c: Context) -> Iterable[str]:
    """The word after a list that the name begins: "X and Y agreed", "X, Y and Z"."""
    words, at = c.toponym.words, c.toponym.last
    follows = words[at + 1] if at + 1 < len(words) else None
    if follows is None or not (
        couples(words[at], follows) or (mark_after(words[at]) == "," and follows.capital)
    ):
        return ()
    at += 1
    end = min(len(words), at + 9)
    while at < end and (words[at].capital or words[at].norm in ("and", "or", "the")):
        at += 1
    if at == end:
        return ("list+",)
    return ("list+", *c.at(at).under("list+"), f"list+={c.sort(at)}&{c.governing}")


def frame(c: Context) -> Iterable[str]:
    """How the phrase is built, crossed with what the place is: a governed country, an owning city."""
    toponym = c.toponym
    form = "D" if toponym.demonym else "E" if toponym.embedded else "S" if toponym.site else "-"
    own, after = c.at(toponym.last), c.after
    return (
        f"fr={c.frame}",
        f"fr={c.frame}&{c.governing}",
        f"fr={c.frame}&{c.governing}&{c.power}",
        f"fr={c.frame}&{c.kind}",
        f"fr={c.frame}&{form}",
        f"fr={c.frame}&{min(c.listed, 2)}&{c.governing}",
        f"fr={c.frame}&{own.coarse}",
        f"fr/1={c.frame}&{own.middle}",
        f"fr+={c.frame}&{c.power}&{after.coarse}",
        f"fr+/1={c.frame}&{c.power}&{after.middle}",
        f"form={form}&{c.kind}",
    )


def pairs(c: Context) -> Iterable[str]:
    """Words beside the name taken together, as words and as clusters: "between X and", "the X government"."""
    first, last = c.toponym.first, c.toponym.last
    b, b2, a, a2 = c.before, c.at(first - 2), c.after, c.at(last + 2)
    return (
        f"-+={b.word}&{a.word}",
        f"-+/0={b.coarse}&{a.coarse}",
        f"-+/1={b.middle}&{a.middle}",
        f"-+/w1={b.word}&{a.middle}",
        f"-+/1w={b.middle}&{a.word}",
        f"-k={b.word}&{c.kind}",
        f"+k={a.word}&{c.kind}",
        f"-k/0={b.coarse}&{c.kind}",
        f"+k/0={a.coarse}&{c.kind}",
        f"--={b2.word}&{b.word}",
        f"--/1={b2.middle}&{b.word}",
        f"++={a.word}&{a2.word}",
        f"++/1={a.word}&{a2.middle}",
        f"++/0={a.coarse}&{a2.coarse}",
    )


def classes(c: Context) -> Iterable[str]:
    """Classes of the words around: a pattern of small words, names and endings, whatever the topic."""
    first, last = c.toponym.first, c.toponym.last
    before2, before, after, after2 = (c.sort(at) for at in (first - 2, first - 1, last + 1, last + 2))
    return (
        f"class+={after}",
        f"class-={before}",
        f"class={before}_{after}",
        f"class={before2}_{before}_{after}",
        f"class={before}_{after}_{after2}",
    )


def capital_run(c: Context) -> Iterable[str]:
    """Capitalised words that the name is one of: teams, companies, offices and ranks."""
    toponym, found = c.toponym, list[str]()
    before, after = toponym.run_before(), toponym.run_after()
    for word in before[-4:]:
        found += c.lexeme(word.norm).under("run-")
    for word in after[:4]:
        found += c.lexeme(word.norm).under("run+")
    if after:
        found += c.lexeme(after[-1].norm).under("run")
    found.append(f"run={min(3, len(before))}&{min(3, len(after))}")
    return found


def topic(c: Context) -> Iterable[str]:
    """Clusters of the words near by: diplomacy, sport and trade use names otherwise than weather does."""
    words, first, last, found = c.toponym.words, c.toponym.first, c.toponym.last, list[str]()
    for word in words[max(0, first - _NEAR) : first]:
        found += c.lexeme(word.norm).under("near-")[2:]
    for word in words[last + 1 : last + 1 + _NEAR]:
        found += c.lexeme(word.norm).under("near+")[2:]
    return found


def closed_lists(c: Context) -> Iterable[str]:
    """What the closed word lists say, one by one and together: they know of words that no corpus had."""
    toponym, last = c.toponym, c.toponym.words[c.toponym.last]
    owns = "owns" if last.possessive and _follows(toponym, "ground") else "-"
    held = "held" if _is_held(c) and (not last.possessive or owns == "owns") else "-"
    party = "party" if c.governing in lexicon.words("parties") else "-"
    speaks = "speaks" if _follows(toponym, "saying") else "-"
    acts = "acts" if _acts(toponym) else "-"
    able = c.power == "power" or (c.kind == "city" and c.population >= _CAPITAL_SIZE)
    return (
        f"lists={owns}{held}{party}{speaks}{acts}&{able}",
        f"owns={owns}&{last.possessive}",
        f"held={held}&{able}",
        f"party={party}&{able}",
        f"speaks={speaks}&{able}",
        f"acts={acts}&{able}",
    )


TEMPLATES: tuple[Callable[[Context], Iterable[str]], ...] = (
    neighbours,
    punctuation,
    referent,
    name,
    sentence,
    government,
    verb_after,
    phrase_head,
    coordination,
    frame,
    pairs,
    classes,
    capital_run,
    topic,
    closed_lists,
)


def _is_seat(toponym: Toponym) -> bool:
    return toponym.name.lower().removeprefix("the ") in lexicon.words("seats")


def _is_held(c: Context) -> bool:
    """Whether a locative preposition governs the name."""
    return lexicon.locative().get(c.governing, 0.0) >= 1.0


def _follows(toponym: Toponym, listed: str) -> bool:
    following = toponym.after()
    return following is not None and following.norm in lexicon.words(listed)


def _acts(toponym: Toponym) -> bool:
    """Whether an auxiliary follows, or the name opens its clause and an ending of a verb follows."""
    following, before = toponym.after(), toponym.before()
    if following is None or following.capital or not is_plain(toponym.words[toponym.last]):
        return False
    if following.norm in lexicon.words("auxiliaries"):
        return True
    opens = before is None or before.norm in lexicon.words("conjunctions")
    return opens and following.norm.endswith(("s", "ed"))
