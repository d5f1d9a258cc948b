"""What the program consists of is never looked at for garbage again."""

from __future__ import annotations

import subprocess
import sys

LOOKED = """
import gc
from enfilade.web.collecting import MIDDLE, OLD, YOUNG, begin
gc.collect()
loaded = len(gc.get_objects())
begin()
print(gc.get_freeze_count() > 0.9 * loaded, len(gc.get_objects()) < 500)
print(gc.get_threshold() == (YOUNG, MIDDLE, OLD))
class Circle:
    def __init__(self):
        self.me = self
Circle()
print(gc.collect())
"""


def test_what_is_loaded_is_let_be_and_circles_are_still_found() -> None:
    """In a process of its own: what is frozen stays so."""
    done = subprocess.run([sys.executable, "-c", LOOKED], capture_output=True, text=True, check=True)
    frozen, seldom, found = done.stdout.splitlines()
    assert (frozen, seldom) == ("True True", "True")
    assert int(found) >= 1
