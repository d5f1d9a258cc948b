"""TEACH: the teacher's pages: a class opened by a form, kept by a link, taken home as files, deleted."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from enfilade.messages import FAULTS, LANGUAGES, PAGES
from enfilade.messages.board import BOARD
from enfilade.web.app import create_app
from enfilade.web.parts import KEY, Parts
from enfilade.web.settings import Settings
from tests.web.lesson_fixture import LESSON, SOLEMN_LESSON
from tests.web.site_fixture import MUSEUM, OPT_IN
from tests.web.test_pages import Reading

HTML = {"Accept": "text/html"}


def open_class(client: FlaskClient, lesson: str = LESSON, lang: str = "en", **form: Any) -> str:
    """Open a class by the form; return the teacher's secret."""
    answer = client.post(f"/{lang}/class/open", data={"lesson": f"{MUSEUM}/{lesson}", **form}, headers=HTML)
    assert answer.status_code == 303, answer.text
    found = re.fullmatch(rf"/teach/([\w-]{{32}})/ready\?lang={lang}", answer.headers["Location"])
    assert found is not None, answer.headers["Location"]
    return found[1]


def read(client: FlaskClient, path: str) -> tuple[str, Reading]:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] in ("no-store", "no-cache")
    return unescape(answer.text), Reading(answer.text)


def handed(html: str) -> dict[str, Any]:
    """Return what a page of the class is handed as JSON."""
    found = re.search(r'<script type="application/json" id="enfilade-class">(.*?)</script>', html)
    assert found is not None
    made: dict[str, Any] = json.loads(found[1])
    return made


def refused(answer: TestResponse, code: str) -> None:
    assert answer.status_code == FAULTS[code].status
    assert f'data-code="{code}"' in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_TEACH6_a_class_is_open_after_one_form_with_code_links_and_papers(
    client: FlaskClient, parts: Parts, language: str
) -> None:
    html, form = read(client, f"/{language}/class/open?lesson={MUSEUM}/{LESSON}")
    assert PAGES["class.start"].say(language) in html
    assert [each["value"] for each in form.of("input") if each.get("type") == "radio"] == ["own", "led"]
    # One press: everything has an answer already.
    secret = open_class(client, lang=language, pace="own", minutes="45")
    gid = parts.classes.by_teacher(secret)
    group = parts.hub.group(gid or "")
    assert group is not None
    of = parts.classes.read(group.gid)
    assert of is not None and of.head.pace == "own"
    assert of.head.ends_ms == of.created_ms + 45 * 60_000
    html, ready = read(client, f"/teach/{secret}/ready?lang={language}")
    assert f"{group.code[:4]} {group.code[4:]}" in html
    links = [str(each["href"]) for each in ready.of("a")]
    for wanted in (
        f"/teach/{secret}?lang={language}",
        f"/class/{group.code}/projector?lang={language}",
        f"http://localhost/g/{group.code}",
        f"http://localhost/teach/{secret}",
        f"/{language}/{MUSEUM}/lessons/{LESSON}/worksheet",
        f"/teach/{secret}/key?lang={language}",
        f"/{language}/privacy",
    ):
        assert wanted in links, wanted
    for link in links:
        if link.startswith("/") and "#" not in link:
            assert client.get(link).status_code in (200, 302), link
    (qr,) = [str(each["src"]) for each in ready.of("img")]
    assert client.get(qr).mimetype == "image/svg+xml"


def test_TEACH6_without_a_lesson_the_form_offers_them_all(client: FlaskClient) -> None:
    _, page = read(client, "/az/class/open")
    offered = [str(each["href"]) for each in page.of("a") if "lesson=" in str(each["href"])]
    assert offered == [f"/az/class/open?lesson={MUSEUM}/{each}" for each in (LESSON, SOLEMN_LESSON)]


