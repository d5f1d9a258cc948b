"""Issue fixtures: a small museum without fault, and for each code the edit that makes one.

tests/fixtures/issues/base is the museum; <code>.yaml beside it holds edits and what a check says of it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from enfilade.content.issue import Severity
from enfilade.pipeline.run_build import run_check

FIXTURES = Path(__file__).parent / "fixtures" / "issues"


class Edit(TypedDict):
    file: str
    find: str
    put: str


def edited(base: Path, edits: Sequence[Edit], into: Path) -> None:
    """Copy the museum and make the edits; each text to find must be there."""
    shutil.copytree(base, into, dirs_exist_ok=True)
    for edit in edits:
        path = into / edit["file"]
        text = path.read_text("utf-8")
        assert edit["find"] in text, f"{edit['file']} has no {edit['find']!r}"
        path.write_text(text.replace(edit["find"], edit["put"], 1), "utf-8")


def found_in(
    base: Path, edits: Sequence[Edit], *, keep_stale: bool = False, geometry: bool = True
) -> list[str]:
    """Return what a check prints of the edited museum; stale light is left out unless it is kept."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        edited(base, edits, home)
        found = run_check(home, geometry=geometry, say=lambda step, share: None)
    return [
        ("warning " if one.severity is Severity.WARNING else "") + str(one)
        for one in found
        if keep_stale or one.code != "stale-light"
    ]
