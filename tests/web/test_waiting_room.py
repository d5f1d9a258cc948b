"""WAIT over HTTP: who asks waits, asks again, comes in; a name is held to what a guide's screen may show."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from enfilade.live.group import Wished
from enfilade.live.state import Rules
from enfilade.live.wire import COMMAND
from enfilade.messages import FAULTS
from enfilade.web.group_plan import plan_of
from enfilade.web.parts import Parts
from tests.web.site_fixture import MUSEUM, TOUR

TOKEN, OTHER = "A" * 31 + "-", "B" * 31 + "_"


def started(parts: Parts, **values: Any) -> tuple[str, str, str]:
    edition = parts.site.edition(MUSEUM)
    assert edition is not None
    group, secret = parts.hub.create(plan_of(edition, TOUR), 50, (), **values)
    return group.gid, group.code, secret


def guide(parts: Parts, gid: str, do: str, **values: Any) -> None:
    command = COMMAND.validate_python({"id": do, "do": {"do": do, **values}})
    parts.hub.here.give(parts.hub.here.mine(gid), Wished("guide", command))


def test_WAIT12_the_page_asks_again_with_its_token_and_comes_in(client: FlaskClient, parts: Parts) -> None:
    gid, code, secret = started(parts, rules=Rules(waiting=True))
    assert client.post("/join", json={"secret": secret}).get_json()["waiting"] is False
    first = client.post("/join", json={"code": code, "name": "Ayna", "token": TOKEN})
    assert (first.status_code, first.get_json()["waiting"]) == (200, True)
    again = client.post("/join", json={"code": code, "token": TOKEN}).get_json()
    assert again == first.get_json()
    group = parts.hub.group(gid)
    assert group is not None and [w.name for w in group.waiting] == ["Ayna"] and len(group.members) == 1
    guide(parts, gid, "admit", uid=again["uid"])
    assert client.post("/join", json={"code": code, "token": TOKEN}).get_json() == {**again, "waiting": False}


def test_WAIT12_who_waits_opens_no_line(client: FlaskClient, parts: Parts) -> None:
    gid, code, _secret = started(parts, rules=Rules(waiting=True))
    token = client.post("/join", json={"code": code}).get_json()["token"]
    answer = client.get(f"/group/{gid}/notes/az", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.get_json()["code"]) == (401, "token-unknown")


def test_WAIT3_who_was_turned_away_is_told_so(client: FlaskClient, parts: Parts) -> None:
    gid, code, secret = started(parts, rules=Rules(waiting=True))
    client.post("/join", json={"secret": secret})
    uid = client.post("/join", json={"code": code, "token": TOKEN}).get_json()["uid"]
    guide(parts, gid, "turn-away", uid=uid)
    answer = client.post("/join", json={"code": code, "token": TOKEN})
    assert (answer.status_code, answer.get_json()["code"]) == (403, "turned-away")
    assert client.post("/join", json={"code": code, "token": OTHER}).get_json()["waiting"] is True


def test_PREPARE6_before_its_time_a_follower_is_told_when(client: FlaskClient, parts: Parts) -> None:
    _gid, code, _secret = started(parts, scheduled_ms=parts.hub.now_ms() + 3_600_000)
    answer = client.post("/join", json={"code": code})
    assert (answer.status_code, answer.get_json()["code"]) == (409, "not-yet")


@pytest.mark.parametrize(
    ("name", "code"), [("a" * 41, "name-too-long"), ("www.x.az", "name-contact"), ("Гид", "name-guide")]
)
def test_WAIT10_a_name_that_may_not_be_is_refused(
    client: FlaskClient, parts: Parts, name: str, code: str
) -> None:
    _gid, number, _secret = started(parts)
    answer = client.post("/join", json={"code": number, "name": name})
    assert (answer.status_code, answer.get_json()["code"]) == (400, code)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"code": "NUMBER", "name": "www.x.az"}, "name-contact"),
        ({"code": "0000 0001", "name": "Ayna"}, "code-unknown"),
        ({"code": "1" * 99, "name": "Ayna"}, "request-malformed"),
    ],
)
def test_WAIT13_the_form_says_what_is_wrong_and_keeps_what_was_typed(
    client: FlaskClient, parts: Parts, typed: dict[str, str], code: str
) -> None:
    _gid, number, _secret = started(parts)
    typed = {name: value.replace("NUMBER", number) for name, value in typed.items()}
    answer = client.post("/join", data=typed, headers={"Accept": "text/html", "Accept-Language": "ru"})
    said = FAULTS[code]
    assert answer.status_code == said.status and f'data-code="{code}"' in answer.text
    assert said.message.ru in answer.text and said.remedy.ru in answer.text
    for value in typed.values():
        assert f'value="{value}"' in answer.text
    assert client.post("/join", data=typed).get_json()["code"] == code
