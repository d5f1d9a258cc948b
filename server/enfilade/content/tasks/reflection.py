"""Reflection: one's own thoughts. Never judged, never graded; shown to the class only if the teacher does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from enfilade.content.task import About, Answer, Around, Order, Paper, Task, Told, one_line, words

LONGEST = 1200


class ReflectionAbout(About):
    """Whether it may be shown to the class, and how much there is room for."""

    kind: Literal["reflection"] = "reflection"
    share: bool
    letters: int


class ReflectionAnswer(Answer):
    """What was written."""

    text: Annotated[Told, Field(min_length=1, max_length=LONGEST)]


class Reflection(Task):
    """A question without a right answer."""

    called = words("Düşüncə", "Reflection", "Размышление")
    how = words(
        "Düşündüyünüzü yazın. Qiymət verilmir.",
        "Write what you think. It is not graded.",
        "Напишите, что думаете. Оценки не будет.",
    )
    judged = False
    written = True
    answer_model = ReflectionAnswer
    about_model = ReflectionAbout

    kind: Literal["reflection"]
    share: bool = Field(default=False, description="May be shown to the class, once the teacher lets it")
    lines: int = Field(default=6, ge=1, le=20, description="On paper")

    def public(self, around: Around) -> ReflectionAbout:
        """Return who will see it."""
        return ReflectionAbout(share=self.share, letters=LONGEST)

    def tell(self, answer: ReflectionAnswer, order: Order, names: Mapping[str, str]) -> str:
        """Return what was written."""
        return one_line(answer.text)

    def paper(self, about: ReflectionAbout) -> Paper:
        """Return lines."""
        return Paper(lines=self.lines)
