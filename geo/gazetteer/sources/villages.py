"""Villages of the United States, where there is a post office, from GeoNames by way of zips."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geo.gazetteer.names import normalise
from geo.gazetteer.prior import NameKind
from geo.gazetteer.sources.entry import Entry
from geo.gazetteer.sources.inputs import Inputs, placed
from geo.model import Place, PlaceKind, Precision

COUNTRY = "US"


def entries(inputs: Inputs, divided: Mapping[str, str]) -> Iterator[Entry]:
    """Every village; ``divided`` maps a GeoNames code ("US.TX") to a division's id."""
    for row in inputs.table("places/villages.csv"):
        lat, lon = placed(row)
        place = Place(
            id=f"post:{row['state']}-{normalise(row['name']).replace(' ', '-')}",
            name=row["name"],
            kind=PlaceKind.CITY,
            lat=lat,
            lon=lon,
            precision=Precision.CITY,
            country=COUNTRY,
        )
        yield Entry(place, ((row["name"], NameKind.NAME),), within=divided.get(f"{COUNTRY}.{row['state']}"))
