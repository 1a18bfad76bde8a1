"""The log: faults with their tracebacks in a file of the data folder, for whoever mends them."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import format_exception

from geo.settings import settings

__all__ = ["file_handler", "log_path", "record"]

_MOST_BYTES = 1_000_000
_FORMER_FILES = 2
_LONGEST = 50_000  # characters of one fault: a message may quote a whole report
_LINE = logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s")


class _LogFile(RotatingFileHandler):
    """Says when it cannot write, for that it be written elsewhere."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        raise


def log_path() -> Path:
    return settings().home / "dateline.log"


def file_handler(path: Path) -> RotatingFileHandler:
    """A handler that keeps the last few megabytes. Raises OSError where the file cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = _LogFile(path, maxBytes=_MOST_BYTES, backupCount=_FORMER_FILES, encoding="utf-8")
    handler.setFormatter(_LINE)
    return handler


def record(fault: str, error: BaseException | None = None) -> Path | None:
    """Write a fault, with the traceback of an error, and return the file that it stands in.

    Where no file can be written it goes to standard error, and None comes back.
    """
    told = _told(fault, error)
    try:
        path = log_path()
        _write(file_handler(path), told)
    except OSError:
        _write(_standard_error(), told)
        return None
    return path


def _told(fault: str, error: BaseException | None) -> logging.LogRecord:
    traced = f"\n{''.join(format_exception(error))}" if error else ""
    text = _bounded(f"{fault}{traced}").encode("utf-8", "backslashreplace").decode()
    return logging.LogRecord("dateline", logging.ERROR, __file__, 0, text, None, None)


def _bounded(text: str) -> str:
    """Beginning and end: a traceback begins with the fault's name and ends with its reason."""
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}\n[…]\n{text[-half:]}"


def _standard_error() -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_LINE)
    return handler


def _write(handler: logging.Handler, told: logging.LogRecord) -> None:
    """Opened for each fault: several processes write here, and the file may be moved meanwhile."""
    try:
        handler.handle(told)
    finally:
        handler.close()
