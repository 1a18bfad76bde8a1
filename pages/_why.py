"""Why a name was put at its place, as HTML: the places it may mean, and what counted for the first two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from geo.geoparse.resolution.explanation import SHOWN, Contribution, Explanation, Weighed
from geo.markup import plain
from geo.model import Place, PlaceKind

COUNTED = 8  # features of a candidate, the rest of them in one line
SMALLEST = 0.05  # points
CERTAIN, UNLIKELY = 0.99, 0.01  # no machine is surer than that

NO_PLACE = "No place of this name is in the gazetteer: listed, not drawn."
NO_PLACE_NOW = "No place of this name is in the gazetteer any more."
NO_NAME = "The current models no longer find a name at this spot of the text, so there is nothing to weigh."
AS_READ = "What is shown was found when the report was read."
ALONE = "With no other place of this name, there was nothing to weigh it against."
HOW = "Points add up to a score. The further a place is ahead of the others, the more of the belief it gets."

Countries = Mapping[str, str]
"""English names by ISO 3166-1 alpha-2 code."""


def why_html(explanation: Explanation | None, placed: str | None, countries: Countries) -> str:
    """The answer to "Why here?". ``placed`` is the id of the place that the mention is shown at, if any."""
    if explanation is None:
        return _section("", note(f"{NO_NAME} {AS_READ}"))
    name = f" for “{escape(plain(explanation.text))}”"
    candidates = explanation.candidates
    if not candidates:
        return _section(name, note(f"{NO_PLACE_NOW} {AS_READ}" if placed else NO_PLACE))
    return _section(
        name,
        _changed(candidates, placed, countries),
        f"<p class='dl-why-top'>{_top(candidates, countries)}</p>",
        _list(candidates, placed, countries),
        "<p class='dl-why-head'>What counted</p>",
        *_tables(candidates, _told(candidates, placed), countries),
        f"<p class='dl-where'>{HOW if candidates[1:] else ALONE}</p>",
    )


def whereabouts(place: Place, countries: Countries) -> str:
    """``air base, Latakia, Syria``: what a place is and what it lies in."""
    parts = (place.division, _country(place, countries))
    within = (part for part in parts if isinstance(part, str) and part != place.name)  # frames may hold NaN
    return plain(", ".join([PlaceKind(place.kind).label, *within]))


def percent(share: float) -> str:
    """``97%``, but never 0% nor 100%."""
    if share > CERTAIN:
        return f"over {CERTAIN:.0%}"
    return f"{share:.0%}" if share >= UNLIKELY else f"under {UNLIKELY:.0%}"


def points(amount: float) -> str:
    """``+4.5`` or ``−1.7``."""
    return f"{amount:+.1f}".replace("-", "−")


def weightiest(candidate: Weighed) -> list[Contribution]:
    """The contributions of a candidate that are worth a line, those that count most first."""
    found = [each for each in candidate.contributions if abs(each.amount) >= SMALLEST]
    return sorted(found, key=lambda each: -abs(each.amount))[:COUNTED]


def _section(name: str, *parts: str) -> str:
    return f"<section class='dl-why' role='group' aria-label='Why here?{name}'>{''.join(parts)}</section>"


def note(words: str) -> str:
    """A remark in a paragraph of its own. The words are HTML."""
    return f"<p class='dl-why-note'>{words}</p>"


def _country(place: Place, countries: Countries) -> str | None:
    return countries.get(place.country, place.country) if place.country else None


def _titled(place: Place, countries: Countries) -> str:
    """``Tripoli, Libya``, as HTML."""
    country = _country(place, countries)
    within = f", {escape(plain(country))}" if country and country != place.name else ""
    return f"<bdi>{escape(plain(place.name))}</bdi>{within}"


def _changed(candidates: Sequence[Weighed], placed: str | None, countries: Countries) -> str:
    """What to say where the mention is not shown at the place that the models of today prefer."""
    best = candidates[0].place
    if best.id == placed:
        return ""
    now = f"The current models put this name at {_titled(best, countries)}."
    if placed is None:
        return note(f"{now} When the report was read, no place was found for it.")
    gone = all(each.place.id != placed for each in candidates)
    return note(f"{now} {AS_READ}{' That place is not among those they prefer.' if gone else ''}")


def _top(candidates: Sequence[Weighed], countries: Countries) -> str:
    best, others = candidates[0], len(candidates) - 1
    title = f"<b>{_titled(best.place, countries)}</b>"
    if not others:
        return f"{title}: the only place of this name in the gazetteer"
    # An explanation that is full may have left out more.
    least = "at least " if len(candidates) == SHOWN else ""
    bear = "place bears" if others == 1 else "places bear"
    return f"{title}: {percent(best.probability)} of belief; {least}{others} other {bear} the name"


def _list(candidates: Sequence[Weighed], placed: str | None, countries: Countries) -> str:
    shares = [_share(each.probability) if candidates[1:] else "" for each in candidates]
    rows = (
        _row(each.place, share, each.place.id == placed, countries)
        for each, share in zip(candidates, shares, strict=True)
    )
    rest = 1 - sum(each.probability for each in candidates)
    others = f"<p class='dl-where'>All others of the name: {percent(rest)}</p>" if rest >= UNLIKELY else ""
    return f"<ol role='list'>{''.join(rows)}</ol>{others}"


def _row(place: Place, share: str, shown: bool, countries: Countries) -> str:
    label = " <span class='dl-label'>shown</span>" if shown else ""
    return (
        f"<li><span><b><bdi>{escape(plain(place.name))}</bdi></b>{label} "
        f"<small>{escape(whereabouts(place, countries))}</small></span>{share}</li>"
    )


def _share(probability: float) -> str:
    """A place's part of the belief. A place without rivals has none worth showing."""
    return f"<span class='dl-why-share'>{percent(probability)}</span>{_bar('share', 0, probability)}"


