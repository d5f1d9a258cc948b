"""Pictures of a guided tour in every mode, taken while its test runs; `docs/gallery/guide/` keeps four.

`python -m tools.guide_pictures` runs tests/e2e/test_guided_tour.py with windows as large as
a guide's: the console at 1440 x 900 and 1024 x 768, a follower at 390 x 844, and one in text and pictures.
All go to `var/gallery/guide/`. `python -m tools.guide_pictures keep` keeps four of those that are there.
"""

from __future__ import annotations

import os
import subprocess
import sys

from PIL import Image

from tools.steps import ROOT

OUT = ROOT / "var" / "gallery" / "guide"
KEPT_IN = ROOT / "docs" / "gallery" / "guide"
KEPT = {
    "console-together": ("02-together-held-desk", (1200, 750)),
    "console-drawing": ("07-drawing-desk", (1200, 750)),
    "follower-phone": ("11-captions-phone", (390, 844)),
    "follower-text": ("02-together-held-text", (390, 844)),
}
"""Name, picture and size in pixels."""
MOST_BYTES = 400_000
QUALITY = 80


def main(wishes: list[str]) -> int:
    """Take the pictures, unless they are only to be kept; return 0 where the kept ones are small enough."""
    if "keep" not in wishes:
        test = [sys.executable, "-m", "pytest", "-q", "tests/e2e/test_guided_tour.py"]
        subprocess.run(test, cwd=ROOT, env={**os.environ, "ENFILADE_GUIDE_PICTURES": str(OUT)}, check=True)
    total = sum(keep(name, picture, size) for name, (picture, size) in KEPT.items())
    print(f"{total} bytes of {MOST_BYTES}")
    return 0 if total <= MOST_BYTES else 1


def lines() -> list[str]:
    """Return what the gallery's page says of the kept pictures."""
    there = [name for name in KEPT if (KEPT_IN / f"{name}.webp").exists()]
    if not there:
        return []
    return [
        "",
        "## A guided tour",
        "",
        "Taken by `python -m tools.guide_pictures` while its test runs (tests/e2e/test_guided_tour.py).",
        "",
        " ".join(f"![{name.replace('-', ' ')}](guide/{name}.webp)" for name in there),
    ]


def keep(name: str, picture: str, size: tuple[int, int]) -> int:
    """Put a picture where README and the gallery's page look for it; return its bytes."""
    KEPT_IN.mkdir(parents=True, exist_ok=True)
    file = KEPT_IN / f"{name}.webp"
    with Image.open(OUT / f"{picture}.png") as image:
        small = image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
        small.save(file, quality=QUALITY, method=6)
    return file.stat().st_size


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
