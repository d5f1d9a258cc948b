"""The guide's console: a tour led by keyboard alone; drawing and pointing; what is undone and handed over."""

from __future__ import annotations

from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.e2e import visiting
from tests.e2e.conftest import OpenPage
from tests.e2e.soundness import axe
from tests.e2e.test_group import Started, end, join_by_code, lead, mode_is, start_group, wish
from tests.e2e.visiting import button, notice, say
from tools.watching import until

STATE = "window.enfilade?.session?.state"
CONSOLE = {"width": 800, "height": 600}
"""Wide enough for the panels beside the view, small enough for software to draw."""


def test_CONSOLE2_a_whole_tour_is_led_by_keyboard_alone(staff: Page, open_page: OpenPage) -> None:
    group = start_group(staff)
    guide, follower = open_page(viewport=CONSOLE), open_page()
    lead(guide, group)
    follow_in_text(follower, group)
    until(guide, f"{STATE}.roster.members.length === 2")
    # What is behind the last door stays shut for a group whose guide has not opened it.
    stops = [stop["id"] for stop in visiting.tour()["stops"] if stop["advisory"] != "execution"]
    accepted: set[str] = set()
    pages = (guide, follower)
    for stop in stops:
        guide.keyboard.press("n")
        both(pages, f"{STATE}.mode.stop === '{stop}'")
        advisory = next(s["advisory"] for s in visiting.tour()["stops"] if s["id"] == stop)
        if advisory and advisory not in accepted:
            accepted.add(advisory)
            expect(notice(guide)).to_be_visible()
            button(guide, "notice.enter").press("Enter")
            expect(notice(guide)).to_have_count(0)
    guide.keyboard.press("b")
    both(pages, f"{STATE}.mode.stop === '{stops[-2]}'")
    guide.keyboard.press("p")
    both(pages, f"{STATE}.mode.clock.kind === 'held'")
    # A stop is chosen from the list: J, then Enter on the next one.
    guide.keyboard.press("j")
    guide.keyboard.press("Enter")
    both(pages, f"{STATE}.mode.stop === '{stops[-1]}'")

    for key, mode in (("t", "walking"), ("g", "gathering"), ("f", "free"), ("z", "paused"), ("z", "free")):
        guide.keyboard.press(key)
        both(pages, mode_is(mode))
    guide.keyboard.press("v")
    until(follower, f"{STATE}.scene.evidence")
    guide.keyboard.press("Shift+L")
    until(guide, f"{STATE}.rules.locked")

    # While somebody types, letters are letters.
    guide.keyboard.press("c")
    guide.keyboard.type("nbtg")
    guide.keyboard.press("Enter")
    until(follower, f"{STATE}.captions.at(-1)?.text === 'nbtg'")
    assert follower.evaluate(f"() => {STATE}.mode.kind") == "free"
    guide.keyboard.press("Escape")
    guide.keyboard.press("?")
    expect(guide.get_by_role("dialog")).to_contain_text(say("key.gather"))
    guide.keyboard.press("Escape")
    for panel in "12345":
        guide.keyboard.press(panel)
        assert axe(guide) == [], panel

    # The end is called off, then meant.
    guide.keyboard.press("Shift+X")
    expect(button(guide, "console.call-off")).to_be_visible()
    guide.keyboard.press("Control+z")
    expect(button(guide, "console.call-off")).to_have_count(0)
    guide.keyboard.press("Shift+X")
    expect(button(guide, "console.call-off")).to_be_visible()
    guide.keyboard.press("Shift+X")
    both(pages, mode_is("ended"))


