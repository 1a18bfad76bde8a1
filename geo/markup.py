"""An article's text with its findings marked, as HTML that no text from outside can break out of.

Offsets are code points into the text as read. What a browser must not obey (markup, control and bidirectional
override characters) is shown instead; nothing is left out. Marks may lie within each other and may cross: one
that crosses the end of another is cut there, and where a link would lie within a link, the outer one is cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from geo.model import Region, Span

__all__ = [
    "CSS",
    "PART_SIZE",
    "Mark",
    "article_html",
    "excerpt_html",
    "part_at",
    "parts",
    "plain",
    "web_address",
    "with_links",
]

PART_SIZE = 40_000
"""Code points shown at once: a browser stays quick, and 2,000 marks fit."""

_SLACK = 2_000
_DEEPEST = 8  # marks within each other; what lies deeper is shown without a mark
_BLANK, _RUNNING = "blank", "running"
_CONTROLS = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
_REORDERING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SURROGATES = range(0xD800, 0xE000)
_PLAIN = dict.fromkeys([*_CONTROLS, *_REORDERING, *_SURROGATES], "\ufffd")
_VISIBLE = {
    **{code: f'<span class="dl-control" title="U+{code:04X}">\ufffd</span>' for code in _PLAIN},
    **{ord(character): escape(character) for character in "&<>\"'"},
}

CSS = """
.dl-text { line-height: 1.65; overflow-wrap: anywhere; max-width: 44rem; }
.dl-text p { margin: 0 0 0.9em; }
.dl-text .dl-headline { font-size: 1.35em; font-weight: 650; line-height: 1.3; }
.dl-text .dl-caption { font-size: 0.9em; font-style: italic; padding-inline-start: 0.8em;
  border-inline-start: 2px solid color-mix(in srgb, currentColor 30%, transparent); }
