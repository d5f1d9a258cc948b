"""FOLLOW5, 9-14: followers in text and pictures and on a phone, led by a guide over a socket of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import visiting
from tests.e2e.conftest import OpenPage
from tests.e2e.soundness import axe
from tests.e2e.test_group import start_group
from tests.e2e.visiting import LOADED_S, PLAIN, say
from tests.web.running import MemberLine, close_what_broke, post
from tools.serving import Server
from tools.watching import until

PHONE = {"width": 390, "height": 844}
Led = tuple[MemberLine, str]


@pytest.fixture
def led(staff: Page, server: Server) -> Iterator[Led]:
    """A group whose guide speaks over a socket: no third hall is drawn for it."""
    started = start_group(staff)
    _, join = post(server.address, "/join", {"secret": started.guide_path.rsplit("/", 1)[1]})
    guide = MemberLine(server.address, join)
    guide.wait(lambda x: x.state())
    yield guide, started.code
    guide.close()
    close_what_broke()


def wished(guide: MemberLine, do: str, **values: Any) -> None:
    guide.done(guide.send(do, **values))


def followers(guide: MemberLine) -> list[dict[str, Any]]:
    """The followers, as the guide sees them."""
    return [each for each in guide.state()["roster"]["members"] if each["role"] == "follower"]


def follower(guide: MemberLine) -> dict[str, Any]:
    """The one follower."""
    [one] = followers(guide)
    return one


def told(page: Page, text: str) -> None:
    """Wait until a screen reader is told something."""
    expect(page.locator("#announcer")).to_contain_text(text)


def test_FOLLOW5_a_text_follower_goes_through_stops_with_hand_poll_question_and_captions(
    led: Led, open_page: OpenPage
) -> None:
    guide, code = led
    page = open_page(viewport=PHONE)
    page.goto("/az/join")
    page.locator("#code").fill(code)
    page.locator("#name").fill("Aynur")
    page.get_by_role("button", name="Mətn və şəkillərlə qoşul").click()
    guide.wait(lambda x: [f["presence"] for f in followers(x)] == ["ready"])
    assert follower(guide)["name"] == "Aynur"
    expect(page.locator("enfilade-follow .state")).to_contain_text(say("group.gathering"))
    assert axe(page) == []

    # A stop: its title, picture and words, at one's own level and in one's own language.
    stops = visiting.tour()["stops"]
    second = stops[1]
    wished(guide, "go-to", stop=second["id"])
    told(page, second["title"]["text"])
    article = page.locator("enfilade-follow article")
    expect(article.locator("h2")).to_have_text(second["title"]["text"])
    assert article.locator("img").evaluate("(image) => image.decode().then(() => image.naturalWidth > 0)")
    expect(article.locator("p.told").first).to_have_text(second["narration"]["standard"]["text"])
    page.get_by_role("button", name=say("tour.easy")).click()
    expect(article.locator("p.told").first).to_have_text(second["narration"]["easy"]["text"])
    page.locator("enfilade-follow .settings select").select_option("ru")
    russian = visiting.tour("ru")["stops"][1]
    expect(article.locator("p.told").first).to_have_text(russian["narration"]["easy"]["text"])
    expect(page.locator("enfilade-follow .state")).to_contain_text(say("group.with-guide", "ru"))
    expect(page.locator("enfilade-follow .next b")).to_have_text(
        visiting.tour("ru")["stops"][2]["title"]["text"]
    )

    # A hand, a question to the guide alone, a stop's poll in one's own language, a line of captions.
    page.get_by_role("button", name=say("talk.hand", "ru")).click()
    guide.wait(lambda x: len(x.state()["roster"]["hands"]) == 1)
    page.locator("enfilade-follow details.talk summary").click()
    page.locator("enfilade-follow textarea").fill("Что это за документ?")
    page.get_by_role("button", name=say("talk.send", "ru")).click()
    guide.wait(lambda x: [q["text"] for q in x.state()["roster"]["questions"]] == ["Что это за документ?"])
    wished(guide, "poll", question={"by": "stop", "stop": second["id"]}, options=["1", "2"])
    poll = page.locator("enfilade-follow fieldset.poll")
    expect(poll.locator("legend")).to_have_text(russian["question"]["text"])
    poll.get_by_role("button", name="2").click()
    guide.wait(lambda x: [v["counts"] for v in x.state()["roster"]["votes"]] == [[0, 1]])
    wished(guide, "caption", text="Hamı burada.", language="az")
    line = "Все здесь, можно идти дальше. " * 8
    wished(guide, "caption", text=line, language="ru")
    expect(page.locator("enfilade-follow .state .caption")).to_have_text(line.strip())
    # In a solemn museum nobody nods.
    expect(page.get_by_role("button", name=say("talk.nod", "ru"))).to_have_count(0)
    assert axe(page) == []

    # A pause, and what lies behind a notice: the way round stays in the group.
    wished(guide, "dim", words="Bir dəqiqə susaq.")
    expect(page.locator("enfilade-follow .pause")).to_have_text("Bir dəqiqə susaq.")
    wished(guide, "resume")
    guarded = next(each for each in visiting.tour("ru")["stops"] if each["advisory"])
    wished(guide, "go-to", stop=guarded["id"])
    expect(article.locator("h2")).to_have_text(guarded["title"]["text"])
    expect(article.locator("img")).to_have_count(0)
    page.get_by_role("button", name=say("notice.round", "ru")).click()
    expect(article.locator("p.told").first).to_have_text(guarded["way_round"]["text"])
    page.get_by_role("button", name=say("follow.read-notice", "ru")).click()
    page.get_by_role("button", name=say("notice.enter", "ru")).click()
    expect(article.locator("p.told").first).to_have_text(guarded["narration"]["easy"]["text"])
    guide.wait(lambda x: follower(x)["accepted"] == [guarded["advisory"]])

    # Who reads elsewhere is seen to, and is back with one tap.
    page.locator("enfilade-follow .stops summary").click()
    page.locator("enfilade-follow .stops li button").first.click()
    guide.wait(lambda x: follower(x)["presence"] == "looking-around")
    page.get_by_role("button", name=say("follow.back", "ru")).click()
    guide.wait(lambda x: follower(x)["presence"] == "ready")
    expect(article.locator("h2")).to_have_text(guarded["title"]["text"])
    wished(guide, "end")
    told(page, say("group.ended", "ru"))
    assert axe(page) == []


def test_FOLLOW9_a_follower_on_a_phone_gets_lost_and_is_back_with_one_tap(
    led: Led, open_page: OpenPage
) -> None:
    guide, code = led
    page = open_page(viewport=PHONE, has_touch=True, reduced_motion="reduce")
    page.goto(f"/g/{code}?lang=az&{PLAIN}")
    visiting.walkable(page)
    stops = visiting.tour()["stops"]
    wished(guide, "go-to", stop=stops[1]["id"])
    with_the_group = "((d) => d.ledBy === 'follow' && d.view === '{view}')(window.enfilade.debug())"
    until(page, with_the_group.format(view=stops[1]["viewpoint"]), within_s=LOADED_S)
    told(page, stops[1]["title"]["text"])

    # The bar is slim, and folds the words away: two thirds of the screen are the hall.
    face = page.locator("enfilade-ui .follow")
    page.get_by_role("button", name=say("sheet.fold")).click()
    expect(face).to_have_attribute("data-open", "false")
    expect(page.locator("enfilade-ui .tour")).to_be_hidden()
    box = face.bounding_box()
    assert box is not None and box["height"] < PHONE["height"] / 3

    # Lost: somewhere else in the halls, while the group goes on.
    page.get_by_role("button", name=say("group.look-around")).click()
    guide.wait(lambda x: follower(x)["presence"] == "looking-around")
    hall = visiting.museum()["start"]
    page.evaluate("(hall) => window.enfilade.viewer.goto({hall}, 'cut')", hall)
    wished(guide, "go-to", stop=stops[2]["id"])
    page.get_by_role("button", name=say("group.follow")).click()
    until(page, with_the_group.format(view=stops[2]["viewpoint"]), within_s=LOADED_S)
    # In cuts: the last one comes once the group has stood for 0.4 s.
    x, y, z = visiting.viewpoint(stops[2]["hall"], stops[2]["viewpoint"])["eye"]
    until(page, f"((p) => Math.hypot(p.x - {x}, p.y - {y}, p.z - {z}) < 1e-3)(window.enfilade.viewer.pose())")
    visiting.stands_at(page, stops[2]["hall"], stops[2]["viewpoint"])
    guide.wait(lambda x: follower(x)["presence"] == "ready")

    # Let go, "I'm lost" leads to the group's stop; called together, one is told so.
    wished(guide, "free", leash=None)
    page.evaluate("(hall) => window.enfilade.viewer.goto({hall}, 'cut')", hall)
    page.get_by_role("button", name=say("follow.lost")).click()
    visiting.arrives_at(page, stops[2]["hall"], stops[2]["viewpoint"])
    wished(guide, "gather")
    expect(face.locator(".state")).to_have_text(say("group.called"))

    # Words change while one follows; captions lie over the view.
    page.locator("enfilade-ui .top select").select_option("en")
    expect(face.locator(".state")).to_have_text(say("group.called", "en"))
    line = "We are all here now. " * 12
    wished(guide, "caption", text=line, language="en")
    expect(page.locator("enfilade-ui .captions p")).to_have_text(line.strip())
    assert axe(page) == []

    # A pause without words is said once: in the middle.
    wished(guide, "dim", words=None)
    expect(page.locator("enfilade-ui .veil .told")).to_have_text(say("group.paused", "en"))
    expect(face.locator(".state")).to_have_count(0)
    assert axe(page) == []
    wished(guide, "resume")

    # On its side a document stands below the bar, and beside the words; nothing lies under it.
    page.set_viewport_size({"width": 844, "height": 390})
    exhibit = next(each for each, words in visiting.texts("en")["exhibits"].items() if words["panel"])
    wished(guide, "show", document={"exhibit": exhibit, "picture": 0})
    shown = page.locator("drawn-picture section")
    expect(shown).to_be_visible()
    document, bar = shown.bounding_box(), page.locator("enfilade-ui nav.bar").bounding_box()
    words = page.locator("enfilade-ui .follow .group").bounding_box()
    assert document is not None and bar is not None and words is not None
    assert document["y"] >= bar["y"] + bar["height"]
    assert document["x"] >= words["x"] + words["width"]
    assert axe(page) == []
    wished(guide, "end")
    expect(face.locator(".state")).to_have_text(say("group.ended", "en"))
