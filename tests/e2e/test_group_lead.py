"""What a guide does for all from the panel, by keyboard; a leash; a page that is reloaded at once."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e import visiting
from tests.e2e.conftest import OpenPage
from tests.e2e.test_group import (
    come_together,
    end,
    go_to,
    join_by_code,
    lead,
    mode_is,
    start_group,
    wish,
)
from tests.e2e.visiting import PLAIN, button, pose, say
from tools.watching import until

INDEPENDENCE = ("independence-museum", "from-republic-to-republic")
LEASH_M = 2.0


def test_LIVE41_LIVE43_the_guide_seeks_and_opens_doors_by_keyboard_for_all(
    staff: Page, open_page: OpenPage
) -> None:
    group = start_group(staff, *INDEPENDENCE)
    guide, follower = open_page(viewport={"width": 900, "height": 700}), open_page()
    lead(guide, group)
    join_by_code(follower, group)
    go_to(guide, "doors-in-line")
    for page in (guide, follower):
        until(page, "window.enfilade.session.moment()?.phase === 'stay'", within_s=visiting.LOADED_S)
    panel = guide.locator("enfilade-console")

    # The tour's time: an arrow key is five seconds, End the tour's end, Home its beginning.
    wish(guide, {"do": "pause"})
    held = "window.enfilade.session.state.mode.clock.kind === 'held'"
    until(follower, held)
    before = follower.evaluate("() => window.enfilade.session.moment().position_ms")
    bar = panel.get_by_label(say("lead.seek"), exact=True)
    for n in range(3):
        bar.press("ArrowRight")
        until(follower, f"window.enfilade.session.moment().position_ms > {before} + {5000 * n + 2000}")
    expect(bar).to_have_attribute("aria-valuetext", re.compile(r"^\d+:\d\d / \d+:\d\d: \w.+"))
    for page in (guide, follower):
        until(page, f"window.enfilade.session.moment().position_ms > {before} + 12000")
        until(page, held)
    moments = "() => window.enfilade.session.moment().position_ms"
    assert guide.evaluate(moments) == follower.evaluate(moments)
    bar.press("Home")
    for page in (guide, follower):
        until(page, "window.enfilade.session.moment().position_ms === 0")

    # The door that is near: open for all, and back to how the hall has it.
    button(guide, "guide.walk").click()
    until(follower, mode_is("walking"))
    guide.evaluate("() => window.enfilade.viewer.goto({hall: 'hall-1', view: 'entrance'}, 'cut')")
    guide.keyboard.press("4")
    door = panel.locator("button", has_text=say("lead.door", name="").strip())
    expect(door).to_have_count(1)
    door.press("Enter")
    until(follower, "window.enfilade.session.state.scene.doors[0]?.to === 'open'")
    expect(door).to_have_attribute("aria-pressed", "true")
    door.press("Space")
    until(follower, "window.enfilade.session.state.scene.doors.length === 0")
    end(guide)


def test_LIVE39_who_goes_further_than_the_leash_is_brought_back(staff: Page, open_page: OpenPage) -> None:
    group = start_group(staff, *INDEPENDENCE)
    guide, follower = open_page(), open_page()
    lead(guide, group)
    join_by_code(follower, group)
    button(guide, "guide.walk").click()
    until(follower, mode_is("walking"))
    come_together(guide, [follower])
    at = pose(guide)
    wish(guide, {"do": "free", "leash": {"by": "metres", "about": "guide", "metres": LEASH_M}})
    expect(follower.get_by_text(say("group.free-metres", metres=int(LEASH_M))).first).to_be_visible()
    # Forward for as long as it takes: the leash ends it, and brings the follower back.
    brought = "window.enfilade.session.isBroughtBack"
    follower.locator("canvas").focus()
    follower.keyboard.down("KeyW")
    until(follower, brought)
    follower.keyboard.up("KeyW")
    # A key that was still down stops the way back, which begins anew: back is who is near and led no more.
    near = f"((p) => Math.hypot(p.x - {at['x']}, p.z - {at['z']}) < {LEASH_M})(window.enfilade.viewer.pose())"
    until(follower, f"!{brought} && {near}", within_s=visiting.LOADED_S)
    until(follower, "window.enfilade.debug().ledBy === 'hands'")
    # Let off the leash they go where they like.
    wish(guide, {"do": "free", "leash": None})
    expect(follower.get_by_text(say("group.free")).first).to_be_visible()
    x, z = at["x"], at["z"]
    visiting.holding(follower, "KeyW", f"Math.hypot(d.pose.x - {x}, d.pose.z - {z}) > {LEASH_M + 0.5}")
    assert not follower.evaluate(f"() => {brought}")
    end(guide)


def test_GOING16_a_page_that_is_reloaded_at_once_is_the_same_person(staff: Page, open_page: OpenPage) -> None:
    group = start_group(staff)
    guide, follower = open_page(), open_page()
    lead(guide, group)
    address = f"/g/{group.code}?lang=az&{PLAIN}"
    with follower.expect_request("**/join?**"):
        follower.goto(address, wait_until="commit")
    follower.goto(address)  # the answer finds nobody
    visiting.walkable(follower)
    until(follower, "window.enfilade.session?.line === 'up'")
    uid = follower.evaluate("() => window.enfilade.session.state.you.uid")
    until(guide, "window.enfilade.session.state.roster.members.some((m) => m.presence === 'ready')")
    members = guide.evaluate("() => window.enfilade.session.state.roster.members.map((m) => m.uid)")
    assert members == ["guide", uid]
    end(guide)
