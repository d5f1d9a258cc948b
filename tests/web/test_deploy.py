"""DEPLOY: the files of deploy/ as they stand, with their ports and folders put into place."""

from __future__ import annotations

import configparser
import os
import shutil
import ssl
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from http.cookiejar import CookieJar
from pathlib import Path

import brotli
import pytest

from enfilade.store import groups, leases, staff
from enfilade.store.database import Database
from enfilade.web.settings import Settings
from tests.web.deployed import Deployment
from tests.web.running import DEADLINE_S, SERVER, MemberLine
from tests.web.site_fixture import MUSEUM, write_site
from tests.web.test_group_over_sockets import joined, new_group
from tools.services import free_port
from tools.steps import ROOT

SERVICE = ROOT / "deploy" / "enfilade.service"


def fetch(address: str, **headers: str) -> tuple[int, Message, bytes]:
    """Ask over TLS; return status, headers and body as they come."""
    request = urllib.request.Request(address, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=DEADLINE_S) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def hall(whole: Deployment, suffix: str) -> Path:
    """Return a hall's file of the site, as its path below the home."""
    return next(file for file in (whole.running.home / "var/site/halls").glob(f"*{suffix}"))


def test_DEPLOY1_nginx_gives_out_the_site_packed_and_for_ever(whole: Deployment) -> None:
    for suffix, kind in ((".glb", "model/gltf-binary"), (".json", "application/json")):
        file = hall(whole, suffix)
        address = f"{whole.address}/site/halls/{file.name}"
        status, headers, plain = fetch(address)
        assert (status, plain) == (200, file.read_bytes())
        assert headers["Content-Type"] == kind and headers["Content-Encoding"] is None
        status, headers, packed = fetch(address, Accept_Encoding="gzip, br")
        assert (status, headers["Content-Encoding"], headers["Content-Type"]) == (200, "br", kind)
        assert brotli.decompress(packed) == plain
        status, headers, _ = fetch(address, Accept_Encoding="gzip")
        assert (status, headers["Content-Encoding"]) == (200, "gzip")
        for name in ("Cache-Control", "Vary", "X-Content-Type-Options"):
            assert headers[name], name
        assert "immutable" in ", ".join(headers.get_all("Cache-Control", []))
        assert headers["Server"] == "nginx"


def test_DEPLOY2_what_is_not_to_be_given_out_is_not(whole: Deployment) -> None:
    assert list((whole.running.home / "var/site/private").rglob("*.json"))
    for path in (
        f"/site/private/{MUSEUM}/r1/doors.az.json",
        "/site/halls/../private/x.json",
        "/site/halls/%2e%2e/site.json",
        "/brotli/site/halls/" + hall(whole, ".glb").name,
        "/site/../enfilade.db",
        "/enfilade.db",
        "/site/halls/0000000000000000.glb",
    ):
        assert fetch(whole.address + path)[0] in (400, 403, 404), path


def test_DEPLOY3_pages_come_over_tls_with_the_hosts_name_and_the_readers_address(whole: Deployment) -> None:
    status, headers, page = fetch(f"{whole.address}/az/{MUSEUM}")
    assert status == 200
    assert f'<link rel="canonical" href="{whole.address}/az/{MUSEUM}'.encode() in page
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    for n in range(25):
        # Whatever somebody writes there themselves: it is the address that nginx saw which counts.
        request = urllib.request.Request(
            f"{whole.address}/join",
            b'{"code": "00000000"}',
            {
                "Content-Type": "application/json",
                "X-Forwarded-For": f"192.0.2.{n}",
                "Accept": "application/json",
            },
        )
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request, timeout=DEADLINE_S)
        caught.value.close()


def test_DEPLOY4_the_viewers_files_are_kept_by_nginx(whole: Deployment) -> None:
    name = next((whole.running.home / "viewer_static/dist/assets").glob("*.js")).name
    seen = []
    for _ in range(2):
        status, headers, body = fetch(f"{whole.address}/viewer/assets/{name}", Accept_Encoding="br")
        assert status == 200 and body
        assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
        seen.append(headers["X-Cache"])
    assert seen[-1] == "HIT"


def test_DEPLOY5_a_worker_that_is_not_there_is_nobody(whole: Deployment) -> None:
    assert fetch(f"{whole.address}/live/7/abcdefabcdef/?EIO=4&transport=polling")[0] == 502


def test_DEPLOY6_plain_http_leads_to_tls(whole: Deployment) -> None:
    text = (whole.running.home / "nginx" / "enfilade.conf").read_text()
    plain = text.split("listen ")[1].split(";")[0]

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_args: object, **_kwargs: object) -> None:
            return None

    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.build_opener(Stay).open(f"http://{plain}/az/?x=1", timeout=DEADLINE_S)
    with caught.value as answer:
        assert (answer.code, answer.headers["Location"]) == (301, "https://127.0.0.1/az/?x=1")


