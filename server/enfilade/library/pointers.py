"""Where a value stands in a YAML file: pointers such as ``openings[3].width_m``, and their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_POINTER = re.compile(r"[^.\[\]]+(\[\d+\]|\.[^.\[\]]+)*")


def pointer(keys: Sequence[str | int]) -> str:
    """Return the pointer of a path of keys: ``("openings", 3, "width_m")`` is ``openings[3].width_m``."""
    out = ""
    for key in keys:
        out += f"[{key}]" if isinstance(key, int) else f".{key}" if out else key
    return out


def keys_of(at: str) -> tuple[str | int, ...]:
    """Return the path of keys of a pointer: the other way round. Raises ValueError for what is no pointer."""
    if at and not _POINTER.fullmatch(at):
        raise ValueError(f"{at!r} is no pointer")
    return tuple(int(index) if index else key for key, index in _STEP.findall(at))


def settle(data: Any, keys: Sequence[str | int]) -> tuple[str | int, ...]:
    """Return the part of a pydantic location that is in the YAML data, and its last key in any case.

    Pydantic's locations pass through what is not written: the tag of a union's member, `by_language` of a
    flat text, `standard` of a text without levels. Such keys are left out.
    """
    kept: list[str | int] = []
    for place, key in enumerate(keys):
        inside = key in data if isinstance(data, dict) else isinstance(data, list) and key in range(len(data))
        if inside:
            kept.append(key)
            data = data[key]
        elif place == len(keys) - 1 and isinstance(data, dict) and isinstance(key, str):
            kept.append(key)
    return tuple(kept)


def line_of(lines: dict[str, int], at: str) -> int:
    """Return the line of a pointer, or of the nearest thing around it that has one; 1 where nothing has."""
    while at:
        if at in lines:
            return lines[at]
        cut = max(at.rfind("."), at.rfind("["))
        at = at[:cut] if cut > 0 else ""
    return lines.get("", 1)
