"""PREPARE1: a tour that fits into the minutes that there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enfilade.content.fitting import Candidate, fit, length_ms
from enfilade.content.timeline import Leg, Timeline

MINUTE = 60_000

legs = st.tuples(st.integers(0, 90_000), st.integers(1, 4 * MINUTE))
marks = st.tuples(st.booleans(), st.booleans(), st.integers(0, 5).map(lambda n: n == 0))
tours = st.lists(st.tuples(legs, marks), min_size=2, max_size=24)
Drawn = list[tuple[tuple[int, int], tuple[bool, bool, bool]]]


def tour(drawn: Drawn) -> tuple[Timeline, list[Candidate]]:
    timeline = Timeline(
        legs=tuple(
            Leg(stop=f"s{n}", travel_ms=travel if n else 0, stay_ms=stay)
            for n, ((travel, stay), _marks) in enumerate(drawn)
        )
    )
    stops = [
        Candidate(f"s{n}", short=short, named=named, shut=shut)
        for n, (_leg, (short, named, shut)) in enumerate(drawn)
    ]
    return timeline, stops


def plain(*stays: float, **marks: tuple[int, ...]) -> tuple[Timeline, list[Candidate]]:
    """A tour of stays in minutes, without ways between."""
    timeline = Timeline(
        legs=tuple(Leg(stop=f"s{n}", travel_ms=0, stay_ms=int(stay * MINUTE)) for n, stay in enumerate(stays))
    )
    return timeline, [
        Candidate(f"s{n}", **{mark: n in of for mark, of in marks.items()}) for n in range(len(stays))
    ]


@given(tours, st.integers(1, 90))
def test_PREPARE1_it_fits_where_it_can_and_says_by_how_much_it_does_not(drawn: Drawn, minutes: int) -> None:
    timeline, stops = tour(drawn)
    fitted = fit(timeline, stops, minutes)
    open_stops = [n for n, stop in enumerate(stops) if not stop.shut]
    least = length_ms(timeline, {open_stops[0], open_stops[-1]}) if open_stops else 0
    assert fitted.over_ms == max(0, least - minutes * MINUTE)
    assert fitted.total_ms <= minutes * MINUTE or len(fitted.kept) <= 2


@given(tours, st.integers(1, 90), st.integers(0, 30))
def test_PREPARE1_more_minutes_keep_all_that_fewer_do(drawn: Drawn, minutes: int, more: int) -> None:
    timeline, stops = tour(drawn)
    fewer, longer = fit(timeline, stops, minutes), fit(timeline, stops, minutes + more)
    assert {*fewer.kept} <= {*longer.kept} and fewer.total_ms <= longer.total_ms
    assert {*longer.kept} <= {*fit(timeline, stops, None).kept}


@given(tours, st.one_of(st.none(), st.integers(1, 90)))
def test_PREPARE1_the_order_stays_and_every_open_stop_is_kept_or_named(
    drawn: Drawn, minutes: int | None
) -> None:
    timeline, stops = tour(drawn)
    fitted = fit(timeline, stops, minutes)
    ids = [stop.id for stop in stops]
    assert [id for id in ids if id in fitted.kept] == list(fitted.kept)
    assert sorted([*fitted.kept, *fitted.left_out]) == sorted(s.id for s in stops if not s.shut)
    assert fitted.total_ms == length_ms(timeline, {ids.index(id) for id in fitted.kept})
    assert fitted == fit(timeline, stops, minutes), "the same answer every time"
    if fitted.kept:
        within = [s.id for s in stops if not s.shut]
        assert fitted.kept[0] == within[0] and fitted.kept[-1] == within[-1]


@given(tours, st.integers(1, 90))
def test_PREPARE1_the_next_one_would_not_fit(drawn: Drawn, minutes: int) -> None:
    timeline, stops = tour(drawn)
    fitted = fit(timeline, stops, minutes)
    if fitted.left_out and not fitted.over_ms:
        kept = {n for n, stop in enumerate(stops) if stop.id in fitted.kept}
        out = [n for n, stop in enumerate(stops) if stop.id in fitted.left_out]
        assert any(length_ms(timeline, kept | {n}) > minutes * MINUTE for n in out)


def test_PREPARE1_short_ones_first_then_people_then_the_middle_of_the_longest_gap() -> None:
    timeline, stops = plain(1, 1, 1, 1, 1, 1, 1, 1, 1, short=(6,), named=(2,))
    kept = [fit(timeline, stops, minutes).kept for minutes in (2, 3, 4, 5, 6)]
    assert kept == [
        ("s0", "s8"),
        ("s0", "s6", "s8"),
        ("s0", "s2", "s6", "s8"),
        ("s0", "s2", "s4", "s6", "s8"),
        ("s0", "s1", "s2", "s4", "s6", "s8"),
    ]


def test_PREPARE2_a_stop_behind_a_shut_notice_takes_no_time_and_ends_no_tour() -> None:
    timeline, stops = plain(5, 5, 5, 5, shut=(3,))
    fitted = fit(timeline, stops, 20)
    assert fitted.kept == ("s0", "s1", "s2") and fitted.left_out == () and fitted.total_ms == 15 * MINUTE
    assert fit(timeline, [Candidate(s.id, shut=True) for s in stops], 20).kept == ()


def test_PREPARE1_what_is_cut_to_takes_no_way() -> None:
    timeline = Timeline(
        legs=tuple(Leg(stop=f"s{n}", travel_ms=30_000 * bool(n), stay_ms=MINUTE) for n in range(3))
    )
    assert length_ms(timeline, {0, 1, 2}) == 4 * MINUTE
    assert length_ms(timeline, {0, 2}) == 2 * MINUTE
