"""CLASS: what comes twice is done once, what is another's is nobody else's: over real sockets."""

from __future__ import annotations

import urllib.request
from pathlib import Path

from flask.testing import FlaskClient

from enfilade.live.state import Role
from enfilade.web.parts import Parts
from tests.web.lesson_fixture import LESSON, SOLEMN_LESSON
from tests.web.running import DEADLINE_S, Running, post
from tests.web.school import Lines, School
from tests.web.site_fixture import MUSEUM, write_site


def test_CLASS6_an_answer_is_done_told_and_counted_once_however_often_it_is_sent(
    tmp_path: Path, lines: Lines
) -> None:
    write_site(tmp_path / "var" / "site")
    server = Running(tmp_path)
    school = School(server, lines)
    pupil = school.pupil()
    for id, text in (("a1", "bir"), ("a1", "bir"), ("a2", "iki"), ("a1", "bir")):
        pupil.wished("answer", id, task="think", value={"text": text})
    rows = [each for each in school.teacher.all("board") if each["row"]["cells"]]
    cell = school.wait_cell(pupil.join["uid"], "think", {"text": "iki"})
    assert cell["tries"] == 2 and len(rows) <= 2
    pupil.clock()
    assert [done["id"] for done in pupil.all("lesson-done")] == ["a1", "a1", "a2", "a1"]
    with urllib.request.urlopen(server.address + "/metrics", timeout=DEADLINE_S) as page:
        assert "enfilade_answers_total 2\n" in page.read().decode()
    for line in (pupil, school.teacher):
        line.close()
    server.stop()


def test_CLASS6_a_pace_that_is_sent_again_does_not_move_the_group_again(
    running: Running, lines: Lines
) -> None:
    school = School(running, lines)
    teacher = school.teacher
    teacher.wished("pace", "p1", pace="led")
    stop = teacher.state()["plan"]["stops"][0]["id"]
    teacher.done(teacher.send("go-to", stop=stop))
    before = teacher.state()["mode"]
    assert teacher.wished("pace", "p1", pace="led")["id"] == "p1"
    teacher.clock()
    assert teacher.state()["mode"] == before and before["stop"] == stop


def test_CLASS3_four_words_of_another_class_bring_nobody_in(running: Running, lines: Lines) -> None:
    school, other = School(running, lines), School(running, lines)
    words = " ".join(school.pupil().wished("phrase")["phrase"])
    status, refused = post(running.address, "/class/return", {"code": other.code, "phrase": words})
    assert (status, refused["code"]) == (404, "phrase-unknown")
    assert post(running.address, "/class/return", {"code": school.code, "phrase": words})[0] == 200


def test_CLASS3_a_ticket_of_who_is_no_member_or_that_has_got_old_brings_nobody_in(
    parts: Parts, client: FlaskClient
) -> None:
    group, _class, _secret = parts.classes.open(MUSEUM, LESSON)
    ticket = parts.classes.ticket(group.gid, "nobody")
    answer = client.post("/class/return", json={"ticket": ticket})
    assert (answer.status_code, answer.get_json()["code"]) == (401, "token-unknown")
    uid, _token = parts.hub.admit(group.gid, Role.FOLLOWER, None)
    old = parts.classes.ticket(group.gid, uid)
    now_ms = parts.hub.now_ms() + 10 * 60_000 + 1
    parts.classes._now_ms = lambda: now_ms
    answer = client.post("/class/return", json={"ticket": old})
    assert (answer.status_code, answer.get_json()["code"]) == (401, "token-unknown")


def test_CLASS24_tasks_behind_a_notice_that_stays_shut_take_no_answers(
    running: Running, lines: Lines
) -> None:
    shut = School(running, lines, SOLEMN_LESSON)
    whole = School(running, lines, SOLEMN_LESSON, zones=["execution"])
    tasks = [{task["id"] for task in school.teacher.lesson()["tasks"]} for school in (shut, whole)]
    behind = tasks[1] - tasks[0]
    assert behind and tasks[0] < tasks[1]
    pupil = shut.pupil()
    for task in sorted(behind):
        told = pupil.wished("answer", task=task, value={"text": "söz"})
        assert told["code"] == "task-unknown"
