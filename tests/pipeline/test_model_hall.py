"""The modelled hall: its element table, its parts, what is placed in it, and what is seen from where."""

from __future__ import annotations

import math

import numpy as np
import pytest

from enfilade.content.evidence import Evidence, Shows
from enfilade.content.hall import Hall
from enfilade.pipeline.hall_model import HallModel
from enfilade.pipeline.model_hall import model_hall
from enfilade.pipeline.place_elements import element_frame
from enfilade.pipeline.plan import ceiling_y
from enfilade.pipeline.weather import noise
from tests.pipeline.plans import corridor_and_cells, room_above, stair_and_room


def furnished() -> Hall:
    hall = corridor_and_cells()
    doors = [
        hall.openings[0].model_copy(update={"kind": "cell-door", "opens_into": "corridor", "rest_deg": 90.0}),
        hall.openings[1],
        hall.openings[2].model_copy(update={"kind": "cell-window"}),
    ]
    raw = hall.model_copy(update={"openings": tuple(doors)}).model_dump(mode="json", exclude_none=True)
    raw["elements"] = [
        {"id": "bulb", "kind": "caged-bulb", "room": "cell-1", "at": (1.5, -2.0), "light_layer": "night"},
        {"id": "board", "kind": "board", "room": "corridor", "at": (3.0, 1.55), "y_m": 0.4, "exhibit": "one"},
        {"id": "stool", "kind": "stool", "room": "cell-1", "at": (0.9, -2.5), "yaw_deg": 30, "shows": "ours"},
    ]
    return Hall.model_validate(raw)


@pytest.fixture(scope="module")
def model() -> HallModel:
    return model_hall(furnished())


def test_every_row_has_its_own_id_and_every_part_a_row(model: HallModel) -> None:
    ids = [row.id for row in model.elements]
    assert len(set(ids)) == len(ids)
    assert ids[:6] == ["corridor/floor", *(f"corridor/wall-{i}" for i in range(4)), "corridor/ceiling"]
    assert {"cell-2/skirting", "cell-2/cornice", "cell-1-door/reveal", "cell-1-door", "stool"} <= set(ids)
    used = {placed.element for placed in model.parts} | {leaf.element for leaf in model.leaves}
    assert used == set(range(len(ids)))


def test_provenance_is_handed_down(model: HallModel) -> None:
    rows = {row.id: row for row in model.elements}
    assert (rows["stool"].evidence, rows["stool"].shows) == (Evidence.CONJECTURE, Shows.OURS)
    assert rows["cell-1/wall-0"].shows is Shows.MUSEUM_2019
    assert rows["board"].exhibit == "one"


def test_parts_are_whole(model: HallModel) -> None:
    for placed in model.parts:
        part = placed.part
        assert part.triangles.min() >= 0 and part.triangles.max() < len(part.positions)
        assert part.normals.shape == part.positions.shape and part.uv.shape == (len(part.positions), 2)
        assert np.linalg.norm(part.normals, axis=1) == pytest.approx(1.0, abs=1e-6)
        assert np.isfinite(part.uv).all()
        if part.colour is not None:
            assert part.colour.shape == part.positions.shape


def test_texture_coordinates_are_metres(model: HallModel) -> None:
    for placed in model.parts:
        row = model.elements[placed.element]
        if row.kind not in ("wall", "floor", "ceiling"):
            continue
        a, b, c = (placed.part.triangles[:, i] for i in range(3))
        p, uv = placed.part.positions, placed.part.uv
        area = np.linalg.norm(np.cross(p[b] - p[a], p[c] - p[a]), axis=1)
        d, e = uv[b] - uv[a], uv[c] - uv[a]
        assert np.abs(d[:, 0] * e[:, 1] - d[:, 1] * e[:, 0]) == pytest.approx(area, rel=1e-3, abs=1e-7)


def test_the_model_is_the_same_every_time(model: HallModel) -> None:
    again = model_hall(furnished())
    assert len(again.parts) == len(model.parts)
    for one, other in zip(model.parts, again.parts, strict=True):
        assert (one.element, one.room, one.part.finish) == (other.element, other.room, other.part.finish)
        assert np.array_equal(one.part.positions, other.part.positions)
        assert np.array_equal(one.part.triangles, other.part.triangles)


def test_a_dado_changes_the_finish_at_its_height(model: HallModel) -> None:
    index = next(i for i, row in enumerate(model.elements) if row.id == "cell-1/wall-1")
    bands = {p.part.finish: p.part.positions[:, 1] for p in model.parts if p.element == index}
    assert set(bands) == {"limewash", "oil-paint-dado-green"}
    assert bands["oil-paint-dado-green"].max() == pytest.approx(1.5)
    assert bands["limewash"].min() == pytest.approx(1.5)


def test_a_skirting_stops_at_the_door_and_covers_what_is_left_out(model: HallModel) -> None:
    index = next(i for i, row in enumerate(model.elements) if row.id == "cell-2/skirting")
    (part,) = (p.part for p in model.parts if p.element == index)
    assert (part.positions[:, 1].min(), part.positions[:, 1].max()) == pytest.approx((0.0, 0.1))
    south = part.positions[np.abs(part.positions[:, 2] + 0.5) < 0.016]
    assert not ((south[:, 0] > 4.11) & (south[:, 0] < 4.89)).any()
    wall = next(i for i, row in enumerate(model.elements) if row.id == "cell-2/wall-1")
    foot = min(p.part.positions[:, 1].min() for p in model.parts if p.element == wall)
    assert 0.09 < foot < 0.1


