"""Mark: a place on a picture or a document."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator

from enfilade.content.grave import names_people
from enfilade.content.site_texts import SaidPicture
from enfilade.content.task import (
    MOST_THINGS,
    About,
    Answer,
    Around,
    Flaw,
    Order,
    Paper,
    Seen,
    Share,
    Task,
    Verdict,
    letter,
    shuffled,
    words,
)
from enfilade.content.text import Id, Model, Said, Text

if TYPE_CHECKING:
    from enfilade.content.holdings import Holdings
    from enfilade.content.tour import Stop

Spot = tuple[Share, Share]


class Area(Model):
    """Where a mark is right: an ellipse ``[x, y, radius across, radius down]`` or a polygon."""

    ellipse: tuple[Share, Share, Share, Share] | None = None
    polygon: tuple[Spot, ...] | None = Field(default=None, min_length=3, max_length=64)

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.ellipse is None) == (self.polygon is None):
            raise ValueError("write either ellipse or polygon")
        if self.ellipse is not None and min(self.ellipse[2:]) < 0.01:
            raise ValueError("an ellipse has radii of 0.01 or more: a finger hits nothing smaller")
        return self

    def holds(self, x: float, y: float) -> bool:
        """Whether a place is inside, or on the edge."""
        if self.ellipse is not None:
            cx, cy, across, down = self.ellipse
            return ((x - cx) / across) ** 2 + ((y - cy) / down) ** 2 <= 1.0 + 1e-9
        ring = self.polygon or ()
        inside = False
        for (ax, ay), (bx, by) in itertools.pairwise((*ring, ring[0])):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                inside = not inside
        return inside

    def middle(self) -> Spot:
        """Return a place inside: an ellipse's middle, else a middle of three corners in a row."""
        if self.ellipse is not None:
            return self.ellipse[0], self.ellipse[1]
        ring = self.polygon or ()
        for a, b, c in zip(ring, (*ring[1:], *ring[:1]), (*ring[2:], *ring[:2]), strict=True):
            x, y = (a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3
            if self.holds(x, y):
                return x, y
        return ring[0]


class Region(Model):
    """A part of the picture by name, for who chooses from a list instead of pointing."""

    id: Id
    text: Text
    at: Spot


class MarkRegion(Model):
    """A region as pupils see it; choosing it marks its place."""

    id: str
    text: Said
    x: Share
    y: Share


class MarkAbout(About):
    """The picture, and its parts by name where the author named them."""

    kind: Literal["mark"] = "mark"
    picture: SaidPicture | None
    regions: tuple[MarkRegion, ...]


class MarkAnswer(Answer):
    """The place, in shares of the picture's width and height."""

    x: Share
    y: Share


class Mark(Task):
    """A place on a picture; any of the areas is right."""

    called = words("Şəkildə göstər", "Mark it", "Отметьте")
    how = words(
        "Şəkildə yerini göstərin.", "Mark the place on the picture.", "Отметьте место на изображении."
    )
    own_picture = True
    how_on_paper = words(
        "Yerini şəkildə xaçla göstərin.",
        "Mark the place on the picture with a cross.",
        "Отметьте место на изображении крестиком.",
    )
    answer_model = MarkAnswer
    about_model = MarkAbout

    kind: Literal["mark"]
    picture: Seen
    areas: tuple[Area, ...] = Field(min_length=1, max_length=MOST_THINGS)
    regions: tuple[Region, ...] = Field(default=(), max_length=MOST_THINGS)

    def public(self, around: Around) -> MarkAbout:
        """Return the picture and its named parts, in an order of their own."""
        places = shuffled(self.id, [region.text for region in self.regions])
        return MarkAbout(
            picture=around.pictures.get(self.picture.key),
            regions=tuple(
                MarkRegion(id=letter(place), text=around.said(region.text), x=region.at[0], y=region.at[1])
                for place, region in enumerate(self.regions[index] for index in places)
            ),
        )

    def judge(self, answer: MarkAnswer) -> Verdict:
        """Right inside of any area."""
        right = any(area.holds(answer.x, answer.y) for area in self.areas)
        return Verdict(right=right, share=float(right))

    def solution(self) -> MarkAnswer:
        """Return a place inside of the first area."""
        x, y = self.areas[0].middle()
        return MarkAnswer(x=x, y=y)

    def tell(self, answer: MarkAnswer, order: Order, names: Mapping[str, str]) -> str:
        """Return the named part that was marked, else the place in hundredths from the upper left."""
        for region in self.regions:
            if region.at == (answer.x, answer.y):
                return region.text.said(order).text
        return f"→ {answer.x:.0%} ↓ {answer.y:.0%}"

    def right(self, order: Order, names: Mapping[str, str]) -> tuple[str, ...]:
        """Return the named parts that are right, else the places."""
        named = [region.text.said(order).text for region in self.regions if self._holds(region)]
        if named:
            return tuple(named)
        return tuple(f"→ {x:.0%} ↓ {y:.0%}" for x, y in (area.middle() for area in self.areas))

    def paper(self, about: MarkAbout) -> Paper:
        """Return the picture to mark."""
        return Paper(picture=about.picture)

    def seen(self) -> Seen:
        """Return the picture."""
        return self.picture

    def flaws(self, holdings: Holdings, stop: Stop | None) -> Iterator[Flaw]:
        """Yield where named parts are given and none of them is right."""
        if self.regions and not any(self._holds(region) for region in self.regions):
            want = {"want": "give one region an at inside of an area"}
            yield Flaw("no-right-answer", "regions", "no region lies in an area", want)

    def grave(self, holdings: Holdings) -> Iterator[Flaw]:
        """Yield bare figures among the regions, and a picture that shows a person."""
        yield from super().grave(holdings)
        exhibit = self.picture.exhibit
        if exhibit is not None and names_people(holdings, exhibit):
            message = f'"{exhibit}" shows or names a person'
            yield Flaw("person-as-answer", "picture.exhibit", message)

    def _holds(self, region: Region) -> bool:
        return any(area.holds(*region.at) for area in self.areas)
