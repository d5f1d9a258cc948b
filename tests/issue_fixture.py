"""Issue fixtures: a small museum without fault, and for each code the edit that makes one.

tests/fixtures/issues/base is the museum; <code>.yaml beside it holds edits and what a check says of it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from enfilade.content.issue import Severity
from enfilade.library.catalogue import load
from enfilade.pipeline.build_hall import finishes_of
from enfilade.pipeline.build_site import light_folder
from enfilade.pipeline.light.quality import QualityName
from enfilade.pipeline.light_inputs import light_inputs
from enfilade.pipeline.model_hall import model_hall
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
    base: Path,
    edits: Sequence[Edit],
    *,
    keep_stale: bool = False,
    geometry: bool = True,
    light: QualityName | None = None,
) -> list[str]:
    """Return what a check prints of the edited museum; stale light is left out unless it is kept.

    light: a payload of this quality, without posters, is said to lie beside each hall.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        edited(base, edits, home)
        if light is not None:
            _said_to_be_lit(home, light)
        found = run_check(home, geometry=geometry, say=lambda step, share: None)
    return [
        ("warning " if one.severity is Severity.WARNING else "") + str(one)
        for one in found
        if keep_stale or one.code != "stale-light"
    ]


def _said_to_be_lit(home: Path, quality: QualityName) -> None:
    for collection in load(home, home / "var").museums.values():
        for hall in collection.halls.values():
            model = model_hall(hall)
            key = light_inputs(model, finishes_of(model)).key(quality)
            folder = light_folder(home, collection.museum.id, hall.id)
            folder.mkdir(parents=True)
            (folder / "light.json").write_text(json.dumps({"key": key, "posters": []}))
