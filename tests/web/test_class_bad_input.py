"""CLASS against what should not come: one error shape, limits, and a class that does not notice."""

from __future__ import annotations

import http.client
import json
import threading
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.web.lesson_fixture import SOLEMN_LESSON
from tests.web.running import DEADLINE_S, MemberLine, Running, post
from tests.web.school import Lines, School
from tests.web.site_fixture import write_site

SHAPE = {"code", "message", "remedy"}


def refusals(line: MemberLine, count: int) -> list[dict[str, Any]]:
    """Wait for so many refusals and return them."""
    line.wait(lambda x: len(x.all("lesson-refused")) >= count)
    return line.all("lesson-refused")


def still_works(school: School, pupil: MemberLine) -> None:
    """The class takes an answer, and the board shows it."""
    number = float(len(pupil.came))
    assert pupil.wished("answer", task="days", value={"number": number})["tries"]
    school.wait_cell(pupil.join["uid"], "days", {"number": number})


def test_CLASS30_what_cannot_be_read_is_refused_in_the_one_shape_and_the_line_stays(
    running: Running, lines: Lines
) -> None:
    school = School(running, lines)
    pupil = school.pupil()
    broken: list[Any] = [
        None,
        7,
        "answer",
        [],
        {},
        {"id": "x"},
        {"id": "x", "do": {}},
        {"id": "x", "do": {"do": "rule"}},
        {"id": "x" * 25, "do": {"do": "stuck", "on": True}},
        {"id": "x", "do": {"do": "stuck"}},
        {"id": "x", "do": {"do": "stuck", "on": True, "uid": "guide"}},
        {"id": "x", "do": {"do": "together", "size": 1_000_000}},
        {"id": "x", "do": {"do": "level", "level": "hard"}},
        {"id": "x", "do": {"do": "answer", "task": "days", "value": 28}},
        {"id": "x", "do": {"do": "answer", "task": "days", "value": {"number": [28]}}},
        {"id": "x", "do": {"do": "answer", "task": "days", "value": {"number": 28, "uid": "guide"}}},
        {"id": "x", "do": {"do": "answer", "task": "../days", "value": {"number": 28}}},
        {"id": "x", "do": {"do": "answer", "task": "think", "value": {"text": "x" * 5000}}},
        {"id": "x", "do": {"do": "answer", "task": "think", "value": {"text": "x" * 15000}}},
        {"id": "x", "do": {"do": "answer", "task": "think", "value": {"text": "\ud800"}}},
        {"id": "x", "do": {"do": "answer", "task": "one", "value": {"chosen": ["a"] * 400}}},
        {"id": "x", "do": {"do": "answer", "task": "days", "value": {"number": float("1e308")}}},
    ]
    for each in broken[:-1]:
        pupil.emit("lesson", each)
    came = refusals(pupil, len(broken) - 1)
    assert {refusal["error"]["code"] for refusal in came} == {"answer-malformed"}
    assert all(refusal["error"].keys() == SHAPE for refusal in came)
    assert all(refusal["id"] in (None, "x") for refusal in came)
    assert school.teacher.lesson()["rows"][0]["cells"] == {}
    still_works(school, pupil)
    assert not pupil.all("disconnect")


def test_CLASS31_what_is_not_of_this_class_or_comes_too_late_is_refused(
    running: Running, lines: Lines
) -> None:
    school, quiet = School(running, lines), School(running, lines, SOLEMN_LESSON)
    pupil, other = school.pupil(), quiet.pupil()
    quiet.teacher.wished("open", tasks=["one"], on=True)
    for line, task, code in ((other, "days", "task-unknown"), (pupil, "tomorrow", "task-unknown")):
        assert line.wished("answer", task=task, value={"number": 28})["code"] == code
    uid = other.join["uid"]
    assert school.teacher.wished("approve", uid=uid, task="think", on=True)["code"] == "answer-unknown"
    assert pupil.wished("approve", uid=uid, task="think", on=True)["code"] == "only-teacher"
    assert school.teacher.wished("answer", task="days", value={"number": 1})["code"] == "only-pupil"
    school.teacher.wished("close", on=True)
    assert pupil.wished("answer", task="days", value={"number": 28})["code"] == "class-closed"
    school.teacher.wished("close", on=False)
    assert other.wished("answer", task="one", value={"chosen": ["a"]})["task"] == "one"
    still_works(school, pupil)


@pytest.mark.parametrize("way", ["websocket", "polling"])
def test_CLASS32_an_answer_of_a_megabyte_is_refused_under_its_id_and_the_line_stays(
    running: Running, lines: Lines, way: str
) -> None:
    school = School(running, lines)
    pupil, loud = school.pupil(), lines(running.address, school.join(), (way,))
    loud.wait(lambda x: x.lesson())
    for n, size in enumerate((16_000, 20_000, 1_000_000), 1):
        huge = {"do": "answer", "task": "think", "value": {"text": "x" * size}}
        loud.emit("lesson", {"id": "x", "do": huge})
        still_works(school, pupil)
        came = refusals(loud, n)  # this client puts what waits into one request, larger than it was told
    assert [refusal["error"]["code"] for refusal in came] == ["answer-malformed", "too-large", "too-large"]
    assert all(refusal["error"].keys() == SHAPE and refusal["id"] == "x" for refusal in came)
    loud.emit("command", {"id": "c", "do": {"do": "rename", "name": "x" * 1_000_000}})
    loud.wait(lambda x: [r for r in x.all("refused") if r["id"] == "c" and r["error"]["code"] == "too-large"])
    still_works(school, loud)
    assert not loud.all("disconnect")


