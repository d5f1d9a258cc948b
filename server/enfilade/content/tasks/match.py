"""Match: say what belongs to what."""

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
    shuffled,
    words,
)
from enfilade.content.text import Id, Model, Said, Text

if TYPE_CHECKING:
    from enfilade.content.holdings import Holdings
    from enfilade.content.tour import Stop


class Pair(Model):
    """What belongs together."""

    id: Id
    left: Text
    right: Text


class MatchSide(Model):
    """One half of a pair as pupils see it."""

    id: str
    text: Said


class MatchAbout(About):
    """Two lists; each of the one belongs to one of the other."""

    kind: Literal["match"] = "match"
    lefts: tuple[MatchSide, ...]
    rights: tuple[MatchSide, ...]


class MatchAnswer(Answer):
    """The right half by the left one, both by their public ids; some may still be missing."""

    pairs: dict[str, str] = Field(min_length=1, max_length=MOST_THINGS)


class Match(Task):
    """Pairs, shown apart."""

    called = words("Uyğunluq", "Matching", "Соответствие")
    how = words(
        "Uyğun gələnləri birləşdirin.",
        "Join what belongs together.",
        "Соедините то, что подходит друг другу.",
    )
    how_on_paper = words(
        "Uyğun gələnləri xətlə birləşdirin.",
        "Draw a line between what belongs together.",
        "Соедините линией то, что подходит друг другу.",
    )
    answer_model = MatchAnswer
    about_model = MatchAbout

    kind: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=MOST_THINGS)

    def public(self, around: Around) -> MatchAbout:
        """Return both lists, each in an order of its own."""
        lefts, rights = self._lefts(), self._rights()
        return MatchAbout(
            lefts=tuple(MatchSide(id=id_, text=around.said(pair.left)) for id_, pair in lefts.items()),
            rights=tuple(MatchSide(id=id_, text=around.said(pair.right)) for id_, pair in rights.items()),
        )

    def fits(self, answer: MatchAnswer) -> bool:
        """Whether halves are of ours, and none is given away twice."""
        given = list(answer.pairs.values())
        ours = set(answer.pairs) <= set(self._lefts()) and set(given) <= set(self._rights())
        return ours and len(set(given)) == len(given)

    def judge(self, answer: MatchAnswer) -> Verdict:
        """Right when all are; in part by how many are."""
        lefts, rights = self._lefts(), self._rights()
        right = sum(lefts[left].id == rights[given].id for left, given in answer.pairs.items())
        return Verdict(right=right == len(self.pairs), share=right / len(self.pairs))

    def solution(self) -> MatchAnswer:
        """Return every pair."""
        rights = {pair.id: id_ for id_, pair in self._rights().items()}
        return MatchAnswer(pairs={id_: rights[pair.id] for id_, pair in self._lefts().items()})

    def picks(self, answer: MatchAnswer) -> tuple[str, ...]:
        """Return the pairs: ``a=r2``."""
        return tuple(f"{left}={right}" for left, right in sorted(answer.pairs.items()))

    def tell(self, answer: MatchAnswer, order: Order, names: Mapping[str, str]) -> str:
        """Return the pairs given."""
        return "; ".join(self._told(answer, order))

    def right(self, order: Order, names: Mapping[str, str]) -> tuple[str, ...]:
        """Return the pairs, a line each."""
        return self._told(self.solution(), order)

    def paper(self, about: MatchAbout) -> Paper:
        """Return two columns to join by lines."""
        lefts, rights = (tuple(side.text for side in list_) for list_ in (about.lefts, about.rights))
        return Paper(lefts=lefts, rights=rights)

    def flaws(self, holdings: Holdings, stop: Stop | None) -> Iterator[Flaw]:
        """Yield where two halves read the same: then one of them would be judged wrong."""
        for side in ("left", "right"):
            seen: dict[str, str] = {}
            for index, pair in enumerate(self.pairs):
                said = str(sorted(getattr(pair, side).by_language.items()))
                if said in seen:
                    message = f'"{pair.id}" and "{seen[said]}" have the same {side}'
                    want = {"want": "word them differently"}
                    yield Flaw("same-answer-twice", f"pairs[{index}].{side}", message, want)
                seen.setdefault(said, pair.id)

    def _told(self, answer: MatchAnswer, order: Order) -> tuple[str, ...]:
        lefts, rights = self._lefts(), self._rights()
        return tuple(
            f"{pair.left.said(order).text} – {rights[answer.pairs[id_]].right.said(order).text}"
            for id_, pair in lefts.items()
            if id_ in answer.pairs
        )

    def _lefts(self) -> dict[str, Pair]:
        return lettered(f"{self.id}/left", self.pairs, lambda pair: pair.left)

    def _rights(self) -> dict[str, Pair]:
        places = shuffled(f"{self.id}/right", [pair.right for pair in self.pairs])
        return {f"r{place + 1}": self.pairs[index] for place, index in enumerate(places)}
