"""A task of a lesson: what every kind has in common, and what a kind's own file must say.

A kind is one file of `content/tasks/` with a subclass of `Task`, and one file of the viewer that shows it.
What goes to a pupil's browser (`public`) never holds what is right, nor depends on it: things to choose from
stand in an order made from their own words, under letters and not under the author's ids (an id such as
``wrong-2`` or ``act-1991`` would tell). Answers are judged on the server.
"""

from __future__ import annotations

import hashlib
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple, Self, TypeVar

from pydantic import AfterValidator, Field, ValidationError, model_validator

from enfilade.content.grave import figures_in
from enfilade.content.site_texts import SaidPicture
from enfilade.content.text import Id, Levels, Model, Said, Text

if TYPE_CHECKING:
    from enfilade.content.holdings import Holdings
    from enfilade.content.tour import Stop

Thing = TypeVar("Thing")

Order = tuple[str, ...]
"""Languages of a reader: their own, then those in which a missing text falls back."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A place in a picture, or a part of it, in shares of its width and height: (0, 0) is its upper left."""

MOST_THINGS = 12
"""Options, items or pairs of one task: more than a screen of a phone shows is no task but a list."""


class Unfit(ValueError):
    """An answer that this task cannot have: malformed, too long, or of things that it does not name."""


class Answer(Model):
    """The base of a kind's answers."""


class About(Model):
    """The base of what a pupil's browser gets of a kind beyond what every task has; `kind` tells which."""


class Verdict(Model):
    """What is made of an answer: right or not, None where nobody can say; and which part of it is right."""

    right: bool | None
    share: float = Field(ge=0, le=1)


RECEIVED = Verdict(right=None, share=1.0)
"""Of an answer that is not judged: it is there."""


class Flaw(NamedTuple):
    """What is wrong with a task: a code of `content/issue_codes.py`, where in the task, and in words."""

    code: str
    at: str
    message: str
    names: Mapping[str, object] = {}


class Paper(Model):
    """A task on the printed worksheet: the parts that it has. Made of what is public, so without answers."""

    picture: SaidPicture | None = None
    ticks: tuple[Said, ...] = Field(default=(), description="Each with a box to tick")
    numbered: tuple[Said, ...] = Field(default=(), description="Each with a box for its number")
    lefts: tuple[Said, ...] = Field(default=(), description="To be joined by lines with `rights`")
    rights: tuple[Said, ...] = ()
    rows: tuple[Said, ...] = Field(default=(), description="Rows of a table, ticked under one of `columns`")
    columns: tuple[Said, ...] = ()
    unit: Said | None = Field(default=None, description="Behind a short line for a number")
    lines: int = Field(default=0, description="Empty lines to write on")
    frame: bool = Field(default=False, description="An empty frame to draw in")


class Seen(Model):
    """A picture in a task: a file below the museum's folder, a viewpoint's poster (``hall/viewpoint``), or an
    exhibit's own picture.
    """

    file: str | None = None
    view: str | None = Field(default=None, pattern=r"^[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}$")
    exhibit: Id | None = None
    alt: Text | None = Field(default=None, description="What is seen; an exhibit's own where left out")
    credit: str | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if sum(one is not None for one in (self.file, self.view, self.exhibit)) != 1:
            raise ValueError("write one of file, view and exhibit")
        if self.exhibit is None and self.alt is None:
            raise ValueError("write alt: what is seen, for who does not see it")
        return self

    @property
    def key(self) -> str:
        """By which `Around.pictures` holds it."""
        return (
            f"file:{self.file}"
            if self.file
            else f"view:{self.view}"
            if self.view
            else f"exhibit:{self.exhibit}"
        )


@dataclass(frozen=True)
class Around:
    """What of the museum a task shows: the reader's languages, pictures by `Seen.key`, exhibits' titles."""

    order: Order
    pictures: Mapping[str, SaidPicture] = field(default_factory=dict)
    exhibits: Mapping[str, Text] = field(default_factory=dict)

    def said(self, text: Text) -> Said:
        """Return a text for the reader."""
        return text.said(self.order)

    def title(self, exhibit: str) -> Said:
        """Return an exhibit's title, its id where it has none."""
        known = self.exhibits.get(exhibit)
        return Said(text=exhibit) if known is None else known.said(self.order)


