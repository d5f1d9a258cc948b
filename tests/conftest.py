"""What holds for every test: properties are searched without a clock: a slow machine fails nothing. And the
servers of other people's making that tests really use, one of each per test process.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tools import services

settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def postgres() -> Iterator[services.Postgres]:
    """A PostgreSQL server."""
    with services.postgres() as server:
        yield server


@pytest.fixture(scope="session")
def redis() -> Iterator[str]:
    """The address of a Redis server."""
    with services.redis() as address:
        yield address
