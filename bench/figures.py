"""A measured figure, and what `make bench` leaves: a line on the screen and a row of results.json."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One measure: what, how much, its unit, and the most that it may be (None: told, not judged)."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def over(self) -> bool:
        """Whether it is more than it may be."""
        return self.limit is not None and self.value > self.limit

    @property
    def row(self) -> dict[str, object]:
        """The figure as results.json holds it."""
        return {**asdict(self), "value": round(self.value, 3)}

    def __str__(self) -> str:
        """Return one line of the table."""
        most = "" if self.limit is None else f"≤ {self.limit:>9,.1f}"
        return f"{self.name:<66} {self.value:>11,.2f} {self.unit:<12} {most}{'  OVER' if self.over else ''}"


def percentile(values: list[float], share: float) -> float:
    """Return the value below which `share` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
