"""A real server and a real Chromium. A page that complains, or asks another host, fails its test."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tools.set_up import CHROMIUM_NAMES, ENFILADE, SITE
from tools.steps import ROOT

VIEWPORT = (480, 270)
"""Software WebGL draws a hall of this size in well under 0.1 s, four times the area in 0.3 s."""

READY_S = 60.0
STOPPED_S = 20.0

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
)

OpenPage = Callable[..., Page]


@dataclass
class Server:
    """A running `enfilade serve`: address without a final slash, home, and the lines that it printed."""

    address: str
    home: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def staff_link(self) -> str:
        """The one-time link that the first start prints for the staff."""
        return next(line.split()[1] for line in self.lines if line.startswith("staff "))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium with software WebGL2, the same pixels on every machine."""
    named = os.environ.get("ENFILADE_CHROMIUM")
    path = next(filter(None, map(shutil.which, [named] if named else CHROMIUM_NAMES)), None)
    if path is None:
        pytest.fail("no Chromium here: `make test` says how to install it (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server as `make run` starts it, on a free port, with a home of its own and the built site."""
    if not (SITE / "site.json").is_file():
        pytest.fail("no site is built: `make test` builds it, or run `enfilade build`")
    running = start_server(make_home(tmp_path_factory.mktemp("home")))
    yield running
    stop_server(running)


def make_home(home: Path) -> Path:
    """Furnish a folder as ENFILADE_HOME: the museum's content and its built site, a store of its own."""
    (home / "var").mkdir(parents=True)
    for name in ("models3d", "tours", "viewer_static", "var/site"):
        (home / name).symlink_to(ROOT / name, target_is_directory=True)
    return home


def start_server(home: Path, *arguments: str, port: int | None = None) -> Server:
    """Start `enfilade serve` and return once it has said that it answers."""
    port = port or _free_port()
    process = subprocess.Popen(
        [ENFILADE, "serve", "--port", str(port), *arguments],
        cwd=home,
        env={**os.environ, "ENFILADE_HOME": str(home), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = Server(f"http://127.0.0.1:{port}", home, process)
    ready: queue.Queue[bool] = queue.Queue()
    threading.Thread(target=_read_lines, args=(server, ready), daemon=True).start()
    try:
        is_ready = ready.get(timeout=READY_S)
    except queue.Empty:
        is_ready = False
    if not is_ready:
        process.kill()
        pytest.fail("`enfilade serve` did not get ready:\n" + "\n".join(server.lines))
    return server


def stop_server(server: Server) -> None:
    """Stop a server as a service manager would; it has to end well and have complained about nothing."""
    server.process.send_signal(signal.SIGTERM)
    code = server.process.wait(timeout=STOPPED_S)
    said = "\n".join(server.lines)
    assert "Traceback" not in said, said
    assert code == 0, f"the server ended with {code}:\n{said}"


def _read_lines(server: Server, ready: queue.Queue[bool]) -> None:
    """Collect what the server prints; `ready` and its address mean that it answers."""
    assert server.process.stdout is not None
    with server.process.stdout as out:
        for line in out:
            server.lines.append(line.rstrip())
            if line.startswith(f"ready {server.address}"):
                ready.put(True)
    ready.put(False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def open_page(chromium: Browser, server: Server) -> Iterator[OpenPage]:
    """Open pages, each a visitor of its own (cookies, storage); keywords go to `Browser.new_context`.

    At the end of the test no page may have logged a warning or an error, thrown, lost a request, or asked
    another host for anything.
    """
    complaints: list[str] = []
    contexts = []

    def open_one(**options: Any) -> Page:
        width, height = VIEWPORT
        options = {"viewport": {"width": width, "height": height}, "locale": "az", **options}
        context = chromium.new_context(base_url=server.address, **options)
        contexts.append(context)
        page = context.new_page()
        watch(page, server.address, complaints)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One visitor's page, 480 x 270, in Azerbaijani."""
    return open_page()


def watch(page: Page, address: str, complaints: list[str]) -> None:
    """Write down everything that a page complains of, while it is open."""

    def on_console(message: ConsoleMessage) -> None:
        # Software GL reports its own read-backs as driver messages: they are about the test's machine.
        if message.type in {"error", "warning"} and "GL Driver Message" not in message.text:
            complaints.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, address.replace("http", "ws", 1), "blob:", "data:")):
            complaints.append(f"another host was asked: {request.url}")

    def on_failed(request: Request) -> None:
        # Leaving a page aborts what it was still fetching: nobody misses that.
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"request failed: {request.url}: {request.failure}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"thrown: {error}"))
    page.on("request", on_request)
    page.on("requestfailed", on_failed)
