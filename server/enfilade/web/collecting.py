"""How often Python looks for garbage in circles: seldom, for while it looks everybody waits.

Nearly all that a group or a class leaves behind is freed by counting references, at once. Circles are left by
sockets that have closed. With Python's own thresholds a whole look came after every 70,000 objects that
stayed, and took 150 ms of a process with forty classes, 60 of them for looking at the program itself.
"""

from __future__ import annotations

import gc

YOUNG, MIDDLE, OLD = 1000, 5, 100
"""A whole look after half a million objects that stayed, 100 MB at the most. Before it, looks at 5,000
objects at once: at 20,000 a group's keyframe was seen to wait for 24 ms while the server was attacked.
"""


def begin() -> None:
    """Look no more at what the program consists of, and seldom at the rest. Called once, when all is
    loaded.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
