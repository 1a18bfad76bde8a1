"""The pipeline in a worker process: an article that breaks it or holds it up is one error, told by name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from geo.errors import ModelError, ReadingError
from geo.isolation import tasks
from geo.isolation.tasks import Answer, answer
from geo.isolation.worker import CallExpiredError, Worker, WorkerDiedError
from geo.log import log_path, record
from geo.model import Article, Findings, Span
from geo.reading import Input

if TYPE_CHECKING:  # whoever asks the worker needs none of the models
    from geo.geoparse import Explanation

__all__ = ["SECONDS", "ArticleReader", "IsolatedReader"]

Result = TypeVar("Result")

SECONDS = 30.0
"""How long one article may take."""
_OPENING_SECONDS = 180.0  # to load the models, on a slow machine


class ArticleReader(Protocol):
    """Reads inputs into articles, and findings out of articles. Raises ReadingError where it cannot."""

    def read(self, source: Input) -> Article: ...

    def extract(self, article: Article) -> Findings: ...


def _go_on() -> None: ...


@dataclass(frozen=True, slots=True)
class IsolatedReader:
    """Does what ``geo.pipeline.Pipeline`` does, each article apart from all others.

    A fault of the reader, a reading longer than ``seconds`` and the end of the process are a ReadingError of
    the article; the traceback is in the log. ``alive`` is called while somebody waits, and ends the reading
    by raising.

    >>> reader = IsolatedReader()
    >>> reader.extract(article).events
    """

    events: bool = True
    seconds: float = SECONDS
    alive: Callable[[], None] = _go_on
    worker: Worker = field(default_factory=Worker)

    def attended(self, alive: Callable[[], None]) -> IsolatedReader:
        """The same reader and process, for one who may leave: ``alive`` raises when that has happened."""
        return replace(self, alive=alive)

    def read(self, source: Input) -> Article:
        return self._apart(source.name, partial(tasks.read, source))

    def extract(self, article: Article) -> Findings:
        return self._apart(article.id, partial(tasks.extract, article, self.events))

    def extract_and_explain(self, article: Article) -> tuple[Findings, list[Explanation]]:
        """The findings, and why each mention is put where it is, in the same order."""
        return self._apart(article.id, partial(tasks.extract_and_explain, article, self.events))

    def explain(self, article: Article, span: Span) -> Explanation | None:
        """Why the mention at a span is put where it is; None where no mention has that span."""
        return self._apart(article.id, partial(tasks.explain, article, span, self.events))

    def close(self) -> None:
        self.worker.end()

    def _apart(self, name: str, task: Callable[[], Result]) -> Result:
        """What a task gives. Whatever else becomes of it is an error with this name."""
        told: Answer[Result] = Answer()
        try:
            told = self._done(task)
        except CallExpiredError:
            problem = f"reading it takes longer than {self.seconds:g} s"
        except WorkerDiedError:
            problem = "the process that read it died, for want of memory perhaps"
        else:
            if not told.fault:
                return _value(told)
            problem = f"the reader failed on it ({told.fault})"
        raise ReadingError(name, f"was left out: {problem}; {_recorded(name, problem, told)}")

    def _done(self, task: Callable[[], Result]) -> Answer[Result]:
        """What became of a task. It is tried once more where the process died, perhaps before the task."""
        with suppress(WorkerDiedError):
            return self._done_once(task)
        return self._done_once(task)

    def _done_once(self, task: Callable[[], Result]) -> Answer[Result]:
        told = self._answer(self.seconds, task)
        if told.wants_models:
            self._open()
            told = self._answer(self.seconds, task)
        return told

    def _open(self) -> None:
        """Have the models opened in the process, which no article has to wait for within its time."""
        try:
            told = self._answer(_OPENING_SECONDS, partial(tasks.open_models, self.events))
        except (CallExpiredError, WorkerDiedError) as error:
            problem = f"do not load within {_OPENING_SECONDS:g} seconds, or for want of memory"
            raise ModelError(f"the models of the reader {problem}: end what else runs here") from error
        if told.fault:
            problem = f"the models of the reader do not load ({told.fault})"
            raise ModelError(f"{problem}; {_recorded('start', problem, told)}")
        _value(told)

    def _answer(self, seconds: float, task: Callable[[], Result]) -> Answer[Result]:
        return self.worker.call(seconds, self.alive, partial(answer, log_path(), seconds, task))


def _value(told: Answer[Result]) -> Result:
    if told.error:
        raise told.error
    (value,) = told.values
    return value


def _recorded(name: str, problem: str, told: Answer[Result]) -> str:
    """Write it into the log, and tell where that is."""
    path = record(f"{name}: {problem}\n{told.details}".strip())
    return f"more is in {path}" if path else "no log could be written"
