"""A server and a browser to look at the running program with: for tests, benchmarks and the gallery."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.set_up import CHROMIUM_NAMES, ENFILADE
from tools.steps import ROOT, SetUpError

READY_S = 60.0
STOPPED_S = 60.0

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
)
"""Software WebGL2: the same pixels and counts on every machine."""


@dataclass
class Server:
    """A running `enfilade serve`: address without a final slash, home, and the lines that it printed."""

    address: str
    home: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def staff_link(self) -> str:
        """The one-time link that the first start prints for the staff."""
        return next(line.split()[1] for line in self.lines if line.startswith("staff "))


def make_home(home: Path) -> Path:
    """Furnish a folder as ENFILADE_HOME: content, viewer and built site of here, a store of its own."""
    (home / "var").mkdir(parents=True, exist_ok=True)
    for name in ("models3d", "tours", "viewer_static", "var/site"):
        (home / name).symlink_to(ROOT / name, target_is_directory=True)
    return home


def start_server(
    home: Path, *arguments: str, port: int | None = None, settings: Mapping[str, str] | None = None
) -> Server:
    """Start `enfilade serve` and return once it says that it answers; raises SetUpError where it does not."""
    port = port or free_port()
    process = subprocess.Popen(
        [ENFILADE, "serve", "--port", str(port), *arguments],
        cwd=home,
        env={**os.environ, "ENFILADE_HOME": str(home), "PYTHONUNBUFFERED": "1", **(settings or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = Server(f"http://127.0.0.1:{port}", home, process)
    ready: queue.Queue[bool] = queue.Queue()
    threading.Thread(target=_read_lines, args=(server, ready), daemon=True).start()
    try:
        is_ready = ready.get(timeout=READY_S)
    except queue.Empty:
        is_ready = False
    if not is_ready:
        process.kill()
        process.wait()
        raise SetUpError("`enfilade serve` did not get ready:\n" + "\n".join(server.lines))
    return server


def stop_server(server: Server) -> None:
    """Stop a server as a service manager would; it has to end well and have complained about nothing."""
    server.process.send_signal(signal.SIGTERM)
    code = server.process.wait(timeout=STOPPED_S)
    said = "\n".join(server.lines)
    assert "Traceback" not in said, said
    assert code == 0, f"the server ended with {code}:\n{said}"


def chromium_path() -> str:
    """Return the Chromium to drive, ENFILADE_CHROMIUM first; raises SetUpError where there is none."""
    named = os.environ.get("ENFILADE_CHROMIUM")
    for name in [named] if named else CHROMIUM_NAMES:
        path = shutil.which(name)
        if path:
            return path
    raise SetUpError(
        "no Chromium here: `make test` says how to install it (Debian: apt-get install chromium)"
    )


def _read_lines(server: Server, ready: queue.Queue[bool]) -> None:
    """Collect what the server prints; `ready` and its address mean that it answers."""
    assert server.process.stdout is not None
    with server.process.stdout as out:
        for line in out:
            server.lines.append(line.rstrip())
            if line.startswith(f"ready {server.address}"):
                ready.put(True)
    ready.put(False)


def free_port() -> int:
    """Return a port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
