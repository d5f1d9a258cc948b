"""Boards, frames and windows in stills: the viewer's colours, soft lines for words, pictures whole."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from enfilade.content.hall import DayCap
from enfilade.pipeline.hall_look import _Windows
from enfilade.pipeline.hall_model import HallModel, PlacedCap
from enfilade.pipeline.light.colour import from_srgb, to_srgb
from enfilade.pipeline.light.poster import Met
from enfilade.pipeline.light.scene import Float
from enfilade.pipeline.light_inputs import card_glow
from enfilade.pipeline.outside import SIDE, VIEWS, outside
from enfilade.pipeline.poster_faces import Faces
from tests.pipeline.box_hall import box_model

WRITTEN = frozenset({"speaking-documents"})


def met(count: int, face: int, lux: float, footprint_m: float = 0.002) -> Met:
    """A row of points on a triangle of albedo 0.3."""
    three = np.random.default_rng(3).dirichlet((1, 1, 1), count).astype(np.float32)
    return Met(
        np.full(count, face),
        three,
        np.tile(np.array((0, 0, -1), np.float32), (count, 1)),
        np.full(count, footprint_m, np.float32),
        np.full((count, 3), 0.3, np.float32),
        np.full((count, 3), lux, np.float32),
        np.zeros((count, 3), np.float32),
    )


def hung(
    model: HallModel,
    written: frozenset[str] = WRITTEN,
    pictures: Mapping[str, NDArray[np.uint8]] | None = None,
) -> tuple[Faces, int]:
    """The box hall's faces, and the board's first triangle."""
    counts = np.cumsum([0, *(len(part.part.triangles) for part in model.parts)])
    triangles = np.concatenate([part.part.positions[part.part.triangles] for part in model.parts])
    board = next(i for i, part in enumerate(model.parts) if part.part.finish == "board-face")
    faces = Faces(model, triangles, tuple(int(c) for c in counts), written, pictures or {})
    return faces, int(counts[board])


def kind(model: HallModel, name: Literal["board", "picture", "label"]) -> HallModel:
    return replace(model, faces=tuple(replace(face, kind=name) for face in model.faces))


def srgb(albedo: Float) -> list[int]:
    return [round(float(v) * 255) for v in to_srgb(albedo.astype(np.float64))]


def test_STILL4_a_board_takes_the_viewers_ground_and_between_it_and_ink_where_words_would_be() -> None:
    faces, board = hung(box_model())
    points = met(20_000, board, 400.0, footprint_m=0.01)
    faces.dress(points)
    on = points.albedo[np.abs(points.albedo - 0.3).max(axis=1) > 1e-6]
    assert srgb(on.min(axis=0)) == [0x45, 0x45, 0x47]
    ground, ink = (from_srgb(np.array(c) / 255) for c in ((0x45, 0x45, 0x47), (0xF3, 0xEE, 0xE4)))
    share = (on - ground) / (ink - ground)
    assert share.max() <= 0.56 + 1e-4
    assert 0.1 < (share[:, 0] > 0.08).mean() < 0.6
    assert np.ptp(share, axis=1).max() < 1e-4


def test_STILL4_words_fade_where_one_comes_near_and_the_rule_stays() -> None:
    faces, board = hung(box_model())
    far, near = met(20_000, board, 400.0, footprint_m=0.01), met(20_000, board, 400.0, footprint_m=0.0005)
    faces.dress(far)
    faces.dress(near)
    fainter = near.albedo[:, 0] < far.albedo[:, 0] - 1e-6
    assert fainter.mean() > 0.1
    assert not (near.albedo[:, 0] > far.albedo[:, 0] + 1e-6).any()
    assert near.albedo.max() == pytest.approx(far.albedo.max(), abs=0.25)


def test_STILL4_a_face_without_words_and_what_is_no_face_stay_as_they_are() -> None:
    faces, board = hung(box_model(), written=frozenset())
    points = met(500, board, 400.0)
    faces.dress(points)
    assert (points.albedo == np.float32(0.3)).all()
    faces, board = hung(box_model())
    wall = met(500, 0, 400.0)
    faces.dress(wall)
    assert (wall.albedo == np.float32(0.3)).all()


def test_STILL6_words_are_lit_as_in_the_viewer_never_less_than_half_of_white() -> None:
    model = box_model()
    least = 0.5 * np.pi / model.hall.exposure
    faces, board = hung(model)
    dark, bright = met(4000, board, 0.0), met(4000, board, 3 * least)
    faces.dress(dark)
    faces.dress(bright)
    on = np.abs(dark.albedo - 0.3).max(axis=1) > 1e-6
    assert dark.lux[on] == pytest.approx(np.full((on.sum(), 3), least), rel=1e-4)
    assert (dark.lux[~on] == 0).all()
    assert bright.lux[on] == pytest.approx(np.full((on.sum(), 3), 3 * least), rel=1e-4)


def test_STILL5_a_picture_hangs_whole_upright_and_on_its_mount_where_its_shape_is_another() -> None:
    # the face is 1.5 x 1.0 m; a square picture, red above and blue below
    square = np.zeros((400, 400, 3), np.uint8)
    square[:200, :, 0], square[200:, :, 2] = 200, 200
    model = kind(box_model(), "picture")
    faces, board = hung(model, pictures={"speaking-documents": square})
    points = met(20_000, board, 400.0)
    faces.dress(points)
    on = points.albedo[np.abs(points.albedo - 0.3).max(axis=1) > 1e-6]
    seen = {tuple(srgb(albedo)) for albedo in np.unique(on.round(6), axis=0)}
    assert seen == {(200, 0, 0), (0, 0, 200), (0xDE, 0xD8, 0xCA)}
    triangles = np.concatenate([part.part.positions[part.part.triangles] for part in model.parts])
    height = points.three @ triangles[board][:, 1]
    red = (points.albedo[:, 0] > 0.5) & (points.albedo[:, 2] < 0.01)
    blue = (points.albedo[:, 2] > 0.5) & (points.albedo[:, 0] < 0.01)
    assert height[red].min() > 1.448 and height[blue].max() < 1.452
    filling = np.full((20, 30, 3), 128, np.uint8)
    faces, board = hung(model, pictures={"speaking-documents": filling})
    points = met(2000, board, 400.0)
    faces.dress(points)
    on = points.albedo[np.abs(points.albedo - 0.3).max(axis=1) > 1e-6]
    assert {tuple(srgb(albedo)) for albedo in np.unique(on.round(6), axis=0)} == {(128, 128, 128)}


def test_STILL7_beyond_a_window_lies_the_viewers_own_picture_at_its_distance() -> None:
    corners = np.array([(0, 1, 0), (2, 1, 0), (2, 3, 0), (0, 3, 0)], np.float64)
    day = DayCap(luminance_cd_m2=900.0, kelvin=6500.0, card="courtyard")
    cap = PlacedCap(day, "window", 0, corners)
    model = replace(box_model(), caps=(cap,))
    windows = _Windows(model, 2)
    with Image.open(io.BytesIO(outside("courtyard"))) as opened:
        picture = np.asarray(opened.convert("RGB"))
    yard = VIEWS["courtyard"]
    glow = card_glow(cap, model.hall.exposure, model.hall.white_kelvin)
    for share_x, share_y in ((0.2, 0.2), (0.8, 0.3), (0.3, 0.9), (0.95, 0.5)):
        for across, up in ((0.0, 0.0), (0.3, -0.1), (-0.5, 0.2)):
            x, y = 2 * share_x, 3 - 2 * share_y
            below = share_x >= 1 - share_y
            plan = np.vstack([corners[[0, 1, 2] if below else [0, 2, 3], :2].T, np.ones(3)])
            points = met(1, 0 if below else 1, 0.0)
            points.three[0] = np.linalg.solve(plan, [x, y, 1])
            way = np.array((across, up, -1.0))
            points.way[0] = way / np.linalg.norm(way)
            windows.dress(points)
            far_x, far_y = x + across * yard.distance_m, y + up * yard.distance_m
            column = int(far_x / yard.width_m * SIDE) % SIDE
            row = int((yard.low_m + yard.height_m - far_y) / yard.height_m * SIDE)
            around = picture[max(row - 1, 0) : row + 2].take(
                range(column - 1, column + 2), axis=1, mode="wrap"
            )
            seen = from_srgb(around / 255) * glow
            assert (points.glow[0] >= seen.min(axis=(0, 1)) - 0.5).all()
            assert (points.glow[0] <= seen.max(axis=(0, 1)) + 0.5).all()
