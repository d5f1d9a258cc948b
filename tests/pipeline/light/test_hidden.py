from __future__ import annotations

import numpy as np

from enfilade.pipeline.light.hidden import seen_faces
from enfilade.pipeline.light.scene import face_normals
from tests.pipeline.light.rooms import box


def test_a_box_on_the_floor_hides_its_foot_and_nothing_else() -> None:
    triangles = np.concatenate(
        [box((3, 2.6, 3), (0, 1.3, 0), inward=True), box((0.6, 0.5, 0.6), (0.8, 0.25, 0))]
    )
    seen = seen_faces(triangles, np.ones(24, bool))
    foot = face_normals(triangles)[:, 1] < -0.9
    foot[:12] = False
    assert foot.sum() == 2
    assert np.array_equal(seen, ~foot)


def test_what_reaches_out_of_a_wall_is_kept_and_what_is_in_it_is_not() -> None:
    room = box((2, 2, 2), (0, 1, 0), inward=True)
    shelf = box((0.4, 0.03, 0.3), (1.0, 1, 0))  # half in the wall at x = 1
    seen = seen_faces(np.concatenate([room, shelf]), np.ones(24, bool))
    assert seen[:12].all()
    back = face_normals(shelf)[:, 0] > 0.9
    assert np.array_equal(seen[12:24], ~back)


def test_what_is_all_in_the_wall_is_not_kept() -> None:
    room = box((2, 2, 2), (0, 1, 0), inward=True)
    nail = box((0.05, 0.01, 0.01), (1.1, 1.5, 0))
    assert not seen_faces(np.concatenate([room, nail]), np.ones(24, bool))[12:].any()


def test_a_sliver_of_a_large_face_keeps_it() -> None:
    room = box((2, 2, 2), (0, 1, 0), inward=True)
    slab = box((1.9, 1.02, 0.2), (0, -0.49, 0))  # two centimetres stand out of the floor
    seen = seen_faces(np.concatenate([room, slab]), np.ones(24, bool))
    below = face_normals(slab)[:, 1] < -0.9
    assert np.array_equal(seen[12:], ~below)
