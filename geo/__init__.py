"""Dateline reads reports about military forces and puts them on a map.

read → recognize → resolve → extract → store → frame → draw

    from geo import Pipeline, read_text

    Pipeline.open().extract(read_text("Two Il-76s left Hmeimim for Benghazi.", id="note"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo import frames
    from geo.pipeline import Pipeline
    from geo.reading import read_text
    from geo.store import Store

__all__ = ["Pipeline", "Store", "__version__", "frames", "read_text"]

__version__ = "0.1.0"

_HOMES = {"Pipeline": "geo.pipeline", "Store": "geo.store", "read_text": "geo.reading"}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for: each brings much along, and few need all."""
    if name == "frames":
        return import_module("geo.frames")
    if name not in _HOMES:
        raise AttributeError(f"module 'geo' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
