"""TEACH: a teacher opens a class and leads it from the board; a projector shows what is let; two pupils work,
one in a browser, one over a bare line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from enfilade.messages import PAGES
from enfilade.messages.board import BOARD
from tests.e2e.conftest import OpenPage
from tests.e2e.soundness import axe
from tests.web.running import MemberLine, close_what_broke, post
from tools.serving import Server

MUSEUM, LESSON = "independence-museum", "heirs-of-independence"
LAPTOP = {"width": 1366, "height": 768}
TABLET = {"width": 1024, "height": 768}
ROOM = {"width": 1280, "height": 720}
WRITTEN = "Bu sözləri yalnız müəllim buraxandan sonra hamı görür"

Join = Callable[..., MemberLine]


@pytest.fixture
def pupil(server: Server) -> Iterator[Join]:
    """Let pupils join over bare lines; they leave at the end."""
    lines: list[MemberLine] = []

    def join(code: str) -> MemberLine:
        status, joined = post(server.address, "/join", {"code": code})
        assert status == 200, joined
        lines.append(MemberLine(server.address, joined))
        return lines[-1]

    yield join
    for line in lines:
        line.close()
    close_what_broke()


@dataclass(frozen=True)
class Opened:
    """A class as its teacher has it on the ready page."""

    code: str
    secret: str


def say(key: str, **values: object) -> str:
    return BOARD[key].say("az", **values)


def button(page: Page, key: str, **values: object) -> Locator:
    return page.get_by_role("button", name=say(key, **values), exact=True)


def open_class(teacher: Page, lesson: str = f"{MUSEUM}/{LESSON}") -> Opened:
    """Open a class as a teacher does: two presses after the lesson's own page."""
    teacher.goto(f"/az/class/open?lesson={lesson}")
    teacher.get_by_role("button", name=PAGES["class.start"].az).click()
    teacher.wait_for_url("**/teach/*/ready*")
    found = re.search(r"/teach/([\w-]+)/ready", teacher.url)
    assert found is not None
    code = re.sub(r"\D", "", teacher.locator("#code").inner_text())
    return Opened(code, found[1])


def to_board(teacher: Page) -> None:
    teacher.get_by_role("link", name=PAGES["class.to-board"].az).click()
    expect(teacher.locator("enfilade-board table")).to_be_visible()


def projector_of(open_page: OpenPage, opened: Opened) -> Page:
    room = open_page(viewport=ROOM)
    room.goto(f"/class/{opened.code}/projector?lang=az")
    expect(room.locator("enfilade-projector footer")).to_be_visible()
    return room


def view_of(pupil: MemberLine, what: Callable[[dict[str, Any]], Any]) -> Any:
    """Wait until the class is so, as a pupil or teacher sees it."""
    return pupil.wait(lambda line: what(line.lesson()) if line.lesson() else None)


