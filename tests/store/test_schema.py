"""STORE: the tables, and how a database comes to have them."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from enfilade.store import staff
from enfilade.store.database import MIGRATIONS, Database
from enfilade.store.schema import metadata
from tools.services import Postgres


def test_STORE1_migrations_lead_to_the_tables_that_the_code_names(database: Database) -> None:
    def differences(connection: Connection) -> object:
        return compare_metadata(MigrationContext.configure(connection), metadata)

    assert database.run(differences) == []


def test_STORE1_opening_again_changes_nothing(url: str) -> None:
    newest = sorted(MIGRATIONS.glob("versions/*.py"))[-1].name.partition("_")[0]
    for _ in range(2):
        database = Database(url)
        assert database.run(lambda c: c.scalar(text("select version_num from alembic_version"))) == newest
        database.close()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_STORE2_sqlite_keeps_what_it_has_said_and_overwrites_what_it_deletes(database: Database) -> None:
    def pragmas(connection: Connection) -> tuple[object, ...]:
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        return tuple(connection.scalar(text(f"pragma {name}")) for name in names)

    assert database.run(pragmas) == ("wal", 2, 1, 1)


def test_STORE3_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    def half(connection: Connection) -> None:
        connection.execute(text("insert into staff (name, role, created_ms) values ('x', 'admin', 1)"))
        raise LookupError("in the middle")

    try:
        database.run(half)
    except LookupError as error:
        assert str(error) == "in the middle"
    assert database.run(lambda c: c.scalar(text("select count(*) from staff"))) == 0


def test_STORE27_what_is_deleted_is_gone_from_the_files_too(
    database: Database, kind: str, url: str, request: pytest.FixtureRequest
) -> None:
    name = "Şirinbəyli-Qarabağlı"

    def add(connection: Connection) -> None:
        staff.add(connection, name, "guide", 0)

    def files() -> bytes:
        if kind == "sqlite":
            folder = Path(url.removeprefix("sqlite:///")).parent
            return b"".join(file.read_bytes() for file in sorted(folder.glob("enfilade.db*")))
        server: Postgres = request.getfixturevalue("postgres")
        server.do("checkpoint")
        tables = (file for file in (server.folder / "data" / "base").rglob("*") if file.is_file())
        return b"".join(file.read_bytes() for file in tables)

    database.run(add)
    assert name.encode() in files()
    assert database.run(lambda c: staff.remove(c, name))
    assert database.scrub()
    assert name.encode() not in files()
