from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from enfilade.pipeline.light.scene import Double, Int, face_areas
from enfilade.pipeline.light.texels import candidates, depth_inside
from enfilade.pipeline.light.unwrap import Atlas, unwrap
from tests.pipeline.light.rooms import box, flat_normals


def vault(steps: int = 16) -> tuple[Double, Double]:
    """A half cylinder 3 m across and 4 m long, shaded smoothly, seen from inside."""
    turn = np.linspace(0, np.pi, steps + 1)
    ring = np.stack([1.5 * np.cos(turn), 1.5 * np.sin(turn)], axis=1)
    triangles, normals = [], []
    for (x0, y0), (x1, y1) in pairwise(ring):
        a, b, c, d = (x0, y0, 0), (x1, y1, 0), (x1, y1, 4), (x0, y0, 4)
        triangles += [(a, b, c), (a, c, d)]
        m, n = (-x0 / 1.5, -y0 / 1.5, 0), (-x1 / 1.5, -y1 / 1.5, 0)
        normals += [(m, n, n), (m, n, m)]
    return np.array(triangles, float), np.array(normals, float)


def ball(rings: int = 8) -> tuple[Double, Double]:
    """A smooth ball of 40 cm: nothing that could be unrolled."""
    triangles = []
    for i in range(rings):
        for j in range(2 * rings):
            grid = [(i + di, j + dj) for di, dj in ((0, 0), (1, 0), (1, 1), (0, 1))]
            p = [
                (
                    0.2 * np.sin(np.pi * r / rings) * np.cos(np.pi * s / rings),
                    0.2 * np.cos(np.pi * r / rings),
                    -0.2 * np.sin(np.pi * r / rings) * np.sin(np.pi * s / rings),
                )
                for r, s in grid
            ]
            triangles += [(p[0], p[1], p[2]), (p[0], p[2], p[3])]
    found = np.array(triangles)
    found = found[face_areas(found) > 1e-9]
    return found, found / np.linalg.norm(found, axis=2, keepdims=True)


def claims(atlas: Atlas) -> list[tuple[Int, Int]]:
    """(chart, texel) of every texel whose middle lies well inside a triangle."""
    corners = atlas.uv2 * np.asarray(atlas.size, float)
    faces = np.flatnonzero(atlas.placed)
    found = []
    for face, texel, centre in candidates(corners, faces, atlas.size, 0.0):
        held = depth_inside(corners[face], centre) > 1e-3
        found.append((atlas.chart[face[held]], texel[held]))
    return found


def furnished() -> tuple[Double, Double, Int, Int]:
    roof, roof_normals = vault()
    knob, knob_normals = ball()
    boxes = [
        box((3, 2, 4), (0, 1, 0), inward=True),
        box((0.8, 0.4, 1.9), (1, 0.2, 0)),
        box((0.02, 0.02, 0.02), (0, 0.5, 0)),
        box((0.5, 0.45, 0.5), (-1, 0.2, 1)),
    ]
    pieces = [*boxes, roof, knob]
    normals = [*(flat_normals(b) for b in boxes), roof_normals, knob_normals]
    part = np.concatenate([np.full(len(p), i) for i, p in enumerate(pieces)])
    room = np.where(part >= 3, 7, 2)
    return np.concatenate(pieces), np.concatenate(normals), part, room


def test_no_texel_is_claimed_twice() -> None:
    atlas = unwrap(*furnished(), texels_per_m=40)
    texel = np.concatenate([t for _, t in claims(atlas)])
    assert len(texel) > 10_000
    assert len(np.unique(texel)) == len(texel)


def test_two_texels_lie_between_charts_and_rooms_keep_to_themselves() -> None:
    triangles, normals, part, room = furnished()
    atlas = unwrap(triangles, normals, part, room, texels_per_m=40)
    width, height = atlas.size
    owner = np.full((height, width), -1)
    for chart, texel in claims(atlas):
        owner.ravel()[texel] = chart
    for dx, dy in ((1, 0), (2, 0), (0, 1), (0, 2), (1, 1), (2, 2), (1, 2), (2, 1)):
        one, two = owner[: height - dy, : width - dx], owner[dy:, dx:]
        assert not ((one >= 0) & (two >= 0) & (one != two)).any(), (dx, dy)
    for name, (x, y, w, h) in atlas.rooms.items():
        corners = atlas.uv2[atlas.placed & (room == name)] * atlas.size
        low, high = corners.reshape(-1, 2).min(axis=0), corners.reshape(-1, 2).max(axis=0)
        assert low[0] >= x and low[1] >= y and high[0] <= x + w and high[1] <= y + h


