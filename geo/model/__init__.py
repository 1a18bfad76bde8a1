"""The values everything else passes on: articles, places, assets, events. Every finding keeps its span."""

from geo.model.articles import Article, Region, RegionKind, Span, within
from geo.model.events import (
    Asset,
    AssetClass,
    Attribution,
    Count,
    Cue,
    CueOf,
    End,
    Event,
    EventKind,
    EventTime,
    Modality,
    Polarity,
    Relation,
    When,
)
from geo.model.findings import Findings
from geo.model.identity import identified
from geo.model.places import KINDS, Mention, Place, Precision, Role

__all__ = [
    "KINDS",
    "Article",
    "Asset",
    "AssetClass",
    "Attribution",
    "Count",
    "Cue",
    "CueOf",
    "End",
    "Event",
    "EventKind",
    "EventTime",
    "Findings",
    "Mention",
    "Modality",
    "Place",
    "Polarity",
    "Precision",
    "Region",
    "RegionKind",
    "Relation",
    "Role",
    "Span",
    "When",
    "identified",
    "within",
]
