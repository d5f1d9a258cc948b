"""Addresses: a place survives a reload, a zone asks first, the text is always there, and so is a word without
WebGL.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect

from tests.e2e import visiting
from tests.e2e.conftest import OpenPage
from tests.e2e.visiting import MUSEUM, button, debug, holding, notice, pose
from tools.serving import Server, chromium_path
from tools.watching import until


def test_a_link_to_a_viewpoint_survives_a_reload(page: Page) -> None:
    visiting.open_hall(page, "main-hall", "view=wives")
    visiting.stands_at(page, "main-hall", "wives")
    page.reload()
    visiting.walkable(page)
    visiting.stands_at(page, "main-hall", "wives")


def test_the_address_keeps_to_where_one_has_walked(page: Page) -> None:
    visiting.open_hall(page, "main-hall", "view=middle")
    before = pose(page)
    holding(page, "KeyW", f"Math.hypot(d.pose.x - {before['x']}, d.pose.z - {before['z']}) > 1")
    visiting.holding_still(page, "Escape")  # no key of ours: only waits until the step has come to rest
    there = pose(page)
    until(page, f"location.search.includes('at={there['x']:.2f},{there['y']:.2f},{there['z']:.2f},')")
    page.reload()
    visiting.walkable(page)
    # The address has centimetres and tenths of a degree.
    after = pose(page)
    assert visiting.distance(there, after) < 0.01
    assert abs(visiting.turn(there["yaw"], after["yaw"])) < 0.002


def test_a_reload_keeps_hall_and_language(page: Page) -> None:
    visiting.open_hall(page, "main-hall", "view=middle")
    page.locator("enfilade-ui select").select_option("ru")
    until(page, "location.pathname.startsWith('/ru/') && document.documentElement.lang === 'ru'")
    page.reload()
    visiting.walkable(page)
    assert debug(page)["language"] == "ru"
    title = visiting.texts("ru")["halls"]["main-hall"]["title"]["text"]
    expect(page.locator("enfilade-ui header h2")).to_have_text(title)


def test_a_link_into_a_zone_asks_first_and_declined_leads_to_the_start(page: Page) -> None:
    page.goto(visiting.address("basement", "view=cell-1-inside"))
    expect(notice(page)).to_be_visible(timeout=60_000)
    # Nothing of the zone is to be seen before the answer.
    assert page.evaluate("() => getComputedStyle(document.querySelector('canvas')).opacity") == "0"
    button(page, "notice.stay").click()
    visiting.walkable(page)
    visiting.stands_at(page, "basement", visiting.hall("basement")["start"])


def test_a_link_into_a_zone_leads_there_once_accepted_and_asks_again_after_a_reload(page: Page) -> None:
    visiting.open_hall_in_zone(page, "basement", "view=cell-1-inside")
    visiting.stands_at(page, "basement", "cell-1-inside")
    page.reload()
    expect(notice(page)).to_be_visible(timeout=60_000)
    button(page, "notice.enter").click()
    visiting.walkable(page)
    visiting.stands_at(page, "basement", "cell-1-inside")


@pytest.mark.parametrize(
    "path",
    [
        f"/az/{MUSEUM}/hall/main-hall?text",
        f"/en/{MUSEUM}/hall/basement?text",
        f"/ru/{MUSEUM}/tour/{visiting.TOUR}/stop/three-lives?text",
    ],
)
def test_the_text_version_is_a_page_without_a_canvas(page: Page, path: str) -> None:
    page.goto(path, wait_until="networkidle")
    assert page.locator("canvas").count() == 0
    assert page.locator("enfilade-ui").count() == 0
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()


def test_without_javascript_the_page_reads_the_same(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"/az/{MUSEUM}/hall/main-hall")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        visiting.texts()["halls"]["main-hall"]["title"]["text"]
    )


@pytest.fixture
def no_webgl(chromium: Browser) -> BrowserType:
    """The kind of browser, to start one without any WebGL."""
    return chromium.browser_type


def test_without_webgl_the_text_stays_with_a_clear_word(no_webgl: BrowserType, server: Server) -> None:
    browser = no_webgl.launch(
        executable_path=chromium_path(), args=["--no-sandbox", "--disable-gpu", "--disable-3d-apis"]
    )
    page = browser.new_page(locale="az")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{server.address}/az/{MUSEUM}/hall/main-hall")
    until(page, "document.documentElement.dataset.viewer === 'impossible'")
    expect(page.locator(".no-viewer")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("canvas").count() == 0
    assert said == []
    browser.close()
