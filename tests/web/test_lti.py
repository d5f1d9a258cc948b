"""LTI1-8: a learning system opens lessons, over real HTTP: a platform of our own that signs real tokens."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import gevent
import pytest
import requests
from jwcrypto.jwk import JWK
from jwcrypto.jwt import JWT
from sqlalchemy import Connection, insert

from enfilade.store import lti as rows
from enfilade.store import schema
from enfilade.store.database import Database
from enfilade.web.lti import scores
from enfilade.web.lti.platforms import read_platforms, tool_config, tool_key
from enfilade.web.lti.scores import Done, Scores
from tests.web.lesson_fixture import LESSON, SOLEMN_LESSON
from tests.web.lti_platform import AGS, CLAIM, CLIENT, DEEP, Platform
from tests.web.running import DEADLINE_S, MemberLine, Running, post
from tests.web.site_fixture import MUSEUM, write_site, write_viewer

Lines = Callable[..., MemberLine]


@pytest.fixture(scope="module")
def platform() -> Iterator[Platform]:
    made = Platform()
    yield made
    made.close()


@pytest.fixture(scope="module")
def school(platform: Platform, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server whose engineer has named the platform."""
    home = tmp_path_factory.mktemp("lti")
    write_site(home / "var" / "site")
    write_viewer(home / "viewer_static" / "dist")
    platform.configure(home)
    server = Running(home)
    platform.tool = server.address
    yield server
    server.process.terminate()
    server.process.wait(DEADLINE_S)
    server._close()


@pytest.fixture
def browser() -> Iterator[requests.Session]:
    with requests.Session() as session:
        yield session


def lesson(link: str, name: str = LESSON) -> dict[str, Any]:
    """What a link of the course says: which lesson it is."""
    return {
        f"{CLAIM}resource_link": {"id": link},
        f"{CLAIM}custom": {"lesson": f"{MUSEUM}/{name}"},
    }


def seated(school: Running, platform: Platform, person: str, **claims: Any) -> dict[str, Any]:
    """Launch as a pupil, take the seat, and exchange the ticket for a token, as the page does."""
    with requests.Session() as browser:
        answer = platform.launch(browser, platform.claims(person, "Learner", **claims))
        assert answer.status_code == 303, answer.text
        sat = browser.get(school.address + answer.headers["Location"], allow_redirects=False)
        assert sat.status_code == 303, sat.text
        there = sat.headers["Location"]
        ticket = re.fullmatch(r"/g/\d{8}#ticket=(\S+)", there)
        assert ticket is not None, there
        status, join = post(school.address, "/class/return", {"ticket": ticket[1]})
        assert status == 200, join
        assert post(school.address, "/class/return", {"ticket": ticket[1]})[0] != 200, "a ticket twice"
        return join


def taught(school: Running, platform: Platform, **claims: Any) -> str:
    """Launch as a teacher; return the secret of the board."""
    with requests.Session() as browser:
        answer = platform.launch(browser, platform.claims("teacher", "Instructor", **claims))
        assert answer.status_code == 303, answer.text
        found = re.fullmatch(r"/teach/([\w-]+)\?lang=az", answer.headers["Location"])
        assert found is not None, answer.headers["Location"]
        return found[1]


def answered(line: MemberLine, task: str = "days", **value: Any) -> None:
    said = line.wished("answer", task=task, value=value or {"number": 28})
    assert "judged" in said, said


def test_LTI1_a_pupil_comes_from_the_course_and_is_the_same_on_every_device(
    school: Running, platform: Platform, lines: Lines
) -> None:
    first = seated(school, platform, "ayna", **lesson("same"))
    assert (first["lesson"], first["role"]) == (LESSON, "follower")
    line = lines(school.address, first)
    name = line.wait(lambda x: x.lesson())["you"]["words"]
    answered(line)
    again = seated(school, platform, "ayna", **lesson("same"))
    assert (again["gid"], again["uid"]) == (first["gid"], first["uid"]) and again["token"] != first["token"]
    other = lines(school.address, again)
    assert other.wait(lambda x: x.lesson())["you"]["words"] == name
    elcin = seated(school, platform, "elcin", **lesson("same"))
    assert elcin["gid"] == first["gid"] and elcin["uid"] != first["uid"]
    elsewhere = seated(school, platform, "ayna", **lesson("another"))
    assert elsewhere["gid"] != first["gid"]