def test_CLASS32_a_message_beyond_all_measure_is_refused_then_its_line_ends_and_the_pupil_comes_back(
    running: Running, lines: Lines
) -> None:
    school = School(running, lines)
    pupil, loud = school.pupil(), school.pupil()
    loud.emit(
        "lesson", {"id": "x", "do": {"do": "answer", "task": "think", "value": {"text": "x" * 5_000_000}}}
    )
    still_works(school, pupil)
    loud.wait(lambda x: x.all("disconnect") and len(x.all("lesson")) >= 2)
    assert [refusal["error"]["code"] for refusal in loud.all("refused")] == ["too-large"]
    still_works(school, loud)


def test_CLASS32_a_request_of_a_megabyte_is_not_read(running: Running) -> None:
    for path in ("/class", "/class/return", "/join"):
        line = http.client.HTTPConnection("127.0.0.1", running.port, timeout=DEADLINE_S)
        line.putrequest("POST", path)
        for name, value in (("Content-Type", "application/json"), ("Content-Length", "1000000")):
            line.putheader(name, value)
        line.endheaders()
        answer = line.getresponse()
        assert answer.status == 413 and json.loads(answer.read()).keys() == SHAPE
        line.close()


def test_CLASS33_a_pupil_who_floods_is_slowed_and_nobody_else_waits(running: Running, lines: Lines) -> None:
    school = School(running, lines)
    pupil, loud = school.pupil(), school.pupil()
    for n in range(120):
        loud.wish("answer", f"f{n}", task="days", value={"number": n})
    still_works(school, pupil)
    loud.wait(lambda x: len(x.all("lesson-done")) + len(x.all("lesson-refused")) == 120)
    codes = {refusal["error"]["code"] for refusal in loud.all("lesson-refused")}
    assert codes == {"too-fast"} and len(loud.all("lesson-done")) >= 40
    last = loud.all("lesson-done")[-1]["id"]
    assert school.cell(loud.join["uid"], "days")["value"] == {"number": float(last[1:])}


def test_CLASS34_ten_thousand_joins_on_one_code_fill_the_class_and_no_more(
    running: Running, lines: Lines
) -> None:
    school = School(running, lines)
    pupil = school.pupil()
    told: Counter[tuple[int, str]] = Counter()
    body = json.dumps({"code": school.code})

    def join(count: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", running.port, timeout=DEADLINE_S)
        for _ in range(count):
            line.request("POST", "/join", body, {"Content-Type": "application/json"})
            answer = line.getresponse()
            said = json.loads(answer.read())
            told[answer.status, said.get("code", "")] += 1
        line.close()

    crowd = [threading.Thread(target=join, args=(500,)) for _ in range(20)]
    for thread in crowd:
        thread.start()
    answered = 0
    for thread in crowd:
        while thread.is_alive():
            still_works(school, pupil)
            answered += 1
            thread.join(0.5)
    assert sum(told.values()) == 10_000 and answered
    assert told[200, ""] == 39, "forty in all"
    assert told.keys() == {(200, ""), (409, "group-full"), (429, "joining-too-fast")}
    still_works(school, pupil)


def test_CLASS35_codes_and_phrases_are_not_to_be_guessed(tmp_path: Path, lines: Lines) -> None:
    write_site(tmp_path / "var" / "site")
    server = Running(tmp_path)
    school = School(server, lines)
    pupil = school.pupil()
    words = " ".join(pupil.wished("phrase")["phrase"])
    told: Counter[tuple[int, str]] = Counter()
    for n in range(30):
        asked = {"code": school.code if n % 2 else f"{n:08}", "phrase": f"alma nar su {n}"}
        status, error = post(server.address, "/class/return", asked)
        assert error.keys() == SHAPE
        told[status, error["code"]] += 1
    assert told == {(404, "code-unknown"): 10, (404, "phrase-unknown"): 10, (429, "too-many-guesses"): 10}
    status, error = post(server.address, "/class/return", {"code": school.code, "phrase": words})
    assert (status, error["code"]) == (429, "too-many-guesses"), "a right one is not told from a wrong one"
    assert post(server.address, "/join", {"code": school.code})[0] == 200, "a school is one address"
    still_works(school, pupil)
    with urllib.request.urlopen(server.address + "/metrics", timeout=DEADLINE_S) as page:
        seen = page.read().decode()
    assert "enfilade_classes 1\n" in seen and "enfilade_classes_opened_total 1\n" in seen
    assert "enfilade_answers_total 1\n" in seen
    assert school.opened["gid"] not in seen and pupil.join["uid"] not in seen
    for line in (pupil, school.teacher):
        line.close()
    server.stop()
