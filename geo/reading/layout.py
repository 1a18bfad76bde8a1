"""Tells headline, captions and boilerplate of a page's text from its running text, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from geo import lexicon
from geo.model import Region, RegionKind, Span

_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_TITLE_WORDS = range(3, 26)
_LONGEST_TITLE = 500
_WRAPPED = range(45, 110)  # the usual widths of hard-wrapped text
_LONGEST_DATE = 80
_MENU_RUN = 3  # so many short lines in a row are navigation, not prose

# What publishers and site builders write around articles, in the forms that recur across sites.
_BOILERPLATE = re.compile(
    r"""(?xi)
      ©|\(c\)\s*\d{4}|\bcopyright\b|\ball\s+rights\s+reserved\b
    | ^any\s+use\s+of\s+(?:the\s+)?materials?\b | \bhyperlink\s+to\b
    | \brepublish(?:ed|ing)?\b.{0,80}\b(?:articles?|content|licen[cs]e)\b
    | ^(?:all\s+)?content\s+(?:created|provided|produced)\s+by\b
    | \[email(?:\xa0|\s)protected\] | \bunsubscribe\b
    | ^(?:please\s+)?(?:follow|like|find|join)\s+(?:us|me|\w+(?:\s\w+)?)\s+on\b
    | ^send\s+(?:us\s+)?(?:your\s+)?tips?\b
    | ^(?:sign\s+up|subscribe)\b.{0,60} | \bnewsletter\b
    | ^(?:read|see)\s+(?:more|also|next)\b | ^(?:related|recommended|most\s+read|trending)\b.{0,40}$
    | ^(?:views|shares|comments|tags?|topics?|filed\s+under)\s*:
    | ^(?:original\s+)?source\s*:\s*\S+$
    | ^(?:share|liked?)\b.{0,40}\b(?:story|article|post)\b | \bshare\s+(?:it|this)\s+on\b
    | ^(?:accept|we\s+use)\b.{0,40}\bcookies?\b | ^advertisements?$
    """
)
_CAPTION = re.compile(
    r"""(?xi)
      ^(?:file\s+)?(?:photo|image|picture|video|caption|map|graphic|illustration)(?:\s+(?:by|credit))?\s*:
    | \((?:[^()]{0,40}\b)?(?:photos?|images?|pictures?|video|handout|courtesy|getty|maxar\s+technologies)
      \b[^()]{0,60}\)\.?$
    | [|/©]\s*(?:getty(?:\s+images)?|afp|reuters|ap(?:\s+photo)?|epa|maxar(?:\s+technologies)?|planet\s+labs)
      \b[^.]{0,30}$
    | ^satellite\s+(?:image|photo)\s+(?:©|\(c\))
    """
)
_BYLINE = re.compile(r"(?i)^(?:by|written by|reporting by|editing by)\s+[A-Z]")
_DATE_LINE = re.compile(r"^[\w,.:|/\s-]*\b(?:19|20)\d\d\b[\w,.:|/\s-]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer blanks, and where it stands in the text."""

    span: Span
    text: str

    @property
    def words(self) -> int:
        return len(_WORD.findall(self.text))


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text were broken at a fixed width, so that their ends mean nothing."""
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    return len(lengths) > 4 and max(lengths) < _WRAPPED.stop and int(median(lengths)) in _WRAPPED


def lines(text: str) -> list[Line]:
    """The non-empty lines of a text."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            begin = start + raw.index(stripped)
            yield Line(Span(begin, begin + len(stripped)), stripped)
        start += len(raw) + 1


def regions(text: str) -> tuple[Region, ...]:
    """Mark the lines of a text that are no running text.

    Rules over lines alone: furniture words and licence phrases are boilerplate, as are runs of short
    lines; a line with a picture credit is a caption; a title-like line before the first paragraph is
    the headline, and so is its repetition.
    """
    found = lines(text)
    kinds = [_kind(line) for line in found]
    if any(map(_is_paragraph, found)):
        _mark_menus(found, kinds)
    if not is_wrapped(text):
        _mark_headline(found, kinds)
    return tuple(Region(line.span, kind) for line, kind in zip(found, kinds, strict=True) if kind)


def headline(text: str) -> str | None:
    """The text of the first headline, or None."""
    return next(
        (text[r.span.start : r.span.end] for r in regions(text) if r.kind == RegionKind.HEADLINE), None
    )


def is_date_line(line: Line) -> bool:
    return len(line.text) <= _LONGEST_DATE and line.words <= 6 and bool(_DATE_LINE.match(line.text))


def _kind(line: Line) -> RegionKind | None:
    if _CAPTION.search(line.text):
        return RegionKind.CAPTION
    if _is_furniture(line) or (len(line.text) < 600 and _BOILERPLATE.search(line.text)):
        return RegionKind.BOILERPLATE
    return None


def _is_furniture(line: Line) -> bool:
    return len(line.text) < 30 and all(w in lexicon.words("furniture") for w in line.text.lower().split())


def _is_short(line: Line) -> bool:
    if _ENDS_SENTENCE.search(line.text):
        return False
    return line.words <= 4 and len(line.text) < 40 and not is_date_line(line) and not _BYLINE.match(line.text)


def _mark_menus(found: list[Line], kinds: list[RegionKind | None]) -> None:
    """Runs of short lines are menus; so is a short line between two pieces of boilerplate."""
    run: list[int] = []
    for i in range(len(found) + 1):
        if i < len(found) and (_is_short(found[i]) or kinds[i] == RegionKind.BOILERPLATE):
            run.append(i)
            continue
        if len(run) >= _MENU_RUN:
            for j in run:
                kinds[j] = kinds[j] or RegionKind.BOILERPLATE
        run = []


def _mark_headline(found: list[Line], kinds: list[RegionKind | None]) -> None:
    first = next((i for i, line in enumerate(found) if kinds[i] is None and _is_paragraph(line)), len(found))
    titles = [i for i in range(first) if kinds[i] is None and _is_title(found[i])]
    if not titles or (first == len(found) and len(found) < 2):
        return
    title = found[titles[-1]].text
    for i in range(titles[-1]):
        if kinds[i] is None and found[i].words <= 3 and not is_date_line(found[i]):
            kinds[i] = RegionKind.BOILERPLATE  # a section's name above the headline
    for i, line in enumerate(found):
        if kinds[i] is None and line.text == title:
            kinds[i] = RegionKind.HEADLINE


def _is_paragraph(line: Line) -> bool:
    return line.words >= 12 and bool(_ENDS_SENTENCE.search(line.text))


def _is_title(line: Line) -> bool:
    return (
        len(line.text) <= _LONGEST_TITLE
        and line.words in _TITLE_WORDS
        and not _ENDS_SENTENCE.search(line.text)
        and not is_date_line(line)
        and not _BYLINE.match(line.text)
    )
