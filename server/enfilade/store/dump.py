"""The whole store as rows of JSON, and back: the same for SQLite and PostgreSQL, so that a museum can move
from one to the other. What workers hold at a moment (leases) is not kept.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Integer, delete, func, insert, select, text

from enfilade.store.schema import metadata, workers

Rows = dict[str, list[dict[str, Any]]]


class NotOurs(Exception):
    """Rows that this version cannot take; the message says why, and what to do."""


def version(connection: Connection) -> str:
    """Return the number of the newest migration that the store has."""
    return str(connection.scalar(text("select version_num from alembic_version")))


def take(connection: Connection) -> Rows:
    """Return everything that the store holds, tables in the order in which they can be filled."""
    return {
        table.name: [
            dict(row._mapping) for row in connection.execute(select(table).order_by(*table.primary_key))
        ]
        for table in metadata.sorted_tables
        if table is not workers
    }


def put(connection: Connection, rows: Rows) -> int:
    """Make the store hold these rows and nothing else; return how many. Raises NotOurs."""
    tables = [table for table in metadata.sorted_tables if table is not workers]
    unknown = rows.keys() - {table.name for table in tables}
    unknown |= {
        f"{table.name}.{column}"
        for table in tables
        for row in rows.get(table.name, ())
        for column in row.keys() - table.columns.keys()
    }
    if unknown:
        raise NotOurs(f"it holds {', '.join(sorted(unknown))}, unknown here; take a newer Enfilade")
    for table in (*reversed(tables), workers):
        connection.execute(delete(table))
    for table in tables:
        if found := rows.get(table.name):
            connection.execute(insert(table), found)
        key = next(iter(table.primary_key))
        if isinstance(key.type, Integer) and connection.dialect.name == "postgresql":
            # Rows that bring their numbers leave PostgreSQL's counter behind.
            newest = select(func.coalesce(func.max(key), 0) + 1).scalar_subquery()
            counter = func.pg_get_serial_sequence(table.name, key.name)
            connection.execute(select(func.setval(counter, newest, False)))
    return sum(len(rows.get(table.name, ())) for table in tables)
