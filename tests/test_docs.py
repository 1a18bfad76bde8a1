"""The documents name what is there: modules, types, files."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def named(document: str, pattern: str) -> list[str]:
    return sorted(set(re.findall(pattern, (DOCS / document).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("name", named("glossary.md", r"`(geo(?:\.\w+)+)`"))
def test_a_term_stands_in_the_code(name: str) -> None:
    module, _, attribute = name.rpartition(".")
    assert hasattr(import_module(module), attribute) or import_module(name)


@pytest.mark.parametrize(
    "path", named("architecture.md", r"`((?:docs|geo|pages|tests)/[\w/.]+|app\.py|pyproject\.toml)`")
)
def test_a_file_is_there(path: str) -> None:
    assert (ROOT / path).exists()
