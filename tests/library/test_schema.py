"""The schemas that editors read say what authors write: texts flat, levels and pictures short or long."""

from __future__ import annotations

import json
from typing import Any

import pytest

from enfilade.cli import main
from enfilade.content.tasks import KINDS
from enfilade.library.schema import NAMES, schema

TEXT_KEYS = {"voice", "approved_by", "approved_on"}


def _definitions(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema(name))["$defs"]
    return found


@pytest.mark.parametrize("name", [name for name in NAMES if name != "sources"])
def test_a_text_is_written_flat(name: str) -> None:
    text = _definitions(name)["Text"]
    assert set(text["properties"]) == TEXT_KEYS
    assert [*text["patternProperties"].values()] == [{"type": "string"}]
    assert text["additionalProperties"] is False


def test_levels_and_pictures_may_be_written_short() -> None:
    told = _definitions("exhibits")
    assert [each.get("$ref", each.get("type")) for each in told["Levels"]["anyOf"]] == [
        "#/$defs/Text",
        "object",
    ]
    assert [each["type"] for each in told["Picture"]["anyOf"]] == ["string", "object"]


def test_lesson19_a_lesson_s_schema_knows_every_kind_of_task() -> None:
    lesson = json.loads(schema("lesson"))
    tasks = lesson["properties"]["tasks"]["items"]
    assert set(tasks["discriminator"]["mapping"]) == set(KINDS)
    assert len(tasks["oneOf"]) == len(KINDS)
    assert lesson["additionalProperties"] is False


def test_a_list_is_under_its_own_key() -> None:
    people = json.loads(schema("people"))
    assert (people["required"], [*people["properties"]]) == (["people"], ["people"])


def test_lesson19_enfilade_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "lesson"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(schema("lesson"))
