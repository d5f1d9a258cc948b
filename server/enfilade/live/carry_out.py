"""What each command does: the one place where the wishes of `commands.py` and `leading.py` meet the files
that carry them out. Whether the member may was asked before (`roles.py`).
"""

from __future__ import annotations

from enfilade.live import (
    captions,
    drawing,
    hearing,
    lead,
    order,
    presence,
    script,
    showing,
    spotlight,
    voice,
    waiting_room,
)
from enfilade.live import commands as do
from enfilade.live import leading as to
from enfilade.live.modes import Ended, Running, Touring, at_stop
from enfilade.live.refused import Refused
from enfilade.live.state import Group, Member, Role


def carry_out(group: Group, member: Member, wish: do.Do, now_ms: int) -> Group:
    """Carry out what the member may do."""
    match wish:
        case do.Lock(on=on):
            return order.lock(group, on)
        case do.WaitingRoom(on=on):
            return waiting_room.hold_newcomers(group, on, now_ms)
        case do.Admit(uid=uid):
            return waiting_room.admit(group, uid, now_ms)
        case do.TurnAway(uid=uid):
            return waiting_room.turn_away(group, uid)
        case do.CarryOn(on=on):
            return order.carry_on(group, on)
        case do.StopRecording():
            return order.stop_recording(group)
        case do.Remove(uid=uid):
            return order.remove(group, uid, now_ms)
        case do.Readmit(uid=uid):
            return order.readmit(group, uid, now_ms)
        case do.Appoint(uid=uid, role=role):
            return order.appoint(group, uid, Role(role))
        case do.TakeLead():
            return order.take_lead(group, member)
        case do.HandOver(uid=to_uid):
            return order.hand_over(group, to_uid)
        case do.HandBack():
            return order.hand_back(group, member)
        case do.StepBack():
            return spotlight.step_back(group, member)
        case do.Mute(uid=uid, on=on):
            return hearing.mute(group, uid, on)
        case do.MuteAll(on=on):
            return hearing.mute_all(group, on)
        case do.TypeCaption(text=text, language=language):
            return captions.caption(group, member, text, language, now_ms)
        case do.Follow():
            return presence.following(group, member, True)
        case do.LookAround():
            return presence.following(group, member, False)
        case do.Arrive(hall=hall, percent=percent):
            return presence.arrived(group, member, hall, percent)
        case do.Accept(advisory=advisory):
            return presence.accepted(group, member, advisory)
        case do.Speak(on=True, channel=channel, language=language):
            return voice.speak(group, member, channel, language)
        case do.Speak():
            return voice.fall_silent(group, member.uid)
        case do.Hear(how=how):
            return voice.hears(group, member, how)
        case do.Leave():
            return presence.left(group, member, now_ms)
        case _:
            return _hear(group, member, wish, now_ms)


def _hear(group: Group, member: Member, wish: do.Do, now_ms: int) -> Group:
    """Hands, floor, questions and polls; all else leads."""
    match wish:
        case do.RaiseHand(up=up):
            return hearing.raise_hand(group, member, up, now_ms)
        case do.Ask(text=text):
            return hearing.ask(group, member, text, now_ms)
        case do.Nod():
            return hearing.nod(group, member, now_ms)
        case do.Vote(poll=poll, option=option):
            return hearing.vote(group, member, poll, option)
        case do.GiveFloor(uid=uid):
            return hearing.give_floor(group, uid)
        case do.LowerHand(uid=uid):
            return hearing.lower_hand(group, uid)
        case do.Settle(question=question, state=state):
            return hearing.settle(group, question, state)
        case do.MakePoll(question=asked, options=options):
            return hearing.make_poll(group, asked, options)
        case do.ClosePoll(poll=poll):
            return hearing.close_poll(group, poll)
        case do.ShowPoll(poll=poll, shown=shown):
            return hearing.show_poll(group, poll, shown)
        case do.DropPoll(poll=poll):
            return hearing.drop_poll(group, poll)
        case do.RestorePoll(poll=poll):
            return hearing.restore_poll(group, poll)
        case _:
            return _lead(group, wish, now_ms)


def _lead(group: Group, wish: do.Do, now_ms: int) -> Group:
    """What moves the group, or is shown to all."""
    match wish:
        case to.GoTo(stop=stop):
            return lead.go_to(group, stop, now_ms)
        case to.Play(through=through):
            return lead.play(group, through, now_ms)
        case to.Pause():
            return lead.pause(group, "guide", now_ms)
        case to.Seek(tour_ms=to_ms):
            return lead.seek(group, to_ms, now_ms)
        case to.Walk():
            return lead.walk(group, now_ms)
        case to.Gather():
            return lead.gather(group, now_ms)
        case to.SetFree(leash=leash):
            return lead.set_free(group, leash, now_ms)
        case to.Dim(words=words):
            return lead.dim(group, words, now_ms)
        case to.Resume():
            return lead.resume(group, now_ms)
        case to.OpenZone(advisory=advisory, open=is_open):
            return _open_zone(group, advisory, is_open, now_ms)
        case to.PointOut(elements=elements):
            return showing.point_out(group, elements)
        case to.SetDoor(hall=hall, opening=opening, to=angle):
            return showing.set_door(group, hall, opening, angle)
        case to.SetLamp(hall=hall, layer=layer, to=weight):
            return showing.set_lamp(group, hall, layer, weight)
        case to.ShowEvidence(on=on):
            return showing.show_evidence(group, on)
        case to.ShowDocument(document=document):
            return showing.show(group, document)
        case to.Spotlight(uid=uid):
            return spotlight.spotlight(group, uid)
        case to.Draw(stroke=stroke):
            return drawing.draw(group, stroke)
        case to.Erase(what=what):
            return drawing.erase(group, what)
        case to.Unerase():
            return drawing.unerase(group)
        case to.End():
            return group.model_copy(update={"mode": Ended(at_ms=now_ms, because="guide")})
        case _:
            raise AssertionError(f"{wish.do} is carried out nowhere")


def _open_zone(group: Group, advisory: str, is_open: bool, now_ms: int) -> Group:
    if advisory not in group.plan.opt_in:
        raise Refused("advisory-unknown")
    if group.lesson is not None and is_open:
        raise Refused("zones-settled")
    zones = tuple(a for a in group.zones if a != advisory) + ((advisory,) if is_open else ())
    mode = group.mode
    stop = at_stop(mode)
    index = None if stop is None else group.plan.index_of(stop)
    if not is_open and index is not None and not group.plan.is_open(index, zones):
        raise Refused("zone-in-use")
    if not is_open and isinstance(mode, Touring):
        # The moment must not jump when how far the script may run changes: write it down first.
        at = script.tour_ms(mode, group.plan, group.zones, now_ms)
        if isinstance(mode.clock, Running) and mode.clock.at_ms < now_ms:
            mode = mode.model_copy(update={"clock": Running(tour_ms=at, at_ms=now_ms)})
    return group.model_copy(update={"zones": zones, "mode": mode})
