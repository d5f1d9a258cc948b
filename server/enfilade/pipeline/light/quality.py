"""How much work a bake is: for an author's eye within seconds, for a look, or for visitors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

QualityName: TypeAlias = Literal["final", "draft", "sketch"]


@dataclass(frozen=True)
class Quality:
    """Rays: per lamp and texel, more at shadows' edges, per group for all bounces; per texel to bright
    patches and, for the last bounce, all around. groups: at most about so many. texels_per_m, largest: of
    the atlas. poster_rays: of a poster's pixel, and more where an edge runs; 0 for no posters. hide: whether
    faces that nobody can see are found and left out; it is quicker to keep them."""

    direct: int
    edges: int
    bounce: int
    aimed: int
    gather: int
    smoothing: Literal["fast", "high"] = "high"
    groups: int = 70_000
    texels_per_m: float = 64.0
    largest: int = 2048
    poster_rays: tuple[int, int] = (0, 0)
    hide: bool = True


QUALITIES: dict[QualityName, Quality] = {
    "final": Quality(direct=2, edges=12, bounce=64, aimed=6, gather=24, poster_rays=(1, 7)),
    "draft": Quality(direct=2, edges=6, bounce=32, aimed=4, gather=12, smoothing="fast", poster_rays=(1, 7)),
    "sketch": Quality(
        direct=1,
        edges=4,
        bounce=24,
        aimed=3,
        gather=10,
        smoothing="fast",
        groups=12_000,
        texels_per_m=24.0,
        largest=1024,
        hide=False,
    ),
}