.dl-text .dl-boilerplate { font-size: 0.85em; color: color-mix(in srgb, currentColor 62%, transparent); }
.dl-excerpt { overflow-wrap: anywhere; }
mark.dl-mark, a.dl-mark, a.dl-mark:visited { color: inherit; font-weight: 600;
  border-radius: 2px; padding: 0 0.1em; scroll-margin: 35vh; text-underline-offset: 0.2em;
  background: color-mix(in srgb, #0072b2 16%, transparent); text-decoration: underline 2px #0072b2; }
mark.dl-mark.associative, a.dl-mark.associative { font-weight: inherit; background: none;
  text-decoration: underline dotted 2px color-mix(in srgb, currentColor 60%, transparent); }
mark.dl-mark.unplaced, a.dl-mark.unplaced { font-weight: inherit; background: none;
  text-decoration: underline wavy 1px color-mix(in srgb, currentColor 60%, transparent); }
mark.dl-mark.asset-words { font-weight: inherit; background: none;
  text-decoration: underline dashed 1.5px color-mix(in srgb, #009e73 85%, currentColor); }
a.dl-mark.event-word, a.dl-mark.event-word:visited { background: none;
  text-decoration: underline double 1.5px #d55e00; }
a.dl-mark:hover { background: color-mix(in srgb, #0072b2 30%, transparent); }
a.dl-mark.event-word:hover { background: color-mix(in srgb, #d55e00 18%, transparent); }
a.dl-mark:focus-visible { outline: 2px solid #d55e00; outline-offset: 2px; }
mark.dl-mark.selected, a.dl-mark.selected, a.dl-mark[aria-current] { text-decoration: underline 2px #d55e00;
  background: color-mix(in srgb, #d55e00 28%, transparent); }
.dl-control { font-size: 0.7em; opacity: 0.6; cursor: help; }
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to draw. ``css`` holds class names, ``title`` what a pointer or a screen reader is told.

    ``href`` is where a click leads and ``anchor`` the element's id.
    """

    span: Span
    css: str = ""
    title: str | None = None
    href: str | None = None
    anchor: str | None = None


def plain(text: str) -> str:
    """Text for a label, a tooltip or a heading: control and override characters replaced by U+FFFD."""
    return " ".join(text.split()).translate(_PLAIN)


def web_address(url: str | None) -> str | None:
    """The address if a browser may be sent there (http or https, with a host), else None."""
    if not url or plain(url) != url or " " in url:
        return None
    try:
        address = urlsplit(url)
    except ValueError:
        return None
    return url if address.scheme in ("http", "https") and address.hostname else None


def with_links(text: str) -> str:
    """One line of text as HTML, in which web addresses are links to another tab, shown as their hosts."""
    words = (_link(word) if web_address(word) else _escaped(word) for word in plain(text).split(" "))
    return f'<bdi dir="auto">{" ".join(words)}</bdi>'


def _link(url: str) -> str:
    href, host = escape(url), _escaped((urlsplit(url).hostname or "").removeprefix("www."))
    return f'<a href="{href}" title="{href}" target="_blank" rel="noopener noreferrer">{host}</a>'


def excerpt_html(text: str, window: Span, marks: Iterable[Mark] = ()) -> str:
    """A stretch of text on one line with its marks, isolated from the direction of what surrounds it."""
    window = Span(max(window.start, 0), min(window.end, len(text)))
    body = _marked(text, window, _clusters(marks, window)).replace("\n", " ").replace("\r", " ")
    before, after = ("… " if window.start else ""), (" …" if window.end < len(text) else "")
    return f'<bdi class="dl-excerpt" dir="auto">{before}{body}{after}</bdi>'


def article_html(
    text: str, marks: Iterable[Mark] = (), regions: Iterable[Region] = (), window: Span | None = None
) -> str:
    """A text, or the part in ``window``, in paragraphs: headline, captions and boilerplate set apart."""
    window = window or Span(0, len(text))
    drawn, areas = _clusters(marks, window), _disjoint(regions, window)
    kinds = ((_kind(text, line, areas), line) for line in _lines(text, window))
    blocks = groupby(kinds, key=lambda item: item[0])
    body = "".join(_block(text, [line for _, line in lines], drawn, areas, kind) for kind, lines in blocks)
    return f'<div class="dl-text" dir="auto">{body}</div>'


def parts(text: str, size: int = PART_SIZE) -> tuple[Span, ...]:
    """A text in stretches of at most ``size`` code points that tile it, cut at a line or else at a blank."""
    spans, start = [], 0
    while len(text) - start > size:
        end = _cut(text, start + size - min(_SLACK, size // 2), start + size)
        spans.append(Span(start, end))
        start = end
    return (*spans, Span(start, len(text)))


def part_at(spans: Sequence[Span], offset: int) -> int:
    """The number of the part that holds an offset; the last one for an offset behind the text."""
    return next((number for number, span in enumerate(spans) if offset < span.end), len(spans) - 1)


def _cut(text: str, earliest: int, latest: int) -> int:
    for separator in ("\n", " "):
        found = text.rfind(separator, earliest, latest)
        if found >= 0:
            return found + 1
    return latest


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Spanned)


def _disjoint(items: Iterable[T], window: Span) -> list[T]:
    """What a window shows of the items, the longest of those that overlap, in the order of the text."""
    inside = [item for item in items if item.span.overlaps(window)]
    kept: list[T] = []
    taken: set[int] = set()
    for item in sorted(inside, key=lambda item: (item.span.start - item.span.end, item.span.start)):
        stretch = range(max(item.span.start, window.start), min(item.span.end, window.end))
        if stretch and taken.isdisjoint(stretch):
            taken.update(stretch)
            kept.append(item)
    return sorted(kept, key=lambda item: item.span)


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Marks of which each overlaps another: every one before those within it."""

    span: Span
    marks: tuple[Mark, ...]


def _clusters(marks: Iterable[Mark], window: Span) -> list[_Cluster]:
    """The marks that a window shows, in stretches that do not overlap. Of equal marks the first is outer."""
    shown = [mark for mark in marks if mark.span.start < mark.span.end and mark.span.overlaps(window)]
    groups: list[list[Mark]] = []
    end = 0
    for mark in sorted(_apart(shown, window), key=lambda mark: (mark.span.start, -mark.span.end)):
        if not groups or mark.span.start >= end:
            groups.append([])
        groups[-1].append(mark)
        end = max(end, mark.span.end)
    return [_Cluster(_hull(group), tuple(group)) for group in groups]


def _hull(marks: Sequence[Mark]) -> Span:
    return Span(marks[0].span.start, max(mark.span.end for mark in marks))


def _apart(marks: Sequence[Mark], window: Span) -> Iterator[Mark]:
    """The marks, with links cut so that none lies within another: a browser would end the outer one there."""
    taken: set[int] = set()
    for mark in sorted(marks, key=lambda mark: mark.span.end - mark.span.start if mark.href else 0):
        if not mark.href:
            yield mark
            continue
        stretch = range(max(mark.span.start, window.start), min(mark.span.end, window.end))
        if taken.isdisjoint(stretch):
            yield mark
        else:
            yield from _pieces(mark, [at for at in stretch if at not in taken])
        taken.update(stretch)


def _pieces(mark: Mark, offsets: Sequence[int]) -> Iterator[Mark]:
    """What is left of a mark: its id goes to the first piece."""
    anchor = mark.anchor
    for _, run in groupby(enumerate(offsets), key=lambda each: each[1] - each[0]):
        stretch = [at for _, at in run]
        yield replace(mark, span=Span(stretch[0], stretch[-1] + 1), anchor=anchor)
        anchor = None


def _within(items: Sequence[T], window: Span) -> Sequence[T]:
    """What overlaps a window, of items in order that do not overlap each other."""
    first = bisect_right(items, window.start, key=lambda item: item.span.end)
    return items[first : bisect_left(items, window.end, key=lambda item: item.span.start)]


def _lines(text: str, window: Span) -> Iterator[Span]:
    """Every line's words, without the blanks around them: an empty span for a blank line."""
    at = window.start
    for line in text[window.start : window.end].splitlines(keepends=True):
        words, indent = line.strip(), len(line) - len(line.lstrip())
        yield Span(at + indent, at + indent + len(words)) if words else Span(at, at)
        at += len(line)


def _kind(text: str, line: Span, areas: Sequence[Region]) -> str:
    """What a line is: blank, a region's kind if one covers it, else running text."""
    if line.start == line.end:
        return _BLANK
    return next((area.kind.value for area in _within(areas, line) if area.span.covers(line)), _RUNNING)


def _block(
    text: str, lines: Sequence[Span], marks: Sequence[_Cluster], areas: Sequence[Region], kind: str
) -> str:
    if kind == _BLANK:
        return ""
    inner = areas if kind == _RUNNING else ()
    pieces = "<br>".join(_line(text, line, marks, inner) for line in lines)
    return f'<p class="dl-{kind}" dir="auto">{pieces}</p>'


def _line(text: str, line: Span, marks: Sequence[_Cluster], areas: Sequence[Region]) -> str:
    """A line of text; a region that takes up a part of it becomes a stretch of its own."""
    pieces, at = [], line.start
    for area in _within(areas, line):
        start, end = max(area.span.start, line.start), min(area.span.end, line.end)
        inside = _marked(text, Span(start, end), marks)
        pieces.append(_marked(text, Span(at, start), marks))
        pieces.append(f'<span class="dl-{area.kind.value}">{inside}</span>')
        at = end
    return "".join([*pieces, _marked(text, Span(at, line.end), marks)])


def _marked(text: str, window: Span, clusters: Sequence[_Cluster]) -> str:
    marks = [mark for cluster in _within(clusters, window) for mark in cluster.marks]
    return _nested(text, window, marks)


def _nested(text: str, window: Span, marks: Iterable[Mark], depth: int = 0) -> str:
    """The text of a window, each of the ordered marks around what it covers."""
    pieces, at = [], window.start
    for mark, inner in _layer(marks, window) if depth < _DEEPEST else ():
        start, end = max(mark.span.start, at), min(mark.span.end, window.end)
        body = _nested(text, Span(start, end), inner, depth + 1)
        pieces.append(_escaped(text[at:start]))
        pieces.append(_element(mark, body, text[start:end], first=start == mark.span.start))
        at = end
    return "".join([*pieces, _escaped(text[at : window.end])])


def _layer(marks: Iterable[Mark], window: Span) -> Iterator[tuple[Mark, list[Mark]]]:
    """The outermost marks with those inside each. What crosses the end of one comes again after it."""
    left = deque(mark for mark in marks if mark.span.overlaps(window))
    while left:
        mark, inner = left.popleft(), []
        while left and left[0].span.start < mark.span.end:
            inner.append(left.popleft())
        yield mark, inner
        beyond = (each for each in inner if each.span.end > mark.span.end)
        left.extendleft(sorted(beyond, key=lambda each: each.span.end))


def _element(mark: Mark, body: str, words: str, *, first: bool) -> str:
    """A link where the mark leads somewhere. Its id goes to the first piece of a mark that is cut."""
    href = mark.href if mark.href and urlsplit(mark.href).scheme in ("", "http", "https") else None
    attributes = {
        "class": re.sub(r"[^\w -]", "", f"dl-mark {mark.css}").strip(),
        "id": mark.anchor if first else None,
        "title": mark.title,
        "aria-label": f"{words}: {mark.title}" if mark.title else None,
        "href": href,
    }
    shown = "".join(f' {name}="{escape(plain(value))}"' for name, value in attributes.items() if value)
    tag = "a" if href else "mark"
    return f"<{tag}{shown}>{body}</{tag}>"


def _escaped(text: str) -> str:
    return text.translate(_VISIBLE)
