"""A request's head: bounded, read strictly, in a fiftieth of the time of the library's parser of letters.

What two programs could read differently (a folded line, a name with a space, two lengths) is refused: a proxy
before us and we must agree on where a request ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from enfilade.web.limits import HEAD_BYTES

LENGTH = "content-length"


class Lines(Protocol):
    """What lines are read from."""

    def readline(self, most: int = -1, /) -> bytes:
        """Return the next line with its end, at most so many bytes of it."""
        ...


class Head:
    """The fields of one request's head, as pywsgi asks for them. `status` says what is wrong, if anything is.

    Raises ValueError where the head is too long.
    """

    __slots__ = ("_fields", "_first", "status")

    def __init__(self, lines: Lines) -> None:
        self.status = ""
        self._fields: list[str] = []
        self._first: dict[str, str] = {}
        left = HEAD_BYTES
        while not self.status:
            line = lines.readline(left + 1)
            left -= len(line)
            if left < 0:
                raise ValueError("head too large")
            if line in (b"\r\n", b"\n"):
                return
            self.status = self._take(line)

    def get(self, name: str, default: str | None = None) -> str | None:
        """Return a field's first value."""
        return self._first.get(name.lower(), default)

    getheader = get

    def __delitem__(self, name: str) -> None:
        del self._first[name.lower()]

    @property
    def typeheader(self) -> str | None:
        """The type of the body."""
        return self._first.get("content-type")

    @property
    def headers(self) -> Iterator[str]:
        """All fields, each as one line."""
        return iter(self._fields)

    def _take(self, line: bytes) -> str:
        """Take a line in; return what is wrong with it."""
        name, colon, value = line.decode("latin-1").partition(":")
        if not colon or not name or not name.isascii() or not name.isprintable() or " " in name:
            return "malformed"
        key, value = name.lower(), value.strip(" \t\r\n")
        if "\r" in value or "\0" in value:
            return "malformed"
        again, known = key in self._first, self._first.setdefault(key, value)
        if key == LENGTH:
            if not value.isascii() or not value.isdigit() or known != value:
                return "malformed"
            if again:
                return ""
        self._fields.append(f"{name}: {value}")
        return ""
