"""GUIDE: one guide and four followers through a whole tour, by the console's own keys and buttons.

One follower holds a phone upright, one reads in text and pictures and in another language, one comes by long
polling in a third, and one reloads in the middle. Eighteen stops in seven halls: some where people are
remembered, one behind a notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from enfilade.messages.errors import FAULTS
from tests.e2e import visiting
from tests.e2e.guided_cast import (
    STATE,
    STOPS,
    TOUR,
    Cast,
    all_at,
    all_know,
    console_shows,
    five_windows,
    hears,
    language,
    lead_to,
    panel,
    picture,
    press,
    same_state,
)
from tests.e2e.guided_ends import finish, look_back, read_the_notice_or_go_round, send_out_and_take_back
from tests.e2e.guided_means import (
    ask_and_answer,
    let_go_and_call_back,
    point,
    show_and_draw,
    vote,
    walk_and_show_a_followers_view,
)
from tests.e2e.test_group import Started, start_group
from tests.e2e.test_voice import tone
from tests.e2e.visiting import PLAIN, button, say
from tools.serving import CHROMIUM_FLAGS, Server, chromium_path
from tools.watching import until

__all__ = ["tone"]
"""The fixture that the fake microphone says."""

READ_MS = 600
QUIET = "Bir dəqiqə susaq."


@pytest.fixture(scope="module")
def speaking(chromium: Browser, tone: Path) -> Iterator[Browser]:
    """A Chromium whose microphones all say the tone."""
    browser = chromium.browser_type.launch(
        executable_path=chromium_path(),
        args=[
            *CHROMIUM_FLAGS,
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            f"--use-file-for-fake-audio-capture={tone}",
        ],
    )
    yield browser
    browser.close()


def test_GUIDE1_a_guide_and_four_followers_through_a_whole_tour(
    staff: Page, speaking: Browser, server: Server
) -> None:
    group = start_group(staff, *TOUR)
    with five_windows(speaking, server.address) as cast:
        gather(cast, group)
        speak(cast)
        begin_and_fly(cast)
        point(cast)
        ask_and_answer(cast)
        lead_to(cast, "beads", "treaties")
        show_and_draw(cast)
        vote(cast)
        walk_and_show_a_followers_view(cast)
        let_go_and_call_back(cast)
        lead_to(cast, "building-a-state", "the-museum-itself")
        pause_and_reload(cast)
        lead_to(cast, "empty-case", "tabriz")
        be_where_people_are_remembered(cast)
        lead_to(cast, "order", "war", "january")
        read_the_notice_or_go_round(cast)
        send_out_and_take_back(cast)
        lead_to(cast, "gifts", "scream", "names-again")
        finish(cast)
        look_back(cast, staff)


def gather(cast: Cast, group: Started) -> None:
    """All come; the console says that all are ready."""
    cast.guide.goto(f"{group.guide_path}?lang=az&{PLAIN}")
    visiting.walkable(cast.guide)
    for page, lang, name, text in (
        (cast.phone, "az", "Aynur", ""),
        (cast.text, "en", "Tom", "&text"),
        (cast.polling, "ru", "Вера", "&text"),
        (cast.desk, "az", "Rüstəm", ""),
    ):
        page.goto(f"/g/{group.code}?lang={lang}&{PLAIN}{text}#name={name}")
    for page in (cast.phone, cast.desk):
        visiting.walkable(page)
    for page in cast.everybody:
        until(page, "window.enfilade?.session?.line === 'up'", within_s=visiting.LOADED_S)
    all_know(cast.everybody, "s.mode.kind === 'gathering'")
    console_shows(cast.guide, "now.counts.ready === 4 && now.counts.here === 4")
    expect(cast.guide.get_by_text(say("group.ready", ready=4, here=4)).first).to_be_visible()
    picture(cast, "01-gathering")


def speak(cast: Cast) -> None:
    """The guide's voice reaches each of the four, over long polling too."""
    press(cast.guide, "m")
    console_shows(cast.guide, "now.voice.mic === 'on'")
    for page in cast.followers:
        # A browser that nobody has touched plays nothing: one tap, and one hears.
        button(page, "voice.tap", language(page)).click()
        hears(page)
    told = "s.roster.members.filter((m) => m.role === 'follower' && m.hearing === 'hears').length === 4"
    all_know([cast.guide], told)


