"""The signs that people write with from their keyboards (👍 🙂), for machines that have no face for them.

`python -m tools.sign_fonts` cuts the face of signs for print (`tools/print_fonts.py`) into files by block, as
WOFF2 into `viewer_static/src/ui/fonts/`. A browser takes the machine's own face where it has one, and else
only the block of which a sign is on the page: 16 KB for the faces, 104 KB for the largest. Run by hand after
`tools.print_fonts`; `tests/tools/test_fonts.py` holds the result.
"""

from __future__ import annotations

import shutil
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

from tools.print_fonts import OUT as PRINT
from tools.print_fonts import SIGNS
from tools.subset_fonts import OUT

BLOCKS = {
    "marks": "U+203C-3299",
    "nature": "U+1F004-1F3FA",
    "life": "U+1F400-1F4FF",
    "things": "U+1F500-1F5FF",
    "faces": "U+1F600-1F64F",
    "ways": "U+1F680-1F7FF",
    "people": "U+1F900-1F9FF",
    "more": "U+1FA00-1FAFF",
}


def main() -> int:
    """Write the blocks and the licence."""
    for name in BLOCKS:
        block(name).save(OUT / f"signs-{name}.woff2")
    shutil.copyfile(PRINT / "noto-emoji-OFL.txt", OUT / "noto-emoji-OFL.txt")
    return 0


def block(name: str) -> TTFont:
    """Return the face of one block of signs."""
    font = TTFont(PRINT / f"{SIGNS}.ttf", recalcTimestamp=False)
    options = subset.Options(flavor="woff2", hinting=False, glyph_names=False, recalc_timestamp=False)
    options.name_IDs = [0, 1, 2, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(BLOCKS[name]))
    cutter.subset(font)
    font.flavor = "woff2"
    return font


if __name__ == "__main__":
    sys.exit(main())
