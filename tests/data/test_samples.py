"""The sample reports: complete provenance, the places of the story, and nobody else's sentences."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import frontmatter
import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "data" / "samples").glob("*.md"))
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))

PLACES = {
    "Hmeimim": ("Hmeimim", "Khmeimim", "Hmeymim"),
    "Tartus": ("Tartus", "Tartous"),
    "Palmyra": ("Palmyra",),
    "Raqqa": ("Raqqa",),
    "Benghazi": ("Benghazi",),
    "Damascus": ("Damascus",),
    "Baltic": ("the Baltic",),
    "Baltiysk": ("Baltiysk",),
    "Tobruk": ("Tobruk",),
    "al-Khadim": ("al-Khadim",),
    "Maaten al-Sarra": ("Maaten al-Sarra", "Matan al-Sarra"),
}
SPELLINGS = [spelling for spellings in PLACES.values() for spelling in spellings]

each_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


@cache
def digest(path: Path) -> frontmatter.Post:
    return frontmatter.load(str(path))


@cache
def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))


@cache
def runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    spoken = words(text)
    return frozenset(spoken[start : start + length] for start in range(len(spoken) - length + 1))


def test_there_are_enough_samples_for_a_first_look() -> None:
    assert len(SAMPLES) >= 20


@each_sample
def test_the_front_matter_names_the_report_behind_a_digest(path: Path) -> None:
    known = digest(path).metadata
    assert isinstance(known["published"], date)
    assert known["language"] == "en"
    assert all(str(known[key]).strip() for key in ("title", "based_on", "publisher"))


@each_sample
def test_the_file_name_opens_with_the_date_of_the_report(path: Path) -> None:
    assert path.name.startswith(f"{digest(path)['published']:%Y-%m-%d}-")


@each_sample
def test_a_digest_is_short(path: Path) -> None:
    assert 60 <= len(digest(path).content.split()) <= 260


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_of_the_main_places_occurs(spelling: str) -> None:
    assert any(spelling in digest(path).content for path in SAMPLES)


@each_sample
@pytest.mark.skipif(not SEEDS, reason="the seed articles are not on this machine")
def test_no_digest_carries_over_a_sentence_of_a_seed(path: Path) -> None:
    ours = runs(digest(path).content, 8)
    shared = {seed.name: ours & runs(seed.read_text(encoding="utf-8"), 8) for seed in SEEDS}
    assert not {name: sorted(found) for name, found in shared.items() if found}


def test_no_two_digests_repeat_each_other() -> None:
    shared = {
        (one.stem, other.stem): runs(digest(one).content, 10) & runs(digest(other).content, 10)
        for one, other in combinations(SAMPLES, 2)
    }
    assert not {pair: sorted(found) for pair, found in shared.items() if found}
