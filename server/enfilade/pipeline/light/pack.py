"""Put rectangles on shelves: charts into rooms, rooms into the atlas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from enfilade.pipeline.light.scene import Int


@dataclass(frozen=True)
class Shelved:
    """place (n, 2) of each rectangle's corner, in texels; width and height of all of it."""

    place: Int
    width: int
    height: int


def shelve(sizes: Int, width: int) -> Shelved | None:
    """First fit, tallest first, of (n, 2) rectangles in a strip; None when one is wider than the strip.

    Under a shelf's shorter neighbours the next smaller rectangles are stacked, which fills most of its slack.
    """
    if len(sizes) == 0:
        return Shelved(np.zeros((0, 2), np.int64), width, 0)
    if int(sizes[:, 0].max()) > width:
        return None
    order = np.lexsort((np.arange(len(sizes)), -sizes[:, 0], -sizes[:, 1]))
    place = np.zeros((len(sizes), 2), np.int64)
    # open slots: [x, y, free width, free height]; a rectangle takes the lowest slot where it fits
    slots: list[list[int]] = []
    top = 0
    for number in order.tolist():
        w, h = int(sizes[number, 0]), int(sizes[number, 1])
        for slot in slots:
            if slot[2] >= w and slot[3] >= h:
                break
        else:
            slot = [0, top, width, h]
            slots.append(slot)
            top += h
        place[number] = slot[0], slot[1]
        above = slot[3] - h
        if above >= 3:
            slots.append([slot[0], slot[1] + h, w, above])
        slot[0] += w
        slot[2] -= w
        if slot[2] < 3:
            slots.remove(slot)
    return Shelved(place, width, top)


@dataclass(frozen=True)
class Stacked:
    """Where each room's rectangle lies, (x, y, w, h), and where each of its charts lies within it."""

    rooms: list[tuple[int, int, int, int]]
    charts: list[Int]
    height: int


def stack(rooms: Sequence[Int], width: int, height: int) -> Stacked:
    """Lay each room's (n, 2) charts on shelves of its own, and the rooms on a skyline `width` wide.

    Rooms come largest first; each takes, of a few breadths and places, what leaves least waste below it and
    stays within `height` if anything does.
    """
    column = max(16, width // 32)
    skyline = [0] * (width // column)
    where: list[tuple[int, int, int, int]] = [(0, 0, 0, 0)] * len(rooms)
    charts: list[Int] = [np.zeros((0, 2), np.int64)] * len(rooms)
    areas = [int((sizes[:, 0] * sizes[:, 1]).sum()) for sizes in rooms]
    for number in sorted(range(len(rooms)), key=lambda n: (-areas[n], n)):
        sizes = rooms[number]
        if not len(sizes):
            continue
        best: tuple[int, int, int, Shelved] | None = None
        side = areas[number] ** 0.5
        breadths = {min(len(skyline), max(1, round(side * f / column + 0.5))) for f in BREADTHS}
        for breadth in sorted(breadths | {len(skyline)}):
            shelved = shelve(sizes, breadth * column)
            if shelved is None:
                continue
            for left in range(len(skyline) - breadth + 1):
                under = skyline[left : left + breadth]
                floor = max(under)
                hollow = sum(floor - y for y in under) * column
                cost = hollow + breadth * column * shelved.height - areas[number]
                cost += (floor + shelved.height) * column  # rather low than high
                cost += max(0, floor + shelved.height - height) * width * height
                if best is None or cost < best[0]:
                    best = (cost, left, floor, shelved)
        if best is None:
            raise ValueError("a chart is wider than the atlas")
        _, left, floor, shelved = best
        where[number] = (left * column, floor, shelved.width, shelved.height)
        charts[number] = shelved.place + np.array([left * column, floor])
        for i in range(left, left + shelved.width // column):
            skyline[i] = floor + shelved.height
    return Stacked(where, charts, max(skyline))


BREADTHS = (0.7, 0.85, 1.0, 1.15, 1.3, 1.6, 2.0)
