"""The start asks nobody on the net for anything, however the dashboard is started."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import psutil
import pytest

ROOT = Path(__file__).parents[2]
STREAMLIT = ["streamlit", "run", "app.py", "--server.headless", "true", "--server.port"]
SERVE = ["geo", "serve", "--headless", "--address", "0.0.0.0", "--port"]  # noqa: S104 - the case that asks


@dataclass
class Recorder:
    """A proxy that answers nobody, and keeps what it was asked."""

    listener: socket.socket = field(default_factory=lambda: socket.create_server(("localhost", 0)))
    asked: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.listener.getsockname()[1]}"

    def record(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:  # closed: the test is over
                return
            with connection:
                self.asked.append(connection.recv(1000).split(b"\r\n")[0])

    def close(self) -> None:
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


@pytest.fixture
def proxy() -> Iterator[Recorder]:
    recorder = Recorder()
    listening = Thread(target=recorder.record)
    listening.start()
    yield recorder
    recorder.close()
    listening.join()


@pytest.fixture
def start(tmp_path: Path, proxy: Recorder) -> Iterator[Callable[[list[str]], subprocess.Popen[str]]]:
    """Start a command of the dashboard that has nothing but the proxy to ask."""
    started = list[subprocess.Popen[str]]()
    names = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY")
    elsewhere = dict.fromkeys(names, proxy.address)
    silent = {"NO_PROXY": "", "no_proxy": "", "PYTHONUNBUFFERED": "1", "DATELINE_HOME": str(tmp_path)}

    def run(command: list[str]) -> subprocess.Popen[str]:
        environment = os.environ | elsewhere | silent
        line = [sys.executable, "-m", *command, str(_free_port())]
        started.append(subprocess.Popen(line, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield run
    for process in started:
        for each in [*psutil.Process(process.pid).children(recursive=True), process]:
            each.terminate()
        process.communicate(timeout=20)


def _free_port() -> int:
    with closing(socket.create_server(("localhost", 0))) as probe:
        return int(probe.getsockname()[1])


def test_the_recorder_records(proxy: Recorder) -> None:
    with socket.create_connection(proxy.listener.getsockname()[:2]) as asking:
        asking.sendall(b"GET http://example.org/ HTTP/1.1\r\n\r\n")
        asking.recv(1)
    assert proxy.asked == [b"GET http://example.org/ HTTP/1.1"]


@pytest.mark.parametrize("command", [STREAMLIT, SERVE], ids=["streamlit run", "geo serve"])
def test_nobody_is_asked_for_anything(
    command: list[str], start: Callable[[list[str]], subprocess.Popen[str]], proxy: Recorder
) -> None:
    server = start(command)
    assert server.stdout
    told = next(line for line in server.stdout if "URL" in line)  # printed after whoever is asked was asked
    assert "http://localhost:" in told
    assert proxy.asked == []
    assert "0.0.0.0" in _listens_at(server) or "::" in _listens_at(server)  # noqa: S104


def _listens_at(server: subprocess.Popen[str]) -> set[str]:
    processes = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
    open_ports = [each for process in processes for each in process.net_connections("tcp")]
    return {each.laddr.ip for each in open_ports if each.status == psutil.CONN_LISTEN}
