"""The light text panel: off the wall, its card before its tray, its face over the whole card."""

from __future__ import annotations

import numpy as np
import pytest

from enfilade.pipeline import kinds
from enfilade.pipeline.place_elements import face_kind


def test_the_panel_hangs_off_the_wall_and_is_as_large_as_it_says() -> None:
    built = kinds.build(
        "text-panel", kinds.params_model("text-panel").model_validate({"width_m": 1.1, "height_m": 1.4}), 5
    )
    tray = np.concatenate([part.positions for part in built.parts if part.finish == "wood-oak"])
    assert np.allclose(tray.min(axis=0), (-0.55, 0.85, 0.018), atol=1e-6)
    assert np.allclose(tray.max(axis=0), (0.55, 2.25, 0.028), atol=1e-6)
    # Studs reach back to the wall, and nothing into it.
    studs = np.concatenate([part.positions for part in built.parts if part.finish == "brass"])
    assert studs[:, 2].min() == pytest.approx(0.0, abs=1e-6)


def test_the_words_stand_before_the_card_and_cover_it() -> None:
    built = kinds.build("text-panel", kinds.params_model("text-panel")(), 5)
    (face,) = built.faces
    card = np.concatenate([part.positions for part in built.parts if part.finish == "paper"])
    assert face.centre[2] == pytest.approx(card[:, 2].max() + 0.002, abs=1e-6)
    # The face covers the card to within a millimetre: no second shade of paper round the words.
    wide, high = np.ptp(card[:, 0]), np.ptp(card[:, 1])
    assert (wide - face.width_m, high - face.height_m) == pytest.approx((0.002, 0.002), abs=1e-6)
    assert face_kind("text-panel", face.name) == "label"
