"""`/health` for the load balancer, `/metrics` for Prometheus."""

from __future__ import annotations

import hmac
import os
import resource
import time
from collections import Counter
from collections.abc import Iterator
from ipaddress import ip_address

import gevent
from flask import Blueprint, Response, jsonify, make_response, request
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from enfilade.live.state import presence
from enfilade.web.errors import Problem
from enfilade.web.metrics import SEEN, counted, family, page
from enfilade.web.parts import parts
from enfilade.web.site import NotBuilt

health = Blueprint("health", __name__)

STORE_S = 2.0
"""How long the store may take to answer before it counts as gone."""

_BEGAN = time.time()


@health.get("/health")
def ready() -> Response:
    """Whether new visitors should be sent here: the store answers, and the server is not about to stop.

    Who has a line here keeps it in any case.
    """
    try:
        revision = parts().site.index().revision
    except NotBuilt:
        revision = None
    store, draining = _store_answers(), parts().hub.draining
    body = {
        "ok": store and not draining,
        "store": store,
        "draining": draining,
        "site": revision,
        "groups": len(parts().hub.own()),
    }
    response = make_response(jsonify(body), 200 if body["ok"] else 503)
    response.headers["Cache-Control"] = "no-store"
    return response


@health.get("/health/live")
def live() -> Response:
    """Whether the process answers at all."""
    response = jsonify({"ok": True})
    response.headers["Cache-Control"] = "no-store"
    return response


@health.get("/metrics")
def metrics() -> Response:
    """What the process does, for this machine or for who has the token. For others there is no such page."""
    if not _may_see():
        raise Problem("page-unknown")
    response = make_response(page([*_now(), *counted(SEEN)]))
    response.headers["Content-Type"] = "text/plain; version=0.0.4; charset=utf-8"
    response.headers["Cache-Control"] = "no-store"
    return response


def _may_see() -> bool:
    """With a token set, who brings it; without one, who asks from this machine and not through a proxy."""
    token = parts().settings.metrics_token
    if token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        return hmac.compare_digest(given.encode(), token.encode())
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    return ip_address(request.remote_addr or "0.0.0.0").is_loopback


def _store_answers() -> bool:
    answer = False
    with gevent.Timeout(STORE_S, False):  # type: ignore[arg-type]
        try:
            parts().store.read(lambda connection: connection.execute(text("select 1")).scalar())
            answer = True
        except SQLAlchemyError:
            answer = False
    return answer


def _now() -> Iterator[str]:
    """Yield what is so at this moment."""
    hub = parts().hub
    groups = hub.own()
    modes = Counter(type(group.mode).__name__.lower() for group in groups)
    presences: Counter[str] = Counter(
        presence(member) for group in groups for member in group.members.values()
    )
    yield from family(
        "enfilade_groups", "gauge", "Groups of this process that have not ended.", "mode", modes
    )
    yield from family("enfilade_members", "gauge", "Their members.", "presence", presences)
    yield from family(
        "enfilade_sockets", "gauge", "Members' sockets here.", "transport", parts().fanout.by_transport()
    )
    yield from family(
        "enfilade_guests", "gauge", "Sockets that have shown no token yet.", "", {"": parts().fanout.guests()}
    )
    yield from family(
        "enfilade_classes", "gauge", "Classes held in this process.", "", {"": parts().classes.own()}
    )
    used = resource.getrusage(resource.RUSAGE_SELF)
    yield from family(
        "process_cpu_seconds_total", "counter", "Processor's time.", "", {"": used.ru_utime + used.ru_stime}
    )
    yield from family("process_start_time_seconds", "gauge", "When it began.", "", {"": _BEGAN})
    with open("/proc/self/statm") as statm:
        pages = int(statm.read().split()[1])
    yield from family(
        "process_resident_memory_bytes", "gauge", "Memory.", "", {"": pages * os.sysconf("SC_PAGE_SIZE")}
    )