def _bar(css: str, start: float, end: float, zero: str = "") -> str:
    """From one share of the width to another. What it shows stands beside it in figures."""
    place = f"left:{start:.1%};width:{end - start:.1%}"
    return f"<span class='dl-why-bar' aria-hidden='true'><i class='{css}' style='{place}'></i>{zero}</span>"


def _told(candidates: Sequence[Weighed], placed: str | None) -> list[int]:
    """The numbers of the two candidates to compare: the best, and where it is shown, else the runner-up."""
    lower = [number for number, each in enumerate(candidates) if number and each.place.id == placed]
    return [0, *(lower or range(1, len(candidates)))][:2]


def _tables(candidates: Sequence[Weighed], told: Sequence[int], countries: Countries) -> list[str]:
    """The contributions of some candidates, all bars to one scale with one zero."""
    counted = {number: _lines(candidates[number]) for number in told}
    amounts = [amount for lines in counted.values() for _, amount in lines]
    low, high = min([0.0, *amounts]), max([0.0, *amounts])
    return [
        f"<table><caption>{number + 1}. {_titled(candidates[number].place, countries)}: "
        f"{candidates[number].score:.1f} points</caption>"
        f"<tbody>{''.join(_line(label, amount, low, high) for label, amount in lines)}</tbody></table>"
        for number, lines in counted.items()
    ]


def _lines(candidate: Weighed) -> list[tuple[str, float]]:
    """Labels with amounts that add up to the score, within what is too small to tell."""
    lines = [(each.label, each.amount) for each in weightiest(candidate)]
    rest = candidate.score - sum(amount for _, amount in lines)
    return [*lines, ("all else together", rest)] if abs(rest) >= SMALLEST else lines


def _line(label: str, amount: float, low: float, high: float) -> str:
    width = high - low or 1.0
    start, end = ((min(amount, 0) - low) / width, (max(amount, 0) - low) / width)
    css = "against" if amount < 0 else "for"
    zero = f"<i class='zero' style='left:{-low / width:.1%}'></i>"
    bar = _bar(css, start, end, zero)
    return f"<tr><th scope='row'>{escape(plain(label))}</th><td>{bar}</td><td>{points(amount)}</td></tr>"
