"""GOING16: asking to join twice makes no second person."""

from __future__ import annotations

from collections.abc import Callable

import gevent
import pytest
from flask.testing import FlaskClient

from enfilade.live.group import Wished
from enfilade.live.wire import COMMAND
from enfilade.web.parts import Parts

StartGroup = Callable[..., tuple[str, str, str]]

TOKEN, OTHER = "A" * 31 + "-", "B" * 31 + "_"


def members(parts: Parts, gid: str) -> list[str]:
    group = parts.hub.group(gid)
    assert group is not None
    return list(group.members)


def test_GOING16_who_asks_again_with_their_token_is_the_same_person(
    client: FlaskClient, parts: Parts, start_group: StartGroup
) -> None:
    gid, code, _secret = start_group()
    first = client.post("/join", json={"code": code, "name": "Ayna", "token": TOKEN}).get_json()
    again = client.post("/join", json={"code": code, "token": TOKEN}).get_json()
    other = client.post("/join", json={"code": code, "token": OTHER}).get_json()
    assert first == again and first["token"] == TOKEN
    assert members(parts, gid) == [first["uid"], other["uid"]]
    assert first["uid"] not in TOKEN and other["uid"] != first["uid"]


def test_GOING16_two_requests_at_once_are_one_person(parts: Parts, start_group: StartGroup) -> None:
    gid, _code, _secret = start_group()
    from enfilade.live.state import Role

    asked = [gevent.spawn(parts.hub.admit, gid, Role.FOLLOWER, None, TOKEN) for _ in range(8)]
    gevent.joinall(asked, raise_error=True)
    assert len({each.value for each in asked}) == 1
    assert len(members(parts, gid)) == 1


def test_GOING16_without_a_token_everybody_is_somebody_new(
    client: FlaskClient, parts: Parts, start_group: StartGroup
) -> None:
    gid, code, _secret = start_group()
    uids = [client.post("/join", json={"code": code}).get_json()["uid"] for _ in range(3)]
    assert members(parts, gid) == uids


def test_GOING16_a_full_group_takes_back_who_is_in_it(client: FlaskClient, start_group: StartGroup) -> None:
    _gid, code, _secret = start_group(capacity=1)
    assert client.post("/join", json={"code": code, "token": TOKEN}).status_code == 200
    assert client.post("/join", json={"code": code, "token": OTHER}).status_code == 409
    assert client.post("/join", json={"code": code, "token": TOKEN}).status_code == 200


def test_GOING16_who_was_removed_is_not_let_in_again_by_their_token(
    client: FlaskClient, parts: Parts, start_group: StartGroup
) -> None:
    gid, code, secret = start_group()
    client.post("/join", json={"secret": secret})
    uid = client.post("/join", json={"code": code, "token": TOKEN}).get_json()["uid"]
    out = COMMAND.validate_python({"id": "out", "do": {"do": "remove", "uid": uid}})
    parts.hub.here.give(parts.hub.here.mine(gid), Wished("guide", out))
    answer = client.post("/join", json={"code": code, "token": TOKEN})
    assert (answer.status_code, answer.get_json()["code"]) == (403, "removed")
    assert client.post("/join", json={"code": code, "token": OTHER}).status_code == 200


@pytest.mark.parametrize("token", ["", "short", "A" * 33, "ə" * 32, "A" * 31 + "="])
def test_GOING16_what_is_no_token_is_refused(
    token: str, client: FlaskClient, start_group: StartGroup
) -> None:
    _gid, code, _secret = start_group()
    answer = client.post("/join", json={"code": code, "token": token})
    assert (answer.status_code, answer.get_json()["code"]) == (400, "request-malformed")
