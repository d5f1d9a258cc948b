"""What a group does just now, as a union of modes: what may not be together cannot be written down.

Gathering, together (`Touring` by the script or `Walking` behind the guide), free, paused, ended. A pause
holds the mode that it interrupts, in a form in which nothing moves.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from enfilade.content.text import Id, Model
from enfilade.live.bounded import Uid, Words


class Running(Model):
    """The script plays: at `at_ms` (which may be a little ahead) it is at `tour_ms`, and goes on from
    there.
    """

    kind: Literal["running"] = "running"
    tour_ms: int
    at_ms: int


class Held(Model):
    """The script stands at `tour_ms` from `at_ms` on; until then it is still on its way there."""

    kind: Literal["held"] = "held"
    tour_ms: int
    at_ms: int
    because: Literal["guide", "line", "over"]


ScriptClock = Annotated[Running | Held, Field(discriminator="kind")]


class Gathering(Model):
    """People arrive, or are called together at a stop. `stop` is None before the tour has begun."""

    kind: Literal["gathering"] = "gathering"
    stop: Id | None = None


class Touring(Model):
    """The script leads: everybody's viewer computes the same flight. `through`: it goes on to the next stop
    by itself.
    """

    kind: Literal["touring"] = "touring"
    stop: Id
    clock: ScriptClock
    through: bool = False


class Walking(Model):
    """Who leads walks freely and everybody sees the same motion; with `by` it is this member's, in the
    spotlight. `stop` is where the script was left.
    """

    kind: Literal["walking"] = "walking"
    stop: Id
    by: Uid | None = None


class WithinMetres(Model):
    """Stay near the guide, or near the stop."""

    by: Literal["metres"] = "metres"
    about: Literal["guide", "stop"]
    metres: float = Field(ge=2, le=100)


class WithinHall(Model):
    """Stay in a hall."""

    by: Literal["hall"] = "hall"
    hall: Id


Leash = Annotated[WithinMetres | WithinHall, Field(discriminator="by")]


class Free(Model):
    """Everybody walks for themselves, as far as the leash lets them. `stop` is where the script was left."""

    kind: Literal["free"] = "free"
    stop: Id
    leash: Leash | None = None


class Standing(Model):
    """The script, held by a pause of the group. `ran`: it goes on by itself when the pause is over."""

    kind: Literal["standing"] = "standing"
    stop: Id
    clock: Held
    through: bool
    ran: bool


Interrupted = Annotated[Gathering | Standing | Walking | Free, Field(discriminator="kind")]


class Paused(Model):
    """The screens are calmly dimmed from `at_ms` on; the guide's words, if there are any, stay. `after` is
    what comes when it is over.
    """

    kind: Literal["paused"] = "paused"
    at_ms: int
    words: Words | None
    after: Interrupted


class Ended(Model):
    """It is over; nothing changes any more."""

    kind: Literal["ended"] = "ended"
    at_ms: int
    because: Literal["guide", "empty"]


Mode = Annotated[
    Gathering | Touring | Walking | Free | Paused | Ended,
    Field(discriminator="kind"),
]


def awake(mode: Mode) -> Gathering | Touring | Walking | Free | Ended:
    """Return what the group does under a pause: what leads on from here is led from that."""
    if not isinstance(mode, Paused):
        return mode
    after = mode.after
    if isinstance(after, Standing):
        return Touring(stop=after.stop, clock=after.clock, through=after.through)
    return after


def stop_of(mode: Mode) -> str | None:
    """Return the stop at which the group is, or where the script was left; None before the tour begins."""
    mode = awake(mode)
    return None if isinstance(mode, Ended) else mode.stop


def at_stop(mode: Mode) -> str | None:
    """Return the stop that the script or a gathering shows just now; None while people walk."""
    mode = awake(mode)
    return mode.stop if isinstance(mode, Touring | Gathering) else None