def test_TEACH7_a_solemn_lesson_is_led_as_it_says_and_counts_no_time(
    client: FlaskClient, parts: Parts
) -> None:
    html, form = read(client, f"/az/class/open?lesson={MUSEUM}/{SOLEMN_LESSON}")
    assert not [each for each in form.of("select") if each.get("name") == "minutes"]
    assert PAGES["class.minutes-quiet"].az in html
    secret = open_class(client, SOLEMN_LESSON, pace="own", minutes="45")
    of = parts.classes.read(parts.classes.by_teacher(secret) or "")
    assert of is not None
    assert of.head.pace == "led" and of.head.ends_ms is None


def test_TEACH8_what_lies_behind_an_opt_in_notice_stays_shut_under_16(
    client: FlaskClient, parts: Parts
) -> None:
    secret = open_class(client, SOLEMN_LESSON, zones=OPT_IN)
    gid = parts.classes.by_teacher(secret) or ""
    group = parts.hub.group(gid)
    made = handed(read(client, f"/teach/{secret}?lang=en")[0])
    edition = parts.site.edition(MUSEUM)
    words = edition.lesson(SOLEMN_LESSON, "en") if edition is not None else None
    assert group is not None and words is not None
    may = OPT_IN in words.advisories and words.ages[0] >= 16
    assert group.zones == ((OPT_IN,) if may else ())
    assert set(made["zones"]) == ({OPT_IN} if may else set())
    young = open_class(client, LESSON, zones=OPT_IN)
    group = parts.hub.group(parts.classes.by_teacher(young) or "")
    assert group is not None and group.zones == ()


def test_TEACH9_the_board_is_handed_words_and_links_the_projector_no_secret(client: FlaskClient) -> None:
    secret = open_class(client)
    html, page = read(client, f"/teach/{secret}?lang=en")
    made = handed(html)
    assert made["kind"] == "board" and made["secret"] == secret
    assert [each["number"] for each in made["tasks"]] == list(range(1, len(made["tasks"]) + 1))
    assert set(made["messages"]) == set(BOARD)
    assert made["notes"]["text"] == "private note on the lesson en"
    assert len(page.of("h1")) == 1
    for name in ("projector", "results", "ready", "worksheet", "hall", "key"):
        assert client.get(made["links"][name]).status_code == 200, name
    shown = client.get(made["links"]["projector"], headers=HTML)
    seen = handed(unescape(shown.text))
    assert seen["kind"] == "projector" and seen["secret"] is None and seen["notes"] is None
    assert secret not in shown.text and "private note" not in shown.text
    assert {name for name, link in seen["links"].items() if link} == {"qr"}
    # Without a script the projector shows the code.
    assert made["code"] in shown.text


def test_TEACH9_the_guides_link_of_a_class_leads_to_its_board(client: FlaskClient) -> None:
    secret = open_class(client)
    answer = client.get(f"/guide/{secret}?lang=ru")
    assert answer.status_code == 302 and answer.headers["Location"] == f"/teach/{secret}?lang=ru"
    assert client.get(f"/guide/{secret}?hall&lang=ru").status_code == 200


