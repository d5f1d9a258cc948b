"""What stills show of boards, labels and framed works: their colours, and the look of words from afar.

A still goes to readers of every language, so no word is in it. Where the viewer writes, soft lines lie as
words out of focus do, fainter the nearer they are: close by, a board is plain and its rule tells where the
heading ends. A work's picture hangs in its frame where the museum has given one.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from enfilade.pipeline.hall_model import HallModel, PlacedFace
from enfilade.pipeline.light.colour import from_srgb
from enfilade.pipeline.light.poster import Met
from enfilade.pipeline.light.scene import Double, Float

# As the viewer's faces.ts has them: ground and ink by kind, largest body in metres, the rule's ink, the card
# that a picture of another shape is mounted on, the share of display white that words get at least.
COLOURS = {
    "board": ("#454547", "#f3eee4"),
    "sign": ("#454547", "#f3eee4"),
    "label": ("#e9e4d8", "#26241f"),
    "picture": ("#cdc5b4", "#2c2923"),
}
MOST_BODY_M = {"board": 0.09, "sign": 0.09, "label": 0.05, "picture": 0.08}
RULE_INK = 0.42
MOUNT = "#ded8ca"
LEAST_SHOWN = 0.5

# Heading to body and lines apart in ems, as in face_layout.ts; how many lines a face has at most.
HEADING, LEADING = 1.62, 1.38
MOST_LINES = {"board": 9, "sign": 1, "label": 6, "picture": 3}
# Texels to an em, and on the longer side at most.
EM_PX, MOST_PX = 16, 1024
# Ink of words where an em is this many pixels or fewer, and where it is so many or more.
FAR_EM_PX, NEAR_EM_PX = 9.0, 26.0
FAR_INK, NEAR_INK = 0.56, 0.14
# A face lies on its panel; what is this far before or behind it is something else.
OFF_M = 0.012


@dataclass(frozen=True)
class _Shown:
    """A face as it is shown: where it lies; its picture (h, w, 3), or the ink of words and rule (h, w)."""

    placed: PlacedFace
    words: Float | None
    rule: Float | None
    body_m: float
    picture: Float | None


class Faces:
    """The faces of a hall on its (t, 3, 3) triangles; `part_starts` as in LightInputs.

    written: exhibits that have words for their face. pictures: (h, w, 3) sRGB by exhibit. Others stay as the
    element's finish is, as in the viewer.
    """

    def __init__(
        self,
        model: HallModel,
        triangles: Double,
        part_starts: tuple[int, ...],
        written: frozenset[str],
        pictures: Mapping[str, NDArray[np.uint8]],
    ) -> None:
        self._triangles = triangles.astype(np.float32)
        self._least = LEAST_SHOWN * np.pi / model.hall.exposure
        self._shown: list[_Shown] = []
        every: list[NDArray[np.bool_]] = []
        for placed in model.faces:
            exhibit = placed.exhibit or model.elements[placed.element].exhibit
            if exhibit is not None and exhibit in pictures and placed.kind == "picture":
                face = placed.face
                hung = _mounted(pictures[exhibit], face.width_m / face.height_m)
                shown = _Shown(placed, None, None, 0.0, hung)
            elif exhibit in written:
                shown = _Shown(placed, *_lettered(placed), None)
            else:
                continue
            of = np.zeros(len(triangles), np.bool_)
            for index, part in enumerate(model.parts):
                if part.element == placed.element:
                    begin, end = part_starts[index], part_starts[index + 1]
                    of[begin:end] = _behind(placed, triangles[begin:end])
            self._shown.append(shown)
            every.append(of)
        self._of: NDArray[np.bool_] = np.array([*every, np.zeros(len(triangles), np.bool_)])
        self._on = np.asarray(self._of.any(axis=0))

    def dress(self, met: Met) -> None:
        """Give points on faces their colours, and the least light that words have."""
        at = np.flatnonzero(self._on[met.face] & (met.face >= 0))
        if not len(at):
            return
        face = met.face[at]
        point = np.einsum("nc,ncx->nx", met.three[at], self._triangles[face])
        # of a hall's forty faces a still shows five
        for number in np.flatnonzero(self._of[:, np.unique(face)].any(axis=1)):
            shown, mine = self._shown[number], np.flatnonzero(self._of[number][face])
            board = shown.placed.face
            off = point[mine] - np.asarray(board.centre, np.float32)
            x = off @ np.asarray(board.right, np.float32) / np.float32(board.width_m) + np.float32(0.5)
            y = np.float32(0.5) - off @ np.asarray(board.up, np.float32) / np.float32(board.height_m)
            inside = (x >= 0) & (x < 1) & (y >= 0) & (y < 1)
            pick = at[mine[inside]]
            met.albedo[pick] = _colour(shown, x[inside], y[inside], met.footprint_m[pick])
            met.lux[pick] = self._readable(met.lux[pick])

    def _readable(self, lux: Float) -> Float:
        """The light on words: never less than what the exposure shows as half of white (faces.ts)."""
        shown = np.maximum(lux @ np.array([0.2126, 0.7152, 0.0722], np.float32), 1e-4)[:, None]
        t = np.clip(shown / self._least / 0.2, 0, 1)
        known = t * t * (3 - 2 * t)
        lifted = self._least * (1 - known) + lux * np.maximum(1, self._least / shown) * known
        return np.asarray(lifted, np.float32)


def _colour(shown: _Shown, x: Float, y: Float, footprint_m: Float) -> Float:
    """(n, 3) linear albedo at shares (n,) of a face's width and height, from the top left."""
    if shown.picture is not None:
        return _at(shown.picture, x, y)
    assert shown.words is not None and shown.rule is not None
    ground, ink = (_linear(code) for code in COLOURS[shown.placed.kind])
    em = shown.body_m / np.maximum(footprint_m, 1e-6)
    near = np.clip((em - FAR_EM_PX) / (NEAR_EM_PX - FAR_EM_PX), 0, 1)
    strength = FAR_INK + (NEAR_INK - FAR_INK) * near
    share = np.maximum(_at(shown.words, x, y) * strength, _at(shown.rule, x, y))[:, None]
    return np.asarray(ground * (1 - share) + ink * share, np.float32)


