"""The reader of assets over a lexicon of a few rows, so that tests do not hang on the shipped one."""

from pathlib import Path

import pytest

from geo.events.assets import Assets

LEXICON = Path(__file__).parent / "lexicon"


@pytest.fixture(scope="session")
def assets() -> Assets:
    return Assets.open(LEXICON)
