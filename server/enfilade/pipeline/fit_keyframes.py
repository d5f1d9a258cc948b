"""Fit keyframes to a fine path: as few cubic pieces as keep within a centimetre and a fifth of a degree of
it.
"""

from __future__ import annotations

import itertools
import math

import numpy as np

from enfilade.content.motion import ANGLE_UNITS, Frame, Keyframe, sample
from enfilade.pipeline.join_halls import into_hall
from enfilade.pipeline.mesh import Floats
from enfilade.pipeline.pace_walk import TICK_S, FinePath

WITHIN_M = 0.008
WITHIN_RAD = math.radians(0.2)
"""Well inside the promise of 2 cm and half a degree: followers' players add their own error."""

TICK_MS = round(TICK_S * 1000)


def fit_keyframes(path: FinePath, frames: tuple[Frame, ...]) -> tuple[Keyframe, ...]:
    """Return keyframes from 0 ms; one stands where a portal is crossed, the first of the new hall."""
    values = np.column_stack([path.eyes, path.yaw, path.pitch])
    rates = np.gradient(values, TICK_S, axis=0)
    rates[0] = rates[-1] = 0.0
    count = len(values)
    knots = {0, count - 1} | {i for i in range(1, count) if path.halls[i] != path.halls[i - 1]}
    pieces = sorted(knots)
    pending = list(itertools.pairwise(pieces))
    while pending:
        a, b = pending.pop()
        worst = _worst(values, rates, a, b)
        if worst is not None:
            knots.add(worst)
            pending += [(a, worst), (worst, b)]
    return tuple(_keyframe(path, values, rates, frames, i) for i in sorted(knots))


def _worst(values: Floats, rates: Floats, a: int, b: int) -> int | None:
    """The tick at which the cubic from a to b strays most; None where it keeps within bounds."""
    if b - a < 2:
        return None
    u = (np.arange(a, b + 1) - a)[:, None] / (b - a)
    seconds = (b - a) * TICK_S
    cubic = (
        (1 + 2 * u) * (1 - u) ** 2 * values[a]
        + u * (1 - u) ** 2 * seconds * rates[a]
        + u * u * (3 - 2 * u) * values[b]
        + u * u * (u - 1) * seconds * rates[b]
    )
    off = np.abs(cubic - values[a : b + 1])
    bad = np.maximum(np.linalg.norm(off[:, :3], axis=1) / WITHIN_M, off[:, 3:].max(axis=1) / WITHIN_RAD)
    if float(bad.max()) <= 1.0:
        return None
    return a + min(max(int(np.argmax(bad)), 1), b - a - 1)


def _keyframe(path: FinePath, values: Floats, rates: Floats, frames: tuple[Frame, ...], i: int) -> Keyframe:
    hall = path.halls[i]
    frame = frames[hall]
    at = into_hall(frame, values[i : i + 1, :3])[0] * 1000
    still = Frame(yaw=frame.yaw)
    speed = into_hall(still, rates[i : i + 1, :3])[0] * 1000
    unit = ANGLE_UNITS / (2 * math.pi)
    return Keyframe(
        i * TICK_MS,
        hall,
        round(float(at[0])),
        round(float(at[1])),
        round(float(at[2])),
        round(float(values[i, 3] - frame.yaw) * unit),
        round(float(values[i, 4]) * unit),
        round(float(speed[0])),
        round(float(speed[1])),
        round(float(speed[2])),
        round(float(rates[i, 3]) * unit),
        round(float(rates[i, 4]) * unit),
    )


def strays(path: FinePath, keyframes: tuple[Keyframe, ...], frames: tuple[Frame, ...]) -> tuple[float, float]:
    """Return how far the keyframes stray from the fine path, at worst: metres and radians."""
    off_m = off_rad = 0.0
    for i, hall in enumerate(path.halls):
        pose = sample(keyframes, i * TICK_MS, frames)
        at = into_hall(frames[pose.hall], path.eyes[i : i + 1])[0]
        off_m = max(off_m, float(np.linalg.norm(at - np.array(pose[1:4]))))
        off_rad = max(off_rad, abs(pose.yaw - float(path.yaw[i] - frames[pose.hall].yaw)))
        off_rad = max(off_rad, abs(pose.pitch - float(path.pitch[i])))
        assert hall in range(len(frames))
    return off_m, off_rad
