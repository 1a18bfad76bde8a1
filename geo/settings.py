"""Where things are and what is switched on: environment variables, read once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from platformdirs import user_data_path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
_INSTALLED = (PACKAGE / "_data").is_dir()
DATA = PACKAGE / "_data" if _INSTALLED else ROOT / "data"
DASHBOARD = PACKAGE / "_dashboard" if _INSTALLED else ROOT
"""The folder of app.py, its pages and its configuration."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``home`` holds what the user adds (database, caches, log).

    ``database`` is an SQLite file, or a SQLAlchemy URL.
    """

    database: str | Path
    home: Path

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """Settings from DATELINE_HOME and DATELINE_DATABASE_URL, with a file in the home by default."""
        home = _home(environment.get("DATELINE_HOME"))
        return cls(environment.get("DATELINE_DATABASE_URL") or home / "dateline.sqlite3", home)


def _home(named: str | None) -> Path:
    if not named:
        return user_data_path("dateline", appauthor=False)
    with suppress(RuntimeError):  # a tilde that is nobody's home is a name like any other
        return Path(named).expanduser().absolute()
    return Path(named).absolute()


@cache
def settings() -> Settings:
    return Settings.read(os.environ)
