"""CONSOLE7: what the console says comes to who may lead, and to nobody else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from enfilade.messages.viewer_console import CONSOLE, console_messages

StartGroup = Callable[..., tuple[str, str, str]]


def test_CONSOLE7_the_consoles_words_are_a_file_of_their_own(
    client: FlaskClient, start_group: StartGroup
) -> None:
    _gid, code, secret = start_group()
    led, followed = boot_of(client, f"/guide/{secret}?lang=ru"), boot_of(client, f"/g/{code}?lang=ru")
    # A follower may be made a co-guide: the page knows where the words are, and has none of them.
    assert led["console_files"] == followed["console_files"]
    for boot in (led, followed):
        assert not set(boot["messages"]) & set(CONSOLE)
    for language in ("az", "en", "ru"):
        answer = client.get(led["console_files"][language])
        assert answer.get_json() == console_messages(language)
        assert "immutable" in answer.headers["Cache-Control"]
    stale = re.sub(r"\.\w+\.json$", ".000000000000.json", led["console_files"]["az"])
    assert client.get(stale).status_code == 404
    assert boot_of(client, f"/az/{led['museum']}/hall/{hall_of(client, led)}")["console_files"] == {}


def boot_of(client: FlaskClient, address: str) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/json" id="enfilade-boot">(.*?)</script>', client.get(address).text
    )
    assert found is not None, address
    return json.loads(found[1])  # type: ignore[no-any-return]


def hall_of(client: FlaskClient, boot: dict[str, Any]) -> str:
    return str(client.get(boot["manifest"]).get_json()["halls"][0]["id"])
