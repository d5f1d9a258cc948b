"""The library of parametric elements: one file per kind, found by itself when the package is imported.

Frames, in metres, Y up:

- floor: origin on the floor, front towards +z;
- wall: origin on the wall's surface at floor level, +z out of the wall into the room, x to the right;
- ceiling: origin on the ceiling's surface, the thing hangs down to negative y;
- opening: origin at the middle of the opening's lower edge (a door's threshold, a window's sill) in the
  middle of the wall's thickness; width_m, height_m and depth_m are the hole's; +z towards the room that
  a leaf opens into, or the inside for a window.
"""

from __future__ import annotations

import importlib
import pkgutil

from enfilade.pipeline.kinds.registry import REGISTRY, Kind, KindParams, Mounting, chance_for
from enfilade.pipeline.mesh import Built

__all__ = ["KindParams", "build", "mounted", "names", "params_model"]

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")


def names() -> tuple[str, ...]:
    """Return every kind's name, in order."""
    return tuple(sorted(REGISTRY))


def params_model(kind: str) -> type[KindParams]:
    """Return the model of a kind's parameters. Raises KeyError for a kind that is not in the library."""
    return _find(kind).params


def mounted(kind: str) -> Mounting:
    """Return what the kind is put on: floor, wall, ceiling or opening."""
    return _find(kind).mounted


def build(kind: str, params: KindParams, seed: int) -> Built:
    """Return the element's geometry in its own frame: the same for the same kind, parameters and seed.

    Raises KeyError for an unknown kind and TypeError for another kind's parameters.
    """
    found = _find(kind)
    if not isinstance(params, found.params):
        raise TypeError(f"{kind} takes {found.params.__name__}, not {type(params).__name__}")
    return found.make(params, chance_for(kind, seed))


def _find(kind: str) -> Kind:
    if kind not in REGISTRY:
        raise KeyError(f"no element kind {kind!r}; there are: {', '.join(names())}")
    return REGISTRY[kind]
