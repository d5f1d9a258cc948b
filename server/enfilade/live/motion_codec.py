"""A guide's keyframe in 28 bytes, for the wire. Contract with the viewer: tests/contract/motion_codec.json.

Little-endian: flags u8 (bit 0: a cut, nothing is drawn between the one before and this), time u32 (ms since
the group
was created), hall u8, x i24, y i16, z i24 (mm), yaw u16 (units, wrapped), pitch i16 (units), vx, vy, vz i16
(mm/s),
vyaw, vpitch i16 (8 units/s: ±1,440 degrees/s in steps of 0.044). It travels as base64url without padding (38
characters) in a text message: one frame, where a binary Socket.IO event is two.
"""

from __future__ import annotations

import base64
import binascii
import struct
from typing import NamedTuple

from enfilade.content.motion import ANGLE_UNITS, Keyframe

SIZE = 28
RATE_STEP = 8
"""Units per second that one step of a turning rate stands for."""

CUT = 1
_LAYOUT = struct.Struct("<BIB 3s h 3s Hh hhh hh")


class Moved(NamedTuple):
    """A keyframe as it travels, its time counted from the group's creation; `cut`: come here without a
    path.
    """

    keyframe: Keyframe
    cut: bool = False


def encode(moved: Moved) -> str:
    """Return the text of a keyframe; what is out of range is held at its end."""
    k = moved.keyframe
    raw = _LAYOUT.pack(
        CUT if moved.cut else 0,
        k.t_ms,
        k.hall,
        _hold(k.x, 23).to_bytes(3, "little", signed=True),
        _hold(k.y, 15),
        _hold(k.z, 23).to_bytes(3, "little", signed=True),
        k.yaw % ANGLE_UNITS,
        _hold(k.pitch, 15),
        _hold(k.vx, 15),
        _hold(k.vy, 15),
        _hold(k.vz, 15),
        _hold(round_half_up(k.vyaw, RATE_STEP), 15),
        _hold(round_half_up(k.vpitch, RATE_STEP), 15),
    )
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> Moved:
    """Return the keyframe of a text; ValueError where it is none."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64url") from error
    if len(raw) != SIZE:
        raise ValueError(f"{len(raw)} bytes, not {SIZE}")
    flags, t, hall, x, y, z, yaw, pitch, vx, vy, vz, vyaw, vpitch = _LAYOUT.unpack(raw)
    if flags & ~CUT:
        raise ValueError("unknown flags")
    return Moved(
        Keyframe(
            t,
            hall,
            int.from_bytes(x, "little", signed=True),
            y,
            int.from_bytes(z, "little", signed=True),
            yaw,
            pitch,
            vx,
            vy,
            vz,
            vyaw * RATE_STEP,
            vpitch * RATE_STEP,
        ),
        bool(flags & CUT),
    )


def round_half_up(value: int, step: int) -> int:
    """Return `value / step` rounded half up, as Math.round does: Python's own rounding goes to even."""
    return (2 * value + step) // (2 * step)


def _hold(value: int, bits: int) -> int:
    return max(-(1 << bits), min((1 << bits) - 1, value))
