"""Gathering surfaces into parts, one per finish, each piece a little different in tone and in cut."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from enfilade.pipeline.mesh import Floats, Part
from enfilade.pipeline.shapes.surface import Surface, joined

Wear = Callable[[Floats, Floats], Floats]
"""From positions (n, 3) and normals (n, 3) in the element's frame to a multiplier (n, 1) or (n, 3)."""

Chance = np.random.Generator


class Assembly:
    """Pieces of an element by finish. `chance` moves each piece's texture and tone by a seeded amount."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._pieces: dict[str, list[Surface]] = {}

    def put(self, finish: str, *pieces: Surface, vary: float = 0.03, wear: Wear | None = None) -> None:
        """Add pieces of one finish. Each differs in tone by up to ± vary and is cut from elsewhere."""
        for piece in pieces:
            tone = 1.0 + float(self._chance.uniform(-vary, vary))
            warm = float(self._chance.uniform(-vary, vary)) / 3
            slide = self._chance.uniform(0.0, 2.0, 2)
            placed = piece.slid(float(slide[0]), float(slide[1]))
            placed = placed.tinted(tone * np.array([1 + warm, 1.0, 1 - warm]))
            if wear is not None:
                placed = placed.tinted(wear(placed.positions, placed.normals))
            self._pieces.setdefault(finish, []).append(placed)

    def parts(self, wear: Wear | None = None) -> tuple[Part, ...]:
        """Return one part per finish, in order of name; `wear` darkens or lightens all of them by place."""
        built = []
        for finish in sorted(self._pieces):
            whole = joined(self._pieces[finish])
            if wear is not None:
                whole = whole.tinted(wear(whole.positions, whole.normals))
            built.append(
                Part(
                    finish,
                    whole.positions,
                    whole.normals,
                    whole.uv,
                    whole.triangles,
                    np.clip(whole.colour, 0.04, 1.3),
                )
            )
        return tuple(built)
