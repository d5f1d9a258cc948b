"""CLASS among several workers: a class is its group's owner's, and goes with the group."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from tests.web.deployed import Deployment, RoamingLine
from tests.web.lesson_fixture import LESSON
from tests.web.running import post
from tests.web.site_fixture import MUSEUM

Roam = Callable[..., RoamingLine]


@pytest.mark.parametrize("deployment", ["sqlite", "postgresql"], indirect=True)
def test_CLASS26_a_dead_workers_class_goes_on_with_every_answer(whole: Deployment, roam: Roam) -> None:
    status, opened = post(whole.address, "/class", {"museum": MUSEUM, "lesson": LESSON})
    assert status == 201, opened
    teacher = roam(whole.join(secret=opened["secret"]))
    pupils = [roam(whole.join(code=opened["code"])) for _ in range(3)]
    for line in (teacher, *pupils):
        line.wait(lambda x: x.lesson())
    owner = whole.where(opened["gid"])
    assert {whole.worker_of(line.join["socket_path"]) for line in (teacher, *pupils)} == {owner}
    for n, pupil in enumerate(pupils):
        assert pupil.wished("answer", "first", task="think", value={"text": f"söz {n}"})["tries"] == 1
    names = [pupil.lesson()["you"]["words"] for pupil in pupils]
    os.kill(whole.pid(owner), signal.SIGKILL)
    for line in (teacher, *pupils):
        line.wait(lambda x: len(x.all("lesson")) >= 2)
    for n, pupil in enumerate(pupils):
        task = next(task for task in pupil.lesson()["tasks"] if task["id"] == "think")
        assert task["answer"]["value"] == {"text": f"söz {n}"} and task["answer"]["tries"] == 1
        assert pupil.wished("answer", "first", task="think", value={"text": f"söz {n}"})["tries"] == 1
        assert pupil.wished("answer", "second", task="days", value={"number": n})["tries"] == 1
    assert [pupil.lesson()["you"]["words"] for pupil in pupils] == names
    teacher.wait(
        lambda x: all("days" in row["cells"] for row in x.lesson()["rows"]) and len(x.lesson()["rows"]) == 3
    )
