"""The shipped pipeline, opened once."""

import pytest

from geo.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline.open()
