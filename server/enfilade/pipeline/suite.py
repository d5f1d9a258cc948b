"""A museum's lit halls, ready for stills: each by its own payload, with its neighbours through doorways."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from enfilade.content.collection import Collection
from enfilade.content.hall import PortalCap, Viewpoint
from enfilade.content.motion import Frame
from enfilade.pipeline.build_hall import finishes_of
from enfilade.pipeline.build_site import light_folder
from enfilade.pipeline.glb_hall import eye_of
from enfilade.pipeline.hall_look import hall_look
from enfilade.pipeline.hall_model import HallModel, PlacedCap
from enfilade.pipeline.hang_pictures import read_picture
from enfilade.pipeline.join_halls import frames_of, into_hall, into_museum
from enfilade.pipeline.light.colour import kelvin_rgb
from enfilade.pipeline.light.encode import decode
from enfilade.pipeline.light.payload import Payload, load_payload, stored
from enfilade.pipeline.light.poster import Beyond, Camera, Doorway, Stills
from enfilade.pipeline.light.scene import BakeScene, LightLayers
from enfilade.pipeline.light_inputs import LightInputs, light_inputs
from enfilade.pipeline.model_hall import model_hall
from enfilade.pipeline.poster_faces import Faces

Picture = NDArray[np.uint8]


class Suite:
    """A museum for a photographer. Halls are modelled when they are first seen.

    root: the folder of `models3d` and `tours`. given: payloads by hall in place of the committed ones.
    """

    def __init__(
        self, collection: Collection, root: Path, given: Mapping[str, Payload] | None = None
    ) -> None:
        self._collection, self._root, self._given = collection, root, dict(given or {})
        places = [place.hall for place in collection.museum.halls]
        self._frames = dict(zip(places, frames_of(collection.museum), strict=True))
        self._models: dict[str, HallModel] = {}
        self._inputs: dict[str, LightInputs] = {}
        self._made: dict[str, Stills | None] = {}
        self._lock = threading.RLock()
        self._faces = _Hung(collection, root)

    def take(
        self, hall: str, view: Viewpoint, fov_deg: float, size: tuple[int, int], rays: tuple[int, int]
    ) -> Picture:
        """(h, w, 3) sRGB from a viewpoint, (width, height) pixels; rays as `Stills.take` has them.

        Raises ValueError for a hall whose light is not its own.
        """
        stills = self._stills(hall)
        if stills is None:
            raise ValueError(f"the light of {hall} is not there or not its plan's")
        eye = eye_of(self.model(hall), view)
        camera = Camera(eye, np.radians(view.yaw_deg), np.radians(view.pitch_deg), np.radians(fov_deg))
        return stills.take(camera, size, rays)

    def doorways(self, hall: str) -> list[tuple[str, Stills, Doorway]]:
        """A hall's doorways to other halls, by opening, and its stills. Raises ValueError as `take` does."""
        stills = self._stills(hall)
        if stills is None:
            raise ValueError(f"the light of {hall} is not there or not its plan's")
        caps = [cap for cap in self.model(hall).caps if isinstance(cap.cap, PortalCap)]
        return [(cap.opening, stills, door) for cap, door in zip(caps, stills.doorways, strict=True)]

    def eye(self, hall: str, view: Viewpoint) -> tuple[float, float, float]:
        """Where a viewpoint's eye is."""
        return eye_of(self.model(hall), view)

    def model(self, name: str) -> HallModel:
        """A hall, modelled once."""
        with self._lock:
            if name not in self._models:
                self._models[name] = model_hall(self._collection.halls[name])
            return self._models[name]

    def inputs(self, name: str) -> LightInputs:
        """What a hall's light is made of, found once."""
        with self._lock:
            if name not in self._inputs:
                model = self.model(name)
                self._inputs[name] = light_inputs(model, finishes_of(model))
            return self._inputs[name]

    def _stills(self, name: str) -> Stills | None:
        """A hall ready for stills; None where its light is not there or not its plan's."""
        with self._lock:
            if name not in self._made:
                self._made[name] = self._make(name)
            return self._made[name]

    def _make(self, name: str) -> Stills | None:
        payload = self._given.get(name)
        folder = light_folder(self._root, self._collection.museum.id, name)
        if payload is None and stored(folder) is None:
            return None
        model, inputs = self.model(name), self.inputs(name)
        finishes = finishes_of(model)
        payload = payload or load_payload(folder)
        if payload is None or inputs.quality_of(payload.key) is None:
            return None
        written, pictures = self._faces.of(model)
        faces = Faces(model, inputs.triangles, inputs.part_starts, written, pictures)
        open_ = np.zeros(len(inputs.triangles), np.bool_)
        first = len(open_) - 2 * len(model.caps)
        doorways = []
        for number, cap in enumerate(model.caps):
            if isinstance(cap.cap, PortalCap):
                open_[first + 2 * number : first + 2 * number + 2] = True
                doorways.append(self._doorway(name, cap, cap.cap))
        return Stills(
            payload_scene(inputs, payload),
            payload_light(payload, len(inputs.triangles)),
            model.hall.exposure,
            hall_look(model, finishes, inputs, payload.probes, faces),
            doorways,
            open_,
            _guarded(model, inputs),
        )

    def _doorway(self, name: str, cap: PlacedCap, to: PortalCap) -> Doorway:
        here, there = self._frames[name], self._frames.get(to.hall)
        hall = self._collection.halls[name]

        def beyond() -> Beyond | None:
            stills = None if there is None else self._stills(to.hall)
            return Beyond(stills, *_between(here, there)) if stills and there else None

        corners = cap.corners.astype(np.float32)
        glow = kelvin_rgb(to.kelvin, hall.white_kelvin) * to.luminance_cd_m2
        return Doorway(
            corners[0], corners[1] - corners[0], corners[3] - corners[0], glow.astype(np.float32), beyond
        )


