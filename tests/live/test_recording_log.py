"""REPLAY4-REPLAY7: the log of a recorded tour, what goes into it, and what is left when it is cut."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enfilade.content.motion import Keyframe
from enfilade.live import trim
from enfilade.live.motion_codec import Moved
from enfilade.live.motion_codec import decode as moved_of
from enfilade.live.motion_codec import encode as keyframe
from enfilade.live.recording import TAGS, Line, change, decode, encode, fold, shown
from enfilade.live.state import Role
from enfilade.live.tape import POINTED_MS, Tape
from enfilade.live.transcript import Malformed, Words, left_of, parse, written
from enfilade.live.trim import compose, kept, played_ms, tidy, whole_ms
from tests.live import contract_live, contract_replay
from tests.live.table import T0, Table

LENGTH = 60_000
times = st.integers(0, LENGTH)
cuts = st.lists(st.tuples(times, times), max_size=6)
lines = st.lists(
    st.tuples(st.integers(0, 4000), st.sampled_from(sorted(TAGS)), st.text('AZaz09_-,{}"əя ', max_size=30)),
    max_size=30,
)


def summed(steps: list[tuple[int, str, str]]) -> list[Line]:
    """Return lines whose times grow by the steps."""
    out, t = [], 0
    for step, tag, text in steps:
        t += step
        out.append(Line(t, tag, text))
    return out


@given(lines)
def test_REPLAY4_what_is_written_is_read(steps: list[tuple[int, str, str]]) -> None:
    log = summed(steps)
    text = encode(log)
    assert list(decode(text)) == log
    assert text.isascii() or any(not line.text.isascii() for line in log)


@pytest.mark.parametrize("text", ["M", "1", "1Q", "!M", "1m"])
def test_REPLAY4_what_is_no_log_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no line of a recording"):
        list(decode(text))


def test_REPLAY4_time_never_goes_back() -> None:
    with pytest.raises(ValueError, match="never go back"):
        encode([Line(5, "M", ""), Line(4, "M", "")])


states = st.fixed_dictionaries(
    {
        "mode": st.sampled_from([{"kind": "free"}, {"kind": "walking"}]),
        "zones": st.lists(st.sampled_from("abc"), max_size=2),
        "held": st.booleans(),
        "scene": st.fixed_dictionaries(
            {
                "strokes": st.lists(st.integers(0, 3), max_size=4),
                "evidence": st.booleans(),
                "document": st.sampled_from([None, "letter"]),
            }
        ),
    }
)


@given(st.lists(states, max_size=6))
def test_REPLAY4_changes_add_up_to_what_was_shown(story: list[dict[str, Any]]) -> None:
    known: dict[str, Any] = {}
    written_before: dict[str, Any] = {}
    for state in story:
        known = fold(known, json.loads(json.dumps(change(written_before, state))))
        written_before = state
        assert known == state


def test_REPLAY5_the_log_begins_with_the_tour_and_names_nobody() -> None:
    table, tape = Table("ayna", recording="voice"), Tape(T0)
    tape.changed(table.group, table.now)
    tape.spoke(table.group, "guide", "0" + "A" * 40, table.now)
    assert tape.lines == []  # people arrive; the guide greets them
    table.wish("guide", "play")
    tape.changed(table.group, table.now)
    table.wait(1000)
    table.wish("guide", "dim", words="Ayna asks for a break.")
    tape.changed(table.group, table.now)
    table.wish("ayna", "hand", up=True)
    tape.changed(table.group, table.now)
    first, second = tape.take()
    assert (first.t_ms, second.t_ms) == (0, 1000)
    state = fold(fold({}, json.loads(first.text)), json.loads(second.text))
    assert state == shown(table.group)
    assert state["mode"]["words"] is None
    assert "ayna" not in encode([first, second]).lower()


def test_REPLAY5_only_the_guides_voice_and_only_where_that_was_agreed() -> None:
    table = Table("ayna", "elcin", recording="voice")
    table.wish("guide", "appoint", uid="elcin", role="co-guide")
    table.wish("guide", "play")
    tape = Tape(T0)
    tape.changed(table.group, table.now)
    tape.take()
    for uid, text in (
        ("guide", "0guide---"),
        ("ayna", "0ayna----"),
        ("elcin", "0elcin---"),
        ("guide", "1no------"),
    ):
        tape.spoke(table.group, uid, text, table.now)
    assert [line.text for line in tape.take()] == ["guide---"]
    table.group = table.group.model_copy(update={"recording": "motion"})
    tape.spoke(table.group, "guide", "0guide---", table.now)
    assert tape.take() == ()


def test_REPLAY5_while_a_follower_is_in_the_light_it_holds_still() -> None:
    table = Table("ayna", recording="motion")
    table.wish("guide", "walk")
    tape = Tape(T0)
    tape.changed(table.group, table.now)
    table.wish("ayna", "arrive", hall="upper", percent=100)
    table.wish("guide", "spotlight", uid="ayna")
    tape.changed(table.group, table.now)
    tape.moved(table.group, "ayna", "a" * 24, table.now)
    tape.pointed(table.group, "ayna", "0,1,2,3", table.now)
    table.wish("guide", "spotlight", uid=None)
    tape.changed(table.group, table.now)
    tape.moved(table.group, "ayna", "b" * 24, table.now)
    tape.moved(table.group, "guide", "c" * 24, table.now)
    log = tape.take()
    assert [(line.tag, line.text) for line in log[1:]] == [
        ("S", '{"held":true}'),
        ("S", '{"held":false}'),
        ("M", "c" * 24),
    ]
    assert "ayna" not in encode(log)


def test_REPLAY5_of_the_pointer_a_few_places_a_second_and_that_it_is_put_away() -> None:
    table, tape = Table(recording="motion"), Tape(T0)
    table.wish("guide", "walk")
    tape.changed(table.group, table.now)
    tape.take()
    for n in range(60):
        tape.pointed(table.group, "guide", f"0,{n},0,0", table.now + 1000 * n // 15)
    tape.pointed(table.group, "guide", "", table.now + 4000)
    tape.pointed(table.group, "guide", "", table.now + 4001)
    told = tape.take()
    assert len(told) <= 4 * 1000 // POINTED_MS + 2
    assert [line.text for line in told][-1] == ""


def test_REPLAY5_of_typed_lines_the_guides_own_once_each() -> None:
    table, tape = Table("elcin", recording="motion"), Tape(T0)
    table.wish("guide", "appoint", uid="elcin", role="co-guide")
    table.wish("guide", "caption", text="Before the tour.", language="en")
    tape.changed(table.group, table.now)
    table.wish("guide", "walk")
    tape.changed(table.group, table.now)
    tape.take()
    table.wish("elcin", "caption", text="Interpreted.", language="en")
    tape.changed(table.group, table.now)
    table.wish("guide", "caption", text="Mind  the step.", language="en")
    tape.changed(table.group, table.now)
    tape.changed(table.group, table.now)
    assert [(line.tag, line.text) for line in tape.take()] == [("C", "en Mind the step.")]


def test_REPLAY5_after_the_guide_has_ended_it_nothing_more_is_written() -> None:
    table, tape = Table(recording="voice"), Tape(T0)
    table.wish("guide", "walk")
    tape.changed(table.group, table.now)
    tape.take()
    table.wish("guide", "stop-recording")
    table.wish("guide", "evidence", on=True)
    tape.changed(table.group, table.now)
    tape.moved(table.group, "guide", "c" * 24, table.now)
    tape.spoke(table.group, "guide", "0guide---", table.now)
    assert tape.take() == ()
    assert table.group.members["guide"].role is Role.GUIDE


@given(cuts)
def test_REPLAY6_cuts_are_tidy_and_what_is_left_is_the_rest(some: list[trim.Cut]) -> None:
    out = tidy(some, LENGTH)
    assert all(a < b for a, b in out)
    assert all(one[1] < other[0] for one, other in pairwise(out))
    spans = kept(out, LENGTH)
    assert sum(b - a for a, b in (*out, *spans)) == LENGTH
    assert tidy(out, LENGTH) == out


@given(cuts, times, times)
def test_REPLAY6_time_without_the_cuts_runs_on(some: list[trim.Cut], one: int, other: int) -> None:
    spans = kept(tidy(some, LENGTH), LENGTH)
    early, late = sorted((one, other))
    assert played_ms(spans, early) <= played_ms(spans, late)
    total = sum(b - a for a, b in spans)
    if one < total:
        assert played_ms(spans, whole_ms(spans, one)) == one
    if any(a <= one < b for a, b in spans):
        assert whole_ms(spans, played_ms(spans, one)) == one


@given(cuts, cuts)
def test_REPLAY6_cuts_compose(first: list[trim.Cut], then: list[trim.Cut]) -> None:
    once = tidy(first, LENGTH)
    spans = kept(once, LENGTH)
    left = sum(b - a for a, b in spans)
    both = kept(compose(once, then, LENGTH), LENGTH)
    after = kept(tidy(then, left), left)
    moments = [at for a, b in after for at in (a, (a + b) // 2, b - 1)]
    assert sum(b - a for a, b in both) == sum(b - a for a, b in after)
    for at in moments:
        assert whole_ms(both, played_ms(after, at)) == whole_ms(spans, at)


def voiced(t_ms: int) -> str:
    """Return a voice line of one empty frame, said at `t_ms`."""
    return urlsafe_b64encode(b"\0\1" + t_ms.to_bytes(4, "big") + b"\0").decode().rstrip("=")


def test_REPLAY6_nothing_of_a_cut_is_in_what_is_left_and_the_view_stands_where_it_stood() -> None:
    began = 10_000
    way = [Keyframe(began + 1000 * n, 0, 1000 * n, 1600, 0, 0, 0, vx=1000) for n in range(6)]
    log = [Line(began, "S", '{"mode":{"kind":"walking"},"scene":{"evidence":false}}')]
    log += [Line(k.t_ms + 20, "M", keyframe(Moved(k))) for k in way]
    log += [
        Line(began + 2100, "S", '{"scene":{"evidence":true}}'),
        Line(began + 2150, "V", voiced(began + 1990)),  # said in the cut, came after its end
        Line(began + 2200, "V", voiced(began + 2050)),
        Line(began + 2300, "C", "az Salam"),
    ]
    log.sort()
    out = list(trim.left_of(log, began, kept(((900, 2020),), 6000)))
    assert [line.t_ms for line in out] == sorted(line.t_ms for line in out)
    assert not [line for line in out if began + 900 <= line.t_ms < began + 2020]
    joined = [line for line in out if line.t_ms == began + 2020]
    assert json.loads(joined[0].text) == {"mode": {"kind": "walking"}, "scene": {"evidence": False}}
    stands = moved_of(joined[1].text)
    assert stands.cut and stands.keyframe.x == 1000 and stands.keyframe.vx == 0
    assert [line.text for line in out if line.tag == "V"] == [voiced(began + 2050)]
    assert not [line for line in out if line.tag == "C"]


def test_REPLAY6_uncut_it_is_as_it_was() -> None:
    log = [Line(5, "S", '{"held":false}'), Line(9, "V", voiced(7)), Line(12, "P", "")]
    assert list(trim.left_of(log, 5, ((0, 100),))) == log


said = st.text("abc əğıöşüç Жя.,#", min_size=1, max_size=40).map(lambda t: " ".join(t.split()).lstrip("# "))
words = st.builds(
    Words,
    at_ms=st.integers(0, 9_000).map(lambda s: s * 1000),
    heading=said,
    text=st.lists(said.filter(bool), max_size=3).map("\n".join),
).filter(lambda w: bool(w.heading or w.text))


@given(st.lists(words, max_size=8).map(lambda each: sorted(each, key=lambda w: w.at_ms)))
def test_REPLAY7_a_transcript_is_plain_text_and_back(some: list[Words]) -> None:
    assert list(parse(written(some))) == some


def test_REPLAY7_what_is_no_transcript_says_which_line() -> None:
    with pytest.raises(Malformed, match="line 2") as found:
        parse("\nno time before this\n[0:01] later")
    assert found.value.line == 2
    assert parse("[1:05]  # At the door \r\nIt is\r\n iron.\n\n[0:02] First.\n[0:09]\n") == (
        Words(2_000, "", "First."),
        Words(65_000, "At the door", "It is\niron."),
    )


def test_REPLAY7_words_go_with_what_is_left() -> None:
    some = (Words(0, "One", ""), Words(5_000, "", "cut out"), Words(9_000, "Two", "x"))
    assert left_of(some, kept(((4_000, 8_000),), 20_000)) == (Words(0, "One", ""), Words(5_000, "Two", "x"))


def test_REPLAY28_the_viewers_contract_is_what_the_server_says() -> None:
    assert (contract_live.FOLDER / "replay_log.json").read_text("utf-8") == contract_replay.text()
