"""YAML to plain data with the line of every value, and issues instead of exceptions.

Only the node tree is composed, not ruamel's round-trip objects: lines are on the nodes, and it takes half the
time. Dates stay strings, because a date in content may be partial.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from enfilade.content.issue import Issue, Place
from enfilade.content.issue_codes import CODES
from enfilade.library.pointers import pointer

_DEEPEST = 40
"""Nesting beyond which a file is refused: content needs eight, and an alias inside itself has no end."""


@dataclass(frozen=True)
class Yaml:
    """A file's data, and lines (1-based) by pointer."""

    data: Any
    lines: dict[str, int]


def read_yaml(text: str, file: str) -> tuple[Yaml, tuple[Issue, ...]]:
    """Return a YAML text's data with lines, and what is wrong; the data is None where it is not YAML."""
    try:
        root = YAML(typ="rt").compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        found = _issue("yaml-syntax", file, line, "", f"not YAML: {error.problem or error.context}")
        return Yaml(None, {}), (found,)
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        found = _issue(
            "yaml-syntax", file, line, "", f"not YAML: the character {error.character!a} is not allowed"
        )
        return Yaml(None, {}), (found,)
    except (YAMLError, ValueError, RecursionError) as error:
        found = _issue(
            "yaml-syntax", file, 1, "", f"not YAML: {str(error).splitlines()[0] if str(error) else error!r}"
        )
        return Yaml(None, {}), (found,)
    reader = _Reader(file)
    data = None if root is None else reader.value(root, ())
    return Yaml(data, reader.lines), tuple(reader.issues)


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[str, int] = {"": 1}
        self.issues: list[Issue] = []

    def value(self, node: Node, keys: tuple[str | int, ...]) -> Any:
        self.lines.setdefault(pointer(keys), node.start_mark.line + 1)
        if len(keys) > _DEEPEST:
            line = node.start_mark.line + 1
            self.issues.append(
                _issue("yaml-syntax", self.file, line, "", "not YAML that we read: nested too deep")
            )
            return None
        if isinstance(node, MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*keys, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        value = _scalar(node)
        if isinstance(value, float) and not math.isfinite(value):
            line, at = node.start_mark.line + 1, pointer(keys)
            found = _issue("wrong-value", self.file, line, at, f"{at} is {node.value}, which is no number")
            self.issues.append(replace(found, remedy="write a number"))
            return 0.0
        return value

    def _mapping(self, node: MappingNode, keys: tuple[str | int, ...]) -> dict[Any, Any]:
        out: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
            line = key_node.start_mark.line + 1
            at = pointer((*keys, key))
            if key in out:
                self.issues.append(
                    _issue(
                        "yaml-duplicate-key",
                        self.file,
                        line,
                        at,
                        f'"{key}" was given before, on line {self.lines[at]}',
                    )
                )
                continue
            self.lines[at] = line
            out[key] = self.value(value_node, (*keys, key))
        return out


def _scalar(node: ScalarNode) -> Any:
    # The round-trip scanner marks the folds of a `>-` text with BEL.
    tag, text = str(node.tag).rsplit(":", 1)[-1], node.value.replace("\a", "")
    if tag == "null":
        return None
    if tag == "bool":
        return text.lower() in ("true", "yes", "on")
    if tag == "int":
        return (
            int(text.replace("_", ""), 0) if not text.lstrip("+-").startswith("0") or len(text) < 2 else text
        )
    if tag == "float":
        return float(text.replace("_", "").replace(".inf", "inf").replace(".nan", "nan"))
    return text


def _issue(code: str, file: str, line: int, at: str, message: str) -> Issue:
    return Issue(code, Place(file, line, at), message, CODES[code].remedy, CODES[code].severity)
