"""Where the guide of a recorded tour stayed and for how long, and what was moved and shown there."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from enfilade.content.motion import Frame, Keyframe, Pose, sample
from enfilade.content.site import SiteHall, SiteMuseum, SiteTexts, SiteTour
from enfilade.live.motion_codec import decode
from enfilade.live.recording import MOVED, SHOWN, Line, fold

STOOD_MS = 4000
STOOD_M = 0.6
"""Who moves less than this for so long stands."""

LOOK_MS = 250
"""A walk is looked at four times a second."""


@dataclass
class Place:
    """Somewhere the guide stayed: at a stop of the script, or standing on the way."""

    at_ms: int
    until_ms: int
    stop: str | None = None
    pose: Pose | None = None
    actions: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Site:
    """What the museum is, as it was when the tour was led."""

    museum: SiteMuseum
    halls: Mapping[str, SiteHall]
    tour: SiteTour
    texts: SiteTexts


def stays(lines: list[Line], ends_ms: int, site: Site) -> list[Place]:
    """Return where the guide stayed, in order, with what they moved and showed there."""
    state: dict[str, Any] = {}
    out: list[Place] = []
    walked: list[Keyframe] = []
    acts: list[tuple[int, str]] = []
    for line in [*lines, Line(ends_ms, SHOWN, "{}")]:
        if line.tag == MOVED:
            moved = decode(line.text)
            if walked and (moved.cut or moved.keyframe.hall != walked[-1].hall):
                out += _stood(walked, line.t_ms)
                walked = []
            walked.append(moved.keyframe)
        if line.tag != SHOWN:
            continue
        before, state = state, fold(state, json.loads(line.text))
        mode, was = state.get("mode", {}), before.get("mode")
        if mode != was or line.t_ms >= ends_ms:
            if was is not None and not _walks(mode):
                out += _stood(walked, line.t_ms)
                walked = []
            _arrive(out, mode, line.t_ms)
        if before:
            shown = _shown(before.get("scene", {}), state.get("scene", {}), site)
            acts += [(line.t_ms, act) for act in shown]
    for place in out:
        place.until_ms = place.until_ms or ends_ms
    out.sort(key=lambda place: place.at_ms)
    for at_ms, act in acts:
        place_then = next((each for each in reversed(out) if each.at_ms <= at_ms), None)
        if place_then is not None and at_ms <= place_then.until_ms:
            after_s = round((at_ms - place_then.at_ms) / 1000, 1)
            place_then.actions.append(f"{{{act}, after_s: {after_s:g}}}")
    return out


def _arrive(out: list[Place], mode: dict[str, Any], at_ms: int) -> None:
    """Begin a stop of the script, or end the one that was."""
    last = next((place for place in reversed(out) if place.stop), None)
    held = mode.get("after", mode)
    stop = held.get("stop") if held.get("kind") in ("touring", "standing", "gathering") else None
    if last is not None and last.until_ms == 0:
        if last.stop == stop:
            return
        last.until_ms = at_ms
    if stop is not None:
        out.append(Place(at_ms, 0, stop=stop))


def _walks(mode: dict[str, Any]) -> bool:
    return bool(mode.get("after", mode).get("kind") == "walking")


def _stood(walked: list[Keyframe], until_ms: int) -> list[Place]:
    """Return where a walk in one hall stood still for a while."""
    if not walked:
        return []
    path = tuple(sorted(walked, key=lambda k: k.t_ms))
    frames = tuple(Frame() for _ in range(path[0].hall + 1))
    out: list[Place] = []
    began, there = path[0].t_ms, sample(path, path[0].t_ms, frames)
    for t in [*range(path[0].t_ms, until_ms, LOOK_MS), until_ms]:
        pose = sample(path, t, frames)
        moved = math.dist((pose.x, pose.z), (there.x, there.z)) > STOOD_M
        if (moved or t == until_ms) and t - began >= STOOD_MS:
            # Where they looked in the end is where they stood for: the way there turns the head.
            looked = sample(path, max(began, t - 2 * LOOK_MS), frames)
            out.append(Place(began, t, pose=looked if not moved else sample(path, t - LOOK_MS, frames)))
        if moved:
            began, there = t, pose
    return out


def _shown(before: dict[str, Any], after: dict[str, Any], site: Site) -> Iterable[str]:
    """Yield as actions what has been moved or is shown now and was not before."""

    def new(name: str) -> list[Any]:
        return [each for each in after.get(name, []) if each not in before.get(name, [])]

    for door in new("doors"):
        yield from _door(door, site)
    for lamp in new("lamps"):
        yield f"do: dim, layer: {lamp['layer']}, to: {lamp['to']:g}"
    things = {e.id for hall in site.halls.values() for e in hall.elements}
    for element in new("highlights"):
        if element in things and "/" not in element:
            yield f"do: highlight, element: {element}"
    document = after.get("document")
    if document and document != before.get("document"):
        yield f"do: show, exhibit: {document['exhibit']}"


def _door(door: dict[str, Any], site: Site) -> Iterable[str]:
    hall = site.halls.get(door["hall"])
    leaves = hall.leaves if hall else ()
    leaf = next((each for each in leaves if (each.opening or each.element) == door["opening"]), None)
    if leaf is not None and leaf.opening is not None:
        to_deg = round(math.degrees(leaf.open)) if door["to"] == "open" else 0
        yield f"do: door, opening: {leaf.opening}, to_deg: {to_deg}"