def test_DEPLOY7_old_tls_is_refused(whole: Deployment) -> None:
    told = ssl.create_default_context()
    told.maximum_version = ssl.TLSVersion.TLSv1_2
    with urllib.request.urlopen(f"{whole.address}/health", context=told, timeout=DEADLINE_S) as answer:
        assert answer.status == 200


def test_DEPLOY8_the_service_of_systemd_is_one(tmp_path: Path) -> None:
    unit = configparser.RawConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(SERVICE)
    service = dict(unit["Service"])
    assert service["ExecStart"] == "/srv/enfilade/.venv/bin/enfilade serve --workers 3"
    assert (service["User"], service["Restart"], service["KillMode"]) == ("enfilade", "always", "mixed")
    assert service["ReadWritePaths"] == "/srv/enfilade/var"
    # Longer than the workers take to drain, or systemd would kill them while they write.
    assert int(service["TimeoutStopSec"]) > 15
    verify = shutil.which("systemd-analyze")
    if verify is not None:
        there = tmp_path / "enfilade.service"
        program = tmp_path / "enfilade"
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
        there.write_text(SERVICE.read_text().replace("/srv/enfilade/.venv/bin/enfilade", str(program)))
        done = subprocess.run(
            [verify, "verify", "--man=no", there],
            capture_output=True,
            text=True,
            timeout=DEADLINE_S,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("count", "name", "value", "told"),
    [
        ("2", "REDIS", "", "redis-missing several workers tell each other through Redis; set ENFILADE_REDIS"),
        ("2", "REDIS", "unix:///nowhere.sock", "redis-missing Redis does not answer"),
        ("99", "REDIS", "", "workers-count 99 workers; take 1 to 64"),
        ("1", "DATABASE", "mysql://x/y", "setting-unreadable ENFILADE_DATABASE: mysql is no store"),
        ("1", "WORKER", "../0", "setting-unreadable ENFILADE_WORKER"),
    ],
)
def test_DEPLOY9_what_is_missing_is_said(
    count: str, name: str, value: str, told: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "enfilade.web.serve", "--port", "0", "--workers", count],
        env={**os.environ, "ENFILADE_HOME": str(tmp_path), "PYTHONPATH": SERVER, f"ENFILADE_{name}": value},
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(told) and done.stdout == ""


def test_DEPLOY10_the_app_runs_under_gunicorn(tmp_path: Path, lines: Callable[..., MemberLine]) -> None:
    write_site(tmp_path / "var" / "site")
    store = Database(Settings(home=tmp_path).database_url)
    person = store.run(lambda c: staff.add(c, "Leyla", "guide", 0))
    link = store.run(lambda c: staff.make_link(c, person, int(time.time() * 1000)))
    store.close()
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", str(ROOT / "deploy" / "gunicorn.conf.py")]
    settings = {"ENFILADE_HOME": str(tmp_path), "ENFILADE_PORT": str(port), "PYTHONPATH": SERVER}
    process = subprocess.Popen(
        [*command, "enfilade.web.gunicorn:make_app()"],
        env={**os.environ, **settings},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    with process, process.stderr as told:
        try:
            assert any("Booting worker" in line for line in told)
            under = Under(f"http://127.0.0.1:{port}", link)
            code, secret = new_group(under)  # type: ignore[arg-type]
            guide = lines(under.address, joined(under, secret=secret))  # type: ignore[arg-type]
            one = lines(under.address, joined(under, code=code))  # type: ignore[arg-type]
            two = lines(under.address, joined(under, code=code), transports=("polling",))  # type: ignore[arg-type]
            for line in (guide, one, two):
                line.wait(lambda x: x.state())
            guide.done(guide.send("go-to", stop="cell"))
            for line in (one, two):
                line.wait(lambda x: x.state()["mode"]["stop"] == "cell")
        finally:
            process.terminate()
            said = told.read()
    assert process.returncode == 0, said
    assert "Traceback" not in said
    store = Database(Settings(home=tmp_path).database_url)
    (group,) = store.read(groups.read_open)
    assert group.mode.kind == "touring" and group.mode.stop == "cell"
    assert store.read(leases.serving) == {}
    store.close()


class Under:
    """A server that we did not start by `enfilade serve`, and somebody of its staff."""

    def __init__(self, address: str, link: str) -> None:
        self.address = address
        self.staff = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        until = time.monotonic() + DEADLINE_S
        while True:
            try:
                self.staff.open(f"{address}/staff/enter/{link}", b"", timeout=DEADLINE_S).close()
                return
            except urllib.error.URLError:
                assert time.monotonic() < until
                threading.Event().wait(0.05)
