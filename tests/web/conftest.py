"""A home with a small site; an app on it; a running server on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from enfilade.cli import main
from enfilade.web.app import create_app
from enfilade.web.group_plan import plan_of
from enfilade.web.parts import KEY, Parts
from enfilade.web.settings import Settings
from tests.issue_fixture import FIXTURES
from tests.web.deployed import Deployment, RoamingLine, deployed
from tests.web.running import MemberLine, Running, close_what_broke
from tests.web.site_fixture import MUSEUM, TOUR, write_site, write_viewer
from tools.node_members import bundle
from tools.services import Postgres


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_site(tmp_path / "var" / "site")
    write_viewer(tmp_path / "viewer_static" / "dist")
    return tmp_path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small museum with its light, built once."""
    home = tmp_path_factory.mktemp("tiny")
    shutil.copytree(FIXTURES / "base", home, dirs_exist_ok=True)
    write_viewer(home / "viewer_static" / "dist")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENFILADE_HOME", str(home))
        assert main(["build", "--rebake", "--quality", "sketch"]) == 0
    return home


@pytest.fixture
def app(home: Path) -> Iterator[Flask]:
    made = create_app(Settings(home=home))
    yield made
    parts: Parts = made.extensions[KEY]
    parts.hub.close(5)
    parts.store.close()


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client for what only reads: one app for all of it."""
    home = tmp_path_factory.mktemp("home")
    write_site(home / "var" / "site")
    write_viewer(home / "viewer_static" / "dist")
    made = create_app(Settings(home=home))
    yield made.test_client()
    parts: Parts = made.extensions[KEY]
    parts.hub.close(5)
    parts.store.close()


@pytest.fixture
def parts(app: Flask) -> Parts:
    found: Parts = app.extensions[KEY]
    return found


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def start_group(parts: Parts) -> Callable[..., tuple[str, str, str]]:
    """Start a group; return its gid, its code and the guide's secret."""

    def start(*zones: str, capacity: int = 50) -> tuple[str, str, str]:
        edition = parts.site.edition(MUSEUM)
        assert edition is not None
        group, secret = parts.hub.create(plan_of(edition, TOUR), capacity, zones)
        return group.gid, group.code, secret

    return start


_numbers = count()

Roam = Callable[..., RoamingLine]
Open = Callable[..., MemberLine]


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One server for all tests that do not stop it: each has a group of its own."""
    home = tmp_path_factory.mktemp("running")
    write_site(home / "var" / "site")
    server = Running(home, ENFILADE_CLASSES_PER_HOUR="1000")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def member_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The viewer's own client, bundled for Node."""
    return bundle(tmp_path_factory.mktemp("members"))


@pytest.fixture
def lines() -> Iterator[Callable[..., MemberLine]]:
    """Open members' lines; they are closed before the server is."""
    opened: list[MemberLine] = []

    def connect(*args: object, **kwargs: object) -> MemberLine:
        line = MemberLine(*args, **kwargs)  # type: ignore[arg-type]
        opened.append(line)
        return line

    yield connect
    for line in opened:
        line.close()
    close_what_broke()


@pytest.fixture(scope="session", params=["postgresql"])
def deployment(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, redis: str
) -> Iterator[Deployment]:
    """Three workers behind nginx, for all tests of a store: each has groups of its own. The store is
    PostgreSQL unless a test names another.
    """
    home = tmp_path_factory.mktemp("deployed")
    write_site(home / "var" / "site")
    write_viewer(home / "viewer_static" / "dist")
    store = f"sqlite:///{home / 'var' / 'enfilade.db'}"
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        store = server.create(f"workers{next(_numbers)}")
    with (
        pytest.MonkeyPatch.context() as patch,
        deployed(home, store, redis, ENFILADE_LECTURE_FROM="40") as made,
    ):
        for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
            patch.setenv(name, str(home / "nginx" / "fullchain.pem"))
        yield made


@pytest.fixture
def whole(deployment: Deployment) -> Deployment:
    """The deployment, when all of its workers serve: a test before may have killed one."""
    deployment.wait_whole()
    return deployment


@pytest.fixture
def roam(whole: Deployment) -> Iterator[Roam]:
    opened: list[RoamingLine] = []

    def connect(join: dict[str, str], *transports: str) -> RoamingLine:
        opened.append(RoamingLine(whole.address, join, transports or ("websocket",)))
        return opened[-1]

    yield connect
    for line in opened:
        line.close()
    close_what_broke()
