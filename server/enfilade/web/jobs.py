"""Builds started from the browser: the command line's own `enfilade build`, in a process of its own, one at a
time.
"""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gevent import subprocess

BUILD_S = 120.0
"""A correction of words publishes in about a second; a build that takes this long is stuck."""


class Busy(Exception):
    """Somebody else's correction is just being published."""


@dataclass(frozen=True)
class Built:
    """How a build ended: what it printed, line by line, and whether the site now is the new one."""

    published: bool
    lines: tuple[str, ...]


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Hold the content of `home` for one change, over all workers of this machine. Raises Busy."""
    (home / "var").mkdir(parents=True, exist_ok=True)
    with (home / "var" / "content.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy from error
        yield


def build(home: Path) -> Built:
    """Build the site from the content under `home`. An error leaves the site that stands."""
    process = subprocess.Popen(
        [sys.executable, "-m", "enfilade.cli", "build"],
        env={**os.environ, "ENFILADE_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        said, _ = process.communicate(timeout=BUILD_S)
    except subprocess.TimeoutExpired:
        process.kill()
        said, _ = process.communicate()
    lines = said.decode("utf-8", errors="replace").splitlines()
    return Built(process.returncode == 0, tuple(lines))
