"""The command line: what it prints, what it leaves, and with which status it ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from enfilade.cli import main
from enfilade.content.issue_codes import table
from enfilade.content.tasks import KINDS
from enfilade.library.catalogue import load
from tests.issue_fixture import FIXTURES


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(FIXTURES / "base", tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("ENFILADE_HOME", str(tmp_path))
    return tmp_path


def test_check_is_silent_about_sound_words(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--words"]) == 0
    assert capsys.readouterr().err == ""


def test_check_prints_every_issue_sorted_by_place(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tour = home / "tours/tiny/tours/round.yaml"
    tour.write_text(
        tour.read_text().replace("exhibit: names", "exhibit: nams").replace("people: [poet]", "people: [p]")
    )
    hall = home / "models3d/tiny/cellar/hall.yaml"
    hall.write_text(hall.read_text().replace("exhibit: iron-bed", "exhibit: iron"))
    assert main(["check", "--words"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[:2] for line in lines[:-1]] == [
        ["unknown-exhibit", "models3d/tiny/cellar/hall.yaml:34"],
        ["unknown-exhibit", "tours/tiny/tours/round.yaml:8"],
        ["unknown-person", "tours/tiny/tours/round.yaml:12"],
    ]
    assert lines[-1] == "3 errors, 0 warnings"


def test_a_warning_alone_is_no_failure(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources = home / "tours/tiny/sources.yaml"
    sources.write_text(sources.read_text() + "  - id: letters\n    title: Letters\n")
    assert main(["check", "--words"]) == 0
    assert capsys.readouterr().err.startswith("warning uncited-source tours/tiny/sources.yaml:6 ")


def test_build_with_an_error_publishes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "tours/tiny/people.yaml").write_text("people: [{id: poet}]\n")
    assert main(["build"]) == 1
    assert "the site that stands is as it was" in capsys.readouterr().err
    assert not (home / "var" / "site").exists()


def test_new_writes_what_check_accepts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENFILADE_HOME", str(tmp_path))
    assert main(["new", "museum", "carpets", "looms"]) == 0
    assert main(["check", "--words"]) == 0
    assert main(["new", "museum", "carpets"]) == 1
    assert main(["new", "hall", "carpets", "Looms Hall"]) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith('"Looms Hall" cannot be a name')


def test_lesson19_new_writes_a_lesson_that_check_accepts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENFILADE_HOME", str(tmp_path))
    assert main(["new", "lesson", "carpets"]) == 1
    assert "tours/carpets/museum.yaml is needed first" in capsys.readouterr().err
    assert main(["new", "museum", "carpets", "looms"]) == 0
    assert main(["new", "lesson", "carpets", "weaving"]) == 0
    assert main(["new", "lesson", "carpets", "weaving"]) == 1
    assert main(["check", "--words"]) == 0
    lesson = load(tmp_path).museums["carpets"].lessons["weaving"]
    assert (lesson.halls, lesson.tour_id, len(lesson.tasks)) == (("looms",), "lesson-weaving", 2)
    remarks = (tmp_path / "tours/carpets/lessons/weaving.yaml").read_text("utf-8")
    assert all(kind in remarks for kind in KINDS)


def test_a_new_museum_has_sound_geometry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from enfilade.pipeline.run_build import run_check

    monkeypatch.setenv("ENFILADE_HOME", str(tmp_path))
    assert main(["new", "museum", "carpets"]) == 0
    found = run_check(tmp_path, geometry=True, say=lambda step, share: None)
    assert [one.code for one in found] == ["stale-light"]


def test_issues_prints_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["issues"]) == 0
    assert capsys.readouterr().out == table()


def test_export_without_a_site_says_what_to_do(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(home / "out")]) == 1
    assert capsys.readouterr().err == "there is no built site; run `enfilade build` first\n"


def test_every_verb_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["--help"])
    assert done.value.code == 0
    shown = capsys.readouterr().out
    for verb in ("serve", "build", "check", "new", "export", "staff", "site", "issues"):
        assert f"\n    {verb} " in shown


def test_a_bake_of_a_hall_that_is_not_there_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--rebake", "celar"]) == 1
    assert 'unknown-hall --rebake no hall "celar"; did you mean "cellar"?' in capsys.readouterr().err
