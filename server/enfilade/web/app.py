"""The app: pages, files, groups, put together. `create_app(settings)` is the whole server but its port."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

from enfilade.store.database import Database
from enfilade.web import errors, security
from enfilade.web.after import after
from enfilade.web.assets import assets, stamp_static
from enfilade.web.check import check
from enfilade.web.class_doors import class_doors
from enfilade.web.class_files import class_files
from enfilade.web.class_session import Classes
from enfilade.web.classes import classes as teachers
from enfilade.web.codes import codes
from enfilade.web.driver import TextPacket, Unreadable
from enfilade.web.fanout import Fanout
from enfilade.web.guesses_counted import counted
from enfilade.web.health import health
from enfilade.web.hub import Hub
from enfilade.web.join import join
from enfilade.web.lease import ALONE, AMONG_OTHERS, Lease
from enfilade.web.lessons import lessons
from enfilade.web.limits import MESSAGE_BYTES
from enfilade.web.page import GLOBALS
from enfilade.web.pages import pages
from enfilade.web.parts import KEY, Parts
from enfilade.web.prepare import prepare
from enfilade.web.privacy import privacy
from enfilade.web.recordings import recordings
from enfilade.web.recordings_guide import recordings_guide
from enfilade.web.replay import replay
from enfilade.web.settings import Settings
from enfilade.web.site import SiteFolder
from enfilade.web.sockets import listen
from enfilade.web.staff import staff
from enfilade.web.summaries_swept import Summaries
from enfilade.web.texts import texts
from enfilade.web.viewer_build import ViewerBuild

FORM_BYTES = 64 * 1024
PING_S = 10
"""How often a line is felt: a dead one is known after at most twice this."""


def create_app(settings: Settings, now_ms: Callable[[], int] | None = None) -> Flask:
    """Return the app. It opens the store, takes over the groups in it, and reads the site when first
    asked.
    """
    app = Flask("enfilade.web", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = FORM_BYTES
    app.jinja_env.globals.update(GLOBALS)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    socketio = SocketIO(
        app,
        path="live",
        async_mode="gevent",
        async_handlers=False,
        manage_session=False,
        serializer=TextPacket,
        max_http_buffer_size=MESSAGE_BYTES,
        ping_interval=PING_S,
        ping_timeout=PING_S,
        http_compression=False,
        logger=_faults_of_ours(),
        engineio_logger=_faults_of_ours(),
    )
    try:
        database = Database(settings.database_url)
    except ValueError as error:
        raise ValueError(f"ENFILADE_DATABASE: {error}") from error
    fanout = Fanout(socketio)
    lease = Lease(database, settings.worker, settings.own_address, AMONG_OTHERS if settings.redis else ALONE)
    if settings.redis:
        from enfilade.web.relay_wire import hub_among_others  # needs redis-py, an extra

        hub = hub_among_others(settings, database, fanout, lease, now_ms)
    else:
        hub = Hub(database, fanout, lease, now_ms, settings.lecture_from)
    site = SiteFolder(settings.site)
    left = Summaries(database, hub.now_ms, settings.results_days)
    hub.closing.append(left.close)
    classes = Classes(database, fanout, hub, site, settings)
    if settings.lti.is_file():
        from enfilade.web.lti.install import install as install_lti  # needs PyLTI1p3, an extra

        settings = install_lti(app, settings, database, hub, classes)
    app.extensions[KEY] = Parts(
        settings=settings,
        site=site,
        viewer=ViewerBuild(settings.dist),
        store=database,
        hub=hub,
        classes=classes,
        summaries=left,
        guesses=counted(settings.redis, "codes"),
        fanout=fanout,
    )
    listen(socketio, hub, classes, fanout)
    for blueprint in (
        staff,
        prepare,
        after,
        check,
        texts,
        recordings,
        recordings_guide,
        replay,
        codes,
        join,
        class_doors,
        teachers,
        class_files,
        lessons,
        privacy,
        assets,
        pages,
        health,
    ):
        app.register_blueprint(blueprint)
    app.url_defaults(stamp_static)
    errors.handle(app)
    security.protect(app, settings)
    _stand_behind(app, settings)
    return app


def _faults_of_ours() -> logging.Logger:
    """Return a logger for the sockets that keeps quiet about what clients do wrong.

    A session that is gone after a restart, another site's page: nobody here can mend that. What goes wrong on
    our side comes with its traceback, and is logged. What is below that is not even made into a record: the
    library tells of every packet, and a greenlet's record costs more than writing the packet.
    """
    logger = logging.getLogger("enfilade.sockets")
    logger.setLevel(logging.ERROR)
    logger.addFilter(_with_traceback)
    return logger


def _with_traceback(record: logging.LogRecord) -> bool:
    return record.exc_info is not None and not isinstance(record.exc_info[1], Unreadable)


def _stand_behind(app: Flask, settings: Settings) -> None:
    """Believe as many proxies as are configured, and live under the configured prefix."""
    if settings.url_prefix:
        app.wsgi_app = _Prefixed(app.wsgi_app, settings.url_prefix)  # type: ignore[method-assign]
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )


class _Prefixed:
    """Moves `url_prefix` from the path to where WSGI keeps it, for pages and sockets alike."""

    def __init__(self, inner: Callable[..., Iterable[bytes]], prefix: str) -> None:
        self._inner, self._prefix = inner, prefix

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == self._prefix or path.startswith(self._prefix + "/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + self._prefix
            environ["PATH_INFO"] = path[len(self._prefix) :] or "/"
        return self._inner(environ, start_response)
