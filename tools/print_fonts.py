"""The faces of printed results: the house's own subsets, joined into one TrueType file for each face, and the
signs that pupils draw from their keyboards.

A browser takes a face in three files, each with its range of letters, as WOFF2; a PDF embeds one TrueType
font for each face. `python -m tools.print_fonts` joins `viewer_static/src/ui/fonts/` into
`server/enfilade/web/print_fonts/`. Run by hand after `tools.subset_fonts`; `tests/tools/test_fonts.py` holds
the result. With the unpacked package `@expo-google-fonts/noto-emoji` 0.4.7 (`npm pack` fetches it) it writes
the signs too: drawn in one ink, as a grey printer has it.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from tools.subset_fonts import OUT as WEB
from tools.subset_fonts import RANGES

OUT = Path(__file__).resolve().parents[1] / "server" / "enfilade" / "web" / "print_fonts"

SIGNS = "noto-emoji-400-normal"

NOT_DRAWN = {0x200D, 0x20E3, *range(0x1F3FB, 0x1F400), *range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080)}
"""What only joins or tints signs: printed one by one, in one ink, they need none of it."""

FACES = ("commissioner-400-normal", "commissioner-600-normal", "literata-600-normal")


def main() -> int:
    """Write the faces and the licences of their families."""
    OUT.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        joined(face).save(OUT / f"{face}.ttf")
    for family in sorted({face.split("-")[0] for face in FACES}):
        shutil.copyfile(WEB / f"{family}-OFL.txt", OUT / f"{family}-OFL.txt")
    if len(sys.argv) > 1:
        package = Path(sys.argv[1])
        signs(package / "400Regular" / "NotoEmoji_400Regular.ttf").save(OUT / f"{SIGNS}.ttf")
        shutil.copyfile(package / "LICENSE_FONT", OUT / "noto-emoji-OFL.txt")
    return 0


def signs(file: Path) -> TTFont:
    """Return the face of signs without letters, joined signs and what lays them out: 790 of 890 KB."""
    font = TTFont(file, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features, options.hinting, options.glyph_names = [], False, False
    options.name_IDs = [0, 1, 2, 13, 14]
    options.recalc_timestamp = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "vhea", "vmtx"]
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=[c for c in font.getBestCmap() if c > 0x2000 and c not in NOT_DRAWN])
    chosen.subset(font)
    return font


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
