"""AFTER5-6: what a group has left outlives it in the store, once, and is really gone when it is deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from enfilade.live.coming import Tally, Visit
from enfilade.live.state import Ended, Group
from enfilade.live.talk import Question
from enfilade.store import groups, summaries
from enfilade.store.database import Database
from tests.store.test_groups import a_group
from tools.services import Postgres

WORDS = "Niyə bu qədər darısqaldır?"


def ended(gid: str = "g1", code: str = "12345678", at_ms: int = 900_000, text: str = WORDS) -> Group:
    question = Question(id="q1", uid="ayna", at_ms=7, text=text)
    return a_group(gid, code).model_copy(
        update={
            "mode": Ended(at_ms=at_ms, because="guide"),
            "questions": (question,),
            "visits": (Visit(stop="cell", at_ms=300_000),),
            "tally": Tally(came=4, most=3),
        }
    )


def end(database: Database, group: Group, secret: str = "secret") -> None:
    database.run(lambda c: groups.create(c, a_group(group.gid, group.code), secret, "0"))
    assert database.run(lambda c: groups.save(c, [(group, 1)])) == ()


def test_AFTER5_a_group_that_ends_leaves_its_summary(database: Database) -> None:
    end(database, ended())
    kept = database.read(lambda c: summaries.read(c, "g1"))
    assert kept is not None and kept.summary.came == 4 and kept.summary.questions[0].text == WORDS
    assert database.read(lambda c: summaries.by_guide_secret(c, "secret")) == kept
    assert database.read(lambda c: summaries.by_guide_secret(c, "other")) is None
    assert database.read(summaries.every) == (kept,)


def test_AFTER5_it_is_written_once_and_a_deleted_one_does_not_come_back(database: Database) -> None:
    end(database, ended())
    assert database.run(lambda c: groups.save(c, [(ended(), 1)])) == ()
    assert len(database.read(summaries.every)) == 1
    assert database.run(lambda c: summaries.forget(c, "g1"))
    assert not database.run(lambda c: summaries.forget(c, "g1"))
    assert database.run(lambda c: groups.save(c, [(ended(), 1)])) == ()
    assert database.read(summaries.every) == ()


def test_AFTER5_who_has_lost_the_group_writes_none(database: Database) -> None:
    database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    assert database.run(lambda c: groups.save(c, [(ended(), 7)])) == ("g1",)
    assert database.read(summaries.every) == ()


def test_AFTER6_old_ones_are_swept(database: Database) -> None:
    end(database, ended(at_ms=1_000_000))
    end(database, ended("g2", "87654321", at_ms=2_000_000), "other")
    assert [kept.gid for kept in database.read(summaries.every)] == ["g2", "g1"]
    assert database.run(lambda c: summaries.forget_older(c, 1_500_000)) == 1
    assert [kept.gid for kept in database.read(summaries.every)] == ["g2"]


def test_AFTER6_deleted_words_are_gone_from_the_files_too(
    database: Database, kind: str, url: str, request: pytest.FixtureRequest
) -> None:
    def files() -> bytes:
        if kind == "sqlite":
            folder = Path(url.removeprefix("sqlite:///")).parent
            return b"".join(file.read_bytes() for file in sorted(folder.glob("enfilade.db*")))
        server: Postgres = request.getfixturevalue("postgres")
        server.do("checkpoint")
        tables = (file for file in (server.folder / "data" / "base").rglob("*") if file.is_file())
        return b"".join(file.read_bytes() for file in tables)

    words = "Şirinbəyli burada kimi axtarırdı?"  # nobody else's: the server's other stores are files too
    end(database, ended(text=words))
    assert words.encode() in files()
    assert database.run(lambda c: summaries.forget(c, "g1"))
    assert database.scrub()
    assert words.encode() not in files(), "neither in the summary nor in the group that has ended"
