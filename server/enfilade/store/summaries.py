"""Summaries of groups that have ended, in the store."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Row, delete, insert, select

from enfilade.live.state import Group
from enfilade.live.summary import Summary, summary_of
from enfilade.store.schema import groups, summaries
from enfilade.store.tokens import hash_of


@dataclass(frozen=True)
class Kept:
    """A summary, and the group's gid."""

    gid: str
    ended_ms: int
    summary: Summary


def keep(connection: Connection, group: Group, epoch: int) -> None:
    """Write what a group leaves, in the moment in which its owner writes that it has ended: once."""
    row = connection.execute(
        select(groups.c.guide_hash)
        .where(groups.c.gid == group.gid, groups.c.epoch == epoch)
        .where(groups.c.ended_ms.is_(None))
    ).first()
    left = None if row is None else summary_of(group)
    if row is None or left is None:
        return
    connection.execute(
        insert(summaries).values(
            gid=group.gid,
            guide_hash=row.guide_hash,
            ended_ms=left.ended_ms,
            summary=left.model_dump_json(),
        )
    )


def every(connection: Connection) -> tuple[Kept, ...]:
    """Return all summaries, the newest first."""
    rows = connection.execute(select(summaries).order_by(summaries.c.ended_ms.desc(), summaries.c.gid))
    return tuple(map(_kept, rows))


def read(connection: Connection, gid: str) -> Kept | None:
    """Return the summary of a group; None where there is none."""
    row = connection.execute(select(summaries).where(summaries.c.gid == gid)).first()
    return None if row is None else _kept(row)


def by_guide_secret(connection: Connection, secret: str) -> Kept | None:
    """Return the summary of the group that this link led."""
    row = connection.execute(select(summaries).where(summaries.c.guide_hash == hash_of(secret))).first()
    return None if row is None else _kept(row)


def forget(connection: Connection, gid: str) -> bool:
    """Delete a summary; False where there was none."""
    return connection.execute(delete(summaries).where(summaries.c.gid == gid)).rowcount == 1


def forget_older(connection: Connection, before_ms: int) -> int:
    """Delete the summaries of groups that ended before a time; return how many."""
    return connection.execute(delete(summaries).where(summaries.c.ended_ms <= before_ms)).rowcount


def _kept(row: Row[tuple[object, ...]]) -> Kept:
    return Kept(row.gid, row.ended_ms, Summary.model_validate_json(row.summary))
