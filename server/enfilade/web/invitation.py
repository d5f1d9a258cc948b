"""A calendar file (RFC 5545) by which a scheduled group stands in everybody's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

FOLD_OCTETS = 75
"""A line is no longer, its end not counted (RFC 5545, 3.1)."""

ALARM = "-PT15M"


@dataclass(frozen=True)
class Event:
    """What stands in the calendar. `uid` stays the same for one group, so that a second file changes nothing
    but its words. Times are ms since 1970.
    """

    uid: str
    made_ms: int
    begins_ms: int
    ends_ms: int
    title: str
    description: str
    url: str
    alarm: str


def to_ics(event: Event, language: str) -> bytes:
    """Return the file: times in UTC, which every calendar shows in its reader's own zone; an alarm a quarter
    of an hour before.
    """
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Enfilade//Enfilade//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{_text(event.uid)}",
        f"DTSTAMP:{_utc(event.made_ms)}",
        f"DTSTART:{_utc(event.begins_ms)}",
        f"DTEND:{_utc(event.ends_ms)}",
        f"SUMMARY;LANGUAGE={language}:{_text(event.title)}",
        f"DESCRIPTION;LANGUAGE={language}:{_text(event.description)}",
        f"LOCATION:{_text(event.url)}",
        f"URL:{event.url}",
        "STATUS:CONFIRMED",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:{ALARM}",
        f"DESCRIPTION:{_text(event.alarm)}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """Return a line as UTF-8, folded after 75 octets but never within a letter."""
    out, octets = bytearray(), 0
    for letter in line:
        more = letter.encode()
        if octets + len(more) > FOLD_OCTETS:
            out += b"\r\n "
            octets = 1
        out += more
        octets += len(more)
    return bytes(out) + b"\r\n"


def _text(value: str) -> str:
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    for found, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(found, written)
    return "".join(c for c in plain if c.isprintable())


def _utc(at_ms: int) -> str:
    return f"{datetime.fromtimestamp(at_ms // 1000, UTC):%Y%m%dT%H%M%SZ}"
