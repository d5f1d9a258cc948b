"""WEB25 with several workers: wrong codes are counted by all of them together, in a real Redis."""

from __future__ import annotations

from pathlib import Path

import pytest
from redis import Redis

from enfilade.store.tokens import new_id
from enfilade.web.guesses import ALLOWED, Guesses
from enfilade.web.guesses_counted import counted
from enfilade.web.guesses_shared import SharedGuesses


def a_worker(redis: str, name: str, allowed: int = ALLOWED, window_s: float = 600.0) -> SharedGuesses:
    return SharedGuesses(redis, name, lambda: 0.0, allowed, window_s)


def test_WEB25_what_is_guessed_with_one_worker_counts_with_all(redis: str) -> None:
    one, two = a_worker(redis, "codes"), a_worker(redis, "codes")
    guesser, school = new_id(), new_id()
    for n in range(ALLOWED):
        assert not one.spent(guesser) and not two.spent(guesser)
        (one, two)[n % 2].wrong(guesser)
    assert one.spent(guesser) and two.spent(guesser)
    assert not one.spent(school)
    assert not a_worker(redis, "phrases").spent(guesser), "each kind is counted for itself"


def test_WEB25_redis_keeps_no_address_and_forgets_with_the_window(redis: str) -> None:
    address = f"203.0.113.7 {new_id()}"
    worker = a_worker(redis, new_id(), window_s=600.0)
    worker.wrong(address)
    worker.wrong(address)
    with Redis.from_url(redis) as there:
        (key,) = list(there.scan_iter(f"*{worker._name}*"))
        assert b"203.0.113" not in key
        assert 590 < int(there.ttl(key)) <= 600


def test_WEB25_while_redis_is_away_each_worker_counts_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    worker = a_worker(f"unix://{tmp_path}/nothing.sock", "codes", allowed=2)
    worker.wrong("a")
    assert not worker.spent("a")
    worker.wrong("a")
    assert worker.spent("a")
    assert "Redis counts no guesses" in caplog.text


def test_WEB25_one_worker_alone_needs_no_redis(redis: str) -> None:
    assert type(counted("", "codes")) is Guesses
    assert type(counted(redis, "codes")) is SharedGuesses
