"""The values everything else passes on: articles, places, assets, events. Every finding keeps its span."""

from geo.model.articles import YEARS, Article, Region, RegionKind, Span, within
from geo.model.asset_classes import AssetClass
from geo.model.event_kinds import EventKind, Family, Lane
from geo.model.event_times import EventTime
from geo.model.events import Asset, Attribution, Count, Cue, CueOf, End, Event, Relation, When
from geo.model.findings import Findings
from geo.model.identity import identified
from geo.model.modalities import Modality, Outlook, Polarity, Stroke
from geo.model.place_kinds import PlaceKind
from geo.model.places import Mention, Place, Role
from geo.model.precisions import Precision
from geo.model.recorded import Recorded

__all__ = [
    "YEARS",
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
    "Family",
    "Findings",
    "Lane",
    "Mention",
    "Modality",
    "Outlook",
    "Place",
    "PlaceKind",
    "Polarity",
    "Precision",
    "Recorded",
    "Region",
    "RegionKind",
    "Relation",
    "Role",
    "Span",
    "Stroke",
    "When",
    "identified",
    "within",
]
