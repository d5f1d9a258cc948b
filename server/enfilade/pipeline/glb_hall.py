"""Join a hall's model, light and textures into what the site holds of it: the GLB and its SiteHall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from enfilade.content.floor_walk import height_at, locate
from enfilade.content.hall import PortalCap, Viewpoint
from enfilade.content.site import (
    FileRef,
    Point2,
    Point3,
    Poster,
    Rgb,
    SiteDoorView,
    SiteElement,
    SiteEnvironment,
    SiteFace,
    SiteHall,
    SiteLayer,
    SiteLeaf,
    SitePortal,
    SiteRoom,
    SiteTexture,
    SiteViewpoint,
    SiteZone,
)
from enfilade.pipeline.finishes.model import Finish
from enfilade.pipeline.glb_batch import LAYER_MARK, SecondUv, dimmed_bulbs, leaf_batches, static_batches
from enfilade.pipeline.glb_cards import card_batches
from enfilade.pipeline.hall_model import HallModel, PlacedCap, PlacedLeaf
from enfilade.pipeline.light.colour import kelvin_rgb
from enfilade.pipeline.light_inputs import GLOW
from enfilade.pipeline.write_glb import FinishImages, LeafNode, Lightmap, WrittenGlb, write_glb


@dataclass(frozen=True)
class HallLight:
    """A hall's light as files of the site, and what goes with it.

    second: lightmap coordinates by index into the model's parts. leaf_sh: by leaf node name, then layer, nine
    RGB coefficients. posters: by viewpoint id. doorways: by opening, a picture of the hall behind and the
    cd/m² of its full white.
    """

    layers: tuple[SiteLayer, ...] = ()
    second: Mapping[int, SecondUv] = field(default_factory=dict)
    environments: tuple[SiteEnvironment, ...] = ()
    leaf_sh: Mapping[str, Mapping[str, tuple[Rgb, ...]]] = field(default_factory=dict)
    posters: Mapping[str, Poster] = field(default_factory=dict)
    doorways: Mapping[str, tuple[FileRef, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class FinishFiles:
    """A finish's three maps as files of the site."""

    albedo: SiteTexture
    normal: SiteTexture
    orm: SiteTexture


def hall_glb(
    model: HallModel,
    light: HallLight,
    finishes: Mapping[str, Finish],
    textures: Mapping[str, FinishFiles],
    pictures: Mapping[str, SiteTexture],
) -> WrittenGlb:
    """Write the hall's GLB; it lies in `halls/`, so images are one folder up."""
    rooms = [room.id for room in model.hall.rooms]
    scales = {name: finish.scale_m for name, finish in finishes.items()}
    cards, outside = card_batches(model)
    burning = _burning(finishes, model.hall.exposure)
    dimmed = dimmed_bulbs(model, {name for name, finish in finishes.items() if max(finish.emissive) > 0})
    bulbs = {
        f"{model.parts[index].part.finish}{LAYER_MARK}{layer}": burning[model.parts[index].part.finish]
        for index, layer in dimmed.items()
    }
    return write_glb(
        hall=model.hall.id,
        static=[*static_batches(model, light.second, scales, dimmed=dimmed), *cards],
        leaves=[
            LeafNode(
                leaf_node(model, leaf),
                rooms[leaf.room],
                leaf.pivot,
                leaf_batches(leaf, rooms[leaf.room], scales),
            )
            for leaf in model.leaves
        ],
        elements=model.elements,
        finishes={**burning, **bulbs, **outside},
        images={
            **{
                name: FinishImages(*(f"../{t.full.path}" for t in (files.albedo, files.normal, files.orm)))
                for name, files in textures.items()
            },
            **{name: FinishImages(emissive=f"../{t.full.path}") for name, t in pictures.items()},
        },
        lightmaps=[Lightmap(m.name, f"../{m.file.path}", m.scale, m.weight) for m in light.layers],
    )


