"""Loops over rays as machine code: numba, behind one decorator that keeps types.

A ray is some fifty sums on a dozen numbers. As passes of numpy over whole arrays each sum goes through
memory: of the 457 CPU seconds of a hall's bake 53 were embree's, most of the rest such passes (now 155 in
all).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import config, njit

F = TypeVar("F", bound=Callable[..., Any])

HERE = Path(__file__).parent


def _kept() -> str:
    """A folder for what was compiled, named after all that it was compiled from.

    numba itself looks at the file of the function only, and would go on with a loop into which the old text
    of another file is woven.
    """
    texts = sha256()
    for file in sorted(HERE.glob("*.py")):
        texts.update(file.read_bytes())
    folder = HERE / "__pycache__" / f"compiled-{texts.hexdigest()[:12]}"
    if not folder.exists():
        with suppress(OSError):
            for old in folder.parent.glob("compiled-*"):
                shutil.rmtree(old, ignore_errors=True)
            folder.mkdir(parents=True)
    return str(folder) if folder.exists() else tempfile.mkdtemp(prefix="enfilade-compiled-")


config.CACHE_DIR = _kept()  # type: ignore[attr-defined]


def compiled(function: F) -> F:
    """Compile at the first call, keep it for the next process, and let go of Python's lock while it runs."""
    return cast(F, njit(cache=True, nogil=True, error_model="numpy")(function))
