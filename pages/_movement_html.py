"""A movement in HTML: a row of the list, what is known of it, its passages, and where its reports differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from geo import wording
from geo.corroboration import Disagreement, Report, Side, Topic
from geo.markup import excerpt_html, plain
from geo.model import Span
from geo.store import StoredArticle
from pages import _event_html as pieces
from pages import _shared as shared
from pages import _slots as slots
from pages._event_html import Sides, href, icon_html, text
from pages._told import Told, is_current, is_denied

WIDEST = 420
"""Code points shown on either side of a trigger, however long its sentence is."""

SHORT = 160
"""The same where passages stand side by side."""

TOPICS = {
    Topic.OCCURRENCE: "whether it happened",
    Topic.COUNT: "how many",
    Topic.ORIGIN: "where from",
    Topic.DESTINATION: "where to",
}


class Passage(NamedTuple):
    """A sentence and what it tells of a movement, once for each of its reports."""

    stored: StoredArticle
    reports: tuple[Report, ...]

    @property
    def report(self) -> Report:
        return self.reports[0]

    @property
    def sentence(self) -> Span:
        return self.report.event.passage

    @property
    def slots(self) -> list[slots.Filled]:
        return list(dict.fromkeys(slot for report in self.reports for slot in slots.filled(report.event)))


def list_html(movements: Sequence[Told], sides: Sides, label: str, *, by_lead: bool = False) -> str:
    """Links, newest first, under their months. ``by_lead``: to the report that leads, not to the whole."""
    months = groupby(movements, key=lambda each: f"{each.day:%B %Y}" if each.day else "Undated")
    parts = (f"<h3>{month}</h3><ol>{_rows(group, sides, by_lead)}</ol>" for month, group in months)
    return f"<nav class='dl-moves' aria-label='{escape(label)}'>{''.join(parts)}</nav>"


def _rows(movements: Iterable[Told], sides: Sides, by_lead: bool) -> str:
    return "".join(_aside_row(each, sides) if by_lead else _row(each, sides) for each in movements)


def _row(each: Told, sides: Sides) -> str:
    sources = shared.counted(len(each.sources), "source")
    weight = f"{each.reports:,} reports<br>{sources}" if each.reports > 1 else ""
    return _link(each, sides, each.id, weight)


def _aside_row(each: Told, sides: Sides) -> str:
    """Where other reports tell of it as a fact, it is on the map all the same."""
    is_drawn = any(is_current(report.event) for report in each.whole.reports)
    return _link(each, sides, each.lead.id, "told otherwise<br>on the map" if is_drawn else "")


def _link(each: Told, sides: Sides, movement: str, aside: str) -> str:
    said = wording.said(each.event, each.lead.publisher)
    beside = f"<small class='dl-weight'>{aside}</small>" if aside else ""
    return (
        f"<li><a href='{escape(href(movement))}'>{icon_html(each.event.asset, sides)}"
        f"<span><bdi class='dl-what' dir='ltr'>{text(wording.headline(each.event))}</bdi>"
        f"<small>{_day(each)} · <bdi dir='ltr'>{text(said)}</bdi></small></span>{beside}</a></li>"
    )


def _day(each: Told) -> str:
    """The date of the event; where it is not stated, that of the report, which is said to be one."""
    if each.event.date:
        return wording.when(each.event.date)
    return f"reported {shared.day(each.lead.published)}" if each.lead.published else wording.NO_DATE


def head_html(told: Told, sides: Sides) -> str:
    """The headline, and how sure and when in one line."""
    event = told.event
    headline, kind = wording.headline(event), event.kind.label
    parts = (wording.said(event, told.lead.publisher), wording.when(event.date))
    shown = parts if kind in headline.casefold() else (kind, *parts)
    line = " · ".join(f"<bdi dir='ltr'>{text(part)}</bdi>" for part in shown)
    return (
        f"<header class='dl-place dl-move'><h2>{icon_html(event.asset, sides)}"
        f"<bdi dir='ltr'>{text(headline)}</bdi></h2><p class='dl-where'>{line}</p></header>"
    )


def facts_html(told: Told) -> str:
    """What is known of it: places with their exactness, whose it is, who tells it, how many."""
    return pieces.facts_html(_facts(told))


def _facts(told: Told) -> Iterator[pieces.Fact]:
    yield from pieces.facts_of(told.event, told.lead.published)
    yield "Told by", text(told_by(told))
    yield "Counts", text(_counts(told))
    yield "Denied by", text(", ".join(told.whole.deniers) if told.whole.sources else "")


def told_by(told: Told) -> str:
    """``3 reports in 4 passages, resting on 2 sources: Maxar, Reuters``."""
    passages = len({(report.article, report.event.passage) for report in told.affirming})
    within = f" in {passages:,} passages" if passages > told.reports else ""
    names, number = ", ".join(told.sources), len(told.sources)
    rest = f"{number:,} sources: {names}" if number > 1 else names
    return f"{shared.counted(told.reports, 'report')}{within}, resting on {rest}"


def _counts(told: Told) -> str:
    """The range over all reports, where it says more than the headline."""
    count = told.whole.count
    own = told.event.count or (told.event.asset.count if told.event.asset else None)
    return f"{wording.count(count)} over all reports" if count and count != own and told.reports > 1 else ""


def disagreement_html(differing: Disagreement, stored: Mapping[int, StoredArticle]) -> str:
    """The sides that reports take, next to each other, each with a passage."""
    sides = "".join(_side(side, stored) for side in differing.sides)
    head = f"<h3>The reports differ on {TOPICS[differing.topic]}</h3>"
    return f"<section class='dl-differ'>{head}<div>{sides}</div></section>"


def _side(side: Side, stored: Mapping[int, StoredArticle]) -> str:
    report = side.reports[0]
    quoted = stored.get(report.article)
    quote = passage_html(Passage(quoted, (report,)), SHORT) if quoted else ""
    others = len({each.article for each in side.reports}) - 1
    more = f" and {shared.counted(others, 'other report')}" if others else ""
    return (
        f"<div><b><bdi>{text(side.value)}</bdi></b><p class='dl-short'>{quote}</p>"
        f"<p class='dl-source'>{source_html(report)}{more}</p></div>"
    )


def card_html(passage: Passage, told: Told) -> str:
    """A sentence with its slots marked, who published it when, and what sets it apart."""
    long = passage_html(passage, 4 * WIDEST, wide=True)
    short = passage_html(passage, WIDEST)
    more = "<details><summary>More context</summary></details>" if long != short else ""
    labels = "".join(f" <span class='dl-label'>{text(label)}</span>" for label in _labels(passage, told))
    return (
        f"<article class='dl-card'><p class='dl-short'>{short}</p><p class='dl-long'>{long}</p>"
        f"{_elsewhere(passage)}<p class='dl-source'>{source_html(passage.report)}{labels}</p>{more}</article>"
    )


def passage_html(passage: Passage, widest: int, *, wide: bool = False) -> str:
    article, sentence = passage.stored.article, passage.sentence
    trigger = passage.report.event.trigger
    around = passage.stored.passage(trigger)
    start, end = sentence.start, sentence.end
    if wide:
        start, end = (around.before or sentence).start, (around.after or sentence).end
    window = Span(max(start, trigger.start - widest), min(end, trigger.end + widest))
    return excerpt_html(article.text, window, slots.marks(article.text, passage.slots))


def source_html(report: Report) -> str:
    publisher = plain(report.publisher or "publisher not named")
    return f"<bdi>{escape(publisher)}</bdi> · {shared.day(report.published)}"


def _labels(passage: Passage, told: Told) -> Iterator[str]:
    """How this report puts it, where that differs from the headline, and where in the article it stands."""
    event = passage.report.event
    if wording.said(event) != wording.said(told.event):
        yield wording.said(event)
    if is_denied(event) and not is_denied(told.event):
        yield "speaks against it"
    if event.time.is_remarked:
        yield event.time.label
    region = passage.stored.article.region_at(passage.sentence)
    if region:
        yield region.value


def _elsewhere(passage: Passage) -> str:
    """What the event takes from other sentences."""
    article, sentence = passage.stored.article, passage.sentence
    outside = [
        f"{slots.WORDS[slot]}: “<bdi>{text(article.quote(span))}</bdi>”"
        for slot, span in passage.slots
        if not sentence.overlaps(span)
    ]
    return f"<p class='dl-elsewhere'>From other sentences – {', '.join(outside)}</p>" if outside else ""
