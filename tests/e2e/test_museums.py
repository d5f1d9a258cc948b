"""Four museums behind one entrance; the suite of six halls is walked through its doors."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import visiting
from tests.e2e.conftest import OpenPage
from tests.e2e.visiting import PLAIN, debug, pose
from tools.set_up import SITE

MUSEUMS = ("repression-museum", "independence-museum", "carpet-museum", "art-museum")
SUITE = ("hall-1", "hall-2", "hall-3", "hall-4", "hall-5", "hall-6", "eternal-return")
MOST_DRAW_CALLS = 80
MOST_TRIANGLES = 200_000


def words(museum: str) -> dict[str, Any]:
    return visiting.texts("az", museum)


def open_hall(page: Page, museum: str, hall: str, query: str = "") -> None:
    page.goto(f"/az/{museum}/hall/{hall}?{PLAIN}{query}")
    visiting.walkable(page)


def test_the_entrance_is_a_choice_among_four_museums(page: Page) -> None:
    page.goto("/az/")
    cards = page.locator("article.museum-card")
    expect(cards).to_have_count(len(MUSEUMS))
    titles = [words(museum)["title"]["text"] for museum in MUSEUMS]
    assert cards.locator("h3").all_inner_texts() == titles, "in the order that their museum.yaml asks for"
    for image in cards.locator("img").all():
        image.scroll_into_view_if_needed()
        assert image.evaluate(
            "async (image) => { await image.decode(); return image.naturalWidth > 0 && image.alt !== ''; }"
        )
    # Who has no hall here is a card of text, once.
    cards_of_text = page.locator("section.institutions h3").all_inner_texts()
    assert len(cards_of_text) == len(set(cards_of_text)) > 0
    assert not set(cards_of_text) & set(titles)


@pytest.mark.parametrize("museum", MUSEUMS)
def test_each_museum_opens_at_its_start_within_the_budget_of_a_view(page: Page, museum: str) -> None:
    start = visiting.museum(museum)["start"]
    open_hall(page, museum, start)
    visiting.settled(page)
    now = debug(page)
    assert now["hall"] == start
    assert 0 < now["drawCalls"] <= MOST_DRAW_CALLS
    assert 0 < now["triangles"] <= MOST_TRIANGLES
    expect(page.locator("enfilade-ui header h2")).to_contain_text(
        words(museum)["halls"][start]["title"]["text"]
    )


def test_the_enfilade_is_walked_from_the_first_hall_into_the_second_and_its_doors_stand_in_one_line(
    page: Page,
) -> None:
    museum = visiting.museum("independence-museum")
    assert [each["id"] for each in museum["halls"]] == list(SUITE)
    # Every door of the suite has the same place across the line, in the museum's frame.
    doors = []
    for entry in museum["halls"]:
        data = json.loads((SITE / entry["data"]["path"]).read_text("utf-8"))
        doors += [entry["origin"][2] + portal["centre"][2] for portal in data["portals"]]
    assert len(doors) == 2 * (len(SUITE) - 1)
    assert max(doors) - min(doors) < 0.005

    open_hall(page, "independence-museum", "hall-1", "&at=5.5,1.6,7.5,-90,0")
    visiting.settled(page)
    before = pose(page)
    visiting.holding(page, "KeyW", "d.hall === 'hall-2'")
    after = pose(page)
    assert (before["hall"], after["hall"]) == ("hall-1", "hall-2")
    # Straight through: not a step aside, at the same height.
    assert abs(after["z"] - 7.5) < 0.02
    assert abs(after["y"] - before["y"]) < 0.01
    expect(page.locator("enfilade-ui header h2")).to_contain_text(
        words("independence-museum")["halls"]["hall-2"]["title"]["text"]
    )


def test_a_reader_on_a_phone_goes_from_the_entrance_into_every_hall_without_a_script(
    open_page: OpenPage,
) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto("/az/independence-museum/?text=")
    spoken = words("independence-museum")["halls"]
    for hall in SUITE:
        page.goto(f"/az/independence-museum/hall/{hall}?text=")
        expect(page.locator("h1")).to_have_text(spoken[hall]["title"]["text"])
        assert page.locator("main article, main li").count() > 0
