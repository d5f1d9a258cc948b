"""Tells a learning system how much of a lesson each of its pupils has done (LTI AGS 2.0).

The score is the share of tasks done, not of right answers. What is never graded (a reflection) does not
count, and of a solemn lesson only that it was begun or finished is told, without a number.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import gevent
import requests
from pylti1p3.assignments_grades import AssignmentsGradesService
from pylti1p3.exception import LtiException
from pylti1p3.grade import Grade
from pylti1p3.service_connector import ServiceConnector
from pylti1p3.tool_config import ToolConfDict

from enfilade.store import lti as rows
from enfilade.store.database import Database

log = logging.getLogger(__name__)

SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"

GATHER_S = 3.0
"""Answers that come so close together are told in one."""

TRIES_S = (10.0, 60.0, 600.0, 3600.0)
"""A platform that does not take a score is asked again after each of these; then with the next answer."""

TIMEOUT_S = 10.0


@dataclass(frozen=True)
class Done:
    """How much of a lesson a pupil has done. `graded`: whether a number may be told."""

    tasks: int
    of: int
    graded: bool


class Patient(requests.Session):
    """HTTP that does not wait for ever."""

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        """As requests does, within a time."""
        kwargs.setdefault("timeout", TIMEOUT_S)
        kwargs.setdefault("allow_redirects", False)
        return super().request(*args, **kwargs)


class Scores:
    """Scores on their way to platforms. `done_of(gid, uid)` says what a pupil has done, None of nobody."""

    def __init__(
        self, database: Database, config: ToolConfDict, done_of: Callable[[str, str], Done | None]
    ) -> None:
        self._database, self._config, self._done_of = database, config, done_of
        self._under_way: dict[tuple[str, str], gevent.Greenlet[..., None]] = {}

    def catch_up(self) -> None:
        """Look at every pupil once: what a stop of the server kept from being told is told now."""
        for gid, uid in self._database.read(rows.untold):
            self.changed(gid, uid)

    def changed(self, gid: str, uid: str) -> None:
        """Tell a pupil's score soon, if a platform asked for it."""
        if (gid, uid) not in self._under_way:
            self._under_way[gid, uid] = gevent.spawn(self._tell, gid, uid)

    def close(self) -> None:
        """Stop; what was not told is told after the next start."""
        gevent.killall(list(self._under_way.values()))

    def _tell(self, gid: str, uid: str) -> None:
        try:
            for wait_s in (GATHER_S, *TRIES_S):
                gevent.sleep(wait_s)
                if self._told(gid, uid):
                    return
        finally:
            del self._under_way[gid, uid]
            # What was answered while the last try was under way is not told yet.
            pupil, done = self._look(gid, uid)
            if pupil and done and pupil.line_item and done.tasks != pupil.told and wait_s != TRIES_S[-1]:
                self.changed(gid, uid)

    def _look(self, gid: str, uid: str) -> tuple[rows.Pupil | None, Done | None]:
        return self._database.read(lambda c: rows.pupil(c, gid, uid)), self._done_of(gid, uid)

    def _told(self, gid: str, uid: str) -> bool:
        """Tell what is so now; whether there is nothing left to tell."""
        pupil, done = self._look(gid, uid)
        if pupil is None or done is None or not pupil.line_item or done.tasks == pupil.told:
            return True
        try:
            self._put(pupil, done)
        except (LtiException, requests.RequestException) as error:
            log.warning("group %s: the platform did not take a score: %s", gid, error)
            return False
        self._database.run(lambda c: rows.set_told(c, gid, uid, done.tasks))
        return True

    def _put(self, pupil: rows.Pupil, done: Done) -> None:
        registration = self._config.find_registration_by_params(pupil.platform, pupil.client)
        service = AssignmentsGradesService(
            ServiceConnector(registration, Patient()), {"scope": [SCORE], "lineitem": pupil.line_item}
        )
        whole = done.tasks >= done.of
        grade = (
            Grade()
            .set_user_id(pupil.person)
            .set_timestamp(datetime.now(UTC).isoformat(timespec="milliseconds"))
            .set_activity_progress("Completed" if whole else "InProgress")
            .set_grading_progress("FullyGraded" if done.graded else "NotReady")
        )
        if done.graded:
            grade.set_score_given(done.tasks).set_score_maximum(done.of)
        service.put_grade(grade)
