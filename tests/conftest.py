"""The running dashboard and a browser, for the journeys and the benchmarks that need them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from geo.store import Store

ROOT = Path(__file__).parent.parent
START_SECONDS = 90
PATIENCE = 90_000  # milliseconds: on a busy machine a page takes long, and is no worse for it
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Dashboard:
    """A served dashboard: its address and its process."""

    address: str
    process: subprocess.Popen[bytes]

    def memory_mb(self) -> float:
        """Resident memory of the server and whatever it has started, in megabytes."""
        server = psutil.Process(self.process.pid)
        return sum(p.memory_info().rss for p in [server, *server.children(recursive=True)]) / 1e6

    def readers(self) -> list[psutil.Process]:
        """The processes that the server has started to read in."""
        started = psutil.Process(self.process.pid).children(recursive=True)
        return [each for each in started if "LokyProcess" in " ".join(each.cmdline())]


@dataclass
class Watch:
    """What a page asked of other hosts, and the errors that it logged."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname not in (
            "localhost",
            "127.0.0.1",
        ):
            self.outside.append(request.url)

    def console(self, message: ConsoleMessage) -> None:
        # At a page's own address Streamlit asks there for its settings first, then at the root.
        probing = "/_stcore/" in message.location.get("url", "")
        if message.type == "error" and not probing:
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")


def serve(home: Path, log: Path) -> Iterator[Dashboard]:
    """Start the dashboard over an empty home, wait until it is well, and stop it afterwards."""
    port = _free_port()
    command = [sys.executable, "-m", "geo", "serve", "--headless", "--port", str(port)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment | {"DATELINE_HOME": str(home)}, stdout=output, stderr=output
        )
        try:
            _wait_until_well(f"http://localhost:{port}/_stcore/health", process, log)
            yield Dashboard(f"http://localhost:{port}", process)
        finally:
            for each in [*psutil.Process(process.pid).children(recursive=True), process]:
                each.terminate()
            process.wait(60)


def serve_over(fill: Callable[[Store], None], folder: Path) -> Iterator[Dashboard]:
    """The same over a home whose database is filled first."""
    home = folder / "home"
    home.mkdir()
    store = Store.open(f"sqlite:///{home / 'dateline.sqlite3'}")
    fill(store)
    store.close()
    yield from serve(home, folder / "server.log")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def _wait_until_well(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(START_SECONDS * 10):
        try:
            with urllib.request.urlopen(address, timeout=1) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            pass
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    pytest.fail(f"the dashboard did not start:\n{log.read_text(errors='replace')[-2000:]}")


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    folder = tmp_path_factory.mktemp("dashboard")
    yield from serve(folder / "home", folder / "server.log")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if executable is None:
        message = "no Chromium on this machine: the journeys need one (on Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    yield watch
    assert watch.outside == [], "a page asked another host"
    assert watch.errors == [], "a page logged errors"


@pytest.fixture
def context(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme="light")
    opened.set_default_timeout(PATIENCE)
    opened.on("request", watch.request)
    opened.on("console", watch.console)
    opened.on("weberror", lambda error: watch.errors.append(str(error.error)))
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
