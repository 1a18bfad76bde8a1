"""Kinds of event by what they have in common."""

from __future__ import annotations

from geo.model import EventKind

FOUGHT = frozenset({EventKind.STRIKE, EventKind.SEIZE, EventKind.CLASH})
LEAVING = frozenset({EventKind.DEPART, EventKind.WITHDRAW})
COMING = frozenset({EventKind.ARRIVE, EventKind.DEPLOY})
UNDERWAY = frozenset({EventKind.TRANSIT, EventKind.RELOCATE})
LEADING = COMING | UNDERWAY
"""Those that lead somewhere."""
AIMED = LEADING | {EventKind.STRIKE}
MOVING = LEADING | LEAVING
STAYING = frozenset({EventKind.STATION, EventKind.REMAIN})
STILL = STAYING | {EventKind.PREPARE, EventKind.EXERCISE, EventKind.CLASH, EventKind.SEIZE}
ALONE = FOUGHT | {EventKind.WITHDRAW, EventKind.DEPLOY, EventKind.EXERCISE}
"""What a state may do without an asset being named."""
IN_CONTEXT = STAYING | {EventKind.PREPARE, EventKind.WITHDRAW, EventKind.STRIKE}
"""What a sentence may tell of the place that the article is about, without naming it again."""
