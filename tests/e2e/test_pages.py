"""The pages for reading.

Whole without a script, sound to axe, on a phone and on paper, and heedful of notices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from enfilade.messages import PAGES
from tests.e2e import visiting
from tests.e2e.conftest import OpenPage, watch
from tests.e2e.soundness import axe
from tests.e2e.visiting import MUSEUM, TOUR
from tools.serving import Server, make_home, start_server, stop_server

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1600, "height": 900}
NARROWEST: ViewportSize = {"width": 320, "height": 640}
"""WCAG 1.4.10: at 320 CSS pixels nothing is scrolled sideways."""

STOP = f"{MUSEUM}/tour/{TOUR}/stop"
KINDS = {
    "entrance": "",
    "museum": f"{MUSEUM}/",
    "hall": f"{MUSEUM}/hall/main-hall?text=",
    "hall with zones": f"{MUSEUM}/hall/basement?text=",
    "exhibit": f"{MUSEUM}/exhibit/speaking-documents",
    "tour": f"{MUSEUM}/tour/{TOUR}",
    "stop": f"{STOP}/three-lives?text=",
    "stop behind a notice": f"{STOP}/before-the-door?text=",
    "people": f"{MUSEUM}/people",
    "sources": f"{MUSEUM}/sources",
    "about": f"{MUSEUM}/about",
    "join": "join",
    "a hall of the suite": "independence-museum/hall/hall-5?text=",
    "a museum of several halls": "independence-museum/",
    "a hall of carpets": "carpet-museum/hall/carpet-hall?text=",
}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_page(open_page: OpenPage, kind: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"/az/{KINDS[kind]}")
    _all_open(page)
    assert axe(page) == []


def test_axe_finds_nothing_on_the_page_of_an_error(chromium: Browser, server: Server) -> None:
    # The browser itself logs a page that is answered with 404: so nobody watches this one.
    page = chromium.new_page(base_url=server.address, viewport=PHONE)
    page.goto("/az/nowhere")
    assert axe(page) == []
    page.close()


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_no_page_is_scrolled_sideways(open_page: OpenPage, language: str) -> None:
    page = open_page(viewport=NARROWEST)
    for path in KINDS.values():
        page.goto(f"/{language}/{path}")
        _all_open(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"], path


def test_without_a_script_the_whole_tour_is_read_from_stop_to_stop(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"/az/{MUSEUM}/")
    page.get_by_role("link", name=PAGES["read.text"].az).click()
    told = visiting.tour()["stops"]
    for index, stop in enumerate(told):
        expect(page.get_by_role("heading", level=1)).to_have_text(stop["title"]["text"])
        main = page.locator("main").inner_text()
        notice = page.locator("main .advisory")
        if stop["advisory"] is None:
            assert _words(stop["narration"]["standard"]["text"]) in _words(main)
            if stop["poster"] is not None:
                expect(page.locator("main .view img")).to_have_attribute("alt", re.compile(r"\w"))
        else:
            # The notice comes first; what lies behind it opens by the browser's own means.
            assert _words(stop["narration"]["standard"]["text"]) not in _words(main)
            notice.locator("summary").first.click()
            assert _words(stop["narration"]["standard"]["text"]) in _words(notice.inner_text())
        if index + 1 < len(told):
            page.locator("a[rel=next]").click()
    assert page.locator("a[rel=next]").count() == 0


def test_a_reader_of_text_stays_with_text_until_they_choose_the_hall(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"/az/{STOP}/three-lives?text=")
    page.locator("a[rel=next]").click()
    expect(page).to_have_url(re.compile(r"\?text=$"))
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/en/.*\?text=$"))
    assert page.locator(".enfilade-screen").count() == 0
    walk = page.get_by_role("link", name=PAGES["read.walk"].en)
    expect(walk).to_have_attribute("href", re.compile(r"/stop/speaking-documents$"))


def test_the_picture_of_a_place_behind_a_notice_is_not_the_screens(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"/az/{STOP}/before-the-door?text=")
    # The viewer lays the page's `picture.poster` behind itself before any notice is read.
    assert page.locator("picture.poster").count() == 0
    expect(page.locator(".advisory picture")).to_be_hidden()


def test_headings_descend_one_level_at_a_time(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    for path in KINDS.values():
        page.goto(f"/az/{path}")
        levels = [
            int(tag[1]) for tag in page.locator("h1, h2, h3").evaluate_all("all => all.map(h => h.tagName)")
        ]
        assert levels[0] == 1 and levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


@pytest.fixture
def staffed(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page of somebody who holds the one-time link of a server of their own, which is open on it."""
    running = start_server(make_home(tmp_path))
    complaints: list[str] = []
    context = chromium.new_context(base_url=running.address, viewport=DESK, locale="az")
    page = context.new_page()
    watch(page, running.address, complaints)
    page.goto(running.staff_link)
    yield page
    context.close()
    stop_server(running)
    assert not complaints, "\n".join(complaints)


def test_a_group_is_started_and_shown_to_a_room(staffed: Page) -> None:
    assert axe(staffed) == []
    staffed.get_by_role("button", name=PAGES["staff.enter"].az).click()
    assert axe(staffed) == []
    form = staffed.locator("form", has=staffed.locator(f"input[value='{MUSEUM}/{TOUR}']"))
    form.get_by_role("button", name=PAGES["staff.start"].az).click()
    expect(staffed.locator("#code")).to_have_text(re.compile(r"^\d{4} \d{4}$"))
    expect(staffed.locator("#guide-link")).to_be_hidden()
    assert axe(staffed) == []
    for shown in (staffed.locator("img.qr"), staffed.locator("#code")):
        box = shown.bounding_box()
        assert box is not None and box["y"] + box["height"] <= DESK["height"]
    square = staffed.locator("img.qr").bounding_box()
    # A third of the picture's height is read by a phone from about ten times that far.
    assert square is not None and square["width"] >= DESK["height"] / 3
    staffed.get_by_text(PAGES["staff.guide-link-show"].az).click()
    expect(staffed.locator("#guide-link")).to_be_visible()
    follow = staffed.get_attribute("#follow-link", "href")
    staffed.goto(f"{follow}?text=")
    expect(staffed.get_by_role("heading", level=1)).to_be_visible()
    assert axe(staffed) == []


def _all_open(page: Page) -> None:
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


def _words(text: str) -> str:
    return " ".join(text.split())
