"""Pictures of every viewpoint of every hall, out of the running program, to be looked at.

`make gallery` writes `var/gallery/<museum>/<hall>/<viewpoint>.png`; `python -m tools.gallery basement` only
that hall's. Software WebGL draws one 960 x 540 picture in a few seconds. The pictures that README shows go to
`docs/gallery/` as well, as WebP.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tools.serving import CHROMIUM_FLAGS, chromium_path, make_home, start_server, stop_server
from tools.set_up import SITE
from tools.steps import ROOT
from tools.watching import open_view, until

OUT = ROOT / "var" / "gallery"
SHOWN = ROOT / "docs" / "gallery"
IN_README = frozenset({"corridor-west", "middle", "stair-top", "cell-2-inside", "interrogation-door-view"})
QUALITY = 86
"""Of the WebP: a picture is then 40 to 70 KB, and the grain of the plaster is still there."""
SIZE = (960, 540)
LOADED_S = 120.0


def main(halls: list[str]) -> int:
    """Take the pictures; return 0."""
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(make_home(Path(folder)))
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=chromium_path(), args=list(CHROMIUM_FLAGS)
                )
                width, height = SIZE
                page = browser.new_page(viewport={"width": width, "height": height}, locale="az")
                page.on("console", lambda said: print(f"    {said.type}: {said.text}"))
                page.on("pageerror", lambda error: print(f"    thrown: {error}"))
                for museum, hall, viewpoint in viewpoints(halls):
                    picture = OUT / museum / hall / f"{viewpoint}.png"
                    take(page, f"{server.address}/az/{museum}/hall/{hall}?view={viewpoint}", picture)
                    print(picture.relative_to(ROOT), flush=True)
                    if viewpoint in IN_README:
                        show(picture)
                browser.close()
        finally:
            stop_server(server)
    return 0


def viewpoints(halls: list[str]) -> list[tuple[str, str, str]]:
    """Return (museum, hall, viewpoint) of the built site, of the named halls or of all."""
    found = []
    for museum in json.loads((SITE / "site.json").read_text())["museums"]:
        for entry in json.loads((SITE / museum / "museum.json").read_text())["halls"]:
            data = json.loads((SITE / entry["data"]["path"]).read_text())
            if not halls or entry["id"] in halls:
                found += [(museum, entry["id"], each["id"]) for each in data["viewpoints"]]
    return found


def take(page: Page, address: str, picture: Path) -> None:
    """Open a view, wait until the hall and its full textures are there, and write what is seen."""
    open_view(page, f"{address}&view3d=always&quality=fixed-high", within_s=LOADED_S)
    page.wait_for_load_state("networkidle")
    # A step onto the spot where one stands: the hint on how to move goes away, the picture does not change.
    page.evaluate(
        "() => { const { viewer } = window.enfilade; const { hall, view } = viewer.where();"
        " return viewer.goto({ hall, view }, 'cut'); }"
    )
    until(page, "getComputedStyle(document.querySelector('canvas')).opacity === '1'", within_s=LOADED_S)
    picture.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=picture, timeout=LOADED_S * 1000)


def show(picture: Path) -> None:
    """Put a picture where README looks for it."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    with Image.open(picture) as image:
        image.convert("RGB").save(SHOWN / f"{picture.stem}.webp", quality=QUALITY, method=6)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
