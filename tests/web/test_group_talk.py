"""LIVE33-54 over real sockets: what a role hears follows the role, and what members say outlives a kill."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from enfilade.messages.errors import FAULTS
from tests.web.running import MemberLine, Running, post
from tests.web.test_group_over_sockets import joined, new_group

Lines = Callable[..., MemberLine]


def test_LIVE35_a_co_guide_hears_the_guides_from_then_on_and_no_longer(
    running: Running, lines: Lines
) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    helper = lines(running.address, joined(running, code=code, name="Ayna"))
    other = lines(running.address, joined(running, code=code, name="Elçin"))
    uid = helper.wait(lambda x: x.state())["you"]["uid"]
    guide.done(guide.send("appoint", uid=uid, role="co-guide"))
    helper.wait(lambda x: x.state()["roster"])
    other.done(other.send("ask", text="Niyə?"))
    helper.wait(lambda x: [q["text"] for q in x.state()["roster"]["questions"]] == ["Niyə?"])
    guide.done(guide.send("appoint", uid=uid, role="follower"))
    helper.wait(lambda x: x.state()["roster"] is None)
    other.done(other.send("ask", text="Nə vaxt?"))
    helper.done(helper.send("hand", up=True))
    told = [e for e in helper.all("event") if e["e"] == "question"]
    assert [e["question"]["text"] for e in told] == ["Niyə?"]


def test_LIVE51_who_is_removed_is_cut_off_and_stays_out(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    join = joined(running, code=code, name="Ayna")
    follower = lines(running.address, join)
    uid = follower.wait(lambda x: x.state())["you"]["uid"]
    guide.done(guide.send("remove", uid=uid))
    follower.wait(
        lambda x: [e["you"]["presence"] for e in x.all("event") if e["e"] == "you"][-1:] == ["removed"]
    )
    follower.wait(lambda x: x.all("disconnect"))
    guide.done(guide.send("lock", on=True))
    status, answer = post(running.address, "/join", {"code": code})
    assert (status, answer["code"]) == (409, "group-locked")
    guide.done(guide.send("lock", on=False))
    again = lines(running.address, joined(running, code=code, name="Ayna"))
    assert again.wait(lambda x: x.state())["you"]["uid"] != uid


def test_LIVE34_a_projector_joins_as_one(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    status, join = post(running.address, "/join", {"code": code, "observer": True})
    assert (status, join["role"]) == (200, "observer")
    wall = lines(running.address, join)
    wall.wait(lambda x: x.state())
    wall.send("hand", up=True)
    wall.wait(lambda x: [r["error"]["code"] for r in x.all("refused")] == ["only-follower"])
    guide.done(guide.send("dim", words="Bir dəqiqə."))
    wall.wait(lambda x: x.state()["mode"].get("words") == "Bir dəqiqə.")


def test_LIVE52_hands_questions_and_votes_outlive_a_kill(home: Any, lines: Lines) -> None:
    first = Running(home)
    code, secret = new_group(first)
    guide = lines(first.address, joined(first, secret=secret))
    follower = lines(first.address, joined(first, code=code, name="Elçin"))
    follower.wait(lambda x: x.state())
    guide.done(guide.send("poll", question={"by": "guide", "text": "Hansı?"}, options=["Bu", "O"]))
    for do, values in (
        ("hand", {"up": True}),
        ("ask", {"text": "Niyə?"}),
        ("vote", {"poll": "p1", "option": 1}),
    ):
        follower.done(follower.send(do, **values))
    guide.done(guide.send("dim", words="Qayıdırıq."))
    first.kill()
    second = Running(home, first.port)
    try:
        you = follower.wait(lambda x: len(x.all("state")) >= 2 and x.state())["you"]
        assert (you["hand_place"], you["votes"]) == (1, {"p1": 1})
        assert [q["text"] for q in you["questions"]] == ["Niyə?"]
        state = guide.wait(lambda x: len(x.all("state")) >= 2 and x.state())
        assert state["roster"]["votes"] == [{"poll": "p1", "counts": [0, 1]}]
        assert (state["mode"]["kind"], state["mode"]["words"]) == ("paused", "Qayıdırıq.")
    finally:
        guide.close()
        follower.close()
        second.stop()


def test_LIVE36_a_co_guide_leads_while_the_guides_line_is_down(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    helper = lines(running.address, joined(running, code=code))
    follower = lines(running.address, joined(running, code=code))
    uid = helper.wait(lambda x: x.state())["you"]["uid"]
    guide.done(guide.send("appoint", uid=uid, role="co-guide"))
    guide.close()
    helper.wait(lambda x: x.state()["leader"] is None)
    helper.done(helper.send("take-lead"))
    helper.done(helper.send("go-to", stop="cell"))
    follower.wait(lambda x: x.state()["mode"].get("stop") == "cell" and x.state()["leader"] == uid)
    back = lines(running.address, joined(running, secret=secret))
    follower.wait(lambda x: x.state()["leader"] == "guide")
    helper.send("go-to", stop="threshold")
    helper.wait(lambda x: [r["error"]["code"] for r in x.all("refused")] == ["not-leading"])
    back.wait(lambda x: x.state()["mode"]["stop"] == "cell")


def refused(wish: str, line: MemberLine) -> dict[str, Any]:
    """Return the error with which a wish was refused; empty before it was."""
    return next((each["error"] for each in line.all("refused") if each["id"] == wish), {})


def test_FOLLOW17_what_is_refused_is_said_in_the_language_that_one_reads_by_now(
    running: Running, lines: Lines
) -> None:
    code, _ = new_group(running)
    follower = lines(running.address, joined(running, code=code, name="Ayna"))
    follower.wait(lambda x: x.state())
    said = []
    for language in ("en", "ru", "no such", "az"):
        follower.emit("language", language)
        wish = follower.send("lock", on=True)
        follower.wait(partial(refused, wish))
        said.append(refused(wish, follower)["message"])
    words = FAULTS["only-guide"].message
    assert said == [words.en, words.ru, words.ru, words.az]
