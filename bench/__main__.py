"""`make bench`: every measure of "Walk the restored cells" beside its limit (bench/README.md)."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.gallery import viewpoints
from tools.serving import CHROMIUM_FLAGS, chromium_path, make_home, start_server, stop_server
from tools.set_up import ENFILADE, SITE, VIEWER
from tools.steps import ROOT
from tools.watching import open_view

LOADED_S = 120.0


@dataclass(frozen=True)
class Figure:
    """One measure: what, how much, its unit, and the most that it may be."""

    name: str
    value: float
    unit: str
    limit: float

    def __str__(self) -> str:
        """Return one line of the table."""
        mark = "" if self.value <= self.limit else "  OVER"
        return f"{self.name:<58} {self.value:>10,.1f} {self.unit:<9} ≤ {self.limit:>9,.1f}{mark}"


def main() -> int:
    """Print every figure as it is measured; return 1 where one is over its limit."""
    over = 0
    for figure in figures():
        print(figure, flush=True)
        over += figure.value > figure.limit
    return 1 if over else 0


def figures() -> Iterator[Figure]:
    """Measure, what is quick first."""
    yield Figure("viewer script of the first view, gzip", script_kb(), "KB", 200)
    for museum, hall in halls():
        yield Figure(
            f"{museum}/{hall['id']}: walkable, on the wire", hall["walkable_bytes"] / 1000, "KB", 900
        )
        yield Figure(f"{museum}/{hall['id']}: all of it, on the wire", hall["total_bytes"] / 1000, "KB", 3000)
    yield Figure("second set-up: nothing to do", second_set_up_s(), "s", 10)
    yield Figure("site from committed light, no cache", site_build_s(), "s", 30)
    yield from drawn()


def script_kb() -> float:
    """Return the gzipped script of a first view: the entry, the scene's chunk, and what both import."""
    manifest = json.loads((VIEWER / "dist" / "manifest.json").read_text())
    waiting, seen = ["src/app/main.ts", "src/app/viewer.ts"], set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += manifest[name].get("imports", [])
    packed = [gzip.compress((VIEWER / "dist" / manifest[name]["file"]).read_bytes(), 9) for name in seen]
    return sum(map(len, packed)) / 1000


def halls() -> list[tuple[str, dict[str, float]]]:
    """Return (museum, hall's entry) of every hall of the built site."""
    found = []
    for museum in json.loads((SITE / "site.json").read_text())["museums"]:
        entries = json.loads((SITE / museum / "museum.json").read_text())["halls"]
        found += [(museum, entry) for entry in entries]
    return found


def second_set_up_s() -> float:
    """Return how long a set-up takes that finds everything done."""
    began = time.monotonic()
    subprocess.run(
        [sys.executable, ROOT / "tools" / "make.py", "set-up"], check=True, stdout=subprocess.DEVNULL
    )
    return time.monotonic() - began


def site_build_s() -> float:
    """Return how long the whole site takes into an empty folder, from the committed light."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("models3d", "tours"):
            (Path(folder) / name).symlink_to(ROOT / name, target_is_directory=True)
        began = time.monotonic()
        environment = {**os.environ, "ENFILADE_HOME": folder}
        subprocess.run([ENFILADE, "build"], check=True, env=environment, stdout=subprocess.DEVNULL)
        return time.monotonic() - began


def drawn() -> Iterator[Figure]:
    """Count draw calls and triangles from every viewpoint; they are exact from run to run."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start_server(make_home(Path(folder)))
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        page = browser.new_page(viewport={"width": 480, "height": 270}, locale="az")
        for museum, hall, viewpoint in viewpoints([]):
            address = f"{server.address}/az/{museum}/hall/{hall}?view={viewpoint}"
            open_view(page, f"{address}&view3d=always&quality=fixed-low", within_s=LOADED_S)
            counts = page.evaluate("() => window.enfilade.debug()")
            yield Figure(f"{hall}/{viewpoint}: draw calls", counts["drawCalls"], "", 60)
            yield Figure(f"{hall}/{viewpoint}: triangles", counts["triangles"], "", 150_000)
        browser.close()
        stop_server(server)


if __name__ == "__main__":
    sys.exit(main())
