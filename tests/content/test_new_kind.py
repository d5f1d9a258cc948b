"""A kind that nobody here has thought of: one file, and lessons can be written with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import enfilade

KIND = '''
"""Estimate: a guess of how many, between two ends."""

from typing import Literal

from enfilade.content.task import About, Answer, Paper, Task, Verdict, words
from enfilade.content.text import Said


class EstimateAbout(About):
    kind: Literal["estimate"] = "estimate"
    most: int


class EstimateAnswer(Answer):
    guess: int


class Estimate(Task):
    called = words("Təxmin", "Estimate", "Оценка")
    how = words("Təxmin edin.", "Make a guess.", "Прикиньте.")
    answer_model = EstimateAnswer
    about_model = EstimateAbout

    kind: Literal["estimate"]
    between: tuple[int, int]
    most: int = 100

    def public(self, around):
        return EstimateAbout(most=self.most)

    def judge(self, answer):
        right = self.between[0] <= answer.guess <= self.between[1]
        return Verdict(right=right, share=float(right))

    def solution(self):
        return EstimateAnswer(guess=self.between[0])

    def tell(self, answer, order, names):
        return str(answer.guess)

    def paper(self, about):
        return Paper(unit=Said(text=""))
'''

USE = """
from enfilade.content.lesson import Lesson
from enfilade.content.site_lesson import SiteTask
from enfilade.content.task import Around
from enfilade.content.tasks import KINDS
from enfilade.pipeline.lessons import site_lesson

say = {"az": "söz", "en": "word", "ru": "слово"}
lesson = Lesson.model_validate({
    "id": "guess", "title": say, "summary": say, "goals": [say], "ages": [10, 12], "minutes": 20,
    "halls": ["hall"], "tour": "round",
    "tasks": [{"id": "how-many", "kind": "estimate", "stop": "one", "prompt": say, "between": [5, 7],
               "explanation": say, "sources": ["book"]}],
})
task = lesson.tasks[0]
said = site_lesson(lesson, "museum", ("one",), False, Around(("az", "en", "ru")))
again = type(said).model_validate_json(said.model_dump_json())
print(len(KINDS), task.kind, task.judge(task.read({"guess": 6})).right, again.tasks[0].about.most,
      again.tasks[0].called.text, task.paper(again.tasks[0].about).unit is not None)
"""


def test_lesson12_a_new_kind_is_one_file(tmp_path: Path) -> None:
    shutil.copytree(
        Path(enfilade.__file__).parent,
        tmp_path / "enfilade",
        ignore=shutil.ignore_patterns("__pycache__", "packed", "static", "templates", "*.webp"),
    )
    (tmp_path / "enfilade" / "content" / "tasks" / "estimate.py").write_text(KIND, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", USE],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split() == ["12", "estimate", "True", "100", "Təxmin", "True"]


def test_lesson12_two_files_of_one_kind_are_refused(tmp_path: Path) -> None:
    shutil.copytree(Path(enfilade.__file__).parent / "content", tmp_path / "enfilade" / "content")
    (tmp_path / "enfilade" / "__init__.py").write_text("")
    tasks = tmp_path / "enfilade" / "content" / "tasks"
    shutil.copyfile(tasks / "number.py", tasks / "quantity.py")
    done = subprocess.run(
        [sys.executable, "-c", "import enfilade.content.tasks"],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "kind 'number' is taken" in done.stderr
