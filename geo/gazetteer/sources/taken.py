"""Names that a place may have on record, but that mean another thing wherever they stand alone in news.

places/taken.csv lists them: armed groups and weapons, which no town lends its name to but one of some size,
and words such as "West", which name a division only with its type behind: "West Region".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from geo.gazetteer.names import normalise
from geo.gazetteer.prior import NameKind
from geo.gazetteer.sources.entry import Entry
from geo.gazetteer.sources.inputs import Inputs
from geo.model import PlaceKind

_TOWN = 5_000  # people: such a town keeps its own name, as Azov does
_FROM_LISTS = ("adm1:", "adm2:", "gn:", "iso:", "post:")


@dataclass(frozen=True, slots=True)
class Taken:
    """Normalised names: ``things`` are groups and weapons, ``words`` directions and kinds of land."""

    things: frozenset[str]
    words: frozenset[str]

    @classmethod
    def listed(cls, inputs: Inputs) -> Taken:
        rows = list(inputs.table("places/taken.csv"))
        return cls(
            things=frozenset(normalise(row["name"]) for row in rows if row["kind"] == "thing"),
            words=frozenset(normalise(row["name"]) for row in rows if row["kind"] == "word"),
        )

    def without(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Entries without the names that are taken, but for those of countries, regions and sites."""
        for entry in entries:
            if entry.place.kind is PlaceKind.COUNTRY or not entry.place.id.startswith(_FROM_LISTS):
                yield entry
            else:
                kept = tuple((name, kind) for name, kind in entry.names if not self._is(name, kind, entry))
                yield entry if len(kept) == len(entry.names) else replace(entry, names=kept)

    def _is(self, name: str, kind: NameKind, entry: Entry) -> bool:
        looked_up, place = normalise(name), entry.place
        if place.kind is PlaceKind.DIVISION:
            return looked_up in self.words or looked_up in self.things
        is_its_own = kind is NameKind.NAME and place.population >= _TOWN
        return looked_up in self.things and not is_its_own
