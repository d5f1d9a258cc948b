"""A straight stair with solid steps, worn in the middle, and iron balustrades; it climbs towards -z."""

from __future__ import annotations

import itertools
from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import sphere
from enfilade.pipeline.shapes.profile import rectangle
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import sweep, tube
from enfilade.pipeline.shapes.wear import mottled

NOSE_M = 0.012
RAIL_Y = 0.92


class Stair(KindParams):
    """Parameters of a stair: its foot is at the origin, its head at z = -(run + landings), y = rise."""

    width_m: float = Field(default=1.20, ge=0.7, le=5)
    rise_m: float = Field(default=2.72, ge=0.15, le=8, description="Total height")
    run_m: float = Field(default=4.48, ge=0.2, le=16, description="Total length in plan, without landings")
    steps: int = Field(
        default=16, ge=1, le=48, description="Number of risers; the last reaches the upper floor"
    )
    mid_landing_m: float = Field(default=0, ge=0, le=4, description="A landing half way up; 0 for none")
    top_landing_m: float = Field(default=0, ge=0, le=4, description="A landing at the head; 0 for none")
    rails: Literal["both", "left", "right", "none"] = Field(default="both", description="Seen going up")
    rail_at: Literal["stair", "wall"] = Field(
        default="stair", description="Balusters on the steps, or brackets"
    )
    finish: str = "concrete-floor"
    rail_finish: str = "steel-dark"


@kind("stair", "floor", Stair)
def build(params: Stair, chance: Chance) -> Built:
    """Return the stair with its walkable patches, foot first, each sharing an edge with the next."""
    p = params
    to = Assembly(chance)
    way = _way(p)
    to.put(p.finish, _body(p, way, chance), vary=0.0)
    for side, wanted in ((-1.0, ("both", "left")), (1.0, ("both", "right"))):
        if p.rails in wanted:
            _rail(to, p, way, side)
    half = p.width_m / 2
    patches = tuple(
        np.array([(-half, y0, -s0), (half, y0, -s0), (half, y1, -s1), (-half, y1, -s1)])
        for (s0, y0), (s1, y1) in itertools.pairwise(way)
    )
    return Built(to.parts(mottled(chance, 0.45, 0.05)), patches=patches)


def _way(p: Stair) -> list[tuple[float, float]]:
    """The walked line in (distance towards -z, height): inclines and landings, from the foot up."""
    way = [(0.0, 0.0)]
    lower = (p.steps + 1) // 2 if p.mid_landing_m > 0 and p.steps > 1 else p.steps
    going, riser = p.run_m / p.steps, p.rise_m / p.steps
    way.append((lower * going, lower * riser))
    if lower < p.steps:
        way.append((lower * going + p.mid_landing_m, lower * riser))
        way.append((p.run_m + p.mid_landing_m, p.rise_m))
    if p.top_landing_m > 0:
        way.append((way[-1][0] + p.top_landing_m, p.rise_m))
    return way


def _body(p: Stair, way: list[tuple[float, float]], chance: Chance) -> Surface:
    """The solid of the steps as one section carried across, its nosings dished where people tread."""
    going, riser = p.run_m / p.steps, p.rise_m / p.steps
    outline: list[tuple[float, float]] = [(0.0, 0.0), (way[-1][0], 0.0), (way[-1][0], p.rise_m)]
    for (s0, y0), (_s1, y1) in reversed(list(itertools.pairwise(way))):
        if y1 == y0:
            continue
        for k in reversed(range(round((y1 - y0) / riser))):
            s, y = s0 + k * going, y0 + (k + 1) * riser
            back = s if k else s0
            outline += [(s + 0.010, y), (s - NOSE_M * 0.3, y - 0.003), (s - NOSE_M, y - 0.012),
                        (s - NOSE_M, y - 0.034), (back, y - 0.040)]  # fmt: skip
            if k:
                outline.append((s, y - riser))
    outline = [q for n, q in enumerate(outline) if n == 0 or q != outline[n - 1]]
    columns = 7
    across = [(float(x), 0.0, 0.0) for x in np.linspace(-p.width_m / 2, p.width_m / 2, columns)]
    body = sweep(np.array(outline), across, up=(0, 1, 0))
    return _trodden(body, p, chance)


