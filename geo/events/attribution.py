"""Who says so: the subject of a verb of saying, judging or seeing, "according to", a credit, a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.events.asides import Stance
from geo.events.clauses import doers, is_passive
from geo.events.lexicon import cues, noun_cues, verb_cues
from geo.events.scene import Scene
from geo.language import Word
from geo.model import Attribution, Span

_CREDIT = re.compile(
    r"\((?:photo|image|picture|source|credit|video)s?(?: by)?:? ?(?P<who>[^()]{2,60})\)"
    r"|\b(?:photo|image|picture|video)(?: by|:| credit:) ?(?P<whom>[A-Z][\w .&-]{2,40}?)(?=[.)]|$)"
    r"|\((?P<official>[^()]{2,60}?) (?:official )?(?:photo|image|video)s?\)",
    re.IGNORECASE,
)
_PASSES_ON = frozenset({"quote", "cite", "quoted", "cited", "quotes", "cites", "quoting", "citing"})
_ACCORDING = ("according to", "according", "per", "in the words of", "by the account of")


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it and how; ``cue`` are the words of saying, ``attribution`` is None where nobody is named."""

    stance: Stance
    cue: Span
    attribution: Attribution | None


def sources(scene: Scene, word: Word, before: Attribution | None = None) -> list[Source]:
    """Those who stand behind what a word says, nearest first. ``before`` is who spoke last: "he said"."""
    above = [source for under, each in _upwards(scene, word) for source in _at(scene, each, under, word)]
    aside = [
        Source(each.stance, each.cue, each.attribution or before) for each in scene.asides if each.stance
    ]
    found = _credited([*above, *aside], next(_credits(scene), None))
    named = [source for source in found if source.attribution]
    if len(named) > 1 and named[0].attribution and named[1].attribution and not named[0].attribution.via:
        by = named[1].attribution
        relayed = replace(named[0].attribution, via=by.text, via_span=by.span)
        found[found.index(named[0])] = replace(named[0], attribution=relayed)
    return found


def _credited(found: list[Source], credit: Source | None) -> list[Source]:
    """A picture is of whoever is credited with it: "satellite images show … (photo: Maxar)"."""
    if credit is None:
        return found
    if not any(source.stance is Stance.SEES for source in found):
        return [*found, credit]
    return [replace(s, attribution=credit.attribution) if s.stance is Stance.SEES else s for s in found]


def _upwards(scene: Scene, word: Word) -> Iterator[tuple[Word | None, Word]]:
    """A word and those above it, each with the one below it that leads there."""
    under: Word | None = None
    for each in (word, *scene.parsed.ancestors(word)):
        yield under, each
        under = each


def _at(scene: Scene, above: Word, under: Word | None, word: Word) -> Iterator[Source]:
    parsed = scene.parsed
    stance = stance_of(scene, above)
    if stance and _is_said(under) and not _speaks_itself(scene, above, word):
        yield _source(scene, above, stance)
    for beside in parsed.children(above, "parataxis", "advcl", "ccomp", "discourse", "dep"):
        if beside is word or word in parsed.subtree(beside) or parsed.children(beside, "ccomp", "obj"):
            continue
        said = stance_of(scene, beside)
        if said and (beside.relation != "advcl" or _is_as(scene, beside)):
            yield _source(scene, beside, said)
    for named in parsed.children(above, "obl", "nmod"):
        if scene.case(named) in ("in", "on", "from", "by") and is_imagery(scene, named) and above is word:
            yield Source(Stance.SEES, named.span, _attribution(scene, named))
        if according := _according(scene, named):
            yield Source(Stance.SAYS, according, _attribution(scene, named))


def _is_said(under: Word | None) -> bool:
    """Whether what leads up to a verb of saying is said by it, not only beside it: "as 80 lorries return"."""
    return under is None or under.relation not in ("advcl", "obl", "advmod", "nmod")


def stance_of(scene: Scene, word: Word) -> Stance | None:
    """What kind of source a verb has; "show" and "capture" only with a picture or a watcher."""
    if not word.is_verb:
        return None
    if word.norm in verb_cues("speech", "denies"):
        return Stance.DENIES
    if word.norm in verb_cues("speech", "sees") and _sees(scene, word):
        return Stance.SEES
    if word.norm in verb_cues("speech", "says"):
        return Stance.SAYS
    return Stance.JUDGES if word.norm in verb_cues("speech", "judges") else None


def _sees(scene: Scene, verb: Word) -> bool:
    has = any(w.norm in _HAVING for w in scene.parsed.children(verb, "aux"))
    if is_passive(scene.parsed, verb) or (verb.tag == "VBN" and not has):
        return True
    return any(
        is_imagery(scene, who) or who.norm in cues("imagery", "watchers") for who in doers(scene.parsed, verb)
    )


_HAVING = frozenset({"had", "has", "have", "having", "'ve"})


def is_imagery(scene: Scene, word: Word) -> bool:
    """Whether a phrase names pictures, signals or their maker: "satellite images", "MarineTraffic data"."""
    return any(w.norm.removesuffix("'s") in noun_cues("imagery", "words") for w in _core(scene, word))


def _speaks_itself(scene: Scene, verb: Word, word: Word) -> bool:
    """Whether the word lies in the subject of the verb, not in what it says."""
    if word is verb:
        return stance_of(scene, verb) is Stance.SAYS
    return any(word in scene.parsed.subtree(who) for who in scene.parsed.children(verb, "nsubj"))


def _is_as(scene: Scene, clause: Word) -> bool:
    return any(mark.norm == "as" for mark in scene.parsed.children(clause, "mark"))


