"""What the form of a new group says of recording its guide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from enfilade.live.state import Recording
from enfilade.web.errors import Problem

KINDS = ("none", "motion", "voice")


def asked_recording(form: Mapping[str, str]) -> Recording:
    """Return what of the guide is to be recorded: nothing, unless the guide has agreed and nobody is under
    age. Raises Problem.
    """
    kind = form.get("recording", "none")
    if kind not in KINDS:
        raise Problem("request-malformed")
    if kind != "none" and "minors" in form:
        raise Problem("recording-minors")
    if kind != "none" and "recording_agreed" not in form:
        raise Problem("recording-not-offered")
    return cast(Recording, kind)
