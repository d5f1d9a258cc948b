"""Look closely: zoom into a picture and tell what is seen. Read by the teacher, never judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from enfilade.content.site_texts import SaidPicture
from enfilade.content.task import About, Answer, Around, Order, Paper, Seen, Task, Told, one_line, words
from enfilade.content.text import Id, Said, Text

LONGEST = 600


class LookCloselyAbout(About):
    """The picture to zoom into, the exhibit that it shows if any, and what is asked."""

    kind: Literal["look-closely"] = "look-closely"
    picture: SaidPicture | None
    exhibit: Id | None
    ask: Said | None
    letters: int


class LookCloselyAnswer(Answer):
    """What was seen."""

    text: Annotated[Told, Field(min_length=1, max_length=LONGEST)]


class LookClosely(Task):
    """A picture, and a question about what can be seen in it."""

    called = words("Diqqətlə baxın", "Look closely", "Рассмотрите")
    how = words(
        "Yaxından baxın və gördüyünüzü yazın.",
        "Look closely and write what you see.",
        "Рассмотрите и напишите, что видите.",
    )
    judged = False
    written = True
    answer_model = LookCloselyAnswer
    about_model = LookCloselyAbout

    kind: Literal["look-closely"]
    picture: Seen
    ask: Text | None = Field(default=None, description="The question under the picture")
    lines: int = Field(default=4, ge=1, le=20, description="On paper")

    def public(self, around: Around) -> LookCloselyAbout:
        """Return the picture and the question."""
        return LookCloselyAbout(
            picture=around.pictures.get(self.picture.key),
            exhibit=self.picture.exhibit,
            ask=None if self.ask is None else around.said(self.ask),
            letters=LONGEST,
        )

    def tell(self, answer: LookCloselyAnswer, order: Order, names: Mapping[str, str]) -> str:
        """Return what was written."""
        return one_line(answer.text)

    def paper(self, about: LookCloselyAbout) -> Paper:
        """Return the picture and lines."""
        return Paper(picture=about.picture, lines=self.lines)

    def seen(self) -> Seen:
        """Return the picture."""
        return self.picture
