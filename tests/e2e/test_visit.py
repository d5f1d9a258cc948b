"""A visitor alone: stands, walks, is held by walls and notices, reads labels in three languages."""

from __future__ import annotations

import math
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e import visiting
from tests.e2e.conftest import OpenPage
from tests.e2e.visiting import button, debug, holding, notice, pose, say
from tools.watching import until

DRAWN = ("drawCalls", "triangles", "textures", "geometries", "programs", "rooms")
MOST_DRAW_CALLS = 60
MOST_TRIANGLES = 150_000


def test_a_visitor_opens_the_main_hall_and_stands_at_its_start(page: Page) -> None:
    visiting.open_hall(page, "main-hall")
    visiting.stands_at(page, "main-hall", visiting.hall("main-hall")["start"])
    now = debug(page)
    assert (now["room"], now["ledBy"], now["language"]) == ("hall", "hands", "az")
    title = visiting.texts()["halls"]["main-hall"]["title"]["text"]
    expect(page.locator("enfilade-ui header h2")).to_have_text(title)
    expect(page.locator("enfilade-ui").get_by_text(visiting.texts()["banner"]["text"])).to_be_visible()


def test_what_is_drawn_at_a_viewpoint_is_the_same_in_two_runs_and_within_the_budget(
    open_page: OpenPage,
) -> None:
    def drawn(page: Page) -> dict[str, Any]:
        visiting.open_hall(page, "main-hall", "view=middle")
        visiting.settled(page)
        now = debug(page)
        # A doorway seen before the hall behind it had come keeps its picture, and one program for pictures.
        now["textures"] -= now["pictured"]
        now["programs"] -= now["pictured"] > 0
        return {key: now[key] for key in DRAWN}

    first, second = drawn(open_page()), drawn(open_page())
    assert first == second
    assert 0 < first["drawCalls"] <= MOST_DRAW_CALLS
    assert 0 < first["triangles"] <= MOST_TRIANGLES


def test_keys_walk_and_the_wall_holds(page: Page) -> None:
    visiting.open_hall(page, "main-hall", "at=4.0,1.6,3.0,0,0")
    before = pose(page)
    held = visiting.holding_still(page, "KeyW")
    # Straight at the north wall (z = 0): no step aside, and no closer to it than half a person's width.
    assert math.isclose(held["x"], before["x"], abs_tol=0.01)
    assert 0.2 <= held["z"] <= 0.6
    assert debug(page)["room"] == "hall"
    # The hint on how to move has served.
    expect(page.get_by_text(say("hint.move"))).to_have_count(0)
    holding(page, "KeyS", f"d.pose.z > {held['z'] + 0.5}")


def test_keys_turn_by_the_right_hand_rule(page: Page) -> None:
    visiting.open_hall(page, "main-hall", "view=middle")
    before = pose(page)
    holding(page, "KeyQ", f"d.pose.yaw > {before['yaw'] + 0.3}")
    after = pose(page)
    assert visiting.distance(before, after) == 0


def test_a_tap_on_the_floor_leads_there(page: Page) -> None:
    visiting.open_hall(page, "main-hall", "at=1.2,1.6,8.2,0,0")
    visiting.settled(page)
    before = pose(page)
    ahead = 3.0
    spot = [before["x"] - ahead * math.sin(before["yaw"]), 0.0, before["z"] - ahead * math.cos(before["yaw"])]
    page.mouse.click(*visiting.on_screen(page, spot))
    until(page, f"((d) => d.ledBy === 'hands' && d.pose.z < {spot[2] + 0.5})(window.enfilade.debug())")
    after = pose(page)
    # A pixel is up to 4 cm there.
    assert math.dist([after["x"], after["z"]], [spot[0], spot[2]]) < 0.08
    assert math.isclose(after["y"], 1.6, abs_tol=1e-3)


def test_one_walks_through_the_portal_and_down_the_stairs_and_is_asked_before_the_cells(page: Page) -> None:
    visiting.open_hall(page, "main-hall", "at=6.0,1.6,5.0,-90,0")
    visiting.settled(page)
    holding(page, "KeyW", "d.hall === 'basement'")
    assert debug(page)["room"] == "stairwell"
    page.locator("canvas").focus()
    page.keyboard.down("KeyW")
    expect(notice(page)).to_be_visible(timeout=60_000)
    page.keyboard.up("KeyW")
    words = visiting.texts()["advisories"]["cells"]
    expect(notice(page).get_by_role("heading")).to_have_text(words["title"]["text"])
    expect(notice(page)).to_contain_text(words["text"]["text"].splitlines()[0])
    at_the_foot = pose(page)
    assert math.isclose(at_the_foot["y"], 1.6, abs_tol=0.02)

    button(page, "notice.stay").click()
    expect(notice(page)).to_have_count(0)
    assert debug(page)["room"] == "stairwell"
    # Declined means out: one may stand before the line and is not asked again, nor let through.
    assert visiting.holding_still(page, "KeyW")["x"] < 0
    assert notice(page).count() == 0

    holding(page, "KeyS", f"d.pose.x < {at_the_foot['x'] - 1.2}")
    page.locator("canvas").focus()
    page.keyboard.down("KeyW")
    expect(notice(page)).to_be_visible(timeout=60_000)
    page.keyboard.up("KeyW")
    button(page, "notice.enter").click()
    expect(notice(page)).to_have_count(0)
    holding(page, "KeyW", "d.room === 'corridor'")
    assert pose(page)["hall"] == "basement"