def test_TEACH10_results_are_there_as_a_page_and_three_files_also_after_the_end(
    client: FlaskClient, parts: Parts
) -> None:
    secret = open_class(client)
    gid = parts.classes.by_teacher(secret) or ""
    html, _ = read(client, f"/teach/{secret}/results?lang=az")
    assert PAGES["results.none"].az in html
    parts.hub.end(gid)
    assert client.get(f"/teach/{secret}").headers["Location"] == f"/teach/{secret}/results?lang=az"
    for kind, mimetype, begins in (
        ("csv", "text/csv", b"\xef\xbb\xbf"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("pdf", "application/pdf", b"%PDF-"),
    ):
        file = client.get(f"/teach/{secret}/results.{kind}?lang=az")
        assert file.status_code == 200 and file.mimetype == mimetype
        assert file.data.startswith(begins)
        name = re.fullmatch(
            rf'attachment; filename="enfilade-\d{{4}}-\d\d-\d\d-\d{{4}}\.{kind}"',
            file.headers["Content-Disposition"],
        )
        assert name is not None and file.headers["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(client.get(f"/teach/{secret}/results.xlsx").data)) as book:
        assert book.testzip() is None


def test_TEACH11_delete_now_leaves_no_class_and_no_link(client: FlaskClient, parts: Parts) -> None:
    secret = open_class(client)
    gid = parts.classes.by_teacher(secret) or ""
    group = parts.hub.group(gid)
    assert group is not None
    answer = client.post(f"/teach/{secret}/delete?lang=az", headers=HTML)
    assert answer.status_code == 200 and PAGES["results.deleted"].az in answer.text
    assert parts.classes.read(gid) is None and parts.hub.by_code(group.code) is None
    for path in ("", "/ready", "/results", "/results.csv", "/key"):
        refused(client.get(f"/teach/{secret}{path}", headers=HTML), "teach-link-unknown")
    refused(client.post(f"/teach/{secret}/delete", headers=HTML), "teach-link-unknown")


@pytest.mark.parametrize("name", ["memory/none", "none/every-kind", "memory", "//", "../x/y"])
def test_TEACH12_what_is_no_lesson_opens_no_class(client: FlaskClient, name: str) -> None:
    refused(client.post("/az/class/open", data={"lesson": name}, headers=HTML), "lesson-unknown")
    asked = client.get("/az/class/open", query_string={"lesson": name}, headers=HTML)
    assert asked.status_code in (200, 404)


@pytest.mark.parametrize(("field", "value"), [("pace", "fast"), ("minutes", "1"), ("minutes", "100000")])
def test_TEACH12_a_form_that_nobody_was_given_is_refused(client: FlaskClient, field: str, value: str) -> None:
    sent = client.post("/az/class/open", data={"lesson": f"{MUSEUM}/{LESSON}", field: value}, headers=HTML)
    refused(sent, "request-malformed")


def test_TEACH13_an_address_opens_so_many_classes_an_hour(home: Any) -> None:
    app: Flask = create_app(Settings(home=home, classes_per_hour=2))
    parts: Parts = app.extensions[KEY]
    try:
        client = app.test_client()
        for _ in range(2):
            open_class(client)
        sent = client.post("/az/class/open", data={"lesson": f"{MUSEUM}/{LESSON}"}, headers=HTML)
        refused(sent, "too-many-classes")
    finally:
        parts.hub.close(5)
        parts.store.close()


def test_TEACH14_where_only_staff_open_classes_nobody_else_does(home: Any) -> None:
    app: Flask = create_app(Settings(home=home, classes="staff"))
    parts: Parts = app.extensions[KEY]
    try:
        client = app.test_client()
        html, _ = read(client, f"/az/class/open?lesson={MUSEUM}/{LESSON}")
        assert PAGES["class.staff-only"].az in html
        sent = client.post("/az/class/open", data={"lesson": f"{MUSEUM}/{LESSON}"}, headers=HTML)
        refused(sent, "classes-staff-only")
    finally:
        parts.hub.close(5)
        parts.store.close()


def test_TEACH15_a_code_that_is_no_classs_has_no_projector(client: FlaskClient, start_group: Any) -> None:
    _, code, _ = start_group()
    refused(client.get(f"/class/{code}/projector", headers=HTML), "code-unknown")
    refused(client.get("/class/00000000/projector", headers=HTML), "code-unknown")


@pytest.mark.parametrize("language", LANGUAGES)
def test_TEACH16_one_page_says_what_is_stored_and_for_how_long(home: Any, language: str) -> None:
    app: Flask = create_app(Settings(home=home, results_days=11))
    parts: Parts = app.extensions[KEY]
    try:
        html, page = read(app.test_client(), f"/{language}/privacy")
        assert PAGES["privacy.days-text"].say(language, days=11) in html
        assert PAGES["results.delete"].say(language) in html
        assert len(page.of("h1")) == 1
        entrance, _ = read(app.test_client(), f"/{language}/")
        assert f'href="/{language}/privacy"' in entrance
    finally:
        parts.hub.close(5)
        parts.store.close()
