"""JSON Schema, as pydantic writes it, said in TypeScript: read-only interfaces with TSDoc."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]

WIDTH = 110
"""Columns of the project's sources; a longer union or comment is broken over lines."""

_IDENTIFIER = re.compile(r"^[A-Za-z_$][A-Za-z0-9_$]*$")


def module(
    source: str,
    definitions: Mapping[str, Schema],
    *,
    named: Mapping[str, Schema],
    imported: Mapping[str, str],
) -> str:
    """Return one TypeScript module.

    `definitions` become interfaces and types; `named` gives names to shapes that would be written out
    otherwise (tuples); `imported` maps the types of earlier modules to the file that holds them.
    """
    writer = _Writer({_shape(body): name for name, body in named.items()})
    blocks = [writer.alias(name, body, by_shape=False) for name, body in sorted(named.items())]
    for name, body in sorted(definitions.items()):
        is_interface = body.get("type") == "object" and "properties" in body
        blocks.append(writer.interface(name, body) if is_interface else writer.alias(name, body))
    head = f"// Written by tools/generate_types.py from {source}: change the models, not this file.\n"
    by_file: dict[str, list[str]] = {}
    for name in sorted(writer.seen - set(definitions)):
        by_file.setdefault(imported[name], []).append(name)
    imports = "".join(f'import type {{ {", ".join(n)} }} from "./{f}";\n' for f, n in sorted(by_file.items()))
    return "\n".join([head, *([imports] if imports else []), *blocks])


class _Writer:
    """Writes types and remembers which names it used."""

    def __init__(self, shapes: Mapping[str, str]) -> None:
        self.shapes = shapes
        self.seen: set[str] = set()

    def interface(self, name: str, body: Schema) -> str:
        """Return an object type with each field read-only."""
        required = set(body.get("required", ()))
        lines = [*_comment(body.get("description"), ""), f"export interface {name} {{"]
        for key, field in body["properties"].items():
            lines += _comment(field.get("description"), "  ")
            mark = "" if key in required else "?"
            lines.append(f"  readonly {_key(key)}{mark}: {self.type_of(field)};")
        return "\n".join([*lines, "}", ""])

    def alias(self, name: str, body: Schema, *, by_shape: bool = True) -> str:
        """Return a named type that is no object."""
        lines = [*_comment(body.get("description"), "")]
        text = f"export type {name} = {self.type_of(body, by_shape=by_shape)};"
        if len(text) > WIDTH and " | " in text:
            members = self.type_of(body, by_shape=by_shape).split(" | ")
            text = f"export type {name} =\n" + "\n".join(f"  | {member}" for member in members) + ";"
        return "\n".join([*lines, text, ""])

    def type_of(self, body: Schema, *, by_shape: bool = True) -> str:
        """Return the type expression of a schema; raises ValueError for a shape this writer does not know."""
        shape = self.shapes.get(_shape(body)) if by_shape else None
        if shape:
            return shape
        if "$ref" in body:
            name = str(body["$ref"]).rsplit("/", 1)[1]
            self.seen.add(name)
            return name
        if "const" in body:
            return json.dumps(body["const"], ensure_ascii=False)
        if "enum" in body:
            return " | ".join(json.dumps(value, ensure_ascii=False) for value in body["enum"])
        members = body.get("oneOf") or body.get("anyOf")
        if members:
            return " | ".join(dict.fromkeys(self.type_of(member) for member in members))
        if "allOf" in body and len(body["allOf"]) == 1:
            return self.type_of(body["allOf"][0])
        return self._by_type(body)

    def _by_type(self, body: Schema) -> str:
        match body.get("type"):
            case "string":
                return "string"
            case "integer" | "number":
                return "number"
            case "boolean":
                return "boolean"
            case "null":
                return "null"
            case "array":
                return self._array(body)
            case "object":
                return self._record(body)
            case None if not set(body) - {"title", "description", "default"}:
                return "unknown"
        raise ValueError(f"no TypeScript for {json.dumps(body)}")

    def _array(self, body: Schema) -> str:
        if "prefixItems" in body:
            return f"readonly [{', '.join(self.type_of(item) for item in body['prefixItems'])}]"
        item = self.type_of(body.get("items", {}))
        return f"readonly ({item})[]" if " " in item else f"readonly {item}[]"

    def _record(self, body: Schema) -> str:
        if "properties" in body:
            inner = "; ".join(f"readonly {_key(k)}: {self.type_of(v)}" for k, v in body["properties"].items())
            return f"{{ {inner} }}"
        values = body.get("additionalProperties", {})
        if not values and "patternProperties" in body:
            (values,) = body["patternProperties"].values()
        return f"Readonly<Record<string, {self.type_of(values if isinstance(values, dict) else {})}>>"


def _shape(body: Schema) -> str:
    """Return what a schema allows, as text, whatever it is called."""
    said = {"title", "description", "default"}
    return json.dumps({key: value for key, value in body.items() if key not in said}, sort_keys=True)


def _key(name: str) -> str:
    return name if _IDENTIFIER.match(name) else json.dumps(name)


def _comment(text: str | None, indent: str) -> list[str]:
    """Return a description as a TSDoc comment, its paragraphs kept and filled anew."""
    if not text:
        return []
    plain = text.replace("``", "`").replace("*/", "* /").strip()
    paragraphs = [" ".join(part.split()) for part in plain.split("\n\n")]
    if len(paragraphs) == 1 and len(indent) + len(paragraphs[0]) + 7 <= WIDTH:
        return [f"{indent}/** {paragraphs[0]} */"]
    body: list[str] = []
    for paragraph in paragraphs:
        body += [
            *([""] if body else []),
            *textwrap.wrap(paragraph, WIDTH - len(indent) - 3, break_long_words=False),
        ]
    return [f"{indent}/**", *(f"{indent} * {line}".rstrip() for line in body), f"{indent} */"]
