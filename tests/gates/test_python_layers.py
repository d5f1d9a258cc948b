"""The gate on the server's layers holds: a planted violation makes it fail and say which rule was broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.steps import ROOT

LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The server's sources and their rules, where a test may spoil them."""
    shutil.copytree(ROOT / "server", tmp_path / "server", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def gate(folder: Path) -> tuple[int, str]:
    """Run the gate on a copy; return its status and what it said, on one line."""
    answer = subprocess.run(
        [LINT_IMPORTS, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "server"), "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.returncode, " ".join((answer.stdout + answer.stderr).split())


def test_the_house_as_it_stands_passes(copy: Path) -> None:
    status, said = gate(copy)
    assert status == 0, said


@pytest.mark.parametrize(
    ("module", "line", "said"),
    [
        ("content/canary.py", "import flask", "enfilade.content is not allowed to import flask"),
        ("content/canary.py", "import time", "enfilade.content is not allowed to import time"),
        (
            "content/canary.py",
            "from pathlib import Path",
            "enfilade.content is not allowed to import pathlib",
        ),
        ("live/canary.py", "import random", "enfilade.live is not allowed to import random"),
        ("live/canary.py", "import numpy", "enfilade.live is not allowed to import numpy"),
        ("lessons/canary.py", "import sqlalchemy", "enfilade.lessons is not allowed to import sqlalchemy"),
        ("messages/canary.py", "import flask", "enfilade.messages is not allowed to import flask"),
        (
            "web/canary.py",
            "import enfilade.pipeline",
            "enfilade.web is not allowed to import enfilade.pipeline",
        ),
        ("web/canary.py", "import shapely", "enfilade.web is not allowed to import shapely"),
        (
            "content/canary.py",
            "import enfilade.live",
            "enfilade.content is not allowed to import enfilade.live",
        ),
        (
            "live/canary.py",
            "import enfilade.lessons",
            "enfilade.live is not allowed to import enfilade.lessons",
        ),
        ("canary.py", "", "enfilade.canary"),
    ],
)
def test_a_planted_violation_fails_the_gate(copy: Path, module: str, line: str, said: str) -> None:
    (copy / "server" / "enfilade" / module).write_text(f'"""A canary."""\n\n{line}\n')
    status, answer = gate(copy)
    assert status == 1
    assert said in answer
