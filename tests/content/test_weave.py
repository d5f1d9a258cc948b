"""The pattern language: figures, motifs, lattices and borders, knot by knot."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from enfilade.content.weave import Border, Motif, Shape, Stripes, Weave, drawing, woven


def weave(**more: object) -> Weave:
    given = {
        "id": "t",
        "title": "t",
        "size": (8, 6),
        "colours": {"r": "#800000", "i": "#eeeeee"},
        "ground": "r",
    }
    return Weave.model_validate({**given, **more})


def rows(cloth: Weave) -> list[str]:
    return ["".join(row) for row in woven(cloth)]


def test_bare_ground() -> None:
    assert rows(weave()) == ["rrrrrrrr"] * 6


def test_a_diamond_is_cut_in_steps() -> None:
    figure = Shape(shape="diamond", reach=(4, 4), colour="i", step=1)
    assert rows(weave(layers=[figure]))[:5] == ["iiiirrrr", "iiirrrrr", "iirrrrrr", "irrrrrrr", "rrrrrrrr"]


def test_an_outline_is_one_step_wide() -> None:
    figure = Shape(shape="box", reach=(4, 3), colour="i", outline="r", step=1)
    assert rows(weave(ground="i", layers=[figure]))[:4] == ["iiiriiii", "iiiriiii", "rrrriiii", "iiiiiiii"]


def test_stripes_repeat_from_the_centre() -> None:
    assert rows(weave(layers=[Stripes(stripes=(("i", 1), ("r", 2)))])) == ["i" * 8, "r" * 8, "r" * 8] * 2


def test_a_motif_over_the_centre_meets_its_mirror() -> None:
    cloth = weave(motifs={"m": ("i.i", ".i.", "i.i")}, layers=[Motif(motif="m", at=(0, 0))])
    assert rows(cloth)[:2] == ["irrrrrrr", "rirrrrrr"]


def test_a_lattice_keeps_to_its_ground_and_bricks_shift_by_half() -> None:
    cloth = weave(
        motifs={"m": ("i",)}, layers=[Motif(motif="m", at=(0, 0), every=(4, 2), brick=True, over="r")]
    )
    assert rows(cloth)[:3] == ["irrrirrr", "r" * 8, "rrirrrir"]


def test_a_quarter_motif_is_mirrored_about_its_first_row_and_column() -> None:
    cloth = weave(motifs={"m": ("ir", "ri")}, mirrored=("m",))
    assert drawing(cloth, "m") == ("iri", "rir", "iri")


def test_borders_meet_on_the_diagonal() -> None:
    cloth = weave(borders=[Border(knots=1, colour="i"), Border(knots=1, colour="r")], ground="r")
    assert rows(cloth) == ["rrrrrrri"] * 5 + ["iiiiiiii"]


def test_a_border_carries_its_motif_along_both_edges() -> None:
    cloth = weave(motifs={"m": ("ir",)}, borders=[Border(knots=1, colour="r", motif="m")])
    assert [row[-1] for row in woven(cloth)][:5] == ["i", "r", "i", "r", "i"]
    assert "".join(woven(cloth)[-1])[:7] == "iririri"


def test_what_is_not_given_is_refused() -> None:
    with pytest.raises(KeyError):
        woven(weave(layers=[Motif(motif="none")]))
    with pytest.raises(KeyError):
        woven(weave(ground="z"))
    with pytest.raises(ValidationError, match="differ in length"):
        weave(motifs={"m": ("ii", "i")})
