"""FOLLOW4: the form of the join page: a code, a name if one wishes, the hall or text and pictures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

StartGroup = Callable[..., tuple[str, str, str]]


@pytest.mark.parametrize(
    ("filled", "query"),
    [
        ({}, "?lang=en"),
        ({"name": "  "}, "?lang=en"),
        ({"text": "1"}, "?lang=en&text="),
        ({"name": "Əli & Co #1+"}, "?lang=en#name=%C6%8Fli%20%26%20Co%20%231%2B"),
        ({"name": "Ayna", "text": "1"}, "?lang=en&text=#name=Ayna"),
    ],
)
def test_FOLLOW4_one_form_leads_to_the_groups_page(
    client: FlaskClient, start_group: StartGroup, filled: dict[str, str], query: str
) -> None:
    _gid, code, _secret = start_group()
    typed = f"{code[:4]} {code[4:]}"
    answer = client.post("/join?lang=en", data={"code": typed, **filled})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/g/{code}{query}")


def test_FOLLOW4_a_name_that_may_not_stand_there_is_said_so_at_once(
    client: FlaskClient, start_group: StartGroup
) -> None:
    _gid, code, _secret = start_group()
    answer = client.post("/join?lang=en", data={"code": code, "name": "a@b.az"})
    assert (answer.status_code, answer.get_json()["code"]) == (400, "name-contact")
