"""How the tests walk and look: a visitor's hands, and what the running program says of itself."""

from __future__ import annotations

import json
import math
from functools import cache
from typing import Any

from playwright.sync_api import Locator, Page

from enfilade.messages.viewer import VIEWER
from enfilade.messages.viewer_console import CONSOLE
from tools.set_up import SITE
from tools.watching import ALL_HERE, until

MUSEUM = "repression-museum"
TOUR = "behind-these-doors"
LOADED_S = 120.0
"""Two cores that draw in software and build at the same time: a hall then takes its while."""

PLAIN = "view3d=always&quality=fixed-low"
Pose = dict[str, Any]


def say(key: str, language: str = "az", **values: object) -> str:
    """Return a sentence of the viewer's interface, or of the guide's console."""
    return (VIEWER | CONSOLE)[key].say(language, **values)


@cache
def museum(name: str = MUSEUM) -> dict[str, Any]:
    """Return a built museum's manifest."""
    found: dict[str, Any] = json.loads((SITE / name / "museum.json").read_text("utf-8"))
    return found


@cache
def hall(name: str) -> dict[str, Any]:
    """Return a hall of the built site, of whichever museum: rooms, viewpoints, faces, leaves."""
    museums = json.loads((SITE / "site.json").read_text("utf-8"))["museums"]
    entry = next(each for of in museums for each in museum(of)["halls"] if each["id"] == name)
    found: dict[str, Any] = json.loads((SITE / entry["data"]["path"]).read_text("utf-8"))
    return found


@cache
def texts(language: str = "az", name: str = MUSEUM) -> dict[str, Any]:
    """Return all words of a museum in a language."""
    found: dict[str, Any] = json.loads((SITE / museum(name)["texts"][language]["path"]).read_text("utf-8"))
    return found


@cache
def tour(language: str = "az", name: str = MUSEUM, tour_name: str = TOUR) -> dict[str, Any]:
    """Return a museum's tour with its words in a language."""
    entry = next(each for each in museum(name)["tours"] if each["id"] == tour_name)
    found: dict[str, Any] = json.loads((SITE / entry["files"][language]["path"]).read_text("utf-8"))
    return found


def viewpoint(name: str, view: str) -> dict[str, Any]:
    """Return a viewpoint of a hall."""
    found: dict[str, Any] = next(each for each in hall(name)["viewpoints"] if each["id"] == view)
    return found


def open_hall(page: Page, name: str, query: str = "", language: str = "az") -> None:
    """Open a hall's page and wait until one can walk in it."""
    page.goto(address(name, query, language))
    walkable(page)


def address(name: str, query: str = "", language: str = "az") -> str:
    """Return the address of a hall."""
    return f"/{language}/{MUSEUM}/hall/{name}?{f'{query}&' if query else ''}{PLAIN}"


def walkable(page: Page) -> None:
    """Wait until the hall is there."""
    until(page, "window.enfilade?.debug().ready", within_s=LOADED_S)


def settled(page: Page) -> None:
    """Wait until all that was to come has come and has been drawn: neighbouring halls, their textures."""
    until(page, ALL_HERE, within_s=LOADED_S)
    page.wait_for_load_state("networkidle")
    frames(page, 3)


def frames(page: Page, count: int) -> None:
    """Let the page draw so many frames."""
    page.evaluate(
        "(n) => new Promise((done) => {"
        " const next = () => (n-- > 0 ? requestAnimationFrame(next) : done()); next(); })",
        count,
    )


def debug(page: Page) -> dict[str, Any]:
    """Return what the viewer says of itself."""
    found: dict[str, Any] = page.evaluate("() => window.enfilade.debug()")
    return found


def pose(page: Page) -> Pose:
    """Return the eye: hall, index, x, y, z, yaw, pitch."""
    found: Pose = page.evaluate("() => window.enfilade.viewer.pose()")
    return found


def stands_at(page: Page, name: str, view: str) -> None:
    """Assert that the eye is exactly where a viewpoint is, in metres and radians."""
    wanted, found = viewpoint(name, view), pose(page)
    assert found["hall"] == name
    for axis, value in zip("xyz", wanted["eye"], strict=True):
        assert math.isclose(found[axis], value, abs_tol=1e-3), (axis, found, wanted["eye"])
    assert math.isclose(turn(found["yaw"], wanted["yaw"]), 0, abs_tol=1e-3), (found, wanted["yaw"])
    assert math.isclose(found["pitch"], wanted["pitch"], abs_tol=1e-3), (found, wanted["pitch"])


