"""Where wrong guesses are counted: by this process alone, or in Redis by all workers together."""

from __future__ import annotations

import time

from enfilade.web.guesses import ALLOWED, WINDOW_S, Guesses


def counted(redis: str, name: str, allowed: int = ALLOWED, window_s: float = WINDOW_S) -> Guesses:
    """Return where guesses of a kind are counted: by all workers together where there is a Redis."""
    if not redis:
        return Guesses(time.monotonic, allowed, window_s)
    from enfilade.web.guesses_shared import SharedGuesses  # needs redis-py, an extra

    return SharedGuesses(redis, name, time.monotonic, allowed, window_s)
