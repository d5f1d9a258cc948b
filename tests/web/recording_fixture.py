"""A recording as a led tour would have left it: two stops of the script, a walk with a stand, a voice."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from sqlalchemy import Connection

from enfilade.content.motion import Keyframe
from enfilade.live.group import Joined, LineOpened, Wished, apply
from enfilade.live.motion_codec import Moved, encode
from enfilade.live.recording import Line
from enfilade.live.state import Ended, Group, Role
from enfilade.live.tape import Tape
from enfilade.live.wire import COMMAND
from enfilade.store import groups, recordings
from enfilade.web.group_plan import plan_of
from enfilade.web.parts import Parts

SECRET = "the-guides-own-link"
SAID_FIRST, SAID_LATER = "first-words", "later-words"


def voiced(t_ms: int, what: str) -> str:
    """Return a voice message said at `t_ms`, its one frame the letters of `what`."""
    body = b"\0\1" + t_ms.to_bytes(4, "big") + bytes([len(what)]) + what.encode()
    return "0" + urlsafe_b64encode(body).decode().rstrip("=")


def record(parts: Parts, museum: str, tour: str, led_ms: int, *, hall: int = 0, ended: bool = True) -> str:
    """Write a recording of half a minute that began at `led_ms`; return its id."""
    edition = parts.site.edition(museum)
    assert edition is not None
    plan = plan_of(edition, tour)
    group = Group(
        gid=f"g{led_ms % 1_000_000}",
        code="12345678",
        created_ms=led_ms,
        capacity=5,
        plan=plan,
        zones=plan.opt_in,
        recording="voice",
    )
    tape = Tape(group.created_ms)
    now = led_ms

    def give(do: str, after_ms: int, **values: object) -> None:
        nonlocal group, now
        now += after_ms
        command = COMMAND.validate_python({"id": f"c{now}", "do": {"do": do, **values}})
        group, _ = apply(group, Wished("guide", command), now)
        tape.changed(group, now)

    for given in (Joined("guide", Role.GUIDE, None), LineOpened("guide")):
        group, _ = apply(group, given, now)
    give("go-to", 0, stop=group.plan.stops[0].id)
    tape.spoke(group, "guide", voiced(now - led_ms, SAID_FIRST), now + 150)
    give("go-to", 8000, stop=group.plan.stops[1].id)
    give("evidence", 2000, on=True)
    give("caption", 1, text="Mind the step.", language="en")
    give("walk", 3999)
    for n, x in enumerate((0, 1000, 2000, 2010, 2020, 2010, 4000)):
        at = now - led_ms + 1600 * n
        tape.moved(
            group, "guide", encode(Moved(Keyframe(at, hall, 2 * x // 2, 1600, 0, 0, 0))), led_ms + at + 20
        )
    now += 11_000
    tape.spoke(group, "guide", voiced(now - led_ms, SAID_LATER), now + 150)
    if ended:
        group = group.model_copy(update={"mode": Ended(at_ms=now, because="guide")})
    lines: tuple[Line, ...] = tape.take()

    def write(connection: Connection) -> str:
        groups.create(connection, group, SECRET, "w")
        id = recordings.begin(connection, group, SECRET)
        assert recordings.append(connection, group.gid, 1, lines) == "written"
        if ended:
            groups.save(connection, [(group, 1)])
            recordings.end(connection, group.gid, now)
        return id

    return parts.store.run(write)
