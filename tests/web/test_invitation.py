"""PREPARE14: the calendar file, read back as RFC 5545 says: unfolded, unescaped, one component in another."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from enfilade.web.group_plan import plan_of
from enfilade.web.invitation import FOLD_OCTETS, Event, folded, to_ics
from enfilade.web.parts import Parts
from tests.web.site_fixture import MUSEUM, TOUR

EVENT = Event(
    uid="abc123@enfilade",
    made_ms=1_763_800_000_000,
    begins_ms=1_795_345_200_000,
    ends_ms=1_795_347_000_000,
    title="Bu qapıların arxasında; adlar, tarixlər \\ sənədlər",
    description="Birinci sətir\nİkinci sətir: ə ğ ı ö ş ü ç hərfləri ilə, yetmiş beş baytdan uzun bir cümlə.",
    url="https://museum.az/g/12345678",
    alarm="Tur 15 dəqiqəyə başlayır",
)

GOLDEN = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Enfilade//Enfilade//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
BEGIN:VEVENT
UID:abc123@enfilade
DTSTAMP:20251122T082640Z
DTSTART:20261122T110000Z
DTEND:20261122T113000Z
SUMMARY;LANGUAGE=az:Bu qapıların arxasında\\; adlar\\, tarixlər \\\\ sənə
 dlər
DESCRIPTION;LANGUAGE=az:Birinci sətir\\nİkinci sətir: ə ğ ı ö ş ü\x20
 ç hərfləri ilə\\, yetmiş beş baytdan uzun bir cümlə.
LOCATION:https://museum.az/g/12345678
URL:https://museum.az/g/12345678
STATUS:CONFIRMED
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
DESCRIPTION:Tur 15 dəqiqəyə başlayır
END:VALARM
END:VEVENT
END:VCALENDAR
"""
"""The whole file; looked at once by eye."""


def parsed(data: bytes) -> dict[str, Any]:
    """Read a file strictly: CRLF, lines of at most 75 octets, whole letters, components that are closed."""
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    lines = data.split(b"\r\n")[:-1]
    for raw in lines:
        assert len(raw) <= FOLD_OCTETS
        raw.decode()  # a letter is never cut in two
    stack: list[dict[str, Any]] = [{}]
    for line in data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]:
        head, _, value = line.partition(":")
        name, *parameters = head.split(";")
        if name == "BEGIN":
            made: dict[str, Any] = {}
            assert value not in stack[-1]
            stack[-1][value] = made
            stack.append(made)
        elif name == "END":
            stack.pop()
        else:
            assert name not in stack[-1], "each once"
            stack[-1][name] = (value, parameters)
    assert len(stack) == 1
    return dict(stack[0]["VCALENDAR"])


def text(value: str) -> str:
    out, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            letter = {"n": "\n", "N": "\n", "\\": "\\", ";": ";", ",": ","}[next(letters)]
        else:
            assert letter not in ";,\n"
        out += letter
    return out


def test_PREPARE14_the_file_is_what_it_was() -> None:
    assert to_ics(EVENT, "az") == GOLDEN.replace("\n", "\r\n").encode()


def test_PREPARE14_it_reads_back() -> None:
    calendar = parsed(to_ics(EVENT, "az"))
    assert calendar["VERSION"] == ("2.0", []) and calendar["METHOD"] == ("PUBLISH", [])
    event = calendar["VEVENT"]
    assert event["UID"] == ("abc123@enfilade", [])
    assert (event["DTSTART"], event["DTEND"]) == (("20261122T110000Z", []), ("20261122T113000Z", []))
    assert (text(event["SUMMARY"][0]), event["SUMMARY"][1]) == (EVENT.title, ["LANGUAGE=az"])
    assert text(event["DESCRIPTION"][0]) == EVENT.description
    assert event["URL"] == (EVENT.url, [])
    assert event["VALARM"]["TRIGGER"] == ("-PT15M", []) and event["VALARM"]["ACTION"] == ("DISPLAY", [])
    assert text(event["VALARM"]["DESCRIPTION"][0]) == EVENT.alarm


@given(st.text(max_size=200))
def test_PREPARE14_whatever_the_title_is_the_file_reads_back(title: str) -> None:
    event = Event(**{**EVENT.__dict__, "title": title})
    said = text(parsed(to_ics(event, "ru"))["VEVENT"]["SUMMARY"][0])
    kept = title.replace("\r\n", "\n").replace("\r", "\n")
    assert said == "".join(c for c in kept if c.isprintable() or c == "\n")


@pytest.mark.parametrize("letters", ["a" * 75, "a" * 76, "ə" * 40, "🙂" * 60, "aə" * 70])
def test_PREPARE14_lines_are_folded_between_letters(letters: str) -> None:
    lines = folded(letters).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= FOLD_OCTETS for line in lines) and all(
        line.startswith(b" ") for line in lines[1:]
    )
    assert b"".join([lines[0], *(line[1:] for line in lines[1:])]).decode() == letters


def test_PREPARE14_who_has_the_code_gets_the_calendar_file_of_the_group(
    client: FlaskClient, parts: Parts
) -> None:
    edition = parts.site.edition(MUSEUM)
    assert edition is not None
    at_ms = parts.hub.now_ms() + 3_600_000
    plan = plan_of(edition, TOUR).model_copy(update={"minutes": 20})
    group, _ = parts.hub.create(plan, 5, (), scheduled_ms=at_ms)
    answers = [client.get(f"/g/{group.code}/invitation.ics?lang={tag}") for tag in ("ru", "en")]
    assert all(answer.headers["Content-Type"] == "text/calendar; charset=utf-8" for answer in answers)
    first, second = (parsed(answer.data)["VEVENT"] for answer in answers)
    assert first["UID"] == second["UID"] == (f"{group.gid}@enfilade", []), "one event in every language"
    assert first["URL"] == (f"http://localhost/g/{group.code}", [])
    said = text(second["DESCRIPTION"][0])
    assert f"{group.code[:4]} {group.code[4:]}" in said and "http://localhost/en/check" in said
    other, _ = parts.hub.create(plan, 5, ())
    assert client.get(f"/g/{other.code}/invitation.ics").get_json()["code"] == "group-not-scheduled"
