"""Who speaks to all, and who hears: the words themselves never come here, they pass by (web/hub.py)."""

from __future__ import annotations

from enfilade.content.text import Language
from enfilade.live.presence import with_member
from enfilade.live.refused import Refused
from enfilade.live.state import INTERPRETERS, Group, Heard, Member, Speaker
from enfilade.live.talk import Channel


def speak(group: Group, member: Member, channel: Channel, language: Language | None) -> Group:
    """Begin to speak, or on another channel. Interpreting is the guides' alone, one to a language."""
    kept = tuple(speaker for speaker in group.speakers if speaker.uid != member.uid)
    slot = 0
    if channel == "interpreter":
        if not member.role.guides:
            raise Refused("only-guide")
        others = {speaker.slot: speaker.language for speaker in kept if speaker.slot}
        free = [each for each in range(1, INTERPRETERS + 1) if each not in others]
        if not free or language in others.values():
            raise Refused("interpreter-there")
        slot = free[0]
    return group.model_copy(
        update={"speakers": (*kept, Speaker(uid=member.uid, slot=slot, language=language))}
    )


def fall_silent(group: Group, uid: str) -> Group:
    """Speak no more."""
    kept = tuple(speaker for speaker in group.speakers if speaker.uid != uid)
    return group if kept == group.speakers else group.model_copy(update={"speakers": kept})


def hears(group: Group, member: Member, heard: Heard) -> Group:
    """Note whether a member hears the voice."""
    return with_member(group, member.model_copy(update={"hearing": heard}))


def permit_voice(group: Group, uid: str, slot: int) -> None:
    """Raise Refused where a member's voice is not to be passed on now."""
    if not any(speaker.uid == uid and speaker.slot == slot for speaker in group.speakers):
        raise Refused("not-speaking")


def still_speaking(group: Group) -> Group:
    """Return a group in which nobody speaks who is not here any more, or has not the floor any more."""

    def may(speaker: Speaker) -> bool:
        member = group.members.get(speaker.uid)
        if member is None or not member.here:
            return False
        return member.role.guides or (group.floor == speaker.uid and speaker.slot == 0)

    kept = tuple(speaker for speaker in group.speakers if may(speaker))
    return group if kept == group.speakers else group.model_copy(update={"speakers": kept})
