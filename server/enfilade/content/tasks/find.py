"""Find it in the hall: walk there and point at it, or choose it from the list of what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from enfilade.content.grave import names_people
from enfilade.content.task import About, Answer, Around, Flaw, Order, Paper, Task, Verdict, words
from enfilade.content.text import Id, Model

if TYPE_CHECKING:
    from enfilade.content.hall import Element, Opening
    from enfilade.content.holdings import Holdings
    from enfilade.content.tour import Stop

MOST_FOUND = 24

ThingId = Annotated[str, StringConstraints(max_length=140, pattern=r"^[a-z0-9][a-z0-9/-]*$")]
"""An element's id as a hall's table has it: surfaces of the shell are ``room/wall-2``."""


class FindAbout(About):
    """In which hall, and how many are asked for."""

    kind: Literal["find"] = "find"
    hall: Id
    count: int


class Found(Model):
    """What was pointed at: an element, an exhibit, or an exhibit on an element."""

    hall: Id
    element: ThingId | None = None
    exhibit: Id | None = None


class FindAnswer(Answer):
    """Everything that was pointed at and not taken back."""

    found: tuple[Found, ...] = Field(min_length=1, max_length=MOST_FOUND)


class Find(Task):
    """Elements or exhibits of one hall, any `count` of which are asked for."""

    called = words("Tap", "Find it", "Найдите")
    how = words(
        "Zalda tapın və göstərin.", "Find it in the hall and point at it.", "Найдите в зале и укажите."
    )
    printable = False
    answer_model = FindAnswer
    about_model = FindAbout

    kind: Literal["find"]
    hall: Id = Field(description="Ids of elements are a hall's own, so that it is named here")
    targets: tuple[Id, ...] = Field(min_length=1, max_length=MOST_FOUND, description="Elements or exhibits")
    count: int = Field(default=1, ge=1, le=MOST_FOUND)

    def public(self, around: Around) -> FindAbout:
        """Return where to look."""
        return FindAbout(hall=self.hall, count=self.count)

    def judge(self, answer: FindAnswer) -> Verdict:
        """Right when enough are found and nothing else is pointed at; in part by what was found less what
        was not asked for (or pointing at everything would do).
        """
        hit = {target for found in answer.found for target in self._hits(found)}
        astray = sum(not self._hits(found) for found in answer.found)
        share = min(1.0, max(0, len(hit) - astray) / self.count)
        return Verdict(right=len(hit) >= self.count and not astray, share=share)

    def solution(self) -> FindAnswer:
        """Return as many of the targets as are asked for, the first ones."""
        found = (Found(hall=self.hall, element=id_, exhibit=id_) for id_ in self.targets[: self.count])
        return FindAnswer(found=tuple(found))

    def picks(self, answer: FindAnswer) -> tuple[str, ...]:
        """Return what was pointed at, by id."""
        return tuple(sorted({found.exhibit or found.element or "" for found in answer.found}))

    def tell(self, answer: FindAnswer, order: Order, names: Mapping[str, str]) -> str:
        """Return the names of what was pointed at."""
        ids = (found.exhibit or found.element or "" for found in answer.found)
        return "; ".join(names.get(id_, id_) for id_ in ids)

    def right(self, order: Order, names: Mapping[str, str]) -> tuple[str, ...]:
        """Return the names of what counts."""
        return tuple(names.get(target, target) for target in self.targets)

    def paper(self, about: FindAbout) -> Paper | None:
        """Return nothing: there is no hall on paper."""
        return None

    def flaws(self, holdings: Holdings, stop: Stop | None) -> Iterator[Flaw]:
        """Yield targets that are not in the hall, and a count of more than there are."""
        from enfilade.content.issue_codes import did_you_mean

        if self.count > len(self.targets):
            want = {"want": f"name more targets, or write count: {len(self.targets)}"}
            message = f"{self.count} are asked for and {len(self.targets)} named"
            yield Flaw("no-right-answer", "count", message, want)
        hall = holdings.halls.get(self.hall)
        if hall is None:
            if self.hall not in holdings.ids("hall"):
                hint = did_you_mean(self.hall, holdings.ids("hall"))
                yield Flaw("unknown-hall", "hall", f'no hall "{self.hall}"', {"hint": hint})
            return
        named = {e for element in hall.elements for e in element.shown}
        named |= {opening.exhibit for opening in hall.openings if opening.exhibit}
        things: list[Element | Opening] = [*hall.elements, *hall.openings]
        named |= {thing.id for thing in things if thing.title is not None or thing.exhibit is not None}
        known = named | {thing.id for thing in things}
        for index, target in enumerate(self.targets):
            if target not in known:
                hint = did_you_mean(target, known)
                message = f'nothing in hall "{hall.id}" is "{target}"'
                yield Flaw("unknown-element", f"targets[{index}]", message, {"hint": hint})
            elif target not in named:
                yield Flaw("unnamed-target", f"targets[{index}]", f'"{target}" has no title and no exhibit')

    def grave(self, holdings: Holdings) -> Iterator[Flaw]:
        """Yield targets that show or name a person, or bear something that does."""
        hall = holdings.halls.get(self.hall)
        borne: dict[str, list[str]] = {}
        if hall is not None:
            borne |= {element.id: list(element.shown) for element in hall.elements}
            borne |= {opening.id: [opening.exhibit] for opening in hall.openings if opening.exhibit}
        for index, target in enumerate(self.targets):
            if any(names_people(holdings, exhibit) for exhibit in (target, *borne.get(target, ()))):
                message = f'"{target}" shows or names a person'
                yield Flaw("person-as-answer", f"targets[{index}]", message)

    def _hits(self, found: Found) -> set[str]:
        if found.hall != self.hall:
            return set()
        return {id_ for id_ in (found.element, found.exhibit) if id_ in self.targets}
