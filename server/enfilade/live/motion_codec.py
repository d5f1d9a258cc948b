"""A guide's keyframe in 24 characters. Contract with the viewer: tests/contract/motion_codec.json.

156 bits, the fields below from the lowest bit up, in twelve words of 13 bits; each word is two of 91
characters, the low one first. 91 * 91 is just over 2 ** 13, so a character carries 6.5 bits where base64's
carries 6; none of the 91 needs an escape in JSON or a second byte in UTF-8. It goes in a text message: one
frame, where a binary Socket.IO event is two frames and more bytes. Every keyframe stands alone, so that a
slow reader may lose the ones before it.
"""

from __future__ import annotations

from typing import NamedTuple

from enfilade.content.motion import ANGLE_UNITS, Keyframe

LENGTH = 24
WORD_BITS = 13
RADIX = 91
FIRST, SKIPPED = ord("#"), ord("\\")
"""The characters are those from # to ~ without the backslash."""


class Field(NamedTuple):
    """How one number of a keyframe travels: in `bits`, counted in steps of `step`, with a sign or without."""

    name: str
    bits: int
    step: int
    signed: bool = True


FIELDS = (
    Field("t_ms", 27, 4, signed=False),  # since the group was created: 6.2 days
    Field("hall", 7, 1, signed=False),
    Field("x", 17, 2),  # mm: 131 m each way, and no hall's plan goes further than 120
    Field("y", 15, 2),
    Field("z", 17, 2),
    Field("yaw", 13, 8, signed=False),  # 0.044 degrees, wrapped
    Field("pitch", 12, 8),  # straight up and straight down
    Field("vx", 9, 20),  # mm/s: 5.1 m/s each way
    Field("vy", 7, 40),
    Field("vz", 9, 20),
    Field("vyaw", 12, 96),  # 0.53 degrees/s: 1,080 degrees/s each way
    Field("vpitch", 10, 96),
)
"""After one bit that says whether it is a cut."""


class Moved(NamedTuple):
    """A keyframe as it travels, its time counted from the group's creation; `cut`: come here without a
    path.
    """

    keyframe: Keyframe
    cut: bool = False


def encode(moved: Moved) -> str:
    """Return the text of a keyframe, each number rounded half up to its step; what is out of range is held
    at its end.
    """
    bits, at = int(moved.cut), 1
    for field in FIELDS:
        bits |= _steps(field, getattr(moved.keyframe, field.name)) << at
        at += field.bits
    out = ""
    for _ in range(LENGTH // 2):
        high, low = divmod(bits & ((1 << WORD_BITS) - 1), RADIX)
        out += _character(low) + _character(high)
        bits >>= WORD_BITS
    return out


def decode(text: str) -> Moved:
    """Return the keyframe of a text; ValueError where it is none."""
    if len(text) != LENGTH:
        raise ValueError(f"{len(text)} characters, not {LENGTH}")
    bits = 0
    for index in range(LENGTH // 2):
        word = _digit(text[2 * index]) + RADIX * _digit(text[2 * index + 1])
        if word >> WORD_BITS:
            raise ValueError("no word of 13 bits")
        bits |= word << (WORD_BITS * index)
    cut, at = bool(bits & 1), 1
    found: dict[str, int] = {}
    for field in FIELDS:
        steps = (bits >> at) & ((1 << field.bits) - 1)
        if field.signed and steps >> (field.bits - 1):
            steps -= 1 << field.bits
        found[field.name] = steps * field.step
        at += field.bits
    return Moved(Keyframe(**found), cut)


def _steps(field: Field, value: int) -> int:
    """Return the bits of a number. Half a step goes up, as with Math.round: Python's goes to even."""
    steps = (2 * value + field.step) // (2 * field.step)
    if field.name == "yaw":
        return steps % (ANGLE_UNITS // field.step)
    least = -(1 << (field.bits - 1)) if field.signed else 0
    most = least + (1 << field.bits) - 1
    return max(least, min(most, steps)) & ((1 << field.bits) - 1)


def _character(digit: int) -> str:
    return chr(FIRST + digit + (FIRST + digit >= SKIPPED))


def _digit(character: str) -> int:
    code = ord(character)
    if not FIRST <= code <= FIRST + RADIX or code == SKIPPED:
        raise ValueError(f"no character of a keyframe: {character!r}")
    return code - FIRST - (code > SKIPPED)
