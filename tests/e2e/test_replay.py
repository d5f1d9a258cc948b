"""REPLAY31: a tour is led with a voice, recorded, published, and taken by somebody who walks away."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from enfilade.messages.viewer_replay import VIEWER_REPLAY
from tests.e2e import visiting
from tests.e2e.conftest import OpenPage
from tests.e2e.test_group import Started, go_to, lead, wish
from tests.e2e.test_voice import HEARS_THE_TONE, LISTEN, PITCH
from tests.e2e.test_voice import speaker as speaker
from tests.e2e.test_voice import speaking as speaking
from tests.e2e.test_voice import tone as tone
from tests.e2e.visiting import MUSEUM, PLAIN, TOUR, button, pose, say
from tools.watching import until

WALKING = """((s) => {
  const { mode, at_ms, total_ms } = s.debug();
  if (mode !== "walking") s.seek(at_ms + 400 < total_ms ? at_ms + 400 : 0);
  return mode === "walking";
})(window.enfilade.session)"""
"""Look further on in the recording, and again from its beginning, until the guide walks: a second or two."""


def words(key: str) -> str:
    """Return what a recorded tour says."""
    return VIEWER_REPLAY[key].say("az")


def replay(condition: str) -> str:
    """Return a condition on what the player says of itself, `d`."""
    return f"((d) => {condition})(window.enfilade.session.debug())"


def start_recorded(staff: Page) -> Started:
    """Prepare a group whose guide is recorded, way and voice."""
    staff.goto(f"/staff/prepare/{MUSEUM}/{TOUR}?lang=az")
    staff.locator("input[name=recording][value=voice]").check()
    staff.locator("input[name=agreed]").check()
    staff.locator("form button.main").click()
    code = staff.locator("#code").text_content() or ""
    href = staff.locator("#guide-link").get_attribute("href") or ""
    return Started(code.replace(" ", ""), urlsplit(href).path)


def led(guide: Page, follower: Page, group: Started) -> None:
    """Lead from stop to stop and a few steps on foot, speaking; the follower is told that it is recorded."""
    lead(guide, group)
    follower.goto(f"/g/{group.code}?lang=az&{PLAIN}")
    visiting.walkable(follower)
    expect(follower.get_by_text(say("recorded.voice")).first).to_be_attached()
    stops = visiting.tour()["stops"]
    go_to(guide, stops[0]["id"])
    button(guide, "voice.speak").click()
    expect(button(guide, "voice.speak")).to_have_attribute("aria-pressed", "true")
    until(guide, "window.enfilade.session.moment()?.into_ms > 4000", within_s=visiting.LOADED_S)
    wish(guide, {"do": "evidence", "on": True})
    go_to(guide, stops[1]["id"])
    until(guide, "window.enfilade.session.moment()?.into_ms > 3000", within_s=visiting.LOADED_S)
    wish(guide, {"do": "walk"})
    until(guide, "window.enfilade.session.state?.mode.kind === 'walking'")
    before = pose(guide)
    visiting.holding(guide, "KeyS", f"Math.hypot(d.pose.x - {before['x']}, d.pose.z - {before['z']}) > 0.8")
    until(follower, f"window.enfilade.viewer.pose().x !== {before['x']}", within_s=visiting.LOADED_S)
    button(guide, "voice.speak").click()
    wish(guide, {"do": "end"})
    until(guide, "window.enfilade.session.state?.mode.kind === 'ended'")


def test_REPLAY31_a_led_tour_is_taken_again_walked_away_from_and_come_back_to(
    staff: Page, open_page: OpenPage, speaker: Page
) -> None:
    group = start_recorded(staff)
    follower = open_page()
    led(speaker, follower, group)

    # The guide watches nothing here, but agrees; staff publish.
    speaker.goto(f"{group.guide_path}/recording?lang=az")
    speaker.locator("input[name=name]").fill("Ayna")
    speaker.locator("input[name=agree]").check()
    speaker.locator("form button.main").first.click()
    expect(speaker.locator("main")).to_contain_text("Razılığınız var.")
    staff.goto("/staff/recordings?lang=az")
    staff.locator("main article h2 a").first.click()
    staff.locator("form[action*='/publish'] button").click()
    address = urlsplit(staff.locator("a.button[href*='/recorded/']").get_attribute("href") or "").path

    page = open_page()
    page.add_init_script(LISTEN)
    page.goto(f"{address}?{PLAIN}")
    visiting.walkable(page)
    until(page, replay("d.loaded"), within_s=visiting.LOADED_S)
    panel = page.locator("enfilade-replay")
    expect(panel.locator("h2")).to_have_text(visiting.tour()["title"]["text"])
    # In a low window the panel stands below the hall's name.
    card, name = panel.locator(".replay").bounding_box(), page.locator("enfilade-ui .where").bounding_box()
    assert card is not None and name is not None and card["y"] >= name["y"] + name["height"]
    panel.locator("button.play").click()
    expect(panel.locator("h2")).to_have_text(visiting.tour()["stops"][0]["title"]["text"])
    until(page, HEARS_THE_TONE, within_s=visiting.LOADED_S)
    until(page, WALKING, within_s=visiting.LOADED_S)
    page.evaluate("() => { const s = window.enfilade.session; s.seek(s.debug().total_ms - 1500); }")
    stop = visiting.tour()["stops"][1]
    at = visiting.viewpoint(stop["hall"], stop["viewpoint"])["eye"]
    moved = f"((p) => Math.hypot(p.x - {at[0]}, p.z - {at[2]}) > 0.5)(window.enfilade.viewer.pose())"
    until(page, moved, within_s=visiting.LOADED_S)

    # One's own steps: the tour waits, in silence, and one tap leads back to where it waited.
    page.evaluate("() => window.enfilade.session.seek(1500)")
    visiting.holding(page, "KeyE", "d.ledBy === 'hands'")
    until(page, replay("d.away && !d.plays"))
    until(page, f"{PITCH} === 0", within_s=visiting.LOADED_S)
    expect(panel.get_by_text(words("replay.away"))).to_be_visible()
    waited = page.evaluate("() => window.enfilade.session.debug().at_ms")
    panel.get_by_role("button", name=words("replay.back-to-guide")).click()
    until(page, replay(f"d.plays && !d.away && d.at_ms > {waited}"), within_s=visiting.LOADED_S)
    page.evaluate("() => { const s = window.enfilade.session; s.pause(); s.seek(2000); }")
    until(page, "window.enfilade.debug().ledBy === 'follow'", within_s=visiting.LOADED_S)
    first = visiting.tour()["stops"][0]
    x, _, z = visiting.viewpoint(first["hall"], first["viewpoint"])["eye"]
    there = f"((p) => Math.hypot(p.x - {x}, p.z - {z}) < 1e-3)(window.enfilade.viewer.pose())"
    until(page, there, within_s=visiting.LOADED_S)
    visiting.stands_at(page, first["hall"], first["viewpoint"])

    # Withdrawn by the guide it is gone from this moment on.
    speaker.locator("form[action*='/disagree'] button").click()
    expect(speaker.locator("form[action*='/disagree']")).to_have_count(0)
    gone = page.request.get(address, headers={"Accept": "application/json"})
    assert (gone.status, gone.json()["code"]) == (410, "recording-withdrawn")