def test_TEACH17_a_lesson_from_opening_to_the_files_at_home(
    open_page: OpenPage, pupil: Join, server: Server
) -> None:
    teacher = open_page(viewport=LAPTOP)
    opened = open_class(teacher)
    room = projector_of(open_page, opened)
    shown = room.locator("enfilade-projector")
    expect(shown.locator(".code.big")).to_have_text(f"{opened.code[:4]} {opened.code[4:]}")
    expect(shown.locator("img")).to_be_visible()
    to_board(teacher)
    board = teacher.locator("enfilade-board")
    expect(board.get_by_text(say("board.nobody-yet"))).to_be_visible()

    # Two pupils come; the teacher begins; the code makes room for the lesson's title.
    one = pupil(opened.code)
    two = open_page()
    two.goto(f"/g/{opened.code}?lang=az&view3d=always&quality=fixed-low")
    rows = board.locator("tbody tr")
    expect(rows).to_have_count(2)
    name = str(view_of(one, lambda v: v["you"]["words"]["az"]))
    expect(board.locator("tbody th").filter(has_text=name)).to_have_count(1)
    button(teacher, "board.begin").click()
    expect(button(teacher, "board.own")).to_have_attribute("aria-pressed", "true")
    expect(shown.locator(".code.big")).to_have_count(0)
    expect(shown.locator("h1")).to_be_visible()

    # Answers arrive on the board as they are given.
    watching = MemberLine(server.address, post(server.address, "/join", {"secret": opened.secret})[1])
    try:
        tasks = view_of(watching, lambda v: v["tasks"])
    finally:
        watching.close()
    judged = next(i for i, t in enumerate(tasks) if t["key"] and "chosen" in t["key"])
    own = next(i for i, t in enumerate(tasks) if t["written"] and t["key"] is None)
    row = rows.filter(has_text=name)
    assert one.wished("answer", task=tasks[judged]["id"], value=tasks[judged]["key"])["judged"]["right"]
    expect(row.locator("td[data-state]").nth(judged)).to_have_attribute("data-state", "right")
    one.wished("answer", task=tasks[own]["id"], value={"text": WRITTEN})
    expect(row.locator("td[data-state]").nth(own)).to_have_attribute("data-state", "received")
    one.wished("stuck", on=True)
    expect(board.locator(".need[data-need=stuck]")).to_contain_text(name)
    one.wished("stuck", on=False)
    expect(board.locator(".need[data-need=stuck]")).to_have_count(0)

    # The projector: counts; then what was written, only after it was let, without a name.
    board.locator(f'[data-at="0 {judged + 1}"]').click()
    button(teacher, "board.show-counts").click()
    expect(shown.locator(".bars li").first).to_be_visible()
    expect(shown.locator(".answered")).to_have_text(say("projector.answered", n=1, of=2))
    button(teacher, "board.release").click()
    expect(shown.locator('.bars [data-right="true"]')).not_to_have_count(0)
    released = view_of(one, lambda v: v["tasks"][judged]["released"])
    assert released["explanation"] and released["right"]

    board.locator(f'[data-at="0 {own + 1}"]').click()
    button(teacher, "board.show-answers").click()
    expect(shown.get_by_text(say("projector.waiting"))).to_be_visible()
    expect(shown.get_by_text(WRITTEN)).to_have_count(0)
    expect(board.get_by_text(WRITTEN)).to_be_visible()
    teacher.get_by_role("button", name=f"{say('board.approve')}: {name}").click()
    expect(shown.get_by_text(WRITTEN)).to_be_visible()
    assert name not in shown.inner_text()
    assert axe(room) == []
    assert axe(teacher) == []
    teacher.get_by_role("button", name=f"{say('board.approved')}: {name}").click()
    expect(shown.get_by_text(WRITTEN)).to_have_count(0)

    # All to this task's stop; a pause with words; going on; more time.
    button(teacher, "board.bring").click()
    at = one.wait(lambda line: (m := line.state().get("mode", {})).get("kind") == "touring" and m["stop"])
    assert at
    expect(button(teacher, "board.led")).to_have_attribute("aria-pressed", "true")
    button(teacher, "board.pause").click()
    one.wait(lambda line: line.state()["mode"]["kind"] == "paused")
    teacher.get_by_label(say("board.words")).fill("Mənə baxın")
    button(teacher, "board.words-show").click()
    one.wait(lambda line: line.state()["mode"].get("words") == "Mənə baxın")
    expect(shown.locator("h1")).to_have_text("Mənə baxın")
    button(teacher, "board.resume").click()
    one.wait(lambda line: line.state()["mode"]["kind"] != "paused")
    ends_ms = view_of(one, lambda v: v["ends_ms"])
    button(teacher, "board.extend-full").click()
    assert view_of(one, lambda v: v["ends_ms"] != ends_ms and v["ends_ms"]) == ends_ms + 5 * 60_000

    # The end: nothing more is taken; the results go home.
    teacher.keyboard.press("Escape")
    button(teacher, "board.close").click()
    button(teacher, "board.close-sure").click()
    expect(board.get_by_text(say("board.closed"))).to_be_visible()
    late = one.wished("answer", task=tasks[own]["id"], value={"text": "gec"})
    assert late["code"] == "class-closed"
    teacher.get_by_role("navigation").get_by_role("link", name=say("board.results")).click()
    expect(teacher.locator("table.results tbody tr")).to_have_count(2)
    assert axe(teacher) == []
    with teacher.expect_download() as saving:
        teacher.get_by_role("link", name=PAGES["results.csv"].az).click()
    data = saving.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert [line for line in lines if name in line and WRITTEN in line]

    # And is gone when the teacher says so.
    two.close()
    room.close()
    teacher.locator("summary").filter(has_text=PAGES["results.delete"].az).click()
    teacher.get_by_role("button", name=PAGES["results.delete-sure"].az).click()
    expect(teacher.get_by_role("heading", name=PAGES["results.deleted"].az)).to_be_visible()


def test_TEACH18_the_board_is_led_by_keyboard_alone(open_page: OpenPage, pupil: Join) -> None:
    teacher = open_page(viewport=TABLET)
    opened = open_class(teacher)
    to_board(teacher)
    board = teacher.locator("enfilade-board")
    one, other = pupil(opened.code), pupil(opened.code)
    expect(board.locator("tbody tr")).to_have_count(2)
    # One stop for the Tab key, arrows within, Enter opens, Escape leads back.
    assert board.locator('[data-at][tabindex="0"]').count() == 1
    board.locator('[data-at="0 1"]').focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp"):
        teacher.keyboard.press(key)
    expect(board.locator('[data-at="1 2"]')).to_be_focused()
    teacher.keyboard.press("Enter")
    expect(board.locator("#panel-title")).to_be_focused()
    expect(board.locator("aside")).to_contain_text(say("board.task", n=2))
    teacher.keyboard.press("Escape")
    expect(board.locator('[data-at="1 2"]')).to_be_focused()
    teacher.keyboard.press("Home")
    teacher.keyboard.press("Enter")
    button(teacher, "board.remove").focus()
    teacher.keyboard.press("Enter")
    expect(board.locator("tbody tr")).to_have_count(1)
    left = [line for line in (one, other) if not line.all("disconnect")]
    assert left
    # Everything fits: nothing is scrolled sideways but the table.
    assert teacher.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_TEACH19_a_solemn_lesson_is_opened_without_time_and_shown_quietly(open_page: OpenPage) -> None:
    teacher = open_page(viewport=LAPTOP)
    opened = open_class(teacher, "repression-museum/speaking-documents")
    room = projector_of(open_page, opened)
    assert axe(teacher) == []
    to_board(teacher)
    expect(button(teacher, "board.begin")).to_be_visible()
    expect(teacher.locator("enfilade-board .time")).to_have_count(0)
    expect(button(teacher, "board.extend-full")).to_have_count(0)
    assert axe(teacher) == []
    assert axe(room) == []
