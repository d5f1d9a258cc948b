"""How long it takes to stand: a fresh clone, a second start, a site from the committed light."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from tools.serving import free_port
from tools.set_up import ENFILADE
from tools.steps import ROOT

FIRST_S = 600.0


def figures() -> Iterator[Figure]:
    """Measure; the fresh clone takes a minute or two."""
    yield Figure("site from committed light, no cache", site_build_s(), "s", 60)
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "enfilade"
        began = time.monotonic()
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, clone], check=True)
        first_page(clone)
        yield Figure("fresh clone to first page, warm package caches", time.monotonic() - began, "s", 180)
        began = time.monotonic()
        first_page(clone)
        yield Figure("second `make run` to first page", time.monotonic() - began, "s", 10)


def site_build_s() -> float:
    """Return how long the whole site takes into an empty folder, from the committed light."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("models3d", "tours"):
            (Path(folder) / name).symlink_to(ROOT / name, target_is_directory=True)
        began = time.monotonic()
        environment = {**os.environ, "ENFILADE_HOME": folder}
        subprocess.run([ENFILADE, "build"], check=True, env=environment, stdout=subprocess.DEVNULL)
        return time.monotonic() - began


def first_page(clone: Path) -> None:
    """Run `make run` in a clone until it says that it is ready, fetch the first page, and end it."""
    process = subprocess.Popen(
        ["make", "run"],
        cwd=clone,
        env={**os.environ, "PORT": str(free_port())},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if ready := re.match(r"ready (\S+)", line):
                with urllib.request.urlopen(ready[1] + "/az/", timeout=FIRST_S) as page:
                    assert page.status == 200
                return
        raise RuntimeError("`make run` ended before it was ready")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        process.stdout.close()
