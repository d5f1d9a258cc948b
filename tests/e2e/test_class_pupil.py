"""PUPIL: a pupil in a real browser does each kind of task, by pointing and by keys, and loses nothing to a
reload or a lost network. Without a hall, as on a device that draws none; `test_class_hall.py` has the hall.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import lesson_pupil
from tests.e2e.conftest import OpenPage
from tests.e2e.lesson_pupil import (
    JUDGED,
    READ,
    Opened,
    by_keys,
    by_mouse,
    by_touch,
    connected,
    hand_in,
    join,
    panel,
    press,
    progress,
    say,
    standing,
    take,
)
from tests.e2e.soundness import axe
from tests.e2e.visiting import LOADED_S
from tests.web.lesson_fixture import LESSON, SOLEMN_LESSON
from tests.web.running import MemberLine, close_what_broke, post
from tests.web.site_fixture import MUSEUM, write_site
from tools.serving import Server, start_server, stop_server
from tools.steps import ROOT
from tools.watching import until

TABLET = {"width": 1024, "height": 768}
PHONE = {"width": 390, "height": 844}
TOO_SMALL = """() => [...document.querySelector("enfilade-lesson").shadowRoot
    .querySelectorAll("button, summary, select, textarea, label, input:not(label input)")]
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 44))
    .map(([each, box]) => `${each.outerHTML.slice(0, 90)}: ${box.width} x ${box.height}`)"""
"""What a finger can miss: less than 44 px wide or high."""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the small site, whose lesson has a task of each kind."""
    home = tmp_path_factory.mktemp("school")
    write_site(home / "var" / "site")
    (home / "viewer_static").symlink_to(ROOT / "viewer_static", target_is_directory=True)
    running = start_server(home)
    yield running
    stop_server(running)


@pytest.fixture
def opened(school: Server) -> Opened:
    """A class of the lesson of every kind, at everybody's own pace."""
    return lesson_pupil.open_class(school.address, MUSEUM, LESSON, pace="own", minutes=45)


@pytest.fixture
def tablet(open_page: OpenPage, school: Server) -> Page:
    """A pupil's tablet, held across."""
    return open_page(base_url=school.address, viewport=TABLET, line_is_cut=True)


def stored(school: Server, gid: str) -> dict[str, dict[str, Any]]:
    """Return the answers of a class of one pupil as the store has them, by task."""
    with sqlite3.connect(f"file:{school.home / 'var' / 'enfilade.db'}?mode=ro", uri=True) as store:
        rows = store.execute("SELECT task, kept FROM answers WHERE gid = ?", (gid,)).fetchall()
    assert len({task for task, _ in rows}) == len(rows)
    return {task: json.loads(kept) for task, kept in rows}


@pytest.mark.parametrize("way", ["mouse", "touch", "keys"])
def test_PUPIL11_each_kind_of_task_is_done(
    way: str, open_page: OpenPage, opened: Opened, school: Server
) -> None:
    fingers: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    tablet = open_page(base_url=school.address, **(fingers if way == "touch" else {"viewport": TABLET}))
    join(tablet, opened.code)
    ways = {"mouse": by_mouse, "touch": by_touch, "keys": by_keys}[way]()
    assert set(ways) == {*JUDGED, *READ}
    for task, act in ways.items():
        take(tablet, task)
        act(tablet)
        assert axe(tablet) == [], task
        assert tablet.evaluate(TOO_SMALL) == [], task
        hand_in(tablet, by_keyboard=way == "keys")
        progress(
            tablet, task, "right" if task in JUDGED and task != "board" else "received", "right", "not-yet"
        )
    connected(tablet)
    kept = stored(school, opened.gid)
    assert set(kept) == set(ways)
    for task in JUDGED:
        if task != "board":  # what comes first in the list of things is as it may be
            assert standing(tablet, task)["progress"] == "right", (task, kept[task])
    assert {each["tries"] for each in kept.values()} == {1}


def test_PUPIL12_a_reload_in_the_middle_finds_everything_as_it_was(
    tablet: Page, opened: Opened, school: Server
) -> None:
    join(tablet, opened.code)
    name = panel(tablet).locator(".me").inner_text()
    take(tablet, "word")
    panel(tablet).locator("input.short").fill("yarımçıq")
    take(tablet, "one")
    panel(tablet).locator("label.choice", has_text="no az").click()
    tablet.reload()
    # The same pupil, the same task, what was chosen; and no page to greet them anew.
    expect(panel(tablet).locator(".me")).to_have_text(name)
    expect(panel(tablet).locator(".step[data-task='one']")).to_have_attribute("aria-current", "true")
    expect(panel(tablet).locator("label.choice", has_text="no az")).to_have_attribute("data-on", "true")
    take(tablet, "word")
    expect(panel(tablet).locator("input.short")).to_have_value("yarımçıq")
    connected(tablet)
    assert stored(school, opened.gid) == {}


def test_PUPIL13_what_is_answered_without_a_line_is_in_the_store_once_when_it_is_back(
    tablet: Page, opened: Opened, school: Server
) -> None:
    join(tablet, opened.code)
    connected(tablet)
    tablet.context.set_offline(True)
    until(tablet, "window.enfilade.session.line.line === 'down'", within_s=LOADED_S)
    expect(panel(tablet).get_by_text(say("class.line-down"))).to_be_visible()
    acts = by_mouse()
    for task in ("one", "word", "think"):
        take(tablet, task)
        acts[task](tablet)
        hand_in(tablet)
        progress(tablet, task, "waiting")
        expect(panel(tablet).locator(".verdict")).to_contain_text(say("verdict.kept"))
    # Another thought, before the first was ever sent: one answer, the last.
    take(tablet, "one")
    panel(tablet).locator("label.choice", has_text="no az").click()
    hand_in(tablet)
    expect(panel(tablet).get_by_text(say("class.to-send", n=3))).to_be_visible()
    assert stored(school, opened.gid) == {}
    tablet.context.set_offline(False)
    connected(tablet)
    progress(tablet, "one", "not-yet")
    progress(tablet, "word", "right")
    progress(tablet, "think", "received")
    kept = stored(school, opened.gid)
    assert {task: each["tries"] for task, each in kept.items()} == {"one": 1, "word": 1, "think": 1}
    assert kept["think"]["value"] == {"text": "Çox fikirləşdim."}


