"""A path through halls as Hermite keyframes, and the one way to sample it.

Flights of a tour, a guide's live motion and a replay are all keyframes, and server and viewer sample them
with the same cubic Hermite formula (contract: tests/contract/motion.json), so that everybody sees the same
path. Positions are of the EYE in whole millimetres in the frame of the hall named by its index; angles are in
turns of 65,536; velocities are per second.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import NamedTuple

ANGLE_UNITS = 65536
"""Units in a full turn: 16 bits give 0.0055 degrees."""


class Keyframe(NamedTuple):
    """One knot: time in ms, hall index, eye position in mm, yaw and pitch in units, and their rates per
    second.

    Yaw is not wrapped between neighbouring keyframes: the difference is the turn that is made.
    """

    t_ms: int
    hall: int
    x: int
    y: int
    z: int
    yaw: int
    pitch: int
    vx: int = 0
    vy: int = 0
    vz: int = 0
    vyaw: int = 0
    vpitch: int = 0


class Frame(NamedTuple):
    """Where a hall's frame lies in the museum's: origin in metres, turn about +y in radians."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    yaw: float = 0.0


class Pose(NamedTuple):
    """An eye in a hall: metres in the hall's frame, radians."""

    hall: int
    x: float
    y: float
    z: float
    yaw: float
    pitch: float


def sample(keyframes: tuple[Keyframe, ...], t_ms: float, frames: tuple[Frame, ...]) -> Pose:
    """Return the pose at `t_ms`, clamped to the ends.

    Between two keyframes of different halls the second is first brought into the first one's frame; the pose
    is given in the first one's hall until the second keyframe's time is reached.
    """
    if t_ms <= keyframes[0].t_ms:
        return pose_of(keyframes[0])
    if t_ms >= keyframes[-1].t_ms:
        return pose_of(keyframes[-1])
    index = bisect_right(keyframes, t_ms, key=lambda k: k.t_ms) - 1
    a, b = keyframes[index], in_hall(keyframes[index + 1], keyframes[index].hall, frames)
    seconds = (b.t_ms - a.t_ms) / 1000
    u = (t_ms - a.t_ms) / (b.t_ms - a.t_ms)
    h00, h10 = (1 + 2 * u) * (1 - u) ** 2, u * (1 - u) ** 2
    h01, h11 = u * u * (3 - 2 * u), u * u * (u - 1)

    def blend(p: float, v: float, q: float, w: float) -> float:
        return h00 * p + h10 * seconds * v + h01 * q + h11 * seconds * w

    to_rad = 2 * math.pi / ANGLE_UNITS
    return Pose(
        a.hall,
        blend(a.x, a.vx, b.x, b.vx) / 1000,
        blend(a.y, a.vy, b.y, b.vy) / 1000,
        blend(a.z, a.vz, b.z, b.vz) / 1000,
        blend(a.yaw, a.vyaw, b.yaw, b.vyaw) * to_rad,
        blend(a.pitch, a.vpitch, b.pitch, b.vpitch) * to_rad,
    )


def pose_of(k: Keyframe) -> Pose:
    """Return the pose that a keyframe holds."""
    to_rad = 2 * math.pi / ANGLE_UNITS
    return Pose(k.hall, k.x / 1000, k.y / 1000, k.z / 1000, k.yaw * to_rad, k.pitch * to_rad)


def in_hall(k: Keyframe, hall: int, frames: tuple[Frame, ...]) -> Keyframe:
    """Return the keyframe expressed in another hall's frame, by way of the museum's.

    Rounded to whole units.
    """
    if k.hall == hall:
        return k
    source, target = frames[k.hall], frames[hall]
    x, z = _turn(k.x / 1000, k.z / 1000, source.yaw)
    x, z = _turn(x + source.x - target.x, z + source.z - target.z, -target.yaw)
    vx, vz = _turn(k.vx, k.vz, source.yaw - target.yaw)
    turned = round((source.yaw - target.yaw) * ANGLE_UNITS / (2 * math.pi))
    y = k.y + round((source.y - target.y) * 1000)
    return k._replace(
        hall=hall, x=round(x * 1000), y=y, z=round(z * 1000), yaw=k.yaw + turned, vx=round(vx), vz=round(vz)
    )


def _turn(x: float, z: float, yaw: float) -> tuple[float, float]:
    """Turn a plan vector by `yaw` about +y (counter-clockwise seen from above, z south)."""
    c, s = math.cos(yaw), math.sin(yaw)
    return c * x + s * z, -s * x + c * z
