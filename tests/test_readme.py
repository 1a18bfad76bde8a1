"""What README.md tells a reader to type or to open is there: commands, options, targets, files and names."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from geo.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TYPED = [line for line in re.findall(r"^ {4}(\w.*)$", README, re.MULTILINE) if re.match("make|python", line)]
WORDS = [shlex.split(line, comments=True) for line in TYPED]
MODULES = [words[2:] for words in WORDS if words[:2] == ["python", "-m"]]
COMMANDS = [words[1:] for words in MODULES if words[0] == "geo"]
TARGETS = {words[1] for words in WORDS if words[0] == "make"} | set(re.findall(r"`make (\w+)`", README))
FILES = re.findall(r"\]\((\S+?)\)|src(?:set)?=\"(\S+?)\"|-r (\S+)", README)


def test_the_readme_says_how_to_start_with_make_and_without() -> None:
    assert ["make", "run"] in WORDS and ["make", "test"] in WORDS
    assert [words[:1] for words in MODULES[:3]] == [["venv"], ["pip"], ["geo"]]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_has_what_is_typed(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(word in told for word in words if word.startswith("-"))


@pytest.mark.parametrize("module", sorted({words[0] for words in MODULES}))
def test_a_module_that_is_run_is_there(module: str) -> None:
    assert find_spec(module)


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_the_makefile_has_a_target(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("file", sorted({name for names in FILES for name in names if name}))
def test_a_file_is_there(file: str) -> None:
    assert (ROOT / file).is_file()


def test_the_notebook_imports_what_there_is() -> None:
    for module, names in re.findall(r"^from (geo\S*) import (.+)$", README, re.MULTILINE):
        assert all(hasattr(import_module(module), name) for name in names.split(", "))


def test_the_machine_that_checks_runs_the_readmes_command() -> None:
    last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]
    assert last == "make test"