def arrives_at(page: Page, name: str, view: str) -> None:
    """Wait until the visitor's flight has ended at a viewpoint, and assert that it is there exactly."""
    until(
        page,
        f"((d) => d.ready && d.ledBy === 'hands' && d.hall === '{name}' && d.view === '{view}')"
        "(window.enfilade.debug())",
        within_s=LOADED_S,
    )
    stands_at(page, name, view)


def turn(a: float, b: float) -> float:
    """Return the angle from b to a, in radians, the short way round."""
    return math.atan2(math.sin(a - b), math.cos(a - b))


def distance(a: Pose, b: Pose) -> float:
    """Return metres between two eyes of one hall."""
    assert a["hall"] == b["hall"], (a, b)
    return math.dist([a["x"], a["y"], a["z"]], [b["x"], b["y"], b["z"]])


def holding(page: Page, key: str, condition: str) -> None:
    """Hold a key down until a condition holds; `d` in it is what the viewer says of itself."""
    page.locator("canvas").focus()
    page.keyboard.down(key)
    try:
        until(page, f"((d) => {condition})(window.enfilade.debug())", within_s=LOADED_S)
    finally:
        page.keyboard.up(key)


def holding_still(page: Page, key: str) -> Pose:
    """Hold a key down until the eye has not moved for ten frames; return where that is."""
    page.locator("canvas").focus()
    page.keyboard.down(key)
    try:
        page.evaluate(
            """() => new Promise((done, fail) => {
                const end = performance.now() + 60000;
                let last = "", same = 0;
                const look = () => {
                    const now = JSON.stringify(window.enfilade.viewer.pose());
                    same = now === last ? same + 1 : 0;
                    last = now;
                    if (same >= 10) done();
                    else if (performance.now() < end) requestAnimationFrame(look);
                    else fail(new Error("never held: " + now));
                };
                requestAnimationFrame(look);
            })"""
        )
        return pose(page)
    finally:
        page.keyboard.up(key)


def on_screen(page: Page, point: list[float]) -> tuple[float, float]:
    """Return where a point of the hall (metres) is seen, in pixels of the page."""
    now = debug(page)
    eye, fov = now["pose"], math.radians(now["fov_deg"])
    size = page.viewport_size
    assert size is not None
    dx, dy, dz = (point[i] - eye[axis] for i, axis in enumerate("xyz"))
    sin, cos = math.sin(eye["yaw"]), math.cos(eye["yaw"])
    right, ahead = dx * cos - dz * sin, -dx * sin - dz * cos
    up, deep = (
        dy * math.cos(eye["pitch"]) - ahead * math.sin(eye["pitch"]),
        ahead * math.cos(eye["pitch"]) + dy * math.sin(eye["pitch"]),
    )
    assert deep > 0, "behind the eye"
    scale = size["height"] / 2 / math.tan(fov / 2) / deep
    return size["width"] / 2 + right * scale, size["height"] / 2 - up * scale


def on_leaf(leaf: dict[str, Any]) -> list[float]:
    """Return a point on a leaf at rest, a metre above its foot: leaves lie along +x when shut."""
    reach, at = 0.45, leaf["rest"] * leaf["axis"][1]
    x, y, z = leaf["pivot"]
    return [x + reach * math.cos(at), y + 1.0, z - reach * math.sin(at)]


def button(page: Page, key: str, language: str = "az", **values: object) -> Locator:
    """Return a button of the interface by its sentence."""
    return page.get_by_role("button", name=say(key, language, **values), exact=True)


def notice(page: Page) -> Locator:
    """Return the notice that asks before a zone."""
    return page.get_by_role("dialog")


def open_hall_in_zone(page: Page, name: str, query: str, language: str = "az") -> None:
    """Open a place behind a notice, accept it, and wait until one can walk there."""
    page.goto(address(name, query, language))
    button(page, "notice.enter", language).click(timeout=LOADED_S * 1000)
    walkable(page)
