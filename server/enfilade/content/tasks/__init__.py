"""The kinds of task: one file each, found by itself when the package is imported.

A new kind is a file here with one subclass of `Task`, and `viewer_static/src/ui/tasks/<kind>.ts`. Everything
else (authoring, checks, the site, the worksheet, the board, judging) asks the kind.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import types
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Union, get_args

from pydantic import Field

from enfilade.content.task import About, Answer, Task

__all__ = ["KINDS", "AnyAbout", "AnyAnswer", "AnyTask"]


def _kinds_in(modules: Iterable[types.ModuleType]) -> dict[str, type[Task]]:
    """Return the kinds that modules define, by name. Raises ValueError where two share a name, or where a
    kind does not say all that a kind must.
    """
    found: dict[str, type[Task]] = {}
    for module in modules:
        for _, value in inspect.getmembers(module, inspect.isclass):
            if not issubclass(value, Task) or value.__module__ != module.__name__:
                continue
            (kind,) = get_args(value.model_fields["kind"].annotation) or ("",)
            about = get_args(value.about_model.model_fields["kind"].annotation)
            if kind in found or about != (kind,):
                raise ValueError(f"{module.__name__}: kind {kind!r} is taken, or its About is of another")
            found[kind] = value
    return dict(sorted(found.items()))


KINDS: dict[str, type[Task]] = _kinds_in(
    importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)
)
"""Every kind by its name."""

if TYPE_CHECKING:
    AnyTask = Task
    AnyAbout = About
    AnyAnswer = Answer
else:
    AnyTask = Annotated[Union[tuple(KINDS.values())], Field(discriminator="kind")]  # noqa: UP007
    AnyAbout = Annotated[
        Union[tuple(kind.about_model for kind in KINDS.values())],  # noqa: UP007
        Field(discriminator="kind"),
    ]
    AnyAnswer = Union[tuple(kind.answer_model for kind in KINDS.values())]  # noqa: UP007
