"""Order: put things in the order in which they happened."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from enfilade.content.task import (
    MOST_THINGS,
    About,
    Answer,
    Around,
    Order,
    Paper,
    Task,
    Verdict,
    letter,
    shuffled,
    words,
)
from enfilade.content.text import Id, Model, Said, Text


class Item(Model):
    """One thing; `year` is told afterwards."""

    id: Id
    text: Text
    year: str | None = Field(default=None, max_length=24)


class OrderItem(Model):
    """A thing as pupils see it."""

    id: str
    text: Said


class OrderAbout(About):
    """Things to put in order, as they stand at first: never in the right order."""

    kind: Literal["order"] = "order"
    items: tuple[OrderItem, ...]


class OrderAnswer(Answer):
    """All things by their public ids, first to last."""

    order: tuple[str, ...] = Field(min_length=3, max_length=MOST_THINGS)


class PutInOrder(Task):
    """Things, written in the right order."""

    called = words("Ardıcıllıq", "Order", "Порядок")
    how = words(
        "Ardıcıllıqla düzün: birincidən sonuncuya.",
        "Put them in order, first to last.",
        "Расставьте по порядку: от первого к последнему.",
    )
    how_on_paper = words(
        "Qutulara sıra nömrəsini yazın: 1, 2, 3…",
        "Number the boxes: 1, 2, 3…",
        "Впишите номера по порядку: 1, 2, 3…",
    )
    answer_model = OrderAnswer
    about_model = OrderAbout

    kind: Literal["order"]
    items: tuple[Item, ...] = Field(min_length=3, max_length=MOST_THINGS)

    def public(self, around: Around) -> OrderAbout:
        """Return the things in an order of their own, without years."""
        items = (OrderItem(id=id_, text=around.said(item.text)) for id_, item in self._shown().items())
        return OrderAbout(items=tuple(items))

    def fits(self, answer: OrderAnswer) -> bool:
        """Whether all things are there, each once."""
        return sorted(answer.order) == sorted(self._shown())

    def judge(self, answer: OrderAnswer) -> Verdict:
        """Right in the right order; in part by how many pairs of things stand the right way round (0 for the
        reverse, so half is what chance gives).
        """
        rank = {id_: self.items.index(item) for id_, item in self._shown().items()}
        pairs = [rank[a] < rank[b] for a, b in itertools.combinations(answer.order, 2)]
        return Verdict(right=all(pairs), share=sum(pairs) / len(pairs))

    def solution(self) -> OrderAnswer:
        """Return the right order."""
        by_item = {item.id: id_ for id_, item in self._shown().items()}
        return OrderAnswer(order=tuple(by_item[item.id] for item in self.items))

    def picks(self, answer: OrderAnswer) -> tuple[str, ...]:
        """Return each thing with its place: ``1=c``."""
        return tuple(f"{place}={id_}" for place, id_ in enumerate(answer.order, start=1))

    def tell(self, answer: OrderAnswer, order: Order, names: Mapping[str, str]) -> str:
        """Return the things' words in the order given."""
        shown = self._shown()
        return " → ".join(shown[id_].text.said(order).text for id_ in answer.order)

    def right(self, order: Order, names: Mapping[str, str]) -> tuple[str, ...]:
        """Return the things in order, with their years."""
        return tuple(
            f"{number}. {item.text.said(order).text}{f' ({item.year})' if item.year else ''}"
            for number, item in enumerate(self.items, start=1)
        )

    def paper(self, about: OrderAbout) -> Paper:
        """Return boxes to number."""
        return Paper(numbered=tuple(item.text for item in about.items))

    def _shown(self) -> dict[str, Item]:
        places = shuffled(self.id, [item.text for item in self.items])
        if places == tuple(range(len(self.items))):
            places = (*places[1:], places[0])
        return {letter(place): self.items[index] for place, index in enumerate(places)}
