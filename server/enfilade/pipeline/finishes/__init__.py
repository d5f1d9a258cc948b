"""Procedural finishes: what walls, floors, doors and things are made of, painted from noise alone.

`finish("limewash")` gives a Finish: its tile's size, factors and a maker of maps. `encode.py` packs the maps
for the wire, `preview.py` prints a sheet to look at.
"""

from __future__ import annotations

import difflib

from enfilade.pipeline.finishes import (
    alloy,
    boards,
    cloth,
    daylight,
    earth,
    gallery,
    hide,
    lime,
    marble,
    masonry,
    metal,
    mineral,
    oil_paint,
    pile,
    sheets,
    vitreous,
    walls,
    wood,
    woven,
)
from enfilade.pipeline.finishes.model import Finish, Maps
from enfilade.pipeline.finishes.surface import shrunk

__all__ = ["Finish", "Maps", "UnknownFinish", "finish", "names", "shrunk"]

_FAMILIES = (
    lime,
    oil_paint,
    masonry,
    mineral,
    boards,
    wood,
    metal,
    vitreous,
    sheets,
    cloth,
    hide,
    gallery,
    walls,
    marble,
    alloy,
    daylight,
    pile,
    earth,
    woven,
)
_FINISHES: dict[str, Finish] = {one.name: one for family in _FAMILIES for one in family.FINISHES}


class UnknownFinish(KeyError):
    """No finish has this name; `hint` is the nearest one, or None."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.hint = next(iter(difflib.get_close_matches(name, _FINISHES, n=1)), None)
        super().__init__(name)

    def __str__(self) -> str:
        hint = f'; did you mean "{self.hint}"?' if self.hint else ""
        return f'no finish "{self.name}"{hint}'


def names() -> tuple[str, ...]:
    """Every finish's name, family by family."""
    return tuple(_FINISHES)


def finish(name: str) -> Finish:
    """The finish of that name; UnknownFinish (a KeyError) with the nearest name where there is none."""
    try:
        return _FINISHES[name]
    except KeyError:
        raise UnknownFinish(name) from None
