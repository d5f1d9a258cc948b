"""STORE: a worker's groups are its own while its lease runs; then they are another's."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from enfilade.store import groups, leases
from enfilade.store.database import Database
from tests.store.test_groups import a_group, taken_over

LONG_MS = 600_000


def begin(database: Database, name: str, boot: str = "boot", lease_ms: int = LONG_MS) -> None:
    database.run(lambda c: leases.register(c, name, boot, f"http://{name}", lease_ms))


def test_STORE21_who_has_a_lease_serves_and_its_groups_are_counted(database: Database) -> None:
    begin(database, "0")
    begin(database, "1")
    begin(database, "late", lease_ms=-1)
    database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    assert database.read(leases.serving) == {
        "0": leases.Worker("0", "boot", "http://0", 1),
        "1": leases.Worker("1", "boot", "http://1", 0),
    }
    found = database.read(lambda c: leases.place(c, "g1"))
    assert found is not None and found.worker is not None and found.worker.address == "http://0"
    assert database.read(lambda c: leases.owned(c, "0")) == {"g1": 1}


def test_STORE21_a_lease_runs_out_is_renewed_and_let_go(database: Database) -> None:
    begin(database, "0", lease_ms=-1)
    assert database.read(leases.serving) == {}
    assert database.run(lambda c: leases.renew(c, "0", "boot", LONG_MS))
    assert list(database.read(leases.serving)) == ["0"]
    database.run(lambda c: leases.release(c, "0", "boot"))
    assert database.read(leases.serving) == {}


def test_STORE22_a_name_is_the_last_process_that_took_it(database: Database) -> None:
    begin(database, "0", "first")
    begin(database, "0", "second")
    assert not database.run(lambda c: leases.renew(c, "0", "first", LONG_MS))
    database.run(lambda c: leases.release(c, "0", "first"))
    assert database.read(leases.serving)["0"].boot == "second"


def test_STORE23_groups_without_a_lease_go_to_one_worker_and_no_other(database: Database) -> None:
    begin(database, "0", lease_ms=-1)
    begin(database, "1")
    first = database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    (found,) = database.read(leases.orphans)
    assert found == leases.Place("g1", 1, "0", None)
    assert database.run(lambda c: leases.assign(c, found, "1"))
    assert not database.run(lambda c: leases.assign(c, found, "2"))
    assert database.run(lambda c: leases.claim(c, "g1", "0")) is None
    # Given away, not yet taken up: already the old owner can write nothing.
    assert database.run(lambda c: groups.save(c, [(first.group, first.epoch)])) == ("g1",)
    held = database.run(lambda c: leases.claim(c, "g1", "1"))
    assert held == groups.Held(first.group, 3)
    assert database.read(leases.orphans) == ()


def test_STORE5_who_wakes_up_after_its_lease_overwrites_nothing(database: Database) -> None:
    begin(database, "0")
    asleep = database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    taken_over(database, "1")
    fresh = taken_over(database, "1")
    newer = fresh.group.model_copy(update={"rev": 8})
    assert database.run(lambda c: groups.save(c, [(newer, fresh.epoch)])) == ()
    stale = asleep.group.model_copy(update={"rev": 9})
    assert database.run(lambda c: groups.save(c, [(stale, asleep.epoch)])) == ("g1",)
    assert database.read(lambda c: groups.read(c, "g1")) == newer


def test_STORE24_a_new_group_goes_where_fewest_are() -> None:
    here = {name: leases.Worker(name, "boot", "", count) for name, count in (("0", 3), ("1", 2), ("2", 2))}
    drawn = {picked.name for n in range(40) if (picked := leases.least_loaded(here, f"g{n}")) is not None}
    assert drawn == {"1", "2"}
    assert leases.least_loaded({}, "g") is None


def test_STORE25_a_used_link_and_a_taken_code_are_refused_by_the_database(database: Database) -> None:
    def twice(connection: Connection) -> None:
        leases.register(connection, "0", "a", "", LONG_MS)
        leases.register(connection, "0", "b", "", LONG_MS)

    database.run(twice)
    assert database.read(leases.serving)["0"].boot == "b"


def test_STORE26_an_address_that_is_no_store_of_ours_is_named() -> None:
    with pytest.raises(ValueError, match="mysql is no store"):
        Database("mysql://somebody@somewhere/enfilade")
