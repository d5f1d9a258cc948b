"""Route a tour: from each stop to the next along the walkable floor, as keyframes that everybody samples
alike.
"""

from __future__ import annotations

import math

from enfilade.content.hall import Viewpoint
from enfilade.content.issue import Issue, Place
from enfilade.content.motion import Frame, Keyframe
from enfilade.content.museum import Museum
from enfilade.content.tour import Stop, Tour
from enfilade.pipeline.fit_keyframes import fit_keyframes
from enfilade.pipeline.join_halls import HallFloor, frames_of, join_halls, stand
from enfilade.pipeline.pace_walk import Gaze, pace_walk
from enfilade.pipeline.round_corners import round_corners


class NoWay(ValueError):
    """No floor leads from one stop to the next; `stop` is the one that is not reached."""

    def __init__(self, stop: str) -> None:
        self.stop = stop
        super().__init__(f"no way leads to stop {stop!r}")


def route_tour(museum: Museum, halls: tuple[HallFloor, ...], tour: Tour) -> tuple[tuple[Keyframe, ...], ...]:
    """Return the route to each stop, empty for the first; a route's last keyframe tells how long it takes.

    `halls` are in the order of `museum.halls`. Raises NoWay for a stop that no floor leads to.
    """
    frames = frames_of(museum)
    routes: list[tuple[Keyframe, ...]] = [()]
    for before, stop in zip(tour.stops, tour.stops[1:], strict=False):
        routes.append(route_between(halls, frames, before, stop))
    return tuple(routes)


def route_between(
    halls: tuple[HallFloor, ...], frames: tuple[Frame, ...], before: Stop, stop: Stop
) -> tuple[Keyframe, ...]:
    """Return the route from one stop to another."""
    a, one = _view(halls, before)
    b, other = _view(halls, stop)
    line = join_halls(halls, frames, (a, stand(halls[a], one)), (b, stand(halls[b], other)))
    if line is None:
        raise NoWay(stop.id)
    fine = round_corners(halls, frames, line)
    return fit_keyframes(pace_walk(fine, _gaze(one, frames[a]), _gaze(other, frames[b])), frames)


def check_tour_ways(
    museum: Museum, halls: tuple[HallFloor, ...], tour: Tour, file: str = "tour.yaml"
) -> list[Issue]:
    """Return an issue for every stop that cannot be walked to from the one before."""
    frames = frames_of(museum)
    issues = []
    for i, (before, stop) in enumerate(zip(tour.stops, tour.stops[1:], strict=False), start=1):
        a, one = _view(halls, before)
        b, other = _view(halls, stop)
        if join_halls(halls, frames, (a, stand(halls[a], one)), (b, stand(halls[b], other))) is None:
            message = f"no floor leads from stop {before.id} to stop {stop.id}"
            remedy = "clear the way between their viewpoints, or join their halls by a portal"
            issues.append(Issue("stop-unreachable", Place(file, 0, f"stops[{i}].viewpoint"), message, remedy))
    return issues


def _view(halls: tuple[HallFloor, ...], stop: Stop) -> tuple[int, Viewpoint]:
    index = next(i for i, here in enumerate(halls) if here.hall.id == stop.hall)
    return index, next(view for view in halls[index].hall.viewpoints if view.id == stop.viewpoint)


def _gaze(view: Viewpoint, frame: Frame) -> Gaze:
    return Gaze(view.eye_m, math.radians(view.yaw_deg) + frame.yaw, math.radians(view.pitch_deg))
