"""What each may see of a class: a pupil themselves, the teacher everybody, the projector nobody by name.

A `Reader` says in which language, and what exhibits and elements are called in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from enfilade.content.task import Task
from enfilade.content.text import Text
from enfilade.lessons import wire
from enfilade.lessons.state import Kept, Pupil, SchoolClass
from enfilade.lessons.wishes import GiveAnswer, LessonWish
from enfilade.messages.names import pupil_words

OFFER_AFTER = 2
"""So many wrong tries, and a hint is offered."""


@dataclass(frozen=True)
class Reader:
    """For whom something is said. `order`: their language, then those in which a missing text falls back."""

    order: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """titles of exhibits and elements by id"""

    def said(self, text: Text) -> str:
        """Return a text in the reader's language."""
        return text.said(self.order).text


def pupil_view(of: SchoolClass, uid: str, reader: Reader, now_ms: int) -> wire.PupilView:
    """Return the class as a pupil may see it: themselves, and what all share."""
    return wire.PupilView(
        museum=of.museum,
        lesson=of.lesson.id,
        revision=of.revision,
        solemn=of.solemn,
        now_ms=now_ms,
        pace=of.head.pace,
        closed=of.head.closed,
        ends_ms=None if of.solemn else of.head.ends_ms,
        points=points(of, uid),
        you=_card(of.pupils[uid]),
        tasks=tuple(_pupil_task(of, uid, task, reader) for task in of.lesson.tasks),
    )


def board_view(of: SchoolClass, reader: Reader, now_ms: int) -> wire.BoardView:
    """Return the class as its teacher sees it."""
    return wire.BoardView(
        museum=of.museum,
        lesson=of.lesson.id,
        revision=of.revision,
        solemn=of.solemn,
        now_ms=now_ms,
        created_ms=of.created_ms,
        expires_ms=of.expires_ms,
        pace=of.head.pace,
        begun=of.head.begun,
        closed=of.head.closed,
        ends_ms=of.head.ends_ms,
        tasks=tuple(_board_task(of, task, reader) for task in of.lesson.tasks),
        shown=of.head.shown,
        rows=tuple(board_row(of, uid, reader) for uid in of.pupils),
        rev=of.board_rev,
    )


def board_row(of: SchoolClass, uid: str, reader: Reader) -> wire.BoardRow:
    """Return one pupil's row of the board."""
    pupil = of.pupils[uid]
    cells = {}
    for id, kept in of.answers.get(uid, {}).items():
        task = of.task(id)
        if task is not None:
            cells[id] = _cell(task, kept, reader)
    return wire.BoardRow(pupil=_card(pupil), hints=pupil.hints, cells=cells)


def projector_view(of: SchoolClass, reader: Reader, now_ms: int) -> wire.ProjectorView:
    """Return what the class sees together. Nobody's name is in it, and no words that were not approved."""
    return wire.ProjectorView(
        museum=of.museum,
        lesson=of.lesson.id,
        revision=of.revision,
        solemn=of.solemn,
        now_ms=now_ms,
        pace=of.head.pace,
        begun=of.head.begun,
        closed=of.head.closed,
        ends_ms=None if of.solemn else of.head.ends_ms,
        pupils=len(of.pupils),
        people=sum(pupil.size for pupil in of.pupils.values()),
        shown=_projected(of, reader),
    )


def done(
    of: SchoolClass, uid: str, wish: LessonWish, phrase: tuple[str, ...] | None = None
) -> wire.LessonDone:
    """Return what the sender of a wish hears: the same when they send it again."""
    if not isinstance(wish.do, GiveAnswer):
        return wire.LessonDone(id=wish.id, phrase=phrase)
    task, kept = of.task(wish.do.task), of.kept(uid, wish.do.task)
    if task is None or kept is None:
        return wire.LessonDone(id=wish.id, task=wish.do.task)
    hints = of.pupils[uid].hints.get(task.id, 0)
    told = of.tells(task.id)
    return wire.LessonDone(
        id=wish.id,
        task=task.id,
        judged=_judged(kept) if told else None,
        tries=kept.tries,
        offer_hint=told and kept.right is False and kept.tries >= OFFER_AFTER and hints < len(task.hints),
        points=points(of, uid),
    )


