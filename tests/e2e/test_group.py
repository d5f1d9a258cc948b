"""A guide and two followers: the same stop, the same motion, own looks and ways back, cut lines, the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e import visiting
from tests.e2e.conftest import OpenPage, signed_in
from tests.e2e.visiting import MUSEUM, PLAIN, TOUR, button, debug, notice, pose, say
from tools.serving import make_home, start_server, stop_server
from tools.watching import until

NEAR_M = 0.05
NEAR_RAD = 0.0175
"""A follower's eye is the guide's, within 5 cm and one degree, once both stand."""


@dataclass(frozen=True)
class Started:
    """A group as the staff see it: eight digits, and the secret address of its guide."""

    code: str
    guide_path: str


def test_staff_start_a_group_with_the_one_time_link(staff: Page) -> None:
    started = start_group(staff)
    assert re.fullmatch(r"\d{8}", started.code)
    assert started.guide_path.startswith("/guide/")
    qr = staff.locator("img.qr")
    expect(qr).to_be_visible()
    until(staff, "((qr) => qr.complete && qr.naturalWidth > 0)(document.querySelector('img.qr'))")


def test_followers_see_the_guides_stop_and_motion_look_around_and_come_back(
    staff: Page, open_page: OpenPage
) -> None:
    group = start_group(staff)
    guide, follower, other = open_page(), open_page(), open_page()
    lead(guide, group)
    join_by_code(follower, group)
    expect(follower.get_by_text(say("group.gathering"))).to_be_visible()
    other.goto(f"/g/{group.code}?lang=az&{PLAIN}")
    visiting.walkable(other)
    expect(guide.get_by_text(say("group.ready", ready=2, here=2))).to_be_visible(timeout=60_000)

    # A stop: everybody stands exactly where it is.
    second = visiting.tour()["stops"][1]
    go_to(guide, second["id"])
    for page in (guide, follower, other):
        with_the_group(page, second)
    expect(follower.locator("enfilade-ui section.tour h2")).to_have_text(second["title"]["text"])
    # The guide's notes are the guide's alone.
    guide.keyboard.press("1")
    expect(guide.locator("enfilade-console .notes")).to_be_visible()
    expect(follower.locator(".notes")).to_have_count(0)

    # Walking freely: the followers' eyes come to rest where the guide's does.
    button(guide, "guide.walk").click()
    for page in (follower, other):
        until(page, mode_is("walking"))
    before = pose(guide)
    visiting.holding(guide, "KeyS", f"Math.hypot(d.pose.x - {before['x']}, d.pose.z - {before['z']}) > 0.8")
    visiting.holding(guide, "KeyQ", f"d.pose.yaw > {before['yaw']} + 0.4")
    visiting.holding_still(guide, "Escape")
    come_together(guide, [follower, other])
    assert visiting.distance(before, pose(follower)) > 0.7

    # Who looks around is let go of, and is brought back on asking.
    button(follower, "group.look-around").click()
    expect(follower.get_by_text(say("group.on-your-own"))).to_be_visible()
    own = pose(follower)
    visiting.holding(follower, "KeyE", f"d.pose.yaw < {own['yaw']} - 0.5")
    assert abs(visiting.turn(pose(follower)["yaw"], pose(guide)["yaw"])) > 0.4
    until(guide, member_is("looking-around"))
    button(follower, "group.follow").click()
    expect(follower.get_by_text(say("group.with-guide"))).to_be_visible()
    come_together(guide, [follower, other])

    # Steering by hand is looking around as well.
    visiting.holding(follower, "KeyE", "d.ledBy === 'hands'")
    expect(follower.get_by_text(say("group.on-your-own"))).to_be_visible()

    end(guide)
    for page in (guide, follower, other):
        expect(page.get_by_text(say("group.ended")).first).to_be_visible()


def test_a_latecomer_by_link_arrives_where_the_group_is(staff: Page, open_page: OpenPage) -> None:
    group = start_group(staff)
    guide, late = open_page(), open_page()
    lead(guide, group)
    second = visiting.tour()["stops"][1]
    go_to(guide, second["id"])
    with_the_group(guide, second)
    late.goto(f"/g/{group.code}?{PLAIN}")
    visiting.walkable(late)
    with_the_group(late, second)
    button(guide, "guide.walk").click()
    until(late, mode_is("walking"))
    come_together(guide, [late])
    end(guide)
    expect(late.get_by_text(say("group.ended")).first).to_be_visible()


def test_a_follower_reads_the_notice_before_the_group_leads_into_the_cells(
    staff: Page, open_page: OpenPage
) -> None:
    group = start_group(staff)
    guide, follower = open_page(), open_page()
    lead(guide, group)
    join_by_code(follower, group)
    stop = next(each for each in visiting.tour()["stops"] if each["advisory"])
    go_to(guide, stop["id"])
    for page in (guide, follower):
        expect(notice(page)).to_be_visible(timeout=60_000)
        assert debug(page)["room"] not in zone_rooms(stop)
        button(page, "notice.enter").click()
        with_the_group(page, stop)
    end(guide)


def test_a_follower_raises_a_hand_asks_votes_rests_in_a_pause_and_may_be_sent_out(
    staff: Page, open_page: OpenPage
) -> None:
    group = start_group(staff)
    guide, follower = open_page(), open_page()
    lead(guide, group)
    join_by_code(follower, group)
    go_to(guide, visiting.tour()["stops"][1]["id"])
    with_the_group(follower, visiting.tour()["stops"][1])

    # A hand has its place, which the guide sees.
    button(follower, "talk.hand").click()
    expect(button(follower, "talk.hand-place", n=1)).to_have_attribute("aria-pressed", "true")
    until(guide, "window.enfilade.session.state.roster.hands.length === 1")
    button(follower, "talk.hand-place", n=1).click()
    until(guide, "window.enfilade.session.state.roster.hands.length === 0")

    # A question goes to the guide, by keyboard alone.
    ask = follower.locator("enfilade-ui details.talk")
    ask.locator("summary").focus()
    follower.keyboard.press("Enter")
    ask.locator("textarea").fill("Bu sənəd nədir?")
    ask.get_by_role("button", name=say("talk.send")).press("Enter")
    until(guide, "window.enfilade.session.state.roster.questions[0]?.text === 'Bu sənəd nədir?'")
    guide.keyboard.press("3")
    expect(guide.get_by_text("Bu sənəd nədir?")).to_be_visible()

    # A poll: one vote, changeable; its result when the guide shows it, and not before.
    wish(
        guide,
        {"do": "poll", "question": {"by": "guide", "text": "Davam edək?"}, "options": ["Bəli", "Xeyr"]},
    )
    card = follower.locator("enfilade-ui fieldset.poll")
    card.get_by_role("button", name="Xeyr").click()
    card.get_by_role("button", name="Bəli").click()
    expect(card.get_by_role("button", name="Bəli")).to_have_attribute("aria-pressed", "true")
    until(guide, "window.enfilade.session.state.roster.votes[0]?.counts.join() === '1,0'")
    expect(card.locator(".result")).to_have_count(0)
    poll = guide.evaluate("() => window.enfilade.session.state.polls[0].id")
    wish(guide, {"do": "show-poll", "poll": poll, "shown": True})
    expect(card.locator(".result").first).to_contain_text(say("talk.votes", n=1, total=1))

    # A pause dims the follower's hall, not the guide's, and says the guide's words.
    wish(guide, {"do": "dim", "words": "Bir dəqiqə susaq."})
    expect(follower.locator("enfilade-ui .veil p")).to_have_text("Bir dəqiqə susaq.")
    expect(guide.locator("enfilade-ui .veil")).to_have_count(0)
    wish(guide, {"do": "resume"})
    expect(follower.locator("enfilade-ui .veil p")).to_have_count(0)

    # Who is sent out is told so.
    uid = follower.evaluate("() => window.enfilade.session.state.you.uid")
    wish(guide, {"do": "remove", "uid": uid})
    expect(follower.get_by_text(say("group.removed"))).to_be_visible()
    end(guide)


def test_everybody_is_back_at_the_same_stop_after_the_server_was_killed(
    tmp_path: Path, open_page: OpenPage
) -> None:
    killed = start_server(make_home(tmp_path))
    staff = signed_in(open_page(base_url=killed.address, line_is_cut=True), killed)
    group = start_group(staff)
    staff.context.close()
    pages = [open_page(base_url=killed.address, line_is_cut=True) for _ in range(2)]
    guide, follower = pages
    lead(guide, group)
    join_by_code(follower, group)
    stop = visiting.tour()["stops"][2]
    go_to(guide, stop["id"])
    for page in pages:
        with_the_group(page, stop)

    killed.process.kill()
    killed.process.wait()
    for page in pages:
        expect(page.get_by_text(say("group.line-down")).first).to_be_visible(timeout=60_000)
    again = start_server(killed.home, port=int(killed.address.rsplit(":", 1)[1]))
    for page in pages:
        expect(page.get_by_text(say("group.line-down"))).to_have_count(0, timeout=60_000)
        with_the_group(page, stop)
    # The line carries again, in both ways.
    button(guide, "guide.walk").click()
    until(follower, mode_is("walking"))
    visiting.holding(guide, "KeyE", f"d.pose.yaw < {pose(guide)['yaw']} - 0.3")
    visiting.holding_still(guide, "Escape")
    come_together(guide, [follower])
    end(guide)
    expect(follower.get_by_text(say("group.ended")).first).to_be_visible()
    for page in pages:
        page.context.close()
    stop_server(again)


def start_group(staff: Page, museum: str = MUSEUM, tour: str = TOUR) -> Started:
    """Start a group from a tour on the staff's page."""
    staff.goto("/staff?lang=az")
    form = staff.locator("form", has=staff.locator(f"input[value='{museum}/{tour}']"))
    form.get_by_role("button").click()
    code = re.sub(r"\D", "", staff.locator("#code").inner_text())
    address = staff.locator("#guide-link").get_attribute("href") or ""
    return Started(code, "/guide/" + address.rsplit("/guide/", 1)[1])


