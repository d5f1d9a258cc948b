"""OVER: a code whose group has ended says so for a day, offers the tour alone, and tells nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from enfilade.messages import FAULTS, LANGUAGES, PAGES
from enfilade.store import groups
from enfilade.web.guesses import ALLOWED
from enfilade.web.parts import Parts
from tests.web.lesson_fixture import LESSON
from tests.web.site_fixture import MUSEUM, TOUR

StartGroup = Callable[..., tuple[str, str, str]]
HTML = {"Accept": "text/html,*/*;q=0.8"}
TOKEN = "A" * 32


def ended(parts: Parts, start_group: StartGroup) -> tuple[str, str]:
    """Start a group and end it; return its gid and code."""
    gid, code, _secret = start_group()
    parts.hub.end(gid)
    return gid, code


def opened(client: FlaskClient, path: str) -> TestResponse:
    return client.get(path, headers=HTML)


@pytest.mark.parametrize("language", LANGUAGES)
def test_OVER1_who_reloads_or_comes_late_is_told_and_offered_the_tour(
    language: str, client: FlaskClient, parts: Parts, start_group: StartGroup
) -> None:
    _gid, code = ended(parts, start_group)
    page = opened(client, f"/g/{code}?lang={language}")
    assert page.status_code == 410 and page.headers["Cache-Control"] == "no-store"
    said = FAULTS["group-ended"].message.say(language)
    assert f'<h1 data-code="group-ended">{said}</h1>' in page.text
    assert PAGES["ended.alone"].say(language) in page.text
    alone = f"/{language}/{MUSEUM}/tour/{TOUR}"
    assert f'<a class="button main" href="{alone}">' in page.text
    assert f'<a class="button" href="{alone}?text=">' in page.text
    assert client.get(alone).status_code == client.get(f"{alone}?text=").status_code == 200
    # Who read the group as text is offered the text first.
    text = opened(client, f"/g/{code}?lang={language}&text")
    assert f'<a class="button main" href="{alone}?text=">' in text.text


def test_OVER1_the_form_and_the_viewer_are_told_the_same(
    client: FlaskClient, parts: Parts, start_group: StartGroup
) -> None:
    _gid, code = ended(parts, start_group)
    sent = client.post("/join?lang=az", data={"code": f"{code[:4]} {code[4:]}"}, headers=HTML)
    assert sent.status_code == 410 and f"/az/{MUSEUM}/tour/{TOUR}" in sent.text
    answer = client.post("/join", json={"code": code, "token": TOKEN})
    assert (answer.status_code, answer.get_json()["code"]) == (410, "group-ended")
    for path in (f"/g/{code}/opens", f"/g/{code}/qr.svg"):
        answer = client.get(path, headers={"Accept": "application/json"})
        assert (answer.status_code, answer.get_json()["code"]) == (410, "group-ended")


def test_OVER2_it_tells_the_same_of_every_group(
    client: FlaskClient, parts: Parts, start_group: StartGroup
) -> None:
    gid, code = ended(parts, start_group)
    busy, other, _secret = start_group("cells", capacity=7)
    client.post("/join", json={"code": other, "name": "Ayna"})
    parts.hub.end(busy)
    pages = [opened(client, f"/g/{each}?lang=az").text for each in (code, other)]
    assert pages[0].replace(code, "CODE") == pages[1].replace(other, "CODE")
    assert gid not in pages[0] and "Ayna" not in pages[1]
    answers = [client.post("/join", json={"code": each}).get_json() for each in (code, other)]
    assert answers[0] == answers[1] and answers[0].keys() == {"code", "message", "remedy"}


def test_OVER3_it_counts_as_no_guess_and_helps_nobody_who_guesses(
    client: FlaskClient, parts: Parts, start_group: StartGroup
) -> None:
    _gid, code = ended(parts, start_group)
    for _ in range(ALLOWED + 5):
        assert client.post("/join", json={"code": code}).status_code == 410
    for n in range(ALLOWED):
        assert client.post("/join", json={"code": f"{n}"}).get_json()["code"] == "code-unknown"
    # Who has guessed too often learns nothing of codes that are over; open ones still open.
    assert client.post("/join", json={"code": code}).get_json()["code"] == "too-many-guesses"
    assert opened(client, f"/g/{code}").status_code == 429
    _gid, open_code, _secret = start_group()
    assert client.post("/join", json={"code": open_code}).status_code == 200


def test_OVER4_after_a_day_the_code_is_unknown(
    client: FlaskClient, parts: Parts, start_group: StartGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    _gid, code = ended(parts, start_group)
    now_ms = parts.hub.now_ms()
    monkeypatch.setattr(parts.hub, "now_ms", lambda: now_ms + groups.KEPT_ENDED_MS)
    assert client.post("/join", json={"code": code}).get_json()["code"] == "code-unknown"


def test_OVER5_after_a_class_the_museum_is_offered_and_a_phrase_is_told_too(
    client: FlaskClient, parts: Parts
) -> None:
    group, _class, _secret = parts.classes.open(MUSEUM, LESSON)
    parts.hub.end(group.gid)
    page = opened(client, f"/g/{group.code}?lang=az")
    assert page.status_code == 410 and PAGES["ended.lesson"].az in page.text
    assert f'href="/az/{MUSEUM}/"' in page.text and LESSON not in page.text
    assert opened(client, f"/class/{group.code}/projector?lang=az").status_code == 410
    sent = client.post("/class/return", json={"code": group.code, "phrase": "alma armud nar tut"})
    assert (sent.status_code, sent.get_json()["code"]) == (410, "group-ended")
