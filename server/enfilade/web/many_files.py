"""Room for many connections from the beginning.

The kernel keeps a process's open files in a table that doubles when it is full. In a process with threads it
waits before each doubling until every core has looked up from what it does: 20 ms in which nobody is served,
just when many come at once.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import resource

MOST = 1 << 14
"""Eight bytes each. Beyond it the table grows as it always did."""


def make_room() -> None:
    """Let the table have its largest size now: it never shrinks. Before threads are started: then it costs
    nothing.
    """
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    last = MOST - 1 if allowed == resource.RLIM_INFINITY else min(MOST, allowed) - 1
    with contextlib.suppress(OSError), open(os.devnull, "rb") as nothing:
        os.close(fcntl.fcntl(nothing, fcntl.F_DUPFD_CLOEXEC, last))
