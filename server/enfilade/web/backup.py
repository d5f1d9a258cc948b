"""`enfilade backup FILE` and `enfilade restore FILE`: one file that holds what a museum would miss.

It holds the store, the content (`tours/`, `models3d/`) and the built site, so that open groups find the
revision that they stand in. It holds names of staff and of members of open groups: keep it as you keep those.
"""

from __future__ import annotations

import io
import json
import os
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from enfilade.store import classes, dump, groups, leases, recordings
from enfilade.store.database import Database, address_of
from enfilade.web.settings import Settings

FORMAT = 1
FOLDERS = ("tours", "models3d", "var/site")
"""What is kept beside the store. `var/cache` is made anew, the viewer comes with the program."""

STORE = "store.json"


class CannotRestore(Exception):
    """Why a file is not taken; the message says what to do."""


def backup(settings: Settings, file: Path) -> int:
    """Write the backup; return how many rows of the store are in it. The server may run meanwhile."""
    store = Database(settings.database_url)
    try:
        version, tables = store.snapshot(lambda c: (dump.version(c), dump.take(c)))
    finally:
        store.close()
    told = {"format": FORMAT, "made_at_s": int(time.time()), "version": version, "tables": tables}
    half = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            with tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as tar:
                _add(tar, STORE, json.dumps(told, ensure_ascii=False).encode())
                for folder in FOLDERS:
                    if (settings.home / folder).is_dir():
                        tar.add(settings.home / folder, folder)
            out.flush()
            os.fsync(out.fileno())
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
    return sum(len(rows) for rows in tables.values())


def restore(settings: Settings, file: Path) -> tuple[int, Path | None]:
    """Make the home and the store what they were; return how many rows came back, and where what stood here
    before is kept (None where nothing stood). Raises CannotRestore, and then has changed nothing.
    """
    fresh = settings.home / "var" / f".restoring-{os.getpid()}"
    fresh.mkdir(parents=True)
    try:
        told = _unpack(file, fresh)
        store = Database(settings.database_url)
        try:
            if store.read(leases.serving):
                raise CannotRestore(
                    "a server runs on this store; stop it first (after a kill, wait half a minute)"
                )
            rows = store.run(lambda c: _put(c, told["tables"]))
            store.scrub()
        finally:
            store.close()
        return rows, _swap(settings.home, fresh)
    finally:
        _remove(fresh)


def revisions_in_use(settings: Settings) -> frozenset[tuple[str, str]]:
    """Return museum and revision of every open group and kept class: the site keeps those, however old."""
    address = address_of(settings.database_url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return frozenset()
    store = Database(settings.database_url)
    try:
        every = (groups.revisions, classes.revisions, recordings.revisions)
        return frozenset[tuple[str, str]]().union(*(store.read(each) for each in every))
    finally:
        store.close()


def _put(connection: Connection, tables: dump.Rows) -> int:
    try:
        return dump.put(connection, tables)
    except dump.NotOurs as error:
        raise CannotRestore(str(error)) from error


def _unpack(file: Path, fresh: Path) -> dict[str, Any]:
    """Unpack into an empty folder, and nowhere else; return what the store held."""
    try:
        with tarfile.open(file, "r:gz") as tar:
            tar.extractall(fresh, filter="data")
        told = json.loads((fresh / STORE).read_bytes())
    except FileNotFoundError as error:
        raise CannotRestore(f"{error.filename or file} is not there") from error
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise CannotRestore(f"{file} is no whole backup of Enfilade: {error}") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise CannotRestore(f"{file} is of another format; take the Enfilade that wrote it, or a newer one")
    return told


def _swap(home: Path, fresh: Path) -> Path | None:
    """Put the unpacked folders in their places; what stood there is kept aside."""
    aside = home / "var" / time.strftime("before-restore-%Y%m%d-%H%M%S")
    kept = None
    for folder in FOLDERS:
        new, old = fresh / folder, home / folder
        if not new.is_dir():
            continue
        if old.is_dir():
            kept = aside
            (aside / folder).parent.mkdir(parents=True, exist_ok=True)
            old.rename(aside / folder)
        old.parent.mkdir(parents=True, exist_ok=True)
        new.rename(old)
    return kept


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = len(data), 0o600, int(time.time())
    tar.addfile(entry, io.BytesIO(data))


def _remove(folder: Path) -> None:
    for inner in sorted(folder.rglob("*"), reverse=True):
        inner.rmdir() if inner.is_dir() and not inner.is_symlink() else inner.unlink()
    folder.rmdir()


def main(verb: str, file: Path, settings: Settings) -> int:
    """Do `backup` or `restore`; return the exit status."""
    doing: dict[str, Callable[[], str]] = {
        "backup": lambda: f"{backup(settings, file)} rows and the content in {file}",
        "restore": lambda: _said(*restore(settings, file)),
    }
    try:
        print(doing[verb]())
    except CannotRestore as error:
        print(f"restore-refused {error}", file=sys.stderr)
        return 1
    except (OSError, SQLAlchemyError) as error:
        print(f"{verb}-failed {error}", file=sys.stderr)
        return 1
    return 0


def _said(rows: int, kept: Path | None) -> str:
    before = f"; what stood here before is in {kept}" if kept else ""
    return f"{rows} rows and the content are back{before}"
