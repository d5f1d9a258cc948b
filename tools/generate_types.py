"""Wire types: pydantic models -> JSON Schema -> TypeScript, so that server and viewer cannot disagree.

`python -m tools.generate_types` writes `viewer_static/src/content/generated/`; with `--check` it writes
nothing and ends with status 1 where a file there is not what the models say (the drift gate of `make check`).

Models are taken as they are *written out*: a field with a default is always present, hence never optional in
TypeScript.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from tools import typescript

OUT = Path(__file__).resolve().parents[1] / "viewer_static" / "src" / "content" / "generated"


@dataclass(frozen=True)
class Target:
    """One TypeScript file: every model that a module defines, and the aliases of it that are worth a name.

    also: modules whose models belong to the file too.
    """

    file: str
    module: str
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


_SITE = tuple(f"enfilade.content.site_{part}" for part in ("files", "hall", "texts", "tour"))

TARGETS = (
    Target("site.ts", "enfilade.content.site", aliases=("Action", "KeyframeRow"), also=_SITE),
    Target("site_lesson.ts", "enfilade.content.site_lesson", aliases=("TaskAbout", "TaskAnswer")),
    Target("live.ts", "enfilade.live.wire", aliases=("Do", "Event", "Mode")),
    Target(
        "lesson.ts",
        "enfilade.lessons.wire",
        aliases=("LessonDo", "ClassView"),
        also=("enfilade.lessons.wishes",),
    ),
    Target("replay.ts", "enfilade.live.replay"),
    Target("boot.ts", "enfilade.web.boot"),
    Target("class_page.ts", "enfilade.web.class_page"),
)
"""In order of dependence: a type that an earlier file holds is imported from it."""


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or with `--check` report those that are missing, differ or have no model any more."""
    parser = argparse.ArgumentParser(prog="python -m tools.generate_types", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; end with 1 where a file would change"
    )
    checking = parser.parse_args(arguments).check
    wanted = generate(TARGETS)
    if checking:
        problems = list(drift(wanted, OUT))
        for problem in problems:
            print(problem, file=sys.stderr)
        if problems:
            print("remedy: python -m tools.generate_types", file=sys.stderr)
        return 1 if problems else 0
    OUT.mkdir(parents=True, exist_ok=True)
    for name, text in wanted.items():
        (OUT / name).write_text(text, encoding="utf-8")
    return 0


def generate(targets: tuple[Target, ...]) -> dict[str, str]:
    """Return file name -> TypeScript for all targets."""
    home: dict[str, str] = {}
    files: dict[str, str] = {}
    for target in targets:
        definitions, names = schema_of(target)
        own = {name: body for name, body in definitions.items() if name not in home}
        files[target.file] = typescript.module(target.module, own, named=names, imported=home)
        home.update(dict.fromkeys(own, target.file.removesuffix(".ts")))
    return files


def drift(wanted: Mapping[str, str], folder: Path) -> Iterator[str]:
    """Yield one line for each file in `folder` that is not as `wanted` has it."""
    for name, text in wanted.items():
        path = folder / name
        if not path.is_file():
            yield f"types-missing {path.name}: not generated yet"
        elif path.read_text(encoding="utf-8") != text:
            yield f"types-drift {path.name}: differs from its models"
    for path in sorted(folder.glob("*.ts")):
        if path.name not in wanted:
            yield f"types-orphan {path.name}: no model stands behind it"


class _AsWritten(GenerateJsonSchema):
    """JSON Schema of what is written out: a field with a default is there all the same."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def schema_of(target: Target) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the definitions that a module's models reach, and the schemas of its named aliases.

    Raises LookupError where two models share a name: TypeScript has one name space per file.
    """
    module = importlib.import_module(target.module)
    models = [
        (name, value)
        for source in (module, *map(importlib.import_module, target.also))
        for name, value in vars(source).items()
        if inspect.isclass(value) and issubclass(value, BaseModel) and value.__module__ == source.__name__
    ]
    inputs = [(name, "serialization", TypeAdapter(value)) for name, value in models]
    inputs += [(name, "serialization", TypeAdapter(getattr(module, name))) for name in target.aliases]
    by_key, root = TypeAdapter.json_schemas(inputs, schema_generator=_AsWritten)  # type: ignore[arg-type]
    definitions = dict(root.get("$defs", {}))
    clash = sorted(name for name in definitions if "__" in name)
    if clash:
        raise LookupError(f"two models of one name behind {target.module}: {', '.join(clash)}")
    named: dict[str, Any] = {}
    for (name, _mode), body in by_key.items():
        if name in target.aliases:
            named[str(name)] = body
        elif "$ref" not in body:  # a model nothing refers to is given in place
            definitions[str(name)] = body
    return definitions, named


if __name__ == "__main__":
    sys.exit(main())
