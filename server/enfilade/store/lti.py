"""What lessons that a learning system opens need to last: notes of a launch under way, which class belongs to
a link, who of the platform's people is which pupil, and what it was told of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from enfilade.store.schema import lti_links, lti_notes, lti_pupils


@dataclass(frozen=True)
class Pupil:
    """A pupil of a class as the platform knows them. `line_item`: where their score goes; empty for
    nowhere. `told`: how many tasks it was told are done, -1 for nothing yet.
    """

    gid: str
    uid: str
    platform: str
    client: str
    person: str
    line_item: str
    told: int


def put_note(connection: Connection, name: str, value: str, until_ms: int) -> None:
    """Keep a note for a while; one of the same name is replaced."""
    connection.execute(delete(lti_notes).where(lti_notes.c.name == name))
    connection.execute(insert(lti_notes).values(name=name, value=value, until_ms=until_ms))


def note(connection: Connection, name: str, now_ms: int) -> str | None:
    """Return a note that still holds."""
    return connection.scalar(
        select(lti_notes.c.value).where(lti_notes.c.name == name, lti_notes.c.until_ms > now_ms)
    )


def take_note(connection: Connection, name: str, now_ms: int) -> str | None:
    """Return a note that still holds, this once."""
    value = note(connection, name, now_ms)
    done = connection.execute(delete(lti_notes).where(lti_notes.c.name == name))
    return value if done.rowcount == 1 else None


def forget_notes(connection: Connection, now_ms: int) -> int:
    """Delete the notes that hold no longer; return how many."""
    return connection.execute(delete(lti_notes).where(lti_notes.c.until_ms <= now_ms)).rowcount


@dataclass(frozen=True)
class Link:
    """The class that a platform's link opened last, and what its teacher's secret is made of."""

    gid: str
    salt: str


def class_of_link(connection: Connection, link: str) -> Link | None:
    """Return the class of a platform's link; None where it has opened none, or that is deleted."""
    row = connection.execute(
        select(lti_links.c.gid, lti_links.c.salt).where(lti_links.c.link == link)
    ).first()
    return None if row is None else Link(row.gid, row.salt)


def set_class_of_link(connection: Connection, link: str, now: Link, before: Link | None) -> bool:
    """Let a link lead to a class, unless somebody else did meanwhile; whether it does."""
    if before is None:
        if class_of_link(connection, link) is not None:
            return False
        connection.execute(insert(lti_links).values(link=link, gid=now.gid, salt=now.salt))
        return True
    where = (lti_links.c.link == link, lti_links.c.gid == before.gid)
    values = {"gid": now.gid, "salt": now.salt}
    return connection.execute(update(lti_links).where(*where).values(values)).rowcount == 1


def pupil_of(connection: Connection, gid: str, person: str) -> Pupil | None:
    """Return the pupil of a class who is this person of the platform's."""
    row = connection.execute(
        select(lti_pupils).where(lti_pupils.c.gid == gid, lti_pupils.c.person == person)
    ).first()
    return None if row is None else Pupil(**row._mapping)


def pupil(connection: Connection, gid: str, uid: str) -> Pupil | None:
    """Return what the platform knows of a pupil; None where no platform sent them."""
    row = connection.execute(
        select(lti_pupils).where(lti_pupils.c.gid == gid, lti_pupils.c.uid == uid)
    ).first()
    return None if row is None else Pupil(**row._mapping)


def add_pupil(connection: Connection, made: Pupil) -> None:
    """Write who a pupil is."""
    connection.execute(insert(lti_pupils).values(**made.__dict__))


def set_line_item(connection: Connection, gid: str, uid: str, line_item: str) -> None:
    """Note where a pupil's score goes now."""
    where = (lti_pupils.c.gid == gid, lti_pupils.c.uid == uid)
    connection.execute(update(lti_pupils).where(*where).values(line_item=line_item))


def set_told(connection: Connection, gid: str, uid: str, told: int) -> None:
    """Note how many tasks the platform was told are done."""
    where = (lti_pupils.c.gid == gid, lti_pupils.c.uid == uid)
    connection.execute(update(lti_pupils).where(*where).values(told=told))


def untold(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Return gid and uid of every pupil whose score goes somewhere: after a restart each is looked at."""
    rows = connection.execute(select(lti_pupils.c.gid, lti_pupils.c.uid).where(lti_pupils.c.line_item != ""))
    return tuple((row.gid, row.uid) for row in rows)
