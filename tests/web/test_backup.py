"""STORE: what a backup holds comes back, on either database; what it must not touch it does not touch."""

from __future__ import annotations

import tarfile
from itertools import count
from pathlib import Path

import pytest

from enfilade.store import dump, groups, leases, staff
from enfilade.store.database import Database
from enfilade.web.backup import backup, main, restore, revisions_in_use
from enfilade.web.settings import Settings
from tests.store.test_groups import a_group
from tests.web.site_fixture import write_site
from tools.services import Postgres

KINDS = ("sqlite", "postgresql")
_numbers = count()


def home_with(folder: Path, kind: str, request: pytest.FixtureRequest) -> Settings:
    folder.mkdir(exist_ok=True)
    store = ""
    if kind == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        store = server.create(f"backup{next(_numbers)}")
    return Settings(home=folder, database=store)


def fill(settings: Settings) -> dump.Rows:
    """Put people, a group and words into a home; return what its store holds."""
    write_site(settings.site)
    (settings.home / "tours" / "memory").mkdir(parents=True)
    (settings.home / "tours" / "memory" / "museum.yaml").write_text("id: memory\nşəhər: Bakı\n")
    store = Database(settings.database_url)
    person = store.run(lambda c: staff.add(c, "Leyla", "guide", 5))
    store.run(lambda c: staff.make_link(c, person, 5))
    store.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    store.run(lambda c: groups.add_tokens(c, {"token": ("g1", "guide")}))
    rows = store.read(dump.take)
    store.close()
    return rows


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("other", KINDS)
def test_STORE28_a_backup_comes_back_on_either_database(
    kind: str, other: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    here = home_with(tmp_path / "here", kind, request)
    there = home_with(tmp_path / "there", other, request)
    rows = fill(here)
    file = tmp_path / "kept.tar.gz"
    assert backup(here, file) == sum(map(len, rows.values())) == 4
    assert file.stat().st_mode & 0o777 == 0o600
    assert restore(there, file) == (4, None)
    store = Database(there.database_url)
    assert store.read(dump.take) == rows
    # The next person's number is a new one on either database.
    assert store.run(lambda c: staff.add(c, "Aydın", "guide", 6)).id == 2
    store.close()
    for name in ("tours/memory/museum.yaml", "var/site/site.json", "var/site/memory/r1.json"):
        assert (there.home / name).read_bytes() == (here.home / name).read_bytes()


def test_STORE29_what_stood_there_before_is_kept_aside(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    settings = home_with(tmp_path / "here", "sqlite", request)
    rows = fill(settings)
    file = tmp_path / "kept.tar.gz"
    backup(settings, file)
    words = settings.home / "tours" / "memory" / "museum.yaml"
    before = words.read_text()
    words.write_text("id: memory\n# changed\n")
    store = Database(settings.database_url)
    store.run(lambda c: staff.remove(c, "Leyla"))
    store.close()
    count, aside = restore(settings, file)
    assert count == 4 and aside is not None
    assert words.read_text() == before
    assert "# changed" in (aside / "tours" / "memory" / "museum.yaml").read_text()
    store = Database(settings.database_url)
    assert store.read(dump.take) == rows
    store.close()


def test_STORE30_nothing_is_restored_under_a_running_server(
    tmp_path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = home_with(tmp_path / "here", "sqlite", request)
    rows = fill(settings)
    file = tmp_path / "kept.tar.gz"
    assert main("backup", file, settings) == 0
    store = Database(settings.database_url)
    store.run(lambda c: leases.register(c, "0", "boot", "", 600_000))
    store.run(lambda c: staff.remove(c, "Leyla"))
    assert main("restore", file, settings) == 1
    assert "a server runs on this store; stop it first" in capsys.readouterr().err
    assert store.read(dump.take)["staff"] == []
    store.run(lambda c: leases.release(c, "0", "boot"))
    store.close()
    assert main("restore", file, settings) == 0
    assert revisions_in_use(settings) == {(a_group().plan.museum, a_group().plan.revision)}
    assert rows["groups"][0]["state"] == a_group().model_dump_json()


@pytest.mark.parametrize("bad", ["missing", "half", "outside", "newer", "unknown"])
def test_STORE31_a_file_that_is_no_backup_changes_nothing(
    bad: str, tmp_path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = home_with(tmp_path / "here", "sqlite", request)
    rows = fill(settings)
    file = tmp_path / "kept.tar.gz"
    if bad != "missing":
        backup(settings, file)
    if bad == "half":
        file.write_bytes(file.read_bytes()[:-300])
    inside = {
        "outside": ("../../escaped.json", "{}"),
        "newer": ("store.json", '{"format": 2, "tables": {}}'),
        "unknown": ("store.json", '{"format": 1, "tables": {"moods": [{"id": 1}]}}'),
    }
    if bad in inside:
        name, text = inside[bad]
        odd = tmp_path / "odd"
        odd.write_text(text)
        with tarfile.open(file, "w:gz") as tar:
            tar.add(odd, name)
    assert main("restore", file, settings) == 1
    assert capsys.readouterr().err.startswith("restore-refused ")
    store = Database(settings.database_url)
    assert store.read(dump.take) == rows
    store.close()
    assert sorted(path.name for path in settings.home.iterdir()) == ["tours", "var"]
    assert not list(settings.home.glob("var/.restoring*")) and not (tmp_path / "escaped.json").exists()
