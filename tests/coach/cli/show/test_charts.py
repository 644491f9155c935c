import io
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from coach.cli.show.charts import (
    Line,
    LineChart,
    Piece,
    axis,
    bar,
    nice_step,
    pieces,
)
from tests.coach.cli.show.drawing import drawn

NAN = math.nan
MINUTES = (60, 120, 300, 600, 1800, 3600)


def line(ys, xs=None, **fields):
    xs = [10.0 * n for n in range(len(ys))] if xs is None else xs
    made = {"title": "Heart rate, bpm", "label": "{:.0f}".format, "hold": 30.0}
    return Line(xs=xs, ys=ys, **(made | fields))


def chart(*lines, plain=False):
    return LineChart(lines, lambda s: f"{s / 60:.0f} min", MINUTES, plain=plain)


def test_a_rising_curve_rises_from_the_lower_left_to_the_upper_right():
    said = drawn(chart(line([100.0 + n for n in range(41)], rows=3)), width=30)

    assert said == (
        "Heart rate, bpm\n"
        "140 ┤                ⢀⣀⡠⠤⠔⠒⠒⠉\n"
        "120 ┤       ⢀⣀⣀⠤⠤⠒⠒⠉⠉⠁\n"
        "100 ┤⣀⠤⠤⠔⠒⠊⠉⠁\n"
        "    └┬─────────────────┬─────\n"
        "     0 min           5 min"
    )


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_there_is_room(width):
    ys = [100.0 + 40 * math.sin(n / 20) for n in range(600)]

    said = drawn(chart(line(ys), line(ys, title="Power, W")), width=width)

    rows = said.splitlines()
    assert max(map(len, rows)) in {width, width - 1}
    assert len(rows) == 2 * 5 + 2


def test_a_gap_in_the_recording_is_a_gap_in_the_curve():
    held = [*range(0, 300, 10), *range(600, 900, 10)]
    said = drawn(chart(line([150.0] * 60, held)), width=66)

    (row,) = [r for r in said.splitlines()[1:5] if any("⠀" < c <= "⣿" for c in r)]
    curve = row[5:]
    assert curve[15].strip()
    assert curve[20:39].strip() == ""
    assert curve[45].strip()


def test_samples_no_further_apart_than_the_hold_are_joined():
    sparse = line([100.0, 140.0], [0.0, 30.0])
    apart = line([100.0, 140.0], [0.0, 31.0])

    assert all(math.isfinite(p.mean) for p in pieces(sparse, 0, 30, 10))
    assert pieces(sparse, 0, 30, 10)[5].mean == pytest.approx(122)
    assert [math.isfinite(p.mean) for p in pieces(apart, 0, 31, 4)] == [
        *(True, False, False, True),
    ]


def test_a_piece_holds_the_lowest_the_mean_and_the_highest():
    (piece,) = pieces(line([100.0, NAN, 160.0, 130.0]), 0, 30, 1)

    assert piece == Piece(100.0, 130.0, 160.0)


def test_a_spike_does_not_set_the_scale_and_a_flat_curve_has_one():
    low, high = axis([100.0 + n % 40 for n in range(200)] + [1e6], 20)
    flat = axis([150.0] * 10, 20)

    assert (low, high) == (100, 140)
    assert flat == (140, 160)


def test_an_axis_does_not_begin_below_what_there_is():
    assert axis([0.0, 0.1], 4.0, 0.0)[0] == 0.0


@given(
    st.lists(st.floats(-1e6, 1e6) | st.just(NAN), min_size=1, max_size=60),
    st.integers(1, 130),
)
def test_whatever_was_recorded_it_can_be_drawn(ys, width):
    drawn(chart(line(ys, spread=True)), width=width)
    drawn(chart(line(ys), plain=True), width=width)


def test_the_same_is_said_in_numbers_where_there_are_no_such_characters():
    page = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    console = Console(file=page, width=70)
    console.print(chart(line([100.0] * 40 + [NAN] * 40)))
    page.seek(0)

    said = page.read()
    assert said.startswith("Heart rate, bpm: 0 min 100, ")
    assert "nothing" in said


def test_times_are_marked_as_often_as_there_is_room():
    ys = [100.0 + n % 9 for n in range(361)]

    narrow = drawn(chart(line(ys)), width=44).splitlines()[-1].split()
    wide = drawn(chart(line(ys)), width=120).splitlines()[-1].split()

    assert narrow[::2] == ["0", "30"]
    assert wide[::2] == [str(n) for n in range(0, 60, 5)]


@pytest.mark.parametrize(
    ("least", "step"), [(1, 1), (1.5, 2), (3, 5), (7, 10), (0.03, 0.05), (120, 200)]
)
def test_steps_are_one_two_or_five_and_no_less(least, step):
    assert nice_step(least) == pytest.approx(step)


def test_a_bar_is_as_long_as_its_share_to_an_eighth():
    assert bar(0.5, 4) == "██"
    assert bar(1.0, 3) == "███"
    assert bar(7, 3) == "███"
    assert bar(3 / 16, 4) == "▊"
    assert bar(0.0001, 4) == "▏"
    assert bar(0, 4) == bar(NAN, 4) == ""
