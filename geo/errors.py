"""What can go wrong, in one tree. Each error is also the builtin that it resembles.

    DatelineError
    ├── ReadingError      ValueError   an input that cannot be read as an article
    ├── GazetteerError    LookupError  the gazetteer's data file is missing or broken
    ├── ModelError        RuntimeError a trained model is missing or does not fit
    └── StoreError        OSError      the database cannot be opened or written

A message names the input and says what to do.
"""

from __future__ import annotations

__all__ = ["DatelineError", "GazetteerError", "ModelError", "ReadingError", "StoreError"]


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose."""


class ReadingError(DatelineError, ValueError):
    """An input that cannot be read as an article. ``source`` names it."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem

    def __reduce__(self) -> tuple[type[ReadingError], tuple[str, str]]:
        return type(self), (self.source, self.problem)  # it crosses from one process to another


class GazetteerError(DatelineError, LookupError):
    """The gazetteer's data file is missing or not one of this version."""


class StoreError(DatelineError, OSError):
    """The database cannot be opened, read or written."""


class ModelError(DatelineError, RuntimeError):
    """A trained model is missing or does not fit this program."""
