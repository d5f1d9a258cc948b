"""What a member's viewer knows, by the rules of `src/live/group.ts`: the state, the events since folded in.

Held to it by tests/contract/group_fold.json, which both read. Works on JSON, as it travels.
"""

from __future__ import annotations

from typing import Any

State = dict[str, Any]

SHARED = {
    "mode": {"mode": "mode"},
    "zones": {"zones": "zones"},
    "guide-line": {"guide_here": "here", "leader": "leader"},
    "scene": {"scene": "scene"},
    "rules": {"rules": "rules"},
    "recording": {"recording": "recording"},
    "floor": {"floor": "floor"},
    "speakers": {"speakers": "speakers"},
}
"""Of each shared event: the fields of the state, and where in the event they are."""

ON_FOOT = ("walking", "free")


def fold(state: State, event: dict[str, Any]) -> State | None:
    """Return the state with an event in it; None where an earlier one is missing.

    What is known already changes nothing.
    """
    if event["e"] == "you":
        guides = event["you"]["role"] in ("guide", "co-guide")
        return {**state, "you": event["you"], "roster": state["roster"] if guides else None}
    if "roster_rev" in event:
        return _listed(state, event)
    if event["rev"] <= state["rev"]:
        return state
    if event["rev"] != state["rev"] + 1:
        return None
    after = {**state, "rev": event["rev"]}
    match event["e"]:
        case "poll":
            after["polls"] = _put(state["polls"], event["poll"], "id")
        case "script":
            stop, does, tour_ms, at_ms, through = event["to"]
            why = {"kind": "running"} if does == "running" else {"kind": "held", "because": does}
            clock = {**why, "tour_ms": tour_ms, "at_ms": at_ms}
            after["mode"] = {"kind": "touring", "stop": stop, "clock": clock, "through": through}
        case "poll-gone":
            after["polls"] = [poll for poll in state["polls"] if poll["id"] != event["poll"]]
        case "caption":
            after["captions"] = [*state["captions"], event["caption"]][-6:]
        case "stroke":
            strokes = [*state["scene"]["strokes"], event["stroke"]]
            after["scene"] = {**state["scene"], "strokes": strokes}
        case "erased":
            strokes = state["scene"]["strokes"][: event["kept"]]
            after["scene"] = {**state["scene"], "strokes": strokes}
        case name:
            after |= {field: event[key] for field, key in SHARED[name].items()}
    if after["mode"]["kind"] == "ended":
        after["captions"] = []
    if not on_foot(after["mode"]):
        after["keyframe"] = None
    return after


def on_foot(mode: dict[str, Any]) -> bool:
    """Whether the guide's last keyframe still says where the guide is."""
    return mode["kind"] in ON_FOOT or (mode["kind"] == "paused" and mode["after"]["kind"] in ON_FOOT)


def _listed(state: State, event: dict[str, Any]) -> State | None:
    roster = state["roster"]
    if roster is None or event["roster_rev"] <= roster["rev"]:
        return state
    if event["roster_rev"] != roster["rev"] + 1:
        return None
    after = {**roster, "rev": event["roster_rev"]}
    match event["e"]:
        case "member":
            after["members"] = _put(roster["members"], event["member"], "uid")
        case "hands":
            after["hands"] = event["hands"]
        case "question":
            kept = [each for each in roster["questions"] if each["id"] not in event["gone"]]
            after["questions"] = _put(kept, event["question"], "id")
        case "waiting":
            after["waiting"] = event["waiting"]
        case "visited":
            after["visits"] = [*roster["visits"], event["visit"]][-200:]
        case _:
            counts = {"poll": event["poll"], "counts": event["counts"]}
            after["votes"] = (
                [each for each in roster["votes"] if each["poll"] != event["poll"]]
                if event["counts"] is None
                else _put(roster["votes"], counts, "poll")
            )
    return {**state, "roster": after}


def _put(rows: list[Any], row: dict[str, Any], key: str) -> list[Any]:
    """Put a row in the place of the one with its key, or at the end."""
    if any(each[key] == row[key] for each in rows):
        return [row if each[key] == row[key] else each for each in rows]
    return [*rows, row]


def comparable(state: State) -> State:
    """Leave out what is not folded: the clock, and motion, which is not state."""
    return {key: value for key, value in state.items() if key not in ("now_ms", "keyframe")}
