"""Stills of a hall for its author, without a browser: `enfilade stills HALL [VIEWPOINT ...]`.

From the committed payload where that is the plan's, else from a sketch made meanwhile and kept in
`var/cache/sketch`; the committed light is not touched. A desk's and a phone's view of every viewpoint.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

from enfilade.content.collection import Collection
from enfilade.content.issue import Issue
from enfilade.content.issue_codes import did_you_mean, issue
from enfilade.library.catalogue import load
from enfilade.pipeline.bake_hall import bake_hall
from enfilade.pipeline.build_hall import finishes_of
from enfilade.pipeline.build_site import light_folder
from enfilade.pipeline.light.payload import load_payload, stored
from enfilade.pipeline.light_inputs import light_inputs
from enfilade.pipeline.model_hall import model_hall
from enfilade.pipeline.posters import FOV_DEG
from enfilade.pipeline.suite import Suite

SIZES = {"wide": (1600, 900), "tall": (390, 844)}
RAYS = (2, 6)

Say = Callable[[str, float], None]


def take_stills(
    home: Path, hall: str, viewpoints: Sequence[str], out: Path, scale: float, sketch: bool, say: Say
) -> list[Issue]:
    """Write <viewpoint>-wide.png and -tall.png to `out`, of all viewpoints where none is named.

    scale: of the pictures' sides. sketch: sketch the light anew in any case. Returns an issue where there is
    no such hall.
    """
    catalogue = load(home, home / "var" / "cache" / "yaml")
    for collection in catalogue.museums.values():
        if hall in collection.halls:
            suite = _suite(home, collection, hall, sketch, say)
            _take(suite, collection, hall, viewpoints, out, scale, say)
            return []
    known = {id_ for collection in catalogue.museums.values() for id_ in collection.halls}
    return [issue("unknown-hall", "stills", "", f'no hall "{hall}"', hint=did_you_mean(hall, known))]


def _suite(home: Path, collection: Collection, hall: str, sketch: bool, say: Say) -> Suite:
    say("modelling", 0.0)
    model = model_hall(collection.halls[hall])
    finishes = finishes_of(model)
    inputs = light_inputs(model, finishes)
    sketched = home / "var" / "cache" / "sketch" / hall
    for folder in () if sketch else (light_folder(home, collection.museum.id, hall), sketched):
        there = stored(folder)
        payload = load_payload(folder) if there and inputs.quality_of(there.key) else None
        if payload is not None:
            return Suite(collection, home, {hall: payload})
    bake_hall(model, finishes, sketched, "sketch", lambda step, share: say(f"sketching: {step}", share))
    payload = load_payload(sketched)
    assert payload is not None
    return Suite(collection, home, {hall: payload})


def _take(
    suite: Suite,
    collection: Collection,
    hall: str,
    viewpoints: Sequence[str],
    out: Path,
    scale: float,
    say: Say,
) -> None:
    out.mkdir(parents=True, exist_ok=True)
    views = [v for v in collection.halls[hall].viewpoints if not viewpoints or v.id in viewpoints]
    for number, view in enumerate(views):
        for shape, sides in SIZES.items():
            size = (max(1, round(sides[0] * scale)), max(1, round(sides[1] * scale)))
            path = out / f"{view.id}-{shape}.png"
            say(str(path), number / len(views))
            Image.fromarray(suite.take(hall, view, FOV_DEG[shape], size, RAYS)).save(path)
