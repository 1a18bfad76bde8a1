"""Tells assets from words that only look like them: verbs, attributes of other nouns, who speaks."""

from __future__ import annotations

from geo import lexicon
from geo.events.assets.chains import Chain
from geo.events.assets.left import Left
from geo.events.assets.lexicon import NAMES, Kind
from geo.events.assets.sentence import Sentence
from geo.events.assets.surroundings import Talk, is_in_scene, is_plausible
from geo.events.assets.vocabulary import listed
from geo.events.assets.words import OWNER
from geo.events.lexicon import entries
from geo.inflection import is_invariable, is_uncounted, singular
from geo.model import AssetClass, Count, PlaceKind

_ACTING = ("auxiliaries", "before_verbs", "conjunctions", "prepositions", "motion", "pronouns")
_BEING = frozenset({"are", "be", "is", "was", "were"})
_BEFORE_SINGULAR = frozenset({"he", "it", "she", "that", "which", "who"})
_NEAR = 4  # words between "is" and what something is
_NEGATING = frozenset({"anti", "counter", "non"})


def is_asset(sentence: Sentence, chain: Chain, left: Left, talk: Talk) -> bool:
    """``talk`` tells how much the article speaks of forces anyway, so that its ships are warships."""
    if _is_grouping(sentence, chain) or _is_attribute(sentence, chain) or _is_civil(sentence, chain):
        return False
    if _is_size(sentence, chain) or _is_headed(sentence, chain, left):
        return False
    if chain.entry.name in listed("places") or _is_slight(sentence, chain, left, talk):
        return False
    if chain.kind in NAMES:
        return _is_meant(sentence, chain, left, talk)
    if not is_plausible(sentence, chain, left, talk):
        return False
    if _is_verb(sentence, chain, left) or _speaks(sentence, chain) or _is_praise(sentence, chain, left):
        return False
    return not _is_bare(sentence, chain, left)


def _is_slight(sentence: Sentence, chain: Chain, left: Left, talk: Talk) -> bool:
    """Whether a word is too vague or too common for an asset without more beside it."""
    if chain.entry.name in listed("incidental") and len(chain.matches) == 1:
        several = left.counted and left.count != Count(1, 1)
        told = several or left.owner or left.described
        people = chain.kind in (Kind.PEOPLE, Kind.UNIT) and talk.of_forces
        return not (told or (people and is_in_scene(sentence, chain, left)))
    if chain.entry.everyday and left.determiner in ("her", "his", "my", "your"):
        return True
    return chain.head_word(sentence.words) in listed("vague") and not (
        left.owner or left.described or left.count
    )


def _is_attribute(sentence: Sentence, chain: Chain) -> bool:
    """ "drone footage", "missile-armed", "special forces commander"."""
    words, after = sentence.words, chain.last + 1
    if words.is_hyphen(chain.last) and not words.norm(after)[:1].isdecimal():
        return True
    if not words.is_blank(chain.last) or chain.is_named:
        return False
    following = words.norm(after)
    if _is_in_name(sentence, chain) or _is_named_group(sentence, chain):
        return True
    if following in listed("attributed_always"):
        return True
    if sentence.words.norms[chain.last] in listed("adjectival") and not _may_act(following):
        return True
    one = not chain.plural or _is_mass(chain, sentence)
    return one and following in listed("attributed")


def _is_grouping(sentence: Sentence, chain: Chain) -> bool:
    """Whether only what it consists of counts: a "column of 25 lorries" is the lorries."""
    words, of = sentence.words, chain.last + 1
    if chain.head_word(words) not in listed("groupings") or words.norm(of) != "of":
        return False
    return any(of < match.first <= of + _NEAR for match in sentence.matches)


def _is_size(sentence: Sentence, chain: Chain) -> bool:
    """ "can handle vessels of 200 metres" tells of a quay."""
    words, of = sentence.words, chain.last + 1
    sized = words.norm(of) == "of" and words.norm(of + 1)[:1].isdecimal()
    return sized and words.norm(of + 2) in listed("units") | listed("measures")


def _is_headed(sentence: Sentence, chain: Chain, left: Left) -> bool:
    """ "the head of the UN mission" is a person."""
    of = left.first - 1 - bool(left.determiner)
    led = sentence.words.norm(of) == "of" and sentence.words.norm(of - 1) in listed("heads")
    return led and chain.kind in (Kind.FORCE, Kind.UNIT)


def _is_in_name(sentence: Sentence, chain: Chain) -> bool:
    """ "Black Hawk County", "7th Army Training Command": a name that goes on is another's."""
    words, after = sentence.words, chain.last + 1
    goes_on = not sentence.titled and after < len(words.norms) and words.is_capital(after)
    if not goes_on or words.norms[after] in lexicon.words("calendar"):
        return False
    return words.is_capital(chain.last) and not any(words.is_number(at) for at in range(chain.first, after))


def _is_named_group(sentence: Sentence, chain: Chain) -> bool:
    """ "the rebel group Harakat al-Nur" is called by its name."""
    words, after = sentence.words, chain.last + 1
    named = after < len(words.norms) and words.is_capital(after) and not sentence.titled
    return named and words.norms[chain.last] in ("faction", "group", "movement")


def _is_mass(chain: Chain, sentence: Sentence) -> bool:
    head = sentence.words.norms[chain.head.last]
    return is_invariable(head) or is_uncounted(head)