def points(of: SchoolClass, uid: str) -> int | None:
    """Return a pupil's points as far as they may know them; None in a solemn lesson, and where none are
    given.
    """
    if of.solemn or not any(task.points for task in of.lesson.tasks):
        return None
    every = ((of.task(id), kept) for id, kept in of.answers.get(uid, {}).items() if of.tells(id))
    return sum(round(task.points * kept.share) for task, kept in every if task is not None and task.judged)


def _card(pupil: Pupil) -> wire.Pupil:
    said = pupil_words(pupil.name.colour, pupil.name.animal, pupil.name.number)
    return wire.Pupil(
        uid=pupil.uid,
        name=pupil.name,
        words=wire.NameWords(az=said.az, en=said.en, ru=said.ru),
        size=pupil.size,
        level=pupil.level,
        at_task=pupil.at_task,
        stuck=pupil.stuck,
    )


def _pupil_task(of: SchoolClass, uid: str, task: Task, reader: Reader) -> wire.PupilTask:
    state, kept = of.head.tasks[task.id], of.kept(uid, task.id)
    answer = None
    if kept is not None:
        judged = _judged(kept) if of.tells(task.id) else None
        answer = wire.OwnAnswer(value=kept.value, judged=judged, tries=kept.tries, at_ms=kept.at_ms)
    return wire.PupilTask(
        id=task.id,
        open=state.open,
        released=_released(task, reader) if state.released else None,
        hints=of.pupils[uid].hints.get(task.id, 0),
        answer=answer,
    )


def _board_task(of: SchoolClass, task: Task, reader: Reader) -> wire.BoardTask:
    state, about = of.head.tasks[task.id], _released(task, reader)
    return wire.BoardTask(
        id=task.id,
        open=state.open,
        released=state.released,
        explanation=about.explanation,
        notes=None if task.notes is None else reader.said(task.notes),
        key=about.key,
        right=about.right,
        written=task.written,
    )


def _released(task: Task, reader: Reader) -> wire.Released:
    solution = task.solution()
    return wire.Released(
        explanation=reader.said(task.explanation),
        key=None if solution is None else solution.model_dump(mode="json"),
        right=task.right(reader.order, reader.names),
    )


def _judged(kept: Kept) -> wire.Judged:
    return wire.Judged(right=kept.right, share=kept.share)


def _cell(task: Task, kept: Kept, reader: Reader) -> wire.BoardCell:
    state = "received" if kept.right is None else "right" if kept.right else "tried"
    return wire.BoardCell(
        state=state,
        share=kept.share,
        tries=kept.tries,
        at_ms=kept.at_ms,
        told=told(task, kept, reader),
        value=kept.value,
        approved=kept.approved,
    )


def told(task: Task, kept: Kept, reader: Reader) -> str:
    """Return an answer in one line of the reader's language."""
    return task.tell(task.read(kept.value), reader.order, reader.names)


def _projected(of: SchoolClass, reader: Reader) -> wire.Projected | None:
    shown = of.head.shown
    task = None if shown is None else of.task(shown.task)
    if shown is None or task is None:
        return None
    lines = []
    for uid in shown.answers:
        kept = of.kept(uid, task.id)
        if kept is not None and (kept.approved or not task.written):
            lines.append(told(task, kept, reader))
    return wire.Projected(
        task=task.id,
        what=shown.what,
        counts=_counts(of, task) if shown.what == "counts" else None,
        answers=tuple(sorted(lines)),  # in the order of their words: it says nothing of whose they are
        page=shown.page,
        released=_released(task, reader) if of.head.tasks[task.id].released else None,
    )


def _counts(of: SchoolClass, task: Task) -> wire.Counts:
    every = [kept for own in of.answers.values() if (kept := own.get(task.id)) is not None]
    picked = Counter(pick for kept in every for pick in task.picks(task.read(kept.value)))
    return wire.Counts(
        pupils=len(of.pupils),
        answered=len(every),
        right=sum(kept.right is True for kept in every) if task.judged else None,
        each=dict(sorted(picked.items())),
    )
