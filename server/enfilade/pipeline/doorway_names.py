"""How the pictures of doorways are called among a payload's posters."""

from __future__ import annotations


def doorway_name(opening: str, white_cd_m2: float) -> str:
    """Return a picture's name in a payload: its doorway, and the cd/m² of its full white."""
    return f"doorway/{opening} {white_cd_m2:.4g}"


def read_name(name: str) -> tuple[str, float] | None:
    """Return doorway and cd/m² of a picture of a payload; None for a viewpoint's poster."""
    if not name.startswith("doorway/"):
        return None
    opening, white = name.removeprefix("doorway/").split(" ")
    return opening, float(white)
