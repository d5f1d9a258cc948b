"""What an installation may choose. Read once from the environment; nothing else of the server looks there."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@dataclass(frozen=True)
class Settings:
    """Where things are, and the limits.

    home: holds content, var (site, database) and configuration. proxies: how many reverse proxies stand
    before the server, whose X-Forwarded-* are believed. embed_origins: sites that may show the viewer in a
    frame of theirs. redis: where several workers tell each other; empty for one worker alone. worker: this
    process's name among them, in the paths of its sockets. address: where other workers reach this one.
    lecture_capacity: the most listeners that a lecture may be given; 0 where there are to be no lectures.
    lecture_from: a group that may have more members than this is spread over all workers. metrics_token: what
    opens /metrics to others than this machine. log: text or json; empty takes what fits standard error.
    classes: who may open a class, anyone or staff. classes_per_hour: how many one address may open, a school
    being one address. class_capacity: devices in a class. results_days: so long a class's answers are kept.
    """

    home: Path
    host: str = "127.0.0.1"
    port: int = 8000
    url_prefix: str = ""
    database: str = ""
    proxies: int = 0
    embed_origins: tuple[str, ...] = ()
    group_capacity: int = 50
    lecture_capacity: int = 2000
    lecture_from: int = 500
    classes: str = "anyone"
    classes_per_hour: int = 20
    class_capacity: int = 40
    results_days: int = 30
    time_zone: str = "Asia/Baku"
    redis: str = ""
    worker: str = "0"
    machine: str = ""
    address: str = ""
    metrics_token: str = ""
    log: str = ""
    viewer: Path | None = field(default=None)

    @property
    def site(self) -> Path:
        """The built site."""
        return self.home / "var" / "site"

    @property
    def dist(self) -> Path:
        """The built viewer."""
        return self.viewer or self.home / "viewer_static" / "dist"

    @property
    def lti(self) -> Path:
        """Which learning systems may open lessons; none where there is no such file."""
        return self.home / "config" / "lti.json"

    @property
    def own_address(self) -> str:
        """Where other workers reach this one."""
        return self.address or f"http://{self.host}:{self.port}"

    @property
    def database_url(self) -> str:
        """SQLAlchemy's address of the store."""
        return self.database or f"sqlite:///{self.home / 'var' / 'enfilade.db'}"


def from_environment(environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings that ENFILADE_* name. Raises ValueError with the variable's name where one is not
    readable.
    """
    env = os.environ if environ is None else environ
    prefix = env.get("ENFILADE_URL_PREFIX", "").strip("/")
    return Settings(
        home=Path(env.get("ENFILADE_HOME", ".")).resolve(),
        host=env.get("ENFILADE_HOST", "127.0.0.1"),
        port=_whole(env, "ENFILADE_PORT", 8000),
        url_prefix=f"/{prefix}" if prefix else "",
        database=env.get("ENFILADE_DATABASE", ""),
        proxies=_whole(env, "ENFILADE_PROXIES", 0),
        embed_origins=tuple(env.get("ENFILADE_EMBED_ORIGINS", "").split()),
        group_capacity=_whole(env, "ENFILADE_GROUP_CAPACITY", 50),
        lecture_capacity=_whole(env, "ENFILADE_LECTURE_CAPACITY", 2000),
        lecture_from=_whole(env, "ENFILADE_LECTURE_FROM", 500),
        classes=_one_of(env, "ENFILADE_CLASSES", ("anyone", "staff")),
        classes_per_hour=_whole(env, "ENFILADE_CLASSES_PER_HOUR", 20),
        class_capacity=_whole(env, "ENFILADE_CLASS_CAPACITY", 40),
        results_days=_whole(env, "ENFILADE_RESULTS_DAYS", 30),
        time_zone=_zone(env, "ENFILADE_TIME_ZONE", "Asia/Baku"),
        redis=env.get("ENFILADE_REDIS", ""),
        worker=_name(env, "ENFILADE_WORKER", "0"),
        machine=_name(env, "ENFILADE_MACHINE", ""),
        address=env.get("ENFILADE_ADDRESS", "").rstrip("/"),
        metrics_token=env.get("ENFILADE_METRICS_TOKEN", ""),
        log=_one_of(env, "ENFILADE_LOG", ("", "text", "json")),
        viewer=Path(env["ENFILADE_VIEWER"]) if env.get("ENFILADE_VIEWER") else None,
    )


def _whole(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, "")
    if not text:
        return default
    try:
        return int(text)
    except ValueError as error:
        raise ValueError(f"{name} is {text!r}, not a whole number") from error


def _one_of(env: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    text = env.get(name, "") or choices[0]
    if text not in choices:
        raise ValueError(f"{name} is {text!r}; it takes {' or '.join(filter(None, choices))}")
    return text


def _zone(env: Mapping[str, str], name: str, default: str) -> str:
    text = env.get(name, "") or default
    try:
        ZoneInfo(text)
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise ValueError(f"{name} is {text!r}; it takes a time zone, as Asia/Baku") from error
    return text


def _name(env: Mapping[str, str], name: str, default: str) -> str:
    """Return a name that stands in paths."""
    text = env.get(name, default)
    if not re.fullmatch(r"[a-z0-9-]{0,24}", text):
        raise ValueError(f"{name} is {text!r}; it takes small letters, digits and hyphens, at most 24")
    return text
