from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from enfilade.pipeline.glb_cards import card_batches, card_pictures
from enfilade.pipeline.model_hall import model_hall
from enfilade.pipeline.outside import SIDE, VIEWS, outside
from enfilade.pipeline.write_site import Store
from tests.pipeline.plans import corridor_and_cells


@pytest.mark.parametrize("card", ["sky", "courtyard", "areaway"])
def test_light_comes_from_above(card: str) -> None:
    texels = np.asarray(Image.open(io.BytesIO(outside(card))).convert("L"), np.float64)
    assert texels.shape == (SIDE, SIDE)
    assert texels[: SIDE // 4].mean() > 1.3 * texels[-SIDE // 4 :].mean()


@pytest.mark.parametrize("card", ["sky", "courtyard"])
def test_a_picture_goes_on_where_it_ends(card: str) -> None:
    texels = np.asarray(Image.open(io.BytesIO(outside(card))).convert("L"), np.float64)
    step = np.abs(texels[:, 0] - texels[:, -1])
    assert step.mean() <= np.abs(np.diff(texels, axis=1)).mean(axis=0).max()


def test_the_same_card_is_the_same_file() -> None:
    assert outside("courtyard") == outside("courtyard")


def test_cards_close_windows_and_face_into_the_hall(tmp_path: Path) -> None:
    model = model_hall(corridor_and_cells())
    batches, finishes = card_batches(model)
    pictures = card_pictures(model, Store(tmp_path))
    closed = [cap for cap in model.caps if cap.cap.kind != "portal"]
    assert sum(len(batch.triangles) for batch in batches) == 2 * len(closed)
    assert {batch.finish for batch in batches} == set(finishes)
    assert set(pictures) == {name for name in finishes if name != "outside-dark"}
    for batch in batches:
        assert batch.uv2 is None
        corners = batch.positions[batch.triangles]
        turned = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        assert (np.einsum("ij,ij->i", turned, batch.normals[batch.triangles[:, 0]]) > 0).all()
        lowest = batch.positions[:, 1] == batch.positions[:, 1].min()
        if batch.finish == "outside-dark":
            assert batch.beyond is None
            continue
        view = VIEWS[batch.finish.split("-")[1]]
        assert batch.beyond == (view.distance_m / view.width_m, view.distance_m / view.height_m)
        # metres on the card are metres of the picture, and it stands on its feet
        assert (batch.uv[lowest, 1] > batch.uv[~lowest, 1].max()).all()
        for side in range(0, len(batch.uv), 4):
            wide, high = batch.positions[side + 1] - batch.positions[side], batch.positions[side + 3, 1]
            across, down = batch.uv[side + 1] - batch.uv[side], batch.uv[side, 1] - batch.uv[side + 3, 1]
            assert across[0] * view.width_m == pytest.approx(np.linalg.norm(wide))
            assert down * view.height_m == pytest.approx(high - batch.positions[side, 1])
