"""Pictures of every hall, out of the running program, to be looked at; `docs/gallery/` keeps a small set of
them.

`make gallery` writes `var/gallery/<museum>/<hall>/<viewpoint>-{wide,tall}.png`, 1600 x 900 as a desk and 390
x 844 as a phone shows them, of each hall's chosen viewpoints, and those as WebP to `docs/gallery/` with a
page that says when. `python -m tools.gallery basement` takes every viewpoint of that hall.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tools import guide_pictures
from tools.serving import CHROMIUM_FLAGS, Server, chromium_path, make_home, start_server, stop_server
from tools.set_up import SITE
from tools.steps import ROOT
from tools.watching import ALL_HERE, open_view, until

OUT = ROOT / "var" / "gallery"
KEPT_IN = ROOT / "docs" / "gallery"
KEPT = 6
"""Viewpoints of a hall that are kept: 12 halls in two shapes come to some 3 MB."""
MOST_BYTES = 4_000_000
QUALITY = 72
SIZES = {"wide": (1600, 900), "tall": (390, 844)}
SMALL = {"wide": (960, 540), "tall": (390, 844)}
CHOSEN = {
    "hall-1": "entrance middle from-north agate-beads timeline-1937 treaty-gulistan",
    "hall-2": "entrance middle windows declaration stamps state-documents",
    "hall-3": "entrance middle windows southern-map southern-1908 southern-press",
    "hall-4": "entrance repressions war back mushfig case-repressions",
    "hall-5": "entrance middle back january karabakh-case date-january-20",
    "hall-6": "entrance middle back act economy leader",
    "eternal-return": "entrance gallery back scream works plinths",
    "entrance": "street-door to-main-hall train-windows first-card second-card about",
    "main-hall": "entrance middle speaking-documents wives students three-lives",
    "basement": "stair-top corridor-west corridor-back cell-1-inside cell-2-inside solitary-door-view",
    "carpet-hall": "entrance middle medallions medallions-label loom lattice",
    "picture-room": "entrance middle founded partners masters waiting",
}
"""What is kept of each hall: it as a whole, from both ends, then what one stands before. Nothing of the
Khojaly room and of the closed door: those are no pictures. A hall not named keeps its first viewpoints."""
LOADED_S = 240.0


class View(NamedTuple):
    """A viewpoint of a hall of a museum, by ids."""

    museum: str
    hall: str
    viewpoint: str


def main(halls: list[str]) -> int:
    """Take the pictures; return 0."""
    every = viewpoints(halls)
    shown = every if halls else [view for view in every if view in set(kept(every))]
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(make_home(Path(folder)))
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=chromium_path(), args=list(CHROMIUM_FLAGS)
                )
                for place in dict.fromkeys((view.museum, view.hall) for view in shown):
                    of_hall = [view for view in shown if view[:2] == place]
                    for shape in SIZES:
                        take(browser, server, of_hall, shape)
                browser.close()
        finally:
            stop_server(server)
    if not halls:
        for museum in {view.museum for view in every}:
            shutil.rmtree(KEPT_IN / museum, ignore_errors=True)
    total = sum(keep(view, shape) for view in kept(every) for shape in SIZES)
    if not halls:
        (KEPT_IN / "README.md").write_text(page_of(kept(every), total, datetime.now(UTC)), "utf-8")
    print(f"{total} bytes of {MOST_BYTES}")
    return 0 if total <= MOST_BYTES else 1


def viewpoints(halls: list[str]) -> list[View]:
    """Return the viewpoints of the built site, of the named halls or of all."""
    found = []
    for museum in json.loads((SITE / "site.json").read_text())["museums"]:
        for entry in json.loads((SITE / museum / "museum.json").read_text())["halls"]:
            data = json.loads((SITE / entry["data"]["path"]).read_text())
            if not halls or entry["id"] in halls:
                found += [View(museum, entry["id"], each["id"]) for each in data["viewpoints"]]
    return found


def kept(views: list[View]) -> list[View]:
    """Return `KEPT` views of each hall as chosen. Raises KeyError for a viewpoint that is no more."""
    out: list[View] = []
    for place in dict.fromkeys((view.museum, view.hall) for view in views):
        of_hall = {view.viewpoint: view for view in views if view[:2] == place}
        chosen = CHOSEN.get(place[1])
        out += [of_hall[name] for name in (chosen.split() if chosen else list(of_hall)[:KEPT])]
    return out


def take(browser: Browser, server: Server, views: list[View], shape: str) -> None:
    """Stand at each viewpoint of one hall and write what is seen, with all its textures."""
    width, height = SIZES[shape]
    page = browser.new_page(viewport={"width": width, "height": height}, locale="az")
    page.set_default_timeout(LOADED_S * 1000)
    page.on("console", lambda said: print(f"    {said.type}: {said.text}"))
    page.on("pageerror", lambda error: print(f"    thrown: {error}"))
    museum, hall, first = views[0]
    address = f"{server.address}/az/{museum}/hall/{hall}?view={first}&view3d=always&quality=full"
    open_view(page, address, within_s=LOADED_S)
    for view in views:
        stand(page, view)
        picture = _picture(view, shape)
        picture.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=picture)
        print(picture.relative_to(ROOT), flush=True)
    page.close()


def stand(page: Page, view: View) -> None:
    """Go there by a cut, and wait until it and the halls behind its doors are drawn.

    The notice is accepted behind which the viewpoint lies; what stands behind others is as in passing.
    """
    page.evaluate(
        "async ([hall, view]) => { const { viewer } = window.enfilade; const data = viewer.hallData(hall);"
        " const at = data?.viewpoints.find((each) => each.id === view);"
        " for (const zone of data?.zones ?? [])"
        "   if (zone.rooms.includes(at?.room)) viewer.acceptAdvisory(zone.advisory);"
        " await viewer.goto({ hall, view }, 'cut'); }",
        [view.hall, view.viewpoint],
    )
    page.wait_for_load_state("networkidle")
    until(
        page,
        f"{ALL_HERE} && getComputedStyle(document.querySelector('canvas')).opacity === '1'",
        within_s=LOADED_S,
    )


def keep(view: View, shape: str) -> int:
    """Put a picture where README and the gallery's page look for it; return its bytes."""
    file = KEPT_IN / _name(view, shape)
    file.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(_picture(view, shape)) as image:
        small = image.convert("RGB").resize(SMALL[shape], Image.Resampling.LANCZOS)
        small.save(file, quality=QUALITY, method=6)
    return file.stat().st_size


def page_of(views: list[View], total: int, now: datetime) -> str:
    """Return the gallery's page: every picture, by museum and hall."""
    lines = [
        "# The halls, as the running program shows them",
        "",
        f"Taken on {now:%d %B %Y} by `make gallery`: 1600 x 900 (here at 960 x 540) and 390 x 844, drawn in",
        "software as a graphics card draws them: smooth edges, relief and reflections.",
        f"{len(views)} viewpoints, {total / 1e6:.1f} MB.",
    ]
    for place in dict.fromkeys((view.museum, view.hall) for view in views):
        lines += ["", f"## {place[0]}, {place[1]}", ""]
        for view in (each for each in views if each[:2] == place):
            there = [_name(view, shape) for shape in SIZES if (KEPT_IN / _name(view, shape)).exists()]
            lines += [" ".join(f"![{view.viewpoint}]({name})" for name in there)] if there else []
    return "\n".join([*lines, *guide_pictures.lines()]) + "\n"


def _picture(view: View, shape: str) -> Path:
    return OUT / view.museum / view.hall / f"{view.viewpoint}-{shape}.png"


def _name(view: View, shape: str) -> str:
    return f"{view.museum}/{view.hall}/{view.viewpoint}-{shape}.webp"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
