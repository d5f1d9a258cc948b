"""STORE: staff and their one-time links."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from enfilade.store import staff
from enfilade.store.database import Database


def test_STORE11_a_link_signs_in_once(database: Database) -> None:
    person = database.run(lambda c: staff.add(c, "Leyla", "guide", 0))
    link = database.run(lambda c: staff.make_link(c, person, 0))
    token = database.run(lambda c: staff.use_link(c, link, 1))
    assert token is not None
    assert database.run(lambda c: staff.use_link(c, link, 1)) is None
    assert database.run(lambda c: staff.signed_in(c, token, 2)) == person
    assert database.run(lambda c: staff.signed_in(c, link, 2)) is None


def test_STORE12_links_and_sessions_end(database: Database) -> None:
    person = database.run(lambda c: staff.add(c, "Leyla", "guide", 0))
    link = database.run(lambda c: staff.make_link(c, person, 0))
    assert database.run(lambda c: staff.use_link(c, link, staff.LINK_MS)) is None
    again = database.run(lambda c: staff.make_link(c, person, 0))
    token = database.run(lambda c: staff.use_link(c, again, 0))
    assert token is not None
    assert database.run(lambda c: staff.signed_in(c, token, staff.SESSION_MS - 1)) == person
    assert database.run(lambda c: staff.signed_in(c, token, staff.SESSION_MS)) is None


def test_STORE13_who_is_removed_is_out_at_once(database: Database) -> None:
    person = database.run(lambda c: staff.add(c, "Leyla", "guide", 0))
    link = database.run(lambda c: staff.make_link(c, person, 0))
    token = database.run(lambda c: staff.use_link(c, link, 0))
    assert token is not None
    assert database.run(lambda c: staff.remove(c, "Leyla"))
    assert not database.run(lambda c: staff.remove(c, "Leyla"))
    assert database.run(lambda c: staff.signed_in(c, token, 1)) is None
    assert database.run(staff.nobody_yet)


def test_STORE14_names_are_one_persons(database: Database) -> None:
    database.run(lambda c: staff.add(c, " Leyla ", "guide", 0))
    for name in ("Leyla", "", "x" * 81):
        with pytest.raises(ValueError):
            database.run(lambda c, name=name: staff.add(c, name, "guide", 0))  # type: ignore[misc]
    assert [p.name for p in database.run(staff.everybody)] == ["Leyla"]


def test_STORE8_no_link_or_session_is_in_the_file(database: Database) -> None:
    person = database.run(lambda c: staff.add(c, "Leyla", "guide", 0))
    link = database.run(lambda c: staff.make_link(c, person, 0))
    kept = database.run(lambda c: str(list(c.execute(text("select * from staff_links")))))
    assert link not in kept
    token = database.run(lambda c: staff.use_link(c, link, 0))
    kept = database.run(lambda c: str(list(c.execute(text("select * from staff_sessions")))))
    assert token is not None and token not in kept


def test_STORE15_signing_out_ends_the_session(database: Database) -> None:
    person = database.run(lambda c: staff.add(c, "Leyla", "guide", 0))
    link = database.run(lambda c: staff.make_link(c, person, 0))
    token = database.run(lambda c: staff.use_link(c, link, 0))
    assert token is not None
    database.run(lambda c: staff.sign_out(c, token))
    assert database.run(lambda c: staff.signed_in(c, token, 1)) is None
