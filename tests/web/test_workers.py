"""WORKERS: several processes are one server, whichever of them one meets, and when one dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.web.deployed import Deployment, RoamingLine, deployed
from tests.web.running import close_what_broke, post
from tests.web.site_fixture import write_site, write_viewer
from tests.web.test_group_over_sockets import new_group
from tools.services import Postgres

Roam = Callable[..., RoamingLine]
_numbers = count()


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """PostgreSQL, unless a test asks for SQLite."""
    if getattr(request, "param", "postgresql") == "sqlite":
        return f"sqlite:///{tmp_path / 'var' / 'enfilade.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.create(f"workers{next(_numbers)}")


@pytest.fixture
def deployment(
    tmp_path: Path, store: str, redis: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Deployment]:
    """Three workers behind nginx."""
    write_site(tmp_path / "var" / "site")
    write_viewer(tmp_path / "viewer_static" / "dist")
    with deployed(tmp_path, store, redis) as made:
        trusted = str(tmp_path / "nginx" / "fullchain.pem")
        monkeypatch.setenv("SSL_CERT_FILE", trusted)
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", trusted)
        yield made


@pytest.fixture
def roam(deployment: Deployment) -> Iterator[Roam]:
    opened: list[RoamingLine] = []

    def connect(join: dict[str, str], *transports: str) -> RoamingLine:
        opened.append(RoamingLine(deployment.address, join, transports or ("websocket",)))
        return opened[-1]

    yield connect
    for line in opened:
        line.close()
    close_what_broke()


def at(deployment: Deployment, **who: str) -> dict[str, str]:
    status, answer = post(deployment.address, "/join", who)
    assert status == 200, answer
    return answer


def led(deployment: Deployment) -> tuple[dict[str, str], str]:
    """Start a group; return what its guide got, and its code."""
    code, secret = new_group(deployment.running)
    return at(deployment, secret=secret), code


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_WORKERS1_a_killed_worker_s_group_goes_on_at_the_same_stop(
    deployment: Deployment, roam: Roam
) -> None:
    answer, code = led(deployment)
    guide = roam(answer)
    one = roam(at(deployment, code=code, name="Ayna"))
    two = roam(at(deployment, code=code, name="Elçin"), "polling")
    owner = deployment.where(answer["gid"])
    assert {deployment.worker_of(line.join["socket_path"]) for line in (guide, one, two)} == {owner}
    for line in (guide, one, two):
        line.wait(lambda x: x.state())
    guide.done(guide.send("go-to", stop="cell"))
    for line in (one, two):
        line.wait(lambda x: x.state()["mode"].get("stop") == "cell")
    os.kill(deployment.pid(owner), signal.SIGKILL)
    for line in (guide, one, two):
        line.wait(lambda x: len(x.all("state")) >= 2 and x.state()["guide_here"])
        assert line.state()["mode"]["stop"] == "cell"
    assert two.state()["you"]["name"] == "Elçin"
    guide.done(guide.send("go-to", stop="threshold"))
    for line in (one, two):
        line.wait(lambda x: x.state()["mode"]["stop"] == "threshold")
        assert line.state()["rev"] == guide.state()["rev"]


def test_WORKERS2_whichever_worker_is_asked_answers_for_all(deployment: Deployment, roam: Roam) -> None:
    groups = [led(deployment) for _ in range(6)]
    owners = [deployment.where(answer["gid"]) for answer, _code in groups]
    assert sorted(owners) == [0, 0, 1, 1, 2, 2]
    for n, port in enumerate(deployment.ports):
        beside = f"http://127.0.0.1:{port}"
        for (answer, code), owner in zip(groups, owners, strict=True):
            status, joined = post(beside, "/join", {"code": code, "name": f"by {n}"})
            assert status == 200 and deployment.worker_of(joined["socket_path"]) == owner
            assert joined["gid"] == answer["gid"]
        status, refused = post(beside, "/join", {"code": "00000000"})
        assert (status, refused["code"]) == (404, "code-unknown")
    guide = roam(groups[0][0])
    guide.wait(
        lambda x: {m["name"] for m in x.state()["roster"]["members"]} == {None, "by 0", "by 1", "by 2"}
    )