class _Hung:
    """What a museum's exhibits show on their faces."""

    def __init__(self, collection: Collection, root: Path) -> None:
        exhibits = collection.exhibits.values()
        self._written = frozenset(exhibit.id for exhibit in exhibits if exhibit.panel is not None)
        folder = root / "tours" / collection.museum.id
        self._files = {e.id: folder / e.picture.file for e in exhibits if e.picture is not None}
        self._read: dict[str, Picture] = {}

    def of(self, model: HallModel) -> tuple[frozenset[str], Mapping[str, Picture]]:
        """Exhibits with words, and the pictures (h, w, 3) of those that hang in this hall."""
        here = {placed.exhibit or model.elements[placed.element].exhibit for placed in model.faces}
        for exhibit in here & set(self._files):
            if exhibit is not None and exhibit not in self._read and self._files[exhibit].is_file():
                picture = read_picture(self._files[exhibit])
                picture.thumbnail((SIDE_PX, SIDE_PX))
                self._read[exhibit] = np.asarray(picture, np.uint8)
        return self._written, self._read


SIDE_PX = 1024
"""Longest side of a picture in a still: a poster is 1,280 pixels wide."""


def _guarded(model: HallModel, inputs: LightInputs) -> NDArray[np.bool_]:
    """(t,) what lies in places that open with a notice: no other hall's still shows it."""
    rooms = {room for zone in model.hall.zones for room in zone.rooms}
    numbers = [number for number, room in enumerate(model.hall.rooms) if room.id in rooms]
    return np.isin(inputs.room, numbers)


def _between(here: Frame, there: Frame) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Turn (3, 3) and shift (3,) that bring a hall's points into another's frame."""
    corners = np.vstack([np.zeros(3), np.eye(3)])
    moved = into_hall(there, into_museum(here, corners))
    return (moved[1:] - moved[0]).T.astype(np.float32), moved[0].astype(np.float32)


def payload_scene(inputs: LightInputs, payload: Payload) -> BakeScene:
    """Return the scene that the payload was baked on."""
    uv2 = payload.corner_uv2 / 65535.0
    uv2[~payload.placed] = np.nan
    return BakeScene(
        inputs.triangles,
        inputs.normals,
        uv2,
        inputs.albedo,
        inputs.emission,
        inputs.occludes,
        inputs.room,
    )


def payload_light(payload: Payload, count: int) -> LightLayers:
    """Return the lightmaps as the viewer reads them; of count faces those without a place are dark."""
    width, height = payload.size
    return LightLayers(
        layers={layer.name: decode(layer.webp, layer.scale) for layer in payload.layers},
        loose={layer.name: np.zeros((count, 3), np.float32) for layer in payload.layers},
        owned=np.ones((height, width), np.bool_),
        inside=0.0,
        leaked=0.0,
        seconds=0.0,
    )
