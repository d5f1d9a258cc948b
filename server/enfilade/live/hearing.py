"""What followers say and guides hear: hands, the floor, questions, votes."""

from __future__ import annotations

from enfilade.live.presence import with_member
from enfilade.live.refused import Refused
from enfilade.live.solemn import is_solemn
from enfilade.live.state import Group, Member, Role
from enfilade.live.talk import (
    Closed,
    Hand,
    OfStop,
    Open,
    Poll,
    PollQuestion,
    Question,
    QuestionState,
)

WAITING_QUESTIONS = 3
"""So many of one member's questions may wait: a list that a guide can read while leading."""

KEPT_QUESTIONS = 100
"""Of older ones the settled are let go; 100 of 500 letters are 50 to 200 KB in the store."""

NODS_APART_MS = 3000
"""What is tapped again sooner is the same nod."""

KEPT_POLLS = 20
"""As many as anybody asks in one tour."""


def raise_hand(group: Group, member: Member, up: bool, now_ms: int) -> Group:
    """Raise a hand behind those that are up, or take it down. Raised twice it keeps its place."""
    if up and any(hand.uid == member.uid for hand in group.hands):
        return group
    others = tuple(hand for hand in group.hands if hand.uid != member.uid)
    raised = (Hand(uid=member.uid, at_ms=now_ms),) if up else ()
    return group.model_copy(update={"hands": others + raised})


def lower_hand(group: Group, uid: str) -> Group:
    """Take somebody's hand down."""
    follower(group, uid)
    return group.model_copy(update={"hands": tuple(hand for hand in group.hands if hand.uid != uid)})


def give_floor(group: Group, uid: str | None) -> Group:
    """Let one follower speak to all, and no other; their hand comes down."""
    if uid is None:
        return group.model_copy(update={"floor": None})
    member = follower(group, uid)
    if not member.here:
        raise Refused("person-away")
    if member.muted:
        raise Refused("person-muted")
    return lower_hand(group.model_copy(update={"floor": uid}), uid)


def nod(group: Group, member: Member, now_ms: int) -> Group:
    """Nod to the guides; nods in quick succession are one. In a solemn place nobody reacts."""
    if is_solemn(group, member):
        raise Refused("solemn-place")
    if member.nodded_ms is not None and now_ms - member.nodded_ms < NODS_APART_MS:
        return group
    return with_member(group, member.model_copy(update={"nodded_ms": now_ms}))


def ask(group: Group, member: Member, text: str, now_ms: int) -> Group:
    """Take a question in, for the guides' eyes only."""
    if member.muted or group.rules.quiet:
        raise Refused("muted")
    waiting = [q for q in group.questions if q.state == "asked"]
    if sum(q.uid == member.uid for q in waiting) >= WAITING_QUESTIONS:
        raise Refused("questions-waiting")
    questions = group.questions
    if len(questions) >= KEPT_QUESTIONS:
        oldest = next((q for q in questions if q.state != "asked"), None)
        if oldest is None:
            raise Refused("questions-full")
        questions = tuple(q for q in questions if q is not oldest)
    made = group.made + 1
    question = Question(id=f"q{made}", uid=member.uid, at_ms=now_ms, text=text)
    return group.model_copy(update={"questions": (*questions, question), "made": made})


def settle(group: Group, question: str, state: QuestionState) -> Group:
    """Note what has become of a question."""
    if all(q.id != question for q in group.questions):
        raise Refused("question-unknown")
    questions = tuple(
        q.model_copy(update={"state": state}) if q.id == question else q for q in group.questions
    )
    return group.model_copy(update={"questions": questions})


def make_poll(group: Group, question: PollQuestion, options: tuple[str, ...]) -> Group:
    """Ask all to choose; one poll at a time takes votes."""
    if isinstance(question, OfStop) and group.plan.index_of(question.stop) is None:
        raise Refused("stop-unknown")
    if any(isinstance(poll.state, Open) for poll in group.polls):
        raise Refused("poll-open")
    if len(group.polls) >= KEPT_POLLS:
        raise Refused("polls-full")
    made = group.made + 1
    poll = Poll(id=f"p{made}", question=question, options=options)
    return group.model_copy(update={"polls": (*group.polls, poll), "made": made})


def vote(group: Group, member: Member, poll: str, option: int) -> Group:
    """Take a vote; a later one of the same member is in its place."""
    asked = _poll(group, poll)
    if isinstance(asked.state, Closed):
        raise Refused("poll-closed")
    if option >= len(asked.options):
        raise Refused("option-unknown")
    return _with(group, asked.model_copy(update={"votes": {**asked.votes, member.uid: option}}))


def close_poll(group: Group, poll: str) -> Group:
    """Take no more votes."""
    asked = _poll(group, poll)
    if isinstance(asked.state, Closed):
        raise Refused("poll-closed")
    return _with(group, asked.model_copy(update={"state": Closed()}))


def show_poll(group: Group, poll: str, shown: bool) -> Group:
    """Show all how many chose what, or no more. What is shown takes no votes."""
    asked = _poll(group, poll)
    if not shown and isinstance(asked.state, Open):
        return group
    return _with(group, asked.model_copy(update={"state": Closed(shown=shown)}))


def drop_poll(group: Group, poll: str) -> Group:
    """Put a poll away; the last one can be taken up again."""
    asked = _poll(group, poll)
    polls = tuple(p for p in group.polls if p is not asked)
    return group.model_copy(update={"polls": polls, "dropped": asked})


def restore_poll(group: Group, poll: str) -> Group:
    """Take up again the poll that was put away last; closed, where another takes votes by now."""
    dropped = group.dropped
    if dropped is None or dropped.id != poll:
        raise Refused("poll-unknown")
    if len(group.polls) >= KEPT_POLLS:
        raise Refused("polls-full")
    if any(isinstance(each.state, Open) for each in group.polls) and isinstance(dropped.state, Open):
        dropped = dropped.model_copy(update={"state": Closed()})
    return group.model_copy(update={"polls": (*group.polls, dropped), "dropped": None})


def mute(group: Group, uid: str, on: bool) -> Group:
    """Take a follower's say, or give it back. The floor is not theirs while they have none."""
    group = with_member(group, follower(group, uid).model_copy(update={"muted": on}))
    return group.model_copy(update={"floor": None}) if on and group.floor == uid else group


def mute_all(group: Group, on: bool) -> Group:
    """Take all followers' say, or give it back. Who is given the floor afterwards has it all the same."""
    floor = None if on and not group.rules.quiet else group.floor
    rules = group.rules.model_copy(update={"quiet": on})
    return group.model_copy(update={"rules": rules, "floor": floor})


def follower(group: Group, uid: str) -> Member:
    """Return a follower who has not left. Raises Refused."""
    member = group.members.get(uid)
    if member is None or not member.stays:
        raise Refused("person-unknown")
    if member.role is not Role.FOLLOWER:
        raise Refused("only-of-followers")
    return member


def _poll(group: Group, poll: str) -> Poll:
    found = next((p for p in group.polls if p.id == poll), None)
    if found is None:
        raise Refused("poll-unknown")
    return found


def _with(group: Group, poll: Poll) -> Group:
    polls = tuple(poll if p.id == poll.id else p for p in group.polls)
    return group.model_copy(update={"polls": polls})
