"""LIVE58-61: who may speak to all, and what becomes of it when they may no longer."""

from __future__ import annotations

from enfilade.live.group import LineDropped, LineOpened
from enfilade.live.state import Role, Speaker
from enfilade.live.voice import permit_voice
from tests.live.table import Table, refused


def speakers(table: Table) -> list[tuple[str, int, str | None]]:
    return [(s.uid, s.slot, s.language) for s in table.group.speakers]


def test_LIVE58_guides_speak_and_all_are_told_who_does() -> None:
    table = Table("ayna")
    said = table.wish("guide", "speak", on=True)
    [told] = [envelope.event for envelope in said if envelope.to == "all"]
    assert told.model_dump(mode="json") == {
        "e": "speakers",
        "rev": table.group.rev,
        "speakers": [{"uid": "guide", "slot": 0, "language": None}],
    }
    permit_voice(table.group, "guide", 0)
    with refused("not-speaking"):
        permit_voice(table.group, "guide", 1)
    with refused("not-speaking"):
        permit_voice(table.group, "ayna", 0)
    table.wish("guide", "speak", on=False)
    assert speakers(table) == []
    with refused("not-speaking"):
        permit_voice(table.group, "guide", 0)


def test_LIVE59_a_follower_speaks_while_they_have_the_floor() -> None:
    table = Table("ayna", "elcin")
    with refused("no-floor"):
        table.wish("ayna", "speak", on=True)
    table.wish("guide", "give-floor", uid="ayna")
    table.wish("ayna", "speak", on=True)
    with refused("only-guide"):
        table.wish("ayna", "speak", on=True, channel="interpreter", language="ru")
    assert speakers(table) == [("ayna", 0, None)]
    table.wish("guide", "give-floor", uid="elcin")
    assert speakers(table) == []


def test_LIVE59_muting_the_speaker_takes_their_voice() -> None:
    table = Table("ayna")
    table.wish("guide", "give-floor", uid="ayna")
    table.wish("ayna", "speak", on=True)
    table.wish("guide", "mute", uid="ayna", on=True)
    assert speakers(table) == []
    assert table.group.floor is None


def test_LIVE60_who_is_not_here_speaks_no_more() -> None:
    table = Table("ayna")
    table.wish("guide", "speak", on=True)
    table.give(LineDropped("guide"))
    assert speakers(table) == []
    table.give(LineOpened("guide"))
    assert speakers(table) == []  # a microphone is not opened by coming back
    table.come("wall", Role.OBSERVER)
    with refused("only-follower"):
        table.wish("wall", "speak", on=True)


def test_LIVE61_one_interpreter_a_language_and_three_in_all() -> None:
    table = Table("a", "b", "c", "d")
    for uid in "abcd":
        table.wish("guide", "appoint", uid=uid, role="co-guide")
    table.wish("a", "speak", on=True, channel="interpreter", language="ru")
    with refused("interpreter-there"):
        table.wish("b", "speak", on=True, channel="interpreter", language="ru")
    table.wish("b", "speak", on=True, channel="interpreter", language="en")
    table.wish("c", "speak", on=True, channel="interpreter", language="tr")
    with refused("interpreter-there"):
        table.wish("d", "speak", on=True, channel="interpreter", language="de")
    table.wish("a", "speak", on=True, channel="interpreter", language="ru")
    assert table.group.speakers[-1] == Speaker(uid="a", slot=1, language="ru")
    table.wish("guide", "appoint", uid="a", role="follower")
    assert [uid for uid, _, _ in speakers(table)] == ["b", "c"]


def test_LIVE62_guides_see_who_hears() -> None:
    table = Table("ayna")
    said = table.wish("ayna", "hear", how="blocked")
    told = {envelope.to: envelope.event.model_dump(mode="json") for envelope in said}
    assert told["guides"]["member"]["hearing"] == "blocked"
    assert told["one"]["you"]["hearing"] == "blocked"
