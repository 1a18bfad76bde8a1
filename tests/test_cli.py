"""The command line as a script meets it: output, messages, exit codes."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo.cli import main
from geo.settings import ROOT, settings
from tests.builders import first_version


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATELINE_DATABASE_URL", raising=False)
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


def test_parse_prints_one_object_a_document_with_the_keys_of_the_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Jets left the Khmeimim airbase for Benghazi.", encoding="utf-8")
    assert main(["parse", str(tmp_path / "a.txt"), "--no-events"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert list(document) == [
        "id", "title", "publisher", "url", "published", "sha256", "regions", "mentions", "assets", "language",
        "events",
    ]  # fmt: skip
    mention = document["mentions"][0]
    assert list(mention) == ["start", "end", "text", "role", "place", "score", "alternatives", "id"]
    assert (mention["start"], mention["end"], mention["text"]) == (14, 22, "Khmeimim")
    assert list(mention["place"]) == ["id", "name", "kind", "lat", "lon", "country", "geonameid", "precision"]
    assert (mention["place"]["id"], mention["place"]["precision"]) == ("site:hmeimim", "site")


def test_a_bad_input_is_named_and_the_others_are_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Jets at Hmeimim.", encoding="utf-8")
    assert main(["parse", str(tmp_path / "none.txt"), str(tmp_path / "a.txt")]) == 1
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert "none.txt" in printed.err and "Traceback" not in printed.err


def test_parse_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Jets at Hmeimim.")))
    assert main(["parse", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["mentions"][0]["text"] == "Hmeimim"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["parse"],
        ["gazetteer"],
        ["gazetteer", "search", "x", "--limit", "0"],
        ["serve", "--port", "99999999"],
    ],
)
def test_wrong_usage_exits_with_two(arguments: list[str]) -> None:
    try:
        code = main(arguments)
    except SystemExit as stopped:
        code = stopped.code
    assert code == 2


def test_ingest_stores_once(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "a.txt").write_text("Jets at Hmeimim.", encoding="utf-8")
    assert main(["ingest", str(home / "a.txt")]) == 0
    assert main(["ingest", str(home / "a.txt")]) == 0
    assert "0 stored, 1 there already, 0 failed" in capsys.readouterr().err
    assert (home / "home" / "dateline.sqlite3").is_file()


def test_a_database_that_cannot_be_opened_is_a_message(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_DATABASE_URL", "nonsense")
    settings.cache_clear()
    (home / "a.txt").write_text("Jets at Hmeimim.", encoding="utf-8")
    assert main(["ingest", str(home / "a.txt")]) == 1
    assert "DATELINE_DATABASE_URL" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["Khmeimim", "Хмеймим", "حميميم"])
def test_gazetteer_search_knows_every_spelling(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "search", name]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["id"] == "site:hmeimim"


def test_a_name_that_nobody_bears_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "search", "qqqqzzzzxxxx"]) == 1
    assert "qqqqzzzzxxxx" in capsys.readouterr().err


def test_the_dashboard_answers_this_machine_alone_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr("subprocess.call", lambda command, **_: called.append(command) or 0)
    assert main(["serve", "--port", "8600"]) == 0
    assert main(["serve", "--address", "0.0.0.0"]) == 0  # noqa: S104
    assert [command[-1] for command in called] == ["localhost", "0.0.0.0"]  # noqa: S104


def test_parse_explains_each_mention_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Jets left Tripoli in Lebanon for Qzarbumtil airbase.", encoding="utf-8")
    assert main(["parse", str(path)]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert main(["parse", str(path), "--explain"]) == 0
    explained = json.loads(capsys.readouterr().out)
    why = [mention.pop("explanation") for mention in explained["mentions"]]
    assert explained == plain
    assert [w[0]["place"] if w else None for w in why] == [m["place"] for m in plain["mentions"]]
    best = why[0][0]
    assert list(best) == ["place", "score", "features"] and len(why[0]) <= 5
    assert best["features"]["contained"] > 0
    assert sum(best["features"].values()) == pytest.approx(best["score"], abs=0.02)


def test_parse_prints_no_events_when_asked_for_places_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Two Il-76 transport aircraft left Khmeimim for Benghazi on Monday.", encoding="utf-8")
    assert main(["parse", str(path)]) == 0
    full = json.loads(capsys.readouterr().out)
    assert main(["parse", str(path), "--no-events"]) == 0
    places_only = json.loads(capsys.readouterr().out)
    assert places_only == full | {"assets": [], "events": []}


def test_ingest_reads_anew_what_a_former_version_read(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_DATABASE_URL", f"sqlite:///{first_version(home)}")
    settings.cache_clear()
    (home / "a.txt").write_text("Jets at Hmeimim.", encoding="utf-8")
    assert main(["ingest", str(home / "a.txt")]) == 0
    told = capsys.readouterr().err
    assert "1 read anew" in told and "1 stored" in told
    assert main(["ingest", str(home / "a.txt")]) == 0
    assert "read anew" not in capsys.readouterr().err


def test_an_article_that_takes_too_long_is_named_and_the_others_are_done(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "slow.txt").write_text("Jets at Hmeimim.", encoding="utf-8")
    assert main(["parse", "--seconds", "1e-9", str(home / "slow.txt"), str(home / "none.txt")]) == 1
    printed = capsys.readouterr()
    assert not printed.out and "Traceback" not in printed.err
    assert "slow.txt: was left out: reading it takes longer than 1e-09 s" in printed.err
    assert str(home / "home" / "dateline.log") in printed.err and "none.txt" in printed.err
    assert "slow.txt" in (home / "home" / "dateline.log").read_text()


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon"])
def test_a_time_limit_is_a_number_above_zero(seconds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["parse", "--seconds", seconds, "a.txt"])
    assert seconds in capsys.readouterr().err


@pytest.mark.parametrize(
    ("redirection", "code", "told"),
    [
        ("> /dev/full", 1, "standard output: No space left on device"),
        (">&-", 1, "standard output is closed"),
        ("| true", 0, "whoever read the output has closed it"),
    ],
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_output_that_cannot_be_written_is_a_message(
    tmp_path: Path, redirection: str, code: int, told: str
) -> None:
    (tmp_path / "a.txt").write_text("Jets at Hmeimim.", encoding="utf-8")
    parse = f"'{sys.executable}' -m geo parse --no-events '{tmp_path / 'a.txt'}' {redirection}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", parse], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert told in done.stderr
