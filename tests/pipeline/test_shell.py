"""The shell: closed but for its caps, turned inside out, the same at any angle, its faces remembering their
walls.
"""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from enfilade.content.hall import Hall
from enfilade.pipeline.plan import ceiling_y
from enfilade.pipeline.shell import Shell, build_shell
from tests.pipeline.plans import corridor_and_cells, room_above, stair_and_room


@pytest.fixture(scope="module")
def straight() -> Shell:
    return build_shell(corridor_and_cells())


@pytest.fixture(scope="module")
def slanted() -> Shell:
    return build_shell(corridor_and_cells(27))


def areas(shell: Shell) -> dict[tuple[str, str], float]:
    out: dict[tuple[str, str], float] = {}
    for patch in shell.patches:
        a, b, c = (patch.positions[patch.triangles[:, i]] for i in range(3))
        area = float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)
        key = (patch.facet.surface, patch.finish)
        out[key] = out.get(key, 0.0) + area
    return out


def open_edges(shell: Shell) -> list[tuple[str, float]]:
    """Edges that no other triangle closes: surface, and length."""
    points = np.concatenate([patch.positions for patch in shell.patches])
    order = np.argsort(points @ np.array([1.0, 0.4142, 0.7321]))
    label = np.arange(len(points))
    # Points within 0.1 mm are one: a sweep over a slanted coordinate.
    for k, i in enumerate(order):
        for j in order[k + 1 : k + 40]:
            if np.abs(points[i] - points[j]).max() < 1e-4:
                label[j] = label[i]
    edges: Counter[tuple[int, int]] = Counter()
    owner: dict[tuple[int, int], tuple[str, float]] = {}
    start = 0
    for patch in shell.patches:
        for corner in patch.triangles:
            ids = [int(label[start + i]) for i in corner]
            for n in range(3):
                pair = (ids[n], ids[(n + 1) % 3])
                if pair[0] != pair[1]:
                    edges[pair] += 1
                    length = float(np.linalg.norm(points[pair[0]] - points[pair[1]]))
                    owner[pair] = (patch.facet.surface, length)
        start += len(patch.positions)
    return [owner[pair] for pair in edges if edges[pair] != edges.get(pair[::-1], 0)]


def test_a_suite_of_rooms_is_one_void(straight: Shell) -> None:
    assert straight.suites == 1


def test_a_turned_plan_gives_the_same_surfaces(straight: Shell, slanted: Shell) -> None:
    assert slanted.suites == 1
    assert slanted.volume_m3 == pytest.approx(straight.volume_m3, rel=1e-9)
    one, other = areas(straight), areas(slanted)
    # 10 cm²: the 2 cm strips where opening and room overlap may fall to either.
    for key in one | other:
        assert other.get(key, 0.0) == pytest.approx(one.get(key, 0.0), abs=0.02), key


def test_areas_are_those_of_the_plan(straight: Shell) -> None:
    area = areas(straight)
    assert area["cell-1/floor", "floorboards-brown"] == pytest.approx(2.4 * 3.0, abs=0.02)
    assert area["cell-1/wall-1", "oil-paint-dado-green"] == pytest.approx(3.0 * 1.5, abs=1e-4)
    window, segment = 0.7 * 0.6, (2 / 3) * 2.4 * 0.5
    lunette = 2.4 * (2.6 - 0.5 - 1.5) + segment
    north = area["cell-1/wall-0", "limewash"]
    assert north == pytest.approx(lunette - window, rel=0.05)


def test_the_void_is_seen_from_inside(straight: Shell) -> None:
    for patch in straight.patches:
        a, b, c = (patch.positions[patch.triangles[:, i]] for i in range(3))
        flat = np.cross(b - a, c - a)
        assert float((flat @ patch.facet.normal).min()) > -1e-12
    floor = next(p for p in straight.patches if p.facet.role == "floor")
    assert floor.facet.normal.tolist() == [0.0, 1.0, 0.0]


@pytest.mark.parametrize("hall", [stair_and_room(), corridor_and_cells(27)], ids=["stair", "slanted"])
def test_faces_fit_edge_to_edge(hall: Hall) -> None:
    # What stays open: caps, and the wall left out behind a skirting and a cornice. Slivers below 2 mm aside.
    shell = build_shell(hall)
    trimmed = {f"{room.id}/" for room in hall.rooms if room.walls.skirting}
    capped = {f"{opening.id}/reveal" for opening in hall.openings if opening.cap}
    left = [
        (surface, length)
        for surface, length in open_edges(shell)
        if surface not in capped and not any(surface.startswith(room) for room in trimmed)
    ]
    beside = {"cell-2-door/reveal"}
    assert [one for one in left if one[1] > 0.002 and one[0] not in beside] == []


def test_a_cap_faces_the_room_and_closes_its_opening(straight: Shell) -> None:
    (cap,) = straight.caps
    a, b, _, d = cap.corners
    normal = np.cross(b - a, d - a)
    assert normal / np.linalg.norm(normal) == pytest.approx([0.0, 0.0, 1.0])
    assert cap.corners[:, 2] == pytest.approx([-4.1] * 4)
    assert (cap.corners[:, 1].min(), cap.corners[:, 1].max()) == pytest.approx((1.5, 2.1))


def test_a_vault_is_smooth_and_springs_from_its_walls(straight: Shell) -> None:
    hall = corridor_and_cells()
    corridor = hall.rooms[0]
    assert ceiling_y(corridor, (3.0, 0.8)) == pytest.approx(2.4)
    assert ceiling_y(corridor, (3.0, 0.0)) == pytest.approx(2.0)
    for patch in straight.patches:
        if patch.facet.surface != "corridor/ceiling" or patch.facet.bend is None:
            continue
        normals = patch.facet.bend(patch.positions)
        assert np.linalg.norm(normals, axis=1) == pytest.approx(1.0)
        assert float((normals @ patch.facet.normal).min()) > math.cos(math.radians(6))
        for x, y, z in patch.positions:
            assert abs(ceiling_y(corridor, (float(x), float(z))) - y) < 0.005


def test_coffers_are_sunk_into_the_ceiling() -> None:
    shell = build_shell(room_above())
    heights = np.concatenate([p.positions[:, 1] for p in shell.patches if p.facet.role == "ceiling"])
    assert (heights.min(), heights.max()) == pytest.approx((3.0 - 0.12, 3.0))
    assert shell.volume_m3 > 4 * 4 * 2.88


def test_no_triangle_is_a_sliver_and_no_cell_too_large(straight: Shell) -> None:
    for patch in straight.patches:
        a, b, c = (patch.positions[patch.triangles[:, i]] for i in range(3))
        sides = np.array([np.linalg.norm(p - q, axis=1) for p, q in ((a, b), (b, c), (c, a))])
        assert sides.max() < 0.34 * 1.5
