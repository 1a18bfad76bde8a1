"""Which words are used alike: word → its clusters, coarse to fine, out of a file mapped from the disk."""

from __future__ import annotations

from pathlib import Path

import marisa_trie

from geo.errors import ModelError
from geo.settings import DATA

SIZES = (64, 256, 1024)  # clusters of each level
RECORD = f"<{len(SIZES)}H"


class Clusters:
    """Safe to share between threads; pickles as its path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._trie = marisa_trie.RecordTrie(RECORD).mmap(str(path))

    def __reduce__(self) -> tuple[type[Clusters], tuple[Path]]:
        return type(self), (self._path,)

    @classmethod
    def open(cls, path: Path = DATA / "models" / "clusters.bin") -> Clusters:
        """Map a data file. Raises ModelError where it is missing or no such file."""
        try:
            return cls(path)
        except (OSError, RuntimeError) as problem:
            raise ModelError(f"{path}: no clusters can be read here; train with `make train`") from problem

    def of(self, word: str) -> tuple[int, ...] | None:
        """The clusters of a word in lower case, one a level; None for a word not seen."""
        found = self._trie.get(word)
        return found[0] if found else None
