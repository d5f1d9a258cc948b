"""The faces of printed results: the house's own subsets, joined into one TrueType file for each face.

A browser takes a face in three files, each with its range of letters, as WOFF2; a PDF embeds one TrueType
font for each face. `python -m tools.print_fonts` joins `viewer_static/src/ui/fonts/` into
`server/enfilade/web/print_fonts/`. Run by hand after `tools.subset_fonts`; `tests/tools/test_fonts.py` holds
the result.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from tools.subset_fonts import OUT as WEB
from tools.subset_fonts import RANGES

OUT = Path(__file__).resolve().parents[1] / "server" / "enfilade" / "web" / "print_fonts"

FACES = ("commissioner-400-normal", "commissioner-600-normal", "literata-600-normal")


def main() -> int:
    """Write the faces and the licences of their families."""
    OUT.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        joined(face).save(OUT / f"{face}.ttf")
    for family in sorted({face.split("-")[0] for face in FACES}):
        shutil.copyfile(WEB / f"{family}-OFL.txt", OUT / f"{family}-OFL.txt")
    return 0


def joined(face: str) -> TTFont:
    """Return a face with all of its letters in one TrueType font."""
    with TemporaryDirectory() as folder:
        parts = [str(_unpacked(face, script, Path(folder))) for script in RANGES]
        font = Merger().merge(parts)
        first = TTFont(parts[0])["head"]
    # The same subsets give the same bytes, whenever they are joined.
    font.recalcTimestamp = False
    font["head"].created, font["head"].modified = first.created, first.modified
    return font


def _unpacked(face: str, script: str, folder: Path) -> Path:
    font = TTFont(WEB / f"{face}-{script}.woff2", recalcTimestamp=False)
    font.flavor = None
    file = folder / f"{script}.ttf"
    font.save(file)
    return file


if __name__ == "__main__":
    sys.exit(main())
