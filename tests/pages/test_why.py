"""The answer to "Why here?" as HTML: candidates best first, what counted, and what cannot be told."""

from __future__ import annotations

import re

import pytest

from geo.geoparse.resolution.explanation import Contribution, Explanation, Weighed
from geo.model import Place, Span
from pages._asked import _aside
from pages._why import NO_NAME, NO_PLACE, NO_PLACE_NOW, percent, points, why_html
from tests.builders import place

COUNTRIES = {"SY": "Syria", "LY": "Libya", "LB": "Lebanon"}
LIBYAN = place("Tripoli", id="gn:ly", country="LY", division="Tripoli District")
LEBANESE = place("Tripoli", id="gn:lb", country="LB", division="North")
SEA = place("Baltic Sea", id="region:baltic", kind="water", country=None, division=None)


def weighed(of: Place, probability: float = 1.0, /, **amounts: float) -> Weighed:
    """A candidate; each keyword is a feature, its label with blanks for underscores, and its amount."""
    counted = tuple(Contribution(key, key.replace("_", " "), 1.0, each) for key, each in amounts.items())
    return Weighed(of, sum(amounts.values()), probability, counted)


def why(*candidates: Weighed, placed: str | None = "gn:ly", text: str = "Tripoli") -> str:
    return why_html(Explanation(Span(0, len(text)), text, candidates), placed, COUNTRIES)


def words(html: str) -> str:
    """What a reader, or a screen reader, is given of it."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def labels(html: str) -> list[list[str]]:
    """The labels of each table's lines."""
    return [re.findall(r"<th scope='row'>(.*?)</th>", table) for table in html.split("<table>")[1:]]


TWO = (weighed(LIBYAN, 0.97, usual=4.5, comma=3.0), weighed(LEBANESE, 0.03, usual=4.2, comma=-3.0))


def test_the_first_line_tells_the_place_its_share_and_its_rivals() -> None:
    told = words(why(*TWO))
    assert told.startswith("Tripoli , Libya : 97% of belief; 1 other place bears the name")
    assert "3%" in told


def test_an_explanation_that_is_full_may_have_left_out_rivals() -> None:
    many = [weighed(place("Sparta", id=f"gn:{n}", country="SY"), 0.15, usual=1.0) for n in range(5)]
    told = words(why(*many, placed="gn:0"))
    assert "at least 4 other places bear the name" in told
    assert "All others of the name: 25%" in told


def test_candidates_come_best_first_with_kind_division_and_country() -> None:
    shown = why(*TWO)
    first, second = re.findall(r"<li>(.*?)</li>", shown)
    assert "town or city, Tripoli District, Libya" in first and "shown" in first
    assert "town or city, North, Lebanon" in second and "shown" not in second


def test_a_place_without_rivals_has_no_share_to_show() -> None:
    shown = why(weighed(SEA, 1.0, usual=3.0), placed=SEA.id)
    assert "the only place of this name in the gazetteer" in shown
    assert "dl-why-share" not in shown and "sea or strait" in shown


def test_what_counts_most_comes_first_and_what_hardly_counts_is_left_out() -> None:
    shown = why(weighed(LIBYAN, 1.0, small=0.2, against=-1.7, tiny=0.04, large=4.5))
    assert labels(shown) == [["large", "against", "small"]]
    assert re.findall(r"<td>([+−][\d.]+)</td>", shown) == ["+4.5", "−1.7", "+0.2"]
    assert "3.0 points" in shown


def test_the_lines_of_a_candidate_add_up_to_its_score() -> None:
    shown = why(weighed(LIBYAN, 1.0, **{f"feature_{n}": 1.0 for n in range(12)}))
    assert labels(shown)[0][-1] == "all else together"
    assert sum(map(float, re.findall(r"<td>\+([\d.]+)</td>", shown))) == 12.0


