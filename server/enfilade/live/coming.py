"""Who waits to be let in, and what a group's course was so far: values of the group's state."""

from __future__ import annotations

from pydantic import Field

from enfilade.content.text import Id, Model

MOST_VISITS = 200
"""A tour has some twenty stops; a guide who goes back and forth for two hours comes to eighty."""

MOST_TURNED_AWAY = 200


class WaitingView(Model):
    """Somebody in the waiting room, as guides see them."""

    uid: str
    name: str | None
    at_ms: int


class Waiting(WaitingView):
    """Somebody in the waiting room. `asked_ms`: when their page last asked; a closed page asks no more."""

    asked_ms: int
    observer: bool = False

    @property
    def view(self) -> WaitingView:
        """What guides see."""
        return WaitingView(uid=self.uid, name=self.name, at_ms=self.at_ms)


class Visit(Model):
    """The group came to a stop."""

    stop: Id
    at_ms: int


class Tally(Model):
    """Numbers that the present state does not tell any more: of followers, never of one."""

    here: int = Field(default=0, description="Followers whose line is open")
    most: int = Field(default=0, description="The most of them at once")
    came: int = Field(default=0, description="Followers admitted")
    hands: int = Field(default=0, description="Hands raised")
