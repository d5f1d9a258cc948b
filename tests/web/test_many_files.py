"""The table of open files has its size before the first connection comes."""

from __future__ import annotations

import subprocess
import sys

ROOM = """
import pathlib, resource
from enfilade.web.many_files import MOST, make_room
def size():
    status = pathlib.Path("/proc/self/status").read_text()
    return int(status.split("FDSize:")[1].split()[0])
open_before = len(list(pathlib.Path("/proc/self/fd").iterdir()))
resource.setrlimit(resource.RLIMIT_NOFILE, (%d, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
make_room()
print(size(), len(list(pathlib.Path("/proc/self/fd").iterdir())) - open_before)
"""


def _size(allowed: int) -> list[str]:
    done = subprocess.run([sys.executable, "-c", ROOM % allowed], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_FAN12_the_table_of_files_is_made_large_at_the_start() -> None:
    assert _size(1000) == ["1024", "0"], "as large as is allowed, and nothing stays open"
