"""The card beside the models: of what they are made, and how good they are on what they have not seen."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geo.settings import DATA
from geo.training.roles import Scores

CARD = DATA / "models" / "CARD.md"
_NAMES = {"lgl": "LGL", "trnews": "TR-News", "gwn": "GeoWebNews"}
_PACKAGES = ("python-crfsuite", "scikit-learn", "scipy", "numpy", "marisa-trie")

_TEXT = """# The geoparser's models

Written by `make train` on {date}, with Python {python}, {packages}.
Seeds are fixed: the same inputs and versions give the same weights.

| file | size |
| --- | --- |
{sizes}

**Trained on** LGL (294 documents of local news of the United States), TR-News (59, world news), GeoWebNews
(100, with roles), the corpus of marked names (roles only), and the project's own annotated texts in
geo/training/written. clusters.bin: k-means over GloVe vectors (see data/SOURCES.md). The weight of the
publisher's home in resolver.json is set by hand, as no corpus names its publishers.

**Measured** on documents that no part was trained on: exact spans; a place counts within 161 km or by its
GeoNames id.

{table}

**For** English news. Names in other scripts are decided by rules. Not for addresses, social media or
literature.
"""


def table(figures: Mapping[str, Mapping[str, Any]], marked: Scores) -> str:
    """The figures in Markdown: one row a corpus, and a line on the marked sentences."""
    rows = [
        "| by five folds | recognition P / R / F1 | end-to-end F1 | resolution | role | literal F1 |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for corpus, of in figures.items():
        found, role = of["recognition"], of["role"]
        exact = " / ".join(f"{found[key]:.3f}" for key in ("precision", "recall", "f1"))
        judged = [f"{role[key]:.3f}" if role["matched"] else "–" for key in ("accuracy", "literal_f1")]
        e2e, resolved = of["end_to_end"]["f1"], of["resolution"]["accuracy"]
        rows.append(f"| {_NAMES[corpus]} | {exact} | {e2e:.3f} | {resolved:.3f} | {' | '.join(judged)} |")
    rows += [
        "",
        f"Roles of {marked.count:,} marked names, held out by five folds: {marked.accuracy:.3f} right, "
        f"F1 of literal {marked.literal_f1:.3f}.",
    ]
    return "\n".join(rows)


def write(figures: Mapping[str, Mapping[str, Any]], marked: Scores, target: Path = CARD) -> None:
    """Write the card, dated today."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    sizes = "\n".join(
        f"| {path.name} | {path.stat().st_size / 1e6:.2f} MB |" for path in sorted(target.parent.glob("*.*"))
        if path != target
    )  # fmt: skip
    target.write_text(
        _TEXT.format(
            date=datetime.now(UTC).date(),
            python=platform.python_version(),
            packages=packages,
            sizes=sizes,
            table=table(figures, marked),
        ),
        encoding="utf-8",
    )
