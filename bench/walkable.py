"""How long until one can walk, over a slow line, with nothing in the browser's cache."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.figures import Figure
from bench.files import halls
from tools.line_proxy import slow_line
from tools.serving import CHROMIUM_FLAGS, chromium_path, make_home, start_server, stop_server
from tools.watching import open_view

LINES = (("9 Mbit/s, 40 ms", 9.0, 0.04, 3.0, 3.0), ("1.5 Mbit/s, 300 ms", 1.5, 0.3, 3.0, 12.0))
"""Name, Mbit/s, round trip in s; the most seconds to the first picture and text, and until one can walk."""
LOADED_S = 300.0


def figures() -> Iterator[Figure]:
    """Open the museum's first hall over each line. Drawing is in software: a machine with a GPU is faster."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start_server(make_home(Path(folder)))
        port = int(server.address.rsplit(":", 1)[1])
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        museum, hall = halls()[0]
        path = f"/az/{museum}/hall/{hall['id']}?view3d=always&quality=fixed-low"
        for name, mbit_s, round_trip_s, most_first_s, most_walk_s in LINES:
            with slow_line(port, mbit_s, round_trip_s) as slow:
                page = browser.new_page(viewport={"width": 480, "height": 270}, locale="az")
                open_view(page, f"http://127.0.0.1:{slow}{path}", within_s=LOADED_S)
                walk_s = page.evaluate("() => performance.now()") / 1000
                yield Figure(f"{name}: first picture and text", first_s(page), "s", most_first_s)
                yield Figure(f"{name}: until one can walk", walk_s, "s", most_walk_s)
                page.close()
        browser.close()
        stop_server(server)


def first_s(page: Page) -> float:
    """Return when the page first painted something of its content."""
    found: float = page.evaluate(
        "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"
    )
    return found / 1000
