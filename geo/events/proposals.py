"""Events in the making: which triggers of a sentence tell of one, about which assets, with which places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from geo.events.asides import Stance
from geo.events.attachment import nearest
from geo.events.attribution import sources
from geo.events.clauses import doers, done_to, is_passive
from geo.events.ends import Slot, slot_of
from geo.events.lexicon import Form, Mover, Needs, cues, noun_cues, told_by
from geo.events.memory import Memory
from geo.events.movers import Moved, movers, state
from geo.events.positions import Located
from geo.events.scene import Scene
from geo.events.triggers import Trigger, is_visible, standing, triggers
from geo.model import EventKind, Mention


@dataclass
class Proposal:
    """An event in the making: what a trigger is about, and the places that it has been given.

    ``is_done_to`` tells that the assets are moved by somebody, ``rests`` that the verb tells of a
    state, ``aims`` that it names where to, be the name known or not.
    """

    trigger: Trigger
    moved: list[Moved]
    state: Mention | None
    is_done_to: bool = False
    rests: bool = False
    aims: bool = False
    kind: EventKind = field(init=False)
    places: dict[Slot, list[Located]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.kind = self.trigger.kind

    @property
    def carried(self) -> bool:
        """Whether the assets are moved by somebody: "flew medics to", not "jets flew to"."""
        mover = self.trigger.entry.mover
        return mover is Mover.OBJECT or (mover is Mover.EITHER and self.is_done_to)

    @property
    def ends(self) -> bool:
        return any(self.places.values())


def proposals(now: Scene, places: Sequence[Located], memory: Memory) -> list[Proposal]:
    """What the triggers of a sentence tell; then, of the assets left over, where they simply are."""
    told = [_proposal(now, trigger, memory) for trigger in _plain(now, triggers(now))]
    told = [p for p in told if p.moved or p.state or _needs_nobody(now, p, memory) or _goes_on(p, memory)]
    kept = _settled(now, told, places, memory)
    covered = {m.asset.span for p in kept for m in p.moved}
    seen = dict[int, Proposal]()
    for trigger, word in standing(now):
        asset = now.assets[word.index]
        if asset.span not in covered or trigger.word.relation == "cop":
            seen.setdefault(trigger.word.index, Proposal(trigger, [], None)).moved.append(Moved(asset, word))
    return _settled(now, [*kept, *seen.values()], places, memory) if seen else kept


def _proposal(now: Scene, trigger: Trigger, memory: Memory) -> Proposal:
    found = movers(now, trigger, memory)
    verb = trigger.entry.form is Form.VERB
    touched = (
        [w.index for each in done_to(now.parsed, trigger.word) for w in now.measured(each)] if verb else []
    )
    done_to_them = any(moved.word.index in touched for moved in found)
    below = now.parsed.children(trigger.core, "obl")
    aims = any(now.case(w) in cues("prepositions", "destination") for w in below)
    proposal = Proposal(trigger, found, state(now, trigger), done_to_them, _rests(now, trigger), aims)
    if proposal.carried and _loads(now, trigger):
        proposal.kind = EventKind.PREPARE
        proposal.moved = [m for m in found if now.case(m.word) not in _ABOARD]
    return proposal


_ABOARD = frozenset({"aboard", "onto", "into", "on board"})


def _loads(now: Scene, trigger: Trigger) -> bool:
    """ "tanks were driven aboard the ferry": what is carried goes nowhere yet."""
    below = now.parsed.children(trigger.core, "obl")
    ways = cues("prepositions", "origin") | cues("prepositions", "destination")
    if any(now.case(w) in ways and not now.asset_of(w) for w in below):
        return False
    onto = [w for w in below if now.case(w) in _ABOARD]
    return any(asset.asset_class.carries for w in onto if (asset := now.asset_of(w)))


def _rests(now: Scene, trigger: Trigger) -> bool:
    """Whether a verb tells of a state: "are berthed at", "the ships docked there remain"."""
    verb = trigger.core
    if verb.tag != "VBN" or trigger.entry.word in ("expect", "await"):
        return False
    auxiliaries = [w.norm for w in now.parsed.children(verb, "aux", "cop")]
    if auxiliaries:
        return auxiliaries in (["are"], ["is"], ["'re"], ["remain"], ["remains"])
    others = [w for w in now.parsed.words if w.is_finite and w is not verb]
    return verb.relation == "acl" and bool(others)


def _needs_nobody(now: Scene, proposal: Proposal, memory: Memory) -> bool:
    """Fights that are told whoever fights: "clashes erupted in …", "operations to retake …"."""
    if proposal.trigger.kind is EventKind.WITHDRAW:
        return _names_origin(now, proposal)
    if not proposal.trigger.kind.is_fought:
        return False
    if not memory.is_military and proposal.trigger.entry.needs is not Needs.NOTHING:
        return False
    noun = proposal.trigger.entry.form is Form.NOUN
    return noun or (
        memory.is_military and (proposal.trigger.entry.place != "" and not _somebody(now, proposal.trigger))
    )


def _somebody(now: Scene, trigger: Trigger) -> bool:
    return any(w.norm not in noun_cues("undertaking") for w in doers(now.parsed, trigger.word))


def _names_origin(now: Scene, proposal: Proposal) -> bool:
    """ "the mission's pull-out from Beledweyne", whoever pulls out."""
    below = now.parsed.children(proposal.trigger.core, "nmod", "obl")
    named = any(w.index in now.places and now.case(w) == "from" for w in below)
    return proposal.trigger.entry.form is Form.NOUN and named


def _goes_on(proposal: Proposal, memory: Memory) -> bool:
    """Whether a bare noun takes up what was told before: "whether this is a full withdrawal"."""
    return proposal.trigger.entry.form is Form.NOUN and memory.has_told(proposal.trigger.kind)


def _plain(now: Scene, found: list[Trigger]) -> list[Trigger]:
    """Without what is only rehearsed or prepared: "a raid during the exercise", "preparing to leave"."""
    drill = any(t.kind is EventKind.EXERCISE for t in found)
    real = [t for t in found if not (drill and t.kind.is_fought)]
    preparing = {
        t.core.index for t in real if t.entry.word == "prepare" and not is_passive(now.parsed, t.core)
    }
    nouns = {t.core.index for t in real if t.entry.form is Form.NOUN}
    return [
        t
        for t in real
        if not (t.core.relation == "xcomp" and t.core.head in preparing) and not _only_carries(now, t, nouns)
    ]


def _only_carries(now: Scene, trigger: Trigger, nouns: Collection[int]) -> bool:
    """ "the withdrawal continues" is told by the noun, "a train loaded with tanks" by where the train is."""
    verb = trigger.core
    if trigger.entry.form is not Form.VERB:
        return False
    if any(w.index in nouns for w in now.parsed.children(verb, "obj", "nsubj")):
        return True
    full = any(now.case(w) == "with" for w in now.parsed.children(verb, "obl"))
    return full and verb.relation == "acl" and verb.norm in cues("carrying")


def _settled(
    now: Scene, proposals: list[Proposal], places: Sequence[Located], memory: Memory
) -> list[Proposal]:
    """The proposals with the places that belong to them, without those that lack what they need."""
    for proposal in proposals:
        proposal.places.clear()
    owners = {m.word.index: p.trigger for p in proposals for m in p.moved}
    for place in places:
        trigger = nearest(now, place, [p.trigger for p in proposals], owners)
        for proposal in proposals:
            if trigger and proposal.trigger.word is trigger.word:
                slot = slot_of(place, proposal.trigger, now)
                if slot:
                    proposal.places[slot].append(place)
    for proposal in proposals:
        _prefer_plain(proposal)
    _share(now, proposals, places)
    return _without_twins([p for p in proposals if _is_enough(now, p, memory)])


def _prefer_plain(proposal: Proposal) -> None:
    """ "soldiers in Niger flew out of Niamey" leave Niamey; what the verb itself names comes first."""
    origins = proposal.places[Slot.ORIGIN]
    named = [each for each in origins if each.case in cues("prepositions", "origin") or not each.case]
    proposal.places[Slot.ORIGIN] = named or origins
    core = proposal.trigger.core.index
    proposal.places[Slot.LOCATION].sort(key=lambda each: each.word.head != core)


def _without_twins(kept: list[Proposal]) -> list[Proposal]:
    """Of two readings of a verb the particular one: "took over the town", "left two ships in the port"."""
    particular = {p.trigger.word.index for p in kept if _is_particular(p)}
    return [p for p in kept if _is_particular(p) or p.trigger.word.index not in particular]


def _is_particular(proposal: Proposal) -> bool:
    entry = proposal.trigger.entry
    if entry.needs is Needs.NOTHING:
        return False
    return entry.needs is Needs.OBJECT or (entry.mover is Mover.OBJECT and bool(proposal.moved))


def _share(now: Scene, proposals: Sequence[Proposal], places: Sequence[Located]) -> None:
    """An escort is where its charge is; who "stormed the camp before retreating" retreats from there."""
    taken = {id(place) for p in proposals for of in p.places.values() for place in of}
    free = [place for place in places if id(place) not in taken]
    for proposal in proposals:
        if proposal.ends or proposal.trigger.entry.needs is not Needs.NOTHING:
            continue
        above = list(now.parsed.ancestors(proposal.trigger.word))
        other = next((p for p in proposals if p.ends and p.trigger.word in above), None)
        if other and proposal.trigger.entry.mover is Mover.BOTH:
            proposal.places.update({slot: list(of) for slot, of in other.places.items()})
            proposal.kind = other.kind
        elif proposal.moved and not proposal.kind.is_under_way and (where := _beside(proposal, other, free)):
            proposal.places[Slot.ORIGIN if proposal.kind.leaves else Slot.LOCATION] = [where]


def _beside(proposal: Proposal, above: Proposal | None, free: Sequence[Located]) -> Located | None:
    """The place of the clause above, where that led; else the nearest that no other event has."""
    if above:
        led = (Slot.DESTINATION, Slot.LOCATION, Slot.ORIGIN)
        return next((above.places[slot][0] for slot in led if above.places[slot]), None)
    at = proposal.trigger.core.index
    return min(free, key=lambda place: abs(place.name.index - at), default=None)


def _is_enough(now: Scene, proposal: Proposal, memory: Memory) -> bool:
    if _is_capacity(now, proposal) or _is_background(now, proposal) or not _has_needed(now, proposal, memory):
        return False
    if proposal.moved:
        return True
    if (
        proposal.trigger.kind is EventKind.SEIZE
        and proposal.trigger.entry.place
        and not _takes_place(proposal)
    ):
        return False  # "captured the title in Istanbul"
    if proposal.trigger.kind.is_fought and not proposal.ends and _is_passing(proposal):
        return False
    if not proposal.trigger.kind.is_told_of_states or (
        proposal.trigger.entry.form is Form.VERB and not proposal.ends
    ):
        return False
    return proposal.ends or proposal.state is not None or _goes_on(proposal, memory)


def _is_passing(proposal: Proposal) -> bool:
    """ "figures for the raids", "announced the capture": a fight that is only spoken of."""
    return proposal.state is None or proposal.trigger.core.relation in ("nmod", "obl", "nmod:poss")


def _has_needed(now: Scene, proposal: Proposal, memory: Memory) -> bool:
    """Whether a word has what it tells of an event only with."""
    match proposal.trigger.entry.needs:
        case Needs.PLACE:
            return proposal.ends or _is_pictured(now, proposal, memory)
        case Needs.PATH:
            return bool(proposal.places[Slot.ORIGIN] or proposal.places[Slot.DESTINATION])
        case Needs.ASSET:
            return bool(proposal.moved)
        case Needs.OBJECT:
            return _takes_place(proposal)
        case Needs.MILITARY:
            return memory.is_military or proposal.state is not None
        case Needs.EXERCISE:
            return _names_exercise(now, proposal.trigger)
        case Needs.NOTHING:
            return True


def _is_pictured(now: Scene, proposal: Proposal, memory: Memory) -> bool:
    """Whether pictures show it, so that it is at the site that they are of."""
    behind = sources(now, proposal.trigger.core)
    return memory.site() is not None and any(source.stance is Stance.SEES for source in behind)


def _takes_place(proposal: Proposal) -> bool:
    """Whether the object of the verb is a place: "took the town", not "took the tanks to the town"."""
    return any(
        each.case in ("", proposal.trigger.last.norm) for of in proposal.places.values() for each in of
    )


def _names_exercise(now: Scene, trigger: Trigger) -> bool:
    rest = [w for w in now.parsed.words if not trigger.word.index <= w.index <= trigger.last.index]
    return any(e.kind is EventKind.EXERCISE for w in rest for e in told_by(w.norm))


def _is_capacity(now: Scene, proposal: Proposal) -> bool:
    """ "can lift 150 tons", "enough to reach", "a tanker reaches it in an hour" are no events."""
    word = proposal.trigger.word
    over = [*now.parsed.ancestors(word)][:2]
    sharing = [word, *(over[:1] if word.relation == "conj" else [])]
    modal = {w.norm for each in sharing for w in now.parsed.children(each, "aux")}
    if is_visible(now, proposal.trigger):
        return False
    beside = [*over, *(w for each in over for w in now.parsed.children(each, "advmod"))]
    if "can" in modal or any(w.norm in cues("sure", "capable") for w in beside):
        return True
    return _is_general(now, proposal)


def _is_general(now: Scene, proposal: Proposal) -> bool:
    """Whether a verb in the present says what any such thing does: "each launcher fires six"."""
    verb = proposal.trigger.word
    dated = bool(now.dates) or now.region is not None or any(each.stance is None for each in now.asides)
    if verb.tag not in ("VBZ", "VBP") or now.parsed.children(verb, "aux") or now.text[-1:] != "." or dated:
        return False
    subject = next(iter(now.parsed.children(verb, "nsubj")), None)
    before = [now.parsed.before(subject), subject] if subject else []
    return (proposal.kind.moves or proposal.kind.is_fought) and any(
        w and w.norm.split()[0] in _ANY for w in before
    )


_ANY = frozenset({"a", "an", "each", "every", "any"})


def _is_background(now: Scene, proposal: Proposal) -> bool:
    """ "after the attack on the port": what is taken as known tells of no event here."""
    trigger = proposal.trigger
    known = trigger.entry.form is Form.NOUN and (proposal.kind.is_fought or not proposal.moved)
    return known and now.case(trigger.core) in cues("prepositions", "background")
