"""Whose an asset is: what the text says, never a guess between two."""

import pytest

from geo.events.assets import Assets
from tests.events.assets.reading import read


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("Russian tanks left.", "RU"),
        ("Turkey’s frigate left.", "TR"),
        ("U.S. Army Soldiers left.", "US"),
        ("The Russian Navy frigate left.", "RU"),
        ("A convoy passed, and troops left.", None),
        ("The USS Nowhere left.", "US"),
        ("INS Velikan left.", None),
        ("The Israeli corvette INS Velikan left.", "IL"),
        ("The Syrian National Army left with tanks.", None),
        ("Brazil has ordered 20 frigates.", "BR"),
        ("Oslo said that troops left.", None),
        ("Oslo said it would move troops.", "NO"),
        ("The cargo ship Sparta II left.", "RU"),
        ("Il-76 transport planes left.", None),
        ("Chadian and Russian tanks left.", None),
        ("Oslo counted nine warships.", None),
        ("Oslo spoke, though warships left.", None),
    ],
)
def test_operator(assets: Assets, text: str, operator: str | None) -> None:
    assert read(assets, text)[0].operator == operator


def test_the_only_operator_of_a_class_so_far(assets: Assets) -> None:
    assert [a.operator for a in read(assets, "A Moroccan frigate came. The frigate left.")] == ["MA", "MA"]


def test_no_operator_among_two(assets: Assets) -> None:
    text = "A Moroccan frigate met an Italian frigate. A frigate left."
    assert [a.operator for a in read(assets, text)] == ["MA", "IT", None]


@pytest.mark.parametrize(
    ("text", "operators"),
    [
        ("Two Greek frigates and a submarine left.", [None, None]),
        ("Two Italian frigates and a submarine left.", ["IT", "IT"]),
        ("The Indian navy has moved one destroyer.", ["IN", "IN"]),
        ("The Indian navy struck a warship.", ["IN", None]),
        ("Turkey sent a frigate, Brazil two submarines.", ["TR", "BR"]),
        ("Turkey’s pull-out leaves 50 of its soldiers.", ["TR"]),
    ],
)
def test_operators_of_one_sentence(assets: Assets, text: str, operators: list[str | None]) -> None:
    assert [a.operator for a in read(assets, text)] == operators


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("Brazil’s frigates came. Brazilian tanks came. A submarine left.", "BR"),
        ("Brazil’s frigates came. Brazilian tanks came. His submarine left.", None),
        ("Brazil’s frigates came. Brazilian tanks came. A submarine was hit.", None),
        ("Russian frigates came. Chadian tanks came. A submarine left.", None),
        ("Brazilian frigates came. A submarine left.", None),
    ],
)
def test_an_article_about_the_forces_of_one_country(assets: Assets, text: str, operator: str | None) -> None:
    assert read(assets, text)[-1].operator == operator


def test_others_are_not_of_those_before(assets: Assets) -> None:
    text = "Three British ships watched five others, three of them laden, sailing from Syria."
    assert [asset.operator for asset in read(assets, text)] == ["GB", None, None]
