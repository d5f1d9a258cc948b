"""FOLLOW1-3: lines typed while the guide speaks: by whom, how many are kept, and how long."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from enfilade.live.captions import KEPT_CAPTIONS
from enfilade.live.group import LineDropped
from enfilade.live.state import Role
from enfilade.live.wire import state_for
from tests.live.table import Table, refused


def lines(table: Table) -> list[tuple[str, str, str]]:
    return [(each.uid, each.language, each.text) for each in table.group.captions]


def test_FOLLOW1_guides_and_who_interprets_type_and_all_are_told_the_line() -> None:
    table = Table("ayna", "helper")
    table.come("wall", Role.OBSERVER)
    table.wish("guide", "appoint", uid="helper", role="co-guide")
    [told] = table.wish("helper", "caption", text="  Мы  стоим\nв камере. ", language="ru")
    assert (told.to, told.event.model_dump(mode="json")) == (
        "all",
        {
            "e": "caption",
            "rev": table.group.rev,
            "caption": {
                "id": "c1",
                "language": "ru",
                "text": "Мы стоим в камере.",
                "at_ms": table.now,
                "uid": "helper",
            },
        },
    )
    table.wish("guide", "caption", text="Buradayıq.", language="az")
    assert lines(table) == [("helper", "ru", "Мы стоим в камере."), ("guide", "az", "Buradayıq.")]
    for uid in ("ayna", "wall"):
        with refused("only-guide"):
            table.wish(uid, "caption", text="No", language="en")
        assert state_for(table.group, uid, table.now, None).captions == table.group.captions


def test_FOLLOW1_an_interpreter_types_while_another_leads_or_nobody_does() -> None:
    table = Table("helper")
    table.wish("guide", "appoint", uid="helper", role="co-guide")
    table.wish("guide", "play")
    table.give(LineDropped("guide"))
    assert table.group.leader is None
    table.wish("helper", "caption", text="Please wait.", language="en")
    assert lines(table) == [("helper", "en", "Please wait.")]


@pytest.mark.parametrize("text", ["", "   \n", "a" * 281])
def test_FOLLOW1_a_line_is_a_line(text: str) -> None:
    table = Table()
    with pytest.raises(ValidationError):
        table.wish("guide", "caption", text=text, language="en")


def test_FOLLOW2_the_newest_six_are_kept_each_with_an_id_of_its_own() -> None:
    table = Table()
    table.wish("guide", "poll", question={"by": "guide", "text": "Which?"}, options=["a", "b"])
    for n in range(KEPT_CAPTIONS + 2):
        table.wish("guide", "caption", text=f"Line {n}", language="en")
    assert [each.text for each in table.group.captions] == [f"Line {n}" for n in range(2, 8)]
    assert [each.id for each in table.group.captions] == [f"c{n}" for n in range(4, 10)]
    table.reload()
    assert [each.text for each in table.group.captions] == [f"Line {n}" for n in range(2, 8)]


def test_FOLLOW3_nothing_of_them_is_left_when_the_group_has_ended() -> None:
    table = Table("ayna")
    table.wish("guide", "caption", text="A name read aloud", language="en")
    assert "A name read aloud" in table.group.model_dump_json()
    said = table.wish("guide", "end")
    assert [e.event.e for e in said if e.to == "all"] == ["mode"]
    assert table.group.captions == ()
    assert "A name read aloud" not in table.group.model_dump_json()
