"""A class over real sockets, for tests: its teacher, pupils, a projector."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.web.lesson_fixture import LESSON
from tests.web.running import MemberLine, Running, post
from tests.web.site_fixture import MUSEUM

Lines = Callable[..., MemberLine]


class School:
    """A class with its teacher's line."""

    def __init__(self, running: Running, lines: Lines, lesson: str = LESSON, **asked: Any) -> None:
        self.running, self.lines = running, lines
        status, self.opened = post(running.address, "/class", {"museum": MUSEUM, "lesson": lesson, **asked})
        assert status == 201, self.opened
        self.code: str = self.opened["code"]
        self.teacher = self.line(secret=self.opened["secret"])

    def join(self, **who: Any) -> dict[str, Any]:
        status, answer = post(self.running.address, "/join", who or {"code": self.code})
        assert status == 200, answer
        return answer

    def line(self, **who: Any) -> MemberLine:
        line = self.lines(self.running.address, self.join(**who))
        line.wait(lambda x: x.lesson())
        return line

    def pupil(self) -> MemberLine:
        return self.line()

    def projector(self) -> MemberLine:
        return self.line(code=self.code, observer=True)

    def cell(self, uid: str, task: str) -> dict[str, Any]:
        """Return what the board says of a pupil's answer, empty where there is none."""
        rows = {row["pupil"]["uid"]: row for row in self.teacher.lesson()["rows"]}
        cell: dict[str, Any] = rows.get(uid, {"cells": {}})["cells"].get(task, {})
        return cell

    def wait_cell(self, uid: str, task: str, value: Any) -> dict[str, Any]:
        """Wait until the board shows an answer."""
        found: dict[str, Any] = self.teacher.wait(
            lambda _line: cell if (cell := self.cell(uid, task)) and cell["value"] == value else None
        )
        return found