def lead(page: Page, group: Started) -> None:
    """Open the guide's console and wait until the line stands."""
    page.goto(f"{group.guide_path}?lang=az&{PLAIN}")
    visiting.walkable(page)
    until(page, "window.enfilade.session?.line === 'up'")
    # Its chunk and its words come once the group has said who leads.
    until(page, "Boolean(document.querySelector('enfilade-console')?.now)", within_s=visiting.LOADED_S)


def join_by_code(page: Page, group: Started) -> None:
    """Type the code, as a follower who was told it."""
    page.goto("/az/join")
    page.locator("#code").fill(f"{group.code[:4]} {group.code[4:]}")
    page.locator("form.join button.main").click()
    page.wait_for_url(f"**/g/{group.code}**")
    # The form knows nothing of how the tests draw: the same page, drawn plainly.
    page.goto(f"/g/{group.code}?lang=az&{PLAIN}")
    visiting.walkable(page)
    until(page, "window.enfilade.session?.line === 'up'")


def end(guide: Page) -> None:
    """End the tour from the console: asked for twice it ends at once, not after eight seconds."""
    button(guide, "guide.end").click()
    guide.evaluate("() => document.querySelector('enfilade-console').actions.end()")


def go_to(guide: Page, stop: str) -> None:
    """Lead the group to a stop by the guide's list of stops."""
    guide.evaluate("(stop) => window.enfilade.session.send({do: 'go-to', stop})", stop)


