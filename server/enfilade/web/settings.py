"""What an installation may choose. Read once from the environment; nothing else of the server looks there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Where things are, and the limits.

    home: holds content, var (site, database) and configuration. proxies: how many reverse proxies stand
    before the
    server, whose X-Forwarded-* are believed. embed_origins: sites that may show the viewer in a frame of
    theirs.
    """

    home: Path
    host: str = "127.0.0.1"
    port: int = 8000
    url_prefix: str = ""
    database: str = ""
    proxies: int = 0
    embed_origins: tuple[str, ...] = ()
    group_capacity: int = 50
    worker: str = "0"
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