def test_a_wall_is_one_chart_at_the_density_asked_for() -> None:
    room = box((3, 2.5, 4), (0, 1, 0), inward=True)
    atlas = unwrap(room, flat_normals(room), np.zeros(12, int), np.zeros(12, int), 40)
    assert len(np.unique(atlas.chart)) == 6
    assert atlas.texels_per_m == 40
    edge = atlas.uv2[:, 1:] - atlas.uv2[:, :1]
    area = np.abs(edge[:, 0, 0] * edge[:, 1, 1] - edge[:, 0, 1] * edge[:, 1, 0]) / 2 * np.prod(atlas.size)
    assert area == pytest.approx(face_areas(room) * 1600, rel=0.01)
    # walls lie square: each face has two sides along the texels' rows and columns
    sides = np.abs(np.roll(atlas.uv2, -1, axis=1) - atlas.uv2) * atlas.size
    assert ((sides.min(axis=2) < 0.05).sum(axis=1) == 2).all()


def test_a_vault_is_one_chart_without_stretch() -> None:
    triangles, normals = vault()
    atlas = unwrap(triangles, normals, np.zeros(32, int), np.zeros(32, int), 40)
    assert len(np.unique(atlas.chart)) == 1
    placed = atlas.uv2 * np.asarray(atlas.size)
    flat = np.linalg.norm(np.roll(placed, -1, axis=1) - placed, axis=2) / 40
    solid = np.linalg.norm(np.roll(triangles, -1, axis=1) - triangles, axis=2)
    assert flat == pytest.approx(solid, abs=0.001)


def test_a_bolt_is_a_swatch_for_each_direction() -> None:
    bolt = box((0.02, 0.02, 0.02), (0, 0, 0))
    atlas = unwrap(bolt, flat_normals(bolt), np.zeros(12, int), np.zeros(12, int), 40)
    assert len(np.unique(atlas.corner_uv2.reshape(-1, 2), axis=0)) == 6
    assert (atlas.corner_uv2 == atlas.corner_uv2[:, :1]).all()


def test_unwrapping_is_the_same_every_time_and_forgives_rounding() -> None:
    triangles, normals, part, room = furnished()
    one = unwrap(triangles, normals, part, room, 40)
    two = unwrap(triangles + 1e-9, normals, part, room, 40)
    assert np.array_equal(one.corner_uv2, two.corner_uv2)
    assert one.size == two.size


def test_what_does_not_fit_is_made_coarser() -> None:
    atlas = unwrap(*furnished(), texels_per_m=200, largest=256)
    assert atlas.size == (256, 256)
    assert 10 < atlas.texels_per_m < 200
    assert atlas.used > 0.45


def test_faces_left_out_have_no_place() -> None:
    triangles, normals, part, room = furnished()
    atlas = unwrap(triangles, normals, part, room, 30, place=part != 1)
    assert np.isnan(atlas.uv2[part == 1]).all()
    assert not np.isnan(atlas.uv2[part != 1]).any()


def test_a_frame_round_a_wall_is_cut_into_its_sides() -> None:
    outer = np.array([(-2, -1.5), (2, -1.5), (2, 1.5), (-2, 1.5)], float)
    inner = outer * [1.9 / 2, 1.4 / 1.5]
    quads = [(outer[i], outer[(i + 1) % 4], inner[(i + 1) % 4], inner[i]) for i in range(4)]
    flat = np.array([t for a, b, c, d in quads for t in ((a, b, c), (a, c, d))])
    frame = np.concatenate([flat, np.zeros((8, 3, 1))], axis=2)
    atlas = unwrap(frame, flat_normals(frame), np.zeros(8, int), np.zeros(8, int), 40)
    assert len(np.unique(atlas.chart)) == 4
    assert atlas.size == (256, 256)


def test_rivets_of_one_part_are_swatches_each() -> None:
    rivets = np.concatenate([box((0.02, 0.02, 0.02), (x, 0, 0)) for x in (0, 1, 2)])
    atlas = unwrap(rivets, flat_normals(rivets), np.zeros(36, int), np.zeros(36, int), 40)
    assert len(np.unique(atlas.corner_uv2.reshape(-1, 2), axis=0)) == 18
