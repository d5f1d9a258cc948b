"""CLASS over real sockets: a lesson run by a teacher with pupils and a projector."""

from __future__ import annotations

import urllib.request
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from enfilade.live.state import Role
from enfilade.web.app import create_app
from enfilade.web.parts import KEY, Parts
from enfilade.web.settings import Settings
from tests.web.lesson_fixture import LESSON, SOLEMN_LESSON
from tests.web.running import DEADLINE_S, MemberLine, Running, post
from tests.web.school import Lines, School
from tests.web.site_fixture import MUSEUM, write_site


def test_CLASS1_a_class_is_opened_answered_seen_and_released(running: Running, lines: Lines) -> None:
    school = School(running, lines, minutes=45)
    board = school.teacher.lesson()
    assert board["kind"] == "board" and board["rows"] == [] and not board["begun"]
    pupil = school.pupil()
    view = pupil.lesson()
    assert (
        view["kind"] == "pupil" and view["ends_ms"] == board["ends_ms"] == board["created_ms"] + 45 * 60_000
    )
    assert pupil.join["lesson"] == LESSON and pupil.state()["mode"]["kind"] == "free"
    assert view["you"]["words"]["az"] and all(task["open"] for task in view["tasks"])

    wrong = pupil.wished("answer", task="days", value={"number": 3})
    assert wrong["judged"] == {"right": False, "share": 0.0} and wrong["tries"] == 1
    right = pupil.wished("answer", task="days", value={"number": 28})
    assert right["judged"]["right"] and right["tries"] == 2
    row = school.teacher.wait(
        lambda x: next(
            (r for r in x.lesson()["rows"] if r["cells"].get("days", {}).get("state") == "right"), None
        )
    )
    assert row["pupil"]["words"] == view["you"]["words"] and row["cells"]["days"]["told"].startswith("28")

    assert "explanation of days" not in str(pupil.came)
    school.teacher.wished("release", tasks=["days"], on=True)
    shown = pupil.wait(lambda x: next(t for t in x.lesson()["tasks"] if t["id"] == "days")["released"])
    assert shown["explanation"] == "explanation of days en" and shown["key"] == {"number": 28}
    assert pupil.wished("answer", task="days", value={"number": 28.5})["code"] == "task-closed"


def test_CLASS2_each_pupil_has_a_name_of_their_own_and_another_for_the_asking(
    running: Running, lines: Lines
) -> None:
    school = School(running, lines)
    one, two = school.pupil(), school.line(code=school.code, name="Əli Vəliyev")
    names = [line.lesson()["you"]["words"]["az"] for line in (one, two)]
    assert names[0] != names[1]
    assert "error" not in one.wished("shuffle")
    one.wait(lambda x: x.lesson()["you"]["words"]["az"] not in names)
    rows = school.teacher.wait(lambda x: len(x.lesson()["rows"]) == 2 and x.lesson()["rows"])
    school.teacher.wait(lambda x: one.lesson()["you"] in [row["pupil"] for row in x.lesson()["rows"]])
    assert "Vəliyev" not in str(school.teacher.came), "nobody's own name is kept"
    assert rows


def test_CLASS3_a_pupil_goes_on_at_another_device_by_four_words(running: Running, lines: Lines) -> None:
    school = School(running, lines)
    old = school.pupil()
    old.wished("answer", task="think", value={"text": "burada qaldım"})
    first = old.wished("phrase")["phrase"]
    words = old.wished("phrase")["phrase"]
    assert len(words) == 4
    asked = {"code": school.code, "phrase": " ".join(words).upper().replace("Ə", "E")}
    status, join = post(running.address, "/class/return", asked)
    assert status == 200 and join["uid"] == old.join["uid"] and join["token"] != old.join["token"]
    new = lines(running.address, join)
    view = new.wait(lambda x: x.lesson())
    assert view["you"]["words"] == old.lesson()["you"]["words"]
    assert {t["id"]: t["answer"] for t in view["tasks"]}["think"]["value"] == {"text": "burada qaldım"}
    new.wished("answer", task="days", value={"number": 28})
    school.wait_cell(join["uid"], "days", {"number": 28.0})
    status, refused = post(running.address, "/class/return", {"code": school.code, "phrase": " ".join(first)})
    assert (status, refused["code"]) == (404, "phrase-unknown"), "an older phrase stops working"


