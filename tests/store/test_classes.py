"""STORE: classes, pupils and answers: rows that change apart, kept as long as promised, deleted for good."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from gevent.event import Event
from sqlalchemy import Connection, create_engine, event, text

from enfilade.lessons.names import PupilName
from enfilade.lessons.state import Kept, Pupil, SchoolClass, opened
from enfilade.store import classes, dump, groups
from enfilade.store.database import MIGRATIONS, Database, address_of
from enfilade.store.writer import Writer
from tests.store.test_groups import a_group, taken_over
from tests.web.lesson_fixture import lessons
from tools.services import Postgres

DEADLINE_S = 20.0
WORDS = "Mən burada şəkərbura kimi xoş bir söz yazdım"
KEPT_MS = 30 * 86_400_000


def a_class(gid: str = "g1") -> SchoolClass:
    return opened(gid, "memory", "r1", lessons()[0], False, "own", 5, 5 + KEPT_MS, 45)


def with_pupil(of: SchoolClass, uid: str = "ayna", place: int = 0) -> SchoolClass:
    pupil = Pupil(uid=uid, name=PupilName(colour="blue", animal="hedgehog"), place=place)
    return replace(of, pupils={**of.pupils, uid: pupil})


def with_answer(
    of: SchoolClass, words: str, uid: str = "ayna", task: str = "think", tries: int = 1
) -> SchoolClass:
    kept = Kept(value={"text": words}, right=None, share=1.0, tries=tries, at_ms=9, ids=(f"a{tries}",))
    return replace(of, answers={**of.answers, uid: {**of.answers.get(uid, {}), task: kept}})


def begin(database: Database, gid: str = "g1", code: str = "12345678") -> SchoolClass:
    """A group with its class."""
    made = a_class(gid)

    def write(connection: Connection) -> None:
        groups.create(connection, a_group(gid, code), f"secret {gid}", "0")
        classes.create(connection, made, f"secret {gid}")

    database.run(write)
    return made


def written(database: Database, before: SchoolClass, after: SchoolClass, epoch: int = 1) -> tuple[str, ...]:
    """Write what differs; return the gids that could not be written."""
    return database.run(lambda c: classes.save(c, [classes.changes(before, after, epoch)]))


def rows(database: Database, table: str) -> int:
    return int(database.read(lambda c: c.scalar(text(f"select count(*) from {table}"))) or 0)


def test_STORE40_a_class_comes_back_as_it_was(database: Database) -> None:
    made = begin(database)
    two = with_pupil(with_pupil(made, "zeynal", 0), "ayna", 1)
    full = with_answer(with_answer(two, "birinci"), "ikinci", uid="zeynal", task="page")
    full = replace(full, head=full.head.model_copy(update={"closed": True}))
    assert written(database, made, full) == ()
    found = database.read(lambda c: classes.read(c, "g1"))
    assert found == full
    assert list(found.pupils) == ["zeynal", "ayna"], "in the order in which they came"
    assert database.read(lambda c: classes.read(c, "g2")) is None
    assert database.read(lambda c: classes.by_teacher(c, "secret g1")) == "g1"
    assert database.read(lambda c: classes.by_teacher(c, "secret")) is None
    assert database.read(lambda c: classes.is_class(c, "g1"))
    assert not database.read(lambda c: classes.is_class(c, "g2"))
    assert database.read(classes.revisions) == {("memory", "r1")}


def test_STORE41_one_answer_is_one_row_written_and_replaced(database: Database) -> None:
    made = begin(database)
    first = with_answer(with_pupil(made), "birinci")
    changed = classes.changes(made, first, 1)
    assert (
        changed.head is None
        and list(changed.pupils) == ["ayna"]
        and list(changed.answers) == [("ayna", "think")]
    )
    second = with_answer(first, "ikinci", tries=2)
    changed = classes.changes(first, second, 1)
    assert changed.head is None and not changed.pupils and list(changed.answers) == [("ayna", "think")]
    written(database, made, first)
    written(database, first, second)
    assert rows(database, "answers") == 1
    assert database.read(lambda c: classes.read(c, "g1")) == second
    gone = replace(second, answers={"ayna": {}})
    written(database, second, gone)
    assert rows(database, "answers") == 0


def test_STORE42_who_has_lost_the_group_writes_nothing_of_the_class(database: Database) -> None:
    made = begin(database)
    full = with_answer(with_pupil(made), "birinci")
    taken_over(database, "1")
    assert written(database, made, full, epoch=1) == ("g1",)
    assert rows(database, "pupils") == rows(database, "answers") == 0
    assert written(database, made, full, epoch=3) == ()
    assert rows(database, "answers") == 1


def test_STORE43_groups_and_classes_are_committed_together_and_told_in_order(database: Database) -> None:
    made, lost = begin(database), list[str]()
    begin(database, "g2", "87654321")
    writer, told, all_told = Writer(database, lost.append), list[str](), Event()
    group = database.read(lambda c: groups.read(c, "g1"))
    assert group is not None
    before = made
    for n in range(20):
        after = with_answer(with_pupil(before) if n == 0 else before, f"söz {n}", tries=n + 1)
        writer.change(classes.changes(before, after, 1), lambda n=n: told.append(f"answer {n}"))  # type: ignore[misc]
        writer.write(group.model_copy(update={"rev": n}), 1, lambda n=n: told.append(f"group {n}"))  # type: ignore[misc]
        before = after
    stale = with_pupil(a_class("g2"))
    writer.change(classes.changes(a_class("g2"), stale, 7), lambda: told.append("never"))
    writer.change(classes.Changes("g1", 1), all_told.set)
    assert all_told.wait(DEADLINE_S)
    assert told == [f"{what} {n}" for n in range(20) for what in ("answer", "group")]
    assert lost == ["g2"]
    assert database.read(lambda c: classes.read(c, "g1")) == before
    assert writer.flush(DEADLINE_S)
    writer.close()


def test_STORE44_a_deleted_class_leaves_nothing_and_nothing_brings_it_back(database: Database) -> None:
    made = begin(database)
    full = with_answer(with_pupil(made), "bir söz")
    written(database, made, full)
    database.run(lambda c: groups.add_tokens(c, {"token": ("g1", "ayna")}))
    database.run(lambda c: classes.add_ticket(c, "g1", "ayna", "ticket", 5))
    assert database.run(lambda c: classes.forget(c, "g1"))
    for table in ("classes", "pupils", "answers", "class_tickets", "member_tokens", "groups"):
        assert rows(database, table) == 0, table
    late = with_answer(full, "gec", tries=2)
    assert written(database, full, late) == ("g1",)
    assert rows(database, "answers") == 0
    assert not database.run(lambda c: classes.forget(c, "g1"))


def test_STORE45_what_pupils_wrote_is_gone_from_the_files_too(
    database: Database, kind: str, url: str, request: pytest.FixtureRequest
) -> None:
    def files() -> bytes:
        if kind == "sqlite":
            folder = Path(url.removeprefix("sqlite:///")).parent
            return b"".join(file.read_bytes() for file in sorted(folder.glob("enfilade.db*")))
        server: Postgres = request.getfixturevalue("postgres")
        server.do("checkpoint")
        found = (file for file in (server.folder / "data" / "base").rglob("*") if file.is_file())
        return b"".join(file.read_bytes() for file in found)

    made, uid = begin(database), "pupil-of-this-test"
    full = with_answer(with_pupil(made, uid), WORDS, uid)
    written(database, made, full)
    changed = with_answer(full, WORDS[::-1], uid, tries=2)
    written(database, full, changed)
    assert WORDS[::-1].encode() in files(), "or this test sees nothing"
    assert database.run(lambda c: classes.forget(c, "g1"))
    assert database.scrub()
    left = files()
    for words in (WORDS, WORDS[::-1], uid):
        assert words.encode() not in left


def test_STORE46_classes_are_kept_as_long_as_was_promised(database: Database) -> None:
    begin(database)
    assert database.read(lambda c: classes.expired(c, 4 + KEPT_MS)) == ()
    assert database.read(lambda c: classes.expired(c, 5 + KEPT_MS)) == ("g1",)


def test_STORE47_a_class_outlives_its_group(database: Database) -> None:
    made = begin(database)
    full = with_answer(with_pupil(made), "qalır")
    written(database, made, full)
    database.run(lambda c: c.execute(text("update groups set ended_ms = 10")))
    assert database.run(lambda c: groups.forget_ended(c, 10 + groups.KEPT_ENDED_MS)) == 1
    assert database.read(lambda c: classes.read(c, "g1")) == full
    assert database.read(lambda c: classes.by_teacher(c, "secret g1")) == "g1"


def test_STORE48_phrases_and_tickets_bring_back_one_pupil_and_only_their_hashes_are_kept(
    database: Database,
) -> None:
    made = begin(database)
    written(database, made, with_pupil(with_pupil(made), "elcin", 1))
    assert database.run(lambda c: classes.set_phrase(c, "g1", "ayna", "nar alma su ip"))
    assert not database.run(lambda c: classes.set_phrase(c, "g1", "elcin", "nar alma su ip"))
    assert database.read(lambda c: classes.by_phrase(c, "g1", "nar alma su ip")) == "ayna"
    assert database.read(lambda c: classes.by_phrase(c, "g2", "nar alma su ip")) is None
    assert database.run(lambda c: classes.set_phrase(c, "g1", "ayna", "qar buz yol gil"))
    assert database.read(lambda c: classes.by_phrase(c, "g1", "nar alma su ip")) is None
    database.run(lambda c: classes.add_ticket(c, "g1", "ayna", "a ticket", 5))
    kept = database.read(
        lambda c: [*c.execute(text("select * from pupils")), *c.execute(text("select * from class_tickets"))]
    )
    assert "qar buz" not in str(kept) and "a ticket" not in str(kept)
    assert database.run(lambda c: classes.use_ticket(c, "a ticket", 6)) == ("g1", "ayna")
    assert database.run(lambda c: classes.use_ticket(c, "a ticket", 6)) is None
    database.run(lambda c: classes.add_ticket(c, "g1", "ayna", "late", 5))
    assert database.run(lambda c: classes.use_ticket(c, "late", 5 + classes.TICKET_MS)) is None


def test_STORE49_a_backup_holds_classes_and_puts_them_back(database: Database) -> None:
    made = begin(database)
    full = with_answer(with_pupil(made), "iki söz")
    written(database, made, full)
    taken = database.snapshot(dump.take)
    database.run(lambda c: classes.forget(c, "g1"))
    database.run(lambda c: dump.put(c, taken))
    assert database.read(lambda c: classes.read(c, "g1")) == full


def test_STORE50_a_store_of_before_there_were_classes_gets_their_tables(url: str) -> None:
    engine = create_engine(address_of(url))
    if engine.dialect.name == "sqlite":
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True)

        @event.listens_for(engine, "connect")
        def _wal(connection: object, _record: object) -> None:
            connection.execute("PRAGMA journal_mode=WAL")  # type: ignore[attr-defined]

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        groups.create(connection, a_group(), "secret", "0")
    engine.dispose()
    database = Database(url)
    assert database.read(lambda c: groups.read(c, "g1")) is not None
    made = a_class("g1")
    database.run(lambda c: classes.create(c, made, "another"))
    assert written(database, made, with_pupil(made)) == ()
    database.close()
