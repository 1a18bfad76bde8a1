"""One record a type: a new member of a list is read, stored, drawn and shown with no other table touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

RECORDS = {
    "event_kinds.py": """\
    PARADE = (
        "parade",
        EventRecord(
            label="parade on show",
            course=Course.STAYING,
            families=frozenset({Family.PRESENCE}),
            lane=Lane.EXERCISE,
            icon="exercise",
        ),
    )
""",
    "asset_classes.py": """\
    ZEPPELIN = (
        "zeppelin",
        AssetRecord(
            label="rigid airship",
            symbol=Symbol("01", "110100"),
            stand_in=StandIn("plane", "planes"),
            group=Group.AIRCRAFT,
            wider=frozenset({"aircraft"}),
        ),
    )
""",
    "modalities.py": """\
    RUMOURED = "rumoured", ModalityRecord(label="rumoured", stroke=Stroke(1.2, "1 9", "only a rumour"))
""",
    "place_kinds.py": """\
    HELIPORT = "heliport", PlaceRecord(label="heliport of test", name_weight=2.5, is_base=True)
""",
}
FIRST = {
    "event_kinds.py": '    ARRIVE = (\n        "arrive"',
    "asset_classes.py": "    AIR_DEFENCE = (",
    "modalities.py": "    OBSERVED = (",
    "place_kinds.py": "    AIRBASE = (",
}
WORDS = {
    "lexicon/events/verbs.csv": "parade,parade,subject,,place\n",
    "lexicon/assets/words.csv": "zeppelin,zeppelin,zeppelin,fixed wing,type\n",
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a copy of the program with a new member in each list reads, stores and shows."""
    copy = tmp_path_factory.mktemp("program")
    _copy(copy)
    for name, record in RECORDS.items():
        _insert(copy / "geo" / "model" / name, FIRST[name], record)
    for name, row in WORDS.items():
        with (copy / "data" / name).open("a", encoding="utf-8") as table:
            table.write(row)
    home = {"DATELINE_HOME": str(copy), "DATELINE_DATABASE_URL": f"sqlite:///{copy / 'test.sqlite3'}"}
    script = [sys.executable, "-m", "tests.model.new_types"]
    done = subprocess.run(script, cwd=copy, env=os.environ | home, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _copy(target: Path) -> None:
    """The program with tables that can be added to; what is large is linked."""
    without = shutil.ignore_patterns("__pycache__")
    for folder in ("geo", "pages", "tests", "data/lexicon"):
        shutil.copytree(ROOT / folder, target / folder, ignore=without)
    (target / "app.py").write_bytes((ROOT / "app.py").read_bytes())
    for path in (ROOT / "data").iterdir():
        if path.name not in ("lexicon", "samples"):
            (target / "data" / path.name).symlink_to(path)


def _insert(module: Path, before: str, record: str) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count(before) == 1
    module.write_text(text.replace(before, record + before), encoding="utf-8")


def test_it_is_read(seen: dict[str, Any]) -> None:
    (event,) = seen["events"]
    assert (event["kind"], event["asset"]["class"], event["count"]["min"]) == ("parade", "zeppelin", 2)
    assert event["location"]["place"]["kind"] == "heliport"


def test_it_comes_back_from_the_store(seen: dict[str, Any]) -> None:
    assert seen["headlines"] == ["2 zeppelins · Parade on show at Hmeimim air base"] * 2
    assert seen["modalities"] == ["rumoured", "stated"]


def test_it_has_its_lane_and_its_family(seen: dict[str, Any]) -> None:
    assert (seen["lanes"], seen["families"]) == (["exercise"] * 2, ["presence"])


def test_it_stands_in_the_legend(seen: dict[str, Any]) -> None:
    assert "parade on show" in seen["legend"] and "only a rumour" in seen["legend"]


@pytest.mark.parametrize("words", ["parade on show", "rigid airship", "rumoured", "2 zeppelins"])
def test_it_is_shown_among_the_movements(seen: dict[str, Any], words: str) -> None:
    assert words in seen["movements"]


def test_its_place_is_shown_on_the_map(seen: dict[str, Any]) -> None:
    assert "heliport of test" in seen["map"]


def test_a_gazetteer_from_before_is_read_as_it_was_written(seen: dict[str, Any]) -> None:
    assert seen["before"] == "airbase"
