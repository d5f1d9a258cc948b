"""What goes into the log of a recorded tour, and what never does. One group's, with what was written last.

It begins when the tour does: what is said while people arrive is a greeting of those who are there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from enfilade.live.modes import Ended, Gathering, awake
from enfilade.live.recording import (
    MOVED,
    POINTED,
    SHOWN,
    TYPED,
    VOICE,
    Line,
    State,
    change,
    compact,
    shown,
    spotlit,
)
from enfilade.live.state import Group, Role
from enfilade.live.talk import Caption

POINTED_MS = 250
"""Of the pointer one place is kept in so long: at 15 a second it would be most of the log."""


@dataclass
class Tape:
    """Lines that wait to be written. Times are ms of the server's clock; `epoch`: of the group's owner."""

    created_ms: int
    lines: list[Line] = field(default_factory=list)
    bytes: int = 0
    began: bool = False
    shown: State = field(default_factory=dict)
    _last_ms: int = 0
    _pointed_ms: int = -POINTED_MS
    _points: bool = False
    _caption: int | None = None

    def changed(self, group: Group, now_ms: int) -> None:
        """Write what all are shown, where it is not what was written last."""
        mode, new = group.mode, self._new_captions(group)
        arriving = isinstance(awake(mode), Gathering) and awake(mode) == Gathering()
        if group.recording == "none" or (not self.began and (arriving or isinstance(mode, Ended))):
            return
        self.began = True
        for caption in new:
            self._typed(group, caption, now_ms)
        now = shown(group)
        changed = change(self.shown, now)
        if changed:
            self.shown = now
            self._write(now_ms, SHOWN, compact(changed))

    def moved(self, group: Group, uid: str, text: str, now_ms: int) -> None:
        """Write a keyframe of who leads; of a follower in the light none."""
        if self._takes(group) and spotlit(group) is None and uid == group.leader:
            self._write(now_ms, MOVED, text)

    def spoke(self, group: Group, uid: str, text: str, now_ms: int) -> None:
        """Write a guide's voice: never an interpreter's, a co-guide's or that of who has the floor."""
        if self._takes(group) and group.recording == "voice" and text[:1] == "0" and _is_guide(group, uid):
            self._write(now_ms, VOICE, text[1:])

    def pointed(self, group: Group, uid: str, text: str, now_ms: int) -> None:
        """Write where who leads points, a few times a second."""
        if not self._takes(group) or spotlit(group) is not None or uid != group.leader:
            return
        if (text and now_ms - self._pointed_ms < POINTED_MS) or (not text and not self._points):
            return
        self._pointed_ms, self._points = now_ms, bool(text)
        self._write(now_ms, POINTED, text)

    def take(self) -> tuple[Line, ...]:
        """Return the lines that wait, and hold them no longer."""
        lines, self.lines, self.bytes = tuple(self.lines), [], 0
        return lines

    def give_back(self, lines: tuple[Line, ...], most: int) -> None:
        """Hold lines again that could not be written; none of them where that would be too many."""
        size = sum(len(line.text) + 4 for line in lines)
        if self.bytes + size <= most:
            self.lines, self.bytes = [*lines, *self.lines], self.bytes + size

    def _new_captions(self, group: Group) -> tuple[Caption, ...]:
        """Return the lines that were typed since this was asked last; the first time none: they stand in the
        log already, or were typed before it began.
        """
        before, self._caption = self._caption, group.made
        return tuple(c for c in group.captions if before is not None and int(c.id[1:]) > before)

    def _typed(self, group: Group, caption: Caption, now_ms: int) -> None:
        """Write a line that the guide typed for all to read; an interpreter's is not the guide's."""
        if _is_guide(group, caption.uid):
            self._write(now_ms, TYPED, f"{caption.language} {' '.join(caption.text.split())}")

    def _takes(self, group: Group) -> bool:
        return self.began and group.recording != "none" and not isinstance(group.mode, Ended)

    def _write(self, now_ms: int, tag: str, text: str) -> None:
        self._last_ms = max(self._last_ms, now_ms - self.created_ms)
        self.lines.append(Line(self._last_ms, tag, text))
        self.bytes += len(text) + 4


def _is_guide(group: Group, uid: str) -> bool:
    member = group.members.get(uid)
    return member is not None and member.role is Role.GUIDE
