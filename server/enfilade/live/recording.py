"""The log of a recorded tour: what all were shown and the guide's way and voice, each line with its moment.

Text, a line for each thing: how many ms after the line before (base 36), a capital letter, and what there is
to say (docs/decisions/0010-replay.md). Keyframes, voice and pointer stand in it as they travelled; nothing in
it names anybody, and nothing of followers ever comes here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from enfilade.live.modes import Walking
from enfilade.live.state import Group

FORMAT = 1

MOVED, VOICE, POINTED, SHOWN, TYPED = "M", "V", "P", "S", "C"
"""A keyframe (24 characters); voice without its slot; the pointer, or nothing where it is put away; what has
changed of what is shown (JSON); a line that the guide typed, behind its language.
"""

TAGS = frozenset((MOVED, VOICE, POINTED, SHOWN, TYPED))

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

State = dict[str, Any]
"""`mode`, `zones`, `scene` as they travel, and `held`: a follower is in the light, of whose view nothing is
kept.
"""


class Line(NamedTuple):
    """One thing, `t_ms` after the group was created."""

    t_ms: int
    tag: str
    text: str


def encode(lines: Iterable[Line], after_ms: int = 0) -> str:
    """Return lines as text, their times counted on from `after_ms`. Times never go back."""
    out = []
    for line in lines:
        out.append(f"{_number(line.t_ms - after_ms)}{line.tag}{line.text}\n")
        after_ms = line.t_ms
    return "".join(out)


def decode(text: str, after_ms: int = 0) -> Iterator[Line]:
    """Yield the lines of a text. Raises ValueError where it is none."""
    for row in text.splitlines():
        at = next((i for i, letter in enumerate(row) if letter not in _DIGITS), len(row))
        if not at or row[at : at + 1] not in TAGS:
            raise ValueError(f"no line of a recording: {row[:40]!r}")
        after_ms += int(row[:at], 36)
        yield Line(after_ms, row[at], row[at + 1 :])


def shown(group: Group) -> State:
    """Return what all were shown, without who was in the light and without words for this group alone."""
    mode = group.mode
    return {
        "mode": _nobody(mode.model_dump(mode="json")),
        "zones": list(group.zones),
        "scene": group.scene.model_dump(mode="json"),
        "held": spotlit(group) is not None,
    }


def spotlit(group: Group) -> str | None:
    """Return the member whose view all see instead of the guide's; None where it is the guide's."""
    return group.mode.by if isinstance(group.mode, Walking) else None


def change(before: State, after: State) -> State:
    """Return what `fold` makes `after` of: of the scene the parts that changed, of a list that grew (`+`)
    what came to it. Empty where nothing changed.
    """
    out = {key: value for key, value in after.items() if key != "scene" and _other(before, key, value)}
    was, now = before.get("scene", {}), after.get("scene", {})
    scene: State = {}
    for key, value in now.items():
        if not _other(was, key, value):
            continue
        old = was.get(key)
        if isinstance(value, list) and old and value[: len(old)] == old:
            scene[f"{key}+"] = value[len(old) :]
        else:
            scene[key] = value
    return {**out, "scene": scene} if scene else out


def fold(state: State, changed: State) -> State:
    """Return what is shown after a change."""
    scene = dict(state.get("scene", {}))
    for key, value in changed.get("scene", {}).items():
        if key.endswith("+"):
            scene[key[:-1]] = [*scene.get(key[:-1], []), *value]
        else:
            scene[key] = value
    return {**state, **changed, "scene": scene}


def compact(value: State) -> str:
    """Return JSON as it stands in a line."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _other(known: State, key: str, value: object) -> bool:
    return key not in known or known[key] != value


def _nobody(mode: State) -> State:
    """Return a mode that names no member and says nothing that was meant for those who were there."""
    out = dict(mode)
    if out["kind"] == "walking":
        out["by"] = None
    if out["kind"] == "paused":
        out |= {"words": None, "after": _nobody(out["after"])}
    return out


def _number(value: int) -> str:
    if value < 0:
        raise ValueError("the times of a recording never go back")
    out = ""
    while True:
        value, digit = divmod(value, 36)
        out = _DIGITS[digit] + out
        if not value:
            return out
