"""A hall modelled by hand for tests: a cell beside a corridor, a door between, a board, light by formula."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from enfilade.content.evidence import Evidence, Shows
from enfilade.content.floor import Floor
from enfilade.content.hall import Hall
from enfilade.pipeline.glb_batch import SecondUv
from enfilade.pipeline.hall_model import ElementRow, HallModel, PlacedFace, PlacedLeaf, PlacedPart
from enfilade.pipeline.mesh import Face, Floats, Part

LAMPS = ((1.5, 2.45, 2.1), (-1.1, 2.25, 2.1))
CORRIDOR, CELL = 0, 1


def text(en: str) -> dict[str, str]:
    return {"az": en + " (az)", "en": en, "ru": en + " (ru)"}


def box_plan() -> Hall:
    """The plan that the model below was made from by hand."""
    walls = {"finish": "limewash"}
    entrance, board, door = text("Entrance"), text("Board"), text("Door")
    ceiling = {"kind": "flat", "finish": "limewash"}
    return Hall.model_validate(
        {
            "id": "basement",
            "title": text("Basement"),
            "summary": text("A corridor and a cell."),
            "evidence": "analogous",
            "shows": "period",
            "sources": ["memoir"],
            "solemn": True,
            "rooms": [
                {
                    "id": "corridor",
                    "title": text("Corridor"),
                    "floor": [(-1.9, 0), (-0.3, 0), (-0.3, 4.2), (-1.9, 4.2)],
                    "height_m": 2.4,
                    "ceiling": ceiling,
                    "walls": walls,
                    "floor_finish": "concrete-floor",
                },
                {
                    "id": "cell-1",
                    "title": text("Cell 1"),
                    "floor": [(0, 0), (3, 0), (3, 4.2), (0, 4.2)],
                    "height_m": 2.6,
                    "ceiling": ceiling,
                    "walls": walls,
                    "floor_finish": "concrete-floor",
                },
            ],
            "openings": [
                {
                    "id": "door-1",
                    "between": ["corridor", "cell-1"],
                    "at": (-0.15, 2.1),
                    "width_m": 0.8,
                    "height_m": 1.9,
                    "kind": "cell-door",
                    "title": text("Door of cell 1"),
                }
            ],
            "elements": [
                {"id": "board-1", "kind": "board", "room": "cell-1", "at": (3, 2.1),
                 "exhibit": "speaking-documents", "shows": "ours", "title": text("Board")}
            ],
            "viewpoints": [
                {"id": "entrance", "room": "corridor", "at": (-1.1, 3.6), "yaw_deg": 0, "title": entrance},
                {"id": "by-the-board", "room": "cell-1", "at": (1.4, 2.1), "yaw_deg": -90, "title": board},
                {"id": "at-the-door", "room": "corridor", "at": (-1.2, 2.1), "yaw_deg": -90, "title": door},
            ],
            "start": "entrance",
        }
    )  # fmt: skip


def box_model() -> HallModel:
    """The model: every quad one static part, so that each has its own rectangle in the lightmap."""
    parts: list[PlacedPart] = []

    def quad(room: int, element: int, finish: str, corner: Floats, u: Floats, v: Floats) -> None:
        parts.append(PlacedPart(box_quad(finish, corner, u, v), element, room))

    def p(x: float, y: float, z: float) -> Floats:
        return np.array([x, y, z], dtype=np.float64)

    def room(index: int, x0: float, x1: float, high: float, hole_x: float) -> None:
        shell = index
        quad(index, shell, "concrete-floor", p(x0, 0, 4.2), p(x1 - x0, 0, 0), p(0, 0, -4.2))
        quad(index, shell, "limewash", p(x0, high, 0), p(x1 - x0, 0, 0), p(0, 0, 4.2))
        quad(index, shell, "limewash", p(x0, 0, 0), p(x1 - x0, 0, 0), p(0, high, 0))
        quad(index, shell, "limewash", p(x1, 0, 4.2), p(x0 - x1, 0, 0), p(0, high, 0))
        for x, sign in ((x0, -1.0), (x1, 1.0)):
            for z0, z1, y0, y1 in (
                [(0, 4.2, 0, high)]
                if x != hole_x
                else [(0, 1.7, 0, high), (2.5, 4.2, 0, high), (1.7, 2.5, 1.9, high)]
            ):
                start, run = (z0, z1 - z0) if sign > 0 else (z1, z0 - z1)
                quad(index, shell, "limewash", p(x, y0, start), p(0, 0, run), p(0, y1 - y0, 0))

    room(CORRIDOR, -1.9, -0.3, 2.4, -0.3)
    room(CELL, 0, 3, 2.6, 0)
    quad(CELL, 2, "concrete-floor", p(-0.3, 0, 2.5), p(0.3, 0, 0), p(0, 0, -0.8))
    quad(CELL, 2, "limewash", p(-0.3, 1.9, 1.7), p(0.3, 0, 0), p(0, 0, 0.8))
    quad(CELL, 2, "limewash", p(-0.3, 0, 1.7), p(0.3, 0, 0), p(0, 1.9, 0))
    quad(CELL, 2, "limewash", p(0, 0, 2.5), p(-0.3, 0, 0), p(0, 1.9, 0))
    quad(CELL, 3, "board-face", p(2.99, 0.9, 1.3), p(0, 0, 1.6), p(0, 1.1, 0))
    leaf = PlacedLeaf(
        name="leaf",
        element=2,
        opening="door-1",
        room=CORRIDOR,
        pivot=(-0.28, 0.0, 1.72),
        axis=(0.0, 1.0, 0.0),
        open_rad=-1.9,
        rest_rad=-1.5,
        operable=True,
        parts=(
            box_quad("steel-painted", p(-0.3, 0.01, 2.48), p(0, 0, -0.76), p(0, 1.88, 0)),
            box_quad("steel-painted", p(-0.25, 0.01, 1.72), p(0, 0, 0.76), p(0, 1.88, 0)),
        ),
    )
    hall = box_plan()
    by, then = ("memoir",), Shows.PERIOD
    door, board = hall.openings[0].title, hall.elements[0].title
    rows = [
        ElementRow("corridor", "room", "corridor", None, Evidence.ANALOGOUS, then, by, None, None),
        ElementRow("cell-1", "room", "cell-1", None, Evidence.ANALOGOUS, then, by, None, None),
        ElementRow("door-1", "cell-door", "corridor", None, Evidence.CONJECTURE, then, by, None, door),
        ElementRow(
            "board-1",
            "board",
            "cell-1",
            "speaking-documents",
            Evidence.DOCUMENTED,
            Shows.OURS,
            by,
            None,
            board,
        ),
    ]
    return HallModel(
        hall=hall,
        elements=tuple(rows),
        parts=tuple(parts),
        leaves=(leaf,),
        emitters=(),
        faces=(
            PlacedFace(
                Face("panel", (2.985, 1.45, 2.1), (0.0, 0.0, 1.0), (0.0, 1.0, 0.0), 1.5, 1.0),
                element=3,
                kind="board",
            ),
        ),
        caps=(),
        floor=_floor(),
        walls=_walls(),
        sees={"corridor": ("corridor", "cell-1"), "cell-1": ("corridor", "cell-1")},
    )


def box_light(model: HallModel, side: int = 256) -> tuple[dict[int, SecondUv], NDArray[np.uint8]]:
    """Lightmap coordinates for every part, and a lightmap (side, side, 3) uint8 in sRGB of two bare lamps."""
    across = int(np.ceil(np.sqrt(len(model.parts))))
    cell = side // across
    image = np.zeros((side, side, 3))
    second: dict[int, SecondUv] = {}
    for index, placed in enumerate(model.parts):
        corner, u, v = (placed.part.positions[k] for k in (0, 1, 3))
        u, v = u - corner, v - corner
        row, column = divmod(index, across)
        grid = (np.arange(cell) - 1.5) / (cell - 4)
        points = corner + grid[:, None, None] * v + grid[None, :, None] * u
        light = np.zeros((cell, cell))
        for lamp in LAMPS[1:] if placed.room == CORRIDOR else LAMPS[:1]:
            way = np.asarray(lamp) - points
            d2 = (way**2).sum(-1)
            light += np.clip((way @ placed.part.normals[0]) / np.sqrt(d2), 0, 1) / d2
        warm = (0.12 + light)[..., None] * np.array([1.0, 0.86, 0.66])
        image[row * cell : row * cell + cell, column * cell : column * cell + cell] = warm
        low = np.array([column * cell + 2, row * cell + 2]) / side
        span = (cell - 4) / side
        second[index] = SecondUv(
            remap=np.arange(4, dtype=np.int32),
            uv=low + np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * span,
            triangles=placed.part.triangles,
        )
    coded = np.clip(image, 0, 1) ** (1 / 2.2)
    return second, np.round(coded * 255).astype(np.uint8)


def webp(pixels: NDArray[np.uint8]) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "WEBP", lossless=True)
    return out.getvalue()


def box_quad(finish: str, corner: Floats, u: Floats, v: Floats) -> Part:
    """A rectangle seen from cross(u, v); v down the texture."""
    normal = np.cross(u, v)
    normal = normal / np.linalg.norm(normal)
    w, h = float(np.linalg.norm(u)), float(np.linalg.norm(v))
    return Part(
        finish,
        np.array([corner, corner + u, corner + u + v, corner + v]),
        np.tile(normal, (4, 1)),
        np.array([(0, h), (w, h), (w, 0), (0, 0)]),
        np.array([(0, 1, 2), (0, 2, 3)], dtype=np.int32),
    )


def _floor() -> Floor:
    """Corridor, threshold and cell: three patches joined by the edges they share, inset by 0.25 m."""
    plan = [
        (-1650, 250), (-550, 250), (-550, 1950), (-550, 2250), (-550, 3950), (-1650, 3950),
        (250, 250), (2750, 250), (2750, 3950), (250, 3950), (250, 2250), (250, 1950),
    ]  # fmt: skip
    clockwise_from_above = [(0, 1, 2, 3, 4, 5), (2, 11, 10, 3), (6, 7, 8, 9, 10, 11)]
    return Floor(
        vertices=tuple((x, 0, z) for x, z in plan),
        patches=tuple(tuple(reversed(patch)) for patch in clockwise_from_above),
        rooms=(CORRIDOR, CELL, CELL),
    )


def _walls() -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
    return (
        ((-1.9, 0.0), (-0.3, 0.0)), ((-0.3, 0.0), (-0.3, 1.7)), ((-0.3, 2.5), (-0.3, 4.2)),
        ((-0.3, 4.2), (-1.9, 4.2)), ((-1.9, 4.2), (-1.9, 0.0)),
        ((0.0, 0.0), (3.0, 0.0)), ((3.0, 0.0), (3.0, 4.2)), ((3.0, 4.2), (0.0, 4.2)),
        ((0.0, 4.2), (0.0, 2.5)), ((0.0, 1.7), (0.0, 0.0)),
        ((-0.3, 1.7), (0.0, 1.7)), ((-0.3, 2.5), (0.0, 2.5)),
    )  # fmt: skip