def test_LTI2_a_teacher_comes_to_the_board_of_the_same_class(
    school: Running, platform: Platform, lines: Lines
) -> None:
    pupil = lines(school.address, seated(school, platform, "ayna", **lesson("board")))
    pupil.wait(lambda x: x.lesson())
    secret = taught(school, platform, **lesson("board"))
    assert taught(school, platform, **lesson("board")) == secret, "a second device of the teacher's"
    status, join = post(school.address, "/join", {"secret": secret})
    assert (status, join["role"], join["gid"]) == (200, "guide", pupil.join["gid"])
    board = lines(school.address, join)
    assert len(board.wait(lambda x: x.lesson())["rows"]) == 1


def test_LTI3_the_share_of_tasks_done_goes_back_once_for_all_and_a_reflection_does_not_count(
    school: Running, platform: Platform, lines: Lines
) -> None:
    item = {"scope": ["https://purl.imsglobal.org/spec/lti-ags/scope/score"]}
    where = f"{platform.address}/line/score"
    claims = {**lesson("scores"), AGS: {**item, "lineitem": where}}
    line = lines(school.address, seated(school, platform, "ayna", **claims))
    of = len([task for task in line.wait(lambda x: x.lesson())["tasks"]])
    answered(line, "days", number=1)
    answered(line, "think", text="Mən düşündüm.")
    [score] = platform.wait(lambda p: [s for path, s in p.scores if path == "/line/score/scores"])
    assert score.pop("timestamp").endswith("+00:00")
    assert score == {
        "userId": "ayna",
        "scoreGiven": 1,
        "scoreMaximum": of - 1,
        "activityProgress": "InProgress",
        "gradingProgress": "FullyGraded",
    }


def test_LTI4_of_a_solemn_lesson_only_that_it_was_begun_is_told_and_no_number(
    school: Running, platform: Platform, lines: Lines
) -> None:
    item = {"scope": ["https://purl.imsglobal.org/spec/lti-ags/scope/score"]}
    claims = {**lesson("solemn", SOLEMN_LESSON), AGS: {**item, "lineitem": f"{platform.address}/line/quiet"}}
    line = lines(school.address, seated(school, platform, "ayna", **claims))
    line.wait(lambda x: x.lesson())
    secret = taught(school, platform, **lesson("solemn", SOLEMN_LESSON))
    teacher = lines(school.address, post(school.address, "/join", {"secret": secret})[1])
    teacher.wait(lambda x: x.lesson())
    teacher.wished("open", tasks=["page"], on=True)
    answered(line, "page", text="Bir vərəq.")
    [score] = platform.wait(lambda p: [s for path, s in p.scores if path == "/line/quiet/scores"])
    assert {"scoreGiven", "scoreMaximum"}.isdisjoint(score)
    assert score["gradingProgress"] == "NotReady"


