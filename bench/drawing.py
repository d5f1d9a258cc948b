"""What is drawn: draw calls and triangles at every viewpoint, out of a real Chromium."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.figures import Figure
from tools.gallery import stand, viewpoints
from tools.serving import CHROMIUM_FLAGS, chromium_path, make_home, start_server, stop_server
from tools.watching import ALL_HERE, open_view, until

LOADED_S = 120.0
LIMITS = {"drawCalls": ("draw calls", 80), "triangles": ("triangles", 200_000)}
"""What any view may take."""


def figures() -> Iterator[Figure]:
    """Count at every viewpoint; the counts are exact from run to run. The most of each hall is told."""
    most = dict.fromkeys(LIMITS, 0.0)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start_server(make_home(Path(folder)))
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        for place, views in groupby(viewpoints([]), key=lambda view: (view.museum, view.hall)):
            page = browser.new_page(viewport={"width": 480, "height": 270}, locale="az")
            first = f"{server.address}/az/{place[0]}/hall/{place[1]}?view3d=always&quality=fixed-low"
            open_view(page, first, within_s=LOADED_S)
            here = dict.fromkeys(LIMITS, 0.0)
            for view in views:
                stand(page, view)
                until(page, ALL_HERE, within_s=LOADED_S)
                page.evaluate(
                    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
                )
                counts = page.evaluate("() => window.enfilade.debug()")
                here = {key: max(value, counts[key]) for key, value in here.items()}
            page.close()
            for key, (name, limit) in LIMITS.items():
                yield Figure(f"{place[1]}: most {name}", here[key], "", limit)
                most[key] = max(most[key], here[key])
        browser.close()
        stop_server(server)
    for key, (name, limit) in LIMITS.items():
        yield Figure(f"most {name} at any viewpoint", most[key], "", limit)
