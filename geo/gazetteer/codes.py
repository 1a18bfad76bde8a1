"""What the numbers of a data file stand for: lists that the file carries itself, so that none is misread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from geo.errors import GazetteerError
from geo.gazetteer.prior import NameKind
from geo.model import PlaceKind, Precision

__all__ = ["CODES", "Codes", "numbers"]

_E = TypeVar("_E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Codes:
    """Kinds of place, precisions and kinds of name by their number."""

    kinds: Sequence[PlaceKind]
    precisions: Sequence[Precision]
    name_kinds: Sequence[NameKind]

    @classmethod
    def read(cls, path: Path, metadata: Mapping[str, Any]) -> Codes:
        """The codes of a file by its metadata. Raises GazetteerError where this program lacks one of them."""
        listed = metadata.get("codes", {})
        return cls(
            kinds=_members(path, PlaceKind, listed.get("kinds", ())),
            precisions=_members(path, Precision, listed.get("precisions", ())),
            name_kinds=_members(path, NameKind, listed.get("name_kinds", ())),
        )

    def written(self) -> dict[str, list[str]]:
        """As the metadata holds them: the names of the members of each list in order."""
        return {
            "kinds": [kind.name for kind in self.kinds],
            "precisions": [precision.name for precision in self.precisions],
            "name_kinds": [kind.name for kind in self.name_kinds],
        }


CODES = Codes(tuple(PlaceKind), tuple(Precision), tuple(NameKind))
"""With which files are written."""


def numbers(members: Sequence[_E]) -> dict[_E, int]:
    return {member: number for number, member in enumerate(members)}


def _members(path: Path, of: type[_E], names: Sequence[str]) -> tuple[_E, ...]:
    known = of.__members__
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        lacking = f"{', '.join(unknown)} of {of.__name__}, which this program lacks"
        problem = lacking if unknown else f"no list of {of.__name__}"
        raise GazetteerError(f"{path}: holds {problem}; rebuild it with `make gazetteer`")
    return tuple(known[name] for name in names)
