"""A visitor takes the tour: its words, steps, notices and the way round them, its short version, its end."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e import visiting
from tests.e2e.visiting import MUSEUM, TOUR, button, debug, notice, say
from tools.watching import until


def test_the_tour_tells_goes_on_waits_goes_back_and_ends(page: Page) -> None:
    visiting.open_hall(page, "main-hall")
    visiting.settled(page)
    begin(page)
    first, second = stops()[:2]
    told(page, first)
    visiting.arrives_at(page, first["hall"], first["viewpoint"])
    expect(page.get_by_text(say("tour.stop", n=1, total=len(stops())))).to_be_visible()

    button(page, "tour.next").click()
    until(page, "window.enfilade.debug().tour.phase === 'travel'")
    at_stop(page, second)
    told(page, second)
    visiting.arrives_at(page, second["hall"], second["viewpoint"])

    button(page, "tour.pause").click()
    expect(button(page, "tour.play")).to_be_visible()
    position = debug(page)["tour"]["position_ms"]
    visiting.frames(page, 20)
    assert debug(page)["tour"]["position_ms"] == position
    button(page, "tour.play").click()
    until(page, f"window.enfilade.debug().tour.position_ms > {position}")

    button(page, "tour.back").click()
    at_stop(page, first)
    visiting.arrives_at(page, first["hall"], first["viewpoint"])

    button(page, "tour.leave").click()
    assert debug(page)["tour"] is None
    expect(page.locator("enfilade-ui section.tour")).to_have_count(0)


def test_the_tour_asks_before_the_cells_and_goes_in_when_the_notice_is_accepted(page: Page) -> None:
    guarded = next(i for i, each in enumerate(stops()) if each["advisory"])
    start_at(page, stops()[guarded - 1]["id"])
    button(page, "tour.next").click()
    expect(notice(page)).to_be_visible()
    assert debug(page)["tour"]["status"] == "waiting"
    expect(notice(page)).to_contain_text(stops()[guarded]["way_round"]["text"])
    button(page, "notice.enter").click()
    expect(notice(page)).to_have_count(0)
    at_stop(page, stops()[guarded])
    visiting.arrives_at(page, stops()[guarded]["hall"], stops()[guarded]["viewpoint"])
    # Once read it is read for the whole tour.
    button(page, "tour.next").click()
    at_stop(page, stops()[guarded + 1])
    assert notice(page).count() == 0


def test_who_declines_a_notice_is_led_round_the_zone(page: Page) -> None:
    guarded = next(i for i, each in enumerate(stops()) if each["advisory"])
    start_at(page, stops()[guarded - 1]["id"])
    button(page, "tour.next").click()
    button(page, "notice.round").click()
    for _ in range(3):  # another advisory may lie on the way: it is asked about, and declined as well
        until(page, "window.enfilade.debug().tour.status !== 'loading'")
        if notice(page).count():
            button(page, "notice.round").click()
    after = next(each for each in stops()[guarded:] if each["advisory"] is None)
    at_stop(page, after)
    visiting.arrives_at(page, after["hall"], after["viewpoint"])


def test_the_short_tour_has_its_stops_only_and_says_when_it_is_over(page: Page) -> None:
    visiting.open_hall(page, "main-hall")
    visiting.settled(page)
    begin(page, short=True)
    seen = []
    for _ in stops():
        until(page, "['playing', 'waiting'].includes(window.enfilade.debug().tour.status)")
        if notice(page).count():
            button(page, "notice.enter").click()
        seen.append(debug(page)["tour"]["stop"])
        before = len(seen)
        advance(page, seen[-1])
        if debug(page)["tour"]["status"] == "over":
            break
        assert len(seen) == before
    assert seen == [each["id"] for each in stops() if each["short"]]
    expect(page.get_by_text(say("tour.over"))).to_be_visible()


def test_a_stop_has_an_address_and_words_in_the_readers_language_and_level(page: Page) -> None:
    stop = visiting.tour("en")["stops"][2]
    page.goto(f"/en/{MUSEUM}/tour/{TOUR}/stop/{stop['id']}?{visiting.PLAIN}")
    visiting.walkable(page)
    at_stop(page, stop)
    told(page, stop, "en")
    button(page, "tour.easy", "en").click()
    expect(panel(page)).to_contain_text(stop["narration"]["easy"]["text"].split("\n")[0])
    page.locator("enfilade-ui select").select_option("ru")
    expect(panel(page)).to_contain_text(
        visiting.tour("ru")["stops"][2]["narration"]["easy"]["text"].split("\n")[0]
    )
    assert debug(page)["tour"]["stop"] == stop["id"]


def stops() -> list[dict[str, Any]]:
    """Return the tour's stops in Azerbaijani."""
    found: list[dict[str, Any]] = visiting.tour()["stops"]
    return found


def begin(page: Page, short: bool = False) -> None:
    """Choose the tour from the list of tours."""
    button(page, "bar.tours").click()
    if short:
        button(page, "offers.short").click()
    else:
        minutes = next(t for t in visiting.museum()["tours"] if t["id"] == TOUR)["minutes"]
        button(page, "offers.begin", minutes=minutes).click()
    until(page, "window.enfilade.debug().tour !== null")


def start_at(page: Page, stop: str) -> None:
    """Open the tour at a stop, by its address."""
    page.goto(f"/az/{MUSEUM}/tour/{TOUR}/stop/{stop}?{visiting.PLAIN}")
    visiting.walkable(page)
    at_stop(page, next(each for each in stops() if each["id"] == stop))


def advance(page: Page, stop: str) -> None:
    """Press "next" until the tour has left a stop: on the way there it only cuts the way short."""
    button(page, "tour.next").click()
    until(
        page,
        f"((t) => t.stop !== '{stop}' || t.phase === 'stay' || t.status === 'over')"
        "(window.enfilade.debug().tour)",
    )
    if debug(page)["tour"]["stop"] == stop and debug(page)["tour"]["status"] != "over":
        button(page, "tour.next").click()


def at_stop(page: Page, stop: dict[str, Any]) -> None:
    """Wait until the tour is at a stop, not on the way to it."""
    until(
        page,
        f"((d) => d.tour?.stop === '{stop['id']}' && d.tour.phase === 'stay' && d.hall === '{stop['hall']}')"
        "(window.enfilade.debug())",
        within_s=visiting.LOADED_S,
    )


def told(page: Page, stop: dict[str, Any], language: str = "az") -> None:
    """Assert that the panel shows a stop's title and narration."""
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(stop["title"]["text"])
    expect(panel(page)).to_contain_text(stop["narration"]["standard"]["text"].split("\n")[0])
    expect(button(page, "tour.easy", language)).to_be_visible()


def panel(page: Page) -> Any:
    """Return the panel of the running tour."""
    return page.locator("enfilade-ui section.tour")
