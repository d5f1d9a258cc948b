"""PostgreSQL, Redis and nginx of the machine's packages, each started for one test session in a folder of its
own.

They listen on sockets in that folder (nginx on a port of 127.0.0.1), run as children of this process, and are
gone with it. The packaged services, where some run, are neither used nor touched.
"""

from __future__ import annotations

import os
import pwd
import queue
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

Command = list[str | Path]

DEADLINE_S = 120.0
"""How long a service may take to start: a busy machine takes its time."""

PROGRAMS = {"postgres": "postgresql", "redis-server": "redis-server", "nginx": "nginx", "openssl": "openssl"}
"""The programs that the tests run, and the Debian package of each."""


def program(name: str) -> str | None:
    """Return where a program is; Debian keeps PostgreSQL's and nginx's away from a person's path."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: -int(p.parts[4]))
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    return found or (str(beside[0]) if beside else None)


def missing() -> list[str]:
    """Return the Debian packages whose programs are not here."""
    return [package for name, package in PROGRAMS.items() if program(name) is None]


@dataclass(frozen=True)
class Postgres:
    """A PostgreSQL server of our own; every test takes a database of its own in it."""

    folder: Path

    def create(self, name: str) -> str:
        """Make an empty schema, which is as good as a database of one's own and made in a twentieth of the
        time; return its address for ENFILADE_DATABASE.
        """
        self.do(f"create schema {name}")
        return f"postgresql://enfilade@/postgres?host={self.folder}&options=-csearch_path%3D{name}"

    def do(self, statement: str) -> None:
        """Let the server's owner do something."""
        command: Command = [_there("psql"), "-qX", "-h", self.folder, "-U", "enfilade", "-d", "postgres"]
        _run([*command, "-c", statement], self.folder, None)


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Run a PostgreSQL server on a socket in a folder of its own."""
    who = _unprivileged("postgres")
    with _folder(who) as folder:
        data = folder / "data"
        initdb: Command = [_there("initdb"), "-D", data, "-U", "enfilade", "-A", "trust", "--no-locale"]
        _run([*initdb, "-E", "UTF8", "--no-sync"], folder, who)
        # What these tests kill is Enfilade, never PostgreSQL's machine: it need not wait for the disk.
        options = ("listen_addresses=", "fsync=off", "max_connections=200", "timezone=UTC")
        command: Command = [_there("postgres"), "-D", data, "-k", folder]
        command += [part for option in options for part in ("-c", option)]
        with _started(command, "database system is ready to accept connections", folder, who, signal.SIGINT):
            yield Postgres(folder)


@contextmanager
def redis() -> Iterator[str]:
    """Run a Redis server on a socket in a folder of its own; yield its address for ENFILADE_REDIS."""
    who = _unprivileged("redis")
    with _folder(who) as folder:
        command: Command = [_there("redis-server"), "--port", "0", "--unixsocket", folder / "redis.sock"]
        command += ["--save", "", "--dir", folder]
        with _started(command, "eady to accept connections", folder, who):
            yield f"unix://{folder / 'redis.sock'}"


@contextmanager
def nginx(file: Path) -> Iterator[None]:
    """Run nginx with a whole configuration file, which says where it keeps what it needs."""
    command: Command = [_there("nginx"), "-p", file.parent, "-c", file, "-e", "stderr"]
    _run([*command, "-t", "-q"], file.parent, None)
    talking = "daemon off; error_log stderr notice;"
    with _started([*command, "-g", talking], "start worker process", file.parent, None):
        yield


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate of 127.0.0.1 that vouches for itself; return it and its key."""
    made, key = folder / "fullchain.pem", folder / "privkey.pem"
    command: Command = [_there("openssl"), "req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    command += ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    _run([*command, "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", made], folder, None)
    return made, key


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on."""
    return probe(0)


def probe(port: int) -> int:
    """Return the port (a free one for 0) where nobody listens on it. Raises OSError where somebody does."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        return int(listener.getsockname()[1])


def _there(name: str) -> str:
    found = program(name)
    if found is None:
        raise FileNotFoundError(f"{name} is not installed; `make set-up` installs what the tests need")
    return found


def _unprivileged(preferred: str) -> pwd.struct_passwd | None:
    """Return whom to start a server as: PostgreSQL refuses to be root's. None where we are nobody special."""
    if os.geteuid() != 0:
        return None
    for name in (preferred, "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LookupError("there is neither the package's user nor nobody")


@contextmanager
def _folder(who: pwd.struct_passwd | None) -> Iterator[Path]:
    """A short path, for a socket's name may have 107 letters; its owner alone may enter."""
    folder = Path(tempfile.mkdtemp(prefix="enfilade-"))
    try:
        if who is not None:
            os.chown(folder, who.pw_uid, who.pw_gid)
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def _started(
    command: Command,
    ready: str,
    folder: Path,
    who: pwd.struct_passwd | None,
    end: signal.Signals = signal.SIGTERM,
) -> Iterator[None]:
    """Run a server until the block ends; it is there once it has said so."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=folder,
        user=None if who is None else who.pw_uid,
        group=None if who is None else who.pw_gid,
        extra_groups=None if who is None else [],
    )
    assert process.stdout is not None
    said: queue.Queue[str] = queue.Queue()
    lines: list[str] = []

    def read(out: Iterable[str]) -> None:
        for line in out:
            lines.append(line)
            said.put(line)
        said.put("")

    reader = threading.Thread(target=read, args=(process.stdout,), daemon=True)
    reader.start()
    try:
        while ready not in (line := said.get(timeout=DEADLINE_S)):
            if not line:
                raise RuntimeError(f"{command[0]} did not start:\n{''.join(lines)}")
        yield
    finally:
        process.send_signal(end)
        try:
            process.wait(DEADLINE_S)
        finally:
            process.kill()
            process.wait()
            reader.join()
            process.stdout.close()


def _run(command: Command, folder: Path, who: pwd.struct_passwd | None) -> None:
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        timeout=DEADLINE_S,
        cwd=folder,
        user=None if who is None else who.pw_uid,
        group=None if who is None else who.pw_gid,
        extra_groups=None if who is None else [],
    )
