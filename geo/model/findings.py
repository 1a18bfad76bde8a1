"""What was read out of one article."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.model.articles import Span
from geo.model.events import Asset, Event
from geo.model.places import Mention


@dataclass(frozen=True, slots=True)
class Findings:
    """What was read out of one article. ``sentences`` tile the running text in order."""

    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = field(default=())
    assets: tuple[Asset, ...] = field(default=())
    events: tuple[Event, ...] = field(default=())
