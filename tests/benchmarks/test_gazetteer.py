"""The gazetteer's budget: what it may cost on a machine with 690 MB in all."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.benchmark

MEASURE = """
import json, time
import numpy, marisa_trie, psutil
import geo.gazetteer.layout
from geo.gazetteer import Gazetteer, normalise
from geo.gazetteer.index import Gazetteer

memory = psutil.Process().memory_info
before, start = memory().rss, time.perf_counter()
gazetteer = Gazetteer.open()
opened = time.perf_counter() - start
names = [line for line in gazetteer.starting_with("da", 20_000)]
start = time.perf_counter()
for name in names:
    gazetteer.candidates(name)
looked_up = (time.perf_counter() - start) / len(names)
words = normalise("Fighters left Deir ez-Zor province for New York City and the Mediterranean").split()
start = time.perf_counter()
for _ in range(1000):
    for at in range(len(words)):
        gazetteer.longest(words, at)
longest = (time.perf_counter() - start) / (1000 * len(words))
start = time.perf_counter()
for lat in range(-50, 50):
    gazetteer.near(lat, 30)
near = (time.perf_counter() - start) / 100
figures = {"opened": opened, "looked_up": looked_up, "longest": longest, "near": near,
           "grown": memory().rss - before}
print(json.dumps(figures))
"""


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """Seconds and bytes, measured in a process of its own."""
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    print(measured)
    return measured


@pytest.mark.parametrize(
    ("figure", "budget"),
    [("opened", 0.5), ("looked_up", 0.001), ("longest", 0.00005), ("near", 0.05), ("grown", 150e6)],
)
def test_the_budget_is_kept(figures: dict[str, float], figure: str, budget: float) -> None:
    assert figures[figure] < budget
