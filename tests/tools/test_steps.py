"""A step is done once, and again when its inputs change, its result is gone or it was broken off."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools import steps
from tools.steps import ROOT, SetUpError, Step, digest, ensure, run


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(steps, "STATE", tmp_path / "state")
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    return tmp_path


class Cake:
    """Something to make, that counts how often it was made."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.recipe, self.baked, self.broken = folder / "cake", "flour", 0, False

    def step(self) -> Step:
        return Step(
            "cake of the day",
            self.folder / ".stamp",
            lambda: self.recipe,
            (self.folder / "slice").is_file,
            self.act,
        )

    def act(self, log: Path) -> None:
        self.baked += 1
        if self.broken:
            raise KeyboardInterrupt
        self.folder.mkdir(exist_ok=True)
        (self.folder / "slice").write_text("sweet")


def test_a_step_is_done_once(tmp_path: Path) -> None:
    cake = Cake(tmp_path)
    assert [ensure(cake.step()), ensure(cake.step())] == [True, False]
    assert cake.baked == 1


def test_a_step_is_done_again_when_its_inputs_change(tmp_path: Path) -> None:
    cake = Cake(tmp_path)
    ensure(cake.step())
    cake.recipe = "oats"
    assert ensure(cake.step())


def test_a_step_is_done_again_when_its_result_is_gone(tmp_path: Path) -> None:
    cake = Cake(tmp_path)
    ensure(cake.step())
    (cake.folder / "slice").unlink()
    assert ensure(cake.step())


def test_a_step_that_was_broken_off_is_done_again(tmp_path: Path) -> None:
    cake = Cake(tmp_path)
    ensure(cake.step())
    cake.recipe, cake.broken = "oats", True
    with pytest.raises(KeyboardInterrupt):
        ensure(cake.step())
    cake.broken = False
    cake.recipe = "flour"  # even back at the first recipe: nobody knows what the broken step left
    assert ensure(cake.step())
    assert not ensure(cake.step())


def test_a_step_that_leaves_nothing_is_an_error(tmp_path: Path) -> None:
    step = Step("air", tmp_path / "stamp", lambda: "", lambda: False, lambda _log: None)
    with pytest.raises(SetUpError, match="its result is not there"):
        ensure(step)
    assert not (tmp_path / "stamp").exists()


def test_a_command_that_fails_says_how_it_ended_and_what_to_do(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with pytest.raises(SetUpError) as caught:
        run([sys.executable, "-c", "print('the oven is cold'); raise SystemExit(3)"], log, remedy="light it")
    assert "ended with 3" in str(caught.value)
    assert "the oven is cold" in str(caught.value)
    assert str(caught.value).endswith("light it")


def test_the_digest_sees_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    seen = [digest([tmp_path])]
    (tmp_path / "a").write_text("2")
    seen.append(digest([tmp_path]))
    (tmp_path / "a").rename(tmp_path / "b")
    seen.append(digest([tmp_path]))
    seen.append(digest([tmp_path], "word"))
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "b.pyc").write_text("3")
    assert len({*seen}) == 4
    assert digest([tmp_path], "word") == seen[-1]


def test_the_verbs_run_on_the_standard_library_alone() -> None:
    """`make` runs before anything is installed: with -S and -I there is nothing but the standard library."""
    answer = subprocess.run(
        [sys.executable, "-I", "-S", ROOT / "tools" / "make.py", "no-such-verb"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stderr) == (
        2,
        "usage: make set-up | run | test | check | bench | gallery\n",
    )
