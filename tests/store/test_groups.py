"""STORE: groups outlive the server; only their owner writes them."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from enfilade.live.state import Ended, Group, Member, Online, Role, Touring
from enfilade.live.state import Running as RunningClock
from enfilade.store import groups, leases
from enfilade.store.database import Database
from enfilade.store.tokens import hash_of, new_code, new_id, new_token, shown, typed
from tests.live.contract_live import PLAN


def a_group(gid: str = "g1", code: str = "12345678") -> Group:
    member = Member(uid="guide", role=Role.GUIDE, name="Əli", line=Online())
    return Group(
        gid=gid,
        code=code,
        created_ms=5,
        capacity=3,
        plan=PLAN,
        mode=Touring(stop="cell", clock=RunningClock(tour_ms=6000, at_ms=9)),
        members={"guide": member},
    )


def taken_over(database: Database, owner: str, gid: str = "g1") -> groups.Held:
    """Give a group to another worker, who takes it up."""

    def take(connection: Connection) -> groups.Held | None:
        place = leases.place(connection, gid)
        assert place is not None and leases.assign(connection, place, owner)
        return leases.claim(connection, gid, owner)

    held = database.run(take)
    assert held is not None
    return held


def test_STORE4_a_group_comes_back_as_it_was(database: Database) -> None:
    group = a_group()
    database.run(lambda c: groups.create(c, group, "secret", "0"))
    assert database.run(lambda c: leases.claim(c, "g1", "0")) == groups.Held(group, 2)
    assert database.read(lambda c: groups.read(c, "g1")) == group
    assert database.read(groups.read_open) == (group,)
    assert database.read(groups.revisions) == {(group.plan.museum, group.plan.revision)}


def test_STORE5_who_has_lost_a_group_cannot_write_it(database: Database) -> None:
    first = database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    second = taken_over(database, "1")
    stale = first.group.model_copy(update={"rev": 99})
    assert database.run(lambda c: groups.save(c, [(stale, first.epoch)])) == ("g1",)
    fresh = second.group.model_copy(update={"rev": 7})
    assert database.run(lambda c: groups.save(c, [(fresh, second.epoch)])) == ()
    assert taken_over(database, "2").group.rev == 7


def test_STORE5_of_many_written_at_once_only_those_that_were_lost_are_named(database: Database) -> None:
    five = [a_group(f"g{n}", f"1234567{n}") for n in range(5)]
    held = database.run(lambda c: [groups.create(c, group, group.gid, "0") for group in five])
    for gid in ("g1", "g3"):
        taken_over(database, "1", gid)
    later = [(each.group.model_copy(update={"rev": 99}), each.epoch) for each in held]
    assert set(database.run(lambda c: groups.save(c, later))) == {"g1", "g3"}
    written = {group.gid: group.rev for group in database.read(groups.read_open)}
    assert written == {"g0": 99, "g1": 0, "g2": 99, "g3": 0, "g4": 99}


def test_STORE6_an_ended_group_lets_go_of_its_code_and_link(database: Database) -> None:
    held = database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    assert database.run(lambda c: groups.by_guide_secret(c, "secret")) == "g1"
    ended = held.group.model_copy(update={"mode": Ended(at_ms=10, because="guide")})
    database.run(lambda c: groups.save(c, [(ended, held.epoch)]))
    assert database.run(lambda c: groups.by_guide_secret(c, "secret")) is None
    assert database.run(lambda c: leases.claim(c, "g1", "0")) is None
    assert database.read(lambda c: groups.read(c, "g1")) is None
    assert database.read(groups.read_open) == ()
    database.run(lambda c: groups.create(c, a_group("g2"), "another", "0"))


def test_STORE6_for_a_day_the_code_tells_that_it_has_ended_and_is_no_others(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    assert database.read(lambda c: groups.by_ended_code(c, "12345678", 10)) is None
    ended = held.group.model_copy(update={"mode": Ended(at_ms=10, because="guide")})
    database.run(lambda c: groups.save(c, [(ended, held.epoch)]))
    last_ms = 9 + groups.KEPT_ENDED_MS
    over = groups.Over(PLAN.museum, PLAN.tour)
    assert database.read(lambda c: groups.by_ended_code(c, "12345678", last_ms)) == over
    assert database.read(lambda c: groups.by_ended_code(c, "12345678", last_ms + 1)) is None
    assert database.read(lambda c: groups.by_ended_code(c, "12345679", last_ms)) is None
    drawn = iter(("12345678", "11111111"))
    monkeypatch.setattr(groups, "new_code", lambda: next(drawn))
    assert database.run(groups.free_code) == "11111111"


def test_STORE19_who_was_in_an_ended_group_is_forgotten_and_after_a_day_the_group(database: Database) -> None:
    held = database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    database.run(lambda c: groups.add_tokens(c, {"token": ("g1", "guide")}))
    ended = held.group.model_copy(update={"mode": Ended(at_ms=10, because="guide")})
    database.run(lambda c: groups.save(c, [(ended, held.epoch)]))
    kept = database.run(lambda c: str(list(c.execute(text("select state from groups")))))
    assert "Əli" in a_group().model_dump_json() and "Əli" not in kept
    assert database.run(lambda c: groups.forget_ended(c, 9 + groups.KEPT_ENDED_MS)) == 0
    assert database.run(lambda c: groups.by_token(c, "token")) == ("g1", "guide")
    assert database.run(lambda c: groups.forget_ended(c, 10 + groups.KEPT_ENDED_MS)) == 1
    assert database.run(lambda c: groups.by_token(c, "token")) is None
    assert database.run(lambda c: c.scalar(text("select count(*) from groups"))) == 0


def test_STORE7_two_open_groups_never_share_a_code(database: Database) -> None:
    database.run(lambda c: groups.create(c, a_group(), "secret", "0"))
    with pytest.raises(IntegrityError):
        database.run(lambda c: groups.create(c, a_group("g2"), "another", "0"))
    assert database.run(groups.free_code) != "12345678"


def test_STORE8_no_secret_is_in_the_file(database: Database) -> None:
    database.run(lambda c: groups.create(c, a_group(), "a-guides-secret", "0"))
    database.run(lambda c: groups.add_tokens(c, {"a-members-token": ("g1", "guide")}))
    assert database.run(lambda c: groups.by_token(c, "a-members-token")) == ("g1", "guide")
    assert database.run(lambda c: groups.by_token(c, "another")) is None
    rows = database.run(
        lambda c: [*c.execute(text("select * from groups")), *c.execute(text("select * from member_tokens"))]
    )
    assert "a-guides-secret" not in str(rows) and "a-members-token" not in str(rows)
    assert hash_of("a-members-token") in str(rows)


def test_STORE9_a_new_guides_link_replaces_the_old_one(database: Database) -> None:
    database.run(lambda c: groups.create(c, a_group(), "old", "0"))
    database.run(lambda c: groups.set_guide_secret(c, "g1", "new"))
    assert database.run(lambda c: groups.by_guide_secret(c, "old")) is None
    assert database.run(lambda c: groups.by_guide_secret(c, "new")) == "g1"


def test_STORE10_codes_are_eight_digits_shown_in_fours() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) > 190
    assert all(len(code) == 8 and code.isdecimal() for code in codes)
    assert shown("12345678") == "1234 5678"
    assert typed(" 1234-5678 ") == typed("1234 5678") == "12345678"
    assert typed("١٢٣") == ""
    assert len(new_token()) == 32 and len(new_id()) == 12
