"""What every lamp takes beside its lumens, whose bounds are each kind's own."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams


def warmth(kelvin: float) -> Any:
    """The field of a colour temperature, from candlelight to an overcast noon, with a kind's own default."""
    return Field(default=kelvin, ge=1800, le=6500)


class Lamp(KindParams):
    """The base of a lamp's parameters."""

    kelvin: float = warmth(3000)
    layer: str = Field(default="base", description="The light layer it can be dimmed by")
