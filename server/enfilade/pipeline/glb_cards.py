"""The cards that close openings as batches of the GLB: daylight behind a window, the dark behind a door.

A card glows by itself: it takes no light and has no place in the lightmap. A portal gets none, because the
viewer draws the hall behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from enfilade.content.hall import DayCap, PortalCap
from enfilade.content.site import SiteTexture
from enfilade.pipeline.finishes.model import Finish, Maps
from enfilade.pipeline.glb_batch import Batch
from enfilade.pipeline.hall_model import HallModel, PlacedCap
from enfilade.pipeline.light_inputs import card_glow
from enfilade.pipeline.outside import SIDE, VIEWS, outside, picture_uv
from enfilade.pipeline.write_site import Store

_BLACK = 0.0


def card_batches(model: HallModel) -> tuple[tuple[Batch, ...], dict[str, Finish]]:
    """Return the cards as batches, and the finish of each kind of card, by name."""
    rows = {row.id: index for index, row in enumerate(model.elements)}
    finishes: dict[str, Finish] = {}
    batches: list[Batch] = []
    for name, caps in _by_name(model):
        glow = card_glow(caps[0], model.hall.exposure, model.hall.white_kelvin)
        red, green, blue = (float(v) for v in glow)
        finishes[name] = Finish(
            name=name,
            scale_m=1.0,
            mean_albedo=(_BLACK, _BLACK, _BLACK),
            make=_black,
            roughness=1.0,
            emissive=(red, green, blue),
            tint=(_BLACK, _BLACK, _BLACK),
        )
        by_room: dict[str, list[PlacedCap]] = {}
        for cap in caps:
            by_room.setdefault(model.hall.rooms[cap.room].id, []).append(cap)
        batches += [_batch(name, room, some, rows) for room, some in sorted(by_room.items())]
    return tuple(batches), finishes


def card_pictures(model: HallModel, store: Store) -> dict[str, SiteTexture]:
    """Return the picture that each kind of card glows with, by its finish's name, put into the store."""
    out: dict[str, SiteTexture] = {}
    for name, caps in _by_name(model):
        cap = caps[0].cap
        if isinstance(cap, DayCap):
            ref = store.put("textures", ".webp", outside(cap.card))
            out[name] = SiteTexture(hash=Path(ref.path).stem, small=ref, full=ref, size=SIDE)
    return out


def _by_name(model: HallModel) -> list[tuple[str, list[PlacedCap]]]:
    """Cards that look alike, under one finish's name."""
    groups: dict[str, list[PlacedCap]] = {}
    for cap in model.caps:
        if isinstance(cap.cap, PortalCap):
            continue
        if cap.cap.kind == "dark":
            groups.setdefault("outside-dark", []).append(cap)
        else:
            name = f"outside-{cap.cap.card}-{cap.cap.luminance_cd_m2:g}-{cap.cap.kelvin:g}"
            groups.setdefault(name, []).append(cap)
    return sorted(groups.items())


def _batch(name: str, room: str, caps: Sequence[PlacedCap], rows: dict[str, int]) -> Batch:
    positions = np.concatenate([cap.corners for cap in caps])
    normals = np.concatenate([np.tile(_normal(cap), (4, 1)) for cap in caps])
    element = [rows.get(cap.opening, rows.get(f"{cap.opening}/reveal", 0)) for cap in caps]
    corner = np.array([(0, 1, 2), (0, 2, 3)], np.int32)
    day = caps[0].cap
    view = VIEWS[day.card] if isinstance(day, DayCap) else None
    return Batch(
        room=room,
        finish=name,
        positions=positions,
        normals=normals,
        uv=np.concatenate([_uv(cap) for cap in caps]),
        uv2=None,
        colour=None,
        element=np.repeat(np.array(element, np.uint16), 4),
        triangles=np.concatenate([corner + 4 * index for index in range(len(caps))]).astype(np.int32),
        beyond=None if view is None else (view.distance_m / view.width_m, view.distance_m / view.height_m),
    )


def _uv(cap: PlacedCap) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Where corners lie on what is seen beyond, were it no farther off than the card; its row 0 is on top."""
    if not isinstance(cap.cap, DayCap):
        return np.zeros((4, 2))
    return picture_uv(cap.cap.card, cap.corners, cap.corners)


def _normal(cap: PlacedCap) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    normal = np.cross(cap.corners[1] - cap.corners[0], cap.corners[3] - cap.corners[0])
    unit: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = normal / np.linalg.norm(normal)
    return unit


def _black(size: int) -> Maps:
    """A card's own surface: flat and black. What is seen of it is its glow."""
    albedo, normal, orm = (
        np.tile(np.array(texel, np.uint8), (size, size, 1))
        for texel in ((0, 0, 0), (128, 128, 255), (255, 255, 0))
    )
    return Maps(albedo=albedo, normal=normal, orm=orm)
