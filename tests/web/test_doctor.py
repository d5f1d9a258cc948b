"""DOCTOR: every thing that an installation stands on, whole and broken, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from enfilade.store import leases, staff
from enfilade.store.database import Database
from enfilade.web import doctor
from enfilade.web.doctor import Finding, examine, main
from enfilade.web.settings import Settings
from tests.web.deployed import Deployment
from tests.web.site_fixture import write_site, write_viewer
from tools.services import Postgres, free_port
from tools.steps import ROOT

NGINX = ROOT / "deploy" / "nginx.conf"
NOWHERE = Path("/nowhere/enfilade.conf")


@pytest.fixture
def sound(tmp_path: Path) -> Settings:
    """A home on which one worker could serve."""
    write_site(tmp_path / "var" / "site")
    write_viewer(tmp_path / "viewer_static" / "dist")
    settings = Settings(home=tmp_path, port=free_port())
    store = Database(settings.database_url)
    store.run(lambda c: staff.add(c, "Leyla", "admin", 0))
    store.close()
    return settings


def verdicts(settings: Settings, nginx: Path = NOWHERE) -> dict[str, str]:
    """Return the worst verdict by what was looked at."""
    order = ("ok", "warn", "fail")
    out: dict[str, str] = {}
    for one in examine(settings, nginx):
        out[one.what] = max(out.get(one.what, "ok"), one.verdict, key=order.index)
    return out


def test_DOCTOR1_a_whole_deployment_is_in_order(
    whole: Deployment, redis: str, capsys: pytest.CaptureFixture[str]
) -> None:
    home = whole.running.home
    settings = Settings(home=home, database=whole.store, redis=redis, proxies=1)
    assert main(settings, home / "nginx" / "enfilade.conf") == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines if line.split()[1] != "disk"} == {"ok"}
    what = [line.split()[1] for line in lines]
    expected = ["home", "disk", "store", "staff", "clock", "site", "viewer", "redis"]
    assert what == [*expected, "workers", "workers", "workers", "nginx"]


def test_DOCTOR2_one_worker_needs_neither_redis_nor_nginx(sound: Settings) -> None:
    found = verdicts(sound)
    assert found.pop("disk") in ("ok", "warn")
    assert found.pop("workers") == "warn"
    assert set(found.values()) == {"ok"}


def a_picture_of_the_site(settings: Settings) -> Path:
    return next((settings.site / "halls").glob("*.glb"))


BREAKS: dict[str, tuple[Callable[[Settings], object], str, str, str]] = {
    "no site": (lambda s: (s.site / "site.json").unlink(), "site", "fail", "enfilade build"),
    "a file of the site is another": (
        lambda s: a_picture_of_the_site(s).write_bytes(b"x"),
        "site",
        "fail",
        "remove var/cache/site and var/site",
    ),
    "a museum is missing": (
        lambda s: (s.site / "memory" / "museum.json").unlink(),
        "site",
        "fail",
        "enfilade build",
    ),
    "no viewer": (lambda s: (s.dist / "manifest.json").unlink(), "viewer", "fail", "make set-up"),
    "no store": (lambda s: (s.home / "var" / "enfilade.db").unlink(), "store", "warn", "enfilade serve"),
    "no store's file": (
        lambda s: (s.home / "var" / "enfilade.db").write_bytes(b"no database at all" * 99),
        "store",
        "fail",
        "ENFILADE_DATABASE",
    ),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_DOCTOR3_what_is_broken_is_named_with_a_remedy(
    broken: str, sound: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    act, what, verdict, remedy = BREAKS[broken]
    act(sound)
    (found,) = [one for one in examine(sound, NOWHERE) if one.what == what and one.verdict != "ok"]
    assert found.verdict == verdict and remedy in found.remedy
    assert main(sound, NOWHERE) == (1 if verdict == "fail" else 0)
    assert str(found) in capsys.readouterr().out


def test_DOCTOR4_redis_and_the_store_are_asked(sound: Settings, tmp_path: Path) -> None:
    away = replace(sound, redis=f"unix://{tmp_path}/nobody.sock", database="postgresql://x@/y?host=/nowhere")
    found = verdicts(away)
    assert (found["redis"], found["store"]) == ("fail", "fail")
    assert verdicts(replace(sound, database="mysql://x/y"))["store"] == "fail"


def test_DOCTOR5_an_older_and_a_newer_store_are_told_apart(sound: Settings, postgres: Postgres) -> None:
    settings = replace(sound, database=postgres.create("doctor"))
    assert verdicts(settings)["store"] == "warn"
    store = Database(settings.database_url)
    for version, verdict in (("0001", "warn"), ("9999", "fail")):
        store.run(lambda c, v=version: c.exec_driver_sql(f"update alembic_version set version_num = '{v}'"))  # type: ignore[misc]
        assert verdicts(settings)["store"] == verdict
    store.close()


def test_DOCTOR6_clock_staff_and_disk(sound: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Database(sound.database_url)
    store.run(lambda c: staff.remove(c, "Leyla"))
    store.close()
    monkeypatch.setattr(leases, "clock_ms", lambda _c: 0)
    monkeypatch.setattr(doctor, "LEAST_BYTES", 2**62)
    found = verdicts(sound)
    assert (found["staff"], found["clock"], found["disk"]) == ("warn", "fail", "fail")


def test_DOCTOR7_nginx_s_file_is_compared_with_the_workers(sound: Settings, tmp_path: Path) -> None:
    store = Database(sound.database_url)
    for name, port in (("0", 8000), ("1", 8001), ("2", 9002)):
        store.run(
            lambda c, n=name, p=port: leases.register(c, n, "boot", f"http://127.0.0.1:{p}", 600_000)  # type: ignore[misc]
        )
    store.close()

    def said(text: str, settings: Settings) -> list[Finding]:
        file = tmp_path / "enfilade.conf"
        file.write_text(text)
        return [one for one in examine(settings, file) if one.what == "nginx"]

    behind = replace(sound, proxies=1, redis="unix:///x")
    text = NGINX.read_text()
    (only,) = said(text, behind)
    assert only.verdict == "fail" and "leads worker 2 to 127.0.0.1:8002, it is at 127.0.0.1:9002" in only.said
    (only,) = said(text.replace(":8002", ":9002"), behind)
    assert only.verdict == "ok" and "3 workers agree" in only.said
    differ, _ = said(text.replace("server 127.0.0.1:8002", "server 127.0.0.1:9002"), behind)
    assert "its two lists of workers differ: 127.0.0.1:8002, 127.0.0.1:9002" in differ.said
    (unbelieved,) = said(text.replace(":8002", ":9002"), replace(behind, proxies=0))
    assert "ENFILADE_PROXIES=1" in unbelieved.remedy
    (absent,) = [one for one in examine(behind, NOWHERE) if one.what == "nginx"]
    assert absent.verdict == "fail" and "deploy/nginx.conf" in absent.remedy
    assert {one.verdict for one in examine(replace(behind, redis=""), NOWHERE) if one.what == "redis"} == {
        "fail"
    }
