"""STORE20: staff from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from enfilade.store import staff
from enfilade.store.database import Database
from enfilade.web.settings import Settings
from enfilade.web.staff_cli import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENFILADE_HOME", str(tmp_path))
    return tmp_path


def test_STORE20_staff_are_added_listed_linked_and_removed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "Leyla", "--role", "teacher"]) == 0
    first = capsys.readouterr().out.strip()
    assert first.startswith("http://127.0.0.1:8000/staff/enter/")
    assert main(["list"]) == 0
    assert capsys.readouterr().out.split() == ["teacher", "Leyla"]
    assert main(["link", "Leyla"]) == 0
    second = capsys.readouterr().out.strip()
    assert second != first
    store = Database(Settings(home=home).database_url)
    for link in (first, second):
        secret = link.rsplit("/", 1)[1]
        assert store.run(lambda c, secret=secret: staff.use_link(c, secret, 0)) is not None  # type: ignore[misc]
    store.close()
    assert main(["remove", "Leyla"]) == 0
    assert main(["list"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("arguments", [["remove", "nobody"], ["link", "nobody"], ["add", " "]])
def test_STORE20_what_cannot_be_done_is_said(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert said.startswith("staff-") and ";" in said
