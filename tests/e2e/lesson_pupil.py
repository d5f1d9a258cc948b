"""A pupil at the panel of a lesson: what they see and do, task by task, by mouse or by keyboard."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from enfilade.messages.viewer_lesson import VIEWER_LESSON
from tests.e2e.visiting import LOADED_S
from tools.watching import until


def say(key: str, **values: object) -> str:
    """Return a sentence of the panel in Azerbaijani."""
    return VIEWER_LESSON[key].say("az", **values)


@dataclass(frozen=True)
class Opened:
    """A class as its teacher has it."""

    gid: str
    code: str
    secret: str


def open_class(address: str, museum: str, lesson: str, **asked: object) -> Opened:
    """Open a class as a program would."""
    request = urllib.request.Request(
        f"{address}/class",
        json.dumps({"museum": museum, "lesson": lesson, **asked}).encode(),
        {"Content-Type": "application/json", "Accept": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        said = json.load(answer)
    return Opened(said["gid"], said["code"], said["secret"])


def join(page: Page, code: str, query: str = "text", begin: bool = True) -> None:
    """Come in by the code, and begin."""
    page.goto(f"/g/{code}?lang=az&{query}")
    expect(panel(page).locator(".who strong")).not_to_be_empty()
    if begin:
        press(page, "class.begin")
        expect(panel(page).locator("#lesson-page")).to_be_visible()


def panel(page: Page) -> Locator:
    """Return the panel."""
    return page.locator("enfilade-lesson")


def press(page: Page, key: str, **values: object) -> None:
    """Press a button of the panel by its words."""
    panel(page).get_by_role("button", name=say(key, **values), exact=True).click()


def take(page: Page, task: str) -> None:
    """Take a task in hand, as its number over the tasks does."""
    page.evaluate("(task) => window.enfilade.session.choose(task)", task)
    expect(panel(page).locator(f".step[data-task='{task}']")).to_have_attribute("aria-current", "true")


def progress(page: Page, task: str, *wanted: str) -> None:
    """Wait until a task is as far as one of these."""
    step = panel(page).locator(f".step[data-task='{task}']")
    expect(step).to_have_attribute("data-progress", re.compile(f"^({'|'.join(wanted)})$"))


def hand_in(page: Page, by_keyboard: bool = False) -> None:
    """Hand the task in; the button says so only when there is something to hand in."""
    button = panel(page).locator(".feet .main")
    expect(button).to_have_attribute("aria-disabled", "false")
    if by_keyboard:
        button.focus()
        page.keyboard.press("Enter")
    else:
        button.click()


def connected(page: Page) -> None:
    """Wait until the class's line stands and nothing waits to be sent."""
    until(
        page,
        "((s) => s?.line.line === 'up' && s.view && s.answers.waiting.length === 0)"
        "(window.enfilade?.session)",
        within_s=LOADED_S,
    )


def standing(page: Page, task: str) -> dict[str, Any]:
    """Return how a task stands, as the page knows it."""
    found: dict[str, Any] = page.evaluate("(task) => window.enfilade.session.standing(task)", task)
    return found


Way = Callable[[Page], None]
Press = Callable[..., None]
"""One press on a place: a click, or a finger's tap."""
Drag = Callable[[Page, Locator, Locator], None]


TASKS = (
    "board",
    "one",
    "many",
    "years",
    "pairs",
    "days",
    "word",
    "seal",
    "page",
    "two",
    "think",
    "stamp",
)
"""The lesson of every kind, in the order in which it is done here."""


def by_mouse() -> dict[str, Way]:
    """Return how each task of the lesson of every kind is done with a mouse: task -> what is done."""

    def drag(page: Page, source: Locator, target: Locator) -> None:
        (ax, ay), (bx, by) = _middles(source, target)
        page.mouse.move(ax, ay)
        page.mouse.down()
        page.mouse.move(bx, by, steps=6)
        page.mouse.up()

    return _by_pointing(Locator.click, drag)


def by_touch() -> dict[str, Way]:
    """Return how each task is done with a finger: taps, and drags that the page could take for scrolling."""

    def drag(page: Page, source: Locator, target: Locator) -> None:
        (ax, ay), (bx, by) = _middles(source, target)
        finger = page.context.new_cdp_session(page)
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": ax, "y": ay}]})
        for step in range(1, 7):
            at = {"x": ax + (bx - ax) * step / 6, "y": ay + (by - ay) * step / 6}
            finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        finger.detach()

    return _by_pointing(Locator.tap, drag)


