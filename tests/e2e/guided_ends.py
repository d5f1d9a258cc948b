"""How a group's tour goes on and ends: a notice and the way round, somebody sent out and let back, the end,
and what is left of it for the guide.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from enfilade.messages import PAGES
from tests.e2e.guided_cast import (
    STOPS,
    Cast,
    all_at,
    all_know,
    console_shows,
    do_with,
    hears,
    language,
    lead_to,
    picture,
    press,
)
from tests.e2e.visiting import button, notice, say


def read_the_notice_or_go_round(cast: Cast) -> None:
    """Before what lies behind a notice each is asked. Two go round, and are of the group all the same."""
    guide, desk, text = cast.guide, cast.desk, cast.text
    stop = STOPS["khojaly"]
    press(guide, "n")
    for page in cast.seeing:
        expect(notice(page)).to_be_visible()
    picture(cast, "18-notice")
    for page in (guide, cast.phone):
        button(page, "notice.enter").click()
    button(desk, "notice.round").click()
    button(cast.polling, "notice.enter", "ru").click()
    button(text, "notice.round", "en").click()
    for page, lang in ((desk, "az"), (text, "en")):
        expect(page.get_by_text(say("follow.round", lang)).first).to_be_visible()
    all_at(cast, stop, but=desk)
    assert desk.evaluate("() => window.enfilade.debug().view") != stop["viewpoint"]
    all_know([desk, text], "s.you.following && !s.you.accepted?.length")
    for page in cast.followers:
        hears(page)
    picture(cast, "19-round")
    lead_to(cast, "act")


def send_out_and_take_back(cast: Cast) -> None:
    """Who was sent out by one action is back by one more, and hears again."""
    guide, polling = cast.guide, cast.polling
    do_with(guide, "Вера", "keep.remove")
    expect(polling.get_by_text(say("group.removed", "ru"))).to_be_visible()
    console_shows(guide, "now.counts.here === 3")
    picture(cast, "20-sent-out")
    press(guide, "Control+z")
    polling.reload()
    console_shows(guide, "now.counts.here === 4 && now.counts.ready === 4")
    all_at(cast, STOPS["act"])
    button(polling, "voice.tap", "ru").click()
    hears(polling)


def finish(cast: Cast) -> None:
    """The end is said to each in their own language; nobody is led or heard any more."""
    guide = cast.guide
    press(guide, "Shift+X")
    expect(button(guide, "console.call-off")).to_be_visible()
    press(guide, "Shift+X")
    all_know(cast.everybody, "s.mode.kind === 'ended'")
    for page in cast.followers:
        expect(page.get_by_text(say("group.ended", language(page))).first).to_be_visible()
        hears(page, on=False)
    picture(cast, "21-ended")


def look_back(cast: Cast, staff: Page) -> None:
    """The page after the tour: how many came, every stop, what was asked, how it was voted; nobody's name."""
    link = cast.guide.get_by_role("link", name=say("console.after"), exact=True)
    staff.goto(str(link.get_attribute("href")))
    numbers = dict(
        zip(
            staff.locator("dl.numbers dt").all_inner_texts(),
            staff.locator("dl.numbers dd").all_inner_texts(),
            strict=True,
        )
    )
    # Who reloaded and who was taken back came once; two hands were raised.
    wanted = {"came": 4, "most": 4, "stayed": 4, "hands": 2}
    assert {key: numbers[PAGES[f"after.{key}"].az] for key in wanted} == {
        key: str(value) for key, value in wanted.items()
    }
    expect(staff.locator("table.spent tbody tr")).to_have_count(len(STOPS))
    expect(staff.locator("table.spent tbody tr.out")).to_have_count(0)
    assert "Who chose these dates?" in staff.locator(".asked-of").inner_text()
    votes = [each.split()[0] for each in staff.locator(".poll dd").all_inner_texts()]
    assert votes == ["3", "1"]
    assert not re.search("Aynur|Rüstəm|Вера|Tom", staff.content())
