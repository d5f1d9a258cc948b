"""Groups in the store: written whole as JSON, held by one owner at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from enfilade.live.state import Ended, Group
from enfilade.store import summaries
from enfilade.store.schema import groups, member_tokens
from enfilade.store.tokens import hash_of, new_code

KEPT_ENDED_MS = 24 * 3_600_000
"""So long who comes back, or late, is told that the tour has ended, and not that nobody knows them."""


NOBODY: dict[str, object] = {
    "members": {},
    "hands": (),
    "questions": (),
    "polls": (),
    "captions": (),
    "waiting": (),
    "turned_away": (),
    "dropped": None,
    "erased": (),
}
"""What a group that has ended is written without: people, and their words."""


@dataclass(frozen=True)
class Held:
    """A group and the epoch under which its owner may write it."""

    group: Group
    epoch: int


@dataclass(frozen=True)
class Over:
    """All that a code still tells when its group has ended: which tour anybody may take; of a class only
    the museum.
    """

    museum: str
    tour: str | None


def free_code(connection: Connection) -> str:
    """Return a code that no open group has, nor one that is over: who is late comes into no other group."""
    while True:
        code = new_code()
        taken = or_(groups.c.code == code, groups.c.ended_code == code)
        if connection.scalar(select(groups.c.gid).where(taken)) is None:
            return code


def create(connection: Connection, group: Group, guide_secret: str, owner: str) -> Held:
    """Write a new group, held by `owner`. Raises IntegrityError where another took its code meanwhile."""
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

    A group that has ended lets go of its code, its guide's link, who was in it and what they said; what it
    leaves is a summary in which nobody is (`summaries.py`).
    """
    going_on: dict[str, tuple[Group, int]] = {}
    lost: list[str] = []
    for group, epoch in snapshots:
        if not isinstance(group.mode, Ended):
            going_on[group.gid] = group, epoch
            continue
        summaries.keep(connection, group, epoch)
        values = {
            "state": group.model_copy(update=NOBODY).model_dump_json(),
            "code": None,
            "ended_code": group.code,
            "guide_hash": None,
            "ended_ms": group.mode.at_ms,
        }
        ours = groups.c.gid == group.gid, groups.c.epoch == epoch
        if connection.execute(update(groups).where(*ours).values(values)).rowcount != 1:
            lost.append(group.gid)
    return (*lost, *_save_going_on(connection, going_on))


_SAVE = (
    update(groups)
    .where(groups.c.gid == bindparam("of_gid"), groups.c.epoch == bindparam("of_epoch"))
    .values(state=bindparam("now"))
)
"""One statement for all groups of a commit: put together for each it cost more than the rest of the write,
and while thousands join, everybody waits for the commit.
"""


def _save_going_on(connection: Connection, held: Mapping[str, tuple[Group, int]]) -> Iterator[str]:
    """Write groups that have not ended; yield the gids that another owner has taken over."""
    if not held:
        return
    rows = [
        {"of_gid": gid, "of_epoch": epoch, "now": group.model_dump_json()}
        for gid, (group, epoch) in held.items()
    ]
    done = connection.execute(_SAVE, rows)
    if done.supports_sane_multi_rowcount() and done.rowcount == len(rows):
        return
    # Rows that were written are ours until the commit; an epoch only grows: what is another now was so then.
    found = connection.execute(select(groups.c.gid, groups.c.epoch).where(groups.c.gid.in_(held)))
    epochs = {row.gid: row.epoch for row in found}
    yield from (gid for gid, (_group, epoch) in held.items() if epochs.get(gid) != epoch)


def read(connection: Connection, gid: str) -> Group | None:
    """Return a group as it was last written; None where there is none, or it has ended."""
    state = connection.scalar(select(groups.c.state).where(groups.c.gid == gid, groups.c.ended_ms.is_(None)))
    return None if state is None else Group.model_validate_json(state)


def ended_ms(connection: Connection, gid: str) -> int | None:
    """Return when a group ended; None where it has not, or is kept no longer."""
    return connection.scalar(select(groups.c.ended_ms).where(groups.c.gid == gid))


def read_open(connection: Connection) -> tuple[Group, ...]:
    """Return all groups that have not ended, newest first."""
    rows = connection.scalars(
        select(groups.c.state).where(groups.c.ended_ms.is_(None)).order_by(groups.c.created_ms.desc())
    )
    return tuple(Group.model_validate_json(state) for state in rows)


def revisions(connection: Connection) -> frozenset[tuple[str, str]]:
    """Return the museum and revision that each open group stands in: `enfilade site gc` keeps those."""
    return frozenset((group.plan.museum, group.plan.revision) for group in read_open(connection))


def forget_ended(connection: Connection, now_ms: int) -> int:
    """Delete groups that ended more than a day ago, with their members' tokens; return how many."""
    gone = select(groups.c.gid).where(groups.c.ended_ms <= now_ms - KEPT_ENDED_MS)
    connection.execute(delete(member_tokens).where(member_tokens.c.gid.in_(gone)))
    return connection.execute(delete(groups).where(groups.c.ended_ms <= now_ms - KEPT_ENDED_MS)).rowcount


def by_code(connection: Connection, code: str) -> str | None:
    """Return the gid of the open group with this code."""
    return connection.scalar(select(groups.c.gid).where(groups.c.code == code))


def by_ended_code(connection: Connection, code: str, now_ms: int) -> Over | None:
    """Return what a code tells whose group has ended within the time for which that is kept."""
    state = connection.scalar(
        select(groups.c.state)
        .where(groups.c.ended_code == code, groups.c.ended_ms > now_ms - KEPT_ENDED_MS)
        .order_by(groups.c.ended_ms.desc())
        .limit(1)
    )
    if state is None:
        return None
    group = Group.model_validate_json(state)
    return Over(group.plan.museum, group.plan.tour if group.lesson is None else None)


def by_guide_secret(connection: Connection, secret: str) -> str | None:
    """Return the gid of the open group that this link leads."""
    return connection.scalar(select(groups.c.gid).where(groups.c.guide_hash == hash_of(secret)))


def set_guide_secret(connection: Connection, gid: str, secret: str) -> None:
    """Replace the guide's link of a group; the old one stops working."""
    connection.execute(update(groups).where(groups.c.gid == gid).values(guide_hash=hash_of(secret)))


def add_tokens(connection: Connection, tokens: Mapping[str, tuple[str, str]]) -> None:
    """Let tokens stand for members, by gid and uid; one that stands for somebody already goes on doing so."""
    if not tokens:
        return
    rows = {hash_of(token): {"gid": gid, "uid": uid} for token, (gid, uid) in tokens.items()}
    known = connection.scalars(select(member_tokens.c.hash).where(member_tokens.c.hash.in_(rows)))
    for hashed in known.all():
        del rows[hashed]
    if rows:
        connection.execute(insert(member_tokens), [{"hash": hashed, **row} for hashed, row in rows.items()])


def by_token(connection: Connection, token: str) -> tuple[str, str] | None:
    """Return the gid and uid that a token stands for."""
    row = connection.execute(
        select(member_tokens.c.gid, member_tokens.c.uid).where(member_tokens.c.hash == hash_of(token))
    ).first()
    return None if row is None else (row.gid, row.uid)
