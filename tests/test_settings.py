"""Where things are kept: in the folder that DATELINE_HOME names, whatever characters it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.settings import Settings
from geo.store import Store
from tests.builders import stored


@pytest.mark.parametrize(
    "folder",
    [
        "plain",
        "what?",
        "100%",
        "50%20off",
        "a#b",
        "a&b=c",
        "me@home:8080",
        "with blanks ",
        "Донесения",
        "تقارير",
        "file:x",
    ],
)
def test_the_database_is_in_the_home_folder(folder: str, tmp_path: Path) -> None:
    home = tmp_path / folder
    read = Settings.read({"DATELINE_HOME": str(home)})
    assert (read.home, read.database) == (home, home / "dateline.sqlite3")
    store = Store.open(read.database)
    kept = stored(store)
    store.close()
    assert [each.name for each in tmp_path.iterdir()] == [folder]
    assert [each.name for each in home.iterdir()] == ["dateline.sqlite3"]
    again = Store.open(read.database)
    assert again.article(kept.key) == kept
    again.close()


def test_a_home_folder_may_be_a_tilde_or_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert Settings.read({"DATELINE_HOME": "~/reports"}).home == tmp_path / "reports"
    assert Settings.read({"DATELINE_HOME": "reports"}).home == tmp_path / "reports"
    assert Settings.read({"DATELINE_HOME": "~no such person"}).home == tmp_path / "~no such person"


def test_an_address_of_a_database_is_passed_on_as_it_stands() -> None:
    address = "postgresql://me:a%40b@host/reports"
    assert Settings.read({"DATELINE_DATABASE_URL": address, "DATELINE_HOME": "x"}).database == address
