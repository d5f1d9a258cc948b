"""Obscured glass with daylight behind it: the panes of a lay-light."""

from __future__ import annotations

from enfilade.pipeline.finishes.noise import Sheet
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, painted, shaded


def _pane(sheet: Sheet) -> Surface:
    # Rolled glass, hammered on one side; dust lies on it in clouds.
    hammer = sheet.noise(0.012, 0.004, 1.4)
    dust = sheet.noise(0.2, 0.03, 2.0)
    return Surface(shaded(flat(sheet, hexed("#d8d9d6")), 0.015 * dust), 0.05 * hammer, 0.42 + 0.04 * dust)


FINISHES = (painted("daylight-glass", 0.512, _pane, (0.687, 0.694, 0.672), emissive=(0.20, 0.215, 0.225)),)
"""It glows with a fifth of a bulb's share: a ceiling of it is bright and its bars still show."""