def test_CLASS16_free_text_reaches_the_projector_only_when_the_teacher_lets_it(
    running: Running, lines: Lines
) -> None:
    school = School(running, lines)
    wall, pupil = school.projector(), school.pupil()
    uid = pupil.join["uid"]
    pupil.wished("answer", task="think", value={"text": "gizli söz"})
    school.teacher.wished("show", task="think", what="answers", answers=[uid])
    wall.wait(lambda x: x.lesson()["shown"])
    school.teacher.wished("approve", uid=uid, task="think", on=True)
    wall.wait(lambda x: x.lesson()["shown"]["answers"] == ["gizli söz"])
    pupil.wished("answer", task="think", value={"text": "başqa gizli söz"})
    wall.wait(lambda x: x.lesson()["shown"]["answers"] == [])
    shown = [view["shown"]["answers"] for view in wall.all("lesson") if view["shown"]]
    assert [answers for answers in shown if answers] == [["gizli söz"]]
    assert uid not in str(wall.came) and pupil.lesson()["you"]["words"]["az"] not in str(wall.came)
    assert wall.wished("answer", task="days", value={"number": 28})["code"] == "only-pupil"
    assert "explanation of" not in str(wall.came) and "başqa" not in str(wall.came)


def test_CLASS11_a_solemn_class_is_led_and_judges_nothing_before_the_release(
    running: Running, lines: Lines
) -> None:
    school = School(running, lines, SOLEMN_LESSON, pace="own", minutes=45)
    pupil = school.pupil()
    view = pupil.lesson()
    assert view["solemn"] and view["ends_ms"] is None and view["points"] is None
    assert pupil.state()["mode"] == {"kind": "gathering", "stop": None}
    assert view["pace"] == "led" and view["you"]["name"]["animal"] is None
    assert pupil.wished("answer", task="one", value={"chosen": ["a"]})["code"] == "task-closed"
    school.teacher.wished("open", tasks=["one"], on=True)
    assert pupil.wished("answer", task="one", value={"chosen": ["a"]})["judged"] is None
    assert school.teacher.wished("extend", minutes=5)["code"] == "solemn-place"


def test_CLASS23_the_pace_moves_the_group(running: Running, lines: Lines) -> None:
    school = School(running, lines)
    pupil, wall = school.pupil(), school.projector()
    school.teacher.wished("pace", pace="led")
    pupil.wait(lambda x: x.state()["mode"]["kind"] == "gathering" and x.lesson()["pace"] == "led")
    wall.wait(lambda x: x.lesson()["begun"])
    school.teacher.wished("pace", pace="own")
    pupil.wait(lambda x: x.state()["mode"]["kind"] == "free" and x.lesson()["pace"] == "own")


def test_CLASS24_zones_are_opened_before_the_class_from_sixteen_on_and_what_is_shut_has_no_tasks(
    running: Running, lines: Lines
) -> None:
    young = School(running, lines, zones=["execution"])
    assert young.teacher.state()["zones"] == []
    shut = young.teacher.send("open-zone", advisory="execution", open=True)
    young.teacher.wait(lambda x: [r for r in x.all("refused") if r["id"] == shut])
    assert young.teacher.all("refused")[-1]["error"]["code"] == "zones-settled"
    old = School(running, lines, SOLEMN_LESSON, zones=["execution"])
    assert old.teacher.state()["zones"] == ["execution"]
    assert School(running, lines, SOLEMN_LESSON).teacher.state()["zones"] == []


def test_CLASS22_a_killed_server_has_every_answer_that_it_acknowledged_and_takes_the_others_once(
    tmp_path: Path, lines: Lines
) -> None:
    write_site(tmp_path / "var" / "site")
    server = Running(tmp_path)
    school = School(server, lines)
    pupils = [school.pupil() for _ in range(4)]
    for n in range(3):
        for pupil in pupils:
            pupil.wished("answer", f"safe{n}", task="think", value={"text": f"söz {n}"})
    for pupil in pupils:
        pupil.wish("answer", "open1", task="page", value={"text": "bir"})
        pupil.wish("answer", "open2", task="page", value={"text": "iki"})
    server.kill()
    again = Running(tmp_path, server.port)
    for pupil in pupils:
        pupil.wait(lambda x: len(x.all("lesson")) >= 2)
    school.teacher.wait(lambda x: len(x.all("lesson")) >= 2)
    for pupil in pupils:
        cell = school.cell(pupil.join["uid"], "think")
        assert cell["value"] == {"text": "söz 2"} and cell["tries"] == 3
        pupil.wished("answer", "safe2", task="think", value={"text": "söz 2"})
        pupil.wished("answer", "open1", task="page", value={"text": "bir"})
        done = pupil.wished("answer", "open2", task="page", value={"text": "iki"})
        assert done["tries"] == 2
        school.wait_cell(pupil.join["uid"], "page", {"text": "iki"})
        assert school.cell(pupil.join["uid"], "think")["tries"] == 3
    for line in (*pupils, school.teacher):
        line.close()
    again.stop()


