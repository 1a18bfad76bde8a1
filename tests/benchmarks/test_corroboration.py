"""The budget of corroboration: ten thousand reports of two years."""

from time import process_time

import pytest

from geo.corroboration import corroborate
from tests.corroboration.telling import many

pytestmark = pytest.mark.benchmark

SECONDS = 2.0


def test_ten_thousand_reports_keep_the_budget() -> None:
    reports = many(10_000)
    start = process_time()
    movements = corroborate(reports)
    taken = process_time() - start
    print({"seconds": taken, "movements": len(movements)})
    assert taken < SECONDS
