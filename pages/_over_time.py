"""The section "Over time" of a site: what is reported there by day, in a chart and a list, with passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo import frames, wording
from geo.corroboration import reports_of
from geo.frames import EventSelection, Selection
from geo.model import Count, Lane
from pages import _event_html as html
from pages import _filters as filters
from pages import _movement_panel as movements
from pages import _shared as shared
from pages import _slots as slots
from pages import _told as known
from pages._links import links
from pages._movement_html import Passage
from pages._timeline import PICKED, Happening, chart

CLASSES = 6


@dataclass(frozen=True, slots=True)
class AtSite:
    """What is reported at a site: on the chart, and how many events cannot be or are not told as fact."""

    happenings: tuple[Happening, ...]
    without_day: int
    aside: int


def at_site(place: str, selection: Selection) -> AtSite:
    """The events at a place under the filters of the map, as far as they are of reports."""
    asked = EventSelection(
        publishers=selection.publishers, since=selection.since, until=selection.until, text=selection.text
    )
    rows = frames.filtered_events(shared.events(), asked, shared.store())
    current = frames.current(rows)
    there = frames.timeline(current, place)
    dated = there[there["start"].notna()]
    every = len(frames.timeline(rows, place))
    return AtSite(tuple(_happenings(current, dated)), len(there) - len(dated), every - len(there))


def _happenings(events: gpd.GeoDataFrame, rows: pd.DataFrame) -> Iterator[Happening]:
    reports = {report.key: report for report in reports_of(events[events["event"].isin(rows["event"])])}
    seen: set[str] = set()
    columns = ("event", "lane", "start", "end")
    for event, lane, start, end in zip(*(rows[column] for column in columns), strict=True):
        report = reports[event]
        if report.id not in seen:  # the same words, read in two ways
            seen.add(report.id)
            yield Happening(report.id, report.event, Lane(lane), start.date(), end.date(), report.publisher)


def section(place: str, found: AtSite) -> None:
    if not found.happenings:
        st.html(f"<p class='dl-where'>{_nothing(found)}</p>")
        _elsewhere(place, found)
        return
    st.html(summary_html(found.happenings))
    chosen = filters.BAR.first("event")
    _chart(place, found.happenings, chosen)
    st.html(f"<p class='dl-where'>{_note(found)}</p>")
    if any(each.id == chosen for each in found.happenings):
        with st.container(key="time-passage", gap="small"):
            _passage(str(chosen))
    with st.expander(f"As a list: {shared.counted(len(found.happenings), 'event')}", key="time-list"):
        st.html(list_html(place, found.happenings, chosen))
    _elsewhere(place, found)
    _follow(place, chosen)


def summary_html(happenings: Sequence[Happening]) -> str:
    """Which assets are reported there, and the first and the last day."""
    days = [day for each in happenings for day in (each.start, each.end)]
    named = list(_assets(happenings))
    more = f" and {len(named) - CLASSES} more" if len(named) > CLASSES else ""
    what = f"{', '.join(named[:CLASSES])}{more}" if named else "no asset is named"
    span = dict.fromkeys((wording.day(min(days)), wording.day(max(days))))
    return (
        f"<p class='dl-time'><b>Reported there</b> {html.text(what)}</p>"
        f"<p class='dl-time'><b>First and last day</b> {' and '.join(span)}</p>"
    )


def _assets(happenings: Sequence[Happening]) -> Iterator[str]:
    """``transport aircraft (5 events, latest 2–4)``, the most often reported first."""
    groups: dict[str, list[Happening]] = {}
    for each in happenings:
        if each.event.asset:
            groups.setdefault(each.event.asset.asset_class.label, []).append(each)
    for name, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        latest = _latest_count(group)
        told = f", latest {wording.count(latest)}" if latest else ""
        yield f"{wording.several(name)} ({shared.counted(len(group), 'event')}{told})"


def _latest_count(happenings: Sequence[Happening]) -> Count | None:
    """From the least to the most that is reported of the last day that has a count."""
    counted = [(each.end, count) for each in happenings if (count := _count(each))]
    if not counted:
        return None
    last = max(day for day, _ in counted)
    counts = [count for day, count in counted if day == last]
    least = [count.min for count in counts if count.min is not None]
    most = [count.max for count in counts if count.max is not None]
    about = any(count.approximate for count in counts)
    return Count(
        min(least) if len(least) == len(counts) else None,
        max(most) if len(most) == len(counts) else None,
        about,
    )


def _count(each: Happening) -> Count | None:
    return each.event.count or (each.event.asset.count if each.event.asset else None)


def _chart(place: str, happenings: Sequence[Happening], chosen: str | None) -> None:
    picks = st.session_state.get("time-picks", 0)  # after a pick from the list, no mark is selected any more
    key = f"timeline-{place}-{picks}"
    st.altair_chart(
        chart(happenings, chosen, shared.theme()),
        width="stretch",
        key=key,
        on_select=lambda: _clicked(place, key),
        selection_mode=PICKED,
        alt="What is reported at this place by day. The list below has the same events.",
    )


def _clicked(place: str, key: str) -> None:
    picked = st.session_state[key].selection.get(PICKED) or []
    if picked:
        filters.go_to(site=[place], event=[picked[0]["id"]])


def _note(found: AtSite) -> str:
    undated = sum(each.event.date is None for each in found.happenings)
    parts = ["Choose a mark to read its passage."]
    if undated:
        stands = "stands" if undated == 1 else "stand"
        parts.append(f"{undated:,} without a stated date {stands}, hollow, on the day of publication.")
    if found.without_day:
        parts.append(f"{found.without_day:,} more without any day cannot be shown here.")
    return " ".join(parts)


def _nothing(found: AtSite) -> str:
    if found.without_day:
        return f"{shared.counted(found.without_day, 'event')} reported here, without any day."
    return "No movement, presence or fight is reported here as a fact. The place is only mentioned."


def _passage(id: str) -> None:  # noqa: A002
    """The sentence that tells it, marked by slot."""
    collection = known.movements()
    told, (_, report) = collection.find(id), collection.by_id[id]
    stored = shared.stored(report.article)
    if told and stored:
        passage = Passage(stored, (report,))
        st.html(html.head_html(report.event) + slots.legend_html(slot for slot, _ in passage.slots))
        movements.card(passage, told)
        with st.container(key="to-movement"):
            label = "All reports of this movement"
            st.page_link("pages/movements.py", label=label, query_params={"movement": id})


def list_html(place: str, happenings: Sequence[Happening], chosen: str | None) -> str:
    """The same events, the latest first: the way to them by keyboard."""
    latest_first = sorted(happenings, key=lambda each: each.end, reverse=True)
    rows = "".join(_row(place, each, each.id == chosen) for each in latest_first)
    return f"<nav class='dl-moves dl-events' aria-label='Events at this place'><ol>{rows}</ol></nav>"


def _row(place: str, each: Happening, is_chosen: bool) -> str:
    current = " aria-current='true'" if is_chosen else ""
    href = f"?{urlencode({'site': place, 'event': each.id})}"
    return (
        f"<li><a href='{escape(href)}'{current}>{html.icon_html(each.event.asset, {})}"
        f"<span><bdi class='dl-what' dir='ltr'>{html.text(each.headline)}</bdi>"
        f"<small>{each.when} · <bdi dir='ltr'>{html.text(each.source)}</bdi></small></span></a></li>"
    )


def _follow(place: str, chosen: str | None) -> None:
    """Links of the list are followed within the page, and the chosen passage is brought into sight."""
    links(
        key="time-links",
        data={
            "within": ".st-key-time-list",
            "at": None,
            "rewind": ".st-key-time-passage",
            "about": chosen or "",
        },
        on_to_change=lambda: _picked(place, st.session_state["time-links"].to),
    )


def _picked(place: str, event: object) -> None:
    if isinstance(event, str):
        st.session_state["time-picks"] = st.session_state.get("time-picks", 0) + 1
        filters.go_to(site=[place], event=[event])


def _elsewhere(place: str, found: AtSite) -> None:
    """Nothing is dropped in silence: what is told, but not as fact."""
    if found.aside:
        label = f"{found.aside:,} more told, but not as fact: see Movements"
        with st.container(key="to-asides"):
            st.page_link("pages/movements.py", label=label, query_params={"place": place})
