"""Round the corners of a way: a pulled string turns on the spot at corners, people walk an arc past them.

The arc swings wide: its middle, not its tangents' crossing, lies on the string's corner, so it stays clear of
what the string was pulled round. Its radius shrinks until the arc keeps to the floor.
"""

from __future__ import annotations

import numpy as np

from enfilade.content.floor_walk import nearest
from enfilade.content.motion import Frame
from enfilade.pipeline.join_halls import HallFloor, Line, into_hall
from enfilade.pipeline.mesh import Floats

STEP_M = 0.02
"""Spacing of the fine way's points."""

RADII_M = (0.9, 0.6, 0.4, 0.25, 0.15, 0.08)
"""Tried from the widest; the last is taken whether it keeps to the floor or not (it strays by
millimetres).
"""

OFF_FLOOR_M = 0.02
"""How far an arc may lean out of the floor, which keeps 0.22 m from walls itself."""


def round_corners(halls: tuple[HallFloor, ...], frames: tuple[Frame, ...], line: Line) -> Line:
    """Return the way as points every 2 cm in plan, its corners rounded, heights linear between its points."""
    plan = line.points[:, [0, 2]]
    keep = [0]
    for k in range(1, len(plan)):
        if float(np.linalg.norm(plan[k] - plan[keep[-1]])) > 1e-6:
            keep.append(k)
    if len(keep) < 2:
        return Line(line.points[:1], line.halls[:1])
    points, numbers = line.points[keep], [line.halls[k] for k in keep]
    arcs: list[Floats] = [points[:1, [0, 2]]]
    for k in range(1, len(points) - 1):
        arcs.append(_arc(halls, frames, points, numbers, k))
    arcs.append(points[-1:, [0, 2]])
    return _fine(np.concatenate(arcs), points, numbers)


def _arc(
    halls: tuple[HallFloor, ...], frames: tuple[Frame, ...], points: Floats, numbers: list[int], k: int
) -> Floats:
    """The rounded corner at point k, as plan points."""
    a, v, b = points[k - 1][[0, 2]], points[k][[0, 2]], points[k + 1][[0, 2]]
    into, out = v - a, b - v
    room = 0.5 * min(float(np.linalg.norm(into)), float(np.linalg.norm(out)))
    into, out = into / np.linalg.norm(into), out / np.linalg.norm(out)
    turn = float(np.arctan2(into[0] * out[1] - into[1] * out[0], into @ out))
    if abs(turn) < 0.01:
        return np.asarray(v[None])
    arc: Floats = np.asarray(v[None])
    for radius in RADII_M:
        r = min(radius, room / np.tan(abs(turn) / 2))
        arc = _swung(v, into, turn, r)
        if all(
            _off(halls[i], frames[i], arc, points[k][1]) < OFF_FLOOR_M for i in {numbers[k], numbers[k - 1]}
        ):
            break
    return arc


def _swung(v: Floats, into: Floats, turn: float, radius: float) -> Floats:
    """An arc of a radius whose middle is v, turning from direction `into` by `turn`."""
    side = np.array([-into[1], into[0]]) * np.sign(turn)
    half = abs(turn) / 2
    middle = into * np.cos(half) + side * np.sin(half)
    centre = v + np.array([-middle[1], middle[0]]) * np.sign(turn) * radius
    spoke = v - centre
    turns = np.linspace(-half, half, max(3, int(np.ceil(abs(turn) * radius / STEP_M)) + 1)) * np.sign(turn)
    c, s = np.cos(turns), np.sin(turns)
    return np.asarray(centre + np.column_stack([c * spoke[0] - s * spoke[1], s * spoke[0] + c * spoke[1]]))


def _off(here: HallFloor, frame: Frame, plan: Floats, y: float) -> float:
    """How far the worst of some plan points lies off a hall's floor."""
    own = into_hall(frame, np.column_stack([plan[:, 0], np.full(len(plan), y), plan[:, 1]]))
    worst = 0.0
    for x, height, z in own[:: max(1, len(own) // 8)]:
        spot = nearest(here.floor, x, z, height)
        worst = max(worst, float(np.hypot(spot.x - x, spot.z - z)))
    return worst


def _fine(plan: Floats, points: Floats, numbers: list[int]) -> Line:
    """Resample evenly; height and hall follow the original line by the nearest place along it."""
    steps = np.linalg.norm(np.diff(plan, axis=0), axis=1)
    plan = plan[np.concatenate([[True], steps > 1e-9])]
    steps = np.linalg.norm(np.diff(plan, axis=0), axis=1)
    run = np.concatenate([[0.0], np.cumsum(steps)])
    count = max(2, int(np.ceil(run[-1] / STEP_M)) + 1)
    at = np.linspace(0.0, run[-1], count)
    fine = np.column_stack([np.interp(at, run, plan[:, 0]), np.interp(at, run, plan[:, 1])])
    old = points[:, [0, 2]]
    old_run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(old, axis=0), axis=1))])
    along = _along(fine, old, old_run)
    y = np.interp(along, old_run, points[:, 1])
    halls = [numbers[int(np.searchsorted(old_run, s + 1e-9, side="right")) - 1] for s in along]
    return Line(np.column_stack([fine[:, 0], y, fine[:, 1]]), tuple(halls))


def _along(fine: Floats, old: Floats, old_run: Floats) -> Floats:
    """How far along the old line each fine point is: its foot on the line, never going back."""
    out = np.zeros(len(fine))
    segment = 0
    last = 0.0
    for i, p in enumerate(fine):
        best = (np.inf, last)
        for k in range(segment, min(segment + 3, len(old) - 1)):
            d = old[k + 1] - old[k]
            s = float(np.clip((p - old[k]) @ d / (d @ d), 0.0, 1.0))
            away = float(np.linalg.norm(p - (old[k] + d * s)))
            if away < best[0] - 1e-9:
                best = (away, float(old_run[k] + s * np.linalg.norm(d)))
                segment_ = k
        last = max(last, best[1])
        segment = max(segment, segment_)
        out[i] = last
    out[-1] = old_run[-1]
    return out
