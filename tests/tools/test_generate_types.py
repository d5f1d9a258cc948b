"""Models become TypeScript, and a file that no longer says what its models say is found."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from tools import generate_types
from tools.generate_types import Target


class Mood(StrEnum):
    CALM = "calm"
    GRAVE = "grave"


class Circle(BaseModel):
    """Round."""

    kind: Literal["circle"] = "circle"
    radius: float = Field(default=1.0, description="Metres")


class Square(BaseModel):
    kind: Literal["square"] = "square"
    side: int


Shape = Annotated[Circle | Square, Field(discriminator="kind")]
Point = tuple[float, float]


class Scene(BaseModel):
    """A scene.

    It may be ``long``.
    """

    name: str | None
    mood: Mood = Mood.CALM
    shapes: tuple[Shape, ...]
    path: tuple[Point, ...]
    by_name: dict[str, Circle]
    odd_key: bool = Field(default=False, serialization_alias="odd-key")


class Later(BaseModel):
    of: Circle


def module_of(monkeypatch: pytest.MonkeyPatch, name: str, **members: object) -> str:
    """Stand up a module that defines the given models."""
    module = ModuleType(name)
    for key, value in members.items():
        setattr(module, key, value)
        if isinstance(value, type) and value.__module__ == __name__:
            monkeypatch.setattr(value, "__module__", name)
    monkeypatch.setitem(sys.modules, name, module)
    return name


def test_models_become_read_only_interfaces(monkeypatch: pytest.MonkeyPatch) -> None:
    members = {"Scene": Scene, "Circle": Circle, "Square": Square, "Shape": Shape, "Point": Point}
    module = module_of(monkeypatch, "a_wire", **members)
    (text,) = generate_types.generate((Target("a.ts", module, aliases=("Shape", "Point")),)).values()
    assert text == (
        """// Written by tools/generate_types.py from a_wire: change the models, not this file.

export type Point = readonly [number, number];

export type Shape = Circle | Square;

/** Round. */
export interface Circle {
  readonly kind: "circle";
  /** Metres */
  readonly radius: number;
}

export type Mood = "calm" | "grave";

/**
 * A scene.
 *
 * It may be `long`.
 */
export interface Scene {
  readonly name: string | null;
  readonly mood: Mood;
  readonly shapes: readonly Shape[];
  readonly path: readonly Point[];
  readonly by_name: Readonly<Record<string, Circle>>;
  readonly "odd-key": boolean;
}

export interface Square {
  readonly kind: "square";
  readonly side: number;
}
"""
    )


def test_a_later_file_imports_what_an_earlier_one_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    first = module_of(monkeypatch, "a_wire", Circle=Circle)
    second = module_of(monkeypatch, "b_wire", Later=Later)
    files = generate_types.generate((Target("a.ts", first), Target("b.ts", second)))
    assert 'import type { Circle } from "./a";' in files["b.ts"]
    assert "export interface Circle" not in files["b.ts"]


def test_two_models_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twin = type("Circle", (BaseModel,), {"__annotations__": {"x": int}, "__module__": "elsewhere"})
    both = type("Both", (BaseModel,), {"__annotations__": {"a": Circle, "b": twin}, "__module__": __name__})
    module = module_of(monkeypatch, "a_wire", Both=both)
    with pytest.raises(LookupError, match="Circle"):
        generate_types.generate((Target("a.ts", module),))


def test_drift_names_every_file_that_is_not_as_its_models_say(tmp_path: Path) -> None:
    (tmp_path / "same.ts").write_text("a")
    (tmp_path / "edited.ts").write_text("b, by hand")
    (tmp_path / "left.ts").write_text("c")
    wanted = {"same.ts": "a", "edited.ts": "b", "new.ts": "d"}
    assert [line.split(":")[0] for line in generate_types.drift(wanted, tmp_path)] == [
        "types-drift edited.ts",
        "types-missing new.ts",
        "types-orphan left.ts",
    ]


def test_check_fails_on_drift_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generate_types, "OUT", tmp_path)
    assert generate_types.main(["--check"]) == 1
    assert list(tmp_path.iterdir()) == []
    assert "types-missing site.ts" in capsys.readouterr().err
    assert generate_types.main([]) == 0
    assert generate_types.main(["--check"]) == 0
    (tmp_path / "site.ts").write_text("export {};\n")
    assert generate_types.main(["--check"]) == 1
    assert "types-drift site.ts" in capsys.readouterr().err
