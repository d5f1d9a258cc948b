"""Design: put a stamp or a note together from given parts. Shown as a picture, never judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from enfilade.content.task import MOST_THINGS, About, Answer, Around, Order, Paper, Task, words
from enfilade.content.text import Id, Model, Said, Text

DRAWN: dict[str, tuple[str, ...]] = {
    "motif": (
        "star",
        "buta",
        "pomegranate",
        "flame",
        "tower",
        "flower",
        "carpet",
        "mountains",
        "sea",
        "sun",
    ),
    "frame": ("plain", "double", "diamonds", "waves", "knots"),
    "colour": ("sky", "turquoise", "pomegranate", "saffron", "leaf", "night", "rose", "sand"),
    "ink": ("white", "gold", "night", "pomegranate", "turquoise", "leaf"),
}
"""What the viewer draws, by slot and option (`viewer_static/src/ui/tasks/design.ts`, shapes of our own); a
slot of another id, such as ``value``, is shown as words.
"""


class DesignChoice(Model):
    """A part to choose."""

    id: Id
    text: Text


class Slot(Model):
    """One thing to decide."""

    id: Id
    title: Text
    options: tuple[DesignChoice, ...] = Field(min_length=2, max_length=MOST_THINGS)

    @model_validator(mode="after")
    def _can_be_drawn(self) -> Self:
        drawn = DRAWN.get(self.id)
        if drawn is not None and not {option.id for option in self.options} <= set(drawn):
            raise ValueError(f"the options of {self.id} are of {', '.join(drawn)}")
        return self


class DesignOption(Model):
    """A part as pupils see it."""

    id: Id
    text: Said


class DesignSlot(Model):
    """A thing to decide, as pupils see it."""

    id: Id
    title: Said
    options: tuple[DesignOption, ...]


class DesignAbout(About):
    """What is drawn on, and what is to be decided."""

    kind: Literal["design"] = "design"
    canvas: Literal["stamp", "note"]
    slots: tuple[DesignSlot, ...]


class DesignAnswer(Answer):
    """The option of each slot; some may still be missing."""

    design: dict[Id, Id] = Field(min_length=1, max_length=8)


class Design(Task):
    """Parts to put a picture together from."""

    called = words("Tərtib et", "Design", "Создайте")
    how = words(
        "Hissələri seçib öz işinizi yaradın.",
        "Choose the parts and make your own.",
        "Выберите части и составьте своё.",
    )
    judged = False
    how_on_paper = words(
        "Öz işinizi çəkin və rəngləyin.", "Draw and colour your own.", "Нарисуйте и раскрасьте своё."
    )
    answer_model = DesignAnswer
    about_model = DesignAbout

    kind: Literal["design"]
    canvas: Literal["stamp", "note"] = "stamp"
    slots: tuple[Slot, ...] = Field(min_length=1, max_length=8)

    def public(self, around: Around) -> DesignAbout:
        """Return what is to be decided."""
        slots = (
            DesignSlot(
                id=slot.id,
                title=around.said(slot.title),
                options=tuple(
                    DesignOption(id=option.id, text=around.said(option.text)) for option in slot.options
                ),
            )
            for slot in self.slots
        )
        return DesignAbout(canvas=self.canvas, slots=tuple(slots))

    def fits(self, answer: DesignAnswer) -> bool:
        """Whether slots and options are ours."""
        known = {slot.id: {option.id for option in slot.options} for slot in self.slots}
        return all(option in known.get(slot, ()) for slot, option in answer.design.items())

    def picks(self, answer: DesignAnswer) -> tuple[str, ...]:
        """Return each slot with what fills it: ``motif=buta``."""
        return tuple(f"{slot}={option}" for slot, option in sorted(answer.design.items()))

    def tell(self, answer: DesignAnswer, order: Order, names: Mapping[str, str]) -> str:
        """Return what was chosen for each slot."""
        chosen = (
            f"{slot.title.said(order).text}: {option.text.said(order).text}"
            for slot in self.slots
            for option in slot.options
            if answer.design.get(slot.id) == option.id
        )
        return "; ".join(chosen)

    def paper(self, about: DesignAbout) -> Paper:
        """Return an empty frame to draw in."""
        return Paper(frame=True)
