"""What is to be told of the difference between two groups: each change once, to those whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from enfilade.live.events import (
    CaptionTyped,
    Event,
    FloorChanged,
    ForGuides,
    GuideLine,
    HandsChanged,
    MemberChanged,
    ModeChanged,
    PollChanged,
    PollGone,
    QuestionChanged,
    RecordingChanged,
    RulesChanged,
    SceneChanged,
    Shared,
    SpeakersChanged,
    StrokeAdded,
    StrokesErased,
    Visited,
    VotesChanged,
    WaitingChanged,
    You,
    YouChanged,
    ZonesChanged,
    fields_of,
    own_of,
    poll_of,
    view_of,
)
from enfilade.live.presence import same_lead
from enfilade.live.scene import Scene
from enfilade.live.state import Group, Member


@dataclass(frozen=True)
class Envelope:
    """An event and who gets it: everybody, the guides, or one member.

    `seat`: one member too, who from now on hears other things or nothing any more (a new role, removed).
    After it the hub puts their sockets into the right rooms and sends them the state, or lets them go.
    """

    to: Literal["all", "guides", "one", "seat"]
    event: Event
    uid: str | None = None


def announce(before: Group, after: Group, members: Sequence[Member]) -> tuple[Group, tuple[Envelope, ...]]:
    """Return `after` with its revisions counted on, and what to tell whom. members: who has changed."""
    rev, roster_rev = before.rev, before.roster_rev
    envelopes: list[Envelope] = []
    for shared in _shared(before, after, members):
        rev += 1
        envelopes.append(Envelope("all", shared.model_copy(update={"rev": rev})))
    for listed in _for_guides(before, after, members):
        roster_rev += 1
        envelopes.append(Envelope("guides", listed.model_copy(update={"roster_rev": roster_rev})))
    for uid in _concerned(before, after, members):
        old, own = before.members.get(uid), own_of(after, uid)
        if old is None or own_of(before, uid) != own:
            envelopes.append(Envelope(_seat(old, after.members[uid]), YouChanged(you=You(**own)), uid))
    return after.model_copy(update={"rev": rev, "roster_rev": roster_rev}), tuple(envelopes)


def _shared(before: Group, after: Group, members: Sequence[Member]) -> Iterator[Shared]:
    """Yield the shared events; `announce` counts their revisions. members: who has changed."""
    if _differ(after.mode, before.mode):
        yield ModeChanged(rev=0, mode=after.mode)
    if after.zones != before.zones:
        yield ZonesChanged(rev=0, zones=after.zones)
    if not same_lead(before, after, members):
        line = after.guide_here, after.leader
        if line != (before.guide_here, before.leader):
            yield GuideLine(rev=0, here=line[0], leader=line[1])
    if _differ(after.scene, before.scene):
        yield _scene(before.scene, after.scene)
    if _differ(after.rules, before.rules):
        yield RulesChanged(rev=0, rules=after.rules)
    if after.recording != before.recording:
        yield RecordingChanged(rev=0, recording=after.recording)
    if after.floor != before.floor:
        yield FloorChanged(rev=0, floor=after.floor)
    if after.speakers != before.speakers:
        yield SpeakersChanged(rev=0, speakers=after.speakers)
    if after.captions is not before.captions and after.captions:
        yield CaptionTyped(rev=0, caption=after.captions[-1])
    if after.polls is not before.polls:
        was = {poll.id: poll_of(poll) for poll in before.polls}
        now = {poll.id: poll_of(poll) for poll in after.polls}
        yield from (PollGone(rev=0, poll=id) for id in was if id not in now)
        yield from (PollChanged(rev=0, poll=poll) for poll in now.values() if was.get(poll.id) != poll)


def _differ(one: object, other: object) -> bool:
    """Whether two values differ: models compare every field, also with themselves."""
    return one is not other and one != other


def _scene(before: Scene, after: Scene) -> Shared:
    """Return the shortest event: all strokes are 20 KB, one is 400 bytes at most."""
    if after.model_copy(update={"strokes": before.strokes}) == before:
        was, now = before.strokes, after.strokes
        if was == now[:-1]:
            return StrokeAdded(rev=0, stroke=now[-1])
        if now == was[: len(now)]:
            return StrokesErased(rev=0, kept=len(now))
    return SceneChanged(rev=0, scene=after)


def _for_guides(before: Group, after: Group, members: Sequence[Member]) -> Iterator[ForGuides]:
    """Yield the guides' events; `announce` counts their revisions. members: who has changed."""
    for member in members:
        old = before.members.get(member.uid)
        if old is None or fields_of(old) != fields_of(member):
            yield MemberChanged(roster_rev=0, member=view_of(member))
    if after.hands != before.hands:
        yield HandsChanged(roster_rev=0, hands=after.hands)
    if after.questions is not before.questions:
        asked = {question.id: question for question in before.questions}
        gone = tuple(sorted(asked.keys() - {question.id for question in after.questions}))
        for question in after.questions:
            if asked.get(question.id) != question:
                yield QuestionChanged(roster_rev=0, question=question, gone=gone)
    if after.polls is not before.polls:
        was = {poll.id: poll.counts for poll in before.polls}
        now = {poll.id: poll.counts for poll in after.polls}
        for id in {**was, **now}:
            if was.get(id) != now.get(id):
                yield VotesChanged(roster_rev=0, poll=id, counts=now.get(id))
    if after.waiting is not before.waiting:
        waiting = tuple(each.view for each in after.waiting)
        if waiting != tuple(each.view for each in before.waiting):
            yield WaitingChanged(roster_rev=0, waiting=waiting)
    if after.visits is not before.visits:
        yield Visited(roster_rev=0, visit=after.visits[-1])


def _concerned(before: Group, after: Group, members: Sequence[Member]) -> list[str]:
    """Return whose own view may have changed, in the order of the members."""
    uids = {member.uid for member in members}
    if after.hands != before.hands:
        uids |= {hand.uid for hand in (*before.hands, *after.hands)}
    if after.questions is not before.questions:
        uids |= {q.uid for q in {*before.questions} ^ {*after.questions}}
    if after.polls is not before.polls:
        was = {poll.id: poll.votes for poll in before.polls}
        now = {poll.id: poll.votes for poll in after.polls}
        for poll in {*was, *now}:
            changed = was.get(poll, {}).items() ^ now.get(poll, {}).items()
            uids |= {uid for uid, _option in changed}
    if len(uids) < 2:
        return [uid for uid in uids if uid in after.members]
    return [uid for uid in after.members if uid in uids]


def _seat(old: Member | None, now: Member) -> Literal["one", "seat"]:
    moved = old is not None and (old.role is not now.role or now.line.kind == "removed")
    return "seat" if moved else "one"
