"""Whether a name is read as the place or as whoever is named after it, in sentences written for this."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import pytest

from geo.errors import DatelineError, ModelError
from geo.gazetteer import Gazetteer
from geo.geoparse.clusters import Clusters
from geo.geoparse.roles import MODEL, TEMPLATES, Features, RoleClassifier
from geo.geoparse.tokens import tokenise
from geo.geoparse.toponym import Toponym, toponym_at
from geo.model import Place, Role, Span

SHARED = Path(__file__).parents[3].parent / "shared"
BUDGET = 2_000_000  # bytes of weights

# The name is in brackets.
LITERAL = {
    "locative preposition": [
        "Two tankers were seen in [Latakia] on Monday.",
        "The brigade spent the winter near [Kharkiv].",
        "Heavy snow fell across [Norway] overnight.",
        "Patrols were doubled inside [Mali] last week.",
    ],
    "goal and source": [
        "The convoy left for [Aleppo] at dawn.",
        "Cargo planes flew from [Belarus] to the coast.",
        "The minister flew to [Beijing] for a summit.",
        "Thousands of people fled to [Chad] in May.",
    ],
    "list under one preposition": [
        "Bases in Poland, Romania and [Bulgaria] were enlarged.",
        "They trained in Kenya and [Uganda].",
    ],
    "address and dateline": [
        "The engineers work in Incirlik, [Turkey].",
        "She was born in Lyon, [France].",
    ],
    "ground that is owned": [
        "Divers searched the waters off [Libya]'s coast.",
        "The river runs through [Syria]'s north.",
    ],
    "site word beside the name": [
        "Four bombers stood at [Engels] air base.",
        "The port of [Odesa] reopened.",
        "Residents left the village of [Robotyne].",
    ],
    "seat as a building": [
        "Crowds gathered in front of the [White House].",
    ],
    "sea": [
        "A frigate crossed the [Black Sea] on Tuesday.",
    ],
    "object of a verb of motion": [
        "The column reached [Goma] after two days.",
        "The destroyer left [Split] on Friday.",
    ],
}
ASSOCIATIVE = {
    "subject that speaks": [
        "[Moscow] said the talks had failed.",
        "[Ankara] denied the report on Tuesday.",
        "[Japan] has condemned the launch.",
    ],
    "subject that decides or acts": [
        "[Russia] plans to withdraw its jets.",
        "[Egypt] will send more troops to the border.",
        "[Israel] rejected the proposal.",
        "Officials said that [China] would buy the ships.",
    ],
    "owner of deeds": [
        "Analysts doubted [Iran]'s intentions.",
        "[France]'s defence minister visited the crew.",
        "[Germany]'s navy ordered two frigates.",
    ],
    "owner of an institution": [
        "[Oman]'s navy took part.",
        "[Peru]'s air force ordered spare parts.",
        "[Albania]'s new foreign minister was sworn in.",
    ],
    "party to talks": [
        "Talks between [Serbia] and Kosovo broke down.",
        "The agreement with [Tehran] was signed in May.",
        "The war against [Iraq] was long over.",
    ],
    "modifier of people and offices": [
        "[US] officials confirmed the delivery.",
        "A [U.S.] Army spokesman gave no details.",
        "[UK] Defence Secretary John Healey spoke later.",
    ],
    "team": [
        "[Brazil] beat Chile 3-0 in the final.",
        "He scored twice against [Portugal].",
    ],
    "seat that speaks": [
        "The [Kremlin] stated that nothing had changed.",
        "The [Pentagon] declined to comment.",
    ],
    "organisation": [
        "The pictures were shown by [Syria] Television.",
    ],
    "coordinated subject": [
        "[Greece] and Turkey agreed to meet again.",
    ],
}
DEMONYMS = [
    "[Russian] ships were seen in Tartus.",
    "Three [Chinese] destroyers sailed past.",
    "The [Syrians] left the base near Homs.",
]
CLEAR = [
    ("Two tankers were seen in [Latakia] on Monday.", Role.LITERAL),
    ("The convoy drove from Goris to [Lachin] on Friday.", Role.LITERAL),
    ("The helicopters were based near [Mosul].", Role.LITERAL),
    ("[Moscow] said the talks had failed.", Role.ASSOCIATIVE),
    ("[Russia] has accused its neighbours of lying.", Role.ASSOCIATIVE),
    ("[US] officials confirmed the delivery.", Role.ASSOCIATIVE),
    ("The [Kremlin] stated that nothing had changed.", Role.ASSOCIATIVE),
    *((text, Role.ASSOCIATIVE) for text in DEMONYMS),
    *((text, Role.ASSOCIATIVE) for text in ASSOCIATIVE["owner of an institution"]),
]
CASES = [
    *((text, Role.LITERAL) for text in chain.from_iterable(LITERAL.values())),
    *((text, Role.ASSOCIATIVE) for text in chain.from_iterable(ASSOCIATIVE.values())),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def classifier() -> RoleClassifier:
    return RoleClassifier.open(Clusters.open())


def marked(gazetteer: Gazetteer, sentence: str) -> tuple[Toponym, Place | None]:
    """The toponym in brackets, as a recognizer makes it, and the most usual place of its name."""
    start, end = sentence.index("["), sentence.index("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    words = tokenise(text, Span(0, len(text)))
    inside = [at for at, word in enumerate(words) if word.span.overlaps(Span(start, end))]
    candidates = gazetteer.candidates(text[start:end])
    place = candidates[0].place if candidates else None
    return toponym_at(text, words, (inside[0], inside[-1]), candidates, 1.0), place


@pytest.mark.parametrize(("sentence", "role"), CLEAR)
def test_clear_cases(gazetteer: Gazetteer, classifier: RoleClassifier, sentence: str, role: Role) -> None:
    assert classifier(*marked(gazetteer, sentence)) is role


def test_nine_in_ten_of_all_phenomena(gazetteer: Gazetteer, classifier: RoleClassifier) -> None:
    wrong = [text for text, role in CASES if classifier(*marked(gazetteer, text)) is not role]
    assert len(wrong) <= 0.1 * len(CASES), wrong


@pytest.mark.parametrize("phenomenon", [*LITERAL, *ASSOCIATIVE])
def test_no_phenomenon_fails_altogether(
    gazetteer: Gazetteer, classifier: RoleClassifier, phenomenon: str
) -> None:
    role = Role.LITERAL if phenomenon in LITERAL else Role.ASSOCIATIVE
    sentences = (LITERAL | ASSOCIATIVE)[phenomenon]
    assert any(classifier(*marked(gazetteer, text)) is role for text in sentences)


@pytest.mark.parametrize("sentence", [text for text, _ in CASES] + DEMONYMS)
def test_probability_is_a_share(gazetteer: Gazetteer, classifier: RoleClassifier, sentence: str) -> None:
    toponym, place = marked(gazetteer, sentence)
    probability = classifier.probability(toponym, place)
    assert 0.0 <= probability <= 1.0


def test_a_demonym_is_never_a_place(gazetteer: Gazetteer, classifier: RoleClassifier) -> None:
    toponym, place = marked(gazetteer, "They sailed in [Russian] waters.")
    assert classifier.probability(toponym, place) == 0.0


def test_an_unknown_place_gets_a_role(gazetteer: Gazetteer, classifier: RoleClassifier) -> None:
    toponym, _ = marked(gazetteer, "The convoy stopped in [Qwxtown] for fuel.")
    assert classifier(toponym, None) is Role.LITERAL


@pytest.mark.parametrize(
    "sentence",
    [
        "Ships were sighted off [Tartus].",
        "The withdrawal of all heavy assets from [Syria] goes on.",
        "They are repositioning naval units from [Syria] to the west.",
        "The relocation of the unit to [Libya] has begun.",
    ],
)
def test_where_something_is_or_goes_is_a_place(
    gazetteer: Gazetteer, classifier: RoleClassifier, sentence: str
) -> None:
    assert classifier.probability(*marked(gazetteer, sentence)) == 1.0


@pytest.mark.parametrize(
    "sentence",
    [
        "[Turkey]'s TB2 drones struck first.",
        "[US] officials declined to comment.",
        "The Bank of [America] lent the money.",
    ],
)
def test_who_has_arms_officials_or_a_bank_is_no_place(
    gazetteer: Gazetteer, classifier: RoleClassifier, sentence: str
) -> None:
    assert classifier(*marked(gazetteer, sentence)) is Role.ASSOCIATIVE


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"roles\.json: .*make train"):
        RoleClassifier.open(Clusters.open(), tmp_path / "roles.json")


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"bias": 0.1, "weights": 3}', '{"bias": null, "weights": {}}']
)
def test_broken_weights_are_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "roles.json"
    path.write_text(content)
    with pytest.raises(DatelineError, match=r"roles\.json"):
        RoleClassifier.open(Clusters.open(), path)


def test_weights_are_small_sorted_and_of_known_features(gazetteer: Gazetteer) -> None:
    weights = json.loads(MODEL.read_text(encoding="utf-8"))["weights"]
    assert MODEL.stat().st_size < BUDGET
    assert list(weights) == sorted(weights)
    assert 0.0 not in weights.values()
    features = Features(Clusters.open())
    assert all(any(f in weights for f in features(*marked(gazetteer, text))) for text, _ in CASES)


def test_every_template_says_why() -> None:
    assert all(template.__doc__ for template in TEMPLATES)
