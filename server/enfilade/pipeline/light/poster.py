"""A still of a hall by its baked light, with the viewer's tone curve: seen before the hall has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter, minimum_filter

from enfilade.pipeline.light.colour import khronos_neutral, to_srgb
from enfilade.pipeline.light.radiance import Lit
from enfilade.pipeline.light.sampling import spread
from enfilade.pipeline.light.scene import BakeScene, Bool, Float, Int, LightLayers
from enfilade.pipeline.light.sight import go_out, look
from enfilade.pipeline.light.trace import Tracer, in_chunks

CHUNK_RAYS = 250_000
# A pixel that differs from one beside it by this (of 1, as displayed) gets the second helping of rays.
EDGE = 0.05
# Through so many doorways, one behind the other, a still looks; behind the last stands its card.
MOST_DOORWAYS = 6
# What stands in a doorway while the hall behind it is not drawn, as the viewer's portal_cards.ts has it:
# height as a share of the doorway's, and the share of the hall's light there: floor, its far edge, wall,
# ceiling.
CARD_ROWS = ((0.0, 0.5), (0.34, 0.32), (0.36, 0.9), (0.8, 1.0), (1.0, 0.7))

# Of what a doorway's picture holds the brightest, by display white at the exposure of the hall that it shows.
BRIGHTEST = 1.3


@dataclass(frozen=True)
class Camera:
    """An eye: metres; yaw 0 to -z, counter-clockwise from above; pitch up; vertical field of view."""

    position: tuple[float, float, float]
    yaw_rad: float
    pitch_rad: float
    fov_rad: float


@dataclass
class Met:
    """Points of faces that rays met. A hall's look (`Dress`) may change what the last three say.

    face (n,), -1 where nothing was met; three (n, 3) weights of its corners; way (n, 3) of the ray that came;
    footprint_m (n,) what a pixel spans there. albedo (n, 3); lux (n, 3) of light on it; glow (n, 3) cd/m².
    """

    face: Int
    three: Float
    way: Float
    footprint_m: Float
    albedo: Float
    lux: Float
    glow: Float


Dress: TypeAlias = Callable[[Met], None]


@dataclass(frozen=True)
class Beyond:
    """The hall behind a doorway; `turn` (3, 3) and `shift` (3,) bring a column of this frame into its."""

    stills: Stills
    turn: Float
    shift: Float


@dataclass(frozen=True)
class Doorway:
    """A doorway to another hall: the corner at the foot of its card, its edges along and up, cd/m² of the
    light there; cross(along, up) looks into this hall. `beyond` gives the hall behind it, or None."""

    corner: Float
    along: Float
    up: Float
    glow: Float
    beyond: Callable[[], Beyond | None]

    def met(self, origin: Float, way: Float, within_m: Float) -> tuple[Int, Float, Float]:
        """Which of (n, 3) rays go out through it nearer than (n,) within_m: their numbers (k,), how far (k,),
        and at which share of its height (k,)."""
        inward = np.cross(self.along, self.up)
        near = np.empty(len(way), np.int64)
        far, high = np.empty(len(way), np.float32), np.empty(len(way), np.float32)
        count = go_out(
            np.broadcast_to(origin, way.shape),
            way,
            within_m,
            self.corner,
            self.along / (self.along @ self.along),
            self.up / (self.up @ self.up),
            inward,
            near,
            far,
            high,
        )
        return near[:count], far[:count], high[:count]


class Stills:
    """A lit hall to take stills of.

    exposure multiplies cd/m², as three's does. `dress` gives what is met its look; without it each face has
    its mean albedo. Panes that let light through are not drawn, nor faces `open_` (t,): doorways stand there.
    Faces `guarded` (t,) stay dark when they are seen from another hall.
    """

    def __init__(
        self,
        scene: BakeScene,
        light: LightLayers,
        exposure: float,
        dress: Dress | None = None,
        doorways: Sequence[Doorway] = (),
        open_: Bool | None = None,
        guarded: Bool | None = None,
    ) -> None:
        shown = scene.occludes | (scene.emission.sum(axis=1) > 0)
        self._tracer = Tracer(scene.triangles, shown if open_ is None else shown & ~open_)
        self._lit = Lit(scene, light.summed())
        self._albedo = scene.albedo.astype(np.float32)
        self._emission = scene.emission.astype(np.float32)
        self.exposure = exposure
        self._dress, self.doorways, self._guarded = dress, tuple(doorways), guarded

    def take(
        self, camera: Camera, size: tuple[int, int], rays: tuple[int, int] = (4, 12)
    ) -> NDArray[np.uint8]:
        """(h, w, 3) sRGB picture of (width, height) pixels; rays for each, and more where an edge runs."""
        width, height = size
        few, more = rays
        picture = self._pixels(camera, size, np.arange(width * height), 0, few)
        if more:
            # numpy reduces over three numbers ten times slower than it compares whole channels
            peak = np.maximum(np.maximum(picture[:, 0], picture[:, 1]), picture[:, 2])
            grey = to_srgb(peak).reshape(height, width)
            edge = np.flatnonzero(maximum_filter(grey, 3) - minimum_filter(grey, 3) > EDGE)
            again = self._pixels(camera, size, edge, few, more)
            picture[edge] = (picture[edge] * few + again * more) / (few + more)
        grain = np.random.default_rng(0).random((height * width, 1), np.float32) - np.float32(0.5)
        code = np.clip(to_srgb(picture) * 255 + 0.5 + grain, 0, 255).astype(np.uint8)
        return code.reshape(height, width, 3)

    def through(
        self, doorway: Doorway, eye: Float, size: tuple[int, int], rays: int
    ) -> tuple[NDArray[np.uint8], float] | None:
        """What is seen through a doorway from (3,) eye: (h, w, 3) sRGB of (width, height) texels over the
        doorway, no tone curve in it, and the cd/m² of full white. None where there is no hall behind it."""
        beyond = doorway.beyond()
        if beyond is None:
            return None
        width, height = size
        texel = np.arange(width * height)
        inner = spread(texel, rays, 7100)
        x = ((texel % width)[:, None] + inner[..., 0]) / np.float32(width)
        y = 1 - ((texel // width)[:, None] + inner[..., 1]) / np.float32(height)
        at = (doorway.corner + x[..., None] * doorway.along + y[..., None] * doorway.up).reshape(-1, 3)
        way = at - eye
        far = np.sqrt(np.einsum("nx,nx->n", way, way))
        way /= far[:, None]
        at, way = at @ beyond.turn.T + beyond.shift, way @ beyond.turn.T
        own = beyond.stills.exposure
        pixel_rad = float(np.linalg.norm(doorway.along)) / width / float(far.mean())
        found = np.empty(at.shape, np.float32)

        def work(piece: slice) -> None:
            start, to = at[piece].astype(np.float32), way[piece].astype(np.float32)
            found[piece] = beyond.stills._seen(start, to, own, pixel_rad, far[piece], 1)

        in_chunks(len(at), CHUNK_RAYS, work, lambda share: None)
        shown = np.clip(found / np.float32(BRIGHTEST), 0, 1).reshape(width * height, rays, 3).mean(axis=1)
        code = np.clip(to_srgb(shown.astype(np.float64)) * 255 + 0.5, 0, 255).astype(np.uint8)
        return code.reshape(height, width, 3), BRIGHTEST / own

    def _pixels(self, camera: Camera, size: tuple[int, int], pixels: Int, first: int, rays: int) -> Float:
        """(n, 3) display linear means over rays number `first` and after of (n,) pixels."""
        width, height = size
        right, up, ahead = _axes(camera)
        tall = np.float32(np.tan(camera.fov_rad / 2))
        right, up = right * tall * np.float32(width / height), up * tall
        eye = np.asarray(camera.position, np.float32)
        pixel_rad = 2 * float(tall) / height
        found = np.zeros((len(pixels), 3), np.float32)

        def work(piece: slice) -> None:
            pixel = pixels[piece]
            way = np.empty((len(pixel) * rays, 3), np.float32)
            look(pixel, size, first, rays, ahead, right, up, way)
            seen = self._seen(np.broadcast_to(eye, way.shape), way, self.exposure, pixel_rad, 0.0, 0)
            toned = np.clip(khronos_neutral(seen), 0, 1)
            # the curve before the mean: a bulb's edge is then as smooth as everything else
            found[piece] = np.einsum("nkc->nc", toned.reshape(len(pixel), rays, 3)) / np.float32(rays)

        in_chunks(len(pixels), max(1, CHUNK_RAYS // rays), work, lambda share: None)
        return found

    def _seen(
        self, origin: Float, way: Float, eye: float, pixel_rad: float, gone_m: Float | float, doors: int
    ) -> Float:
        """(n, 3) what (n, 3) rays see, times exposure: half way, in stops, from that of the hall where the
        eye stands to this hall's own, as the viewer has it through a door. gone_m: how far they have come."""
        hits = self._tracer.hits(origin, way)
        first = 1 - hits.weights[:, :1] - hits.weights[:, 1:]
        three = np.concatenate([first, hits.weights], axis=1)
        met = Met(
            hits.face,
            three,
            way,
            ((hits.distance_m + gone_m) * pixel_rad).astype(np.float32),
            self._albedo[hits.face],
            self._lit.irradiance(hits.face, hits.weights)[:, 0],
            self._emission[hits.face],
        )
        if self._dress is not None:
            self._dress(met)
        exposure = np.float32(np.sqrt(eye * self.exposure))
        shown: Float = (met.lux * met.albedo / np.float32(np.pi) + met.glow) * exposure
        shown[hits.face < 0] = 0
        if doors and self._guarded is not None:
            shown[self._guarded[hits.face]] = 0
        within = np.where(hits.face < 0, np.float32(np.inf), hits.distance_m)
        for door in self.doorways:
            pick, far, high = door.met(origin, way, within)
            if not len(pick):
                continue
            beyond = door.beyond() if doors < MOST_DOORWAYS else None
            if beyond is None:
                rows = np.array(CARD_ROWS)
                shown[pick] = np.interp(high, rows[:, 0], rows[:, 1])[:, None] * door.glow * exposure
                continue
            came = np.broadcast_to(np.asarray(gone_m, np.float32), (len(way),))[pick] + far
            at = (origin[pick] + far[:, None] * way[pick]) @ beyond.turn.T + beyond.shift
            shown[pick] = beyond.stills._seen(
                at.astype(np.float32), way[pick] @ beyond.turn.T, eye, pixel_rad, came, doors + 1
            )
        return shown


def suggested_exposure(light: LightLayers) -> float:
    """An exposure at which the hall's middling light (its log-mean) on a grey of 0.5 is a middle tone."""
    total = np.sum([image[light.owned] for image in light.layers.values()], axis=0) @ [0.2126, 0.7152, 0.0722]
    middle = float(np.exp(np.mean(np.log(np.maximum(total, 0.05)))))
    return 0.26 / (middle * 0.5 / np.pi)


def _axes(camera: Camera) -> tuple[Float, Float, Float]:
    cy, sy = np.cos(camera.yaw_rad), np.sin(camera.yaw_rad)
    cp, sp = np.cos(camera.pitch_rad), np.sin(camera.pitch_rad)
    ahead = np.array([-sy * cp, sp, -cy * cp], np.float32)
    right = np.array([cy, 0.0, -sy], np.float32)
    return right, np.cross(right, ahead).astype(np.float32), ahead
