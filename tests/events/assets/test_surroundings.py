"""Words that civilians use too are assets where something beside them, or the article, says so."""

import pytest

from geo.events.assets import Assets
from tests.events.assets.reading import read

CIVIL = "A baker in the old town sells bread and cake to all who come by on a Sunday. " * 8


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The convoy moved to Kelby.", "convoy"),
        ("Tanks rolled towards Kelby.", "Tanks"),
        ("The vessels near Kelby are grey.", "vessels"),
        ("Oslo has moved tanks up.", "tanks"),
        ("Brazilian engineers came.", "Brazilian engineers"),
        ("There Zabar fighters withdrew.", "fighters"),
        ("A Brazilian frigate came, and a tug.", "tug"),
        ("A frigate and a lorry came.", "lorry"),
        ("A company of gunners came.", "company"),
        ("The convoy by the barn is old.", None),
        ("The lorry moved to Kelby.", None),
        ("An engineer moved to Kelby.", None),
        ("The company moved to Kelby.", None),
        ("The football fans saw tanks roll towards Kelby.", None),
    ],
)
def test_where_nothing_else_is_about_forces(assets: Assets, text: str, words: str | None) -> None:
    found = [a.text for a in read(assets, f"{CIVIL}{text}")]
    assert words in found if words else found == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The lorries moved.", "lorries"),
        ("Engineers withdrew.", "Engineers"),
        ("Some 400 men withdrew.", "Some 400 men"),
        ("Two companies left.", "Two companies"),
        ("The 3rd Company left.", "3rd Company"),
        ("The tug of the harbour sank.", "tug"),
        ("Three men left.", None),
        ("The company left.", None),
        ("The lorry of the baker is red.", None),
        ("Your lorry moved.", None),
    ],
)
def test_in_an_article_that_speaks_of_forces(assets: Assets, text: str, words: str | None) -> None:
    found = [a.text for a in read(assets, f"{CIVIL * 2}Soldiers of the navy held the frontline. {text}")]
    assert found == ["Soldiers", *([words] if words else [])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mirages landed in Kelby.", ["Mirages"]),
        ("Mirages in Kelby are new.", ["Mirages"]),
        ("Mirages are a trick of light.", []),
    ],
)
def test_a_name_that_is_a_word_too(assets: Assets, text: str, words: list[str]) -> None:
    assert [a.text for a in read(assets, text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Hornsea and two frigates left.", ["Hornsea", "two frigates"]),
        ("China’s third carrier, the Hornsea, left.", ["third carrier, the Hornsea"]),
        ("The Hornsea group left the quay.", ["Hornsea group"]),
        ("Frigates left. Hornsea has a fair.", ["Frigates"]),
        ("Frigates left. The Hornsea Fair was full.", ["Frigates"]),
        ("The Hornsea won by two goals.", []),
    ],
)
def test_a_ship_whose_name_is_a_place_too(assets: Assets, text: str, words: list[str]) -> None:
    assert [a.text for a in read(assets, text)] == words


def test_the_last_word_of_a_ships_name(assets: Assets) -> None:
    found = read(assets, "The frigate Tomaso Vardi left the quay. The Vardi came back.")
    assert [a.text for a in found] == ["frigate Tomaso Vardi", "Vardi"]


@pytest.mark.parametrize(
    "text",
    [
        "An officer said that troops left.",
        "The commander of the brigade met troops.",
        "The head of the mission met troops.",
        "The quay takes vessels of 200 metres, troops say.",
        "The rebel group Sons of Zabar met troops.",
        "A fuel tank burst as troops left.",
    ],
)
def test_what_is_none_among_troops(assets: Assets, text: str) -> None:
    assert [a.text for a in read(assets, text)] == ["troops"]
