"""What a finish is: the surface of one material, as a seamless tile of PBR maps and the factors beside it.

A tile holds what is millimetres and centimetres in size. Metre- and decimetre-scale variation (damp, rubbing,
soot) belongs to the geometry's COLOR_0 or to the lightmap, so that no tile shows its repeat.

Grain, boards, brush marks and threads run along +u (the dado's brush marks along v, as a wall is painted).
Texture coordinates of parts are metres, so whoever models a plank or a leg lays u along its length.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Side of the tile that every finish is painted at, texels. Smaller maps are shrunk from it, so that all sizes
# show one and the same surface.
MASTER = 1024

# No surface of a house reflects less than soot or more than fresh whitewash (linear luminance; no channel
# above LIGHTEST either).
DARKEST, LIGHTEST = 0.04, 0.85
LUMINANCE = (0.2126, 0.7152, 0.0722)


@dataclass(frozen=True)
class Maps:
    """The three maps of a tile, each uint8 (n, n, 3), row 0 at v = 0.

    albedo is sRGB; normal is glTF tangent space (+X right, +Y up the picture); orm is occlusion, roughness,
    metallic in red, green, blue, to be multiplied by the finish's factors.
    """

    albedo: NDArray[np.uint8]
    normal: NDArray[np.uint8]
    orm: NDArray[np.uint8]

    @property
    def size(self) -> int:
        """Side in texels."""
        return int(self.albedo.shape[0])


@dataclass(frozen=True)
class Finish:
    """A finish and how it is lit.

    scale_m: side of one tile in metres. metallic, roughness: glTF factors over the orm map. mean_albedo:
    linear mean of the albedo map, committed, because the light bake's key depends on it. emissive: linear
    factor, 0 for all but a burning bulb. alpha below 1: blended (the glass's film of dirt and reflection);
    transmission and ior as KHR_materials_transmission and KHR_materials_ior, tint its colour. make(n) paints
    the maps at n texels a side (256, 512 or 1024).
    """

    name: str
    scale_m: float
    mean_albedo: tuple[float, float, float]
    make: Callable[[int], Maps]
    metallic: float = 0.0
    roughness: float = 1.0
    double_sided: bool = False
    emissive: tuple[float, float, float] = (0.0, 0.0, 0.0)
    alpha: float = 1.0
    transmission: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    ior: float = 1.5

    @property
    def texels(self) -> int:
        """Side of the largest map worth shipping: 0.4 to 2 mm a texel, what an eye resolves at 0.5 m."""
        return 1024 if self.scale_m > 0.7 else 512 if self.scale_m > 0.18 else 256

    @property
    def transparent(self) -> bool:
        """Whether what lies behind is seen through it."""
        return self.alpha < 1.0 or self.transmission > 0.0