def test_weather_is_restrained(model: HallModel) -> None:
    for placed in model.parts:
        if model.elements[placed.element].kind in ("wall", "floor", "ceiling", "reveal"):
            colour = placed.part.colour
            assert colour is not None
            assert colour.min() >= 0.55 and colour.max() <= 1.25
            assert 0.8 < colour.mean() < 1.2


def test_noise_is_smooth_and_seeded() -> None:
    line = np.column_stack([np.linspace(0, 9, 901), np.full(901, 0.3), np.full(901, -2.7)])
    values = noise(line, 5)
    assert np.abs(values).max() <= 1.0 and values.std() > 0.15
    assert np.abs(np.diff(values)).max() < 0.05
    assert not np.allclose(values, noise(line, 6))


def test_a_door_hangs_in_its_opening_and_rests_where_it_is_told(model: HallModel) -> None:
    leaf = next(leaf for leaf in model.leaves if leaf.opening == "cell-1-door" and leaf.name == "leaf")
    assert leaf.operable
    assert abs(leaf.rest_rad) == pytest.approx(math.radians(90), abs=math.radians(4))
    points = np.concatenate([part.positions for part in leaf.parts])
    assert points[:, 0].min() > 1.0 and points[:, 0].max() < 2.0
    assert -0.05 < points[:, 2].mean() < 0.15
    # Opened, its free edge lies in the corridor.
    axis, pivot = np.array(leaf.axis), np.array(leaf.pivot)
    arm = points[np.argmax(np.abs(points[:, 0] - pivot[0]))] - pivot
    swung = np.cross(axis, arm) * np.sign(leaf.rest_rad)
    assert swung[2] > 0.5


def test_a_lamp_hangs_from_the_vault_in_its_layer(model: HallModel) -> None:
    (lamp,) = model.emitters
    assert lamp.emitter.layer == "night"
    x, y, z = lamp.emitter.position
    assert (x, z) == pytest.approx((1.5, -2.0), abs=0.02)
    assert 2.2 < y < 2.6


def test_a_board_faces_the_room_from_its_wall(model: HallModel) -> None:
    face = next(face for face in model.faces if model.elements[face.element].id == "board")
    assert face.kind == "board"
    normal = np.cross(face.face.right, face.face.up)
    assert normal == pytest.approx([0.0, 0.0, -1.0], abs=0.05)
    assert 1.5 < face.face.centre[2] < 1.6


def test_what_is_seen_is_seen_both_ways(model: HallModel) -> None:
    assert model.sees["corridor"] == ("corridor", "cell-1", "cell-2")
    assert model.sees["cell-1"] == ("cell-1", "corridor")
    for room, others in model.sees.items():
        assert all(room in model.sees[other] for other in others)


def test_a_door_that_never_opens_hides_the_room_behind_it() -> None:
    hall = corridor_and_cells()
    shut = hall.openings[0].model_copy(update={"kind": "iron-door-closed"})
    changes = {"openings": (shut, *hall.openings[1:]), "viewpoints": hall.viewpoints[:1]}
    model = model_hall(hall.model_copy(update=changes))
    assert "cell-1" not in model.sees["corridor"]
    assert 1 not in model.floor.rooms


def test_walls_in_plan_leave_doorways_open(model: HallModel) -> None:
    north = [sorted((a, b)) for a, b in model.walls if a[1] == b[1] == 0.0]
    assert sorted(north) == [
        [(0.0, 0.0), (1.125, 0.0)],
        [(1.875, 0.0), (4.1, 0.0)],
        [(4.9, 0.0), (6.0, 0.0)],
    ]


def test_a_stair_brings_its_landing_and_its_portal() -> None:
    model = model_hall(stair_and_room())
    assert [portal.opening for portal in model.floor.portals] == ["up"]
    assert model.sees == {"well": ("well", "room"), "room": ("room", "well")}


def test_a_long_track_hangs_below_the_ribs_of_coffers_a_short_thing_between_them() -> None:
    hall = room_above()
    (room,) = hall.rooms
    assert ceiling_y(room, (1.0, 1.0)) == pytest.approx(3.0)
    assert ceiling_y(room, (2.0, 1.0)) == pytest.approx(2.88)
    raw = hall.model_dump(mode="json", exclude_none=True)
    track = {
        "id": "track",
        "kind": "track-spots",
        "room": "square",
        "at": (1.0, 1.0),
        "params": {"length_m": 2.0},
    }
    lamp = {"id": "lamp", "kind": "pendant-lamp", "room": "square", "at": (1.0, 1.0)}
    placed = Hall.model_validate({**raw, "elements": [track, lamp]})
    heights = [element_frame(placed, element)[0][1, 3] for element in placed.elements]
    assert heights == pytest.approx([2.88, 3.0])
