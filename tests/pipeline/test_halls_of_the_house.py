"""The halls that this repository ships: valid, within their budgets, never more than 60 draws in a view."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from enfilade.content.tour import DimLamp
from enfilade.library.catalogue import load
from enfilade.pipeline.build_hall import finishes_of
from enfilade.pipeline.build_site import light_folder
from enfilade.pipeline.glb_cards import card_pictures
from enfilade.pipeline.glb_container import read_json
from enfilade.pipeline.glb_hall import hall_glb, site_hall
from enfilade.pipeline.glb_light import flat_light, hall_light
from enfilade.pipeline.light.payload import load_payload
from enfilade.pipeline.light_inputs import light_inputs
from enfilade.pipeline.model_hall import model_hall
from enfilade.pipeline.pack_textures import pack_textures
from enfilade.pipeline.validate_glb import validate
from enfilade.pipeline.write_site import Store

ROOT = Path(__file__).parents[2]
HALLS = sorted(path.parent for path in ROOT.glob("models3d/*/*/hall.yaml"))

MOST_DRAWS = 60
MOST_TRIANGLES = 150_000


@pytest.mark.parametrize("folder", HALLS, ids=lambda path: path.name)
def test_a_hall_is_valid_and_within_its_budgets(folder: Path, tmp_path: Path) -> None:
    museum, name = folder.parent.name, folder.name
    hall = load(ROOT).museums[museum].halls[name]
    model = model_hall(hall)
    finishes = finishes_of(model)
    store = Store(tmp_path / "store")
    textures = pack_textures(finishes.values(), store, tmp_path / "kept", lambda step, share: None)
    inputs = light_inputs(model, finishes)
    payload = load_payload(light_folder(ROOT, museum, name))
    fits = payload is not None and len(payload.placed) == len(inputs.place)
    light = (
        hall_light(model, payload, inputs.part_starts, store)
        if payload and fits
        else flat_light(model, store)
    )
    pictures = card_pictures(model, store)
    written = hall_glb(model, light, finishes, textures, pictures)
    site = site_hall(model, light, textures, pictures)

    halls = store.root / "halls"
    halls.mkdir()
    (halls / "plain.glb").write_bytes(written.plain)
    (halls / "packed.glb").write_bytes(written.packed)
    found = validate([halls / "plain.glb", halls / "packed.glb"], ROOT / "viewer_static")
    assert [str(one) for one in found if one.severity == 0] == []

    assert written.triangles <= MOST_TRIANGLES
    assert _most_draws(read_json(written.packed), site.sees) <= MOST_DRAWS
    named = {
        image["uri"].rsplit("/", 1)[1].removesuffix(".webp") for image in read_json(written.packed)["images"]
    }
    layers = {Path(layer.file.path).stem for layer in site.layers}
    assert named - layers == {texture.hash for texture in site.textures}


def _most_draws(gltf: dict[str, object], sees: dict[str, tuple[str, ...]]) -> int:
    """Draw calls of the view that has most: what is drawn everywhere, and what stands in the rooms seen."""
    nodes, meshes = gltf["nodes"], gltf["meshes"]
    assert isinstance(nodes, list) and isinstance(meshes, list)
    room_of = {
        child: node["extras"]["room"] for node in nodes if "children" in node for child in node["children"]
    }
    draws: Counter[str] = Counter()
    for index, node in enumerate(nodes):
        if "mesh" in node:
            room = room_of.get(index, node.get("extras", {}).get("room", "*"))
            draws[room] += len(meshes[node["mesh"]]["primitives"])
    return max(draws["*"] + sum(draws[room] for room in rooms) for rooms in sees.values())


def test_the_cases_behind_the_beads_are_dimmed_by_a_weight_where_nothing_is_solemn() -> None:
    museum = load(ROOT).museums["independence-museum"]
    stop = next(one for one in museum.tours["from-republic-to-republic"].stops if one.id == "beads")
    (dims,) = (action for action in stop.actions if isinstance(action, DimLamp))
    hall = museum.halls[stop.hall]
    assert not museum.museum.solemn and not hall.solemn
    model = model_hall(hall)
    of_layer = {
        model.elements[placed.element].id for placed in model.emitters if placed.emitter.layer == dims.layer
    }
    assert of_layer == {"case-tools", "case-ceramics"}
    assert light_inputs(model, finishes_of(model)).layers == ("base", dims.layer)
