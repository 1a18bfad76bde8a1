"""The chart of what is reported at a site: a mark an event, in lanes by the part that the site has in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt
import pandas as pd

from geo import wording
from geo.maps import Theme
from geo.maps.symbols import PALETTES, Palette
from geo.markup import plain
from geo.model import Event, Lane

PICKED = "picked"
DAY = timedelta(days=1)
LABEL, ROW, FOOT, AXIS = 20, 15, 8, 32  # pixels
DEEPEST = 12  # rows of a lane: where more would be needed, marks lie over each other
CLOSEST = 0.03  # of the whole time: marks nearer to each other than this lie in different rows
SHORTEST = timedelta(days=14)  # of the whole time


@dataclass(frozen=True, slots=True)
class Happening:
    """An event at a site. ``id`` is its report's; where undated, its day is that of publication."""

    id: str
    event: Event
    lane: Lane
    start: date
    end: date
    publisher: str | None

    @property
    def headline(self) -> str:
        return plain(wording.headline(self.event))

    @property
    def source(self) -> str:
        return plain(wording.said(self.event, self.publisher or "publisher not named"))

    @property
    def when(self) -> str:
        return wording.when(self.event.date) if self.event.date else f"reported {wording.day(self.start)}"


@dataclass(frozen=True, slots=True)
class _Lane:
    """A lane of the chart, ``top`` and ``height`` in pixels, and the row in it of each of its marks."""

    lane: Lane
    top: int
    height: int
    rows: tuple[tuple[Happening, int], ...]


def chart(
    happenings: Sequence[Happening], chosen: str | None, theme: Theme
) -> alt.LayerChart | alt.FacetChart:
    """Lanes over one axis of days. A click on a mark selects its ``id`` as ``PICKED``."""
    lanes, palette = _lanes(happenings), PALETTES[theme]
    height = lanes[-1].top + lanes[-1].height
    ground = _ground(lanes, height, palette)
    data = alt.Chart(_marks(lanes, chosen, palette))
    return alt.layer(*ground, _spans(data, height), _points(data, height, _days(happenings))).properties(
        height=height + AXIS, padding={"left": 4, "right": 10, "top": 0, "bottom": 4}
    )


def _points(data: alt.Chart, height: int, days: tuple[date, date]) -> alt.Chart:
    axis = alt.Axis(tickCount=4, grid=True, gridOpacity=0.5, labelOverlap=True, title=None, labelFlush=True)
    scale = alt.Scale(domain=[day.isoformat() for day in days])
    points: alt.Chart = data.mark_point(size=80, strokeWidth=2, opacity=1, cursor="pointer").encode(
        x=alt.X("middle:T", scale=scale, axis=axis),
        y=_y(height),
        stroke=alt.Stroke("ink:N", scale=None),
        fill=alt.Fill("fill:N", scale=None),
        tooltip=_tooltip(),
        description="told:N",
    )
    return points.add_params(alt.selection_point(name=PICKED, fields=["id"], toggle="false", empty=False))


def _spans(data: alt.Chart, height: int) -> alt.Chart:
    """The days of what is dated to more than one."""
    rules = data.transform_filter("datum.long").mark_rule(strokeWidth=6, strokeCap="round", opacity=0.4)
    spans: alt.Chart = rules.encode(
        x="start:T",
        x2="end:T",
        y=_y(height),
        stroke=alt.Stroke("ink:N", scale=None),
        tooltip=_tooltip(),
    )
    return spans


def _ground(lanes: Iterable[_Lane], height: int, palette: Palette) -> tuple[alt.Chart, alt.Chart]:
    """The names of the lanes, and a line above each."""
    rows = [(each.lane.label, each.top, each.top + LABEL / 2) for each in lanes]
    data = alt.Chart(pd.DataFrame(rows, columns=["name", "top", "middle"]))
    rules = data.mark_rule(color=palette.border, strokeWidth=1, opacity=0.7).encode(y=_y(height, "top"))
    names = data.mark_text(align="left", fontSize=12, color=palette.label, opacity=0.85, dx=2).encode(
        x=alt.value(0), y=_y(height, "middle"), text="name:N"
    )
    return rules, names


def _y(height: int, field: str = "y") -> alt.Y:
    """Pixels from the top."""
    scale = alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False)
    return alt.Y(f"{field}:Q", axis=None, scale=scale)


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("headline:N", title="What"),
        alt.Tooltip("source:N", title="Source"),
        alt.Tooltip("when:N", title="When"),
    ]


def _marks(lanes: Iterable[_Lane], chosen: str | None, palette: Palette) -> pd.DataFrame:
    rows = [
        _mark(each, lane.top + LABEL + ROW * (row + 0.5), each.id == chosen, palette)
        for lane in lanes
        for each, row in lane.rows
    ]
    return pd.DataFrame(rows)


def _mark(each: Happening, y: float, is_chosen: bool, palette: Palette) -> dict[str, object]:
    """The columns of the chart's data. A day is shown from its morning to its night."""
    start, end = pd.Timestamp(each.start), pd.Timestamp(each.end + DAY)
    ink = palette.accent if is_chosen else palette.ink
    return {
        "id": each.id,
        "y": y,
        "start": start,
        "end": end,
        "middle": start + (end - start) / 2,
        "long": each.end > each.start,
        "ink": ink,
        "fill": ink if each.event.date else palette.halo,
        "headline": each.headline,
        "source": each.source,
        "when": each.when,
        "told": f"{each.headline}, {each.source}, {each.when}",
    }


def _lanes(happenings: Sequence[Happening]) -> list[_Lane]:
    """The lanes that have any marks, one below the other."""
    first, last = _days(happenings)
    room = (last - first) * CLOSEST
    lanes, top = [], 0
    for lane in Lane:
        rows = tuple(_rows((each for each in happenings if each.lane is lane), room))
        if rows:
            height = LABEL + ROW * (1 + max(row for _, row in rows)) + FOOT
            lanes.append(_Lane(lane, top, height, rows))
            top += height
    return lanes


def _rows(happenings: Iterable[Happening], room: timedelta) -> Iterator[tuple[Happening, int]]:
    """Each in the first row that has room for it."""
    ends: list[date] = []
    for each in sorted(happenings, key=lambda each: (each.start, each.end, each.id)):
        free = (row for row, end in enumerate(ends) if each.start > end)
        row = next(free, min(len(ends), DEEPEST - 1))
        if row == len(ends):
            ends.append(each.end)
        ends[row] = max(ends[row], each.end + room)
        yield each, row


def _days(happenings: Iterable[Happening]) -> tuple[date, date]:
    """The days of the axis: all days of the events, with some more where these are few."""
    days = [day for each in happenings for day in (each.start, each.end)]
    first, last = min(days), max(days)
    margin = max((last - first) / 25, (SHORTEST - (last - first)) / 2, DAY)
    return first - margin, last + margin