def site_hall(
    model: HallModel,
    light: HallLight,
    textures: Mapping[str, FinishFiles],
    pictures: Mapping[str, SiteTexture],
) -> SiteHall:
    """Return everything of the hall but its geometry and its words."""
    hall = model.hall
    rooms = [room.id for room in hall.rooms]
    boxes = _boxes(model)
    unique = {t.hash: t for files in textures.values() for t in (files.albedo, files.normal, files.orm)}
    unique |= {picture.hash: picture for picture in pictures.values()}
    return SiteHall(
        id=hall.id,
        rooms=tuple(
            SiteRoom(id=room.id, floor=room.floor, level=room.level_m, enterable=room.enterable)
            for room in hall.rooms
        ),
        walls=model.walls,
        floor=model.floor,
        viewpoints=tuple(
            SiteViewpoint(
                id=v.id,
                room=v.room,
                eye=_p3(eye_of(model, v)),
                yaw=float(np.radians(v.yaw_deg)),
                pitch=float(np.radians(v.pitch_deg)),
                poster=light.posters.get(v.id),
            )
            for v in hall.viewpoints
        ),
        start=hall.start,
        faces=tuple(
            SiteFace(
                element=model.elements[placed.element].id,
                name=placed.face.name,
                exhibit=placed.exhibit or model.elements[placed.element].exhibit,
                centre=_p3(placed.face.centre),
                right=_p3(placed.face.right),
                up=_p3(placed.face.up),
                width=placed.face.width_m,
                height=placed.face.height_m,
                kind=placed.kind,
            )
            for placed in model.faces
        ),
        leaves=tuple(_leaf(model, leaf, light) for leaf in model.leaves),
        elements=tuple(
            SiteElement(
                id=row.id,
                kind=row.kind,
                room=row.room,
                exhibit=row.exhibit,
                evidence=row.evidence,
                shows=row.shows,
                sources=row.sources,
                centre=boxes[index][0],
                size=boxes[index][1],
            )
            for index, row in enumerate(model.elements)
        ),
        portals=tuple(
            portal
            for cap in model.caps
            if (portal := _portal(cap, model.hall.white_kelvin, light.doorways.get(cap.opening))) is not None
        ),
        zones=tuple(SiteZone(id=z.id, rooms=z.rooms, advisory=z.advisory) for z in hall.zones),
        layers=light.layers,
        environments=light.environments,
        textures=tuple(unique[name] for name in sorted(unique)),
        sees={room: tuple(model.sees.get(room, tuple(rooms))) for room in rooms},
        exposure=hall.exposure,
    )


def walkable_files(data: FileRef, glb: FileRef, hall: SiteHall) -> int:
    """Bytes on the wire before one can walk: GLB, data, first lightmap, small textures."""
    first = sum(layer.file.wire_bytes for layer in hall.layers[:1])
    return glb.wire_bytes + data.wire_bytes + first + sum(t.small.wire_bytes for t in hall.textures)


def all_files(data: FileRef, glb: FileRef, hall: SiteHall) -> int:
    """Bytes on the wire of everything that a hall names, posters apart."""
    light = sum(layer.file.wire_bytes for layer in hall.layers)
    light += sum(environment.file.wire_bytes for environment in hall.environments)
    textures = sum(
        t.small.wire_bytes + (t.full.wire_bytes if t.full != t.small else 0) for t in hall.textures
    )
    return glb.wire_bytes + data.wire_bytes + light + textures


def eye_of(model: HallModel, view: Viewpoint) -> Point3:
    """Return a viewpoint's eye: above the floor, stair or landing that is under it."""
    room = next(room for room in model.hall.rooms if room.id == view.room)
    under = locate(model.floor, view.at[0], view.at[1], room.level_m)
    level = room.level_m if under is None else height_at(model.floor, under)
    return view.at[0], level + view.eye_m, view.at[1]


def room_box(model: HallModel, room: int) -> tuple[Point3, Point3]:
    """Return centre and half size of a room's box; the centre is where its panorama is taken."""
    this = model.hall.rooms[room]
    plan = np.array(this.floor)
    low, high = plan.min(axis=0), plan.max(axis=0)
    x, z = ((low + high) / 2).tolist()
    w, d = ((high - low) / 2).tolist()
    return (x, this.level_m + this.height_m / 2, z), (w, this.height_m / 2, d)


