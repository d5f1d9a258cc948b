"""`enfilade export`: the built site as a folder that any web host can serve; tours without a server."""

from __future__ import annotations

import shutil
from pathlib import Path

_NEVER = "private"
"""The guide's notes: never given out, so never exported."""


def export(home: Path, folder: Path) -> int:
    """Copy site and viewer into `folder`; return how many files. Raises FileNotFoundError where one lacks."""
    site, viewer = home / "var" / "site", home / "viewer_static" / "dist"
    if not (site / "site.json").is_file():
        raise FileNotFoundError("there is no built site; run `enfilade build` first")
    if not viewer.is_dir():
        raise FileNotFoundError(f"there is no viewer in {viewer}; run `make run` once, which builds it")
    count = _copy(viewer, folder)
    for part in sorted(site.iterdir()):
        if part.name == _NEVER:
            continue
        target = folder / "site" / part.name
        count += _copy(part, target) if part.is_dir() else _one(part, target)
    return count


def _copy(source: Path, target: Path) -> int:
    files = [path for path in sorted(source.rglob("*")) if path.is_file()]
    return sum(_one(path, target / path.relative_to(source)) for path in files)


def _one(source: Path, target: Path) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return 1
