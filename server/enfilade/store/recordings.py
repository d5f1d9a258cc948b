"""Recorded tours in the store: the log in chunks as it came, and what people have made of it since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field
from sqlalchemy import Connection, delete, exists, func, insert, or_, select, update

from enfilade.content.text import Language, Model
from enfilade.live.plan import Plan
from enfilade.live.recording import Line, decode, encode
from enfilade.live.replay import Visit
from enfilade.live.state import Group, Recording
from enfilade.live.transcript import Words
from enfilade.live.trim import Cut, kept
from enfilade.store.schema import groups, recording_acts, recording_chunks, recordings
from enfilade.store.tokens import hash_of, new_id

MOST_MS = 3 * 3_600_000
MOST_BYTES = 60_000_000
"""Three hours with voice are some 40 MB."""

UNPUBLISHED_MS = 90 * 24 * 3_600_000
"""So long somebody's voice lies here that nobody has published."""

PAGE = 40
"""Chunks read at once: a minute and a half of voice."""

Written = Literal["written", "full", "lost"]
"""`lost`: another process owns the group now, or the recording has been deleted."""

Act = Literal["edited", "agreed", "disagreed", "published", "withdrawn", "deleted", "expired"]


class Kept(Model):
    """What people have made of a recording. `name`: the guide's, as they wish to be called; empty for none.
    `visits`: the stops as the log comes to them, None before it has been looked through. `cuts`: what is left
    out. `words`: the transcript by language, its times from the recording's beginning.
    `agreed_ms`: when the guide agreed to it as it is; whatever is changed afterwards takes that back.
    """

    name: str = ""
    visits: tuple[Visit, ...] | None = None
    cuts: tuple[Cut, ...] = ()
    words: dict[Language, tuple[Words, ...]] = Field(default_factory=dict)
    agreed_ms: int | None = None
    published_ms: int | None = None
    withdrawn_ms: int | None = None


@dataclass(frozen=True)
class Recorded:
    """A recording without its log. `length_ms` is that of the whole."""

    id: str
    gid: str
    kind: Recording
    museum: str
    tour: str
    revision: str
    plan: Plan
    created_ms: int
    began_ms: int
    length_ms: int
    ended_ms: int | None
    bytes: int
    kept: Kept

    @property
    def spans(self) -> tuple[Cut, ...]:
        """What is left of it, in ms from its beginning."""
        return kept(self.kept.cuts, self.length_ms)

    @property
    def at_ms(self) -> int:
        """When it began, by the server's clock."""
        return self.created_ms + self.began_ms


@dataclass(frozen=True)
class Done:
    """Who did what with a recording, and when."""

    act: str
    by: str
    at_ms: int


def begin(connection: Connection, group: Group, guide_secret: str) -> str:
    """Make a recording of a new group; return its id."""
    id = new_id()
    connection.execute(
        insert(recordings).values(
            id=id,
            gid=group.gid,
            kind=group.recording,
            museum=group.plan.museum,
            tour=group.plan.tour,
            revision=group.plan.revision,
            plan=group.plan.model_dump_json(),
            guide_hash=hash_of(guide_secret),
            created_ms=group.created_ms,
            bytes=0,
            state=Kept().model_dump_json(),
        )
    )
    return id


def append(connection: Connection, gid: str, epoch: int, lines: tuple[Line, ...]) -> Written:
    """Write lines behind those of a group's recording, as its owner."""
    owned = connection.scalar(select(groups.c.epoch).where(groups.c.gid == gid).with_for_update(of=groups))
    row = connection.execute(
        select(recordings.c.id, recordings.c.began_ms, recordings.c.bytes).where(recordings.c.gid == gid)
    ).first()
    if row is None or owned != epoch:
        return "lost"
    text = encode(lines)
    began_ms = lines[0].t_ms if row.began_ms is None else row.began_ms
    if row.bytes + len(text) > MOST_BYTES or lines[-1].t_ms - began_ms > MOST_MS:
        return "full"
    number = select(func.coalesce(func.max(recording_chunks.c.number), 0) + 1)
    newest = connection.scalar(number.where(recording_chunks.c.id == row.id))
    connection.execute(insert(recording_chunks).values(id=row.id, number=newest, lines=text))
    connection.execute(
        update(recordings)
        .where(recordings.c.id == row.id)
        .values(began_ms=began_ms, last_ms=lines[-1].t_ms, bytes=row.bytes + len(text))
    )
    return "written"


def end(connection: Connection, gid: str, now_ms: int) -> None:
    """Note that a group's recording is over; one into which nothing was ever written is no recording."""
    mine = recordings.c.gid == gid
    connection.execute(
        update(recordings).where(mine, recordings.c.ended_ms.is_(None)).values(ended_ms=now_ms)
    )
    connection.execute(delete(recordings).where(mine, recordings.c.began_ms.is_(None)))


def read(connection: Connection, id: str) -> Recorded | None:
    """Return a recording; None where there is none."""
    row = connection.execute(select(recordings).where(recordings.c.id == id)).first()
    return None if row is None else _recorded(row)


def by_guide(connection: Connection, secret: str) -> Recorded | None:
    """Return the recording that belongs to a guide's link, also after the group has ended."""
    row = connection.execute(select(recordings).where(recordings.c.guide_hash == hash_of(secret))).first()
    return None if row is None else _recorded(row)


