"""STORE: what is told after a write is safe; what came together is written together."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from gevent.event import Event
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from enfilade.live.state import Group
from enfilade.store import groups
from enfilade.store.database import Database
from enfilade.store.writer import Writer
from tests.store.test_groups import a_group, taken_over
from tools.services import Postgres

DEADLINE_S = 20.0


def rev_in_file(database: Database) -> int:
    group = database.read(lambda c: groups.read(c, "g1"))
    assert group is not None
    return group.rev


def test_STORE16_told_in_order_and_only_when_safe(database: Database) -> None:
    held = database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    writer = Writer(database, lambda gid: None)
    told: list[int] = []
    all_told = Event()
    for rev in range(1, 41):
        writer.write(held.group.model_copy(update={"rev": rev}), held.epoch, lambda rev=rev: told.append(rev))  # type: ignore[misc]
    writer.write(held.group.model_copy(update={"rev": 41}), held.epoch, all_told.set)
    assert told == []
    assert all_told.wait(DEADLINE_S)
    assert told == list(range(1, 41))
    assert rev_in_file(database) == 41
    writer.close()


def test_STORE17_of_a_batch_only_the_newest_state_is_written(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    batches: list[list[int]] = []
    save = groups.save

    def counted(connection: Connection, snapshots: Iterable[tuple[Group, int]]) -> tuple[str, ...]:
        taken = list(snapshots)
        batches.append([group.rev for group, _ in taken])
        return save(connection, taken)

    monkeypatch.setattr(groups, "save", counted)
    writer = Writer(database, lambda gid: None)
    for rev in range(1, 101):
        writer.write(held.group.model_copy(update={"rev": rev}), held.epoch)
    assert writer.flush(DEADLINE_S)
    assert batches == [[100]]
    writer.close()


def test_STORE18_a_write_that_fails_is_tried_again_before_anyone_is_told(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    held = database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    save, failures = groups.save, [1, 1]

    def full(connection: Connection, snapshots: Iterable[tuple[Group, int]]) -> tuple[str, ...]:
        if failures:
            failures.pop()
            raise OperationalError("insert", {}, Exception("disk is full"))
        return save(connection, snapshots)

    monkeypatch.setattr(groups, "save", full)
    monkeypatch.setattr("enfilade.store.writer.RETRY_S", 0.001)
    writer = Writer(database, lambda gid: None)
    told = Event()
    writer.write(held.group.model_copy(update={"rev": 5}), held.epoch, told.set)
    assert told.wait(DEADLINE_S)
    assert rev_in_file(database) == 5
    assert caplog.text.count("trying again") == 2
    writer.close()


def test_STORE5_the_hub_hears_that_it_has_lost_a_group(database: Database) -> None:
    held = database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    taken_over(database, "1")
    lost: list[str] = []
    writer = Writer(database, lost.append)
    told: list[str] = []
    writer.write(held.group, held.epoch, lambda: told.append("what is not safe"))
    assert writer.flush(DEADLINE_S)
    assert (lost, told) == (["g1"], [])
    writer.close()


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_STORE32_a_database_that_goes_away_for_a_while_loses_nothing(
    database: Database, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    monkeypatch.setattr("enfilade.store.writer.RETRY_S", 0.001)
    writer = Writer(database, lambda gid: None)
    for rev in range(1, 6):
        told = Event()
        postgres.do(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where pid <> pg_backend_pid() and backend_type = 'client backend'"
        )
        writer.write(held.group.model_copy(update={"rev": rev}), held.epoch, told.set)
        assert told.wait(DEADLINE_S)
        assert rev_in_file(database) == rev
    writer.close()
