"""Which reports are of one movement: an analyst's judgement of pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.corroboration import corroborate
from tests.corroboration.telling import told

_PAIRS = (Path(__file__).parent / "pairs.txt").read_text(encoding="utf-8").strip().split("\n\n")[1:]
PAIRS = [(title.startswith("="), title[2:], *lines) for title, *lines in map(str.splitlines, _PAIRS)]


def test_there_are_enough_pairs_of_both_sorts() -> None:
    same = [pair for pair in PAIRS if pair[0]]
    assert len(same) >= 20
    assert len(PAIRS) - len(same) >= 25


@pytest.mark.parametrize(("same", "title", "one", "other"), PAIRS, ids=[pair[1] for pair in PAIRS])
def test_reports_are_of_one_movement_or_two(same: bool, title: str, one: str, other: str) -> None:
    found = corroborate([told(one, article=1), told(other, article=2)])
    assert len(found) == (1 if same else 2)