def of_group(connection: Connection, gid: str) -> Recorded | None:
    """Return the recording of a group; None where it has none."""
    row = connection.execute(select(recordings).where(recordings.c.gid == gid)).first()
    return None if row is None else _recorded(row)


def every(connection: Connection) -> tuple[Recorded, ...]:
    """Return all recordings into which something was written, the newest first."""
    asked = select(recordings).where(recordings.c.began_ms.is_not(None))
    return tuple(_recorded(row) for row in connection.execute(asked.order_by(recordings.c.created_ms.desc())))


def published(connection: Connection, museum: str) -> tuple[Recorded, ...]:
    """Return a museum's recordings that anybody may take, the newest first."""
    return tuple(each for each in every(connection) if each.museum == museum and each.kept.published_ms)


def chunks(connection: Connection, id: str, after: int) -> tuple[tuple[int, str], ...]:
    """Return the next chunks of a log behind a number, with theirs."""
    asked = select(recording_chunks.c.number, recording_chunks.c.lines)
    mine = (recording_chunks.c.id == id, recording_chunks.c.number > after)
    rows = connection.execute(asked.where(*mine).order_by(recording_chunks.c.number).limit(PAGE))
    return tuple((row.number, row.lines) for row in rows)


def lines_of(connection: Connection, id: str) -> Iterator[Line]:
    """Yield a whole log."""
    return log_from(lambda after: chunks(connection, id, after))


def log_from(more: Callable[[int], tuple[tuple[int, str], ...]]) -> Iterator[Line]:
    """Yield a whole log, asked for chunk by chunk. Its times never go back, though two workers' clocks may
    differ by a little.
    """
    after, last_ms = 0, 0
    while found := more(after):
        after = found[-1][0]
        for _number, text in found:
            for line in decode(text):
                last_ms = max(last_ms, line.t_ms)
                yield line._replace(t_ms=last_ms)


def keep(connection: Connection, id: str, state: Kept, act: Act, by: str, now_ms: int) -> None:
    """Write what has been made of a recording, and who did it."""
    connection.execute(update(recordings).where(recordings.c.id == id).values(state=state.model_dump_json()))
    note(connection, id, act, by, now_ms)


def look_through(connection: Connection, id: str, state: Kept) -> None:
    """Write what has been found in a log."""
    connection.execute(update(recordings).where(recordings.c.id == id).values(state=state.model_dump_json()))


def note(connection: Connection, id: str, act: Act, by: str, now_ms: int) -> None:
    """Write who did what, and when."""
    connection.execute(insert(recording_acts).values(id=id, act=act, by=by[:80], at_ms=now_ms))


def acts(connection: Connection, id: str) -> tuple[Done, ...]:
    """Return who did what with a recording, the newest first; of one that was deleted too."""
    asked = select(recording_acts).where(recording_acts.c.id == id).order_by(recording_acts.c.number.desc())
    return tuple(Done(row.act, row.by, row.at_ms) for row in connection.execute(asked))


def was_public(connection: Connection, id: str) -> bool:
    """Whether somebody may have the address of a recording that is not public (any more)."""
    return bool(
        connection.scalar(
            select(exists().where(recording_acts.c.id == id, recording_acts.c.act == "published"))
        )
    )


def delete_all(connection: Connection, id: str, act: Act, by: str, now_ms: int) -> bool:
    """Delete a recording with all that was in it; False where there was none. `Database.scrub` is next."""
    connection.execute(delete(recording_chunks).where(recording_chunks.c.id == id))
    gone = connection.execute(delete(recordings).where(recordings.c.id == id)).rowcount == 1
    if gone:
        note(connection, id, act, by, now_ms)
    return gone


def forget_old(connection: Connection, now_ms: int) -> int:
    """Delete recordings that nobody has published for long; return how many."""
    old = now_ms - UNPUBLISHED_MS
    overdue = or_(recordings.c.ended_ms <= old, recordings.c.created_ms <= old - MOST_MS)
    rows = connection.execute(select(recordings).where(overdue)).all()
    due = [found for found in map(_recorded, rows) if not found.kept.published_ms]
    return sum(delete_all(connection, each.id, "expired", "", now_ms) for each in due)


def set_guide_secret(connection: Connection, gid: str, secret: str) -> None:
    """Let a new guide's link be that of the recording too."""
    connection.execute(update(recordings).where(recordings.c.gid == gid).values(guide_hash=hash_of(secret)))


def revisions(connection: Connection) -> frozenset[tuple[str, str]]:
    """Return the museum and revision that each recording stands in: `enfilade site gc` keeps those."""
    return frozenset((row.museum, row.revision) for row in connection.execute(select(recordings)))


def _recorded(row: object) -> Recorded:
    values: Mapping[str, object] = row._mapping  # type: ignore[attr-defined]
    began, last = row.began_ms or 0, row.last_ms or 0  # type: ignore[attr-defined]
    names = ("id", "gid", "kind", "museum", "tour", "revision", "created_ms", "ended_ms", "bytes")
    return Recorded(
        **{name: values[name] for name in names},  # type: ignore[arg-type]
        plan=Plan.model_validate_json(str(values["plan"])),
        began_ms=began,
        length_ms=last - began + 1 if row.began_ms is not None else 0,  # type: ignore[attr-defined]
        kept=Kept.model_validate_json(str(values["state"])),
    )
