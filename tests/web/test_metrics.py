"""What is seen of a running server: /metrics, /health, and the log."""

from __future__ import annotations

import io
import json
import logging
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from enfilade.web import log
from enfilade.web.app import create_app
from enfilade.web.metrics import BOUNDS_S, Histogram, family, histogram
from enfilade.web.parts import KEY, Parts
from enfilade.web.settings import Settings
from tests.web.in_thread import InThread
from tests.web.running import DEADLINE_S, MemberLine, keyframe_text, post
from tests.web.site_fixture import write_site

Lines = Callable[..., MemberLine]

SAMPLE = re.compile(
    r'([a-z_]+)(?:\{([a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="[^"\n]*")*)\})? (-?[\d.e+]+|\+Inf)'
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InThread]:
    home = tmp_path_factory.mktemp("metrics")
    write_site(home / "var" / "site")
    made = InThread(home)
    yield made
    made.stop()


def fetch(server: InThread, path: str, **headers: str) -> tuple[int, str, str]:
    """Return status, type and text of an answer."""
    request = urllib.request.Request(server.address + path, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=DEADLINE_S) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def read(text: str) -> dict[str, float]:
    """Return the samples of a page, as strictly as Prometheus reads it."""
    out: dict[str, float] = {}
    kinds: dict[str, str] = {}
    assert text.endswith("\n")
    for line in text.splitlines():
        if line.startswith("# HELP "):
            assert len(line.split(" ", 3)) == 4
        elif line.startswith("# TYPE "):
            name, kind = line.split(" ")[2:]
            assert kind in ("counter", "gauge", "histogram") and name not in kinds
            kinds[name] = kind
        else:
            found = SAMPLE.fullmatch(line)
            assert found is not None, line
            assert re.sub("_(bucket|sum|count)$", "", found[1]) in kinds or found[1] in kinds, line
            key = f"{found[1]}{{{found[2]}}}" if found[2] else found[1]
            assert key not in out, line
            out[key] = float(found[3])
    return out


def metrics(server: InThread) -> dict[str, float]:
    status, kind, text = fetch(server, "/metrics")
    assert status == 200 and kind == "text/plain; version=0.0.4; charset=utf-8"
    return read(text)


def test_SEEN1_the_metrics_tell_what_the_groups_do(server: InThread, lines: Lines) -> None:
    before = metrics(server)
    _, code, secret = server.new_group()
    guide = lines(server.address, post(server.address, "/join", {"secret": secret})[1])
    follower = lines(server.address, post(server.address, "/join", {"code": code, "name": "Leyla"})[1])
    poller = lines(server.address, post(server.address, "/join", {"code": code})[1], transports=("polling",))
    for line in (follower, poller):
        line.wait(lambda x: x.state())
    guide.done(guide.send("walk"))
    text = keyframe_text(guide.clock() - guide.state()["created_ms"], 1)
    guide.emit("m", text)
    follower.wait(lambda x: x.all("m") == [text])
    follower.send("walk")
    follower.wait(lambda x: x.all("refused"))
    follower.cut()
    follower.wait(lambda x: len(x.all("state")) == 2)
    now = metrics(server)

    def more(name: str) -> float:
        return now.get(name, 0) - before.get(name, 0)

    assert more('enfilade_groups{mode="walking"}') == 1
    assert more('enfilade_sockets{transport="websocket"}') == 2
    assert more('enfilade_sockets{transport="polling"}') == 1
    assert sum(more(name) for name in now if name.startswith("enfilade_members{")) == 3
    assert more('enfilade_fanout_seconds_count{what="motion"}') == 1
    assert more('enfilade_fanout_seconds_count{what="command"}') == 1
    assert more('enfilade_fanout_seconds_bucket{what="command",le="+Inf"}') == 1
    assert more("enfilade_store_commit_seconds_count") > 3
    assert more('enfilade_refused_total{code="only-guide"}') == 1
    assert more("enfilade_reconnects_total") == 1
    assert now["process_resident_memory_bytes"] > 10e6 and now["process_cpu_seconds_total"] > 0
    assert "Leyla" not in fetch(server, "/metrics")[2]


def test_SEEN2_nobody_else_sees_the_metrics(home: Path) -> None:
    for settings, environ, headers, status in (
        (Settings(home=home), {"REMOTE_ADDR": "127.0.0.1"}, {}, 200),
        (Settings(home=home), {"REMOTE_ADDR": "::1"}, {}, 200),
        (Settings(home=home), {"REMOTE_ADDR": "192.0.2.7"}, {}, 404),
        (Settings(home=home), {"REMOTE_ADDR": "127.0.0.1"}, {"X-Forwarded-For": "192.0.2.7"}, 404),
        (Settings(home=home, metrics_token="s3"), {"REMOTE_ADDR": "127.0.0.1"}, {}, 404),
        (Settings(home=home, metrics_token="s3"), {"REMOTE_ADDR": "192.0.2.7"}, bearer("s4"), 404),
        (Settings(home=home, metrics_token="s3"), {"REMOTE_ADDR": "192.0.2.7"}, bearer("s3"), 200),
    ):
        app = create_app(settings)
        answer = app.test_client().get("/metrics", environ_base=environ, headers=headers)
        assert answer.status_code == status, (settings.metrics_token, environ, headers)
        end(app)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def end(app: Flask) -> None:
    parts: Parts = app.extensions[KEY]
    parts.hub.close(5)
    parts.store.close()


