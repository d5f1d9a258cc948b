"""What a guide does with a group at its stops, by the console's own keys: point, answer, show, draw, ask
for votes, walk, show what a follower sees, let go.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e import visiting
from tests.e2e.guided_cast import (
    STOPS,
    TOUR,
    Cast,
    all_at,
    all_know,
    console_shows,
    do_with,
    hears,
    jump,
    panel,
    picture,
    press,
    see_what_is_seen,
)
from tests.e2e.visiting import button, say
from tools.watching import until


def point(cast: Cast) -> None:
    """What the guide points at is a light to those who see, and words, in their own language, to all."""
    press(cast.guide, "x")
    shown = {"az": visiting.texts("az", TOUR[0]), "en": visiting.texts("en", TOUR[0])}
    words = cast.text.locator("enfilade-follow .pointed p").first
    expect(words).to_contain_text(say("point.at", "en", name=""))
    said = words.inner_text().removeprefix(say("point.at", "en", name=""))
    exhibit = next(key for key, each in shown["en"]["exhibits"].items() if each["title"]["text"] == said)
    told = say("point.at", "az", name=shown["az"]["exhibits"][exhibit]["title"]["text"])
    expect(cast.phone.locator("enfilade-ui #announcer")).to_contain_text(told)
    picture(cast, "04-pointing")
    press(cast.guide, "x")


def ask_and_answer(cast: Cast) -> None:
    """A hand, the floor and its voice; a question in writing, for the guide alone."""
    guide, phone = cast.guide, cast.phone
    button(phone, "talk.hand").click()
    console_shows(guide, "now.hands.length === 1")
    ask = cast.text.locator("enfilade-follow details.talk")
    ask.locator("summary").click()
    ask.locator("textarea").fill("Who chose these dates?")
    ask.get_by_role("button", name=say("talk.send", "en")).click()
    press(guide, "3")
    expect(panel(guide).get_by_text("Who chose these dates?")).to_be_visible()
    all_know([phone, cast.polling, cast.desk], "!JSON.stringify(s).includes('Who chose')")
    picture(cast, "05-hand-and-question")
    press(guide, "h")
    expect(phone.get_by_text(say("group.floor-mine")).first).to_be_visible()
    button(phone, "voice.speak").click()
    hears(guide)
    picture(cast, "06-floor")
    press(guide, "h")
    until(phone, "window.enfilade.session.voice.debug().mic === 'off'", within_s=visiting.LOADED_S)
    hears(guide, on=False)
    button(guide, "keep.answered").click()
    console_shows(guide, "now.questions.every((each) => each.state === 'answered')")


def show_and_draw(cast: Cast) -> None:
    """A document beside the hall with a line drawn on it; what was erased comes back."""
    guide = cast.guide
    press(guide, "g")
    console_shows(guide, "now.mode === 'gathering'")
    jump(guide, STOPS["declaration"]["title"]["text"])
    all_at(cast, STOPS["declaration"])
    press(guide, "i")
    title = visiting.texts("az", TOUR[0])["exhibits"]["declaration-1918"]["title"]["text"]
    panel(guide).get_by_role("button", name=title, exact=True).first.click()
    all_know(cast.everybody, "s.scene.document?.exhibit === 'declaration-1918'")
    english = visiting.texts("en", TOUR[0])["exhibits"]["declaration-1918"]["title"]["text"]
    expect(cast.text.locator("enfilade-follow #shown")).to_have_text(english)
    sheet = guide.locator("drawn-picture .sheet")
    expect(sheet).to_be_visible()
    press(guide, "r")
    expect(sheet).to_have_attribute("data-draws", "true")
    sheet.focus()
    for key in ("ArrowLeft", "Space", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown", "Space"):
        sheet.press(key)
    all_know(cast.everybody, "s.scene.strokes.length === 1")
    for page in cast.seeing:
        expect(page.locator("drawn-picture .strokes path[data-color]")).to_have_count(1)
    picture(cast, "07-drawing")
    button(guide, "draw.clear").click()
    all_know(cast.followers, "s.scene.strokes.length === 0")
    press(guide, "Control+z")
    all_know(cast.followers, "s.scene.strokes.length === 1")
    # Shown by colour how certain things are, in the hall of each.
    press(guide, "v")
    all_know(cast.everybody, "s.scene.evidence")
    expect(cast.text.locator("#announcer")).to_contain_text(say("told.evidence", "en"))
    panel(guide).get_by_role("button", name=say("show.put-away"), exact=True).click()
    all_know(cast.everybody, "s.scene.document === null")
    picture(cast, "08-evidence")
    press(guide, "v")
    all_know(cast.everybody, "!s.scene.evidence")


def vote(cast: Cast) -> None:
    """A poll made on the spot; its result when the guide shows it, and not before; captions."""
    guide = cast.guide
    press(guide, "3")
    new = panel(guide).locator("form.new")
    new.locator("[name=question]").fill("Davam edək?")
    new.locator("[name=options]").fill("Bəli\nXeyr")
    new.get_by_role("button", name=say("keep.poll-ask"), exact=True).click()
    for page, option in (
        (cast.phone, "Bəli"),
        (cast.text, "Bəli"),
        (cast.polling, "Xeyr"),
        (cast.desk, "Bəli"),
    ):
        page.locator("fieldset.poll").get_by_role("button", name=option, exact=True).click()
    console_shows(guide, "now.polls[0]?.votes.join() === '3,1'")
    expect(cast.phone.locator("fieldset.poll .result")).to_have_count(0)
    picture(cast, "09-poll")
    press(guide, "k")
    for page in cast.followers:
        expect(page.locator("fieldset.poll .result")).to_have_count(2)
    picture(cast, "10-poll-result")
    press(guide, "c")
    expect(guide.locator("enfilade-console .captions input")).to_be_focused()
    guide.keyboard.type("Bu sənəd 1918-ci ildə yazılıb.")
    guide.keyboard.press("Enter")
    for page in cast.followers:
        expect(page.locator(".captions p, .caption").first).to_contain_text("1918-ci ildə")
    guide.keyboard.press("Escape")
    picture(cast, "11-captions")
    button(guide, "keep.drop-poll").click()
    all_know(cast.followers, "s.polls.length === 0")
    press(guide, "Control+z")
    all_know(cast.followers, "s.polls.length === 1")
    press(guide, "k")
    expect(cast.phone.locator("fieldset.poll")).to_have_count(0)


def walk_and_show_a_followers_view(cast: Cast) -> None:
    """On foot, at rest, all see what the guide sees. Then all, the guide too, see what a follower sees."""
    guide, phone, desk = cast.guide, cast.phone, cast.desk
    press(guide, "t")
    all_know(cast.everybody, "s.mode.kind === 'walking'")
    before = visiting.pose(guide)
    visiting.holding(guide, "KeyS", f"Math.hypot(d.pose.x - {before['x']}, d.pose.z - {before['z']}) > 0.8")
    visiting.holding_still(guide, "Escape")
    see_what_is_seen(guide, [phone, desk])
    picture(cast, "12-walking")

    do_with(guide, "Rüstəm", "people.see-theirs")
    expect(desk.get_by_text(say("follow.shown-to-all")).first).to_be_visible()
    expect(cast.text.get_by_text(re.compile(re.escape(say("told.in-light", "en")))).first).to_be_attached()
    before = visiting.pose(desk)
    visiting.holding(desk, "KeyE", f"Math.abs(d.pose.yaw - {before['yaw']}) > 0.5")
    visiting.holding_still(desk, "Escape")
    see_what_is_seen(desk, [phone, guide])
    picture(cast, "13-spotlight")
    button(desk, "follow.step-back").click()
    all_know(cast.everybody, "s.mode.kind === 'walking' && s.mode.by === null")


def let_go_and_call_back(cast: Cast) -> None:
    """All walk on their own, on a leash; the guide sees where; then calls them together."""
    guide, phone = cast.guide, cast.phone
    press(guide, "f")
    console_shows(guide, "now.mode === 'free'")
    press(guide, "l")
    all_know(cast.everybody, "s.mode.leash?.metres === 8")
    expect(phone.get_by_text(say("group.free-metres", metres=8)).first).to_be_visible()
    before = visiting.pose(phone)
    visiting.holding(phone, "KeyE", f"Math.abs(d.pose.yaw - {before['yaw']}) > 1.5")
    visiting.holding(phone, "KeyW", f"Math.hypot(d.pose.x - {before['x']}, d.pose.z - {before['z']}) > 1.2")
    press(guide, "2")
    console_shows(guide, "now.plan.dots.some((dot) => dot.name === 'Aynur')")
    picture(cast, "14-free")
    press(guide, "g")
    all_know(cast.everybody, "s.mode.kind === 'gathering' && s.you.following")
    expect(phone.get_by_text(say("group.called")).first).to_be_visible()
    for page in cast.seeing[1:]:
        until(page, "window.enfilade.debug().view === 'declaration'", within_s=visiting.LOADED_S)
    picture(cast, "15-called")
