"""A real server and a real Chromium. A page that complains, or asks another host, fails its test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tools.serving import CHROMIUM_FLAGS, Server, chromium_path, make_home, start_server, stop_server
from tools.set_up import SITE, site
from tools.steps import SetUpError

VIEWPORT = (480, 270)
"""Software WebGL draws a hall of this size in well under 0.1 s, four times the area in 0.3 s."""

LINE_IS_CUT = (
    "net::ERR_CONNECTION_",
    "net::ERR_EMPTY_RESPONSE",
    "net::ERR_INTERNET_DISCONNECTED",
    "net::ERR_SOCKET_NOT_CONNECTED",
)
"""What a browser says of a server that is gone."""

SLOW_MS = 120_000
"""How long anything is waited for: a busy machine fails nothing, only a broken program does."""

expect.set_options(timeout=SLOW_MS)

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium with software WebGL2, the same pixels on every machine."""
    try:
        path = chromium_path()
    except SetUpError as missing:
        pytest.fail(str(missing))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server as `make run` starts it, on a free port, with a home of its own and the built site."""
    if not (SITE / "site.json").is_file():
        site()  # from the committed light: seconds
    running = start_server(make_home(tmp_path_factory.mktemp("home")))
    yield running
    stop_server(running)


@pytest.fixture
def open_page(chromium: Browser, server: Server) -> Iterator[OpenPage]:
    """Open pages, each a visitor of its own (cookies, storage); keywords go to `Browser.new_context`.

    At the end of the test no page may have logged a warning or an error, thrown, lost a request, or asked
    another host for anything. `line_is_cut`: the test takes the server away, and the browser may say so.
    """
    complaints: list[str] = []
    contexts = []

    def open_one(*, line_is_cut: bool = False, **options: Any) -> Page:
        width, height = VIEWPORT
        wanted = {"viewport": {"width": width, "height": height}, "locale": "az", "base_url": server.address}
        options = {**wanted, **options}
        context = chromium.new_context(**options)
        context.set_default_timeout(SLOW_MS)
        contexts.append(context)
        page = context.new_page()
        forgiven: tuple[str, ...] = LINE_IS_CUT if line_is_cut else ()
        # Without scripts a browser refuses to preload them, in these words.
        forgiven += () if options.get("java_script_enabled", True) else ("csp",)
        watch(page, options["base_url"], complaints, forgiven=forgiven)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One visitor's page, 480 x 270, in Azerbaijani."""
    return open_page()


@pytest.fixture(scope="session")
def staff_session(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the staff's cookie is kept: the first start prints its link once for all tests."""
    return tmp_path_factory.mktemp("staff") / "cookies.json"


@pytest.fixture
def staff(open_page: OpenPage, server: Server, staff_session: Path) -> Page:
    """The staff's page, signed in."""
    if staff_session.is_file():
        return open_page(storage_state=staff_session)
    page = signed_in(open_page(), server)
    page.context.storage_state(path=staff_session)
    return page


def signed_in(page: Page, server: Server) -> Page:
    """Sign in by the one-time link that the server printed."""
    page.goto(server.staff_link.replace(server.address, "") + "?lang=az")
    page.locator("main form button").click()
    page.wait_for_url("**/staff**")
    return page


def watch(page: Page, address: str, complaints: list[str], forgiven: tuple[str, ...] = ()) -> None:
    """Write down everything that a page complains of, while it is open, but what contains a forgiven word."""

    def on_console(message: ConsoleMessage) -> None:
        # Software GL reports its own read-backs as driver messages: they are about the test's machine.
        if any(word in message.text for word in ("GL Driver Message", *forgiven)):
            return
        if message.type in {"error", "warning"}:
            complaints.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, address.replace("http", "ws", 1), "blob:", "data:")):
            complaints.append(f"another host was asked: {request.url}")

    def on_failed(request: Request) -> None:
        # Leaving a page aborts what it was still fetching: nobody misses that.
        if not any(word in (request.failure or "") for word in ("net::ERR_ABORTED", *forgiven)):
            complaints.append(f"request failed: {request.url}: {request.failure}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"thrown: {error}"))
    page.on("request", on_request)
    page.on("requestfailed", on_failed)
