"""What is left out of a recording, as a form says it: times typed as minutes and seconds."""

from __future__ import annotations

from collections.abc import Mapping

from enfilade.live.trim import MOST_CUTS, Cut, tidy
from enfilade.web.errors import Problem


def cuts_of(form: Mapping[str, str], length_ms: int) -> tuple[Cut, ...]:
    """Return the cuts that a form names: what is before its beginning, after its end, and between. Raises
    Problem.
    """
    begins, ends = _moment(form.get("begins", "")), _moment(form.get("ends", ""))
    found: list[Cut] = [(0, begins or 0), (length_ms if ends is None else ends, length_ms)]
    for number in range(MOST_CUTS):
        start, end = (_moment(form.get(f"{name}-{number}", "")) for name in ("from", "to"))
        if (start is None) != (end is None):
            raise Problem("cuts-malformed")
        if start is not None and end is not None:
            found.append((start, end))
    return tidy(found, length_ms)


def _moment(text: str) -> int | None:
    """Return a time that was typed as minutes and seconds, or seconds alone; None where nothing was."""
    text = text.strip()
    if not text:
        return None
    minutes, colon, seconds = text.rpartition(":")
    if not seconds.isdecimal() or (colon and not minutes.isdecimal()) or len(text) > 8:
        raise Problem("cuts-malformed")
    if colon and int(seconds) > 59:
        raise Problem("cuts-malformed")
    return (int(minutes or 0) * 60 + int(seconds)) * 1000
