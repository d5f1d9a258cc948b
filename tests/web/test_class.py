"""CLASS over real sockets: a lesson run by a teacher with pupils and a projector, against a server of its
own.
"""

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


def test_CLASS1_a_class_is_opened_answered_seen_and_released(running: Running, lines: Lines) -> None:
    school = School(running, lines, minutes=45)
    board = school.teacher.lesson()
    assert board["kind"] == "board" and board["rows"] == [] and not board["begun"]
    pupil = school.pupil()
    view = pupil.lesson()
    assert (
        view["kind"] == "pupil" and view["ends_ms"] == board["ends_ms"] == board["created_ms"] + 45 * 60_000
    )
    assert pupil.join["lesson"] == LESSON and pupil.state()["mode"]["kind"] == "free"
    assert view["you"]["words"]["az"] and all(task["open"] for task in view["tasks"])

    wrong = pupil.wished("answer", task="days", value={"number": 3})
    assert wrong["judged"] == {"right": False, "share": 0.0} and wrong["tries"] == 1
    right = pupil.wished("answer", task="days", value={"number": 28})
    assert right["judged"]["right"] and right["tries"] == 2
    row = school.teacher.wait(
        lambda x: next(
            (r for r in x.lesson()["rows"] if r["cells"].get("days", {}).get("state") == "right"), None
        )
    )
    assert row["pupil"]["words"] == view["you"]["words"] and row["cells"]["days"]["told"].startswith("28")

    assert "explanation of days" not in str(pupil.came)
    school.teacher.wished("release", tasks=["days"], on=True)
    shown = pupil.wait(lambda x: next(t for t in x.lesson()["tasks"] if t["id"] == "days")["released"])
    assert shown["explanation"] == "explanation of days en" and shown["key"] == {"number": 28}
    assert pupil.wished("answer", task="days", value={"number": 28.5})["code"] == "task-closed"
