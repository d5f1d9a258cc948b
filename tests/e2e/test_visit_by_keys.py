"""HAND4: a visitor without a mouse, from the entrance to a hall, a label, the tour, another language."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e import visiting
from tests.e2e.conftest import OpenPage
from tests.e2e.soundness import axe
from tests.e2e.visiting import MUSEUM, PLAIN, say
from tools.watching import until

DESK = {"width": 1024, "height": 480}
MOST_TABS = 80

FOCUSED = """() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const name = element.getAttribute("aria-label") ?? element.textContent.replace(/\\s+/g, " ").trim();
    const seen = getComputedStyle(element).outlineStyle !== "none";
    return { tag: element.tagName, name, href: element.getAttribute("href") ?? "", seen };
}"""


def test_HAND4_by_keys_alone_from_the_entrance_to_a_label_a_tour_and_another_language(
    open_page: OpenPage,
) -> None:
    page = open_page(viewport=DESK, reduced_motion="reduce")
    page.goto("/az/")
    tab_to(page, "A", href=f"/az/{MUSEUM}/")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/az/{MUSEUM}/")
    tab_to(page, "A", href=f"/az/{MUSEUM}/hall/{visiting.museum()['start']}")

    # A hall is opened at a board: Enter takes what stands in the middle of the view.
    page.goto(f"/az/{MUSEUM}/hall/main-hall?view=speaking-documents&{PLAIN}")
    visiting.walkable(page)
    visiting.settled(page)
    tab_to(page, "CANVAS")
    page.keyboard.press("Enter")
    label = page.locator("enfilade-ui section.label")
    title = visiting.texts()["exhibits"]["speaking-documents"]["title"]["text"]
    expect(label.get_by_role("heading", level=2)).to_have_text(title)
    expect(label).to_be_focused()
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(label).to_have_count(0)

    tab_to(page, "BUTTON", name=say("bar.tours"))
    page.keyboard.press("Enter")
    tab_to(page, "BUTTON", name=say("offers.begin", minutes=minutes()))
    page.keyboard.press("Enter")
    until(page, "window.enfilade.debug().tour?.phase === 'stay'", within_s=visiting.LOADED_S)
    tab_to(page, "BUTTON", name=say("tour.pause"))
    page.keyboard.press("Space")
    until(page, "window.enfilade.debug().tour.status === 'paused'")

    tab_to(page, "SELECT")
    page.keyboard.press("ArrowDown")
    until(page, "document.documentElement.lang === 'en'", within_s=visiting.LOADED_S)
    first = visiting.tour("en")["stops"][0]
    tour = page.locator("enfilade-ui section.tour")
    expect(tour.get_by_role("heading", level=2)).to_have_text(first["title"]["text"])
    tab_to(page, "BUTTON", name=say("tour.leave", "en"))
    page.keyboard.press("Enter")
    expect(tour).to_have_count(0)


def tab_to(page: Page, tag: str, *, name: str | None = None, href: str | None = None) -> None:
    """Press Tab until an element has the focus; whatever has it on the way shows that it does."""
    met = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["tag"] == "BODY":
            continue
        met.append((at["tag"], at["name"]))
        assert at["seen"] or at["tag"] == "SECTION", at
        if at["tag"] == tag and name in {None, at["name"]} and href in {None, at["href"]}:
            return
    raise AssertionError(f"Tab never came to {tag} {name or href}: {met}")


def minutes() -> int:
    """Return how long the museum's first tour is said to take."""
    found: int = visiting.museum()["tours"][0]["minutes"]
    return found