def test_only_the_first_two_are_told_in_full() -> None:
    third = weighed(place("Tripoli", id="gn:third"), 0.0, usual=1.0)
    assert labels(why(*TWO, third)) == [["usual", "comma"], ["usual", "comma"]]


def test_bars_run_from_one_zero_on_one_scale() -> None:
    shown = why(weighed(LIBYAN, 0.9, a=4.0), weighed(LEBANESE, 0.1, a=2.0, b=-4.0))
    assert shown.count("class='zero' style='left:50.0%'") == 3
    assert "<i class='for' style='left:50.0%;width:50.0%'>" in shown
    assert "<i class='for' style='left:50.0%;width:25.0%'>" in shown
    assert "<i class='against' style='left:0.0%;width:50.0%'>" in shown


def test_bars_are_hidden_from_screen_readers_that_read_the_figures() -> None:
    shown = why(*TWO)
    assert shown.count("class='dl-why-bar' aria-hidden='true'") == shown.count("dl-why-bar")


def test_a_name_that_the_gazetteer_lacks_is_listed_and_not_drawn() -> None:
    assert NO_PLACE in why(placed=None, text="Sparta and Sparta")
    assert NO_PLACE_NOW in why(placed="gn:ly") and NO_PLACE not in why(placed="gn:ly")


def test_a_mention_that_is_found_no_more_is_said_to_be() -> None:
    assert words(why_html(None, "gn:ly", COUNTRIES)).startswith(NO_NAME)


@pytest.mark.parametrize(
    ("placed", "said"),
    [
        ("gn:lb", "put this name at Tripoli , Libya. What is shown was found when the report"),
        ("gn:gone", "That place is not among those they prefer"),
        (None, "When the report was read, no place was found for it"),
    ],
)
def test_a_place_that_the_models_prefer_no_more_is_said_to_be(placed: str | None, said: str) -> None:
    assert said in words(why(*TWO, placed=placed))
    assert "current models" not in why(*TWO)


def test_the_place_shown_is_told_in_full_in_place_of_the_runner_up() -> None:
    third = weighed(place("Tripoli", id="gn:third", country="SY"), 0.0, beaten=1.0)
    assert labels(why(*TWO, third, placed="gn:third")) == [["usual", "comma"], ["beaten"]]


def test_hostile_names_stay_text() -> None:
    name = "<img src=x onerror=alert(1)>' onclick='x\u202e"
    bad = place(name, id="p:1", country="<b>", division="<i>x</i>")
    bad_label = Weighed(bad, 1.0, 0.5, (Contribution("k", "<s>label</s>", 1.0, 1.0),))
    for shown in (why(bad_label, TWO[1], placed="p:1", text=name), why(bad_label, placed=None, text=name)):
        assert not re.search(r"<(img|i>|s>|b>[^<])", shown.replace("</i>", ""))
        assert "' onclick" not in shown and "\u202e" not in shown
        assert "&lt;img src=x" in shown and "&lt;s&gt;label" in shown


@pytest.mark.parametrize(
    ("share", "said"),
    [(1.0, "over 99%"), (0.97, "97%"), (0.01, "1%"), (0.004, "under 1%"), (0.0, "under 1%")],
)
def test_nothing_is_quite_certain(share: float, said: str) -> None:
    assert percent(share) == said


def test_the_answer_is_a_named_group_and_no_landmark() -> None:
    assert why(*TWO).startswith("<section class='dl-why' role='group' aria-label='Why here? for “Tripoli”'>")


@pytest.mark.parametrize(
    ("name", "aside"),
    [
        ("Tartus", " :gray[“Tartus”]"),
        ("St. *Louis*\n[x](y)", r" :gray[“St\. \*Louis\* \[x\]\(y\)”]"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_button_tells_a_screen_reader_its_name(name: str | None, aside: str) -> None:
    assert _aside(name) == aside


def test_points_have_a_sign() -> None:
    assert (points(4.47), points(-1.66)) == ("+4.5", "−1.7")
