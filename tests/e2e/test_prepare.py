"""PREPARE6, WAIT12, AFTER7 in a browser: a group prepared, counted down to, opened early, waited at, left."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import requests
from playwright.sync_api import Page, expect

from enfilade.messages import PAGES, VIEWER
from tests.e2e.conftest import OpenPage
from tests.e2e.soundness import axe
from tests.web.running import MemberLine
from tools.serving import Server

FORM = "/staff/prepare/repression-museum/behind-these-doors?lang=az"


def test_PREPARE6_WAIT12_a_prepared_group_is_waited_for_and_entered(
    staff: Page, open_page: OpenPage, server: Server
) -> None:
    staff.goto(FORM)
    assert axe(staff) == []
    staff.get_by_label(PAGES["prepare.length-minutes"].say("az", n=20)).check()
    staff.locator("input[value=waiting]").check()
    staff.fill("#date", f"{datetime.now(UTC) + timedelta(days=3):%Y-%m-%d}")
    staff.fill("#time", "15:00")
    staff.get_by_role("button", name=PAGES["prepare.do"].az).click()
    code = re.sub(r"\D", "", staff.locator("#code").inner_text())
    secret = (staff.locator("#guide-link").get_attribute("href") or "").rsplit("/", 1)[1]
    assert axe(staff) == []

    follower = open_page()
    follower.goto(f"/g/{code}?lang=az&text=")
    expect(follower.locator("[data-left]")).to_have_text(re.compile(r"^\d+ gün( \d+ saat)?$"))
    assert axe(follower) == []

    # The guide comes early: the page opens by itself, into the waiting room.
    joined = requests.post(f"{server.address}/join", json={"secret": secret}, timeout=60).json()
    guide = MemberLine(server.address, joined)
    guide.wait(lambda line: line.state())
    card = follower.locator("enfilade-waiting")
    expect(card.get_by_role("heading")).to_have_text(VIEWER["waiting.title"].az)
    assert axe(follower) == []
    card.get_by_label(VIEWER["waiting.name"].az).fill("Ayna")
    card.get_by_role("button").click()
    expect(card.get_by_text(VIEWER["waiting.told"].say("az", name="Ayna"))).to_be_visible()
    guide.wait(lambda line: [w["name"] for w in line.state()["roster"]["waiting"]] == ["Ayna"])
    guide.send("admit", uid=None)
    expect(follower.locator("enfilade-follow")).to_be_visible()
    expect(card).to_have_count(0)

    # What it leaves, by the guide's own link.
    guide.send("play")
    guide.wait(lambda line: line.state()["roster"]["visits"])
    guide.send("end")
    guide.wait(lambda line: line.state()["mode"]["kind"] == "ended")
    guide.close()
    follower.close()
    staff.goto(f"/guide/{secret}?lang=az")
    expect(staff.get_by_role("heading", name=PAGES["after.stops"].az)).to_be_visible()
    assert axe(staff) == []


def test_PREPARE12_the_test_page_hears_sees_and_reaches(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/az/check")
    expect(page.locator("#picture [data-state=slow]")).to_be_visible()  # this browser draws in software
    expect(page.locator("#line [data-figure]")).to_have_text(re.compile(r"\d+ ms"))
    page.get_by_role("button", name=PAGES["check.play"].az).click()
    page.get_by_role("button", name=PAGES["check.yes"].az).click()
    expect(page.get_by_text(PAGES["check.sound-good"].az)).to_be_visible()
    expect(page.get_by_text(PAGES["check.line-polling"].az)).to_be_hidden()
    assert axe(page) == []
