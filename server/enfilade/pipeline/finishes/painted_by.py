"""Which files a finish is painted by: its own, and what that imports of this program.

Read from the text of the files, so that asking costs no painting.
"""

from __future__ import annotations

import ast
from functools import cache
from importlib.util import find_spec
from pathlib import Path

PROGRAM = "enfilade."
PACKAGE = f"{PROGRAM}pipeline.finishes."


@cache
def painted_by(module: str) -> tuple[Path, ...]:
    """Return the file of a module of finishes and those it imports, by name; raises ValueError for no module.

    Within this package imports are followed to the end. Of the rest of the program only what is imported by
    name counts (such as how a carpet's pattern is read), not what that rests on: a change of the base of all
    content would else paint every carpet anew.
    """
    found: dict[str, Path] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = _file_of(name)
        if name.startswith(PACKAGE):
            waiting += _imported(found[name])
    return tuple(found[name] for name in sorted(found))


def _imported(file: Path) -> list[str]:
    """Return the program's modules that a file takes names from."""
    tree = ast.parse(file.read_text("utf-8"))
    return [
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith(PROGRAM)
    ]


def _file_of(module: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise ValueError(f"no module {module}")
    return Path(spec.origin)
