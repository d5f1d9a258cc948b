"""Who serves, and whose each group is.

A worker holds one lease, which it renews; while it runs, the groups that name it as their owner are its own.
When it has run out, anybody may give its groups to another worker (`assign`), who takes them up (`claim`).
Each
of these raises the group's epoch: whatever an earlier owner still has in hand is refused.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, func, insert, select, text, update

from enfilade.live.state import Group
from enfilade.store.groups import Held
from enfilade.store.schema import groups, workers


@dataclass(frozen=True)
class Worker:
    """A process that serves now, and how many open groups are its own."""

    name: str
    boot: str
    address: str
    groups: int


@dataclass(frozen=True)
class Place:
    """Whose an open group is. `worker` is None where its owner's lease has run out."""

    gid: str
    epoch: int
    owner: str
    worker: Worker | None


def clock_ms(connection: Connection) -> int:
    """Return the store's clock: one for all workers, on however many machines they are."""
    if connection.dialect.name == "postgresql":
        return int(
            connection.scalar(text("select (extract(epoch from clock_timestamp()) * 1000)::bigint")) or 0
        )
    return int(time.time() * 1000)


def register(connection: Connection, name: str, boot: str, address: str, lease_ms: int) -> None:
    """Begin to serve under a name. Whoever had it before has it no more."""
    values = {"boot": boot, "address": address, "until_ms": clock_ms(connection) + lease_ms}
    done = connection.execute(update(workers).where(workers.c.name == name).values(values))
    if done.rowcount == 0:
        connection.execute(insert(workers).values(name=name, **values))


def renew(connection: Connection, name: str, boot: str, lease_ms: int) -> bool:
    """Hold the lease for longer; False where another process serves under this name now."""
    until_ms = clock_ms(connection) + lease_ms
    mine = (workers.c.name == name, workers.c.boot == boot)
    return connection.execute(update(workers).where(*mine).values(until_ms=until_ms)).rowcount == 1


def release(connection: Connection, name: str, boot: str) -> None:
    """Let the lease go: others may have the groups at once."""
    mine = (workers.c.name == name, workers.c.boot == boot)
    connection.execute(update(workers).where(*mine).values(until_ms=0))


def serving(connection: Connection) -> dict[str, Worker]:
    """Return the workers whose leases run, by name."""
    counted = select(groups.c.owner, func.count()).where(groups.c.ended_ms.is_(None)).group_by(groups.c.owner)
    owned = {row[0]: int(row[1]) for row in connection.execute(counted)}
    rows = connection.execute(
        select(workers.c.name, workers.c.boot, workers.c.address)
        .where(workers.c.until_ms > clock_ms(connection))
        .order_by(workers.c.name)
    )
    return {row.name: Worker(row.name, row.boot, row.address, owned.get(row.name, 0)) for row in rows}


def place(connection: Connection, gid: str) -> Place | None:
    """Return whose an open group is; None where there is no such group, or it has ended."""
    row = connection.execute(
        select(groups.c.epoch, groups.c.owner).where(groups.c.gid == gid, groups.c.ended_ms.is_(None))
    ).first()
    return None if row is None else Place(gid, row.epoch, row.owner, serving(connection).get(row.owner))


def orphans(connection: Connection) -> tuple[Place, ...]:
    """Return the open groups whose owners' leases have run out."""
    here = serving(connection)
    rows = connection.execute(
        select(groups.c.gid, groups.c.epoch, groups.c.owner)
        .where(groups.c.ended_ms.is_(None), groups.c.owner.not_in(list(here)))
        .order_by(groups.c.gid)
    )
    return tuple(Place(row.gid, row.epoch, row.owner, None) for row in rows)


def owned(connection: Connection, owner: str) -> dict[str, int]:
    """Return the epochs of the open groups that are a worker's, by gid."""
    rows = connection.execute(
        select(groups.c.gid, groups.c.epoch).where(groups.c.owner == owner, groups.c.ended_ms.is_(None))
    )
    return {row.gid: row.epoch for row in rows}


def assign(connection: Connection, found: Place, owner: str) -> bool:
    """Give a group to a worker; False where somebody else was first."""
    return (
        connection.execute(
            update(groups)
            .where(groups.c.gid == found.gid, groups.c.epoch == found.epoch, groups.c.ended_ms.is_(None))
            .values(owner=owner, epoch=found.epoch + 1)
        ).rowcount
        == 1
    )


def claim(connection: Connection, gid: str, owner: str) -> Held | None:
    """Take up a group that is `owner`'s; None where it is not. Earlier owners' writes fail from now on."""
    row = connection.execute(
        update(groups)
        .where(groups.c.gid == gid, groups.c.owner == owner, groups.c.ended_ms.is_(None))
        .values(epoch=groups.c.epoch + 1)
        .returning(groups.c.epoch, groups.c.state)
    ).first()
    return None if row is None else Held(Group.model_validate_json(row.state), row.epoch)


def least_loaded(here: dict[str, Worker], key: str) -> Worker | None:
    """Return the worker with the fewest groups; of several the one that `key` draws, the same for all."""
    return min(
        here.values(),
        key=lambda worker: (worker.groups, sha256(f"{worker.name} {key}".encode()).digest()),
        default=None,
    )
