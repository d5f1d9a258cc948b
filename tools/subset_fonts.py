"""The two families of the house, cut down to what Azerbaijani, English and Russian need.

`python -m tools.subset_fonts LITERATA COMMISSIONER` writes `viewer_static/src/ui/fonts/` from the unpacked
packages `@fontsource/literata` 5.3.0 and `@fontsource/commissioner` 5.3.0 (`npm pack` fetches them). Run by
hand, rarely; `tests/tools/test_fonts.py` holds the result.

Both licences (SIL OFL 1.1) reserve no font name, so a subset may keep it. Ligatures are taken out: "fi" as
one glyph hides whether the i has its dot, which in Azerbaijani makes it another letter, and a canvas cannot
switch them off.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parents[1] / "viewer_static" / "src" / "ui" / "fonts"

RANGES = {
    # Latin-1, dotless i, typographic punctuation and signs
    "latin": "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2010-2015,U+2018-201E,"
    "U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+2122,U+2212",
    # Azerbaijani and its neighbours, and the letters of scholarly transliteration
    "ext": "U+0100-0130,U+0132-017F,U+018F,U+0218-021B,U+0259,U+02BB-02BC,U+1E24-1E25,U+20BC",
    "cyrillic": "U+0400-045F,U+0490-0491,U+2116",
}
SOURCES = {"latin": "latin", "ext": "latin-ext", "cyrillic": "cyrillic"}
FACES = {"literata": ("400-normal", "400-italic", "600-normal"), "commissioner": ("400-normal", "600-normal")}


def main(folders: list[str]) -> int:
    """Write the subsets of both families and their licences."""
    if len(folders) != len(FACES):
        print("usage: python -m tools.subset_fonts <literata> <commissioner>", file=sys.stderr)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    for (family, faces), folder in zip(FACES.items(), folders, strict=True):
        shutil.copyfile(Path(folder) / "LICENSE", OUT / f"{family}-OFL.txt")
        for face in faces:
            for script, source in SOURCES.items():
                font = TTFont(Path(folder) / "files" / f"{family}-{source}-{face}.woff2")
                _cut(font, RANGES[script])
                font.save(OUT / f"{family}-{face}-{script}.woff2")
    return 0


def _cut(font: TTFont, unicodes: str) -> None:
    """Keep the given ranges, kerning and marks; drop ligatures and hinting."""
    options = subset.Options(flavor="woff2", hinting=False, notdef_outline=True)
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "case"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(unicodes))
    cutter.subset(font)
    font.flavor = "woff2"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
