"""What moves a group and what is shown to it: the wishes of who leads."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from enfilade.content.text import Id, Model
from enfilade.live.bounded import ElementId, Uid, Words
from enfilade.live.modes import Leash
from enfilade.live.scene import MOST_HIGHLIGHTS, Document, Stroke


class GoTo(Model):
    """Lead the group to a stop. To the next one it flies the tour's route, to others it cuts."""

    do: Literal["go-to"] = "go-to"
    stop: Id


class Play(Model):
    """Let the script run. `through`: past the end of this stop too."""

    do: Literal["play"] = "play"
    through: bool = False


class Pause(Model):
    """Hold the script."""

    do: Literal["pause"] = "pause"


class Seek(Model):
    """Take the script to a moment of the tour; it runs or stands there as it did before."""

    do: Literal["seek"] = "seek"
    tour_ms: int = Field(ge=0, le=86_400_000)


class Walk(Model):
    """Take the lead on foot; the motion that follows is what everybody sees."""

    do: Literal["walk"] = "walk"


class Gather(Model):
    """Call everybody together at the stop, also those who look around."""

    do: Literal["gather"] = "gather"


class SetFree(Model):
    """Let everybody walk for themselves."""

    do: Literal["free"] = "free"
    leash: Leash | None = None


class Dim(Model):
    """Pause the group: the screens are dimmed, these words stay."""

    do: Literal["dim"] = "dim"
    words: Words | None = None


class Resume(Model):
    """End the pause: what it interrupted goes on."""

    do: Literal["resume"] = "resume"


class OpenZone(Model):
    """Open or shut what lies behind an opt-in advisory, for this group."""

    do: Literal["open-zone"] = "open-zone"
    advisory: Id
    open: bool


class PointOut(Model):
    """Mark these things for all, and no others."""

    do: Literal["highlight"] = "highlight"
    elements: tuple[ElementId, ...] = Field(max_length=MOST_HIGHLIGHTS)


class SetDoor(Model):
    """Swing the leaf of an opening for all."""

    do: Literal["door"] = "door"
    hall: Id
    opening: Id
    to: Literal["open", "shut", "rest"]


class SetLamp(Model):
    """Change a layer of a hall's light for all; null is as the hall has it."""

    do: Literal["lamp"] = "lamp"
    hall: Id
    layer: Id
    to: float | None = Field(ge=0, le=1)


class ShowEvidence(Model):
    """Tint the halls by evidence for all, or stop it."""

    do: Literal["evidence"] = "evidence"
    on: bool


class ShowDocument(Model):
    """Show all a document; null puts it away."""

    do: Literal["show"] = "show"
    document: Document | None


class Spotlight(Model):
    """Let everybody see what one member looks at, who walks from now on; null takes that back."""

    do: Literal["spotlight"] = "spotlight"
    uid: Uid | None


class Draw(Model):
    """Draw a line on the picture that is shown."""

    do: Literal["draw"] = "draw"
    stroke: Stroke


class Erase(Model):
    """Take the last line off the picture, or all."""

    do: Literal["erase"] = "erase"
    what: Literal["last", "all"]


class Unerase(Model):
    """Put the lines back that were all taken off."""

    do: Literal["unerase"] = "unerase"


class End(Model):
    """End the group for everybody."""

    do: Literal["end"] = "end"


Leading = (
    GoTo
    | Play
    | Pause
    | Seek
    | Walk
    | Gather
    | SetFree
    | Dim
    | Resume
    | OpenZone
    | PointOut
    | SetDoor
    | SetLamp
    | ShowEvidence
    | ShowDocument
    | Spotlight
    | Draw
    | Erase
    | Unerase
    | End
)
"""What moves the group."""
