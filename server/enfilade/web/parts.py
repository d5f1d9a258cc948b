"""What the app is made of, for the views to reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import current_app

if TYPE_CHECKING:
    from enfilade.store.database import Database
    from enfilade.web.class_session import Classes
    from enfilade.web.fanout import Fanout
    from enfilade.web.guesses import Guesses
    from enfilade.web.hub import Hub
    from enfilade.web.settings import Settings
    from enfilade.web.site import SiteFolder
    from enfilade.web.summaries_swept import Summaries
    from enfilade.web.viewer_build import ViewerBuild

KEY = "enfilade"


@dataclass(frozen=True)
class Parts:
    """The parts of one running app."""

    settings: Settings
    site: SiteFolder
    viewer: ViewerBuild
    store: Database
    hub: Hub
    classes: Classes
    summaries: Summaries
    guesses: Guesses
    fanout: Fanout


def parts() -> Parts:
    """Return the parts of the app that answers the present request."""
    return cast(Parts, current_app.extensions[KEY])