def begin_and_fly(cast: Cast) -> None:
    """The first stop, held: the same moment for all. Then on to the next one, in flight."""
    press(cast.guide, "n")
    console_shows(cast.guide, "now.playing")
    # A key pressed while its word still changes means the word before: one reads it first (PlayWord).
    moment = "window.enfilade.session.moment().position_ms"
    now_ms = cast.guide.evaluate(moment)
    until(cast.guide, f"{moment} > {now_ms + READ_MS}", within_s=visiting.LOADED_S)
    press(cast.guide, "p")
    all_know(cast.everybody, "s.mode.clock.kind === 'held'")
    all_at(cast, STOPS["doors-in-line"])
    moments = {page.evaluate("window.enfilade.session.moment().position_ms") for page in cast.everybody}
    assert len(moments) == 1
    picture(cast, "02-together-held")
    press(cast.guide, "n")
    all_at(cast, STOPS["six-dates"])
    picture(cast, "03-together-playing")


def pause_and_reload(cast: Cast) -> None:
    """Dimmed screens with the guide's words; one reloads: the same person and place, who hears again."""
    guide, desk = cast.guide, cast.desk
    button(desk, "talk.hand").click()
    press(guide, "z")
    line = guide.locator("enfilade-console form.banner input")
    line.fill(QUIET)
    line.press("Enter")
    expect(cast.phone.locator("enfilade-ui .veil p")).to_have_text(QUIET)
    expect(cast.text.locator("enfilade-follow .pause")).to_have_text(QUIET)
    expect(guide.locator("enfilade-ui .veil")).to_have_count(0)
    picture(cast, "16-paused")
    before = desk.evaluate(f"() => {STATE}.you")
    desk.reload()
    visiting.walkable(desk)
    until(desk, "window.enfilade.session?.line === 'up'", within_s=visiting.LOADED_S)
    all_know([desk], f"s.you.uid === '{before['uid']}' && s.you.hand_place === 1 && s.you.following")
    same_state(cast.everybody)
    expect(desk.locator("enfilade-ui .veil p")).to_have_text(QUIET)
    console_shows(guide, "now.counts.here === 4 && now.hands.length === 1 && now.hands[0].name === 'Rüstəm'")
    button(desk, "voice.tap").click()
    hears(desk)
    guide.locator("enfilade-console form.banner").get_by_role("button", name=say("lead.resume")).click()
    all_at(cast, STOPS["the-museum-itself"])
    button(desk, "talk.hand-place", n=1).click()
    console_shows(guide, "now.hands.length === 0")


def be_where_people_are_remembered(cast: Cast) -> None:
    """No light on anybody, no leash, no nod: neither offered, nor by the wire, which says why."""
    guide, phone = cast.guide, cast.phone
    expect(button(phone, "talk.nod")).to_have_count(1)
    lead_to(cast, "three-lives")
    console_shows(guide, "now.solemn")
    expect(button(phone, "talk.nod")).to_have_count(0)
    press(guide, "2")
    row = panel(guide).locator(".members > li", has=guide.locator(".who", has_text="Aynur")).first
    row.locator("summary").click()
    expect(row.get_by_role("button", name=say("keep.remove"), exact=True)).to_be_visible()
    expect(row.get_by_role("button", name=say("people.see-theirs"), exact=True)).to_have_count(0)
    uid = phone.evaluate(f"() => {STATE}.you.uid")
    leash = {"by": "metres", "about": "guide", "metres": 8}
    why = FAULTS["solemn-place"].message.say("az")
    for page, wish in (
        (guide, {"do": "spotlight", "uid": uid}),
        (guide, {"do": "free", "leash": leash}),
        (phone, {"do": "nod"}),
    ):
        page.evaluate("(wish) => window.enfilade.session.send(wish)", wish)
        expect(page.get_by_text(why).first).to_be_visible()
        all_at(cast, STOPS["three-lives"])
    picture(cast, "17-solemn")