class Task(Model, ABC):
    """What every task has. `minutes` and `points` are for lessons outside solemn places only."""

    called: ClassVar[Text]
    """The kind's name, for teachers."""
    how: ClassVar[Text]
    """What to do, in one sentence for pupils."""
    how_on_paper: ClassVar[Text | None] = None
    """The same on the worksheet, where it is another thing there."""
    judged: ClassVar[bool] = True
    """Whether an answer can be right."""
    written: ClassVar[bool] = False
    """Whether an answer holds a pupil's own words: others see those only when the teacher lets them."""
    printable: ClassVar[bool] = True
    """Whether it can be done on paper."""
    own_picture: ClassVar[bool] = False
    """Whether an exhibit that it shows must have a picture of its own: a viewpoint's poster will not do."""
    answer_model: ClassVar[type[Answer]]
    about_model: ClassVar[type[About]]

    kind: str
    id: Id
    stop: Id = Field(description="Where it is done: a stop of the lesson or of its tour")
    prompt: Levels
    hints: tuple[Text, ...] = Field(default=(), max_length=3)
    explanation: Text
    sources: tuple[Id, ...] = Field(min_length=1)
    points: int = Field(default=0, ge=0, le=10)
    minutes: int | None = Field(default=None, ge=1, le=60)
    notes: Text | None = Field(default=None, description="For the teacher")

    def what_to_do(self, on_paper: bool = False) -> Text:
        """Return what to do, in one sentence for pupils."""
        return (self.how_on_paper if on_paper else None) or self.how

    @abstractmethod
    def public(self, around: Around) -> About:
        """Return what a pupil's browser gets."""

    def read(self, value: object) -> Answer:
        """Return a sent value as an answer. Raises Unfit for one that this task cannot have."""
        try:
            answer = self.answer_model.model_validate(value)
        except ValidationError as error:
            raise Unfit(f"no answer of {self.kind}") from error
        if not self.fits(answer):
            raise Unfit(f'"{self.id}" has no such choice')
        return answer

    def fits(self, answer: Any) -> bool:
        """Whether an answer speaks of what this task shows."""
        return True

    def judge(self, answer: Any) -> Verdict:
        """Return what is made of an answer that fits."""
        return RECEIVED

    def solution(self) -> Answer | None:
        """Return an answer that is right; None where there is none to give."""
        return None

    def picks(self, answer: Any) -> tuple[str, ...]:
        """Return what was chosen, by public ids, for counting over a class; none where nothing can be."""
        return ()

    @abstractmethod
    def tell(self, answer: Any, order: Order, names: Mapping[str, str]) -> str:
        """Return an answer on one line, for the board and the results.

        names: titles of exhibits and elements by id, in the reader's language.
        """

    def right(self, order: Order, names: Mapping[str, str]) -> tuple[str, ...]:
        """Return what is right, in lines, for the key and the released explanation; none where nothing is."""
        solution = self.solution()
        return () if solution is None else (self.tell(solution, order, names),)

    @abstractmethod
    def paper(self, about: Any) -> Paper | None:
        """Return how the task stands on paper, from what is public of it; None where it cannot."""

    def seen(self) -> Seen | None:
        """Return the picture that the task shows."""
        return None

    def flaws(self, holdings: Holdings, stop: Stop | None) -> Iterator[Flaw]:
        """Yield what is wrong with the task beyond its shape. `stop` is None where there is no such stop."""
        yield from ()

    def grave(self, holdings: Holdings) -> Iterator[Flaw]:
        """Yield what the task asks and may not in a solemn hall: here, choices that are bare figures."""
        for name in type(self).model_fields:
            if name not in Task.model_fields:
                for at, figure in figures_in(getattr(self, name), name):
                    yield Flaw("figure-as-answer", at, f'"{figure}" is a choice of task "{self.id}"')


def words(az: str, en: str, ru: str) -> Text:
    """Return a kind's own words."""
    return Text(by_language={"az": az, "en": en, "ru": ru})


def shuffled(salt: str, texts: Sequence[Text]) -> tuple[int, ...]:
    """Return the places of texts in an order made from their words alone, the same for the same words
    however they were listed. `salt` is the task's id: equal lists of two tasks do not stand alike.
    """

    def key(index: int) -> bytes:
        said = sorted(texts[index].by_language.items())
        return hashlib.sha256(f"{salt}/{said}".encode()).digest()

    return tuple(sorted(range(len(texts)), key=key))


def lettered(salt: str, things: Sequence[Thing], text: Callable[[Thing], Text]) -> dict[str, Thing]:
    """Return things by their public names, in the order that `shuffled` makes of their texts."""
    places = shuffled(salt, [text(thing) for thing in things])
    return {letter(place): things[index] for place, index in enumerate(places)}


def letter(place: int, first: str = "a") -> str:
    """Return the public name of the thing at a place: a, b, c…"""
    return chr(ord(first) + place)


def tidy(text: str) -> str:
    """Return what somebody wrote as it is kept: NFC, no control characters but line ends, no blank ends."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn")
    ).strip()


def _said_something(text: str) -> str:
    text = tidy(text)
    if not text:
        raise ValueError("nothing was written")
    return text


Told = Annotated[str, AfterValidator(_said_something)]
"""Words that a pupil wrote."""


def one_line(text: str) -> str:
    """Return what somebody wrote on one line."""
    return " ".join(text.split())
