"""The store: SQLite beside the site by default, PostgreSQL by its address.

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
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import NoSuchModuleError

T = TypeVar("T")

MIGRATIONS = Path(__file__).with_name("migrations")

MIGRATING = 0x656E66
"""PostgreSQL's lock that one process holds while it migrates: several start at once."""

SCRUBBED = (
    "groups",
    "member_tokens",
    "staff",
    "staff_links",
    "staff_sessions",
    "classes",
    "pupils",
    "answers",
    "class_tickets",
    "summaries",
    "recordings",
    "recording_chunks",
)
"""Tables from which people's names and words and secrets' hashes are deleted."""


class Database:
    """A database that is brought to the newest schema when it is opened."""

    def __init__(self, url: str) -> None:
        address = address_of(url)
        self.is_sqlite = address.get_backend_name() == "sqlite"
        if self.is_sqlite and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        self._engine = create_engine(address, pool_size=1, max_overflow=0, pool_pre_ping=not self.is_sqlite)
        if self.is_sqlite:
            event.listen(self._engine, "connect", _sqlite)
            event.listen(self._engine, "begin", _begin)
        self._thread = ThreadPool(1)
        _, failed = self._thread.apply(self._outcome, (self._migrate,))
        if failed is not None:
            self.close()
            raise failed

    def run(self, work: Callable[[Connection], T]) -> T:
        """Do `work` in one transaction on the store's thread; return after the commit. Other greenlets go on
        meanwhile.
        """
        return self._do(work, writes=True)

    def read(self, work: Callable[[Connection], T]) -> T:
        """As `run`, for what only reads: on SQLite it does not wait for another process that writes."""
        return self._do(work, writes=False)

    def snapshot(self, work: Callable[[Connection], T]) -> T:
        """As `read`, and all that is read is of one moment, whatever is written meanwhile."""

        def of_one_moment(connection: Connection) -> T:
            if not self.is_sqlite:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            return work(connection)

        return self.read(of_one_moment)

    def scrub(self) -> bool:
        """Let nothing that was deleted stay in the database's files; False where somebody is just reading it.

        SQLite overwrites what it deletes; what its write-ahead log still has of it goes here. PostgreSQL
        leaves dead rows in place: the tables are written anew (milliseconds for a few hundred groups).
        """
        done, failed = self._thread.apply(self._outcome, (self._scrub,))
        if failed is not None:
            raise failed
        return bool(done)

    def close(self) -> None:
        """Finish what is under way and let go of the file."""
        self._thread.apply(self._engine.dispose)
        self._thread.kill()

    def _do(self, work: Callable[[Connection], T], writes: bool) -> T:
        value, failed = self._thread.apply(self._outcome, (lambda: self._in_transaction(work, writes),))
        if failed is not None:
            raise failed
        done: T = value
        return done

    def _outcome(self, act: Callable[[], Any]) -> tuple[Any, Exception | None]:
        """Return the outcome as a value: gevent prints what a thread raises, caught or not."""
        try:
            return act(), None
        except Exception as failed:
            return None, failed

    def _in_transaction(self, work: Callable[[Connection], Any], writes: bool) -> Any:
        fresh = self._engine.connect().execution_options(enfilade_reads=not writes)
        with fresh as connection, connection.begin():
            return work(connection)

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self._engine.begin() as connection:
            if not self.is_sqlite:
                connection.execute(text(f"select pg_advisory_xact_lock({MIGRATING})"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _scrub(self) -> bool:
        if self.is_sqlite:
            raw = self._engine.raw_connection()
            try:
                busy, _pages, _moved = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                raw.close()
            return not busy
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"VACUUM (FULL) {', '.join(SCRUBBED)}")
        return True


def address_of(url: str) -> URL:
    """Return SQLAlchemy's address of a store. Raises ValueError, with a remedy, where it names no store of
    ours.
    """
    address = make_url(url)
    if address.drivername in ("postgres", "postgresql"):
        address = address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise ValueError(f"{address.drivername} is no store of Enfilade's; take sqlite: or postgresql:")
    try:
        address.get_dialect().import_dbapi()
    except (ImportError, NoSuchModuleError) as error:
        raise ValueError("PostgreSQL needs psycopg: pip install 'enfilade[postgres]'") from error
    return address


def _sqlite(connection: Any, _record: object) -> None:
    """Readers beside a writer, nothing lost when the power goes, and what is deleted is overwritten."""
    connection.isolation_level = None  # we begin ourselves: the module begins late, and not for reads
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "busy_timeout=10000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Begin as a writer at once: a reader that turns to writing fails where another process wrote
    meanwhile.
    """
    reads = connection.get_execution_options().get("enfilade_reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
