"""A carpet's pattern as data: a small language that is woven, knot by knot, into a quarter of the carpet.

A pattern is drawn from its centre outwards on a grid of knots, `size` wide and long; mirrored twice it is the
whole. Layers are laid over one another in order; the borders come last, from the edge inwards. All patterns
that ship are studies by Enfilade: none copies a carpet that exists.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from enfilade.content.text import Id, Model

Grid = list[list[str]]
"""Colour letters by [row from the centre][column from the centre]."""

Knots = Annotated[int, Field(ge=0, le=400)]


class Shape(Model):
    """A stepped figure about a point: its reach along x and y in knots, its edge in stairs of `step`."""

    shape: Literal["diamond", "octagon", "hexagon", "box", "cross", "star"]
    at: tuple[int, int] = (0, 0)
    reach: tuple[Knots, Knots]
    colour: str
    outline: str | None = Field(default=None, description="Colour of its rim, one step wide")
    step: int = Field(default=2, ge=1, le=12)


class Motif(Model):
    """A small drawing put at points: once, or on a lattice over one colour of what lies there."""

    motif: Id
    at: tuple[int, int] = (0, 0)
    every: tuple[int, int] | None = Field(default=None, description="Lattice pitch; none: once")
    brick: bool = Field(default=False, description="Every other row of the lattice shifted by half")
    over: str | None = Field(default=None, description="Only where the ground has this colour")


class Stripes(Model):
    """Level bands across the whole, from the centre outwards, repeated."""

    stripes: tuple[tuple[str, int], ...] = Field(min_length=1, description="Colour and rows of each")


class Border(Model):
    """One border: plain, or with a motif repeated along it."""

    knots: int = Field(ge=1, le=80)
    colour: str
    motif: Id | None = None


class Weave(Model):
    """A pattern. Colours are letters; a motif's rows are letters too, '.' leaves the ground."""

    id: Id
    title: str
    size: tuple[int, int] = Field(description="Knots of a quarter: half the width, half the length")
    colours: dict[str, str] = Field(min_length=2, description="Letter: sRGB colour of the dyed wool")
    ground: str
    layers: tuple[Shape | Motif | Stripes, ...] = ()
    borders: tuple[Border, ...] = Field(default=(), description="From the edge inwards")
    motifs: dict[Id, tuple[str, ...]] = Field(default_factory=dict)
    mirrored: tuple[Id, ...] = Field(
        default=(), description="Motifs given as a quarter, from their centre outwards"
    )

    @field_validator("motifs")
    @classmethod
    def _even(cls, motifs: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for name, rows in motifs.items():
            if not rows or len({len(row) for row in rows}) != 1:
                raise ValueError(f"the rows of motif {name} differ in length")
        return motifs


def woven(weave: Weave) -> Grid:
    """Return the quarter, knot by knot. Raises KeyError for a motif or a colour that is not given."""
    wide, long = weave.size
    grid = [[weave.ground] * wide for _ in range(long)]
    for layer in weave.layers:
        if isinstance(layer, Shape):
            _shape(grid, layer)
        elif isinstance(layer, Stripes):
            _stripes(grid, layer)
        else:
            _motif(grid, layer, drawing(weave, layer.motif))
    _borders(grid, weave)
    for row in grid:
        for letter in row:
            weave.colours[letter]
    return grid


def drawing(weave: Weave, name: str) -> tuple[str, ...]:
    """Return a motif's rows, whole: a quarter is mirrored about its first row and column."""
    rows = weave.motifs[name]
    if name not in weave.mirrored:
        return rows
    half = [row[:0:-1] + row for row in rows]
    return tuple(half[:0:-1] + half)


def _shape(grid: Grid, layer: Shape) -> None:
    for y, row in enumerate(grid):
        for x in range(len(row)):
            inside = _within(layer, x, y, 0)
            if inside:
                rim = layer.outline is not None and not _within(layer, x, y, layer.step)
                row[x] = layer.outline if rim and layer.outline else layer.colour


def _within(layer: Shape, x: int, y: int, less: int) -> bool:
    """Whether a knot lies in the figure, made smaller all round by `less`; stairs by whole steps."""
    step = layer.step
    u, v = abs(x - layer.at[0]) // step * step, abs(y - layer.at[1]) // step * step
    a, b = layer.reach[0] - less, layer.reach[1] - less
    if a <= 0 or b <= 0 or u >= a or v >= b:
        return False
    if layer.shape == "box":
        return True
    if layer.shape == "diamond":
        return u * b + v * a < a * b
    if layer.shape == "octagon":
        return u * b + v * a < 1.42 * a * b
    if layer.shape == "hexagon":
        return 2 * v * a + u * b < 2 * a * b if b > a else 2 * u * b + v * a < 2 * a * b
    if layer.shape == "cross":
        return u < 0.38 * a or v < 0.38 * b
    # An eight-pointed star: a box and a diamond laid over one another.
    return (u < 0.707 * a and v < 0.707 * b) or u * b + v * a < a * b


def _stripes(grid: Grid, layer: Stripes) -> None:
    whole = sum(rows for _, rows in layer.stripes)
    for y, row in enumerate(grid):
        left = y % whole
        for colour, rows in layer.stripes:
            if left < rows:
                row[:] = [colour] * len(row)
                break
            left -= rows


def _motif(grid: Grid, layer: Motif, rows: tuple[str, ...]) -> None:
    long, wide = len(grid), len(grid[0])
    if layer.every is None:
        places = [layer.at]
    else:
        across, down = layer.every
        lattice = [
            (layer.at[0] + i * across + (across // 2 if layer.brick and j % 2 else 0), layer.at[1] + j * down)
            for j in range(-1, long // down + 2)
            for i in range(-1, wide // across + 2)
        ]
        # What would lie beyond the centre is the mirror's to show.
        places = [(x, y) for x, y in lattice if x >= 0 and y >= 0]
    ground = [row[:] for row in grid]
    high, broad = len(rows), len(rows[0])
    for cx, cy in places:
        for j in range(high):
            for i in range(broad):
                letter = rows[j][i]
                # What reaches over the centre is met by its own mirror image.
                x, y = abs(cx + i - broad // 2), abs(cy + j - high // 2)
                if letter == "." or x >= wide or y >= long:
                    continue
                if layer.over is None or ground[y][x] == layer.over:
                    grid[y][x] = letter


def _borders(grid: Grid, weave: Weave) -> None:
    """Each knot belongs to the nearer edge: borders meet on the diagonals of the corners."""
    wide, long = weave.size
    whole = sum(border.knots for border in weave.borders)
    for y, row in enumerate(grid):
        for x in range(wide):
            to_side, to_end = wide - 1 - x, long - 1 - y
            depth = min(to_side, to_end)
            if depth >= whole:
                continue
            along = y if to_side <= to_end else x
            for border in weave.borders:
                if depth < border.knots:
                    row[x] = _bordered(weave, border, depth, along)
                    break
                depth -= border.knots


def _bordered(weave: Weave, border: Border, depth: int, along: int) -> str:
    if border.motif is None:
        return border.colour
    rows = drawing(weave, border.motif)
    start = (border.knots - len(rows)) // 2
    if not 0 <= depth - start < len(rows):
        return border.colour
    letter = rows[depth - start][along % len(rows[0])]
    return border.colour if letter == "." else letter
