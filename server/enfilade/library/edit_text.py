"""Change words inside a YAML file and nothing else: comments, order and layout stay, byte for byte.

A text is a map of languages at a pointer (`exhibits[3].title`). The file is composed for the marks of its
nodes, the one value is cut out and the new one set in as the file would have written it, and what comes out
is read again: unless exactly the change asked for is in it, nothing is given back. (A round trip through a
YAML writer re-wraps a whole file: the museum's own history of it would then show every line as changed.)
"""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from enfilade.library.pointers import keys_of
from enfilade.library.read_yaml import read_yaml

LONGEST = 20_000
"""Characters of one text: the longest narration of ours has 1,900."""

_WIDTH = 150
_SHORT = 110
"""A text up to here stands on its key's line."""

_PLAIN = re.compile(r"[^\W\d_][\w ,.;!?()–—…«»’'/%№+-]*")
"""What needs no quotes: it begins with a letter and holds nothing that YAML reads otherwise."""


class NotEditable(Exception):
    """The text cannot be changed here; the message says why."""


def tidy(words: str) -> str:
    """Return words as they are kept: NFC, no control characters, single blanks, at most one empty line
    between paragraphs.
    """
    words = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
    words = "".join(c for c in words if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn"))
    lines = [re.sub(r"[^\S\n]+", " ", line).strip() for line in words.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def edit_text(text: str, at: str, changes: Mapping[str, str | None]) -> str:
    """Return the YAML `text` with the map at `at` changed: each key set to its words, or taken out where
    None.

    Raises NotEditable where there is no such map, where words are empty or too long, or where the change
    would touch anything else (an anchor that other texts share).
    """
    before, wrong = read_yaml(text, "")
    if wrong:
        raise NotEditable("the file cannot be read")
    wanted = deepcopy(before.data)
    target = _reach(wanted, at)
    for key, words in changes.items():
        if words is None:
            target.pop(key, None)
            text = _drop(text, at, key)
        else:
            words = tidy(words)
            if not words or len(words) > LONGEST:
                raise NotEditable("a text has 1 to 20,000 characters")
            target[key] = words
            text = _put(text, at, key, words)
    after, wrong = read_yaml(text, "")
    if wrong or _plain(after.data) != _plain(wanted):
        raise NotEditable("the change would alter more than this text")
    return text


def _put(text: str, at: str, key: str, words: str) -> str:
    node = _map_at(text, at)
    flow = bool(node.flow_style)
    entry = next(((k, v) for k, v in node.value if k.value == key), None)
    column = node.value[0][0].start_mark.column
    if entry is not None:
        value = entry[1]
        if not isinstance(value, ScalarNode) or value.anchor:
            raise NotEditable("it is no plain text")
        start, end = value.start_mark.index, value.end_mark.index
        block = text[start] in "|>"
        tail = "\n" if block and end <= len(text) and text[end - 1 : end] == "\n" else ""
        # A remark behind the value would become part of a block.
        one_line = flow or (not tail and text[end:].split("\n", 1)[0].strip() != "")
        return text[:start] + _written(words, column, flow, one_line) + tail + text[end:]
    last = node.value[-1][1].end_mark.index
    if flow:
        return f"{text[:last]}, {key}: {_written(words, column, flow)}{text[last:]}"
    if text[last - 1] != "\n":
        line_end = text.find("\n", last)
        last = len(text) if line_end < 0 else line_end + 1
    lead = "" if not last or text[last - 1] == "\n" else "\n"
    return f"{text[:last]}{lead}{' ' * column}{key}: {_written(words, column, flow)}\n{text[last:]}"


def _drop(text: str, at: str, key: str) -> str:
    node = _map_at(text, at)
    places = [k.value for k, _ in node.value]
    if key not in places:
        return text
    index = places.index(key)
    if index == 0:
        raise NotEditable("the first line of a text cannot be taken out")
    if node.flow_style:
        return text[: node.value[index - 1][1].end_mark.index] + text[node.value[index][1].end_mark.index :]
    start = text.rfind("\n", 0, node.value[index][0].start_mark.index) + 1
    end = node.value[index][1].end_mark.index
    if text[end - 1] != "\n":
        line_end = text.find("\n", end)
        end = len(text) if line_end < 0 else line_end + 1
    return text[:start] + text[end:]


def _written(words: str, column: int, flow: bool, one_line: bool = False) -> str:
    """Return words as a YAML value whose key stands at `column`; a block of its own ends without a line's
    end.
    """
    if not flow and not one_line and ("\n" in words or len(words) > _SHORT):
        indent = " " * (column + 2)
        width = max(60, _WIDTH - column)
        parts = []
        for part in re.split(r"(\n+)", words):
            # A folded text reads one line's end as a blank, and each empty line as one line's end.
            wrapped = textwrap.wrap(part, width, break_on_hyphens=False, break_long_words=False)
            parts.append(
                "\n" + part if part.startswith("\n") else "\n".join(indent + line for line in wrapped)
            )
        return ">-\n" + "".join(parts)
    plain = "\n" not in words and _PLAIN.fullmatch(words) and words.lower() not in _SPOKEN_FOR
    if plain and not (flow and set(words) & set(",[]{}")):
        return words
    return json.dumps(words, ensure_ascii=False)


_SPOKEN_FOR = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def _map_at(text: str, at: str) -> MappingNode:
    node: Node = YAML(typ="rt").compose(text)
    for key in keys_of(at):
        if isinstance(key, int) and isinstance(node, SequenceNode) and key < len(node.value):
            node = node.value[key]
        elif isinstance(node, MappingNode):
            found = next((v for k, v in node.value if k.value == key), None)
            if found is None:
                raise NotEditable("there is no such text")
            node = found
        else:
            raise NotEditable("there is no such text")
    if not isinstance(node, MappingNode) or not node.value:
        raise NotEditable("there is no such text")
    return node


def _reach(data: Any, at: str) -> dict[str, Any]:
    try:
        for key in keys_of(at):
            data = data[key]
    except (KeyError, IndexError, TypeError) as error:
        raise NotEditable("there is no such text") from error
    if not isinstance(data, dict):
        raise NotEditable("there is no such text")
    return data


def _plain(data: Any) -> Any:
    """Return data with the blanks around its strings gone: how a value is laid out is not what it says."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data.strip() if isinstance(data, str) else data
