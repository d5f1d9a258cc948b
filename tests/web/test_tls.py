"""VOICE11: https in the process, for a classroom without a proxy."""

from __future__ import annotations

import ssl
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from enfilade.web.tls import made_certificate
from tests.web.running import DEADLINE_S, SERVER, MemberLine, Running
from tests.web.site_fixture import write_site
from tests.web.test_group_over_sockets import joined, new_group

Lines = Callable[..., MemberLine]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_site(tmp_path / "var" / "site")
    return tmp_path


@pytest.fixture
def secure(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A server with a made certificate, which everything in this test trusts."""
    server = Running(home, 0, "--tls")
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
        monkeypatch.setenv(name, str(home / "secret" / "tls-cert.pem"))
    monkeypatch.setattr(ssl, "_create_default_https_context", ssl.create_default_context)
    yield server
    server.stop()


def test_VOICE11_a_group_meets_over_tls_by_websocket_and_long_polling(secure: Running, lines: Lines) -> None:
    assert secure.address.startswith("https://127.0.0.1:")
    assert secure.staff_link.startswith("https://127.0.0.1:")
    with urllib.request.urlopen(f"{secure.address}/az/", timeout=DEADLINE_S) as page:
        assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    code, secret = new_group(secure)
    guide = lines(secure.address, joined(secure, secret=secret))
    there = [
        lines(secure.address, joined(secure, code=code)),
        lines(secure.address, joined(secure, code=code), ("polling",)),
    ]
    for line in there:
        line.wait(lambda x: x.state())
    guide.done(guide.send("speak", on=True))
    said = ["0AAAA" + "A" * 400, "0AAAB" + "A" * 400]
    for text in said:
        guide.emit("v", text)
    for line in there:
        line.wait(lambda x: x.all("v")[-1:] == said[-1:])
        assert line.all("v") == said


@pytest.mark.parametrize("way", ["websocket", "polling"])
def test_LIMIT13_over_tls_too_what_is_too_large_is_refused_and_the_line_stays(
    secure: Running, lines: Lines, way: str
) -> None:
    code, _secret = new_group(secure)
    member = lines(secure.address, joined(secure, code=code), (way,))
    member.wait(lambda x: x.state())
    member.emit("command", {"id": "long", "do": {"do": "hand", "up": "x" * 1_000_000}})
    member.wait(lambda x: [r for r in x.all("refused") if r["id"] == "long"])
    assert [r["error"]["code"] for r in member.all("refused")] == ["too-large"]
    member.done(member.send("hand", up=True))
    assert not member.all("disconnect")


def test_VOICE11_a_made_certificate_is_kept_while_it_holds(tmp_path: Path) -> None:
    cert, key = made_certificate(tmp_path, "127.0.0.1")
    held = cert.read_bytes(), key.read_bytes()
    assert key.stat().st_mode & 0o777 == 0o600
    assert made_certificate(tmp_path, "127.0.0.1") == (cert, key)
    assert (cert.read_bytes(), key.read_bytes()) == held
    made_certificate(tmp_path, "museum.example")
    assert cert.read_bytes() != held[0]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--tls", "nowhere.pem", "nokey.pem"), "setting-unreadable --tls nowhere.pem nokey.pem: "),
        (("--tls", "one.pem"), "setting-unreadable --tls takes a certificate and its key, or nothing"),
        (("--tls", "--workers", "2"), "setting-unreadable --tls takes a certificate and its key, or nothing"),
    ],
)
def test_VOICE11_what_cannot_be_is_said_in_a_line(home: Path, options: tuple[str, ...], says: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", Running.program, "--port", "0", *options],
        env={"PATH": "/usr/bin", "ENFILADE_HOME": str(home), "PYTHONPATH": SERVER},
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(says), done.stderr
