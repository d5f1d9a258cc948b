"""Groups in the store: written whole as JSON, held by one owner at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from enfilade.live.state import Ended, Group
from enfilade.store.schema import groups, member_tokens
from enfilade.store.tokens import hash_of, new_code

KEPT_ENDED_MS = 24 * 3_600_000
"""So long a member who comes back is told that the tour has ended, and not that nobody knows them."""


@dataclass(frozen=True)
class Held:
    """A group and the epoch under which its owner may write it."""

    group: Group
    epoch: int


def free_code(connection: Connection) -> str:
    """Return a code that no open group has."""
    while True:
        code = new_code()
        if connection.scalar(select(groups.c.gid).where(groups.c.code == code)) is None:
            return code


def create(connection: Connection, group: Group, guide_secret: str, owner: str) -> Held:
    """Write a new group, held by `owner`."""
    connection.execute(
        insert(groups).values(
            gid=group.gid,
            code=group.code,
            guide_hash=hash_of(guide_secret),
            epoch=1,
            owner=owner,
            created_ms=group.created_ms,
            state=group.model_dump_json(),
        )
    )
    return Held(group, 1)


def save(connection: Connection, snapshots: Iterable[tuple[Group, int]]) -> tuple[str, ...]:
    """Write groups as they are now, each under its epoch; return the gids that another owner has taken over.

    A group that has ended lets go of its code, its guide's link and who was in it.
    """
    lost = []
    for group, epoch in snapshots:
        values: dict[str, object] = {"state": group.model_dump_json()}
        if isinstance(group.mode, Ended):
            values["state"] = group.model_copy(update={"members": {}}).model_dump_json()
            values |= {"code": None, "guide_hash": None, "ended_ms": group.mode.at_ms}
        done = connection.execute(
            update(groups).where(groups.c.gid == group.gid, groups.c.epoch == epoch).values(values)
        )
        if done.rowcount != 1:
            lost.append(group.gid)
    return tuple(lost)


def take_over(connection: Connection, owner: str) -> tuple[Held, ...]:
    """Take every group that has not ended; earlier owners' writes fail from now on."""
    held = []
    for row in connection.execute(
        select(groups.c.gid, groups.c.epoch, groups.c.state).where(groups.c.ended_ms.is_(None))
    ).all():
        connection.execute(
            update(groups).where(groups.c.gid == row.gid).values(epoch=row.epoch + 1, owner=owner)
        )
        held.append(Held(Group.model_validate_json(row.state), row.epoch + 1))
    return tuple(held)


def forget_ended(connection: Connection, now_ms: int) -> None:
    """Delete groups that ended more than a day ago, with their members' tokens."""
    gone = select(groups.c.gid).where(groups.c.ended_ms <= now_ms - KEPT_ENDED_MS)
    connection.execute(delete(member_tokens).where(member_tokens.c.gid.in_(gone)))
    connection.execute(delete(groups).where(groups.c.ended_ms <= now_ms - KEPT_ENDED_MS))


def by_code(connection: Connection, code: str) -> str | None:
    """Return the gid of the open group with this code."""
    return connection.scalar(select(groups.c.gid).where(groups.c.code == code))


def by_guide_secret(connection: Connection, secret: str) -> str | None:
    """Return the gid of the open group that this link leads."""
    return connection.scalar(select(groups.c.gid).where(groups.c.guide_hash == hash_of(secret)))


def set_guide_secret(connection: Connection, gid: str, secret: str) -> None:
    """Replace the guide's link of a group; the old one stops working."""
    connection.execute(update(groups).where(groups.c.gid == gid).values(guide_hash=hash_of(secret)))


def add_token(connection: Connection, gid: str, uid: str, token: str) -> None:
    """Let a token stand for a member."""
    connection.execute(insert(member_tokens).values(hash=hash_of(token), gid=gid, uid=uid))


def by_token(connection: Connection, token: str) -> tuple[str, str] | None:
    """Return the gid and uid that a token stands for."""
    row = connection.execute(
        select(member_tokens.c.gid, member_tokens.c.uid).where(member_tokens.c.hash == hash_of(token))
    ).first()
    return None if row is None else (row.gid, row.uid)
