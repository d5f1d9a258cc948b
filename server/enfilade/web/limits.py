"""What one connection and one address may ask of the server, so that nobody's noise is another's wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

MESSAGE_BYTES = 16 * 1024
"""The largest message taken; a command has a few hundred bytes."""


@dataclass(slots=True)
class Bucket:
    """At most `rate` a second in the long run, `burst` at once. `clock` gives seconds that only ever grow."""

    rate: float
    burst: float
    clock: Callable[[], float] = time.monotonic
    level: float = 0.0
    at: float = field(default=float("-inf"))

    def takes(self, cost: float = 1) -> bool:
        """Whether one more may pass now; one that costs more than `burst` passes an empty bucket."""
        now = self.clock()
        self.level = max(0.0, self.level - (now - self.at) * self.rate)
        self.at = now
        if self.level and self.level + cost > self.burst:
            return False
        self.level += cost
        return True

    def wait_s(self, cost: float = 1) -> float:
        """Return how long it takes until `cost` passes."""
        return max(0.0, (self.level + cost - self.burst) / self.rate)
