"""A kind of task is one Python file and one TypeScript file: neither without the other."""

from __future__ import annotations

import re

from enfilade.content.tasks import KINDS
from tools.set_up import VIEWER

SHOWN = VIEWER / "src" / "ui" / "tasks"


def test_each_kind_of_task_is_shown_by_a_file_of_its_own_and_each_file_is_of_a_kind() -> None:
    files = {file for file in SHOWN.glob("*.ts") if not file.name.endswith(".test.ts")}
    kinds = {
        file.stem: re.findall(r"^  kind: \"([a-z-]+)\",$", file.read_text("utf-8"), re.M) for file in files
    }
    assert kinds == {kind.replace("-", "_"): [kind] for kind in KINDS}
