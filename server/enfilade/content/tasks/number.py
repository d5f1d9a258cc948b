"""Number: a quantity, with a tolerance and a unit. Never in a solemn place: no figure there is an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from enfilade.content.task import About, Answer, Around, Flaw, Order, Paper, Task, Verdict, words
from enfilade.content.text import Said, Text

if TYPE_CHECKING:
    from enfilade.content.holdings import Holdings


class NumberAbout(About):
    """The unit behind the number."""

    kind: Literal["number"] = "number"
    unit: Said | None


class NumberAnswer(Answer):
    """A number in the task's unit."""

    number: float = Field(ge=-1e12, le=1e12, allow_inf_nan=False)


class Number(Task):
    """A number that may be off by a tolerance."""

    called = words("Ədəd", "Number", "Число")
    how = words("Ədədi yazın.", "Write the number.", "Впишите число.")
    answer_model = NumberAnswer
    about_model = NumberAbout

    kind: Literal["number"]
    answer: float = Field(ge=-1e12, le=1e12, allow_inf_nan=False)
    tolerance: float = Field(default=0.0, ge=0, allow_inf_nan=False)
    unit: Text | None = None

    def public(self, around: Around) -> NumberAbout:
        """Return the unit alone: the tolerance would tell of what size the answer is."""
        return NumberAbout(unit=None if self.unit is None else around.said(self.unit))

    def judge(self, answer: NumberAnswer) -> Verdict:
        """Right within the tolerance, its ends too (1 in 10^9 is for 0.1 + 0.2)."""
        off = abs(answer.number - self.answer)
        right = off <= self.tolerance + 1e-9 * max(1.0, abs(self.answer))
        return Verdict(right=right, share=float(right))

    def solution(self) -> NumberAnswer:
        """Return the number."""
        return NumberAnswer(number=self.answer)

    def tell(self, answer: NumberAnswer, order: Order, names: Mapping[str, str]) -> str:
        """Return the number with its unit."""
        return self._with_unit(_written(answer.number, order[0]), order)

    def right(self, order: Order, names: Mapping[str, str]) -> tuple[str, ...]:
        """Return the number, and how far off it may be."""
        off = f" ± {_written(self.tolerance, order[0])}" if self.tolerance else ""
        return (self._with_unit(_written(self.answer, order[0]) + off, order),)

    def paper(self, about: NumberAbout) -> Paper:
        """Return a short line with the unit."""
        return Paper(unit=about.unit or Said(text=""))

    def grave(self, holdings: Holdings) -> Iterator[Flaw]:
        """Yield the number: no figure is asked for there."""
        yield Flaw("figure-as-answer", "answer", f'"{self.answer:g}" is the answer of task "{self.id}"')

    def _with_unit(self, number: str, order: Order) -> str:
        return number if self.unit is None else f"{number} {self.unit.said(order).text}"


def _written(number: float, language: str) -> str:
    """Return a number as a language writes it: a decimal comma but in English."""
    plain = f"{number:.12g}"
    return plain if language == "en" else plain.replace(".", ",")
