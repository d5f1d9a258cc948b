"""Choose: one or several of a few options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from enfilade.content.task import (
    MOST_THINGS,
    About,
    Answer,
    Around,
    Flaw,
    Order,
    Paper,
    Task,
    Verdict,
    lettered,
    words,
)
from enfilade.content.text import Id, Model, Said, Text

if TYPE_CHECKING:
    from enfilade.content.holdings import Holdings
    from enfilade.content.tour import Stop


class Option(Model):
    """One option; `why` is told with the explanation: why it is right, or what speaks against it."""

    id: Id
    text: Text
    right: bool = False
    why: Text | None = None


class ChooseOption(Model):
    """An option as pupils see it."""

    id: str
    text: Said


class ChooseAbout(About):
    """Options to choose from; with `many`, as many as one thinks right."""

    kind: Literal["choose"] = "choose"
    many: bool
    options: tuple[ChooseOption, ...]


class ChooseAnswer(Answer):
    """The options chosen, by their public ids."""

    chosen: tuple[str, ...] = Field(min_length=1, max_length=MOST_THINGS)


class Choose(Task):
    """Options of which one is right, or with `many` one or more."""

    called = words("Seçim", "Choice", "Выбор")
    how = words("Birini seçin.", "Choose one.", "Выберите одно.")
    how_many: ClassVar[Text] = words(
        "Düzgün olanların hamısını seçin.", "Choose all that are right.", "Выберите всё, что верно."
    )
    answer_model = ChooseAnswer
    about_model = ChooseAbout

    kind: Literal["choose"]
    many: bool = False
    options: tuple[Option, ...] = Field(min_length=2, max_length=MOST_THINGS)

    def what_to_do(self, on_paper: bool = False) -> Text:
        """Return whether one is to be chosen, or as many as are right."""
        return self.how_many if self.many else self.how

    def public(self, around: Around) -> ChooseAbout:
        """Return the options in an order of their own, without which is right."""
        options = (
            ChooseOption(id=id_, text=around.said(option.text)) for id_, option in self._shown().items()
        )
        return ChooseAbout(many=self.many, options=tuple(options))

    def fits(self, answer: ChooseAnswer) -> bool:
        """Whether each chosen option is one of ours, once, and only one where one is asked for."""
        once = len(set(answer.chosen)) == len(answer.chosen)
        return once and set(answer.chosen) <= set(self._shown()) and (self.many or len(answer.chosen) == 1)

    def judge(self, answer: ChooseAnswer) -> Verdict:
        """Right when exactly the right ones are chosen; in part by right ones less wrong ones."""
        right, chosen = self._right(), set(answer.chosen)
        share = max(0, len(chosen & right) - len(chosen - right)) / max(1, len(right))
        return Verdict(right=chosen == right, share=share)

    def solution(self) -> ChooseAnswer | None:
        """Return the right options."""
        right = self._right()
        return ChooseAnswer(chosen=tuple(sorted(right))) if right else None

    def picks(self, answer: ChooseAnswer) -> tuple[str, ...]:
        """Return the letters chosen."""
        return tuple(sorted(answer.chosen))

    def tell(self, answer: ChooseAnswer, order: Order, names: Mapping[str, str]) -> str:
        """Return the chosen options' words."""
        shown = self._shown()
        return "; ".join(shown[id_].text.said(order).text for id_ in sorted(answer.chosen))

    def right(self, order: Order, names: Mapping[str, str]) -> tuple[str, ...]:
        """Return the right options, and what is said of any option."""
        lines = []
        for option in self._shown().values():
            text, why = option.text.said(order).text, option.why and option.why.said(order).text
            if option.right or why:
                lines.append(f"{'✓' if option.right else '✗'} {text}{f' — {why}' if why else ''}")
        return tuple(lines)

    def paper(self, about: ChooseAbout) -> Paper:
        """Return boxes to tick."""
        return Paper(ticks=tuple(option.text for option in about.options))

    def flaws(self, holdings: Holdings, stop: Stop | None) -> Iterator[Flaw]:
        """Yield where none is right, more than may be chosen, or two say the same."""
        right = sum(option.right for option in self.options)
        if right == 0:
            yield Flaw("no-right-answer", "options", "no option is right", {"want": "set right: true on one"})
        elif right > 1 and not self.many:
            message = f"{right} options are right and one may be chosen"
            yield Flaw("no-right-answer", "options", message, {"want": "set many: true, or leave one right"})

    def _shown(self) -> dict[str, Option]:
        return lettered(self.id, self.options, lambda each: each.text)

    def _right(self) -> set[str]:
        return {id_ for id_, option in self._shown().items() if option.right}
