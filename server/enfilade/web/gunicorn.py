"""The app under gunicorn, for those who run everything under it: one gunicorn for each worker.

A group's sockets must reach their own worker, so each needs a port and a name: gunicorn's own `workers`
stays 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gunicorn.workers.ggevent import GeventPyWSGIWorker

if TYPE_CHECKING:
    from flask import Flask

DRAIN_S = 5.0


def make_app() -> Flask:
    """Return the app with the settings that ENFILADE_* name."""
    from enfilade.web.app import create_app
    from enfilade.web.collecting import begin as collect_seldom
    from enfilade.web.settings import from_environment

    app = create_app(from_environment())
    collect_seldom()
    return app


class LineWorker(GeventPyWSGIWorker):  # type: ignore[misc]
    """gunicorn's gevent worker with our lines; what is under way is written before it ends."""

    def patch(self) -> None:
        """Patch the standard library; only then may anything of ours be imported."""
        super().patch()
        from enfilade.web.line import LineHandler

        class Handler(LineHandler):
            def log_request(self) -> None:
                """Say nothing: nginx, before us, keeps the log."""

        self.wsgi_handler = Handler

    def handle_exit(self, sig: int, frame: object) -> None:
        """Write what is under way and let the groups go, then stop."""
        import gevent

        gevent.spawn(self._let_go)

    def _let_go(self) -> None:
        from enfilade.web.parts import KEY

        parts: Any = self.wsgi.extensions[KEY]
        parts.hub.close(DRAIN_S)
        parts.store.close()
        # Sockets never end by themselves: whoever is still there is let go after a second.
        self.cfg.set("graceful_timeout", 1)
        self.alive = False
