"""What the worker process does: it opens the models once, and reads one article after the other."""

from __future__ import annotations

import faulthandler
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from geo.errors import DatelineError
from geo.model import Article, Findings, Span
from geo.reading import Input

if TYPE_CHECKING:  # loaded where it is used: the process that asks imports this module too
    from geo.geoparse import Explanation
    from geo.pipeline import Pipeline

__all__ = ["Answer", "answer", "explain", "extract", "extract_and_explain", "open_models", "read"]

Result = TypeVar("Result")

_WATCHED = 0.95  # of its time
_ENDED_FIRST = "600"  # of 1,000: where the machine runs out of memory, this process goes and not the server


_OPEN: dict[bool, Pipeline] = {}
"""The pipelines of this process, with events and without."""


class _NotOpenError(Exception):
    """A task wants models that this process, perhaps a new one, has not opened."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[Result]):
    """What came of a task: its value, or the error or the fault (its kind, its traceback) that ended it.

    ``wants_models`` where it was not begun, for want of open models.
    """

    values: tuple[Result, ...] = ()
    wants_models: bool = False
    error: DatelineError | None = None
    fault: str = ""
    details: str = ""


def answer(log: Path, seconds: float, task: Callable[[], Result]) -> Answer[Result]:
    """Do a task, whatever becomes of it. If it lasts as long as it may, the log is told where it is."""
    try:
        with _watched(log, seconds):
            return Answer((task(),))
    except _NotOpenError:
        return Answer(wants_models=True)
    except DatelineError as error:
        return Answer(error=error)
    except Exception as error:
        return Answer(fault=type(error).__name__, details=traceback.format_exc())


def open_models(events: bool) -> None:
    """Have the models ready, so that the first article need not wait for them within its time."""
    from geo.pipeline import Pipeline

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asked is interrupted, and ends this process
    with suppress(OSError):  # only Linux has it
        Path("/proc/self/oom_score_adj").write_text(_ENDED_FIRST)
    _OPEN[events] = Pipeline.open(events=events)


def read(source: Input) -> Article:
    return source.read()


def extract(article: Article, events: bool) -> Findings:
    return _pipeline(events).extract(article)


def extract_and_explain(article: Article, events: bool) -> tuple[Findings, list[Explanation]]:
    return _pipeline(events).extract_and_explain(article)


def explain(article: Article, span: Span, events: bool) -> Explanation | None:
    return _pipeline(events).explain(article, span)


def _pipeline(events: bool) -> Pipeline:
    if events not in _OPEN:
        raise _NotOpenError
    return _OPEN[events]


@contextmanager
def _watched(log: Path, seconds: float) -> Iterator[None]:
    """Write into the log where the process is, if it has not come to an end shortly before it is ended."""
    with ExitStack() as opened:
        with suppress(OSError):
            log.parent.mkdir(parents=True, exist_ok=True)
            file = opened.enter_context(log.open("a"))
            faulthandler.dump_traceback_later(seconds * _WATCHED, file=file)
            opened.callback(faulthandler.cancel_dump_traceback_later)
        yield
