"""Stores to test with: in memory, in a file, and on a server where DATELINE_TEST_DATABASE_URL names one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from geo.store import Store
from geo.store.schema import metadata

SERVER = os.environ.get("DATELINE_TEST_DATABASE_URL", "")


DATABASES = ["memory", "file", *(["server"] if SERVER else [])]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'reports.sqlite3'}"


@pytest.fixture
def server() -> Iterator[str]:
    engine = create_engine(SERVER)
    metadata.drop_all(engine)
    yield SERVER
    metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store, on each kind of database in turn."""
    lasting = {"file": "url", "server": "server"}.get(request.param)
    opened = Store.open(request.getfixturevalue(lasting) if lasting else "sqlite://")
    yield opened
    opened.close()
