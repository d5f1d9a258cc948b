"""The page of docs/elements: every kind with its picture, its measures and its parameters; every finish."""

from __future__ import annotations

import inspect
from typing import Any

import numpy as np

from enfilade.pipeline import finishes, kinds
from enfilade.pipeline.kinds.registry import REGISTRY

MOUNTED = {
    "floor": "On the floor",
    "wall": "On walls",
    "ceiling": "On ceilings",
    "opening": "In openings",
}


def page() -> str:
    """Return docs/elements/README.md."""
    lines = [
        "# Elements and finishes",
        "",
        "Made by `python -m tools.element_previews`; a test fails when it no longer tells the truth.",
        f"{len(kinds.names())} kinds and {len(finishes.names())} finishes. Adding a kind is one file in",
        "`server/enfilade/pipeline/kinds/`, adding a finish one function in `…/pipeline/finishes/`.",
        "",
        "An element is placed in `hall.yaml`, with what it takes under `params`:",
        "",
        "```yaml",
        "- {id: case-1, kind: wall-vitrine, room: hall, at: [3.5, 0], params: {width_m: 2.2, labels: 2},",
        "   exhibits: {label-1: beads, label-2: jar}, evidence: conjecture, sources: [plan], shows: ours}",
        "```",
        "",
        "`exhibit` fills all faces of an element with one panel; `exhibits` gives faces their own, by name.",
        "Evidence, sources and `shows` are handed down from hall and room. Sizes are at the defaults.",
        "Study forms and blanks (coins, stamps, notes) are plain types of ours; their labels have to say so.",
        "",
    ]
    for where, heading in MOUNTED.items():
        lines += [f"## {heading}", ""]
        for name in kinds.names():
            if kinds.mounted(name) == where:
                lines += _kind(name)
    lines += ["## Finishes", "", "Tiles of 1024² texels; the side of a tile in metres stands with each.", ""]
    lines += ["| | | | |", "|---|---|---|---|"]
    names = finishes.names()
    for start in range(0, len(names), 4):
        row = [
            f"![{name}](finishes/{name}.webp)<br>`{name}` {finishes.finish(name).scale_m:.2f} m"
            for name in names[start : start + 4]
        ]
        lines.append("| " + " | ".join(row + [""] * (4 - len(row))) + " |")
    return "\n".join(lines) + "\n"


def _kind(name: str) -> list[str]:
    kind = REGISTRY[name]
    built = kinds.build(name, kind.params(), 7)
    clouds = [p.positions for p in built.parts] + [p.positions for m in built.moving for p in m.parts]
    size = np.ptp(np.concatenate(clouds), axis=0)
    count = sum(len(p.triangles) for p in built.parts) + sum(
        len(p.triangles) for m in built.moving for p in m.parts
    )
    said = (inspect.getdoc(kind.make) or "").split("\n\n")[0].replace("\n", " ")
    facts = [f"{size[0]:.2f} × {size[1]:.2f} × {size[2]:.2f} m", f"{count:,} triangles"]
    if built.faces:
        facts.append("faces " + ", ".join(f"`{face.name}`" for face in built.faces))
    if built.emitters:
        facts.append(f"gives {sum(e.lumens for e in built.emitters):,.0f} lm")
    if built.moving:
        facts.append("moves: " + ", ".join(m.name for m in built.moving))
    if built.patches:
        facts.append("walked on")
    lines = [
        f"### {name}",
        "",
        f"![{name}](kinds/{name}.webp)",
        "",
        _sentence(said),
        "",
    ]
    lines += [" · ".join(facts), ""]
    rows = [_row(key, field) for key, field in kind.params.model_fields.items()]
    if rows:
        lines += ["| parameter | default | range | |", "|---|---|---|---|", *rows, ""]
    return lines


def _sentence(said: str) -> str:
    """A maker's docstring as a caption: without its verb."""
    text = said.removeprefix("Return ")
    return text[:1].upper() + text[1:]


def _row(key: str, field: Any) -> str:
    low = next((f"{b.ge:g}" for b in field.metadata if getattr(b, "ge", None) is not None), "")
    high = next((f"{b.le:g}" for b in field.metadata if getattr(b, "le", None) is not None), "")
    choices = getattr(field.annotation, "__args__", ())
    span = f"{low} to {high}" if low or high else " · ".join(str(c) for c in choices if isinstance(c, str))
    default = field.get_default(call_default_factory=True)
    shown = f"`{default}`" if default not in ("", None, ()) else "none"
    return f"| `{key}` | {shown} | {span} | {field.description or ''} |"
