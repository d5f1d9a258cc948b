"""Captions: what a guide, or a co-guide who interprets, types while the guide speaks. They are read and gone:
a group keeps the newest few while it is on, and none once it has ended.
"""

from __future__ import annotations

from enfilade.content.text import Language
from enfilade.live.modes import Ended
from enfilade.live.state import Group, Member
from enfilade.live.talk import Caption

KEPT_CAPTIONS = 6
"""What one reads who comes late or has looked away: six lines are about a minute of speech."""


def caption(group: Group, member: Member, text: str, language: Language, now_ms: int) -> Group:
    """Show all a line; the oldest one goes."""
    made = group.made + 1
    line = Caption(id=f"c{made}", language=language, text=text, at_ms=now_ms, uid=member.uid)
    captions = (*group.captions, line)[-KEPT_CAPTIONS:]
    return group.model_copy(update={"captions": captions, "made": made})


def forgotten(group: Group) -> Group:
    """Return a group that, where it has ended, keeps no line of what was said in it."""
    if not group.captions or not isinstance(group.mode, Ended):
        return group
    return group.model_copy(update={"captions": ()})
