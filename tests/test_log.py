"""The log: a fault stands in a file with its traceback, or on standard error where no file can be written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo import log
from geo.settings import settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    home = tmp_path / "100% mine? #1"
    monkeypatch.setenv("DATELINE_HOME", str(home))
    settings.cache_clear()
    yield home
    settings.cache_clear()


def fault() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def test_a_fault_stands_in_the_data_folder_with_its_traceback(home: Path) -> None:
    assert log.record("reading 100%s failed", fault()) == log.log_path() == home / "dateline.log"
    text = log.log_path().read_text(encoding="utf-8")
    assert "ERROR reading 100%s failed" in text
    assert (
        "Traceback" in text
        and "in fault" in text
        and text.rstrip().endswith("ZeroDivisionError: division by zero")
    )


def test_faults_follow_each_other_and_may_hold_any_text(home: Path) -> None:
    for each in ("first \ud800", "second \u202e\x00"):
        log.record(each)
    first, second = log.log_path().read_text(encoding="utf-8").splitlines()
    assert first.endswith(r"first \ud800") and second.endswith("second \u202e\x00")


def test_the_log_stays_small() -> None:
    for number in range(60):
        log.record(f"{number} {'long ' * 100_000}")
    files = sorted(log.log_path().parent.iterdir())
    assert [each.name for each in files] == ["dateline.log", "dateline.log.1", "dateline.log.2"]
    assert all(each.stat().st_size <= 1_000_000 for each in files)
    assert "ERROR 59 long" in files[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("make", [Path.touch, lambda home: (home / "dateline.log").mkdir(parents=True)])
def test_where_no_file_can_be_written_it_goes_to_standard_error(
    home: Path, capsys: pytest.CaptureFixture[str], make: object
) -> None:
    assert callable(make)
    make(home)
    assert log.record("reading failed", fault()) is None
    assert "ERROR reading failed\nTraceback" in capsys.readouterr().err


def test_a_full_disk_is_noticed(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "log_path", lambda: Path("/dev/full"))
    assert log.record("reading failed") is None
    assert "reading failed" in capsys.readouterr().err
