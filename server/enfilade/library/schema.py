"""What an author's files may hold, as JSON Schema: an editor that reads it completes keys and marks slips."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from enfilade.content.exhibit import Exhibit
from enfilade.content.hall import Hall
from enfilade.content.lesson import Lesson
from enfilade.content.museum import Museum
from enfilade.content.person import Person
from enfilade.content.source import Source
from enfilade.content.tour import Tour

FILES: dict[str, type[BaseModel]] = {"museum": Museum, "hall": Hall, "tour": Tour, "lesson": Lesson}
"""Files that are one thing."""

LISTS: dict[str, type[BaseModel]] = {"exhibits": Exhibit, "people": Person, "sources": Source}
"""Files that are a list under a key of their own name."""

NAMES = (*FILES, *LISTS)


def schema(name: str) -> str:
    """Return the schema of a kind of file as JSON. Raises KeyError for a kind that there is not."""
    if name in FILES:
        told: dict[str, Any] = FILES[name].model_json_schema()
    else:
        entry = LISTS[name].model_json_schema()
        told = {
            "$defs": entry.pop("$defs", {}),
            "type": "object",
            "properties": {name: {"type": "array", "items": entry}},
            "required": [name],
            "additionalProperties": False,
        }
    told["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    told["title"] = f"Enfilade: {name}.yaml"
    return json.dumps(told, ensure_ascii=False, indent=1)