def test_LTI5_a_teacher_chooses_a_lesson_for_the_course_and_gets_it_signed(
    school: Running, platform: Platform, browser: requests.Session
) -> None:
    claims = platform.claims(
        "teacher",
        "Instructor",
        **{
            f"{CLAIM}message_type": "LtiDeepLinkingRequest",
            f"{DEEP}deep_linking_settings": {
                "deep_link_return_url": f"{platform.address}/chosen",
                "accept_types": ["ltiResourceLink"],
                "accept_presentation_document_targets": ["window"],
                "data": "what the platform wants back",
            },
        },
    )
    page = platform.launch(browser, claims)
    assert page.status_code == 200, page.text
    assert page.headers["Content-Language"] == "az"
    lessons = re.findall(r'name="lesson" value="([^"]+)"', page.text)
    assert lessons == [f"{MUSEUM}/{LESSON}", f"{MUSEUM}/{SOLEMN_LESSON}"]
    launch = re.findall(r'name="launch" value="([^"]+)"', page.text)[0]
    chosen = browser.post(
        f"{school.address}/lti/choose", {"launch": launch, "lesson": lessons[0]}, timeout=DEADLINE_S
    )
    assert chosen.status_code == 200, chosen.text
    assert f"form-action 'self' {platform.address};" in chosen.headers["Content-Security-Policy"]
    assert f'action="{platform.address}/chosen"' in chosen.text
    token = re.findall(r'name="JWT" value="([^"]+)"', chosen.text)[0]
    [key] = requests.get(f"{school.address}/lti/keys", timeout=DEADLINE_S).json()["keys"]
    said = JWT(jwt=token, key=JWK(**key), algs=["RS256"])
    told = json.loads(said.claims)
    assert told[f"{DEEP}data"] == "what the platform wants back"
    [item] = told[f"{DEEP}content_items"]
    assert item["custom"] == {"lesson": f"{MUSEUM}/{LESSON}"}
    assert item["url"] == f"{school.address}/lti/launch" and item["lineItem"]["scoreMaximum"] > 0


def refused(answer: requests.Response, code: str = "lti-refused") -> None:
    assert answer.status_code == 403 and code and "tədris sistemi" in answer.text, answer.text


@pytest.mark.parametrize("fault", ["key", "nonce", "audience", "deployment", "expired", "issuer", "none-alg"])
def test_LTI6_a_token_that_the_platform_did_not_sign_for_us_opens_nothing(
    school: Running, platform: Platform, browser: requests.Session, fault: str
) -> None:
    state, nonce = platform.begin(browser)
    claims = {**platform.claims("ayna", "Learner", **lesson("faults")), "nonce": nonce}
    key = None
    if fault == "key":
        key = JWK.generate(kty="RSA", size=2048, kid="school", alg="RS256", use="sig")
    wrong: dict[str, dict[str, Any]] = {
        "nonce": {"nonce": "of somebody's own"},
        "audience": {"aud": "somebody-else"},
        "deployment": {f"{CLAIM}deployment_id": "77"},
        "expired": {"iat": 1_000_000_000, "exp": 1_000_000_300},
        "issuer": {"iss": "https://other.example"},
    }
    claims |= wrong.get(fault, {})
    token = platform.sign(claims, key)
    if fault == "none-alg":
        head, body, _signature = token.split(".")
        token = f"eyJhbGciOiJub25lIiwia2lkIjoic2Nob29sIn0.{body}."
        assert head
    browser.headers["Accept-Language"] = "az"
    refused(platform.land(browser, state, token))


def test_LTI6_a_launch_is_good_for_once_and_for_the_browser_that_began_it(
    school: Running, platform: Platform, browser: requests.Session
) -> None:
    browser.headers["Accept-Language"] = "az"
    state, nonce = platform.begin(browser)
    token = platform.sign({**platform.claims("ayna", "Learner", **lesson("once")), "nonce": nonce})
    with requests.Session() as other:
        other.headers["Accept-Language"] = "az"
        refused(platform.land(other, state, token))
    state, nonce = platform.begin(browser)
    token = platform.sign({**platform.claims("ayna", "Learner", **lesson("once")), "nonce": nonce})
    assert platform.land(browser, state, token).status_code == 303
    refused(platform.land(browser, state, token))


