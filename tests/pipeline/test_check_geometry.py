"""Issues of geometry: each mistake alone gives its own code at its own place, and a sound plan gives none."""

from __future__ import annotations

from typing import Any

import pytest

from enfilade.content.hall import Hall
from enfilade.content.issue import Severity
from enfilade.pipeline.check_geometry import check_geometry
from enfilade.pipeline.check_portals import check_portals
from tests.pipeline.plans import corridor_and_cells, museum, room_above, stair_and_room


def changed(hall: Hall, pointer: str, value: Any) -> Hall:
    """Return the hall with one value changed; a pointer's last key may be new."""
    raw = hall.model_dump(mode="json", exclude_none=True)
    at: Any = raw
    *way, last = pointer.replace("[", ".").replace("]", "").split(".")
    for key in way:
        at = at[int(key)] if key.isdigit() else at[key]
    at[int(last) if last.isdigit() else last] = value
    return Hall.model_validate(raw)


def found(hall: Hall) -> list[tuple[str, str]]:
    return [(issue.code, issue.place.pointer) for issue in check_geometry(hall)]


def with_elements(*elements: dict[str, Any]) -> Hall:
    return changed(corridor_and_cells(), "elements", list(elements))


@pytest.mark.parametrize(
    "hall", [corridor_and_cells(), corridor_and_cells(27), stair_and_room(), room_above()]
)
def test_a_sound_plan_has_no_issue(hall: Hall) -> None:
    assert found(hall) == []


CELL = corridor_and_cells().rooms[2].floor


@pytest.mark.parametrize(
    ("pointer", "value", "code", "at"),
    [
        ("rooms[2].floor", [CELL[0], CELL[2], CELL[1], CELL[3]], "room-not-simple", "rooms[2].floor"),
        (
            "rooms[2].floor",
            [(2, -3.5), (5.7, -3.5), (5.7, -0.5), (2, -0.5)],
            "rooms-overlap",
            "rooms[2].floor",
        ),
        ("rooms[0].ceiling.rise_m", 0.9, "ceiling-rise-too-high", "rooms[0].ceiling.rise_m"),
        ("rooms[0].walls.finish", "limewsh", "unknown-finish", "rooms[0].walls.finish"),
        ("openings[0].width_m", 2.6, "opening-wider-than-wall", "openings[0].width_m"),
        ("openings[0].at", (1.5, -2.0), "opening-no-wall", "openings[0].at"),
        ("openings[0].at", (4.2, -0.25), "opening-no-wall", "openings[0].at"),
        ("openings[0].height_m", 2.2, "sill-too-high", "openings[0].height_m"),
        ("openings[2].sill_m", 2.05, "sill-too-high", "openings[2].sill_m"),
        ("openings[1].arch_rise_m", 0.5, "arch-too-high", "openings[1].arch_rise_m"),
        ("openings[0].kind", "cel-door", "unknown-kind", "openings[0].kind"),
        ("openings[0].kind", "stool", "wrong-mounting", "openings[0].kind"),
        ("viewpoints[1].at", (2.9, -1.5), "viewpoint-outside-room", "viewpoints[1].at"),
        ("viewpoints[1].at", (0.35, -1.5), "viewpoint-in-wall", "viewpoints[1].at"),
        ("viewpoints[1].at", (0.45, -1.5), "viewpoint-off-floor", "viewpoints[1].at"),
        ("openings[1].width_m", 0.46, "room-unreachable", "rooms[2]"),
    ],
)
def test_one_mistake_gives_one_issue(pointer: str, value: Any, code: str, at: str) -> None:
    assert (code, at) in found(changed(corridor_and_cells(), pointer, value))


def test_a_room_that_nothing_opens_into_is_enclosed() -> None:
    hall = corridor_and_cells()
    shut = hall.model_copy(update={"openings": hall.openings[:1]})
    assert ("room-enclosed", "rooms[2]") in found(shut)


