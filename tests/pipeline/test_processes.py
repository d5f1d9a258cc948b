"""Work spread over processes gives what it gives alone, and one bar of progress."""

from __future__ import annotations

import pytest

from enfilade.pipeline.processes import Tell, for_each


def doubled(task: int, tell: Tell) -> int:
    """Tell of a half and of the whole."""
    tell(f"half of {task}", 0.5)
    tell(f"all of {task}", 1.0)
    return 2 * task


def failing(task: int, tell: Tell) -> int:
    """Refuse the third."""
    if task == 3:
        raise ValueError("three")
    return task


def test_two_processes_give_what_one_gives_in_the_order_of_the_tasks() -> None:
    told: list[tuple[str, float]] = []
    alone = for_each(doubled, [5, 3, 9], lambda step, share: told.append((step, share)), most=1)
    assert alone == [10, 6, 18]
    assert [share for _, share in told] == pytest.approx([1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6, 1])
    several: list[float] = []
    assert for_each(doubled, [5, 3, 9], lambda step, share: several.append(share), most=2) == alone
    assert several == sorted(several)


def test_what_one_task_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="three"):
        for_each(failing, [1, 2, 3], lambda step, share: None, most=2)
