"""What PyLTI1p3 keeps between the steps of a launch: in the store, so that any worker may take the next step;
and the one cookie that ties a launch to the browser that began it.
"""

from __future__ import annotations

import json
import time
from typing import Any

from flask import Response, request
from pylti1p3.cookie import CookieService
from pylti1p3.launch_data_storage.base import LaunchDataStorage

from enfilade.store import lti as rows
from enfilade.store.database import Database

LAUNCH_S = 3600
"""A launch that was begun is finished, and a lesson chosen, within an hour."""

NONCE = "nonce"


def now_ms() -> int:
    """Return the time in ms since 1970."""
    return int(time.time() * 1000)


class Kept(LaunchDataStorage[Any]):  # type: ignore[misc]
    """Notes of launches in the store. A nonce is good for once."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database

    def get_session_cookie_name(self) -> str | None:
        """Return no name: notes carry long random names of their own, and need no session."""
        return None

    def can_set_keys_expiration(self) -> bool:
        """Return that notes end."""
        return True

    def get_value(self, key: str) -> Any:
        """Return what was noted, or None."""
        found = self._database.read(lambda c: rows.note(c, key, now_ms()))
        return None if found is None else json.loads(found)

    def set_value(self, key: str, value: Any, exp: int | None = None) -> None:
        """Note something."""
        until = now_ms() + 1000 * min(exp or LAUNCH_S, LAUNCH_S)

        def write(connection: Any) -> None:
            rows.forget_notes(connection, now_ms())
            rows.put_note(connection, key, json.dumps(value), until)

        self._database.run(write)

    def check_value(self, key: str) -> bool:
        """Return whether something is noted, and forget it: the library asks this of nonces only."""
        return self._database.run(lambda c: rows.take_note(c, key, now_ms())) is not None


class Cookies(CookieService):  # type: ignore[misc]
    """The cookie of a launch, `Partitioned`: a learning system shows us in a frame on a page of its own."""

    def __init__(self) -> None:
        self._set: dict[str, tuple[str, int]] = {}

    def get_cookie(self, name: str) -> str | None:
        """Return what the browser sent."""
        return request.cookies.get(f"enfilade-lti-{name}")

    def set_cookie(self, name: str, value: str | int, exp: int | None = 3600) -> None:
        """Have a cookie set with the answer."""
        self._set[f"enfilade-lti-{name}"] = (str(value), exp or LAUNCH_S)

    def give(self, response: Response) -> Response:
        """Return the answer with the cookies on it."""
        for name, (value, lasts_s) in self._set.items():
            response.set_cookie(
                name,
                value,
                max_age=lasts_s,
                path=f"{request.script_root}/lti/",
                secure=request.is_secure,
                httponly=True,
                samesite="None" if request.is_secure else "Lax",
                partitioned=request.is_secure,
            )
        return response
