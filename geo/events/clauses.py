"""Who does what in a clause: the subject and the object of a verb, also where they stand elsewhere."""

from __future__ import annotations

from geo.events.lexicon import noun_cues
from geo.language import ParsedSentence, Word

_DEEPEST = 6
_RELATIVE = frozenset({"which", "that", "who", "whom"})


def is_passive(parsed: ParsedSentence, verb: Word) -> bool:
    if any(w.dep in ("nsubj:pass", "aux:pass") for w in parsed.children(verb)):
        return True
    if (
        verb.tag == "VBN"
        and not parsed.children(verb, "obj")
        and any(_by(parsed, w) for w in parsed.children(verb, "obl"))
    ):
        return True
    if parsed.children(verb, "nsubj", "aux"):
        return False
    modifies = verb.tag == "VBN" and verb.relation in ("acl", "amod") and verb.dep != "acl:relcl"
    return modifies and not parsed.children(verb, "obj")


def subjects(parsed: ParsedSentence, verb: Word, depth: int = _DEEPEST) -> tuple[Word, ...]:
    """The grammatical subjects of a verb; of a verb without one, those that it shares with another."""
    own = parsed.children(verb, "nsubj", "csubj")
    if own:
        return tuple(_named_by(parsed, verb, word) for word in own)
    head = parsed.head(verb)
    if head is None or depth == 0:
        return ()
    if verb.relation == "acl":
        return subjects(parsed, head, depth - 1) if parsed.child(head, "cop") else (head,)
    if verb.relation == "conj" and (head.is_verb or parsed.children(head, "nsubj")):
        return subjects(parsed, head, depth - 1)
    if verb.relation == "xcomp":
        return _controlled(parsed, head, depth)
    if verb.relation == "advcl" and not verb.is_finite:
        return subjects(parsed, head, depth - 1) or parsed.children(head, "obj")
    if verb.relation in ("ccomp", "parataxis", "dep") and verb.tag in ("VBG", "VBN"):
        return _controlled(parsed, head, depth)
    if verb.relation == "parataxis" and verb.tag == "VBD" and head.tag == "VBD" and head.index < verb.index:
        return subjects(parsed, head, depth - 1)  # "stopped over in Malta, then sailed on"
    return ()


def _controlled(parsed: ParsedSentence, governor: Word, depth: int) -> tuple[Word, ...]:
    """ "ordered ships to leave": the object; "ships began to leave": the subject."""
    return parsed.children(governor, "obj", "iobj") or subjects(parsed, governor, depth - 1)


def _named_by(parsed: ParsedSentence, verb: Word, word: Word) -> Word:
    """What "which" stands for in a relative clause."""
    head = parsed.head(verb)
    if word.norm in _RELATIVE and head is not None and verb.relation == "acl":
        return head
    return word


def objects(parsed: ParsedSentence, verb: Word) -> tuple[Word, ...]:
    """The grammatical objects of a verb, those of a relative clause included."""
    own = tuple(w for w in parsed.children(verb, "obj") if not _introduces(parsed, verb, w))
    # An object that the parse takes for a complement: "keeping one destroyer in the Gulf".
    own = own or tuple(w for w in parsed.children(verb, "xcomp") if w.is_noun and not parsed.child(w, "cop"))
    if own:
        return tuple(_named_by(parsed, verb, word) for word in own)
    head = parsed.head(verb)
    has_subject = parsed.children(verb, "nsubj")
    if verb.dep == "acl:relcl" and head and has_subject and has_subject[0].norm not in _RELATIVE:
        return (head,)
    return ()


def _introduces(parsed: ParsedSentence, verb: Word, word: Word) -> bool:
    """The "that" of "reports that troops had moved", which the parse may take for what was moved."""
    head = parsed.head(verb)
    return head is not None and is_report(head) and word.norm == "that"


def is_report(noun: Word) -> bool:
    """ "reports that", "no evidence that"."""
    return noun.norm in noun_cues("negation", "hearsay") or noun.norm in noun_cues("negation", "evidence")


def done_to(parsed: ParsedSentence, verb: Word) -> tuple[Word, ...]:
    """What a verb is done to: its object, or the subject of its passive."""
    return subjects(parsed, verb) if is_passive(parsed, verb) else objects(parsed, verb)


def doers(parsed: ParsedSentence, verb: Word) -> tuple[Word, ...]:
    """Who does what a verb says: its subject, or whom its passive names after "by"."""
    if not is_passive(parsed, verb):
        return subjects(parsed, verb)
    return tuple(w for w in parsed.children(verb, "obl") if w.dep == "obl:agent" or _by(parsed, w))


def _by(parsed: ParsedSentence, word: Word) -> bool:
    return any(case.norm == "by" for case in parsed.children(word, "case"))


def contrasts(parsed: ParsedSentence, word: Word) -> bool:
    """ "did not leave Brest but moved to Pinsk": what is denied of the one holds of the other."""
    return any(w.norm in ("but", "yet", "instead") for w in parsed.children(word, "cc", "advmod"))


def with_next(parsed: ParsedSentence, verb: Word) -> str:
    """A verb with the word after it, as the lists have verbs with a particle: "called off"; "" at the end."""
    following = parsed.next(verb)
    return f"{verb.norm} {following.norm}" if following else ""
