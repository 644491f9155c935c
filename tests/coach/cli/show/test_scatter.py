from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.cli.show.scatter import Cut, Level, Marks, Scatter, Stroke
from tests.coach.cli.show.drawing import drawn

FIRST = date(2026, 3, 2)


def on(day):
    return FIRST + timedelta(day)


def scatter(*points, strokes=(), levels=(), days=28, **fields):
    made = {"label": "{:.1f}".format, "least": 1.0}
    marks = [Marks("●", "", [(on(day), value) for day, value in points])]
    return Scatter(marks, strokes, levels, FIRST, on(days - 1), **(made | fields))


def test_readings_lie_where_their_day_and_value_are():
    said = drawn(scatter((0, 10.0), (27, 20.0)), width=30).splitlines()

    assert said[0] == "20 ┤" + " " * 25 + "●"
    assert said[9] == "10 ┤●"
    assert [line[:2] for line in said if "┤" in line] == [
        *("20", "18", "16", "14", "12", "10")
    ]
    assert said[10] == "   └┬────────────┬────────────"
    assert said[11] == "    2 Mar     16 Mar"


def test_a_line_a_level_and_a_cut_lie_below_the_marks():
    strokes = [Stroke("", (on(0), 10.0), (on(27), 20.0))]
    levels = [Level("─", "", 10.0)]

    said = drawn(
        scatter(
            (0, 10.0),
            (27, 20.0),
            strokes=strokes,
            levels=levels,
            cuts=[Cut("╎", "", on(14))],
        ),
        width=40,
    ).splitlines()

    assert said[0].endswith("●")
    assert said[9].startswith("10 ┤●")
    assert said[9].endswith("──")
    assert sum("╎" in line for line in said) >= 7
    assert all(any(0x2800 < ord(sign) < 0x2900 for sign in line) for line in said[1:9])


def test_a_level_far_from_all_readings_does_not_flatten_them():
    near, far = scatter((0, 10.0), (9, 12.0)), scatter((0, 10.0), (9, 12.0))

    assert near.has_room_for(13.0)
    assert not far.has_room_for(40.0)
    said = drawn(scatter((0, 10.0), (9, 12.0), levels=[Level("═", "", 40.0)]), width=60)
    assert "═" not in said


def test_tenths_that_say_nothing_are_left_out():
    assert "20.0" not in drawn(scatter((0, 10.0), (27, 20.0)), width=60)
    assert "10.4" in drawn(scatter((0, 10.0), (27, 11.0)), width=60)


def test_months_are_named_and_januaries_by_their_year():
    said = drawn(scatter((0, 1.0), (359, 2.0), days=360), width=100)

    assert [
        name for name in said.splitlines()[-1].split() if name in {"Apr", "2027"}
    ] == [
        "Apr",
        "2027",
    ]


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.floats(-1e5, 1e5)), min_size=1, max_size=40
    ),
    st.integers(20, 160),
)
def test_a_chart_is_never_wider_than_its_room_and_holds_every_extreme(points, width):
    chart = scatter(*points, days=401)

    lines = drawn(chart, width=width).splitlines()

    assert max(map(len, lines)) <= max(width, 30)
    assert any("●" in line for line in lines)