def _trodden(body: Surface, p: Stair, chance: Chance) -> Surface:
    """Tread edges worn down by 5 mm where most feet go, and a little paler there."""
    x, y, z = body.positions.T
    riser = p.rise_m / p.steps
    off = float(chance.uniform(-0.06, 0.06)) * p.width_m
    middle = np.exp(-(((x - off) / (0.27 * p.width_m)) ** 2))
    below = riser - np.mod(y, riser)
    at_edge = (np.mod(y, riser) < 1e-6) | (below < 0.02)
    at_edge &= y > 1e-6
    # The walls of a landing's head and the flat back stay where they are: only nosings are dished.
    at_edge &= z > z.min() + 1e-6
    worn = body.positions.copy()
    worn[:, 1] -= 0.005 * middle * at_edge
    tone = 1.0 + (0.07 * middle - 0.05 * (1 - middle)) * (body.normals[:, 1] > 0.3)
    tone *= np.where(body.normals[:, 2] > 0.9, 0.93, 1.0)
    moved = Surface(worn, body.normals, body.uv, body.triangles, body.colour)
    return moved.tinted(tone[:, None])


def _rail(to: Assembly, p: Stair, way: list[tuple[float, float]], side: float) -> None:
    """A handrail of half-round iron on square balusters (or wall brackets), with a newel at each end."""
    inset = 0.05 if p.rail_at == "stair" else 0.065
    x = side * (p.width_m / 2 - inset)
    riser, going = p.rise_m / p.steps, p.run_m / p.steps
    section = rectangle(0.046, 0.026, 0.009, 2)
    line: Floats = np.array([(x, y + RAIL_Y + 0.5 * riser, -s) for s, y in way])
    line[0, 2] -= 0.04
    line[-1, 2] += 0.04 if p.top_landing_m > 0 else 0.0
    lead = np.array([[x, line[0, 1], 0.12]])
    to.put(
        "wood-oak" if p.rail_at == "stair" else p.rail_finish, sweep(section, np.concatenate([lead, line]))
    )
    length = way[-1][0]
    if p.rail_at == "wall":
        for k in range(max(2, round(length / 1.1) + 1)):
            s = 0.15 + (length - 0.3) * k / max(1, round(length / 1.1))
            y = _height_at(way, s) + RAIL_Y + 0.5 * riser
            arm = [(x, y - 0.012, -s), (x, y - 0.06, -s), (x + side * inset, y - 0.06, -s)]
            to.put(p.rail_finish, tube(arm, 0.007, 6, bend_m=0.02, steps=2, caps=False))
        return
    bar: Floats = rectangle(0.014, 0.014)
    stops = _treads(p, way)
    for s, y in stops:
        high = _height_at(way, s) + RAIL_Y + 0.5 * riser - 0.012
        post = sweep(bar, [(x, y - 0.004, -s), (x, high, -s)], up=(0, 0, 1), caps=False)
        to.put(p.rail_finish, post, vary=0.02)
    flat = np.array([(x, y + 0.5 * riser + 0.10, -s) for s, y in way])
    to.put(p.rail_finish, sweep(rectangle(0.030, 0.008), flat, caps=True))
    del going
    top = RAIL_Y + 0.5 * riser
    newel = box((0.045, top + 0.05, 0.045), 0.004, ("-y",)).shifted(x, (top + 0.05) / 2, 0.055)
    to.put(p.rail_finish, newel, sphere(0.030, 10, 6).shifted(x, top + 0.072, 0.055))


def _treads(p: Stair, way: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Two balusters to a tread, and along landings at the same pitch: (distance, height they stand on)."""
    going, riser = p.run_m / p.steps, p.rise_m / p.steps
    out: list[tuple[float, float]] = []
    for (s0, y0), (s1, y1) in itertools.pairwise(way):
        if y1 == y0:
            count = max(1, round((s1 - s0) / (going / 2)))
            out += [(s0 + (s1 - s0) * (k + 0.5) / count, y0) for k in range(count)]
        else:
            for k in range(round((y1 - y0) / riser)):
                out += [(s0 + (k + t) * going, y0 + (k + 1) * riser) for t in (0.25, 0.75)]
    return out


def _height_at(way: list[tuple[float, float]], s: float) -> float:
    """The walked line's height at a distance."""
    return float(np.interp(s, [w[0] for w in way], [w[1] for w in way]))
