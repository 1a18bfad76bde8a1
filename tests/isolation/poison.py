"""Inputs that do to a reader what a text once did: raise, never end, kill."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass

from geo.errors import ReadingError
from geo.model import Article


@dataclass(frozen=True)
class Raising:
    name: str = "raising"

    def read(self) -> Article:
        return Article(id=self.name, text=str([][len(self.name)]))


@dataclass(frozen=True)
class Endless:
    name: str = "endless"

    def read(self) -> Article:
        while True:
            pass


@dataclass(frozen=True)
class Deadly:
    name: str = "deadly"

    def read(self) -> Article:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("nobody is left to get here")


@dataclass(frozen=True)
class Refused:
    name: str = "refused"

    def read(self) -> Article:
        raise ReadingError(self.name, "holds no text")
