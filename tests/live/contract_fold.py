"""The cases of tests/contract/group_fold.json: states and events of the machine itself, and the states after.

Run as a module to write the file anew after the rules have changed: python -m tests.live.contract_fold
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from enfilade.live.events import on_wire
from enfilade.live.group import Joined, LineDropped, LineOpened
from enfilade.live.state import Role
from enfilade.live.wire import state_for
from tests.live.contract_live import FOLDER
from tests.live.fold import comparable
from tests.live.table import Table

WATCHED = ("guide", "ayna", "wall")
"""Whose views are written down: a guide's, a follower's, a projector's."""

POLL: dict[str, Any] = {"question": {"by": "guide", "text": "Which door?"}, "options": ["left", "right"]}


def leading(table: Table) -> None:
    """Every mode, and what is shown."""
    table.wish("guide", "play", through=True)
    table.wish("guide", "highlight", elements=["cot", "cell-1/wall-0"])
    table.wish("guide", "show", document={"exhibit": "letter"})
    table.wish("guide", "evidence", on=True)
    table.wish("guide", "show", document={"exhibit": "letter", "picture": 0})
    for points in ("AAAA__-_", "BBBB", "CCCC"):
        table.wish("guide", "draw", stroke={"color": 2, "points": points})
    table.wish("guide", "erase", what="last")
    table.wish("guide", "erase", what="all")
    table.wish("guide", "unerase")
    table.wish("guide", "dim", words="A minute.")
    table.wish("guide", "resume")
    table.wish("guide", "walk")
    table.wish("guide", "door", hall="upper", opening="front-door", to="open")
    table.wish("guide", "lamp", hall="upper", layer="desk-lamp", to=0.5)
    table.wish("guide", "free", leash={"by": "hall", "hall": "upper"})
    table.wish("ayna", "look-around")
    table.wish("ayna", "arrive", hall="upper", percent=100)
    table.wish("guide", "spotlight", uid="ayna")
    table.wish("ayna", "step-back")
    table.wish("guide", "spotlight", uid="ayna")
    table.wish("guide", "walk")
    table.wish("guide", "gather")
    table.wish("guide", "open-zone", advisory="execution", open=True)
    table.wish("guide", "go-to", stop="closed-door")
    table.give(LineDropped("guide"))
    table.give(LineOpened("guide"))
    for line in range(7):
        table.wish("guide", "caption", text=f"Line {line}.", language="en")
    table.wish("guide", "end")


def hearing(table: Table) -> None:
    """Hands, the floor, questions, polls."""
    table.wish("elcin", "hand", up=True)
    table.wish("ayna", "hand", up=True)
    table.wish("guide", "give-floor", uid="elcin")
    table.wish("guide", "speak", on=True)
    table.wish("elcin", "speak", on=True)
    table.wish("ayna", "hear", how="blocked")
    table.wish("ayna", "ask", text="Why so small?")
    table.wish("elcin", "ask", text="When?")
    table.wish("guide", "settle", question="q1", state="answered")
    table.wish("guide", "poll", **POLL)
    table.wish("ayna", "vote", poll="p3", option=0)
    table.wish("elcin", "vote", poll="p3", option=0)
    table.wish("ayna", "vote", poll="p3", option=1)
    table.wish("guide", "show-poll", poll="p3", shown=True)
    table.wish("guide", "poll", **POLL)
    table.wish("guide", "drop-poll", poll="p3")
    table.wish("guide", "restore-poll", poll="p3")
    table.wish("ayna", "arrive", hall="upper", percent=100)
    table.wish("ayna", "nod")
    table.wish("guide", "mute", uid="elcin", on=True)
    table.wish("guide", "mute-all", on=True)
    for line in range(7):
        table.wish("guide", "caption", text=f"Line {line}.", language="en")


def keeping(table: Table) -> None:
    """Who comes and goes, helps and is sent out."""
    table.wish("guide", "appoint", uid="elcin", role="co-guide")
    table.give(LineDropped("guide"))
    table.wish("elcin", "take-lead")
    table.wish("elcin", "lock", on=True)
    table.give(LineOpened("guide"))
    table.wish("guide", "hand-over", uid="elcin")
    table.wish("elcin", "hand-back")
    table.wish("guide", "carry-on", on=True)
    table.wish("guide", "stop-recording")
    table.wish("guide", "appoint", uid="elcin", role="follower")
    table.wish("guide", "remove", uid="elcin")
    table.wish("guide", "readmit", uid="elcin")
    table.wish("ayna", "arrive", hall="upper", percent=100)
    table.wish("ayna", "accept", advisory="sorrow")
    table.wish("guide", "lock", on=False)
    table.wish("guide", "waiting-room", on=True)
    for uid in ("late", "later", "latest"):
        table.give(Joined(uid, Role.FOLLOWER, uid.title()))
    table.wish("guide", "admit", uid="later")
    table.wish("guide", "turn-away", uid="late")
    table.wish("guide", "admit", uid=None)
    table.wish("ayna", "leave")


STORIES: dict[str, Callable[[Table], None]] = {"leading": leading, "hearing": hearing, "keeping": keeping}


def view(table: Table, uid: str) -> dict[str, Any]:
    """Return a member's whole state, as it travels."""
    return comparable(state_for(table.group, uid, table.now, None).model_dump(mode="json"))


def cases() -> list[dict[str, Any]]:
    """Return the stories, each as every one of the watched lived it."""
    out = []
    for name, story in STORIES.items():
        table = Table("ayna", "elcin", recording="voice")
        table.come("wall", Role.OBSERVER)
        began = {uid: view(table, uid) for uid in WATCHED}
        table.said.clear()
        story(table)
        for uid in WATCHED:
            guides = table.group.members[uid].role.guides
            events = [
                on_wire(envelope.event).model_dump(mode="json")
                for envelope in table.said
                if envelope.to == "all" or (envelope.to == "guides" and guides) or envelope.uid == uid
            ]
            out.append(
                {
                    "name": f"{name}, as the {table.group.members[uid].role} sees it",
                    "state": began[uid],
                    "events": events,
                    "after": view(table, uid),
                }
            )
    return out


def text() -> str:
    """Return the file's text."""
    note = "Made by tests/live/contract_fold.py: what the server tells, and what it then is."
    whole = json.dumps({"note": note, "cases": cases()}, ensure_ascii=False, separators=(",", ":"))
    for begins in ('{"e":', '{"name":', '"after":'):
        whole = whole.replace(begins, "\n" + begins)
    return whole + "\n"


if __name__ == "__main__":
    (FOLDER / "group_fold.json").write_text(text(), "utf-8")
