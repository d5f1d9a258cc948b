"""What travels of a class besides the group's own words. The TypeScript types are generated from these
models.

Client to server: the event `lesson` (`LessonWish`). Server to client: `lesson` (a whole `ClassView`: after
the group's `state`, and whenever what all share has changed), `lesson-done` (`LessonDone`), `lesson-refused`
(`Refusal` of the group's wire), to teachers also `board` (`BoardChanged`). Over HTTP: opening a class, and
coming back by a phrase.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue, TypeAdapter

from enfilade.content.text import Id, Model
from enfilade.lessons.names import PupilName as PupilName
from enfilade.lessons.wishes import LessonDo as LessonDo
from enfilade.lessons.wishes import LessonWish as LessonWish
from enfilade.lessons.wishes import Level, Pace


class NameWords(Model):
    """A pupil's name in words, “Mavi kirpi”; in a solemn lesson a colour and a number."""

    az: str
    en: str
    ru: str


class Judged(Model):
    """What an answer is worth. `right` is null where nothing is to judge; `share` is 0 to 1."""

    right: bool | None
    share: float


class Released(Model):
    """What a task is about, once the teacher has released it; in the reader's language.

    `key` is a right answer in the form of an answer's value, null where there is none; `right` is what is
    right, in lines.
    """

    explanation: str
    key: dict[str, JsonValue] | None
    right: tuple[str, ...]


class OwnAnswer(Model):
    """A pupil's answer as the server has it. `judged` is null as long as it is not told."""

    value: dict[str, JsonValue]
    judged: Judged | None
    tries: int
    at_ms: int


class PupilTask(Model):
    """A task as one pupil has it. `hints`: how many of its hints they have taken."""

    id: Id
    open: bool
    released: Released | None
    hints: int
    answer: OwnAnswer | None


class Pupil(Model):
    """A pupil: one device, of one child or of two to six."""

    uid: str
    name: PupilName
    words: NameWords
    size: int
    level: Level
    at_task: Id | None
    stuck: bool


class PupilView(Model):
    """Everything of the class that a pupil may know. `ends_ms` and `points` are null in a solemn lesson."""

    kind: Literal["pupil"] = "pupil"
    museum: Id
    lesson: Id
    revision: str
    solemn: bool
    now_ms: int
    pace: Pace
    closed: bool
    ends_ms: int | None
    points: int | None
    you: Pupil
    tasks: tuple[PupilTask, ...]


class BoardTask(Model):
    """A task as the teacher has it; what is released to pupils only later is here already."""

    id: Id
    open: bool
    released: bool
    explanation: str
    notes: str | None
    key: dict[str, JsonValue] | None
    right: tuple[str, ...]
    written: bool = Field(description="Its answers are words of a pupil's own, projected only when approved")


class BoardCell(Model):
    """What a pupil has answered to a task. `told`: the answer in one line, in the reader's language."""

    state: Literal["tried", "right", "received"]
    share: float
    tries: int
    at_ms: int
    told: str
    value: dict[str, JsonValue]
    approved: bool


class BoardRow(Model):
    """A pupil on the teacher's board; `cells` and `hints` by task. Where they are says the group's roster, by
    uid.
    """

    pupil: Pupil
    hints: dict[Id, int]
    cells: dict[Id, BoardCell]


class Shown(Model):
    """What the teacher has put on the projector."""

    task: Id
    what: Literal["prompt", "counts", "answers"]
    answers: tuple[str, ...] = Field(default=(), description="uids, as far as their answers are there")
    page: int = Field(default=0, description="Of answers; after the last comes the first again")


class BoardView(Model):
    """Everything of the class, for its teacher. `rev` counts rows told: who sees a gap asks with `resync`."""

    kind: Literal["board"] = "board"
    museum: Id
    lesson: Id
    revision: str
    solemn: bool
    now_ms: int
    created_ms: int
    expires_ms: int = Field(description="Until then the results are kept")
    pace: Pace
    begun: bool = Field(description="Whether the teacher has let the class begin")
    closed: bool
    ends_ms: int | None
    tasks: tuple[BoardTask, ...]
    shown: Shown | None
    rows: tuple[BoardRow, ...]
    rev: int


class BoardChanged(Model):
    """One pupil's row is new, or is not as it was."""

    rev: int
    row: BoardRow


class Counts(Model):
    """How many pupils answered, and what. `each`: how many chose each option (kinds that have options)."""

    pupils: int
    answered: int
    right: int | None = Field(description="null where nothing is to judge")
    each: dict[str, int]


class Projected(Model):
    """A task on the projector. `answers`: without names, in no order of pupils; words only after approval."""

    task: Id
    what: Literal["prompt", "counts", "answers"]
    counts: Counts | None
    answers: tuple[str, ...]
    page: int = Field(description="Of answers; how many there are is known where they are laid out")
    released: Released | None


class ProjectorView(Model):
    """Everything that a class sees together, without anybody's name. `people`: all at all devices."""

    kind: Literal["projector"] = "projector"
    museum: Id
    lesson: Id
    revision: str
    solemn: bool
    now_ms: int
    pace: Pace
    begun: bool = Field(description="Whether the teacher has let the class begin")
    closed: bool
    ends_ms: int | None
    pupils: int
    people: int
    shown: Projected | None


ClassView = Annotated[PupilView | BoardView | ProjectorView, Field(discriminator="kind")]


class LessonDone(Model):
    """A wish has been carried out and will not be lost. Of an answer: what it is worth, where that is told
    now.

    `offer_hint`: wrong twice, and a hint is left. `phrase`: the four words that were asked for.
    """

    id: str
    task: Id | None = None
    judged: Judged | None = None
    tries: int | None = None
    offer_hint: bool = False
    points: int | None = None
    phrase: tuple[str, ...] | None = None


class ClassRequest(Model):
    """Body of `POST /class`: open a class of a lesson. `zones`: opt-in advisories that the teacher opens.

    `minutes`: null takes no end.
    """

    museum: Id
    lesson: Id
    pace: Pace = "own"
    zones: tuple[Id, ...] = Field(default=(), max_length=20)
    minutes: int | None = Field(default=None, ge=5, le=240)


class ClassOpened(Model):
    """A class is open. `secret` is the teacher's alone: it opens the board and, later, the results."""

    gid: str
    code: str
    secret: str
    museum: Id
    lesson: Id
    teach_url: str
    follow_url: str = Field(description="What pupils open, and what the QR code at `qr_url` says")
    qr_url: str
    projector_url: str
    expires_ms: int


class ReturnRequest(Model):
    """Body of `POST /class/return`: come back as the same pupil on another device, by code and phrase, or by
    a ticket that the school's own system was given. The answer is a `JoinAnswer`.
    """

    code: str = Field(default="", max_length=32)
    phrase: str = Field(default="", max_length=120)
    ticket: str = Field(default="", max_length=64)


WISH: TypeAdapter[LessonWish] = TypeAdapter(LessonWish)
