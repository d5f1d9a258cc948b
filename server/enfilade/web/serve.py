"""`enfilade serve`: the server on a port, or N of them on N ports, until it is told to stop.

The first thing a worker does is to patch the standard library for greenlets, before anything else is
imported: so nothing heavy is imported at the top of this file.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from enfilade.web.settings import Settings

SWITCH_S = 0.0002
"""How long the store's thread may keep the interpreter when the loop wants it back after a send: with
Python's own 5 ms one keyframe for 35 members can be made to wait 35 times.
"""

ACCEPTED = 8
"""New connections taken in one turn of the loop; gevent's own hundred were seen to keep it for 80 ms when
five hundred came at once. The others wait in the kernel, and a turn is a millisecond.
"""

DRAIN_S = 5.0
"""How long open answers and unwritten groups are waited for when the server is told to stop."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM or SIGINT; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="enfilade serve", description="Serve the built site and its groups."
    )
    parser.add_argument("--host", default=None, help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=None, help="port to listen on (8000; 0 takes a free one)")
    parser.add_argument(
        "--workers",
        type=int,
        default=1,
        metavar="N",
        help="N processes on N ports from --port on; needs ENFILADE_REDIS, and deploy/nginx.conf before them",
    )
    parser.add_argument(
        "--tls",
        nargs="*",
        metavar="FILE",
        help="https in this process: with a certificate and its key, or with ones that are made here",
    )
    parser.add_argument("--of-parent", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.workers == 1:
        from gevent import monkey

        monkey.patch_all()
    from enfilade.web.settings import from_environment

    try:
        settings = from_environment()
    except ValueError as error:
        print(f"setting-unreadable {error}; correct it or leave it out", file=sys.stderr)
        return 2
    if given.host is not None:
        settings = replace(settings, host=given.host)
    if given.port is not None:
        settings = replace(settings, port=given.port)
    if given.tls is not None and (given.workers != 1 or len(given.tls) not in (0, 2)):
        print(
            "setting-unreadable --tls takes a certificate and its key, or nothing, and one worker; "
            "several stand behind nginx, which has TLS of its own (deploy/nginx.conf)",
            file=sys.stderr,
        )
        return 2
    if given.workers == 1:
        return _serve(settings, given.of_parent, given.tls)
    from enfilade.web.workers import serve_many

    return serve_many(settings, given.workers)


def _serve(settings: Settings, of_parent: bool, tls: Sequence[str] | None) -> int:
    import gevent
    from gevent.pywsgi import WSGIServer

    from enfilade.web import log
    from enfilade.web.app import create_app
    from enfilade.web.collecting import begin as collect_seldom
    from enfilade.web.line import LineHandler
    from enfilade.web.many_files import make_room
    from enfilade.web.parts import KEY, Parts
    from enfilade.web.staff_cli import first_link
    from enfilade.web.tls import context, made_certificate

    log.begin(settings.log)
    sys.setswitchinterval(SWITCH_S)
    make_room()
    try:
        secure: dict[str, Any] = {}
        if tls is not None:
            files = [Path(name) for name in tls] or made_certificate(settings.home / "secret", settings.host)
            secure = {"ssl_context": context(*files)}
        app = create_app(settings)
    except ValueError as error:
        print(f"setting-unreadable {error}", file=sys.stderr)
        return 2
    parts: Parts = app.extensions[KEY]
    server = WSGIServer(
        (settings.host, settings.port),
        app.wsgi_app,
        handler_class=LineHandler,
        log=None,
        error_log=sys.stderr,
        **secure,
    )
    server.max_accept = ACCEPTED
    try:
        server.start()
    except OSError as error:
        print(
            f"port-taken {settings.host}:{settings.port} {error.strerror or error}; "
            "choose another with --port",
            file=sys.stderr,
        )
        return 1
    parts.hub.lease.begin(replace(settings, port=int(server.server_port or 0)).own_address)
    address = f"http{'s' if secure else ''}://{settings.host}:{server.server_port}{settings.url_prefix}"
    link = first_link(parts.store, parts.hub.now_ms())
    if link is not None:
        log.announce(f"staff {address}/staff/enter/{link}")
    log.announce(f"ready {address}")
    log.say("serving", worker=settings.worker, groups=len(parts.hub.own()))
    collect_seldom()
    stop = gevent.event.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, stop.set)
    if of_parent:
        gevent.spawn(_until_orphaned, stop)
    stop.wait()
    return _drain(server, parts)


def _until_orphaned(stop: Any) -> None:
    """Stop when the parent is gone: it holds the other end of standard input and never writes to it."""
    from gevent.os import tp_read

    tp_read(0, 1)
    stop.set()


def _drain(server: Any, parts: Any) -> int:
    """Take no more, write what is under way, let go."""
    from enfilade.web import log

    server.stop_accepting()
    parts.hub.drain(DRAIN_S)
    server.stop(timeout=1)
    written = parts.hub.close(DRAIN_S)
    log.say("stopped", written=written)
    parts.store.close()
    return 0 if written else 1


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    # A thread still waits for the parent's word on standard input; nothing else is left to do.
    os._exit(status)