def test_openings_do_not_run_into_one_another() -> None:
    hall = changed(corridor_and_cells(), "openings[1]", {
        **corridor_and_cells().openings[0].model_dump(mode="json", exclude_none=True),
        "id": "second", "at": (2.0, -0.25)})  # fmt: skip
    assert ("openings-overlap", "openings[1].at") in found(hall)


def test_a_window_does_not_break_into_a_third_room() -> None:
    hall = changed(corridor_and_cells(), "openings[2].at", (2.8, -2.0))
    assert ("opening-into-room", "openings[2].at") in found(hall)


@pytest.mark.parametrize(
    ("element", "code", "at"),
    [
        ({"kind": "stol", "at": (1, -2)}, "unknown-kind", "elements[0].kind"),
        (
            {"kind": "stool", "at": (1, -2), "params": {"heigt_m": 0.4}},
            "bad-params",
            "elements[0].params.heigt_m",
        ),
        (
            {"kind": "stool", "at": (1, -2), "params": {"finish": "wod"}},
            "unknown-finish",
            "elements[0].params.finish",
        ),
        ({"kind": "stool", "at": (1, 3)}, "element-outside-room", "elements[0].at"),
        ({"kind": "iron-cot", "at": (0.5, -2)}, "element-in-wall", "elements[0].at"),
        ({"kind": "caged-bulb", "at": (1.5, -2), "y_m": 0.4}, "element-in-wall", "elements[0].y_m"),
        ({"kind": "stool", "at": (1.5, -0.7)}, "door-blocked", "elements[0].at"),
        ({"kind": "stool", "at": (1.5, -1.5)}, "viewpoint-in-element", "viewpoints[1].at"),
    ],
)
def test_one_wrong_element_gives_its_issue(element: dict[str, Any], code: str, at: str) -> None:
    assert (code, at) in found(with_elements({"id": "thing", "room": "cell-1", **element}))


def test_a_name_almost_right_is_offered() -> None:
    (issue,) = check_geometry(with_elements({"id": "thing", "room": "cell-1", "kind": "stol", "at": (1, -2)}))
    assert issue.remedy == 'did you mean "stool"?'
    (issue,) = check_geometry(changed(corridor_and_cells(), "rooms[0].walls.finish", "limewsh"))
    assert issue.remedy == 'did you mean "limewash"?'


def test_things_in_one_another_are_a_warning() -> None:
    stools = [{"id": f"s{i}", "room": "cell-1", "kind": "stool", "at": (1 + i / 10, -2.5)} for i in (0, 1)]
    (issue,) = check_geometry(with_elements(*stools))
    assert (issue.code, issue.place.pointer) == ("elements-overlap", "elements[1].at")
    assert issue.severity is Severity.WARNING


def test_a_portal_at_no_floors_level_is_not_reached() -> None:
    assert ("portal-unreachable", "openings[1]") in found(
        changed(stair_and_room(), "openings[1].level_m", 1.0)
    )


def test_portals_meet_in_the_museums_frame() -> None:
    halls = (room_above(), stair_and_room())
    assert check_portals(museum(), halls) == []
    raw = museum().model_dump(mode="json", exclude_none=True)
    raw["halls"][1]["origin"] = (0.006, 0.0)
    (issue,) = check_portals(type(museum()).model_validate(raw), halls)
    assert (issue.code, issue.place.pointer) == ("portal-apart", "halls[1]")
    assert issue.remedy == "move below by x -0.006 m, y +0.000 m, z +0.000 m"


def test_all_issues_come_at_once() -> None:
    hall = changed(corridor_and_cells(), "openings[0].width_m", 2.6)
    hall = changed(hall, "rooms[0].ceiling.rise_m", 0.81)
    hall = changed(hall, "rooms[1].floor_finish", "floorboard-brown")
    assert {code for code, _ in found(hall)} == {
        "opening-wider-than-wall",
        "sill-too-high",
        "ceiling-rise-too-high",
        "unknown-finish",
    }
