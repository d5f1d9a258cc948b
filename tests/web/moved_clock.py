"""`enfilade serve` whose clock can be put forward and that misses a silent line sooner.

SIGUSR1 puts the server's clock forward by two minutes. A line that says nothing for two seconds is missed.
"""

from __future__ import annotations

import signal
from collections.abc import Callable

FORWARD_MS = 121_000
PING_S = 1


def serve(arguments: list[str]) -> int:
    """Serve, as `enfilade serve` does."""
    from gevent import monkey

    monkey.patch_all()
    import gevent

    from enfilade.web import app, hub
    from enfilade.web.serve import main

    ahead = [0]
    steady = hub.wall_and_steady

    def wall_and_steady() -> Callable[[], int]:
        clock = steady()
        return lambda: clock() + ahead[0]

    def put_forward() -> None:
        ahead[0] += FORWARD_MS

    hub.wall_and_steady = wall_and_steady
    app.PING_S = PING_S
    gevent.signal_handler(signal.SIGUSR1, put_forward)
    return main(arguments)
