"""What all frames have in common: the CRS, how rows become columns, dates between dates, counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

__all__ = ["CRS", "counts", "first_day", "last_day", "table", "within"]

CRS = "EPSG:4326"


def table(
    rows: Sequence[tuple[Any, ...]],
    fields: Sequence[str],
    dtypes: Mapping[str, str],
    columns: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Rows with these fields as a frame of some columns. A column without a dtype holds Python objects."""
    # Texts stay Python objects, so that a missing one is None and not a (truthy) NaN.
    objects = pd.DataFrame(rows, columns=list(fields), dtype="object")[list(columns or fields)]
    return objects.astype({name: dtype for name, dtype in dtypes.items() if name in objects})


def within(days: pd.Series, since: date | None, until: date | None) -> pd.Series:
    """Which days lie between two, both included. What has no day is kept where none is asked for."""
    keep = pd.Series(True, index=days.index)
    if since:
        keep &= days >= pd.Timestamp(since)
    if until:
        keep &= days <= pd.Timestamp(until)
    return keep


def counts(values: pd.Series) -> dict[str, int]:
    """How often each value is there, the most frequent first."""
    counted = values.value_counts().items()
    return {str(value): int(count) for value, count in sorted(counted, key=lambda each: (-each[1], each[0]))}


def first_day(days: pd.Series) -> date | None:
    return None if days.isna().all() else days.min().date()


def last_day(days: pd.Series) -> date | None:
    return None if days.isna().all() else days.max().date()
