"""Data to a content model: every pydantic error becomes an issue with its line, and a typing error a hint."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from enfilade.content.issue import Issue
from enfilade.content.issue_codes import did_you_mean, issue
from enfilade.library.pointers import line_of, pointer, settle
from enfilade.library.read_yaml import Yaml

M = TypeVar("M", bound=BaseModel)


def validate(
    model: type[M], yaml: Yaml, file: str, under: Sequence[str | int] = ()
) -> tuple[M | None, tuple[Issue, ...]]:
    """Return the model that the data under a path of keys makes, or None and every issue that it has."""
    data = yaml.data
    for key in under:
        data = data[key]
    if not isinstance(data, dict):
        found = issue(
            "wrong-value",
            file,
            pointer(under),
            f"a mapping is wanted here, not {_name(data)}",
            want="write key: value lines",
        )
        return None, (placed(found, yaml),)
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        told = (detail for detail in error.errors() if not _only_shortened(detail))
        issues = (placed(_issue_of(model, data, file, under, detail), yaml) for detail in told)
        return None, tuple(dict.fromkeys(issues))


def placed(found: Issue, yaml: Yaml) -> Issue:
    """Return the issue with the line that its pointer has in the file."""
    if found.place.line:
        return found
    return replace(found, place=replace(found.place, line=line_of(yaml.lines, found.place.pointer)))


def _only_shortened(detail: ErrorDetails) -> bool:
    """Whether a list is too short only because entries of it are wrong, which is said of them."""
    if detail["type"] != "too_short" or not isinstance(detail["input"], list):
        return False
    return len(detail["input"]) >= int(detail.get("ctx", {}).get("min_length", 0))


def _issue_of(
    model: type[BaseModel], data: Any, file: str, under: Sequence[str | int], detail: ErrorDetails
) -> Issue:
    keys = settle(data, detail["loc"])
    at = pointer((*under, *keys))
    last = str(keys[-1]) if keys else ""
    if detail["type"] == "extra_forbidden":
        known = _fields_at(model, detail["loc"][:-1])
        return issue("unknown-key", file, at, f'no key "{last}" here', hint=did_you_mean(last, known))
    if detail["type"] == "missing":
        lacks = str(detail["loc"][-1])
        around = pointer((*under, *settle(data, detail["loc"])[:-1]))
        if lacks == "standard":
            lacks = "text"
        return issue("missing-key", file, around, f'"{lacks}" is missing', key=lacks)
    if detail["type"] == "union_tag_not_found":
        tag = str(detail.get("ctx", {}).get("discriminator", "kind")).strip("'")
        return issue("missing-key", file, at, f'"{tag}" is missing', key=tag)
    said = detail["msg"].removeprefix("Value error, ")
    given = detail["input"]
    shown = f", not {_name(given)}" if not isinstance(given, dict | list | tuple) else ""
    return issue(
        "wrong-value", file, at, f"{at or 'the file'} is wrong{shown}", want=said[:1].lower() + said[1:]
    )


def _name(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f'"{value[:40]}"'
    if isinstance(value, bool | int | float):
        return str(value).lower()
    return "a list" if isinstance(value, list) else "a mapping"


def _fields_at(model: type[BaseModel], location: Sequence[str | int]) -> set[str]:
    """Names of the fields of the models that a pydantic location leads to."""
    reached: list[Any] = [model]
    for key in location:
        following: list[Any] = []
        for candidate in reached:
            if isinstance(key, str) and key in candidate.model_fields:
                following += list(_models(candidate.model_fields[key].annotation))
            else:
                following.append(candidate)
        tagged = [m for m in following if isinstance(key, str) and key in _tags(m)]
        reached = tagged or following
    return {name for candidate in reached for name in candidate.model_fields}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every model inside an annotation: optional, union, tuple, dict or annotated."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is not None:
        for inner in typing.get_args(annotation):
            yield from _models(inner)


def _tags(model: type[BaseModel]) -> set[str]:
    """The literal values by which a discriminated union knows this member."""
    return {
        str(value)
        for field in model.model_fields.values()
        if typing.get_origin(field.annotation) is typing.Literal
        for value in typing.get_args(field.annotation)
    }
