"""Lines that the guide draws on the picture that is shown; what is erased at once can be put back at once."""

from __future__ import annotations

from typing import Literal

from enfilade.live.refused import Refused
from enfilade.live.scene import MOST_STROKES, Stroke
from enfilade.live.state import Group


def draw(group: Group, stroke: Stroke) -> Group:
    """Draw a line on the picture. There has to be one: on a label, or in the hall, nothing is drawn."""
    document = group.scene.document
    if document is None or document.picture is None:
        raise Refused("no-picture")
    if len(group.scene.strokes) >= MOST_STROKES:
        raise Refused("strokes-full")
    return _with(group, (*group.scene.strokes, stroke), group.erased)


def erase(group: Group, what: Literal["last", "all"]) -> Group:
    """Take the last line off, or all, which are kept to be put back."""
    strokes = group.scene.strokes
    if not strokes:
        return group
    if what == "last":
        return _with(group, strokes[:-1], group.erased)
    return _with(group, (), strokes)


def unerase(group: Group) -> Group:
    """Put back what was erased all at once, under what has been drawn since."""
    if not group.erased:
        raise Refused("nothing-erased")
    return _with(group, (*group.erased, *group.scene.strokes)[:MOST_STROKES], ())


def _with(group: Group, strokes: tuple[Stroke, ...], erased: tuple[Stroke, ...]) -> Group:
    scene = group.scene.model_copy(update={"strokes": strokes})
    return group.model_copy(update={"scene": scene, "erased": erased})
