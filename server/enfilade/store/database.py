"""The store: SQLite beside the site by default, another database by its address.

One native thread does all its work.
The server runs on one thread of greenlets; a commit that waits for the disk must not hold all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from gevent.threadpool import ThreadPool
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import make_url

T = TypeVar("T")

MIGRATIONS = Path(__file__).with_name("migrations")


class Database:
    """A database that is brought to the newest schema when it is opened."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        self._engine = create_engine(address, pool_size=1, max_overflow=0)
        if address.get_backend_name() == "sqlite":
            event.listen(self._engine, "connect", _sqlite)
        self._thread = ThreadPool(1)
        self._thread.apply(self._migrate)

    def run(self, work: Callable[[Connection], T]) -> T:
        """Do `work` in one transaction on the store's thread; return after the commit. Other greenlets go on
        meanwhile.
        """
        value, failed = self._thread.apply(self._in_transaction, (work,))
        if failed is not None:
            raise failed
        done: T = value
        return done

    def close(self) -> None:
        """Finish what is under way and let go of the file."""
        self._thread.apply(self._engine.dispose)
        self._thread.kill()

    def _in_transaction(self, work: Callable[[Connection], Any]) -> tuple[Any, Exception | None]:
        """Return the outcome as a value: gevent prints what a thread raises, caught or not."""
        try:
            with self._engine.begin() as connection:
                return work(connection), None
        except Exception as failed:
            return None, failed

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self._engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _sqlite(connection: Any, _record: object) -> None:
    """Readers beside a writer, nothing lost when the power goes, and what is deleted is overwritten."""
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "busy_timeout=5000",
    ):
        connection.execute(f"PRAGMA {pragma}")
