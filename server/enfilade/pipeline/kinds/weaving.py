"""How a woven pattern is laid on cloth: its tile is a quarter of the carpet, from the centre to a corner."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field, field_validator

from enfilade.pipeline.finishes.woven import MARGIN, PREFIX, SCALE_M, weaves
from enfilade.pipeline.kinds.registry import KindParams
from enfilade.pipeline.mesh import Floats, Part
from enfilade.pipeline.shapes.surface import Surface, joined

FIRST = "star-lattice"


class Patterned(KindParams):
    """The base of the parameters of what is woven."""

    pattern: str = Field(
        default=FIRST, description="A pattern of finishes/weaves; its length follows its width"
    )

    @field_validator("pattern")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in weaves():
            raise ValueError(f"no pattern {name!r}; there are: {', '.join(weaves())}")
        return name

    def length_for(self, width_m: float) -> float:
        """Return how long the pattern is at a width: knots are square."""
        wide, long = weaves()[self.pattern].size
        return width_m * long / wide


def on_tile(from_centre: Floats) -> Floats:
    """Return texture coordinates (n, 2) in metres of the tile, of (n, 2) shares of the way to a corner."""
    return (MARGIN + from_centre * (1 - 2 * MARGIN)) * SCALE_M


def woven_part(pattern: str, quarters: Iterable[Surface]) -> Part:
    """Return quarters of a piece, laid by `on_tile`, as one part in its pattern."""
    whole = joined(list(quarters))
    return Part(f"{PREFIX}{pattern}", whole.positions, whole.normals, whole.uv, whole.triangles, whole.colour)