def test_CLASS25_a_class_that_is_deleted_is_gone_from_the_file(tmp_path: Path, lines: Lines) -> None:
    write_site(tmp_path / "var" / "site")
    server = Running(tmp_path)
    school = School(server, lines)
    pupil = school.pupil()
    words = "bu söz silinəcək və heç yerdə qalmayacaq"
    pupil.wished("answer", task="think", value={"text": words})

    def files() -> bytes:
        return b"".join(file.read_bytes() for file in sorted((tmp_path / "var").glob("enfilade.db*")))

    assert words.encode() in files()
    secret = school.opened["secret"]
    with urllib.request.urlopen(f"{server.address}/teach/{secret}/delete", b"", timeout=DEADLINE_S) as page:
        assert page.status == 200
    left = files()
    assert words.encode() not in left and school.opened["gid"].encode() not in left
    status, refused = post(server.address, "/join", {"code": school.code})
    assert (status, refused["code"]) == (404, "code-unknown")
    for line in (pupil, school.teacher):
        line.close()
    server.stop()


def test_CLASS27_only_lessons_that_there_are_are_opened_and_by_whom_it_was_allowed(
    running: Running, tmp_path: Path
) -> None:
    for asked, code in (
        ({"museum": MUSEUM, "lesson": "nothing"}, (404, "lesson-unknown")),
        ({"museum": "nowhere", "lesson": LESSON}, (404, "lesson-unknown")),
        ({"museum": MUSEUM}, (400, "request-malformed")),
        ({"museum": MUSEUM, "lesson": LESSON, "minutes": 100_000}, (400, "request-malformed")),
        ({"museum": MUSEUM, "lesson": LESSON, "pace": "fast"}, (400, "request-malformed")),
    ):
        status, error = post(running.address, "/class", asked)
        assert (status, error["code"]) == code and error.keys() == {"code", "message", "remedy"}
    write_site(tmp_path / "var" / "site")
    server = Running(tmp_path, ENFILADE_CLASSES="staff")
    status, error = post(server.address, "/class", {"museum": MUSEUM, "lesson": LESSON})
    assert (status, error["code"]) == (403, "classes-staff-only")
    server.stop()


def test_CLASS28_one_address_opens_so_many_classes_an_hour(tmp_path: Path) -> None:
    write_site(tmp_path / "var" / "site")
    server = Running(tmp_path, ENFILADE_CLASSES_PER_HOUR="3")
    asked: dict[str, Any] = {"museum": MUSEUM, "lesson": LESSON}
    assert [post(server.address, "/class", asked)[0] for _ in range(4)] == [201, 201, 201, 429]
    server.stop()


def test_CLASS29_a_group_is_no_class_and_a_class_is_no_more_when_its_group_has_ended(
    running: Running, lines: Lines
) -> None:
    from tests.web.test_group_over_sockets import joined, new_group

    code, _secret = new_group(running)
    member: MemberLine = lines(running.address, joined(running, code=code))
    member.wait(lambda x: x.state())
    assert member.wished("answer", task="days", value={"number": 28})["code"] == "no-class"
    school = School(running, lines)
    pupil = school.pupil()
    school.teacher.done(school.teacher.send("end"))
    assert pupil.wished("answer", task="days", value={"number": 28})["code"] == "group-ended"


def test_CLASS3_a_ticket_brings_a_pupil_in_once(parts: Parts, client: FlaskClient) -> None:
    group, _class, _secret = parts.classes.open(MUSEUM, LESSON)
    uid, _token = parts.hub.admit(group.gid, Role.FOLLOWER, None)
    ticket = parts.classes.ticket(group.gid, uid)
    answer = client.post("/class/return", json={"ticket": ticket})
    assert answer.status_code == 200 and answer.get_json()["uid"] == uid
    assert answer.get_json()["lesson"] == LESSON
    assert client.post("/class/return", json={"ticket": ticket}).status_code == 401
    assert client.post("/class/return", json={"ticket": "x" * 32}).status_code == 401
    assert client.post("/class/return", data=b"{").status_code == 400


def test_STORE46_what_has_been_kept_as_long_as_was_promised_is_deleted(home: Path) -> None:
    app = create_app(Settings(home=home, results_days=0))
    parts: Parts = app.extensions[KEY]
    group, _class, secret = parts.classes.open(MUSEUM, LESSON)
    assert parts.classes.by_teacher(secret) == group.gid
    parts.classes.sweep()
    assert parts.classes.by_teacher(secret) is None and parts.classes.read(group.gid) is None
    assert parts.hub.by_code(group.code) is None
    parts.hub.close(5)
    parts.store.close()
