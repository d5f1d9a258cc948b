"""Tasks for tests: one of each kind, and what a file of a lesson says of them."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from enfilade.content.task import Around, Task
from enfilade.content.tasks import AnyTask

ORDER = ("az", "en", "ru")
AROUND = Around(ORDER)
_TASK: TypeAdapter[Task] = TypeAdapter(AnyTask)


def text(words: str) -> dict[str, str]:
    """A text whose languages can be told apart."""
    return {tag: f"{words} {tag}" for tag in ORDER}


def task(kind: str, **own: Any) -> Task:
    """Return a task of a kind with what it says for itself."""
    common = {
        "id": "task",
        "kind": kind,
        "stop": "stop",
        "prompt": text("prompt"),
        "explanation": text("SECRET explanation"),
        "notes": text("SECRET notes"),
        "sources": ["book"],
    }
    return _TASK.validate_python({**common, **own})


def options(*right: bool) -> list[dict[str, Any]]:
    """Return options of a choice, right or not."""
    return [
        {"id": f"secret-{n}", "text": text(f"option {n}"), "right": is_right, "why": text("SECRET why")}
        for n, is_right in enumerate(right)
    ]


def items(*names: str) -> list[dict[str, Any]]:
    """Return things in the right order, with years that are told afterwards."""
    return [{"id": f"secret-{n}", "text": text(n), "year": f"SECRET {i}"} for i, n in enumerate(names)]


def pairs(*sides: tuple[str, str]) -> list[dict[str, Any]]:
    """Return what belongs together."""
    return [{"id": f"secret-{left}", "left": text(left), "right": text(right)} for left, right in sides]


def statements(*belong: str) -> list[dict[str, Any]]:
    """Return statements about two exhibits."""
    return [
        {"id": f"secret-{n}", "text": text(f"said {n}"), "belongs": which} for n, which in enumerate(belong)
    ]


PICTURE = {"file": "page.png", "alt": text("a page")}

EVERY = (
    task("find", hall="hall", targets=["flag", "stamp", "note"], count=2),
    task("choose", options=options(False, True, False)),
    task("choose", many=True, options=options(True, False, True, False)),
    task("order", items=items("flag", "note", "stamp", "act")),
    task("match", pairs=pairs(("flag", "red"), ("note", "green"), ("stamp", "blue"))),
    task("number", answer=28.5, tolerance=0.5, unit=text("km")),
    task("short-text", accepted={"az": ["Istiqlal"], "en": ["SECRETword"], "ru": ["слово"]}),
    task("mark", picture=PICTURE, areas=[{"polygon": [[0.1, 0.1], [0.5, 0.1], [0.1, 0.5]]}]),
    task("look-closely", picture=PICTURE, ask=text("who?")),
    task("compare", first="flag", second="note", statements=statements("first", "second", "both", "neither")),
    task("reflection", share=True),
    task(
        "design",
        slots=[
            {
                "id": "motif",
                "title": text("motif"),
                "options": [{"id": name, "text": text(name)} for name in ("buta", "sun")],
            }
        ],
    ),
)
