"""Puts LTI into the app, where an engineer has named a learning system."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from flask import Flask

from enfilade.store.database import Database
from enfilade.web.class_session import Classes
from enfilade.web.hub import Hub
from enfilade.web.lti.launch import KEY, Tool, lti
from enfilade.web.lti.platforms import Platforms, read_platforms, tool_config, tool_key
from enfilade.web.lti.scores import Scores
from enfilade.web.lti.seat import done_of, seats
from enfilade.web.settings import Settings


def install(app: Flask, settings: Settings, database: Database, hub: Hub, classes: Classes) -> Settings:
    """Answer launches; return the settings, in which the platforms may show us in frames of theirs.

    Raises ValueError that says what is wrong with the file.
    """
    platforms = read_platforms(settings.lti)
    key = tool_key(settings.home / "secret" / "lti.pem")
    config = tool_config(platforms, key)
    app.extensions[KEY] = Tool(config, key.export_to_pem(private_key=True, password=None))
    scores = Scores(database, config, lambda gid, uid: done_of(classes, gid, uid))
    classes.on_answered.append(scores.changed)
    hub.closing.append(scores.close)
    scores.catch_up()
    for blueprint in (lti, seats):
        app.register_blueprint(blueprint)
    return replace(settings, embed_origins=tuple({*settings.embed_origins, *_origins(platforms)}))


def _origins(platforms: Platforms) -> set[str]:
    """Return where the platforms' pages are."""
    at = (urlsplit(platform.login_url) for platform in platforms.platforms)
    return {f"{each.scheme}://{each.netloc}" for each in at}
