"""HAND2: a visitor alone with a phone, upright and on its side: a thumb reaches all, and old eyes read it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import visiting
from tests.e2e.conftest import OpenPage
from tests.e2e.soundness import axe
from tests.e2e.visiting import button, notice, say
from tools.watching import until

SHAPES = {"upright": (390, 844), "on its side": (844, 390)}
THUMB_PX = 44
READ_PX = 16

FAULTS = """([thumb, read]) => {
    const root = document.querySelector("enfilade-ui").renderRoot;
    const inside = root.querySelector("dialog") ?? root;
    const faults = [];
    const seen = (element) => {
        const box = element.getBoundingClientRect();
        if (box.width < 2 || !element.checkVisibility({ visibilityProperty: true })) return null;
        // What has been scrolled away in its panel is not there just now.
        for (let of = element.parentElement; of; of = of.parentElement) {
            const frame = of.getBoundingClientRect();
            const out = box.bottom > frame.bottom + 1 || box.top < frame.top - 1;
            if (out && getComputedStyle(of).overflowY !== "visible") return null;
        }
        return box;
    };
    for (const control of inside.querySelectorAll("button, a, select, summary")) {
        const box = seen(control);
        if (!box) continue;
        const name = control.getAttribute("aria-label") ?? control.textContent.trim();
        const inWords = control.closest(".banner");
        if (!inWords && Math.min(box.width, box.height) < thumb - 0.1) faults.push(`small: ${name}`);
        if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight)
            faults.push(`cut: ${name}`);
        const met = root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (!met || !(control === met || control.contains(met))) faults.push(`under another: ${name}`);
    }
    for (const element of inside.querySelectorAll("*")) {
        const said = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        if (said && seen(element) && parseFloat(getComputedStyle(element).fontSize) < read)
            faults.push(`fine print: ${element.textContent.trim()}`);
    }
    return faults;
}"""


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_HAND2_on_a_phone_nothing_is_small_cut_or_under_another_thing(
    open_page: OpenPage, shape: str, language: str
) -> None:
    width, height = SHAPES[shape]
    page = open_page(viewport={"width": width, "height": height}, has_touch=True, is_mobile=True)
    visiting.open_hall(page, "main-hall", "view=speaking-documents", language)
    visiting.settled(page)
    # A finger is told what a finger does.
    expect(page.get_by_text(say("hint.touch", language))).to_be_visible()
    expect(page.get_by_text(say("hint.move", language))).to_be_hidden()
    sound(page)

    for drawer in ("bar.plan", "bar.places", "bar.tours"):
        button(page, drawer, language).tap()
        sound(page)
        if drawer != "bar.places":  # the next one takes its place
            button(page, drawer, language).tap()

    button(page, "bar.how", language).tap()
    expect(page.locator("enfilade-ui .legend-panel")).to_be_visible()
    expect(page.get_by_text(say("legend.touch", language))).to_be_visible()
    sound(page)
    button(page, "bar.how", language).tap()

    face = next(f for f in visiting.hall("main-hall")["faces"] if f["exhibit"] == "speaking-documents")
    page.touchscreen.tap(*visiting.on_screen(page, face["centre"]))
    expect(page.locator("enfilade-ui section.label")).to_be_visible()
    sound(page)
    assert axe(page) == []
    button(page, "label.close", language).tap()
    expect(page.locator("enfilade-ui section.label")).to_have_count(0)


@pytest.mark.parametrize("shape", SHAPES)
def test_HAND2_on_a_phone_a_tour_and_a_notice_leave_every_control_free(
    open_page: OpenPage, shape: str
) -> None:
    width, height = SHAPES[shape]
    page = open_page(viewport={"width": width, "height": height}, has_touch=True, is_mobile=True)
    visiting.open_hall(page, "main-hall")
    button(page, "bar.tours").tap()
    begin = page.locator("enfilade-ui .offers button.main").first
    begin.tap()
    until(page, "window.enfilade.debug().tour?.phase === 'stay'", within_s=visiting.LOADED_S)
    sound(page)
    button(page, "tour.stops").tap()
    sound(page)
    assert axe(page) == []
    guarded = next(i for i, each in enumerate(visiting.tour()["stops"]) if each["advisory"])
    page.locator("enfilade-ui .stops button").nth(guarded).tap()
    expect(notice(page)).to_be_visible()
    sound(page)


def sound(page: Page) -> None:
    """Assert that every control is big enough, whole and free, and that all words are large enough."""
    visiting.frames(page, 2)
    assert page.evaluate(FAULTS, [THUMB_PX, READ_PX]) == []
