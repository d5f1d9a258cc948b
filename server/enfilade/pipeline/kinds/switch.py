"""A rotary light switch of the 1930s on its wooden block, and the museum's own socket outlet."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder, lathe
from enfilade.pipeline.shapes.sweep import tube


class Switch(KindParams):
    """Parameters of a rotary switch. Its wire rises up the wall."""

    centre_m: float = Field(default=1.3, ge=0.2, le=2.2, description="Height of its middle above the floor")
    wire_m: float = Field(default=0.9, ge=0, le=3)


class Socket(KindParams):
    """Parameters of a flush socket outlet."""

    centre_m: float = Field(default=0.3, ge=0.1, le=1.5)


@kind("switch", "wall", Switch)
def build(params: Switch, chance: Chance) -> Built:
    """Return the switch: turned block, porcelain body, brass cap with a bar to turn."""
    to = Assembly(chance)
    y = params.centre_m
    front = np.pi / 2
    to.put("wood-worn", cylinder(0.046, 0.016, 20, 0.003).turned("x", front).shifted(0, y, 0))
    body = lathe([(0.034, 0.016), (0.034, 0.034), (0.030, 0.041), (0.012, 0.044), (0, 0.044)], 20)
    to.put("enamel-white", body.turned("x", front).shifted(y=y))
    to.put("brass", cylinder(0.011, 0.008, 12, 0.002).turned("x", front).shifted(0, y, 0.043))
    bar = box((0.030, 0.006, 0.011), 0.002).turned("z", float(chance.uniform(-0.3, 0.3)))
    to.put("brass", bar.shifted(0, y, 0.056))
    if params.wire_m > 0:
        # Two twisted cloth-covered wires read as one thin cord at this size.
        to.put("rope", tube([(0, y + 0.046, 0.006), (0, y + 0.046 + params.wire_m, 0.006)], 0.0035, 5))
    return Built(to.parts())


@kind("socket", "wall", Socket)
def build_socket(params: Socket, chance: Chance) -> Built:
    """Return a plain modern outlet plate with its round well."""
    to = Assembly(chance)
    to.put(
        "enamel-white", box((0.081, 0.081, 0.010), 0.003, without=("-z",)).shifted(0, params.centre_m, 0.005)
    )
    well = lathe([(0.0215, 0.004), (0.019, 0.0), (0.0, 0.0)], 20).turned("x", np.pi / 2)
    to.put("enamel-white", well.shifted(0, params.centre_m, 0.0095))
    pin = cylinder(0.0028, 0.002, 8).turned("x", np.pi / 2)
    to.put("rubber", *(pin.shifted(s * 0.0095, params.centre_m, 0.0096) for s in (-1, 1)))
    return Built(to.parts())