def _is_civil(sentence: Sentence, chain: Chain) -> bool:
    words, at = sentence.words, chain.head.first
    if at and words.is_hyphen(at - 1) and words.norms[at - 1] in _NEGATING:
        return len(chain.matches) == 1
    head, noun = chain.head_word(words), words.phrase(max(0, at - 1), chain.head.last)
    return any(singular(each) in listed("not_military") for each in (head, noun))


def _is_meant(sentence: Sentence, chain: Chain, left: Left, talk: Talk) -> bool:
    """Whether a name is the weapon's or the ship's, not an ordinary word, a place or somebody."""
    words = sentence.words
    if any(words.is_number(at) for at in range(chain.first, chain.last + 1)) and not chain.is_doubtful:
        return True
    if len(chain.matches) > 1:
        return any(not match.is_doubtful for match in chain.matches)
    if chain.entry.kind is Kind.SHIP:
        return _is_ship(sentence, chain, left, talk)
    if _is_hinted(sentence, chain, left) or (talk.of_forces and not chain.is_doubtful):
        return True
    if chain.entry.asset_class is AssetClass.VEHICLE and not talk.of_forces:
        return False
    return (chain.plural or bool(left.determiner)) and is_in_scene(sentence, chain, left)


def _is_ship(sentence: Sentence, chain: Chain, left: Left, talk: Talk) -> bool:
    """Whether a ship's name is meant, with "the" before it where it is a person's or a place's too."""
    if _is_in_longer_name(sentence, chain):
        return False
    if not chain.is_doubtful:
        return talk.of_forces or is_in_scene(sentence, chain, left)
    words, after = sentence.words, chain.last + 1
    goes_on = words.is_blank(chain.last) and after < len(words.norms) and words.is_capital(after)
    return talk.of_ships and left.determiner == "the" and not goes_on and not _is_water(sentence, chain)


def _is_water(sentence: Sentence, chain: Chain) -> bool:
    """ "the Philippine Sea" is one that ships cross."""
    mention = sentence.mentions.get(chain.last)
    return mention is not None and mention[1].place is not None and mention[1].place.kind is PlaceKind.WATER


def _is_hinted(sentence: Sentence, chain: Chain, left: Left) -> bool:
    following = sentence.words.norm(chain.last + 1) if sentence.words.joins(chain.last) else ""
    owned = (
        left.owner is not None and left.owner.place is not None and left.owner.place.kind is PlaceKind.COUNTRY
    )
    return following in listed("hints") or owned or bool(left.count)


def _is_in_longer_name(sentence: Sentence, chain: Chain) -> bool:
    """Whether a capital before it makes it somebody's name: "Mark Carney"."""
    words, at = sentence.words, chain.first - 1
    if at < 1 or not words.is_blank(at) or not words.is_capital(at):
        return False
    return sentence.owner_ending(at) is None


def _is_verb(sentence: Sentence, chain: Chain, left: Left) -> bool:
    """ "to force", "which ships", "forces them to"."""
    if chain.first != chain.last or left.says:
        return False
    words = sentence.words
    if words.norms[chain.first] not in listed("verbs"):
        return False
    before = words.norm(chain.first - 1) if chain.first and words.is_blank(chain.first - 1) else ""
    if before in (_BEFORE_SINGULAR if chain.plural else listed("verbal_before")):
        return True
    return words.is_blank(chain.last) and words.norm(chain.last + 1) in listed("verbal_after")


def _is_bare(sentence: Sentence, chain: Chain, left: Left) -> bool:
    """A single thing without article, as in "by helicopter" or "in force"; a headline's first word may be."""
    if chain.plural or left.says or left.first < chain.first or len(chain.matches) > 1 or chain.is_named:
        return False
    if _is_mass(chain, sentence) or sentence.words.norm(chain.last + 1) in listed("movements"):
        return False
    return chain.first > 0 and sentence.words.norm(chain.first - 1) != OWNER


def _is_praise(sentence: Sentence, chain: Chain, left: Left) -> bool:
    """ "is the country's most advanced missile": said of an asset, not another one."""
    words, most = sentence.words, left.first - 1
    if chain.plural or not (words.norm(most) == "most" or words.norm(most).endswith("est")):
        return False
    return not _BEING.isdisjoint(words.norms[max(0, most - _NEAR) : most])


def _speaks(sentence: Sentence, chain: Chain) -> bool:
    """The navy that said so is no asset, nor is an officer."""
    words, after = sentence.words, chain.last + 1
    if words.norms[chain.head.last] in listed("informants"):
        return words.norm(after) in listed("speaking")
    if words.phrase(chain.head.first, chain.head.last) not in listed("collective"):
        return False
    if words.norm(after) == OWNER:
        return True
    dated = words.norm(after) == "on" and not listed("speaking").isdisjoint(
        words.norms[after : after + _NEAR + 1]
    )
    return dated or (words.is_blank(chain.last) and not _may_act(words.norm(after)))


def _may_act(norm: str) -> bool:
    """Whether a word goes on with what an army does, not with who of the army says so: "army major"."""
    if norm in listed("speaking"):
        return False
    return norm.endswith("ed") or norm in entries() or any(norm in lexicon.words(each) for each in _ACTING)
