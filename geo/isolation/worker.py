"""A process that makes one call at a time, and that is ended where a call lasts too long."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, wait
from threading import Lock
from time import monotonic
from typing import TypeVar

from loky import ProcessPoolExecutor
from loky.process_executor import BrokenProcessPool

__all__ = ["CallExpiredError", "Worker", "WorkerDiedError"]

Result = TypeVar("Result")

_IDLE_SECONDS = 300  # then it gives its memory back; the next call starts it again
_BEAT_SECONDS = 0.2


class CallExpiredError(Exception):
    """A call lasted longer than it may. Its process is gone."""


class WorkerDiedError(Exception):
    """The process ended within a call: it was killed, or it crashed."""


class Worker:
    """A process for calls that may hang or crash. Threads may share it: they take turns.

    It is started at the first call and after each end. A function has to be picklable.
    """

    def __init__(self) -> None:
        self._turn = Lock()
        self._pool: ProcessPoolExecutor | None = None

    def call(
        self,
        seconds: float,
        alive: Callable[[], None],
        function: Callable[[], Result],
    ) -> Result:
        """What a function returns there. ``alive`` is called every now and then while it is waited for.

        Raises CallExpiredError after so many seconds, WorkerDiedError, and whatever ``alive`` raises, which
        ends the call: who asked has left.
        """
        while not self._turn.acquire(timeout=_BEAT_SECONDS):
            alive()
        try:
            return self._awaited(self._started().submit(function), seconds, alive)
        except BrokenProcessPool as error:
            self._end()
            raise WorkerDiedError from error
        except BaseException:
            self._end()
            raise
        finally:
            self._turn.release()

    def end(self) -> None:
        """End the process, if nobody is being served."""
        with self._turn:
            self._end()

    def _started(self) -> Executor:
        self._pool = self._pool or ProcessPoolExecutor(max_workers=1, timeout=_IDLE_SECONDS)
        pool: Executor = self._pool
        return pool

    def _awaited(self, call: Future[Result], seconds: float, alive: Callable[[], None]) -> Result:
        until = monotonic() + seconds
        while not wait([call], timeout=min(_BEAT_SECONDS, max(until - monotonic(), 0))).done:
            if monotonic() >= until:
                raise CallExpiredError
            alive()
        return call.result()

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, kill_workers=True)
            self._pool = None
