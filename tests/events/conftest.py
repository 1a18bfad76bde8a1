"""The pipeline that the events of a text are read with; opened once."""

from __future__ import annotations

import pytest

from geo.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline.open()
