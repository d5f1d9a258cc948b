"""The whole server in a thread of this process: its loop can be asked to do what no member could cause."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import gevent
from gevent.pywsgi import WSGIServer

from enfilade.web.app import create_app
from enfilade.web.fanout import Fanout
from enfilade.web.group_plan import plan_of
from enfilade.web.line import LineHandler
from enfilade.web.parts import KEY, Parts
from enfilade.web.settings import Settings
from tests.web.running import DEADLINE_S
from tests.web.site_fixture import MUSEUM, TOUR

T = TypeVar("T")


class InThread:
    """A server on a free port. `do` runs something on its thread, between two events of its loop."""

    def __init__(self, home: Path, **tls: Any) -> None:
        self.parts: Parts
        self._ready: queue.Queue[int] = queue.Queue()
        self._stop: Any = None
        self._thread = threading.Thread(target=self._run, args=(Settings(home=home), tls), daemon=True)
        self._thread.start()
        self.port = self._ready.get(timeout=DEADLINE_S)
        self.address = f"http://127.0.0.1:{self.port}"

    @property
    def fanout(self) -> Fanout:
        """Its way out to the sockets."""
        return self.parts.hub._fanout

    def do(self, what: Callable[[], T]) -> T:
        """Run `what` there; return what it returns, raise what it raises."""
        outcome: queue.Queue[tuple[T | None, BaseException | None]] = queue.Queue()

        def act() -> None:
            try:
                outcome.put((what(), None))
            except BaseException as failed:
                outcome.put((None, failed))

        self._loop.run_callback_threadsafe(gevent.spawn, act)
        value, failed = outcome.get(timeout=DEADLINE_S)
        if failed is not None:
            raise failed
        return value  # type: ignore[return-value]

    def until(self, what: Callable[[], bool]) -> None:
        """Ask on its thread until it says yes."""
        for _ in range(100_000):
            if self.do(what):
                return
        raise AssertionError("it never was")

    def new_group(self, capacity: int = 50) -> tuple[str, str, str]:
        """Start a group; return its gid, its code and the guide's secret."""

        def start() -> tuple[str, str, str]:
            edition = self.parts.site.edition(MUSEUM)
            assert edition is not None
            group, secret = self.parts.hub.create(plan_of(edition, TOUR), capacity, ())
            return group.gid, group.code, secret

        return self.do(start)

    def stop(self) -> None:
        """End it."""
        self._loop.run_callback_threadsafe(self._stop.set)
        self._thread.join(DEADLINE_S)
        assert not self._thread.is_alive()

    def _run(self, settings: Settings, tls: dict[str, Any]) -> None:
        app = create_app(settings)
        self.parts = app.extensions[KEY]
        self._loop, self._stop = gevent.get_hub().loop, gevent.event.Event()
        server = WSGIServer(
            ("127.0.0.1", 0), app.wsgi_app, handler_class=LineHandler, log=None, error_log=None, **tls
        )
        server.start()
        self._ready.put(server.server_port or 0)
        self._stop.wait()
        server.stop(timeout=1)
        self.parts.hub.close(5)
        self.parts.store.close()
        gevent.get_hub().destroy(destroy_loop=True)
