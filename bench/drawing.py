"""What is drawn: draw calls and triangles at every viewpoint, out of a real Chromium."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.figures import Figure
from tools.gallery import viewpoints
from tools.serving import CHROMIUM_FLAGS, chromium_path, make_home, start_server, stop_server
from tools.watching import open_view, until

LOADED_S = 120.0
ALL_HERE = (
    "((d, m) => d.ready && d.cache.waiting === 0"
    " && m.halls.find((each) => each.id === d.hall).portals.every((each) => d.halls.includes(each)))"
    "(window.enfilade.debug(), window.enfilade.viewer.museum)"
)
"""The hall and its neighbours are there, with all their textures."""


def figures() -> Iterator[Figure]:
    """Count at every viewpoint, in a page of its own; the counts are exact from run to run."""
    most = {"drawCalls": 0.0, "triangles": 0.0}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start_server(make_home(Path(folder)))
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        page = browser.new_page(viewport={"width": 480, "height": 270}, locale="az")
        for museum, hall, viewpoint in viewpoints([]):
            address = f"{server.address}/az/{museum}/hall/{hall}?view={viewpoint}"
            open_view(page, f"{address}&view3d=always&quality=fixed-low", within_s=LOADED_S)
            until(page, ALL_HERE, within_s=LOADED_S)
            page.evaluate(
                "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
            )
            counts = page.evaluate("() => window.enfilade.debug()")
            most = {key: max(value, counts[key]) for key, value in most.items()}
            yield Figure(f"{hall}/{viewpoint}: draw calls", counts["drawCalls"], "", 60)
            yield Figure(f"{hall}/{viewpoint}: triangles", counts["triangles"], "", 150_000)
        browser.close()
        stop_server(server)
    yield Figure("most draw calls at any viewpoint", most["drawCalls"], "", 60)
    yield Figure("most triangles at any viewpoint", most["triangles"], "", 150_000)
