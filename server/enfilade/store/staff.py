"""Staff: who may start groups, and the one-time links by which they sign in. There are no passwords."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from enfilade.store.schema import staff, staff_links, staff_sessions
from enfilade.store.tokens import hash_of, new_token

StaffRole = Literal["admin", "curator", "guide", "teacher"]
ROLES: tuple[StaffRole, ...] = get_args(StaffRole)

LINK_MS = 24 * 3_600_000
"""A one-time link works for a day."""

SESSION_MS = 12 * 3_600_000
"""Who has signed in stays so for a working day."""


@dataclass(frozen=True)
class Person:
    """One of the staff."""

    id: int
    name: str
    role: StaffRole


def add(connection: Connection, name: str, role: StaffRole, now_ms: int) -> Person:
    """Add somebody. Raises ValueError where the name is taken or empty."""
    name = name.strip()
    if not name or len(name) > 80:
        raise ValueError("a name has 1 to 80 characters")
    if find(connection, name) is not None:
        raise ValueError(f"{name!r} is already there")
    try:
        done = connection.execute(insert(staff).values(name=name, role=role, created_ms=now_ms))
    except IntegrityError as error:
        raise ValueError(f"{name!r} is already there") from error
    assert done.inserted_primary_key is not None
    return Person(int(done.inserted_primary_key[0]), name, role)


def everybody(connection: Connection) -> tuple[Person, ...]:
    """Return all staff by name."""
    rows = connection.execute(select(staff.c.id, staff.c.name, staff.c.role).order_by(staff.c.name))
    return tuple(Person(row.id, row.name, row.role) for row in rows)


def find(connection: Connection, name: str) -> Person | None:
    """Return somebody by name."""
    return next((p for p in everybody(connection) if p.name == name.strip()), None)


def remove(connection: Connection, name: str) -> bool:
    """Remove somebody with their links and sessions; False where there is none of that name."""
    person = find(connection, name)
    if person is None:
        return False
    for table in (staff_links, staff_sessions):
        connection.execute(delete(table).where(table.c.staff_id == person.id))
    connection.execute(delete(staff).where(staff.c.id == person.id))
    return True


def nobody_yet(connection: Connection) -> bool:
    """Whether there is no staff at all: the first start makes one."""
    return connection.scalar(select(func.count()).select_from(staff)) == 0


def make_link(connection: Connection, person: Person, now_ms: int) -> str:
    """Return the secret of a new one-time link."""
    connection.execute(delete(staff_links).where(staff_links.c.expires_ms <= now_ms))
    secret = new_token()
    connection.execute(
        insert(staff_links).values(hash=hash_of(secret), staff_id=person.id, expires_ms=now_ms + LINK_MS)
    )
    return secret


def use_link(connection: Connection, secret: str, now_ms: int) -> str | None:
    """Use up a link; return the token of a session, None where the link is unknown, used or too old."""
    # One statement: of two who use it at the same moment one gets the row.
    row = connection.execute(
        delete(staff_links)
        .where(staff_links.c.hash == hash_of(secret))
        .returning(staff_links.c.staff_id, staff_links.c.expires_ms)
    ).first()
    if row is None or row.expires_ms <= now_ms:
        return None
    connection.execute(delete(staff_sessions).where(staff_sessions.c.expires_ms <= now_ms))
    token = new_token()
    connection.execute(
        insert(staff_sessions).values(
            hash=hash_of(token), staff_id=row.staff_id, expires_ms=now_ms + SESSION_MS
        )
    )
    return token


def signed_in(connection: Connection, token: str, now_ms: int) -> Person | None:
    """Return who a session is of, None where it is unknown or over."""
    row = connection.execute(
        select(staff.c.id, staff.c.name, staff.c.role)
        .join(staff_sessions, staff_sessions.c.staff_id == staff.c.id)
        .where(staff_sessions.c.hash == hash_of(token), staff_sessions.c.expires_ms > now_ms)
    ).first()
    return None if row is None else Person(row.id, row.name, row.role)


def sign_out(connection: Connection, token: str) -> None:
    """End a session."""
    connection.execute(delete(staff_sessions).where(staff_sessions.c.hash == hash_of(token)))
