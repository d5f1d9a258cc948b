"""What is wrong with content.

An issue has a code, a place and a remedy, and authors get all of them at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops a build; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """Where an issue is: a file, a line (1-based, 0 where unknown), and the path of keys inside the file."""

    file: str
    line: int = 0
    pointer: str = ""


@dataclass(frozen=True)
class Issue:
    """One finding. `code` is of the catalogue (`content/issue_codes.py`).

    Message and remedy are for the author.
    """

    code: str
    place: Place
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return ``code file:line message; remedy`` on one line, as `enfilade check` prints it."""
        at = f"{self.place.file}:{self.place.line}" if self.place.line else self.place.file
        return f"{self.code} {at} {self.message}; {self.remedy}"
