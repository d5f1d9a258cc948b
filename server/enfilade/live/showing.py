"""What the guide shows to all: things pointed out, doors, lamps, evidence, a document.

In a solemn hall no door is shut on anybody and no lamp changes (AMENDMENTS, Dignity).
"""

from __future__ import annotations

from typing import Any, Literal

from enfilade.live.modes import stop_of
from enfilade.live.plan import PlanHall
from enfilade.live.refused import Refused
from enfilade.live.scene import MOST_MOVED, Document, DoorSet, LampSet
from enfilade.live.state import Group


def point_out(group: Group, elements: tuple[str, ...]) -> Group:
    """Mark these things, and no others."""
    return _with(group, highlights=tuple(dict.fromkeys(elements)))


def set_door(group: Group, hall: str, opening: str, to: Literal["open", "shut", "rest"]) -> Group:
    """Swing a leaf, or let it be as the hall has it."""
    place = _hall(group, hall)
    if opening not in place.doors:
        raise Refused("door-unknown")
    if place.solemn and to == "shut":
        raise Refused("solemn-place")
    others = tuple(d for d in group.scene.doors if (d.hall, d.opening) != (hall, opening))
    moved = () if to == "rest" else (DoorSet(hall=hall, opening=opening, to=to),)
    return _with(group, doors=(*others, *moved)[-MOST_MOVED:])


def set_lamp(group: Group, hall: str, layer: str, to: float | None) -> Group:
    """Change a layer of light, or let it be as the hall has it."""
    place = _hall(group, hall)
    if place.solemn:
        raise Refused("solemn-place")
    if layer not in place.lamps:
        raise Refused("lamp-unknown")
    others = tuple(lamp for lamp in group.scene.lamps if (lamp.hall, lamp.layer) != (hall, layer))
    changed = () if to is None else (LampSet(hall=hall, layer=layer, to=to),)
    return _with(group, lamps=(*others, *changed)[-MOST_MOVED:])


def show_evidence(group: Group, on: bool) -> Group:
    """Tint the halls by evidence, or stop it."""
    return _with(group, evidence=on)


def show(group: Group, document: Document | None) -> Group:
    """Show a document, or put it away."""
    if document == group.scene.document:
        return group
    return _clean(_with(group, document=document))


def put_away(before: Group, after: Group) -> Group:
    """Put highlights and document away where the group has come to another stop."""
    scene = after.scene
    if stop_of(before.mode) == stop_of(after.mode) or not (scene.highlights or scene.document):
        return after
    return _clean(_with(after, highlights=(), document=None))


def _clean(group: Group) -> Group:
    """Put the strokes away with what they were drawn on."""
    return _with(group, strokes=()).model_copy(update={"erased": ()})


def _hall(group: Group, hall: str) -> PlanHall:
    place = group.plan.hall(hall)
    if place is None:
        raise Refused("hall-unknown")
    return place


def _with(group: Group, **values: Any) -> Group:
    return group.model_copy(update={"scene": group.scene.model_copy(update=values)})