def test_PUPIL14_a_tab_that_was_closed_before_the_line_came_back_loses_no_answer(
    tablet: Page, opened: Opened, school: Server
) -> None:
    join(tablet, opened.code)
    connected(tablet)
    tablet.context.set_offline(True)
    until(tablet, "window.enfilade.session.line.line === 'down'", within_s=LOADED_S)
    take(tablet, "days")
    by_mouse()["days"](tablet)
    hand_in(tablet)
    progress(tablet, "days", "waiting")
    again = tablet.context.new_page()
    tablet.close()
    again.context.set_offline(False)
    again.goto(f"/g/{opened.code}?lang=az&text")
    connected(again)
    progress(again, "days", "right")
    assert stored(school, opened.gid)["days"]["tries"] == 1


def test_PUPIL15_another_tablet_goes_on_by_four_words(
    tablet: Page, open_page: OpenPage, opened: Opened, school: Server
) -> None:
    join(tablet, opened.code)
    take(tablet, "one")
    by_mouse()["one"](tablet)
    hand_in(tablet)
    connected(tablet)
    panel(tablet).locator(".me").click()
    panel(tablet).get_by_text(say("class.move"), exact=True).click()
    press(tablet, "class.move-show")
    words = panel(tablet).locator(".phrase li")
    expect(words).to_have_count(4)
    assert axe(tablet) == []
    name = panel(tablet).locator(".who strong").inner_text()

    other = open_page(base_url=school.address, viewport=PHONE)
    join(other, opened.code, begin=False)
    panel(other).get_by_text(say("class.back"), exact=True).click()
    panel(other).locator("input[name=phrase]").fill(" ".join(words.all_inner_texts()).upper())
    panel(other).locator("form.typed button").click()
    expect(panel(other).locator(".who strong")).to_have_text(name)
    press(other, "class.begin")
    take(other, "one")
    progress(other, "one", "right")


def test_PUPIL16_the_page_on_which_one_sees_who_one_is(tablet: Page, opened: Opened) -> None:
    join(tablet, opened.code, begin=False)
    assert axe(tablet) == []
    connected(tablet)
    name = panel(tablet).locator(".who strong").inner_text()
    press(tablet, "class.another-name")
    expect(panel(tablet).locator(".who strong")).not_to_have_text(name)
    panel(tablet).locator(".segments label").nth(2).click()
    panel(tablet).get_by_label(say("class.level-easy"), exact=True).check()
    connected(tablet)
    you = tablet.evaluate("() => window.enfilade.session.view.you")
    assert (you["size"], you["level"]) == (3, "easy")
    press(tablet, "class.begin")
    press(tablet, "class.list")
    assert axe(tablet) == []
    # Another child takes the tablet: a new name, and nothing of the first one stays here.
    take(tablet, "word")
    panel(tablet).locator("input.short").fill("gizli")
    panel(tablet).locator(".me").click()
    press(tablet, "class.not-me")
    press(tablet, "class.not-me-yes")
    expect(panel(tablet).locator(".who strong")).not_to_be_empty()
    until(tablet, f"((uid) => uid && uid !== '{you['uid']}')(window.enfilade?.session?.view?.you.uid)")
    assert "gizli" not in tablet.evaluate("() => JSON.stringify(localStorage)")


def test_PUPIL17_without_webgl_the_places_are_there_as_text_and_the_tasks_all_the_same(
    tablet: Page, opened: Opened
) -> None:
    tablet.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest)"
        " { return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest); };"
    )
    join(tablet, opened.code, query="")
    take(tablet, "one")
    expect(tablet.locator("enfilade-place h2")).to_be_visible()
    by_mouse()["one"](tablet)
    hand_in(tablet)
    progress(tablet, "one", "right")
    assert axe(tablet) == []


def test_PUPIL18_a_solemn_lesson_has_no_animal_no_points_no_time_and_tells_what_is_right_later(
    tablet: Page, school: Server
) -> None:
    opened = lesson_pupil.open_class(school.address, MUSEUM, SOLEMN_LESSON, minutes=45)
    join(tablet, opened.code)
    view = tablet.evaluate("() => window.enfilade.session.view")
    assert view["you"]["name"]["animal"] is None and view["you"]["name"]["number"] is not None
    assert view["points"] is None and view["ends_ms"] is None
    expect(panel(tablet).locator(".time")).to_have_count(0)
    take(tablet, "one")
    # Its pace is the teacher's: a task is closed until they open it.
    expect(panel(tablet).locator("label.choice input").first).to_be_disabled()
    _, teacher = post(school.address, "/join", {"secret": opened.secret})
    line = MemberLine(school.address, teacher)
    try:
        line.wait(lambda x: x.lesson())
        line.wished("open", tasks=["one"], on=True)
    finally:
        line.close()
        close_what_broke()
    by_mouse()["one"](tablet)
    hand_in(tablet)
    progress(tablet, "one", "received")
    expect(panel(tablet).locator(".verdict")).to_contain_text(say("verdict.later"))
