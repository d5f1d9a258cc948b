"""REPLAY25-REPLAY27: a recorded tour becomes a draft, whose texts are all that is left to write."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from enfilade.cli import main
from enfilade.content.tour import Tour
from enfilade.library.catalogue import load
from enfilade.web.parts import Parts
from tests.web.recording_fixture import record
from tests.web.test_texts import signed_in

MUSEUM, TOUR = "tiny", "round"
LED_MS = 1_770_000_000_000


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "home"))


def drafted(home: Path, name: str) -> Tour:
    tours = load(home).museums[MUSEUM].tours
    return tours[name]


def test_REPLAY25_the_draft_has_the_stops_the_times_and_what_was_shown(
    app: Flask, parts: Parts, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    id = record(parts, MUSEUM, TOUR, LED_MS, hall=0)
    curator: FlaskClient = signed_in(app, parts, "Leyla", "curator")
    answer = curator.get(f"/staff/recordings/{id}/tour.yaml")
    assert answer.status_code == 200
    monkeypatch.setenv("ENFILADE_HOME", str(home))
    assert main(["new", "tour-from-recording", id]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.read_bytes() == answer.get_data()
    tour = drafted(home, path.stem)
    assert tour.draft
    assert [stop.id for stop in tour.stops][:2] == ["first", "second"]
    assert tour.stops[0].dwell_s == pytest.approx(8, abs=1)
    assert main(["new", "tour-from-recording", id]) == 1
    assert main(["new", "tour-from-recording", "no-such"]) == 1


def test_REPLAY26_the_check_names_exactly_the_texts_to_be_written(
    app: Flask, parts: Parts, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENFILADE_HOME", str(home))
    main(["check"])
    before = capsys.readouterr().err.splitlines()
    id = record(parts, MUSEUM, TOUR, LED_MS, hall=0)
    assert main(["new", "tour-from-recording", id]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert main(["check"]) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if line not in before]
    named = [line for line in said if not re.fullmatch(r"\d+ errors, \d+ warnings", line)]
    texts = [n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if '{az: ""' in line]
    where = f"tours/{MUSEUM}/tours/{path.name}"
    told = [re.sub(r"(:\d+) \S+ has", r"\1 has", line) for line in named]
    wanted = [f"warning text-to-write {where}:{n} has no words yet; write it in az, en, ru" for n in texts]
    assert sorted(told) == sorted(wanted)


def test_REPLAY27_a_draft_is_kept_off_the_site(
    app: Flask, parts: Parts, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENFILADE_HOME", str(home))
    id = record(parts, MUSEUM, TOUR, LED_MS, hall=0)
    assert main(["new", "tour-from-recording", id]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert main(["build"]) == 0
    edition = parts.site.edition(MUSEUM)
    assert edition is not None
    assert [entry.id for entry in edition.tours] == [TOUR]
    assert path.stem not in edition.texts("en").tours
