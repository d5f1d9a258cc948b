"""Moments as a person at the museum writes and reads them: in its time zone, which is always named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from enfilade.messages import PAGES
from enfilade.messages.dates import moment_words
from enfilade.web.errors import Problem

AHEAD = timedelta(days=366)


def moment_ms(date: str, time: str, zone: str, now_ms: int) -> int:
    """Return a date (`2027-03-31`) and a time (`15:00`) of a zone as ms since 1970.

    Raises Problem where they cannot be read, are past, more than a year ahead, or fall into the hour that
    summer time leaves out. Of an hour that comes twice the first one is taken.
    """
    try:
        local = datetime.strptime(f"{date.strip()} {time.strip()}", "%Y-%m-%d %H:%M")
    except ValueError as error:
        raise Problem("date-unreadable") from error
    moment = local.replace(tzinfo=ZoneInfo(zone))
    if moment.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local:
        raise Problem("date-none")
    at_ms = round(moment.timestamp() * 1000)
    if at_ms <= now_ms:
        raise Problem("date-past")
    if at_ms - now_ms > AHEAD.total_seconds() * 1000:
        raise Problem("date-far")
    return at_ms


def in_zone(at_ms: int, zone: str) -> datetime:
    """Return a moment in a zone, to the second."""
    return datetime.fromtimestamp(at_ms // 1000, UTC).astimezone(ZoneInfo(zone))


def when_words(at_ms: int, zone: str, language: str) -> str:
    """Return a moment as a language says it, with the zone in which that is so."""
    local = in_zone(at_ms, zone)
    said = moment_words(local, language)
    return f"{said} ({zone_words(zone, language, local)})"


def zone_words(zone: str, language: str, at: datetime | None = None) -> str:
    """Return a zone's name: in words where the catalogue has them, else as the zones' database names it; with
    what it is ahead of UTC at a moment.
    """
    known = PAGES.get(f"zone.{zone}")
    name = zone if known is None else known.say(language)
    return name if at is None else f"{name}, {ahead(at)}"


def ahead(at: datetime) -> str:
    """Return `UTC+4`, `UTC−3:30`."""
    offset = at.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
