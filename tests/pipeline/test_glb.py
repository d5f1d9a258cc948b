"""The GLB says what the model said: surfaces, elements, lightmap places; plain and packed alike."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import meshopt
import numpy as np
import pytest
from numpy.typing import NDArray

from enfilade.content.site import FileRef, SiteLayer, SiteTexture
from enfilade.pipeline.finishes import finish
from enfilade.pipeline.glb_batch import EVERY_ROOM, static_batches
from enfilade.pipeline.glb_container import Json, read_json
from enfilade.pipeline.glb_hall import FinishFiles, HallLight, hall_glb, site_hall
from enfilade.pipeline.glb_vertices import ATLAS_STEP
from enfilade.pipeline.hall_model import HallModel, PlacedEmitter, PlacedPart
from enfilade.pipeline.mesh import Emitter
from enfilade.pipeline.validate_glb import validate
from enfilade.pipeline.write_glb import WrittenGlb
from tests.pipeline.box_hall import box_light, box_model, box_quad, webp

NAMES = ("limewash", "concrete-floor", "board-face", "steel-painted")
TYPES = {5120: np.int8, 5121: np.uint8, 5122: np.int16, 5123: np.uint16, 5125: np.uint32}
WIDTH = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}


def _texture(name: str) -> SiteTexture:
    ref = FileRef(path=f"textures/{name}.webp", bytes=1, wire_bytes=1)
    return SiteTexture(hash=name, small=ref, full=ref, size=4)


def _written(model: HallModel, names: tuple[str, ...] = NAMES) -> WrittenGlb:
    second, _ = box_light(model)
    layer = SiteLayer(name="base", file=FileRef(path="light/base.webp", bytes=1, wire_bytes=1), scale=160.0)
    textures = {
        name: FinishFiles(*(_texture(f"{name}-{kind}") for kind in ("albedo", "normal", "orm")))
        for name in names
    }
    light = HallLight(layers=(layer,), second=second)
    return hall_glb(model, light, {name: finish(name) for name in names}, textures, {})


@pytest.fixture(scope="module")
def model() -> HallModel:
    return box_model()


@pytest.fixture(scope="module")
def written(model: HallModel) -> WrittenGlb:
    return _written(model)


def _views(glb: bytes) -> list[bytes]:
    """Every bufferView decoded."""
    gltf = read_json(glb)
    (length,) = struct.unpack_from("<I", glb, 12)
    blob = glb[20 + length + 8 :]
    out = []
    for view in gltf["bufferViews"]:
        packed = view.get("extensions", {}).get("EXT_meshopt_compression")
        if packed is None:
            out.append(blob[view["byteOffset"] : view["byteOffset"] + view["byteLength"]])
            continue
        data = blob[packed["byteOffset"] : packed["byteOffset"] + packed["byteLength"]]
        rows = meshopt.decode_gltf_buffer(
            data, packed["count"], packed["byteStride"], packed["mode"], packed.get("filter")
        )
        out.append(np.ascontiguousarray(rows).tobytes())
    return out


def _accessor(gltf: Json, views: list[bytes], index: int) -> NDArray[Any]:
    accessor = gltf["accessors"][index]
    view = gltf["bufferViews"][accessor["bufferView"]]
    kind = np.dtype(TYPES[accessor["componentType"]])
    width = WIDTH[accessor["type"]]
    stride = view.get("byteStride", kind.itemsize * width)
    rows = np.frombuffer(views[accessor["bufferView"]], kind).reshape(
        accessor["count"], stride // kind.itemsize
    )
    return rows[:, :width]


def _primitives(glb: bytes) -> Iterator[tuple[str, Json, dict[str, NDArray[Any]], NDArray[Any], Json]]:
    """Node name, node, attributes, triangles and material of every primitive."""
    gltf, views = read_json(glb), _views(glb)
    for node in gltf["nodes"]:
        if "mesh" not in node:
            continue
        for primitive in gltf["meshes"][node["mesh"]]["primitives"]:
            attributes = {name: _accessor(gltf, views, at) for name, at in primitive["attributes"].items()}
            indices = _accessor(gltf, views, primitive["indices"]).reshape(-1, 3)
            yield node["name"], node, attributes, indices, gltf["materials"][primitive["material"]]


def _area(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area: NDArray[np.float64] = np.linalg.norm(cross, axis=1) / 2
    return area


def test_both_forms_hold_the_same_numbers(written: WrittenGlb) -> None:
    plain, packed = list(_primitives(written.plain)), list(_primitives(written.packed))
    assert len(plain) == len(packed) == written.primitives
    for one, other in zip(plain, packed, strict=True):
        assert one[0] == other[0]
        np.testing.assert_array_equal(np.sort(one[3], axis=None), np.sort(other[3], axis=None))
        for name in one[2]:
            np.testing.assert_array_equal(one[2][name], other[2][name])


def test_surfaces_stand_where_the_model_has_them_and_keep_their_element(
    model: HallModel, written: WrittenGlb
) -> None:
    want = np.zeros(len(model.elements))
    got = want.copy()
    for placed in model.parts:
        want[placed.element] += _area(placed.part.positions[placed.part.triangles]).sum()
    for name, node, attributes, triangles, _ in _primitives(written.packed):
        if not name.startswith("room/"):
            continue
        points = attributes["POSITION"] * node["scale"] + node["translation"]
        assert (points.min(axis=0) > np.array((-1.9, 0, 0)) - 0.001).all()
        assert (points.max(axis=0) < np.array((3, 2.6, 4.2)) + 0.001).all()
        element = attributes["_ELEMENT"][triangles[:, 0], 0]
        np.add.at(got, element, _area(points[triangles]))
        normal = attributes["NORMAL"][triangles[:, 0]] / 127.0
        turned = np.cross(
            points[triangles[:, 1]] - points[triangles[:, 0]],
            points[triangles[:, 2]] - points[triangles[:, 0]],
        )
        assert (np.einsum("ij,ij->i", turned, normal) > 0).all()
    np.testing.assert_allclose(got, want, rtol=1e-3)


def test_lightmap_coordinates_are_the_payloads_to_an_eighth_of_a_texel(
    model: HallModel, written: WrittenGlb
) -> None:
    second, _ = box_light(model)
    want = {
        (*np.round(model.parts[i].part.positions[s.remap][k], 2), *np.round(s.uv[k], 3))
        for i, s in second.items()
        for k in range(len(s.uv))
    }
    got = set()
    for name, node, attributes, _, material in _primitives(written.packed):
        if not name.startswith("room/"):
            assert "TEXCOORD_1" not in attributes
            continue
        assert material["extensions"]["MOZ_lightmap"]["texCoord"] == 1
        points = attributes["POSITION"] * node["scale"] + node["translation"]
        uv = attributes["TEXCOORD_1"] / 65535.0
        assert np.abs(uv * 65535 % ATLAS_STEP).max() == 0
        got |= {(*np.round(p, 2), *np.round(t, 3)) for p, t in zip(points, uv, strict=True)}
    assert {tuple(v + 0.0 for v in row) for row in got} == {tuple(v + 0.0 for v in row) for row in want}


def test_a_leaf_is_a_node_at_its_pivot(model: HallModel, written: WrittenGlb) -> None:
    gltf = read_json(written.plain)
    node = next(node for node in gltf["nodes"] if node["name"] == "leaf/door-1/leaf")
    assert node["translation"] == pytest.approx(model.leaves[0].pivot)
    child = gltf["nodes"][node["children"][0]]
    low = gltf["accessors"][gltf["meshes"][child["mesh"]]["primitives"][0]["attributes"]["POSITION"]]["min"]
    shut = np.array(low) * child["scale"] + child["translation"] + node["translation"]
    assert shut == pytest.approx((-0.3, 0.01, 1.72), abs=0.001)


def test_the_table_of_elements_is_in_the_scene(model: HallModel, written: WrittenGlb) -> None:
    extras = read_json(written.packed)["scenes"][0]["extras"]
    assert [row[0] for row in extras["elements"]] == [row.id for row in model.elements]
    assert extras["elements"][3][2] == "documented"
    assert [extras["sources"][i] for i in extras["elements"][3][3]] == ["memoir"]
    assert extras["light"] == [{"name": "base", "uri": "../light/base.webp", "scale": 160.0, "weight": 1.0}]


def test_few_finishes_are_merged_over_all_rooms_when_a_view_costs_too_much(model: HallModel) -> None:
    scales = {name: 1.0 for name in NAMES}
    apart = static_batches(model, {}, scales)
    assert {batch.room for batch in apart} == {"corridor", "cell-1"}
    few = static_batches(model, {}, scales, draws=5)
    assert len(few) < len(apart)
    assert {batch.finish for batch in few if batch.room == EVERY_ROOM} == {"concrete-floor"}
    assert sum(len(b.triangles) for b in few) == sum(len(b.triangles) for b in apart)


def test_the_bulb_of_a_lamp_with_a_layer_of_its_own_glows_in_a_material_of_its_own(model: HallModel) -> None:
    lamps = [("base", 2), ("night", 3)]
    bulb = Emitter("sphere", (0.0, 2.0, 0.0), lumens=700.0, kelvin=2700.0)
    quad = box_quad("bulb-glass", np.array([0.0, 2, 0]), np.array([0.1, 0, 0]), np.array([0, 0.1, 0]))
    glowing = replace(
        model,
        parts=(*model.parts, *(PlacedPart(quad, row, 1, lightmapped=False) for _, row in lamps)),
        emitters=tuple(PlacedEmitter(replace(bulb, layer=layer), row, 1) for layer, row in lamps),
    )
    made = _written(glowing, (*NAMES, "bulb-glass"))
    shown = {
        material["extras"].get("lightLayer"): (material["emissiveFactor"], elements)
        for _, _, columns, _, material in _primitives(made.plain)
        if material["extras"]["finish"] == "bulb-glass"
        for elements in [set(columns["_ELEMENT"].ravel().tolist())]
    }
    assert {layer: rows for layer, (_, rows) in shown.items()} == {None: {2}, "night": {3}}
    assert shown[None][0] == shown["night"][0]


def test_site_hall_tells_what_the_glb_does_not(model: HallModel) -> None:
    hall = site_hall(model, HallLight(), {}, {})
    assert [leaf.node for leaf in hall.leaves] == ["leaf/door-1/leaf"]
    assert hall.viewpoints[1].eye == (1.4, 1.6, 2.1)
    assert hall.faces[0].exhibit == "speaking-documents"
    assert hall.elements[0].size == pytest.approx((1.6, 2.4, 4.2))


def test_the_khronos_validator_finds_no_error(written: WrittenGlb, model: HallModel, tmp_path: Path) -> None:
    _, image = box_light(model)
    for folder in ("halls", "light", "textures"):
        (tmp_path / folder).mkdir()
    (tmp_path / "light" / "base.webp").write_bytes(webp(image))
    for name in NAMES:
        for kind in ("albedo", "normal", "orm"):
            (tmp_path / "textures" / f"{name}-{kind}.webp").write_bytes(webp(image[:4, :4]))
    files = [tmp_path / "halls" / "plain.glb", tmp_path / "halls" / "packed.glb"]
    for file, data in zip(files, (written.plain, written.packed), strict=True):
        file.write_bytes(data)
    found = validate(files, Path(__file__).parents[2] / "viewer_static")
    assert [str(one) for one in found if one.severity == 0] == []
    assert {one.code for one in found if one.severity == 1} <= {"MESH_PRIMITIVE_GENERATED_TANGENT_SPACE"}


def test_the_validator_would_have_seen_an_error(written: WrittenGlb, tmp_path: Path) -> None:
    file = tmp_path / "broken.glb"
    file.write_bytes(written.plain.replace(b'"componentType":5122', b'"componentType":5126', 1))
    found = validate([file], Path(__file__).parents[2] / "viewer_static")
    assert any(one.severity == 0 for one in found)