def test_a_click_on_a_board_opens_its_label_and_it_can_be_read_in_three_languages(page: Page) -> None:
    visiting.open_hall(page, "main-hall", "view=speaking-documents")
    visiting.settled(page)
    face = next(f for f in visiting.hall("main-hall")["faces"] if f["exhibit"] == "speaking-documents")
    page.mouse.click(*visiting.on_screen(page, face["centre"]))
    label = page.locator("enfilade-ui section.label")
    for language in ("az", "en", "ru"):
        if language != "az":
            page.locator("enfilade-ui select").select_option(language)
        words = visiting.texts(language)["exhibits"]["speaking-documents"]
        expect(label.get_by_role("heading", level=2)).to_have_text(words["title"]["text"])
        expect(label).to_contain_text(words["description"]["standard"]["text"].splitlines()[0])
        expect(label.get_by_role("heading", name=say("label.certainty", language))).to_be_visible()
        assert page.locator("html").get_attribute("lang") == language
        assert debug(page)["language"] == language
    button(page, "label.close", "ru").click()
    expect(label).to_have_count(0)


def test_the_leaf_of_a_door_swings_at_a_click_and_a_cell_door_has_a_label(page: Page) -> None:
    leaves = {each["opening"]: each for each in visiting.hall("basement")["leaves"]}
    leaf = leaves["interrogation-door"]
    visiting.open_hall_in_zone(page, "basement", "at=10.6,1.6,0.9,-48,-10")
    visiting.settled(page)
    angle = f"window.enfilade.debug().leaves['{leaf['node']}']"
    assert page.evaluate(f"() => {angle}") == leaf["rest"]
    page.mouse.click(*visiting.on_screen(page, visiting.on_leaf(leaf)))
    until(page, f"{angle} === 0")
    expect(page.locator("enfilade-ui section.label")).to_have_count(0)
    page.evaluate("() => window.enfilade.viewer.openLeaf('interrogation-door', 'toggle')")
    until(page, f"Math.abs({angle} - {leaf['open']}) < 1e-6")

    page.evaluate(
        "() => window.enfilade.viewer.goto({hall: 'basement', at: {x: 3.2, y: 1.6, z: 0.9, "
        "yaw: 1.309, pitch: -0.175}}, 'cut')"
    )
    visiting.frames(page, 2)
    page.mouse.click(*visiting.on_screen(page, visiting.on_leaf(leaves["cell-1-door"])))
    words = visiting.texts()["exhibits"]["cell-door"]
    label = page.locator("enfilade-ui section.label")
    expect(label.get_by_role("heading", level=2)).to_have_text(words["title"]["text"])


def test_the_list_of_places_leads_anywhere_and_asks_before_a_zone(page: Page) -> None:
    visiting.open_hall(page, "main-hall")
    visiting.settled(page)
    words = visiting.texts()["halls"]
    button(page, "bar.places").click()
    page.get_by_role("button", name=words["main-hall"]["viewpoints"]["students"]["text"], exact=True).click()
    visiting.arrives_at(page, "main-hall", "students")
    button(page, "bar.places").click()
    page.get_by_role(
        "button", name=words["basement"]["viewpoints"]["cell-2-inside"]["text"], exact=True
    ).click()
    expect(notice(page)).to_be_visible()
    visiting.stands_at(page, "main-hall", "students")
    button(page, "notice.enter").click()
    visiting.arrives_at(page, "basement", "cell-2-inside")


def test_how_do_we_know_this_tints_the_hall_and_gives_everything_a_label(page: Page) -> None:
    visiting.open_hall(page, "main-hall", "at=4.0,1.6,3.0,0,0")
    visiting.settled(page)
    button(page, "bar.how").click()
    expect(button(page, "bar.how")).to_have_attribute("aria-pressed", "true")
    # The legend lies over the lower part of a low window; what it explains is seen above it.
    expect(page.locator("enfilade-ui section.legend-panel")).to_be_visible()
    page.mouse.click(240, 70)
    label = page.locator("enfilade-ui section.label")
    expect(label.get_by_role("heading", name=say("label.certainty"))).to_be_visible()
