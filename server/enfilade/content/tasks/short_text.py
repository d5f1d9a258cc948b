"""Short text: a word or a name, in any of the spellings that pupils may well use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from enfilade.content.grave import is_figure
from enfilade.content.task import (
    About,
    Answer,
    Around,
    Flaw,
    Order,
    Paper,
    Task,
    Told,
    Verdict,
    one_line,
    words,
)
from enfilade.content.text import Language

if TYPE_CHECKING:
    from enfilade.content.holdings import Holdings
    from enfilade.content.tour import Stop

LONGEST = 200

KEPT = {"й", "Й"}
"""Letters of their own though Unicode writes them as another one with a mark."""

SAME = str.maketrans({"ı": "i", "ə": "e", "ё": "е", "æ": "ae", "ø": "o", "ł": "l", "ß": "ss"})
"""Letters that a keyboard may lack, by what is typed instead of them."""

_GAPS = re.compile(r"[\W_]+")


class ShortTextAbout(About):
    """How many letters there is room for: the same whatever the answer is."""

    kind: Literal["short-text"] = "short-text"
    letters: int


class ShortTextAnswer(Answer):
    """What was written."""

    text: Annotated[Told, Field(min_length=1, max_length=LONGEST)]


class ShortText(Task):
    """A few words, compared without regard to case, marks and punctuation."""

    called = words("Qısa cavab", "Short answer", "Краткий ответ")
    how = words("Bir-iki sözlə yazın.", "Answer in a word or two.", "Ответьте одним-двумя словами.")
    written = True
    answer_model = ShortTextAnswer
    about_model = ShortTextAbout

    kind: Literal["short-text"]
    accepted: dict[
        Language,
        Annotated[
            tuple[Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)], ...],
            Field(min_length=1),
        ],
    ] = Field(min_length=1, description="Spellings by language; the first of each is shown as the answer")
    letters: int = Field(default=60, ge=1, le=LONGEST)

    def public(self, around: Around) -> ShortTextAbout:
        """Return the room for an answer."""
        return ShortTextAbout(letters=self.letters)

    def judge(self, answer: ShortTextAnswer) -> Verdict:
        """Right in a spelling of any language: a pupil may write in another than they read."""
        known = {folded(spelling) for spellings in self.accepted.values() for spelling in spellings}
        right = folded(answer.text) in known
        return Verdict(right=right, share=float(right))

    def solution(self) -> ShortTextAnswer:
        """Return the first spelling."""
        return ShortTextAnswer(text=next(iter(self.accepted.values()))[0])

    def tell(self, answer: ShortTextAnswer, order: Order, names: Mapping[str, str]) -> str:
        """Return what was written."""
        return one_line(answer.text)

    def right(self, order: Order, names: Mapping[str, str]) -> tuple[str, ...]:
        """Return the first spelling of the reader's language: the others are no answer to show."""
        language = next((tag for tag in order if tag in self.accepted), next(iter(self.accepted)))
        return (self.accepted[language][0],)

    def paper(self, about: ShortTextAbout) -> Paper:
        """Return one line."""
        return Paper(lines=1)

    def flaws(self, holdings: Holdings, stop: Stop | None) -> Iterator[Flaw]:
        """Yield spellings without a letter or digit, and languages of the museum without one."""
        for language, spellings in self.accepted.items():
            for index, spelling in enumerate(spellings):
                if not folded(spelling):
                    at = f"accepted.{language}[{index}]"
                    want = {"want": "write a word"}
                    yield Flaw("no-right-answer", at, f'"{spelling}" has no letter and no digit', want)
        for language in holdings.museum.languages:
            if language not in self.accepted:
                want = {"want": f"add {language}:"}
                yield Flaw("no-right-answer", "accepted", f"no answer is accepted in {language}", want)

    def grave(self, holdings: Holdings) -> Iterator[Flaw]:
        """Yield spellings that are figures."""
        for language, spellings in self.accepted.items():
            for index, spelling in enumerate(spellings):
                if is_figure(spelling):
                    message = f'"{spelling}" is the answer of task "{self.id}"'
                    yield Flaw("figure-as-answer", f"accepted.{language}[{index}]", message)


def folded(text: str) -> str:
    """Return a text as it is compared: small letters without marks, words without anything between them but
    one blank.

    All four of I, ı, İ and i are one letter here: which of them is meant depends on the keyboard, and no two
    Azerbaijani words that a lesson asks for differ by them alone. ё is е, ə is e; й stays.
    """
    text = unicodedata.normalize("NFKC", text).replace("İ", "i").replace("I", "i").casefold()
    plain = []
    for character in text:
        if character in KEPT:
            plain.append(character)
        else:
            apart = unicodedata.normalize("NFD", character)
            plain.append("".join(c for c in apart if not unicodedata.combining(c)))
    return _GAPS.sub(" ", "".join(plain).translate(SAME)).strip()