def poster_name(view: Viewpoint, eye: Point3, shape: str) -> str:
    """Return a poster's name in a payload: viewpoint, shape and camera, so that a moved camera is seen."""
    camera = (*eye, view.yaw_deg, view.pitch_deg)
    return f"{view.id} {shape} " + " ".join(f"{v:.3f}" for v in camera)


def leaf_node(model: HallModel, leaf: PlacedLeaf) -> str:
    """The name of a leaf's node in the GLB."""
    return f"leaf/{model.elements[leaf.element].id}/{leaf.name}"


def _burning(finishes: Mapping[str, Finish], exposure: float) -> dict[str, Finish]:
    """Finishes whose glow is brought to the hall's exposure: a bulb is bright, not a white hole."""
    return {
        name: replace(f, emissive=(f.emissive[0] * g, f.emissive[1] * g, f.emissive[2] * g))
        if max(f.emissive)
        else f
        for name, f in finishes.items()
        for g in (GLOW / exposure,)
    }


def _leaf(model: HallModel, leaf: PlacedLeaf, light: HallLight) -> SiteLeaf:
    node = leaf_node(model, leaf)
    return SiteLeaf(
        element=model.elements[leaf.element].id,
        opening=leaf.opening,
        name=leaf.name,
        node=node,
        pivot=_p3(leaf.pivot),
        axis=_p3(leaf.axis),
        open=leaf.open_rad,
        rest=leaf.rest_rad,
        operable=leaf.operable,
        sh=dict(light.leaf_sh.get(node, {})),
    )


def _portal(cap: PlacedCap, white_kelvin: float, view: tuple[FileRef, float] | None) -> SitePortal | None:
    """A portal by its card; corners run counter-clockwise seen from inside: their normal looks inwards."""
    if not isinstance(cap.cap, PortalCap):
        return None
    corners = cap.corners
    inward = np.cross(corners[1] - corners[0], corners[2] - corners[1])
    flat = np.array([inward[0], inward[2]])
    out: Point2 = (round(float(-flat[0] / np.hypot(*flat)), 6), round(float(-flat[1] / np.hypot(*flat)), 6))
    plan = corners[:, [0, 2]]
    low = float(corners[:, 1].min())
    centre = plan.mean(axis=0)
    along = (plan - centre) @ np.array([-out[1], out[0]])
    return SitePortal(
        opening=cap.opening,
        hall=cap.cap.hall,
        other=cap.cap.opening,
        centre=(round(float(centre[0]), 4), round(low, 4), round(float(centre[1]), 4)),
        outward=out,
        width=round(float(np.ptp(along)), 4),
        height=round(float(np.ptp(corners[:, 1])), 4),
        glow=_p3(kelvin_rgb(cap.cap.kelvin, white_kelvin) * cap.cap.luminance_cd_m2),
        view=None if view is None else SiteDoorView(file=view[0], white=view[1]),
    )


def _boxes(model: HallModel) -> list[tuple[tuple[float, float, float], tuple[float, float, float]]]:
    """Centre and size of each element's box, from its static parts and its leaves as modelled."""
    low = np.full((len(model.elements), 3), np.inf)
    high = -low
    clouds = [(placed.element, placed.part.positions) for placed in model.parts]
    clouds += [(leaf.element, part.positions) for leaf in model.leaves for part in leaf.parts]
    for element, positions in clouds:
        if len(positions):
            low[element] = np.minimum(low[element], positions.min(axis=0))
            high[element] = np.maximum(high[element], positions.max(axis=0))
    empty = ~np.isfinite(low)
    low[empty], high[empty] = 0.0, 0.0
    return [(_p3((a + b) / 2), _p3(b - a)) for a, b in zip(low, high, strict=True)]


def _p3(point: object) -> tuple[float, float, float]:
    """Three floats to a tenth of a millimetre (unit vectors keep four decimals, 0.006 degrees)."""
    x, y, z = np.asarray(point, dtype=np.float64).tolist()
    return round(x, 4), round(y, 4), round(z, 4)
