"""Pace a way: how fast one goes along it and where one looks, as a fine path in time.

Walking is 1.1 m/s with 0.8 s to speed up and to slow down, slower on stairs and in sharp turns; the gaze goes
along the way ahead and turns to what the stop shows while arriving, never faster than 60 degrees a second.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.join_halls import Line
from enfilade.pipeline.mesh import Floats

SPEED_M_S = 1.1
STAIR_SPEED_M_S = 0.75
SPEED_UP_S = 0.8
MOST_TURN_RAD_S = math.radians(60)
EASY_TURN_RAD_S = math.radians(42)
"""What a turn is planned at, so that turns which run into one another stay below the most."""

TICK_S = 0.02
"""Spacing of the fine path in time: whole milliseconds, finer than 60 Hz."""

AHEAD_M = 0.55
"""Half width over which headings are averaged: one looks round a corner before one is there."""

SIDESTEP_M = 1.2
"""A way shorter than this is walked without looking along it."""

TURN_FIRST_RAD = math.radians(75)
"""A larger turn is begun before walking off, and ended after arriving."""


@dataclass(frozen=True)
class Gaze:
    """Where a stop's eye is and looks: height above the floor in metres, yaw and pitch in radians (museum
    frame).
    """

    eye_m: float
    yaw: float
    pitch: float


@dataclass(frozen=True)
class FinePath:
    """Eye positions (n, 3), yaw and pitch (n,) every TICK_S, and the hall at each tick; museum frame."""

    eyes: Floats
    yaw: Floats
    pitch: Floats
    halls: tuple[int, ...]


def pace_walk(line: Line, start: Gaze, end: Gaze) -> FinePath:
    """Return the fine path along a line of points 2 cm apart, from one stop's gaze to the next one's."""
    stretch = 1.0
    path = _paced(line, start, end, stretch)
    # Turns that overlap may add up: take longer over them until none is too quick.
    while _quickest(path) > MOST_TURN_RAD_S and stretch < 6:
        stretch *= 1.15
        path = _paced(line, start, end, stretch)
    return path


def _paced(line: Line, start: Gaze, end: Gaze, stretch: float) -> FinePath:
    run = _run(line.points)
    total = float(run[-1])
    heading = _heading(line.points, run, start.yaw)
    if total < SIDESTEP_M:
        heading = np.full(len(run), start.yaw)
    goal = end.yaw + 2 * math.pi * round((float(heading[-1]) - end.yaw) / (2 * math.pi))
    walked = _times(line.points, run, heading, stretch)
    away = abs(float(heading[0]) - start.yaw)
    back = abs(goal - float(heading[-1]))
    first, last = _turn_s(away) * stretch, _turn_s(back) * stretch
    wait = 0.55 * first if away > TURN_FIRST_RAD else 0.0
    stay = 0.5 * last if back > TURN_FIRST_RAD else 0.0
    arrived = wait + float(walked[-1])
    finish = max(arrived + stay, first, last)
    ticks: Floats = np.arange(0, math.ceil(finish / TICK_S - 1e-6) + 1, dtype=float) * TICK_S
    s: Floats = np.asarray(np.interp(ticks - wait, walked, run))
    leaving = _eased(ticks / first)
    arriving = _eased((ticks - (ticks[-1] - last)) / last)
    ahead = np.interp(s, run, heading)
    yaw = start.yaw + leaving * (ahead - start.yaw)
    yaw = yaw + arriving * (goal - yaw)
    down = np.interp(s, run, _slope(line.points, run))
    pitch = start.pitch + leaving * (down - start.pitch)
    pitch = pitch + arriving * (end.pitch - pitch)
    progress = _eased(s / total) if total > 1e-6 else _eased(ticks / max(finish, 1e-6))
    eye = start.eye_m + (end.eye_m - start.eye_m) * progress
    floor = np.interp(s, run, _smoothed(line.points[:, 1], run, 0.3))
    x, z = np.interp(s, run, line.points[:, 0]), np.interp(s, run, line.points[:, 2])
    halls = tuple(line.halls[i] for i in np.clip(np.searchsorted(run, s + 1e-9) - 1, 0, len(run) - 1))
    return FinePath(np.column_stack([x, floor + eye, z]), yaw, pitch, halls)


def _run(points: Floats) -> Floats:
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points[:, [0, 2]], axis=0), axis=1))])


def _heading(points: Floats, run: Floats, near: float) -> Floats:
    """The yaw of the way at each point, averaged over what lies ahead and behind, unwrapped near a given
    yaw.
    """
    if len(points) < 2:
        return np.array([near])
    d = np.diff(points[:, [0, 2]], axis=0)
    yaw = np.unwrap(np.arctan2(-d[:, 0], -d[:, 1]))
    yaw = np.concatenate([yaw, yaw[-1:]])
    yaw = _smoothed(yaw, run, AHEAD_M, pinned=False)
    return np.asarray(yaw + 2 * math.pi * round((near - float(yaw[0])) / (2 * math.pi)))


def _slope(points: Floats, run: Floats) -> Floats:
    """The pitch of the gaze: half the slope of the way, so that one sees the steps when going down."""
    if len(points) < 2:
        return np.zeros(1)
    rise = np.gradient(points[:, 1], np.maximum(run, np.arange(len(run)) * 1e-9))
    return np.asarray(_smoothed(0.55 * np.arctan(rise), run, 0.5, pinned=False))


def _smoothed(values: Floats, run: Floats, reach: float, pinned: bool = True) -> Floats:
    """A running mean, twice over, of half width `reach` metres; `pinned` narrows it towards the ends."""
    if len(values) < 3:
        return values
    step = max(float(run[-1]) / (len(run) - 1), 1e-9)
    most = max(1, round(reach / step))
    count = len(values)
    index = np.arange(count)
    room = np.minimum(index, count - 1 - index)
    out = np.asarray(values, dtype=float)
    for _ in range(2):
        total = np.concatenate([[0.0], np.cumsum(out)])
        half = np.minimum(most, room) if pinned else np.full(count, most)
        low, high = np.maximum(index - half, 0), np.minimum(index + half, count - 1)
        out = (total[high + 1] - total[low]) / (high + 1 - low)
    return out


def _times(points: Floats, run: Floats, heading: Floats, stretch: float) -> Floats:
    """When each point is passed: speed limited by the walk, by stairs, by turns, and by speeding up and
    down.
    """
    count = len(run)
    if count < 2 or run[-1] < 1e-6:
        return np.zeros(count)
    step = np.diff(run)
    turn = np.abs(np.gradient(heading, run))
    rise = np.abs(np.gradient(points[:, 1], run)) > 0.1
    limit = np.minimum(
        np.where(rise, STAIR_SPEED_M_S, SPEED_M_S), EASY_TURN_RAD_S / stretch / np.maximum(turn, 1e-6)
    )
    limit = np.maximum(limit, 0.15)
    pull = SPEED_M_S / SPEED_UP_S
    square = limit**2
    square[0] = square[-1] = 0.0
    for i in range(1, count):
        square[i] = min(square[i], square[i - 1] + 2 * pull * step[i - 1])
    for i in range(count - 2, -1, -1):
        square[i] = min(square[i], square[i + 1] + 2 * pull * step[i])
    speed = np.sqrt(square)
    return np.concatenate([[0.0], np.cumsum(2 * step / np.maximum(speed[1:] + speed[:-1], 1e-6))])


def _turn_s(angle: float) -> float:
    """Seconds for a turn: an eased turn is half as quick again in its middle."""
    return max(0.9, 1.5 * angle / EASY_TURN_RAD_S)


def _eased(u: Floats) -> NDArray[np.float64]:
    """Smoothstep, clamped: at rest at both ends."""
    v = np.clip(u, 0.0, 1.0)
    return np.asarray(v * v * (3 - 2 * v))


def _quickest(path: FinePath) -> float:
    return float(np.max(np.abs(np.diff(path.yaw)), initial=0.0)) / TICK_S
