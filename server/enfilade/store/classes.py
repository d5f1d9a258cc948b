"""Classes in the store: what all share in one row, each pupil and each answer in a row of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, delete, exists, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from enfilade.content.lesson import Lesson
from enfilade.lessons.state import Head, Kept, Pupil, SchoolClass
from enfilade.store.schema import answers, class_tickets, classes, groups, member_tokens, pupils
from enfilade.store.tokens import hash_of

TICKET_MS = 10 * 60_000
"""So long a ticket may lie unused."""


@dataclass
class Changes:
    """What of a class is to be written, by its group's owner: the newest of each row. An answer that is None
    is deleted.
    """

    gid: str
    epoch: int
    head: Head | None = None
    pupils: dict[str, Pupil] = field(default_factory=dict)
    answers: dict[tuple[str, str], Kept | None] = field(default_factory=dict)

    def take(self, newer: Changes) -> None:
        """Write also what is newer."""
        self.epoch = newer.epoch
        self.head = newer.head or self.head
        self.pupils.update(newer.pupils)
        self.answers.update(newer.answers)


def changes(before: SchoolClass, after: SchoolClass, epoch: int) -> Changes:
    """Return the rows in which two states of a class differ."""
    changed = Changes(after.gid, epoch, None if after.head is before.head else after.head)
    for uid, pupil in after.pupils.items():
        if before.pupils.get(uid) is not pupil:
            changed.pupils[uid] = pupil
    for uid, own in after.answers.items():
        old = before.answers.get(uid, {})
        if old is not own:
            for task in {**old, **own}:
                if old.get(task) is not own.get(task):
                    changed.answers[uid, task] = own.get(task)
    return changed


def create(connection: Connection, made: SchoolClass, teacher_secret: str) -> None:
    """Write a new class."""
    connection.execute(
        insert(classes).values(
            gid=made.gid,
            museum=made.museum,
            lesson=made.lesson.id,
            revision=made.revision,
            solemn=made.solemn,
            created_ms=made.created_ms,
            expires_ms=made.expires_ms,
            teacher_hash=hash_of(teacher_secret),
            lesson_json=made.lesson.model_dump_json(),
            state=made.head.model_dump_json(),
        )
    )


def save(connection: Connection, batch: Iterable[Changes]) -> tuple[str, ...]:
    """Write what has changed; return the gids that another owner has taken over, or that are gone."""
    every = tuple(batch)
    if not every:
        return ()
    # Locked until the commit, where the store knows locks of rows: who takes a group over waits for that.
    rows = connection.execute(
        select(groups.c.gid, groups.c.epoch)
        .where(groups.c.gid.in_([one.gid for one in every]))
        .where(exists().where(classes.c.gid == groups.c.gid))
        .with_for_update(of=groups)
    )
    held = {row.gid: row.epoch for row in rows}
    ours = [one for one in every if held.get(one.gid) == one.epoch]
    for one in ours:
        if one.head is not None:
            state = one.head.model_dump_json()
            connection.execute(update(classes).where(classes.c.gid == one.gid).values(state=state))
    _upsert(
        connection,
        pupils,
        "state",
        [
            {"gid": one.gid, "uid": uid, "state": pupil.model_dump_json()}
            for one in ours
            for uid, pupil in one.pupils.items()
        ],
    )
    given = [(one.gid, uid, task, kept) for one in ours for (uid, task), kept in one.answers.items()]
    _upsert(
        connection,
        answers,
        "kept",
        [
            {"gid": gid, "uid": uid, "task": task, "kept": kept.model_dump_json()}
            for gid, uid, task, kept in given
            if kept is not None
        ],
    )
    for gid, uid, task, kept in given:
        if kept is None:
            key = (answers.c.gid == gid, answers.c.uid == uid, answers.c.task == task)
            connection.execute(delete(answers).where(*key))
    return tuple(one.gid for one in every if one not in ours)


def read(connection: Connection, gid: str) -> SchoolClass | None:
    """Return a class as it was last written; None where there is none."""
    row = connection.execute(select(classes).where(classes.c.gid == gid)).first()
    if row is None:
        return None
    every = [
        Pupil.model_validate_json(state)
        for state in connection.scalars(select(pupils.c.state).where(pupils.c.gid == gid))
    ]
    given: dict[str, dict[str, Kept]] = {}
    for uid, task, kept in connection.execute(
        select(answers.c.uid, answers.c.task, answers.c.kept).where(answers.c.gid == gid)
    ):
        given.setdefault(uid, {})[task] = Kept.model_validate_json(kept)
    return SchoolClass(
        gid=gid,
        museum=row.museum,
        revision=row.revision,
        lesson=_lesson(row.lesson_json),
        solemn=row.solemn,
        created_ms=row.created_ms,
        expires_ms=row.expires_ms,
        head=Head.model_validate_json(row.state),
        pupils={pupil.uid: pupil for pupil in sorted(every, key=lambda p: (p.place, p.uid))},
        answers=given,
    )


def revisions(connection: Connection) -> frozenset[tuple[str, str]]:
    """Return the museum and revision that each class stands in, also those whose results are only kept."""
    return frozenset((row.museum, row.revision) for row in connection.execute(select(classes)))


def is_class(connection: Connection, gid: str) -> bool:
    """Whether a group is a class."""
    return bool(connection.scalar(select(exists().where(classes.c.gid == gid))))


def by_teacher(connection: Connection, secret: str) -> str | None:
    """Return the gid of the class that a teacher's link is of, also after its group has ended."""
    return connection.scalar(select(classes.c.gid).where(classes.c.teacher_hash == hash_of(secret)))


