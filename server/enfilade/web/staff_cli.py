"""`enfilade staff add|link|list|remove`, and the link that the first start prints."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from sqlalchemy import Connection

from enfilade.store import staff
from enfilade.store.database import Database
from enfilade.web.settings import from_environment


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="enfilade staff", description="Who may start groups, and their sign-in links."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    add = verbs.add_parser("add", help="add somebody and print their sign-in link")
    add.add_argument("name")
    add.add_argument("--role", choices=staff.ROLES, default="guide")
    verbs.add_parser("list", help="print who there is")
    for verb, text in (("link", "print a new one-time sign-in link"), ("remove", "remove somebody, at once")):
        verbs.add_parser(verb, help=text).add_argument("name")
    given = parser.parse_args(arguments)
    settings = from_environment()
    address = f"http://{settings.host}:{settings.port}{settings.url_prefix}"
    store = Database(settings.database_url)
    try:
        return _do(store, given, address)
    finally:
        store.close()


def first_link(store: Database, now_ms: int) -> str | None:
    """Return the secret of the first admin's link; None where there is staff already."""

    def make(connection: Connection) -> str | None:
        if not staff.nobody_yet(connection):
            return None
        return staff.make_link(connection, staff.add(connection, "admin", "admin", now_ms), now_ms)

    return store.run(make)


def _do(store: Database, given: argparse.Namespace, address: str) -> int:
    now_ms = int(time.time() * 1000)
    if given.verb == "list":
        for person in store.run(staff.everybody):
            print(f"{person.role:8} {person.name}")
        return 0
    if given.verb == "remove":
        if store.run(lambda c: staff.remove(c, given.name)):
            return 0
        return _nobody(given.name)
    if given.verb == "add":
        try:
            person = store.run(lambda c: staff.add(c, given.name, given.role, now_ms))
        except ValueError as error:
            print(f"staff-not-added {error}; choose another name", file=sys.stderr)
            return 1
    else:
        found = store.run(lambda c: staff.find(c, given.name))
        if found is None:
            return _nobody(given.name)
        person = found
    secret = store.run(lambda c: staff.make_link(c, person, now_ms))
    print(f"{address}/staff/enter/{secret}")
    return 0


def _nobody(name: str) -> int:
    print(f"staff-unknown there is no {name!r}; `enfilade staff list` shows who there is", file=sys.stderr)
    return 1