def _middles(source: Locator, target: Locator) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where both are on the screen, in pixels; both have to be on it for a drag."""
    target.scroll_into_view_if_needed()
    source.scroll_into_view_if_needed()
    a, b = source.bounding_box(), target.bounding_box()
    assert a and b
    return (
        (a["x"] + a["width"] / 2, a["y"] + a["height"] / 2),
        (b["x"] + b["width"] / 2, b["y"] + b["height"] / 2),
    )


def _by_pointing(press_on: Press, drag: Drag) -> dict[str, Way]:
    """Return how each task is done by pointing: `press_on` a place once, `drag` one thing onto another."""

    def find(page: Page) -> None:
        press_on(panel(page).locator(".things label").first)

    def choose(page: Page) -> None:
        press_on(panel(page).locator("label.choice", has_text="yes az"))

    def many(page: Page) -> None:
        for name in ("salt az", "oil az"):
            press_on(panel(page).locator("label.choice", has_text=name))

    def order(page: Page) -> None:
        wanted = ["republic az", "takeover az", "terror az", "independence az"]
        items = panel(page).locator(".orderly")
        for place, name in enumerate(wanted):
            here = items.filter(has_text=name)
            if items.all_inner_texts().index(here.inner_text()) != place:
                drag(page, here.locator(".grip"), items.nth(place))
            expect(items.nth(place)).to_contain_text(name)

    def match(page: Page) -> None:
        for name in ("flag", "note"):
            thing = panel(page).locator(".thing", has_text=f"{name} right az")
            place = panel(page).locator(".pairs li", has_text=f"{name} left az").locator(".seat")
            drag(page, thing, place)
            expect(panel(page).locator(".pairs li", has_text=f"{name} left az")).to_contain_text(
                f"{name} right az"
            )
        press_on(panel(page).locator(".thing", has_text="stamp right az"))
        press_on(panel(page).locator(".pairs li", has_text="stamp left az").locator(".seat"))

    def number(page: Page) -> None:
        panel(page).locator(".numbered input").fill("28,5")

    def text(page: Page) -> None:
        panel(page).locator("input.short").fill("istiqlal")

    def mark(page: Page) -> None:
        window = panel(page).locator(".window")
        box = window.bounding_box()
        assert box
        press_on(window, position={"x": box["width"] * 0.75, "y": box["height"] * 0.8})

    def look(page: Page) -> None:
        press_on(panel(page).get_by_role("button", name=say("zoom.in")))
        panel(page).locator("textarea").fill("Kağız saralıb.")

    def compare(page: Page) -> None:
        for statement, column in (("above az", 0), ("below az", 1), ("old az", 2)):
            press_on(panel(page).locator("fieldset.whose", has_text=statement).locator("label").nth(column))

    def think(page: Page) -> None:
        panel(page).locator("textarea").fill("Çox fikirləşdim.")

    def design(page: Page) -> None:
        for slot in panel(page).locator("fieldset.parts").all():
            press_on(slot.locator("label").last)

    ways = (find, choose, many, order, match, number, text, mark, look, compare, think, design)
    return dict(zip(TASKS, ways, strict=True))


def by_keys() -> dict[str, Way]:
    """Return how each task is done without pointing: focus, arrows, blank, Enter and letters."""

    def key(page: Page, on: Locator, *keys: str) -> None:
        on.focus()
        for each in keys:
            page.keyboard.press(each)

    def find(page: Page) -> None:
        key(page, panel(page).locator(".things input").first, "Space")

    def choose(page: Page) -> None:
        key(page, panel(page).locator("label.choice", has_text="yes az").locator("input"), "Space")

    def many(page: Page) -> None:
        for name in ("salt az", "oil az"):
            key(page, panel(page).locator("label.choice", has_text=name).locator("input"), "Space")

    def order(page: Page) -> None:
        items = panel(page).locator(".orderly")
        for place, name in enumerate(("republic az", "takeover az", "terror az", "independence az")):
            here = items.filter(has_text=name)
            here.locator("button.up").focus()
            while items.all_inner_texts().index(here.inner_text()) > place:
                before = items.all_inner_texts().index(here.inner_text())
                page.keyboard.press("Enter")
                expect(items.nth(before - 1)).to_contain_text(name)
                # The focus goes along: the next press moves the same thing.
                expect(here.locator("button.up")).to_be_focused()

    def match(page: Page) -> None:
        for name in ("flag", "note", "stamp"):
            key(page, panel(page).locator(".pairs li", has_text=f"{name} left az").locator("button"), "Enter")
            key(page, panel(page).locator(".thing", has_text=f"{name} right az"), "Enter")
            expect(
                panel(page).locator(".pairs li", has_text=f"{name} left az").locator("button")
            ).to_be_focused()

    def number(page: Page) -> None:
        panel(page).locator(".numbered input").focus()
        page.keyboard.type("28")

    def text(page: Page) -> None:
        panel(page).locator("input.short").focus()
        page.keyboard.type("m")
        key(page, panel(page).locator(".letters button", has_text="ü"), "Enter")
        page.keyboard.type("stəqillik")

    def mark(page: Page) -> None:
        # From the middle of the page: 12 steps of 2 % to the right, 15 down.
        key(page, panel(page).locator(".window"), *["ArrowRight"] * 13, *["ArrowDown"] * 15)

    def look(page: Page) -> None:
        key(page, panel(page).locator(".window"), "+", "ArrowRight", "-")
        panel(page).locator("textarea").focus()
        page.keyboard.type("Kenarı cırılıb.")

    def compare(page: Page) -> None:
        for statement, column in (("above az", 0), ("below az", 1), ("old az", 2)):
            radios = panel(page).locator("fieldset.whose", has_text=statement).locator("input")
            key(page, radios.nth(column), "Space")

    def think(page: Page) -> None:
        panel(page).locator("textarea").focus()
        page.keyboard.type("Bilmirdim.")

    def design(page: Page) -> None:
        for slot in panel(page).locator("fieldset.parts").all():
            key(page, slot.locator("input").first, "Space", "ArrowRight")

    ways = (find, choose, many, order, match, number, text, mark, look, compare, think, design)
    return dict(zip(TASKS, ways, strict=True))


JUDGED = ("board", "one", "many", "years", "pairs", "days", "word", "seal", "two")
READ = ("page", "think", "stamp")
"""Tasks that have a right answer, and those that the teacher reads."""
