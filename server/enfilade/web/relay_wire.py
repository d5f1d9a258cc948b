"""A worker among others: its hub, its letters, the far sockets of its groups, the sockets here of theirs."""

from __future__ import annotations

from collections.abc import Callable

from enfilade.live.refused import Refused
from enfilade.live.wire import COMMAND
from enfilade.store.database import Database
from enfilade.store.leases import Worker
from enfilade.web.fanout import Fanout
from enfilade.web.hub import Hub
from enfilade.web.lease import Lease
from enfilade.web.relay import Away, Relay
from enfilade.web.relay_out import Spread
from enfilade.web.relay_owner import TO_OWNER, Owner
from enfilade.web.relay_post import Letter, Post
from enfilade.web.settings import Settings


def hub_among_others(
    settings: Settings, database: Database, near: Fanout, lease: Lease, now_ms: Callable[[], int] | None
) -> Hub:
    """Return a hub that is connected with the other workers by Redis."""
    post = Post(settings.redis, lease.boot)
    spread = Spread(near, post)
    hub = Hub(database, spread, lease, now_ms, settings.lecture_from)
    relay, owner = Relay(near, post), Owner(hub, spread, post)
    hub.relay = relay

    def take(boot: str, letter: Letter) -> None:
        (owner if letter["k"] in TO_OWNER else relay).take(boot, letter)

    def broken(boot: str) -> None:
        relay.broken(boot)
        owner.broken(boot)

    def beat(serving: dict[str, Worker]) -> None:
        boots = {worker.boot for worker in serving.values()}
        for group in relay.groups():
            if group.moving or group.owner.boot not in boots:
                _settle(hub, relay, group)
        owner.beat(boots)
        post.beat(boots)

    hub.on_beat(beat)
    post.start(take, broken)
    return hub


def _settle(hub: Hub, relay: Relay, group: Away) -> None:
    """Find the new owner of a group whose owner is gone: another worker, or this one."""
    try:
        owner = hub.elsewhere(group.gid)
    except Refused:
        sockets = tuple(group.sockets)
        relay.give_up(group)
        for sid in sockets:
            hub.let_go(sid)
        return
    if owner is not None:
        if owner.boot != group.owner.boot or group.moving:
            relay.moved(group, owner)
        return
    sockets_here, wishes = dict(group.sockets), group.open_wishes()
    relay.give_up(group)
    for sid, uid in sockets_here.items():
        try:
            hub.enter(sid, group.gid, uid)
        except Refused:
            hub.let_go(sid)
    for sid, wish in wishes:
        command = COMMAND.validate_python(wish)
        try:
            hub.wished(sid, command)
        except Refused as refused:
            relay.refuse(sid, command.id, refused.code)
