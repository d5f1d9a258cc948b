"""REPLAY8-REPLAY11: recorded tours in the store, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection

from enfilade.live.recording import Line
from enfilade.live.state import Group
from enfilade.live.transcript import Words
from enfilade.store import groups, recordings
from enfilade.store.database import Database
from enfilade.store.recordings import Kept
from tests.live.table import PLAN, T0

GID, SECRET = "g1", "guides-link"
SAID = "Q" * 400


@pytest.fixture
def recording(database: Database) -> str:
    """A recording of a group that has just been opened."""
    group = Group(gid=GID, code="12345678", created_ms=T0, capacity=5, plan=PLAN, recording="voice")

    def write(connection: Connection) -> str:
        groups.create(connection, group, SECRET, "w")
        return recordings.begin(connection, group, SECRET)

    return database.run(write)


def some(*at_ms: int) -> tuple[Line, ...]:
    """Return a voice line for each moment."""
    return tuple(Line(t, "V", SAID) for t in at_ms)


def append(database: Database, epoch: int, *at_ms: int) -> str:
    """Write lines under an epoch."""
    return database.run(lambda c: recordings.append(c, GID, epoch, some(*at_ms)))


def test_REPLAY8_chunks_make_one_log_whoever_wrote_them(database: Database, recording: str) -> None:
    assert append(database, 1, 5000, 5120)
    assert append(database, 1, 5240) == "written"
    found = database.read(lambda c: recordings.read(c, recording))
    assert found is not None
    assert (found.began_ms, found.length_ms, found.kind) == (5000, 241, "voice")
    assert database.read(lambda c: list(recordings.lines_of(c, recording))) == list(some(5000, 5120, 5240))
    assert database.read(lambda c: recordings.by_guide(c, SECRET)) == found
    assert database.read(lambda c: recordings.by_guide(c, "another")) is None


def test_REPLAY8_who_lost_the_group_writes_nothing_more(database: Database, recording: str) -> None:
    assert append(database, 1, 5000) == "written"
    assert append(database, 0, 6000) == "lost"
    assert database.read(lambda c: list(recordings.lines_of(c, recording))) == list(some(5000))


def test_REPLAY9_a_recording_is_bounded_in_time_and_size(
    database: Database, recording: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert append(database, 1, 5000) == "written"
    assert append(database, 1, 5001 + recordings.MOST_MS) == "full"
    monkeypatch.setattr(recordings, "MOST_BYTES", 1000)
    assert append(database, 1, 6000) == "written"
    assert append(database, 1, 7000) == "full"
    assert database.read(lambda c: list(recordings.lines_of(c, recording))) == list(some(5000, 6000))


def test_REPLAY9_one_into_which_nothing_was_written_is_none(database: Database, recording: str) -> None:
    database.run(lambda c: recordings.end(c, GID, T0 + 1))
    assert database.read(lambda c: recordings.read(c, recording)) is None


def test_REPLAY10_what_is_deleted_is_gone_from_the_files_and_who_did_it_is_known(
    database: Database, kind: str, url: str, recording: str, request: pytest.FixtureRequest
) -> None:
    """As STORE27: nothing of it in the bytes of SQLite's files; PostgreSQL's tables are written anew."""
    words = "Şirinbəyli-Qarabağlı danışır"
    append(database, 1, 5000)
    state = Kept(name="Ayna", words={"az": (Words(0, "", words),)})
    database.run(lambda c: recordings.keep(c, recording, state, "edited", "Leyla", T0))
    assert database.run(lambda c: recordings.delete_all(c, recording, "deleted", "Leyla", T0 + 5))
    assert not database.run(lambda c: recordings.delete_all(c, recording, "deleted", "Leyla", T0 + 6))
    assert database.scrub()
    assert database.read(lambda c: recordings.read(c, recording)) is None
    assert database.read(lambda c: recordings.chunks(c, recording, 0)) == ()
    assert [(a.act, a.by) for a in database.read(lambda c: recordings.acts(c, recording))] == [
        ("deleted", "Leyla"),
        ("edited", "Leyla"),
    ]
    if kind == "sqlite":
        file = Path(url.removeprefix("sqlite:///"))
        for part in file.parent.glob(file.name + "*"):
            raw = part.read_bytes()
            assert SAID.encode() not in raw
            assert words.encode() not in raw


def test_REPLAY11_what_nobody_publishes_is_deleted_after_ninety_days(
    database: Database, recording: str
) -> None:
    append(database, 1, 5000)
    database.run(lambda c: recordings.end(c, GID, T0))
    late = T0 + recordings.UNPUBLISHED_MS
    assert database.run(lambda c: recordings.forget_old(c, late - 1)) == 0
    shown = Kept(published_ms=T0)
    database.run(lambda c: recordings.keep(c, recording, shown, "published", "Leyla", T0))
    assert database.run(lambda c: recordings.forget_old(c, late)) == 0
    assert database.read(lambda c: recordings.published(c, PLAN.museum))[0].id == recording
    database.run(lambda c: recordings.keep(c, recording, Kept(), "withdrawn", "Leyla", T0))
    assert database.run(lambda c: recordings.forget_old(c, late)) == 1
    assert database.read(lambda c: recordings.was_public(c, recording))
    assert database.read(recordings.every) == ()
