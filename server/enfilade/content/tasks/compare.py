"""Compare two exhibits: which of the two does a statement fit, both or neither?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

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

Which = Literal["first", "second", "both", "neither"]

BOTH = words("Hər ikisi", "Both", "Оба")
NEITHER = words("Heç biri", "Neither", "Ни один")


class Statement(Model):
    """What is said of one of the two, of both or of neither."""

    id: Id
    text: Text
    belongs: Which


class CompareStatement(Model):
    """A statement as pupils see it."""

    id: str
    text: Said


class CompareSide(Model):
    """One of the two."""

    exhibit: Id
    title: Said


class CompareAbout(About):
    """The two exhibits, the statements, and what the columns beside them are called."""

    kind: Literal["compare"] = "compare"
    first: CompareSide
    second: CompareSide
    both: Said
    neither: Said
    statements: tuple[CompareStatement, ...]


class CompareAnswer(Answer):
    """Which of the two each statement fits, by its public id; some may still be missing."""

    of: dict[str, Which] = Field(min_length=1, max_length=MOST_THINGS)


class Compare(Task):
    """Two exhibits and statements about them."""

    called = words("Müqayisə", "Comparison", "Сравнение")
    how = words(
        "Hər cümlə hansına aiddir?",
        "Which of the two does each sentence fit?",
        "К чему относится каждая фраза?",
    )
    answer_model = CompareAnswer
    about_model = CompareAbout

    kind: Literal["compare"]
    first: Id
    second: Id
    statements: tuple[Statement, ...] = Field(min_length=2, max_length=MOST_THINGS)

    def public(self, around: Around) -> CompareAbout:
        """Return both exhibits and the statements in an order of their own."""
        shown = self._shown().items()
        return CompareAbout(
            first=CompareSide(exhibit=self.first, title=around.title(self.first)),
            second=CompareSide(exhibit=self.second, title=around.title(self.second)),
            both=around.said(BOTH),
            neither=around.said(NEITHER),
            statements=tuple(CompareStatement(id=id_, text=around.said(each.text)) for id_, each in shown),
        )

    def fits(self, answer: CompareAnswer) -> bool:
        """Whether the statements are ours."""
        return set(answer.of) <= set(self._shown())

    def judge(self, answer: CompareAnswer) -> Verdict:
        """Right when all are; in part by how many are."""
        shown = self._shown()
        right = sum(shown[id_].belongs == which for id_, which in answer.of.items())
        return Verdict(right=right == len(self.statements), share=right / len(self.statements))

    def solution(self) -> CompareAnswer:
        """Return what each statement fits."""
        return CompareAnswer(of={id_: statement.belongs for id_, statement in self._shown().items()})

    def picks(self, answer: CompareAnswer) -> tuple[str, ...]:
        """Return each statement with what it was said to fit: ``a=first``."""
        return tuple(f"{id_}={which}" for id_, which in sorted(answer.of.items()))

    def tell(self, answer: CompareAnswer, order: Order, names: Mapping[str, str]) -> str:
        """Return statements with what was said they fit."""
        return "; ".join(self._told(answer, order, names))

    def right(self, order: Order, names: Mapping[str, str]) -> tuple[str, ...]:
        """Return the statements with what they fit, a line each."""
        return self._told(self.solution(), order, names)

    def paper(self, about: CompareAbout) -> Paper:
        """Return a table to tick."""
        columns = (about.first.title, about.second.title, about.both, about.neither)
        return Paper(rows=tuple(statement.text for statement in about.statements), columns=columns)

    def flaws(self, holdings: Holdings, stop: Stop | None) -> Iterator[Flaw]:
        """Yield exhibits that are not there, or are one."""
        from enfilade.content.issue_codes import did_you_mean

        known = holdings.ids("exhibit")
        for at, exhibit in (("first", self.first), ("second", self.second)):
            if exhibit not in known:
                hint = did_you_mean(exhibit, known)
                yield Flaw("unknown-exhibit", at, f'no exhibit "{exhibit}"', {"hint": hint})
        if self.first == self.second:
            want = {"want": "name another exhibit"}
            yield Flaw("same-answer-twice", "second", f'"{self.first}" is compared with itself', want)

    def _told(self, answer: CompareAnswer, order: Order, names: Mapping[str, str]) -> tuple[str, ...]:
        which = {
            "first": names.get(self.first, self.first),
            "second": names.get(self.second, self.second),
            "both": BOTH.said(order).text,
            "neither": NEITHER.said(order).text,
        }
        shown = self._shown().items()
        return tuple(
            f"{statement.text.said(order).text} – {which[answer.of[id_]]}"
            for id_, statement in shown
            if id_ in answer.of
        )

    def _shown(self) -> dict[str, Statement]:
        return lettered(self.id, self.statements, lambda each: each.text)
