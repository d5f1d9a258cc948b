"""PUPIL: the hall beside the panel. What is found is pointed at there, the lead of the teacher is followed,
halls that are not of the lesson stay shut.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import lesson_pupil
from tests.e2e.conftest import OpenPage
from tests.e2e.lesson_pupil import connected, hand_in, join, panel, press, progress, say, take
from tests.e2e.visiting import LOADED_S, PLAIN, walkable
from tests.web.running import MemberLine, close_what_broke, post
from tools.serving import Server
from tools.set_up import SITE
from tools.watching import until

MUSEUM, LESSON = "independence-museum", "heirs-of-independence"
NARROW = {"width": 800, "height": 360}
"""A hall of 428 x 360: what software draws in a tenth of a second."""


@pytest.fixture
def teachers() -> Iterator[list[MemberLine]]:
    """Teachers' lines; closed at the end."""
    lines: list[MemberLine] = []
    yield lines
    for line in lines:
        line.close()
    close_what_broke()


def test_PUPIL21_what_is_found_in_the_hall_is_pointed_at_there(open_page: OpenPage, server: Server) -> None:
    opened = lesson_pupil.open_class(server.address, MUSEUM, LESSON)
    page = open_page(viewport=NARROW)
    join(page, opened.code, PLAIN)
    task = next(each for each in lesson()["tasks"] if each["kind"] == "find")
    stop = next(each for each in tour()["stops"] if each["id"] == task["stop"])
    take(page, task["id"])
    walkable(page)
    press(page, "class.take-me")
    until(page, f"window.enfilade.viewer.where().view === '{stop['viewpoint']}'", within_s=LOADED_S)
    expect(panel(page).get_by_text(say("class.here", stop=stop["title"]["text"]))).to_be_visible()

    things = things_in_sight(page, task["about"]["hall"])
    assert things, "the stop looks at nothing that can be found"
    thing, at = things[0]
    page.mouse.click(*at)
    chips = panel(page).locator(".finds li")
    expect(chips).to_have_count(1)
    expect(chips).to_contain_text(thing)
    # A second tap takes it back; a third finds it again.
    page.mouse.click(*at)
    expect(chips).to_have_count(0)
    page.mouse.click(*at)
    expect(chips).to_have_count(1)
    hand_in(page)
    progress(page, task["id"], "right", "partly", "not-yet")
    connected(page)


def test_PUPIL22_the_class_is_led_rests_and_is_let_go(
    open_page: OpenPage, server: Server, teachers: list[MemberLine]
) -> None:
    opened = lesson_pupil.open_class(server.address, MUSEUM, LESSON, pace="led")
    status, joined = post(server.address, "/join", {"secret": opened.secret})
    assert status == 200, joined
    teacher = MemberLine(server.address, joined)
    teachers.append(teacher)
    page = open_page(viewport=NARROW)
    join(page, opened.code, PLAIN)
    walkable(page)
    stop = tour()["stops"][1]
    teacher.wished("pace", pace="led")
    teacher.done(teacher.send("go-to", stop=stop["id"]))
    until(
        page,
        "((d) => d.ledBy === 'follow' && d.view === '" + stop["viewpoint"] + "')(window.enfilade.debug())",
        within_s=LOADED_S,
    )
    expect(panel(page).get_by_text(say("class.led-at", stop=stop["title"]["text"]))).to_be_visible()
    press(page, "class.led-task")
    first = next(each for each in lesson()["tasks"] if each["stop"] == stop["id"])
    expect(panel(page).locator(f".step[data-task='{first['id']}']")).to_have_attribute("aria-current", "true")

    teacher.done(teacher.send("dim", words="Lövhəyə baxaq."))
    expect(panel(page).locator(".veil p")).to_have_text("Lövhəyə baxaq.")
    expect(panel(page).locator(".sheet")).to_have_attribute("inert", "")
    teacher.done(teacher.send("resume"))
    expect(panel(page).locator(".veil")).to_have_count(0)

    teacher.wished("pace", pace="own")
    expect(panel(page).locator(".strip.led")).to_have_count(0)
    until(page, "window.enfilade.debug().ledBy === 'hands'", within_s=LOADED_S)


def test_PUPIL23_halls_that_the_lesson_does_not_name_stay_shut(open_page: OpenPage, server: Server) -> None:
    opened = lesson_pupil.open_class(server.address, MUSEUM, LESSON)
    page = open_page(viewport=NARROW)
    join(page, opened.code, PLAIN)
    walkable(page)
    museum = json.loads((SITE / MUSEUM / "museum.json").read_text("utf-8"))
    others = [each["id"] for each in museum["halls"] if each["id"] not in lesson()["halls"]]
    assert "hall-4" in others and "hall-5" in others
    for hall in others:
        went = page.evaluate("(hall) => window.enfilade.viewer.goto({ hall }, 'cut')", hall)
        assert went == "declined", hall
    here = page.evaluate("() => window.enfilade.viewer.where().hall")
    assert here in lesson()["halls"]
    # Nor do tours or the list of all places lead there.
    expect(page.locator("enfilade-ui .bar button")).to_have_count(2)


def lesson() -> dict[str, Any]:
    """Return the lesson of the built site, in Azerbaijani."""
    museum = json.loads((SITE / MUSEUM / "museum.json").read_text("utf-8"))
    entry = next(each for each in museum["lessons"] if each["id"] == LESSON)
    found: dict[str, Any] = json.loads((SITE / entry["files"]["az"]["path"]).read_text("utf-8"))
    return found


def tour() -> dict[str, Any]:
    """Return the stops of the lesson."""
    museum = json.loads((SITE / MUSEUM / "museum.json").read_text("utf-8"))
    entry = next(each for each in museum["tours"] if each["id"] == lesson()["tour"])
    found: dict[str, Any] = json.loads((SITE / entry["files"]["az"]["path"]).read_text("utf-8"))
    return found


def things_in_sight(page: Page, hall: str) -> list[tuple[str, tuple[float, float]]]:
    """Return titles of exhibits whose middle is seen, and where in the page; the nearest to the eye first."""
    now = page.evaluate("() => window.enfilade.debug()")
    data = page.evaluate("(hall) => window.enfilade.viewer.hallData(hall)", hall)
    titles = page.evaluate(
        "() => Object.fromEntries(Object.values(window.enfilade.viewer.texts.exhibits)"
        ".map((each) => [each.id, each.title.text]))"
    )
    box = page.locator("canvas").bounding_box()
    assert box
    eye, fov = now["pose"], math.radians(now["fov_deg"])
    found = []
    for element in data["elements"]:
        if element["exhibit"] is None:
            continue
        dx, dy, dz = (element["centre"][i] - eye[axis] for i, axis in enumerate("xyz"))
        sin, cos = math.sin(eye["yaw"]), math.cos(eye["yaw"])
        right, ahead = dx * cos - dz * sin, -dx * sin - dz * cos
        up = dy * math.cos(eye["pitch"]) - ahead * math.sin(eye["pitch"])
        deep = ahead * math.cos(eye["pitch"]) + dy * math.sin(eye["pitch"])
        if deep < 0.3:
            continue
        scale = box["height"] / 2 / math.tan(fov / 2) / deep
        x, y = box["width"] / 2 + right * scale, box["height"] / 2 - up * scale
        # Clear of the bar on top and of the buttons to walk by.
        if 20 < x < box["width"] - 160 and 90 < y < box["height"] - 20:
            found.append((math.hypot(dx, dy, dz), titles[element["exhibit"]], (box["x"] + x, box["y"] + y)))
    return [(title, at) for _, title, at in sorted(found)]