def test_SEEN3_health_tells_whether_visitors_should_come(
    client: FlaskClient, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    well = {"ok": True, "store": True, "draining": False, "site": "r1", "groups": 0}
    assert client.get("/health").get_json() == well
    with monkeypatch.context() as gone:
        gone.setattr(parts.store, "read", _no_store)
        answer = client.get("/health")
        assert (answer.status_code, answer.get_json()) == (503, {**well, "ok": False, "store": False})
    parts.hub.drain(5)
    answer = client.get("/health")
    assert (answer.status_code, answer.get_json()) == (503, {**well, "ok": False, "draining": True})
    assert client.get("/health/live").get_json() == {"ok": True}


def _no_store(_work: Any) -> Any:
    from sqlalchemy.exc import OperationalError

    raise OperationalError("select 1", {}, OSError("gone"))


def test_SEEN4_histograms_add_up(server: InThread) -> None:
    taken = Histogram()
    for seconds in (0.0, 0.001, 0.0011, 0.3, 7.0):
        taken.observe(seconds)
    samples = read("\n".join(histogram("h_seconds", "Told.", "what", {'a"\\b': taken})) + "\n")
    counts = [samples[f'h_seconds_bucket{{what="a\\"\\\\b",le="{bound}"}}'] for bound in (*BOUNDS_S, "+Inf")]
    assert counts == [2, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5]
    assert samples['h_seconds_sum{what="a\\"\\\\b"}'] == pytest.approx(7.3021)
    assert list(family("n", "gauge", "Told.", "", {"": 3.0}))[-1] == "n 3"


@pytest.fixture
def written() -> Iterator[Callable[[str], io.StringIO]]:
    """Begin a log; as it was afterwards."""
    kept = log.ROOT.handlers[:], log.ROOT.propagate, log.ROOT.level

    def begin(form: str) -> io.StringIO:
        out = io.StringIO()
        log.begin(form, out)
        return out

    yield begin
    log.ROOT.handlers[:], log.ROOT.propagate = kept[0], kept[1]
    log.ROOT.setLevel(kept[2])


def test_SEEN5_the_log_is_one_object_a_line(written: Callable[[str], io.StringIO]) -> None:
    out = written("")  # a file is read by a machine
    log.say("line-given-up", group="g1", member="u1", why="stalled")
    try:
        raise OSError("disk\nfull")
    except OSError:
        logging.getLogger("enfilade.store.writer").exception("groups could not be written")
    first, second = map(json.loads, out.getvalue().splitlines())
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", first.pop("at"))
    assert first == {
        "level": "info",
        "event": "line-given-up",
        "group": "g1",
        "member": "u1",
        "why": "stalled",
    }
    assert second["level"] == "error" and "disk\nfull" in second["trace"]


def test_SEEN6_a_terminal_stays_quiet_until_something_is_wrong(written: Callable[[str], io.StringIO]) -> None:
    out = written("text")
    log.say("line-given-up", group="g1")
    assert out.getvalue() == ""
    log.say("group-elsewhere", logging.WARNING, group="g1")
    assert re.fullmatch(r"\d\d:\d\d:\d\d warning group-elsewhere group=g1\n", out.getvalue())


def test_SEEN7_the_log_names_nobody(
    server: InThread, lines: Lines, written: Callable[[str], io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = written("json")
    _, code, secret = server.new_group()
    join = post(server.address, "/join", {"code": code, "name": "Leyla"})[1]
    follower = lines(server.address, join)
    follower.wait(lambda x: x.state())
    outlet = server.do(lambda: next(iter(server.fanout._members.values())).line.queue)
    server.do(lambda: outlet._give_up("stalled"))
    follower.wait(lambda x: len(x.all("state")) == 2)
    said = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [
        {k: v for k, v in each.items() if k != "at"} for each in said if each["event"] == "line-given-up"
    ] == [
        {
            "level": "info",
            "event": "line-given-up",
            "group": join["gid"],
            "member": join["uid"],
            "why": "stalled",
        }
    ]
    for secret_thing in ("Leyla", code, code.replace(" ", ""), secret, join["token"], "127.0.0.1"):
        assert secret_thing not in out.getvalue()


def test_SEEN8_settings_of_what_is_seen_are_read(home: Path) -> None:
    from enfilade.web.settings import from_environment

    made = from_environment({"ENFILADE_METRICS_TOKEN": "t", "ENFILADE_LOG": "json"})
    assert (made.metrics_token, made.log) == ("t", "json")
    assert replace(made, log="") == from_environment({"ENFILADE_METRICS_TOKEN": "t"})
    with pytest.raises(ValueError, match="ENFILADE_LOG"):
        from_environment({"ENFILADE_LOG": "xml"})
    assert sys.stderr is not None
