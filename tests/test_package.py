"""What `pip install .` gives: built and installed apart, and used from an empty folder."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import geo

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SENTENCE = "Two Il-76s left Hmeimim for Benghazi on Friday."

READING = f"""
import json, geo
from geo import Pipeline, Store, frames, read_text
found = Pipeline.open().extract(read_text({SENTENCE!r}, id="note"))
print(json.dumps({{
    "version": geo.__version__,
    "folder": geo.__path__[0],
    "places": [mention.text for mention in found.mentions],
    "events": [event.kind for event in found.events],
    "public": [each.__name__ for each in (Pipeline, Store, frames, read_text)],
}}))
"""
DASHBOARD = """
from streamlit.testing.v1 import AppTest
from geo import Store
from geo.settings import DASHBOARD, settings
Store.open(settings().database).offer_samples(complete=True)
app = AppTest.from_file(str(DASHBOARD / "app.py"), default_timeout=120)
app.switch_page("pages/about.py").run()
print([each.message for each in app.exception], [each.value for each in app.title])
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a wheel of the checkout was installed into, without its dependencies."""
    wheels, target = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    built = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT)]
    subprocess.run([*pip, *built], check=True)
    [wheel] = wheels.iterdir()
    subprocess.run([*pip, "install", "--no-deps", "--target", str(target), str(wheel)], check=True)
    return target


def run(installed: Path, folder: Path, *command: str, given: str = "") -> str:
    """What a command prints in an empty folder, where the checkout cannot be imported."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "PYTHON"))}
    environment = kept | {"PYTHONPATH": str(installed), "DATELINE_HOME": str(folder)}
    done = subprocess.run(
        command, cwd=folder, env=environment, input=given, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_library_reads_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    found = json.loads(run(installed, tmp_path, sys.executable, "-c", READING))
    assert found == {
        "version": geo.__version__,
        "folder": str(installed / "geo"),
        "places": ["Hmeimim", "Benghazi"],
        "events": ["depart"],
        "public": ["Pipeline", "Store", "geo.frames", "read_text"],
    }


def test_the_script_is_the_command_line(installed: Path, tmp_path: Path) -> None:
    script = str(installed / "bin" / "dateline")
    module = [sys.executable, "-m", "geo"]
    assert "usage: dateline" in run(installed, tmp_path, sys.executable, script, "--help")
    assert "usage: python -m geo" in run(installed, tmp_path, *module, "--help")
    parsed = run(installed, tmp_path, *module, "parse", "-", given=SENTENCE)
    assert json.loads(parsed)["events"][0]["destination"]["text"] == "Benghazi"


def test_the_dashboard_opens_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, sys.executable, "-c", DASHBOARD).strip() == "[] ['About the data']"
    assert (installed / "geo" / "_dashboard" / ".streamlit" / "config.toml").is_file()


def test_types_and_licences_come_along(installed: Path) -> None:
    [metadata] = installed.glob("dateline-*.dist-info")
    assert (installed / "geo" / "py.typed").is_file()
    assert "CC BY 4.0" in (metadata / "licenses" / "data" / "SOURCES.md").read_text(encoding="utf-8")
    assert (metadata / "licenses" / "LICENSE").is_file()


@pytest.mark.parametrize(
    "unneeded",
    ["tests", "geo/training", "geo/gazetteer/sources", "geo/_data/sites.csv", "geo/_data/places/admin1.csv"],
)
def test_what_only_builds_stays_behind(installed: Path, unneeded: str) -> None:
    assert not (installed / unneeded).exists()


def test_the_requirements_are_those_of_the_package() -> None:
    listed = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert PROJECT["dependencies"] == [line for line in listed if line and not line.startswith("#")]


def test_every_public_name_is_there_and_no_other() -> None:
    assert {"Pipeline", "Store", "frames", "read_text"} < set(geo.__all__) <= set(dir(geo))
    assert all(getattr(geo, name) is not None for name in geo.__all__)
    assert geo.frames is import_module("geo.frames")
    with pytest.raises(AttributeError, match="'pipelines'"):
        _ = geo.pipelines


def test_importing_geo_alone_imports_nothing_heavy() -> None:
    code = "import sys, geo; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"pandas", "spacy", "sqlalchemy", "numpy"} & set(done.stdout.split())


def test_the_version_is_one_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert geo.__version__ in re.findall(r"^## (\S+)", changelog, re.MULTILINE)
