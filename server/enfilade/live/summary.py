"""What a group leaves: numbers and words for the guide's page after it, and nothing of who was in it.

Of followers only how many, and in which minute somebody left; of questions and polls the words. Rehearsals
and classes leave none (a class has its results), nor does a group that never came to a stop.
"""

from __future__ import annotations

from pydantic import Field

from enfilade.content.text import Id, Language, Model
from enfilade.live.plan import Plan
from enfilade.live.state import Ended, Gone, Group, Member, Online, Removed, Role
from enfilade.live.talk import PollQuestion, QuestionState

MINUTE_MS = 60_000


class StopSpent(Model):
    """A stop of the plan with its planned time, and the time that the group was there in all."""

    stop: Id
    planned_ms: int
    spent_ms: int
    left_out: bool = False


class Asked(Model):
    """A question, without who asked it."""

    text: str
    state: QuestionState


class Polled(Model):
    """A poll with how many chose what."""

    question: PollQuestion
    options: tuple[str, ...]
    counts: tuple[int, ...]


class Summary(Model):
    """A group after its end. `left_min`: in which minutes somebody left before it. `heard`: how many heard
    the voice, of the `told_hearing` whose page said whether it does.
    """

    museum: Id
    tour: Id
    revision: str
    languages: tuple[Language, ...]
    minutes: int | None
    began_ms: int
    ended_ms: int
    came: int
    most: int
    stayed: int
    left_min: tuple[int, ...] = Field(description="Sorted: they name nobody's order of coming")
    heard: int
    told_hearing: int
    hands: int
    stops: tuple[StopSpent, ...]
    questions: tuple[Asked, ...]
    polls: tuple[Polled, ...]


def summary_of(group: Group) -> Summary | None:
    """Return what a group that has ended leaves; None where it leaves nothing, or has not ended."""
    mode = group.mode
    if not isinstance(mode, Ended) or group.rehearsal or group.lesson is not None or not group.visits:
        return None
    followers = [m for m in group.members.values() if m.role is Role.FOLLOWER]
    began_ms = group.visits[0].at_ms
    left = [m.line.since_ms for m in followers if isinstance(m.line, Gone | Removed)]
    ended_ms = mode.at_ms
    if mode.because == "empty":
        # It was ended long after everybody had left: the tour was over when the last one went.
        ended_ms = max([_since_ms(m) for m in group.members.values()], default=ended_ms)
    return Summary(
        museum=group.plan.museum,
        tour=group.plan.tour,
        revision=group.plan.revision,
        languages=group.plan.languages,
        minutes=group.plan.minutes,
        began_ms=began_ms,
        ended_ms=max(began_ms, ended_ms),
        came=group.tally.came,
        most=group.tally.most,
        stayed=len(followers) - len(left),
        left_min=tuple(sorted(max(0, at - began_ms) // MINUTE_MS for at in left)),
        heard=sum(m.hearing == "hears" for m in followers),
        told_hearing=sum(m.hearing is not None for m in followers),
        hands=group.tally.hands,
        stops=_stops(group, max(began_ms, ended_ms)),
        questions=tuple(Asked(text=q.text, state=q.state) for q in group.questions),
        polls=tuple(Polled(question=p.question, options=p.options, counts=p.counts) for p in group.polls),
    )


def planned_ms(plan: Plan, index: int) -> int:
    """Return how long a stop is meant to take: the way to it too, where the stop before it is not left
    out.
    """
    stop = plan.stops[index]
    flies = index > 0 and plan.stops[index - 1].id not in plan.left_out
    return stop.stay_ms + (stop.travel_ms if flies else 0)


def _stops(group: Group, ended_ms: int) -> tuple[StopSpent, ...]:
    spent: dict[str, int] = {}
    until = [visit.at_ms for visit in group.visits[1:]] + [ended_ms]
    for visit, end in zip(group.visits, until, strict=True):
        spent[visit.stop] = spent.get(visit.stop, 0) + max(0, end - visit.at_ms)
    plan = group.plan
    return tuple(
        StopSpent(
            stop=stop.id,
            planned_ms=planned_ms(plan, index),
            spent_ms=spent.get(stop.id, 0),
            left_out=not plan.goes_to(index, group.zones),
        )
        for index, stop in enumerate(plan.stops)
    )


def _since_ms(member: Member) -> int:
    return 0 if isinstance(member.line, Online) else member.line.since_ms
