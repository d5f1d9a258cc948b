"""A class on the table: its clock at hand, whom it told, and wishes in one line."""

from __future__ import annotations

from typing import Any

import pytest

from enfilade.lessons.school_class import Entered, Told, Wished, apply
from enfilade.lessons.state import Kept, Pupil, SchoolClass, opened
from enfilade.lessons.views import Reader, board_view, done, projector_view, pupil_view
from enfilade.lessons.wire import WISH, BoardView, LessonDone, ProjectorView, PupilView
from enfilade.messages.refused import Refused
from tests.web.lesson_fixture import lessons

T0 = 1_000_000
EVERY, QUIET = lessons()
EN = Reader(("en", "az", "ru"))

ANSWERS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "one": ({"chosen": ["a"]}, {"chosen": ["b"]}),
    "days": ({"number": 28}, {"number": 3}),
    "word": ({"text": "istiqlal"}, {"text": "azadlıq"}),
    "page": ({"text": "Səhifədə möhür var."}, {"text": "İki sətir."}),
    "think": ({"text": "Çox düşündüm."}, {"text": "Hələ bilmirəm."}),
}
"""Two answers to some tasks."""


class Table:
    """A class with its clock at hand."""

    def __init__(self, *uids: str, quiet: bool = False, pace: str = "own", minutes: int | None = 45) -> None:
        self.now, self._ids = T0, 0
        self.of: SchoolClass = opened(
            gid="g",
            museum="memory",
            revision="r1",
            lesson=QUIET if quiet else EVERY,
            solemn=quiet,
            pace=pace,  # type: ignore[arg-type]
            created_ms=T0,
            expires_ms=T0 + 30 * 86_400_000,
            minutes=minutes,
        )
        for place, uid in enumerate(uids):
            self.enter(uid, place)

    def enter(self, uid: str, draw: int = 0) -> Told:
        """Let a pupil come."""
        self.of, told = apply(self.of, Entered(uid, draw), self.now)
        return told

    def wish(self, uid: str, do: str, /, id: str = "", draw: int = 7, **values: Any) -> LessonDone:
        """Let a pupil, or the teacher (`teacher`), wish something; return what they hear."""
        self._ids += 1
        wish = WISH.validate_python({"id": id or f"w{self._ids}", "do": {"do": do, **values}})
        self.of, self.told = apply(self.of, Wished(uid, uid == "teacher", wish, draw), self.now)
        return done(self.of, uid, wish)

    def kept(self, uid: str, task: str) -> Kept:
        """The answer of a pupil, which is there."""
        kept = self.of.kept(uid, task)
        assert kept is not None
        return kept

    def member(self, uid: str) -> Pupil:
        """A pupil as they are now."""
        return self.of.pupils[uid]

    def pupil(self, uid: str) -> PupilView:
        """What a pupil sees."""
        return pupil_view(self.of, uid, EN, self.now)

    def board(self) -> BoardView:
        """What the teacher sees."""
        return board_view(self.of, EN, self.now)

    def projector(self) -> ProjectorView:
        """What all see."""
        return projector_view(self.of, EN, self.now)


def refused(code: str) -> Any:
    """What follows is refused with this code."""
    return pytest.raises(Refused, match=f"^{code}$")