def set_phrase(connection: Connection, gid: str, uid: str, phrase: str) -> bool:
    """Let a phrase bring a pupil back; False where another pupil of the class has the same one."""
    made = _phrase_hash(gid, phrase)
    if by_phrase(connection, gid, phrase) is not None:
        return False
    connection.execute(
        update(pupils).where(pupils.c.gid == gid, pupils.c.uid == uid).values(phrase_hash=made)
    )
    return True


def by_phrase(connection: Connection, gid: str, phrase: str) -> str | None:
    """Return the pupil whose phrase this is."""
    made = _phrase_hash(gid, phrase)
    return connection.scalar(select(pupils.c.uid).where(pupils.c.gid == gid, pupils.c.phrase_hash == made))


def add_ticket(connection: Connection, gid: str, uid: str, ticket: str, now_ms: int) -> None:
    """Let a ticket bring a pupil in, once and soon."""
    connection.execute(delete(class_tickets).where(class_tickets.c.expires_ms <= now_ms))
    connection.execute(
        insert(class_tickets).values(hash=hash_of(ticket), gid=gid, uid=uid, expires_ms=now_ms + TICKET_MS)
    )


def use_ticket(connection: Connection, ticket: str, now_ms: int) -> tuple[str, str] | None:
    """Use a ticket up; return gid and uid, None where it is unknown, used or too old."""
    row = connection.execute(
        delete(class_tickets)
        .where(class_tickets.c.hash == hash_of(ticket))
        .returning(class_tickets.c.gid, class_tickets.c.uid, class_tickets.c.expires_ms)
    ).first()
    return None if row is None or row.expires_ms <= now_ms else (row.gid, row.uid)


def expired(connection: Connection, now_ms: int) -> tuple[str, ...]:
    """Return the classes that have been kept as long as was promised."""
    return tuple(connection.scalars(select(classes.c.gid).where(classes.c.expires_ms <= now_ms)))


def forget(connection: Connection, gid: str) -> bool:
    """Delete a class with its pupils, answers, tickets, tokens and group; False where there was none."""
    for table in (class_tickets, answers, pupils, member_tokens):
        connection.execute(delete(table).where(table.c.gid == gid))
    gone = connection.execute(delete(classes).where(classes.c.gid == gid)).rowcount
    connection.execute(delete(groups).where(groups.c.gid == gid))
    return gone == 1


def _phrase_hash(gid: str, phrase: str) -> str:
    return hash_of(f"{gid} {phrase}")


def _upsert(connection: Connection, table: Table, column: str, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    insert_into = postgresql_insert if connection.dialect.name == "postgresql" else sqlite_insert
    made = insert_into(table)
    connection.execute(
        made.on_conflict_do_update(
            index_elements=list(table.primary_key), set_={column: made.excluded[column]}
        ),
        rows,
    )


@lru_cache(maxsize=64)
def _lesson(text: str) -> Lesson:
    """Return a lesson; the classes of one lesson share it."""
    return Lesson.model_validate_json(text)