def wish(guide: Page, do: dict[str, object]) -> None:
    """Send a wish of the guide's over their own line."""
    guide.evaluate("(wish) => window.enfilade.session.send(wish)", do)


def with_the_group(page: Page, stop: dict[str, object]) -> None:
    """Wait until a member is led to a stop, and assert that they stand exactly there."""
    hall, view = str(stop["hall"]), str(stop["viewpoint"])
    until(
        page,
        "((d, m) => m?.phase === 'stay' && d.ledBy === 'follow'"
        f" && window.enfilade.session.state.mode.stop === '{stop['id']}' && d.view === '{view}')"
        "(window.enfilade.debug(), window.enfilade.session.moment())",
        within_s=visiting.LOADED_S,
    )
    visiting.frames(page, 2)
    visiting.stands_at(page, hall, view)


def come_together(guide: Page, followers: list[Page]) -> None:
    """Wait until the followers' eyes are where the guide's rests, within 5 cm and one degree."""
    at = pose(guide)
    for page in followers:
        until(
            page,
            f"((p) => p.hall === '{at['hall']}'"
            f" && Math.hypot(p.x - {at['x']}, p.y - {at['y']}, p.z - {at['z']}) < {NEAR_M}"
            f" && Math.abs(Math.sin(p.yaw - {at['yaw']})) < {NEAR_RAD}"
            f" && Math.abs(p.pitch - {at['pitch']}) < {NEAR_RAD})(window.enfilade.viewer.pose())",
        )


def mode_is(kind: str) -> str:
    """Return the condition that a member knows the group to be in a mode."""
    return f"window.enfilade.session.state?.mode.kind === '{kind}'"


def member_is(presence: str) -> str:
    """Return the condition that the guide sees a follower in a state."""
    return f"window.enfilade.session.state.roster.members.some((m) => m.presence === '{presence}')"


def zone_rooms(stop: dict[str, object]) -> list[str]:
    """Return the rooms behind a stop's advisory."""
    zones = visiting.hall(str(stop["hall"]))["zones"]
    return [room for zone in zones if zone["advisory"] == stop["advisory"] for room in zone["rooms"]]
