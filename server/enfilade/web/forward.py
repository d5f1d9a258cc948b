"""A request about a group that another worker owns is answered by that worker, through this one."""

from __future__ import annotations

import http.client
import logging
from urllib.parse import quote, urlsplit

import gevent
from flask import Response, current_app, request

from enfilade.live.refused import Refused
from enfilade.store.leases import Worker
from enfilade.web.parts import parts

log = logging.getLogger(__name__)

FORWARDED = "X-Enfilade-Forwarded"
"""Stands on a request that has been passed on once: it is not passed on again."""

TRIES, BETWEEN_S = 20, 0.4
"""A worker that died is believed in for as long as its lease runs; then another has its groups. Until then
who asks waits: 8 s, more than twice that long.
"""

OF_ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "proxy-connection"}


def from_owner(gid: str) -> Response | None:
    """Return the owner's answer to the present request; None where the group is this worker's own.

    Raises Refused where the group has ended, or its owner cannot be reached and nobody takes its place.
    """
    for _ in range(TRIES):
        worker = parts().hub.elsewhere(gid)
        if worker is None:
            return None
        if FORWARDED in request.headers:
            break
        try:
            return _ask(worker)
        except OSError:
            log.info("worker %s does not answer", worker.name)
        gevent.sleep(BETWEEN_S)
    raise Refused("group-elsewhere")


def _ask(worker: Worker) -> Response:
    address = urlsplit(worker.address)
    line = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    path = quote(f"{request.script_root}{request.path}")
    if request.query_string:
        path += "?" + request.query_string.decode("ascii", "replace")
    headers = {name: value for name, value in request.headers if name.lower() not in OF_ONE_HOP}
    try:
        line.request(request.method, path, request.get_data(), {**headers, FORWARDED: "1"})
        answer = line.getresponse()
        response = current_app.response_class(answer.read(), answer.status)
        response.headers.clear()
        for name, value in answer.getheaders():
            if name.lower() not in OF_ONE_HOP:
                response.headers.add(name, value)
        return response
    except http.client.HTTPException as error:
        raise OSError(str(error)) from error
    finally:
        line.close()
