"""The class as a machine: `apply(school_class, given, now_ms) -> (school_class, told)`.

Pure; SPEC.md numbers what it does (CLASS). What may not be done raises `Refused` with a code of `messages`;
the class is then as it was. Chance comes in as a number (`draw`), time as `now_ms`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from enfilade.content.task import Unfit
from enfilade.lessons import wishes as do
from enfilade.lessons.names import name_for
from enfilade.lessons.state import Head, Kept, Pupil, SchoolClass, TaskState
from enfilade.lessons.wire import Shown
from enfilade.messages.refused import Refused

REMEMBERED = 32
"""Ids of wishes kept of each pupil, and of each answer: more than a page sends before it hears that one is
done.
"""


@dataclass(frozen=True)
class Entered:
    """A member of the group who is no guide and no observer has come: from the first time on they are a
    pupil.
    """

    uid: str
    draw: int


@dataclass(frozen=True)
class Wished:
    """A member sent a wish. `teaches`: they guide the group."""

    uid: str
    teaches: bool
    wish: do.LessonWish
    draw: int = 0


Given = Entered | Wished


@dataclass(frozen=True)
class Told:
    """Who is to be told of what has changed: everybody their whole view, one pupil theirs, the teachers these
    pupils' rows, the projector its view.
    """

    everybody: bool = False
    pupil: str | None = None
    rows: tuple[str, ...] = ()
    projector: bool = False


NOBODY = Told()


def apply(before: SchoolClass, given: Given, now_ms: int) -> tuple[SchoolClass, Told]:
    """Return the next class and whom to tell; raise `Refused` where the input may not be."""
    match given:
        case Entered(uid, draw):
            after, told = _entered(before, uid, draw)
        case Wished(uid, teaches, wish, draw):
            after, told = (
                _teacher(before, wish, now_ms) if teaches else _pupil(before, uid, wish, draw, now_ms)
            )
    if told.rows:
        after = replace(after, board_rev=after.board_rev + len(told.rows))
    return after, told


def _entered(before: SchoolClass, uid: str, draw: int) -> tuple[SchoolClass, Told]:
    if uid in before.pupils:
        return before, NOBODY
    name = name_for((p.name for p in before.pupils.values()), before.solemn, draw)
    return _with_pupil(before, Pupil(uid=uid, name=name, place=len(before.pupils))), Told(
        rows=(uid,), projector=True
    )


# -- what pupils wish


def _pupil(
    before: SchoolClass, uid: str, wish: do.LessonWish, draw: int, now_ms: int
) -> tuple[SchoolClass, Told]:
    pupil = before.pupils.get(uid)
    if pupil is None:
        raise Refused("member-unknown")
    if isinstance(wish.do, do.GiveAnswer):
        return _answer(before, pupil, wish.id, wish.do, now_ms)
    if wish.id in pupil.handled:
        return before, NOBODY
    after, told = _own(before, pupil, wish.do, draw)
    if isinstance(wish.do, do.AskPhrase):
        return after, told  # asked twice it is answered twice: the words are kept nowhere
    handled = _remember(pupil.handled, wish.id)
    return _with_pupil(after, after.pupils[uid].model_copy(update={"handled": handled})), told


def _answer(
    before: SchoolClass, pupil: Pupil, id: str, given: do.GiveAnswer, now_ms: int
) -> tuple[SchoolClass, Told]:
    task = before.task(given.task)
    if task is None:
        raise Refused("task-unknown")
    kept = before.kept(pupil.uid, task.id)
    if id in pupil.handled or (kept is not None and id in kept.ids):
        return before, NOBODY
    if before.head.closed:
        raise Refused("class-closed")
    if not before.takes(task.id):
        raise Refused("task-closed")
    try:
        answer = task.read(given.value)
    except Unfit as unfit:
        raise Refused("answer-malformed") from unfit
    value = answer.model_dump(mode="json")
    ids = _remember(() if kept is None else kept.ids, id)
    if kept is not None and kept.value == value:
        return _with_answer(before, pupil.uid, task.id, kept.model_copy(update={"ids": ids})), NOBODY
    verdict = task.judge(answer)
    tries = 1 if kept is None else kept.tries + 1
    made = Kept(value=value, right=verdict.right, share=verdict.share, tries=tries, at_ms=now_ms, ids=ids)
    after = _with_answer(before, pupil.uid, task.id, made)
    shown = before.head.shown is not None and before.head.shown.task == task.id
    return after, Told(rows=(pupil.uid,), projector=shown)


def _own(before: SchoolClass, pupil: Pupil, wish: do.LessonDo, draw: int) -> tuple[SchoolClass, Told]:
    """What a pupil says of themselves."""
    projector, whole = False, pupil.uid
    values: dict[str, Any]
    match wish:
        case do.TakeHint(task=task):
            known = before.task(task)
            if known is None:
                raise Refused("task-unknown")
            taken = min(len(known.hints), pupil.hints.get(task, 0) + 1)
            values = {"hints": {**pupil.hints, task: taken}}
        case do.LookAt(task=task):
            if task is not None and before.task(task) is None:
                raise Refused("task-unknown")
            values = {"at_task": task}
        case do.Stuck(on=on):
            values = {"stuck": on}
        case do.Shuffle():
            others = (p.name for p in before.pupils.values())
            values = {"name": name_for(others, before.solemn, draw)}
        case do.Together(size=size):
            values, projector = {"size": size}, True
        case do.SetLevel(level=level):
            values = {"level": level}
        case do.AskPhrase():
            return before, NOBODY
        case _:
            raise Refused("only-teacher")
    after = _with_pupil(before, pupil.model_copy(update=values))
    return after, Told(pupil=whole, rows=(pupil.uid,), projector=projector)


# -- what teachers wish


def _teacher(before: SchoolClass, wish: do.LessonWish, now_ms: int) -> tuple[SchoolClass, Told]:
    if wish.id in before.head.handled:
        return before, NOBODY
    after, told = _taught(before, wish.do, now_ms)
    return _with_head(after, handled=_remember(after.head.handled, wish.id)), told


def _taught(before: SchoolClass, wish: do.LessonDo, now_ms: int) -> tuple[SchoolClass, Told]:
    head, all_ = before.head, Told(everybody=True)
    match wish:
        case do.OpenTasks(tasks=tasks, on=on):
            return _with_head(before, tasks=_changed(head, tasks, open=on)), all_
        case do.Release(tasks=tasks, on=on):
            return _with_head(before, tasks=_changed(head, tasks, released=on)), all_
        case do.SetPace(pace=pace):
            return _with_head(before, pace=pace, begun=True), all_
        case do.Extend(minutes=minutes):
            if before.solemn:
                raise Refused("solemn-place")
            ends_ms = max(now_ms, max(now_ms, head.ends_ms or now_ms) + minutes * 60_000)
            return _with_head(before, ends_ms=ends_ms), all_
        case do.Close(on=on):
            return _with_head(before, closed=on), all_
        case do.ShowTask():
            return _with_head(before, shown=_shown(before, wish)), all_
        case do.Approve(uid=uid, task=task, on=on):
            kept = _known(before, uid, task).model_copy(update={"approved": on})
            return _with_answer(before, uid, task, kept), Told(rows=(uid,), projector=True)
        case do.ForgetAnswer(uid=uid, task=task):
            return _forgotten(before, uid, task)
        case _:
            raise Refused("only-pupil")


def _shown(before: SchoolClass, wish: do.ShowTask) -> Shown | None:
    task, what = wish.task, wish.what
    if task is None:
        return None
    if before.task(task) is None:
        raise Refused("task-unknown")
    if what != "answers":
        return Shown(task=task, what=what)
    known = tuple(uid for uid in dict.fromkeys(wish.answers) if before.kept(uid, task) is not None)
    return Shown(task=task, what=what, answers=known, page=wish.page)


def _forgotten(before: SchoolClass, uid: str, task: str) -> tuple[SchoolClass, Told]:
    kept = _known(before, uid, task)
    left = {key: value for key, value in before.answers[uid].items() if key != task}
    after = replace(before, answers={**before.answers, uid: left})
    pupil = after.pupils[uid]
    # What was on its way under one of its ids must not bring it back.
    handled = (*pupil.handled, *kept.ids)[-REMEMBERED:]
    after = _with_pupil(after, pupil.model_copy(update={"handled": handled}))
    return after, Told(pupil=uid, rows=(uid,), projector=True)


def _known(before: SchoolClass, uid: str, task: str) -> Kept:
    kept = before.kept(uid, task)
    if kept is None:
        raise Refused("answer-unknown")
    return kept


# -- within


def _changed(head: Head, tasks: tuple[str, ...], **values: bool) -> Mapping[str, TaskState]:
    if any(task not in head.tasks for task in tasks):
        raise Refused("task-unknown")
    return {id: state.model_copy(update=values) if id in tasks else state for id, state in head.tasks.items()}


def _with_head(before: SchoolClass, **values: Any) -> SchoolClass:
    return replace(before, head=before.head.model_copy(update=values))


def _with_pupil(before: SchoolClass, pupil: Pupil) -> SchoolClass:
    return replace(before, pupils={**before.pupils, pupil.uid: pupil})


def _with_answer(before: SchoolClass, uid: str, task: str, kept: Kept) -> SchoolClass:
    own = {**before.answers.get(uid, {}), task: kept}
    return replace(before, answers={**before.answers, uid: own})


def _remember(ids: tuple[str, ...], id: str) -> tuple[str, ...]:
    return (*ids, id)[-REMEMBERED:]