def test_LTI7_a_class_that_the_teacher_has_ended_is_opened_anew_by_a_teacher_only(
    school: Running, platform: Platform, browser: requests.Session, lines: Lines
) -> None:
    seated(school, platform, "ayna", **lesson("ended"))
    secret = taught(school, platform, **lesson("ended"))
    teacher = lines(school.address, post(school.address, "/join", {"secret": secret})[1])
    teacher.wait(lambda x: x.lesson())
    teacher.done(teacher.send("end"))
    late = platform.launch(browser, platform.claims("ayna", "Learner", **lesson("ended")))
    assert late.status_code == 410
    assert taught(school, platform, **lesson("ended")) != secret
    assert seated(school, platform, "ayna", **lesson("ended"))["gid"] != teacher.join["gid"]


def test_LTI7_a_link_that_names_no_lesson_of_ours_says_so(
    school: Running, platform: Platform, browser: requests.Session
) -> None:
    nothing = {f"{CLAIM}custom": {"lesson": "nowhere/nothing"}}
    assert platform.launch(browser, platform.claims("ayna", "Learner", **nothing)).status_code == 404


def test_LTI8_without_a_platform_there_is_no_lti(running: Running) -> None:
    for path in ("/lti/login", "/lti/keys"):
        assert requests.get(running.address + path, timeout=DEADLINE_S).status_code == 404


def test_LTI8_the_platforms_may_show_us_in_a_frame_and_the_key_is_ours_alone(
    school: Running, platform: Platform
) -> None:
    answer = requests.get(f"{school.address}/az/", timeout=DEADLINE_S)
    assert f"frame-ancestors 'self' {platform.address}" in answer.headers["Content-Security-Policy"]
    key = school.home / "secret" / "lti.pem"
    assert key.stat().st_mode & 0o777 == 0o600
    public = requests.get(f"{school.address}/lti/keys", timeout=DEADLINE_S).json()["keys"]
    assert [set(each) & {"d", "p", "q"} for each in public] == [set()]


def test_LTI3_a_platform_that_is_away_is_asked_again_and_a_restart_forgets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = Platform()
    monkeypatch.setattr(scores, "GATHER_S", 0.0)
    monkeypatch.setattr(scores, "TRIES_S", (0.0, 0.0))
    platform.configure(tmp_path)
    config = tool_config(read_platforms(tmp_path / "config" / "lti.json"), tool_key(tmp_path / "lti.pem"))
    platform.tool_keys = config.get_jwks
    database = Database(f"sqlite:///{tmp_path / 'lti.db'}")
    made = rows.Pupil("g", "u", platform.address, CLIENT, "ayna", f"{platform.address}/line/away", -1)

    def told() -> list[int]:
        return [s["scoreGiven"] for path, s in platform.scores if path == "/line/away/scores"]

    with closing(platform), database_of_a_class(database, made):
        done = Done(1, 4, True)
        sender = Scores(database, config, lambda gid, uid: done)
        platform.refuse_scores = 2
        sender.changed("g", "u")
        gevent.joinall(list(sender._under_way.values()))
        assert told() == [1] and database.read(lambda c: rows.pupil(c, "g", "u")) == replace(made, told=1)
        sender.changed("g", "u")  # nothing new: the platform hears nothing
        gevent.joinall(list(sender._under_way.values()))
        assert told() == [1]
        done = Done(4, 4, True)
        again = Scores(database, config, lambda gid, uid: done)
        again.catch_up()  # as after a restart
        gevent.joinall(list(again._under_way.values()))
        assert told() == [1, 4]
        assert platform.scores[-1][1]["activityProgress"] == "Completed"


@contextmanager
def database_of_a_class(database: Database, pupil: rows.Pupil) -> Iterator[None]:
    """A class of which only its row is there, with a pupil whom a platform sent."""

    def write(connection: Connection) -> None:
        values = dict.fromkeys(("museum", "lesson", "revision", "teacher_hash", "lesson_json", "state"), "x")
        row = {**values, "gid": pupil.gid, "solemn": False, "created_ms": 0, "expires_ms": 0}
        connection.execute(insert(schema.classes).values(**row))
        rows.add_pupil(connection, pupil)

    try:
        database.run(write)
        yield
    finally:
        database.close()