def at_rest(what: Locator) -> FloatRect:
    """Return where something stands once it stands still: colours below a picture make it smaller."""
    before, box = None, what.bounding_box()
    while box is None or box != before:
        what.evaluate("() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
        before, box = box, what.bounding_box()
    return box


def test_CONSOLE5_CONSOLE6_a_follower_sees_the_document_the_drawing_and_the_pointer(
    staff: Page, open_page: OpenPage
) -> None:
    group = start_group(staff)
    guide, follower = open_page(viewport=CONSOLE), open_page(viewport={"width": 700, "height": 420})
    lead(guide, group)
    join_by_code(follower, group)
    stop = visiting.tour()["stops"][1]
    wish(guide, {"do": "go-to", "stop": stop["id"]})
    until(guide, "window.enfilade.session.moment()?.phase === 'stay'", within_s=visiting.LOADED_S)

    # Two actions: the panel, then the document.
    guide.keyboard.press("i")
    documents = guide.locator("enfilade-console .documents")
    title, other = (
        visiting.texts()["exhibits"][each]["title"]["text"]
        for each in ("speaking-documents", "soldiers-and-officers")
    )
    documents.get_by_role("button", name=title, exact=True).click()
    shown = follower.locator("drawn-picture section")
    expect(shown).to_have_attribute("aria-label", title)
    guide.keyboard.press("r")
    sheet = guide.locator("drawn-picture .sheet")
    expect(sheet).to_have_attribute("data-draws", "true")
    box = at_rest(sheet)
    guide.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.3)
    guide.mouse.down()
    guide.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.6, steps=6)
    guide.mouse.up()
    until(follower, f"{STATE}.scene.strokes.length === 1")
    line = follower.locator("drawn-picture path[data-color]").get_attribute("d") or ""
    ends = [float(n) / 4095 for n in line.replace("M", "").replace("L", " ").split()]
    for found, meant in zip((*ends[:2], *ends[-2:]), (0.2, 0.3, 0.7, 0.6), strict=True):
        assert abs(found - meant) < 0.01, line
    # By keyboard too, in another colour: the pen is set down, moved, lifted.
    button(guide, "color.orange").click()
    sheet.focus()
    for key in ("Space", "ArrowRight", "ArrowRight", "Space"):
        guide.keyboard.press(key)
    until(follower, f"{STATE}.scene.strokes.at(-1).color === 2 && {STATE}.scene.strokes.length === 2")
    button(guide, "draw.clear").click()
    until(follower, f"{STATE}.scene.strokes.length === 0")
    button(guide, "console.undo").press("Enter")
    until(follower, f"{STATE}.scene.strokes.length === 2")
    # Put away with another document, and had back with its lines.
    documents.get_by_role("button", name=other, exact=True).click()
    until(follower, f"{STATE}.scene.strokes.length === 0")
    button(guide, "console.undo").press("Enter")
    until(follower, f"{STATE}.scene.strokes.length === 2")
    expect(shown).to_have_attribute("aria-label", title)
    button(guide, "show.put-away").click()
    expect(shown).to_have_count(0)

    # The pointer rests on what is before the guide: the follower hears what that is.
    guide.keyboard.press("x")
    exhibit = visiting.texts()["exhibits"][stop["exhibit"] or stop["id"]]["title"]["text"]
    expect(follower.locator("#announcer")).to_contain_text(say("point.at", name=exhibit))
    end(guide)


def test_CONSOLE3_CONSOLE4_who_was_sent_out_comes_back_and_the_lead_is_handed_over(
    staff: Page, open_page: OpenPage
) -> None:
    group = start_group(staff)
    guide, follower = open_page(viewport=CONSOLE), open_page(viewport=CONSOLE)
    lead(guide, group)
    join_by_code(follower, group)
    uid = follower.evaluate(f"() => {STATE}.you.uid")
    of_them = f"{STATE}.roster.members.find((m) => m.uid === '{uid}')"
    guide.keyboard.press("2")
    row = guide.locator("enfilade-console .members li").first
    row.locator("summary").click()
    row.get_by_role("button", name=say("keep.remove"), exact=True).click()
    until(guide, f"{of_them}.presence === 'removed'")
    expect(follower.get_by_text(say("group.removed"))).to_be_visible()
    button(guide, "console.undo").press("Enter")
    until(guide, f"{of_them}.presence === 'gone'")
    follower.reload()
    visiting.walkable(follower)
    until(guide, f"{of_them}.presence === 'ready'")

    # A follower is given the lead: they have a console, and what they do is what the group does.
    row.locator("summary").click()
    row.get_by_role("button", name=say("people.hand-over"), exact=True).click()
    until(follower, f"{STATE}.leader === '{uid}'")
    expect(follower.locator("enfilade-console")).to_have_count(1)
    expect(button(guide, "console.take-back")).to_be_visible()
    expect(button(guide, "guide.walk")).to_have_count(0)
    button(follower, "tour.next").click()
    until(guide, f"{STATE}.mode.kind === 'touring'")
    button(guide, "console.take-back").click()
    until(follower, f"{STATE}.leader === 'guide'")
    expect(button(guide, "guide.walk")).to_be_visible()
    expect(button(follower, "guide.walk")).to_have_count(0)
    # A follower again, they have no console any more.
    wish(guide, {"do": "appoint", "uid": uid, "role": "follower"})
    expect(follower.locator("enfilade-console")).to_have_count(0)
    end(guide)


def both(pages: tuple[Page, Page], condition: str) -> None:
    """Wait until guide and follower know a thing: the guide's next key begins from what the guide knows."""
    for page in pages:
        until(page, condition)


def follow_in_text(page: Page, group: Started) -> None:
    """Follow without a hall: what the group does is told all the same."""
    page.goto(f"/g/{group.code}?text&lang=az")
    until(page, f"{STATE}?.you.role === 'follower'", within_s=visiting.LOADED_S)