def _at(texels: Float, x: Float, y: Float) -> Float:
    height, width = texels.shape[:2]
    found: Float = texels[
        np.minimum((y * height).astype(np.int64), height - 1),
        np.minimum((x * width).astype(np.int64), width - 1),
    ]
    return found


def _behind(placed: PlacedFace, triangles: Double) -> NDArray[np.bool_]:
    """(t,) which of an element's triangles lie on the face's plane and look its way."""
    out = np.cross(placed.face.right, placed.face.up)
    off = np.abs((triangles - np.asarray(placed.face.centre)) @ out).max(axis=1) < OFF_M
    normal = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    return np.asarray(off & (normal @ out > 0.9 * np.linalg.norm(normal, axis=1)))


def _lettered(placed: PlacedFace) -> tuple[Float, Float, float]:
    """Ink of words and of the rule (h, w), 0 to 1, and the body in metres, of a face that carries words."""
    face, kind = placed.face, placed.kind
    width, height = face.width_m, face.height_m
    body = min(MOST_BODY_M[kind], height / 5, width / 14)
    density = min(EM_PX / body, MOST_PX / max(width, height))
    words = np.zeros((max(2, round(height * density)), max(2, round(width * density))), np.float32)
    rule = np.zeros_like(words)
    chance = np.random.default_rng(zlib.crc32(f"{placed.element} {face.name}".encode()))
    margin = max(0.075 * min(width, height), 0.9 * body)
    alone = kind == "picture"
    big = body * (1.0 if alone else HEADING)
    y = margin + (max(0.0, (height - 2 * margin) * 0.4 - big) if alone else 0.0) + big * 0.86
    _line(words, density, margin, y, big, (width - 2 * margin) * chance.uniform(0.45, 0.8), chance)
    if not alone and kind != "sign":
        under = y + big * 0.52
        row = round(under * density)
        thick = max(1, round(body * 0.05 * density))
        rule[row : row + thick, round(margin * density) : round((width - margin) * density)] = RULE_INK
        y = under + body * 0.35
    for number in range(MOST_LINES[kind] - 1):
        y += body * LEADING
        if y > height - margin:
            break
        full = chance.uniform(0.82, 1.0) if (number + 1) % 4 else chance.uniform(0.35, 0.7)
        if alone:
            full = chance.uniform(0.25, 0.5)
        _line(words, density, margin, y, body, (width - 2 * margin) * full, chance)
    return gaussian_filter(words, 0.13 * body * density), rule, body


def _line(
    ink: Float, density: float, x: float, y: float, em: float, length: float, chance: np.random.Generator
) -> None:
    """Set a line of words: lower case as an even grey with stems in it, a few of which rise, and gaps."""
    end = x + length

    def fill(left: float, right: float, top: float, foot: float, grey: float) -> None:
        rows = slice(max(0, round(top * density)), round(foot * density))
        columns = slice(round(left * density), max(round(right * density), round(left * density) + 1))
        ink[rows, columns] = np.maximum(ink[rows, columns], grey)

    while x < end:
        word = min(em * chance.uniform(1.0, 4.2), end - x)
        fill(x, x + word, y - 0.5 * em, y, 0.42)
        for stem in np.arange(x, x + word - 0.1 * em, 0.27 * em):
            tall = chance.random()
            top = y - em * (0.74 if tall < 0.17 else 0.5)
            foot = y + em * (0.2 if tall > 0.93 else 0.0)
            fill(stem, stem + 0.11 * em, top, foot, chance.uniform(0.6, 1.0))
        x += word + 0.3 * em


def _mounted(picture: NDArray[np.uint8], shape: float) -> Float:
    """A picture on its mount in a face of width / height `shape`, as face_layout.ts's `mounted` lays it."""
    high, wide = picture.shape[:2]
    linear: Float = from_srgb(picture / 255).astype(np.float32)
    if abs(wide / high / shape - 1) < 0.02:
        return linear
    # in units of the picture's pixels: the mount is 6 % of the shorter side
    scale = max(wide / (shape - 0.12 * min(shape, 1)), high / (1 - 0.12 * min(shape, 1)))
    mount = np.empty((round(scale), round(scale * shape), 3), np.float32)
    mount[:] = _linear(MOUNT)
    top, left = (mount.shape[0] - high) // 2, (mount.shape[1] - wide) // 2
    mount[top : top + high, left : left + wide] = linear
    return mount


def _linear(code: str) -> Float:
    texel = np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.asarray(from_srgb(texel), np.float32)
