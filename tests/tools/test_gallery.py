"""The gallery shows six viewpoints of every hall, each of them there."""

from __future__ import annotations

from pathlib import Path

import pytest

from enfilade.library.catalogue import load
from tools import gallery
from tools.steps import ROOT


def test_six_viewpoints_of_every_hall_are_chosen_and_there(tmp_path: Path) -> None:
    museums = load(ROOT, tmp_path).museums
    halls = {id_: hall for collection in museums.values() for id_, hall in collection.halls.items()}
    assert set(gallery.CHOSEN) == set(halls)
    for id_, chosen in gallery.CHOSEN.items():
        assert len(set(chosen.split())) == gallery.KEPT
        assert set(chosen.split()) <= {view.id for view in halls[id_].viewpoints}


def test_nothing_behind_the_closed_door_or_of_the_khojaly_room_is_kept() -> None:
    assert "before-the-door" not in gallery.CHOSEN["basement"]
    assert not {"khojaly", "figures", "khojaly-case"} & set(gallery.CHOSEN["hall-5"].split())


def test_kept_views_come_in_the_order_chosen_and_an_unknown_one_is_an_error() -> None:
    views = [gallery.View("m", "main-hall", name) for name in ("wives", "middle", "entrance", "students")]
    with pytest.raises(KeyError):
        gallery.kept(views)
    views += [gallery.View("m", "main-hall", name) for name in ("three-lives", "speaking-documents")]
    assert [view.viewpoint for view in gallery.kept(views)] == gallery.CHOSEN["main-hall"].split()
    other = [gallery.View("m", "new-hall", str(number)) for number in range(9)]
    assert gallery.kept(other) == other[: gallery.KEPT]
