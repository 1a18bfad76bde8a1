"""The gazetteer's data file: a trie of names, arrays behind it, read where they lie on the disk.

    trie │ arrays, 8-byte aligned │ metadata (JSON, UTF-8) │ trailer

The trie has to come first because it is mapped from the start of a file; so what other formats keep in a
header stands in a trailer of fixed size. A name's number in the trie selects its postings; a posting is a
place's number and the name's kind in one integer. Rows of places are ordered by source, the GeoNames cities
last and by id, so that only the rows before them need an id of their own.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import marisa_trie
import numpy as np
import numpy.typing as npt

from geo.errors import GazetteerError

VERSION = 2
KIND_BITS = 2  # of a posting: the name's kind
_MAGIC = b"DATELINE"
_TRAILER = struct.Struct("<8sIIQQ")
_ALIGNED = 8

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Mapped:
    """An open data file: the trie, the arrays by name, and the metadata."""

    trie: marisa_trie.Trie
    arrays: Mapping[str, Array]
    metadata: Mapping[str, Any]


def write(
    path: Path, trie: marisa_trie.Trie, arrays: Mapping[str, Array], metadata: Mapping[str, Any]
) -> int:
    """Write a data file in one step (a reader sees the old one or the new one); its size in bytes."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _write_parts(file, trie, arrays, metadata)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return path.stat().st_size


def _write_parts(
    file: BinaryIO, trie: marisa_trie.Trie, arrays: Mapping[str, Array], metadata: Mapping[str, Any]
) -> None:
    file.write(trie.tobytes())
    directory = []
    for name, array in arrays.items():
        file.write(b"\0" * (-file.tell() % _ALIGNED))
        directory.append([name, array.dtype.str, file.tell(), len(array)])
        file.write(np.ascontiguousarray(array).tobytes())
    described = json.dumps({"arrays": directory, "metadata": metadata}, ensure_ascii=False, sort_keys=True)
    start, encoded = file.tell(), described.encode()
    file.write(encoded)
    file.write(_TRAILER.pack(_MAGIC, VERSION, 0, start, len(encoded)))


def read(path: Path) -> Mapped:
    """Map a data file. Raises GazetteerError where it is missing, cut short or of another version."""
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as problem:
        raise GazetteerError(
            f"{path}: no gazetteer can be read here; build it with `make gazetteer`"
        ) from problem
    described = _described(path, data)
    arrays = {
        name: np.frombuffer(data, dtype=dtype, count=count, offset=offset)
        for name, dtype, offset, count in described["arrays"]
    }
    return Mapped(marisa_trie.Trie().mmap(str(path)), arrays, described["metadata"])


def _described(path: Path, data: mmap.mmap) -> dict[str, Any]:
    """What the trailer points to, once it is known to be ours."""
    if len(data) < _TRAILER.size:
        raise GazetteerError(f"{path}: cut short; rebuild it with `make gazetteer`")
    magic, version, _, start, length = _TRAILER.unpack(data[-_TRAILER.size :])
    if magic != _MAGIC:
        raise GazetteerError(f"{path}: not a gazetteer, or cut short; rebuild it with `make gazetteer`")
    if version != VERSION:
        raise GazetteerError(f"{path}: format {version}, this program reads {VERSION}; run `make gazetteer`")
    described: dict[str, Any] = json.loads(data[start : start + length])
    return described