def _according(scene: Scene, word: Word) -> Span | None:
    """The "according to" before whoever says so."""
    if scene.case(word).startswith(_ACCORDING):
        case = scene.parsed.children(word, "case")[0]
        return Span(case.span.start, max(case.span.end, *(w.span.end for w in scene.parsed.children(case))))
    start = max(scene.span.start, word.span.start - _AHEAD)
    found = _AFTER_ACCORDING.search(scene.article.text[start : word.span.start])
    return Span(start + found.start(), start + found.end("to")) if found else None


_AHEAD = 60  # characters before a name
_AFTER_ACCORDING = re.compile(r"\b(?P<to>according to) (?:[\w'’.-]+ ){0,5}$", re.IGNORECASE)


def _source(scene: Scene, verb: Word, stance: Stance) -> Source:
    named = tuple(w for w in doers(scene.parsed, verb) if not _is_evidence(scene, w))
    if verb.norm in _PASSES_ON and not is_passive(scene.parsed, verb):
        return Source(stance, verb.span, _passed_on(scene, verb, named))
    if not named:
        return Source(stance, verb.span, _watched_by(scene, verb))
    if stance is Stance.SEES or not any(is_imagery(scene, w) for w in named):
        told = next(
            (
                w
                for w in scene.parsed.children(verb, "obj", "iobj", "obl")
                if verb.norm in ("told", "tells", "telling") and not w.is_verb
            ),
            None,
        )
        via = told if told and _is_medium(told) else None
        return Source(stance, verb.span, _attribution(scene, named[0], via))
    return Source(Stance.SEES, verb.span, _attribution(scene, named[0]))


def _is_evidence(scene: Scene, word: Word) -> bool:
    """Whether what "suggests" it is a fact, not somebody: "the activity suggests"."""
    asset = scene.asset_of(word)
    return word.norm in cues("imagery", "evidence") or (asset is not None and not asset.asset_class.speaks)


def _is_medium(word: Word) -> bool:
    return word.tag.startswith("NNP") or word.norm in (
        "newspaper",
        "agency",
        "daily",
        "broadcaster",
        "station",
    )


def _watched_by(scene: Scene, verb: Word) -> Attribution | None:
    """ "was photographed from a fishing boat", "seen on imagery": the pictures, where they are named."""
    for word in scene.parsed.children(verb, "obl"):
        if scene.case(word) in ("on", "in", "by", "from", "via") and is_imagery(scene, word):
            return _attribution(scene, word)
    return None


def _passed_on(scene: Scene, verb: Word, by: tuple[Word, ...]) -> Attribution | None:
    """ "Reuters quoted a security source": the source, via Reuters."""
    quoted = scene.parsed.child(verb, "obj")
    if quoted is None:
        return _attribution(scene, by[0]) if by else None
    return _attribution(scene, quoted, by[0] if by else None)


def _attribution(scene: Scene, word: Word, via: Word | None = None) -> Attribution:
    span, text = _words(scene, word)
    via_span, via_text = _words(scene, via) if via else (None, None)
    return Attribution(text, span, via_text, via_span)


def _words(scene: Scene, word: Word) -> tuple[Span, str]:
    core = _core(scene, word)
    span = Span(core[0].span.start, core[-1].span.end)
    return span, scene.article.quote(span)


def _core(scene: Scene, word: Word) -> list[Word]:
    """The words of a name without its relative clauses and appositions, in one piece around its head."""
    inside = {word.index}
    rest = [word]
    while rest:
        at = rest.pop()
        for below in scene.parsed.children(at):
            own_case = at is word and below.dep == "case"
            if below.dep not in _OUTSIDE and not own_case and not below.is_finite:
                inside.add(below.index)
                rest.append(below)
    first, last = word.index, word.index
    words = scene.parsed.words
    while first - 1 in inside or (first - 2 in inside and words[first - 1].tag == "HYPH"):
        first -= 1
    if words[first].tag == "IN":
        # "the chief of the committee Ozerov", of which the parse has hung the chief elsewhere.
        first = max(first - 1, 0)
        while first and words[first - 1].tag in ("DT", "JJ", "NN", "NNP", "PRP$"):
            first -= 1
    while last + 1 in inside or (last + 2 in inside and words[last + 1].tag == "HYPH"):
        last += 1
    return list(words[first : last + 1])


_OUTSIDE = frozenset({"acl:relcl", "appos", "parataxis", "punct", "cc:preconj", "mark"})


def _credits(scene: Scene) -> Iterator[Source]:
    found = _CREDIT.search(scene.text)
    if found:
        name = next(name for name in ("who", "whom", "official") if found[name])
        span = Span(scene.span.start + found.start(name), scene.span.start + found.end(name))
        cue = Span(scene.span.start + found.start(), scene.span.start + found.end())
        yield Source(Stance.SEES, cue, Attribution(scene.article.quote(span), span))


def speaker(scene: Scene) -> Attribution | None:
    """Who speaks in a sentence: the subject of its first verb of saying."""
    for aside in scene.asides:
        if aside.attribution and aside.stance is Stance.SAYS:
            return aside.attribution
    for word in scene.parsed.words:
        if stance_of(scene, word) is Stance.SAYS:
            source = _source(scene, word, Stance.SAYS)
            if source.attribution:
                return source.attribution
    return None


def quotes_in(text: str) -> list[Span]:
    """The stretches between quotation marks; a mark without its partner ends with its paragraph."""
    spans, opened = list[Span](), None
    for mark in re.finditer(r"[“”\"\n]", text):
        if mark[0] == "\n":
            opened = None
        elif opened is None and mark[0] != "”":
            opened = mark.start()
        elif opened is not None and mark[0] != "“":
            spans.append(Span(opened, mark.end()))
            opened = None
    return spans
