"""The file of an SQLite database, watched: whether it is still the one that was opened.

SQLite trusts that nobody else moves its files. A connection that is open on a file that was replaced goes on
reading the old one, and its write-ahead log may be applied to the new one, which destroys it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Condition
from time import monotonic

from geo.errors import StoreError

__all__ = ["WatchedFile"]


@dataclass(frozen=True, slots=True)
class _Identity:
    """Which file it is, and a mark that a change of its content moves."""

    device: int
    inode: int
    size: int
    changed_ns: int

    def is_same_file(self, other: _Identity) -> bool:
        return (self.device, self.inode) == (other.device, other.inode)


class WatchedFile:
    """Lets transactions in while the file is the one that is open, and has it opened anew when it is not.

    No connection is left on a former file when one is made to the new one: who comes waits until all who
    work on the former one have ended. ``reopen`` closes the connections and looks into the new file.
    """

    def __init__(self, path: Path, name: str, reopen: Callable[[], None], patience: float) -> None:
        self._path, self._name, self._reopen, self._patience = path, name, reopen, patience
        self._turns = Condition()
        self._inside = 0
        self._known = self._identity()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A transaction on the file as it is now."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction on the file that was read before. Into another one nothing is written: StoreError."""
        is_another = self._enter()
        try:
            if is_another:
                raise StoreError(
                    f"{self._name} was replaced by another file: nothing was written; see what that one "
                    "holds, and do it again"
                )
            yield
            self._expect_changes()
        finally:
            self._leave()

    def _enter(self) -> bool:
        """Take a turn, on the file of now; return whether it is another one than before."""
        with self._turns:
            now, former = self._alone_if_changed(), self._known
            if now != former:
                self._reopen()
                self._known = self._identity()
            self._inside += 1
            return not former.is_same_file(now)

    def _alone_if_changed(self) -> _Identity:
        """The file of now; where it is not as it was, after all who are inside have left."""
        until = monotonic() + self._patience
        while (now := self._identity()) != self._known and self._inside:
            if not self._turns.wait(max(until - monotonic(), 0)):
                raise StoreError(f"{self._name} was changed while it was in use: try again")
        return now

    def _leave(self) -> None:
        with self._turns:
            self._inside -= 1
            self._turns.notify_all()

    def _expect_changes(self) -> None:
        with self._turns:
            now = self._identity()
            if now.is_same_file(self._known):
                self._known = now

    def _identity(self) -> _Identity:
        try:
            of = self._path.stat()
        except OSError as error:
            raise StoreError(
                f"{self._name} cannot be found any more ({error.strerror}): put it back, or start Dateline "
                "again with an empty one"
            ) from error
        return _Identity(of.st_dev, of.st_ino, of.st_size, of.st_mtime_ns)
