"""Where things are and what is switched on: environment variables, read once."""

from __future__ import annotations

import os
from collections.abc import Mapping
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
    """``database_url`` is a SQLAlchemy URL; ``home`` holds what the user adds (database, caches)."""

    database_url: str
    home: Path

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """Settings from DATELINE_HOME and DATELINE_DATABASE_URL, with a SQLite file by default."""
        home = Path(environment.get("DATELINE_HOME") or user_data_path("dateline", appauthor=False))
        default = f"sqlite:///{home / 'dateline.sqlite3'}"
        return cls(database_url=environment.get("DATELINE_DATABASE_URL") or default, home=home)


@cache
def settings() -> Settings:
    return Settings.read(os.environ)
