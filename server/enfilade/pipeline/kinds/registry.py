"""What an element kind is, and how a file in this package adds one."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import numpy as np

from enfilade.content.text import Model
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Chance

Mounting = Literal["floor", "wall", "ceiling", "opening"]


class KindParams(Model):
    """The base of a kind's parameters: frozen, unknown keys refused, units in the names."""


@dataclass(frozen=True)
class Kind:
    """One kind: where it is mounted, its parameters' model, and the pure function that builds it."""

    name: str
    mounted: Mounting
    params: type[KindParams]
    make: Callable[[Any, Chance], Built]


REGISTRY: dict[str, Kind] = {}

P = TypeVar("P", bound=KindParams)
Make = Callable[[P, Chance], Built]


def kind(name: str, mounted: Mounting, params: type[P]) -> Callable[[Make[P]], Make[P]]:
    """Register the decorated function as the maker of `name`. Raises ValueError for a name taken."""

    def register(make: Make[P]) -> Make[P]:
        if name in REGISTRY:
            raise ValueError(f"two kinds are named {name!r}")
        REGISTRY[name] = Kind(name, mounted, params, make)
        return make

    return register


def chance_for(name: str, seed: int) -> Chance:
    """Return the seeded chance of one element; kinds with one seed do not share their numbers."""
    return np.random.default_rng([abs(seed), zlib.crc32(name.encode())])
