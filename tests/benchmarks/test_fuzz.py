"""Mutated texts: whatever becomes of a report on its way, it is read, and in time."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geo.errors import ReadingError
from geo.pipeline import Pipeline
from geo.reading import read_bytes
from geo.serial import document

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
TEXTS = 3_000
SEED = 2024
LONGEST = 10.0  # seconds of processor time
MUTATIONS = 6  # of one text at most
OWN = (
    "Two frigates left Port Sudan for Tartus on Friday, an official said.",
    "---\ntitle: Jets in Syria\npublished: 2024-12-14\n---\n\nAbout 20 Su-24 jets landed at Hmeimim.",
    "One Dead, Others Hurt in Blasts Near Homs\n\nA convoy of 30 trucks was seen 20 km east of Palmyra.",
    "“We will stay until 2049,” he said; at least 1,200 soldiers remain at the base (Photo: AFP).",
)
ODD = (
    "_", "__", "#", "/", "-", "–", "’", "'s", "“", "”", "(", ")", "[", "{", ";", ":", ".", "…",
    "\n", "\r", "\t", "\u2028", "\u00a0", "\u00ad", "\u200b", "\u202e", "\ufeff", "\u0301", "½",
    "①", "ʼ", "﷽", "ſ", "İ", "ı", "K", "ǅ", "ß", "😀", "٣", "²", "0", "9" * 30, "1,000,",
    "40,000 km north of", "9999-12-31", "1/1/1", "---\n", "&a *a", "hundred hundred", "طرطوس",
    "Тартус", "塔尔图斯", "S&P", "U.S.", "Il-", "USS ", "HMS", "not", "which", "yeſterday", "9999-year",
)  # fmt: skip

pytestmark = pytest.mark.benchmark

Mutation = Callable[[str, random.Random], str]


def _swapped(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _cut_out(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.choice((1, 3, 20, 200)) :]


def _doubled(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return (
        text[:start]
        + text[start : start + chance.choice((1, 5, 40))] * chance.choice((2, 3, 50))
        + text[start:]
    )


def _odd(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + chance.choice(ODD) * chance.choice((1, 1, 1, 40)) + text[start:]


def _any_letter(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return (
        text[:start]
        + chr(chance.choice((chance.randrange(1, 0xD800), chance.randrange(0xE000, 0x110000))))
        + text[start:]
    )


def _recased(text: str, chance: random.Random) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _rejoined(text: str, chance: random.Random) -> str:
    return text.replace(
        *chance.choice(((" ", "_"), (" ", ""), (". ", " "), ("\n", " "), (" ", "\n"), (",", ";"), ("-", "_")))
    )


def _line_moved(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def _truncated(text: str, chance: random.Random) -> str:
    return text.encode()[chance.randrange(4) : chance.randrange(1, 4_000)].decode("utf-8", "replace")


ALL: tuple[Mutation, ...] = (
    _any_letter, _cut_out, _doubled, _line_moved, _odd, _odd, _recased, _rejoined, _swapped, _truncated,
)  # fmt: skip


def mutated(seed: int, count: int) -> Iterator[str]:
    """As many texts, each a report after a few mutations; of one seed always the same."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    sources = [*OWN, *(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.md")))]
    for _ in range(count):
        text = chance.choice(OWN if chance.random() < 0.4 else sources)
        for _ in range(chance.randint(1, MUTATIONS)):
            text = chance.choice(ALL)(text, chance)
        yield text


def read(pipeline: Pipeline, text: str) -> None:
    """Read a text to its JSON; one that is refused says why."""
    try:
        article = read_bytes(text.encode(), "fuzz.md")
    except ReadingError as refused:
        assert str(refused).startswith("fuzz.md: ")
        return
    found = pipeline.extract(article)
    assert all(article.quote(mention.span) == mention.text for mention in found.mentions)
    json.dumps(document(article, found), allow_nan=False)


def test_mutated_texts_are_read_in_time() -> None:
    pipeline, slowest = Pipeline.open(), 0.0
    for number, text in enumerate(mutated(SEED, TEXTS)):
        start = time.process_time()
        try:
            read(pipeline, text)
        except Exception as fault:
            pytest.fail(f"text {number} of seed {SEED}: {fault!r}\n{text[:500]!r}")
        slowest = max(slowest, time.process_time() - start)
    print({"texts": TEXTS, "slowest": round(slowest, 2)})
    assert slowest < LONGEST
