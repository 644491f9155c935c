"""Swims and plans as tables, the way spreadsheets write them."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.activity import Sport
from coach.domain.notation import describe_all
from coach.domain.plan import Intensity, walk
from connectors.planfile import cells
from connectors.planfile.read import read_plan
from tests.conftest import ROOT
from tests.connectors.planfile.writing import MONDAY, NAMES, told
from tests.thorough import most

HEAD = "reps,distance,unit,stroke,drill,equipment,send-off,rest,target,note\n"


def read(text, start=MONDAY):
    content = text if isinstance(text, bytes) else text.encode()
    return read_plan(content, "set.csv", start, "Ann", NAMES)


def only(reading):
    assert reading.issues == reading.warnings == ()
    (workout,) = reading.plan.workouts
    return workout


def lines(text):
    """The steps of the table's one workout, as they are written in a plan."""
    workout = only(read(text))
    return list(describe_all(workout.steps, workout.sport))


def step(row):
    (line,) = lines(HEAD + row)
    return line


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("8,50,yd,free,,,1:00,,,", "8 x 50 yd free on 1:00"),
        ("4,25,yd,,kick,kickboard,,0:20,,", "4 x 25 yd kick, kickboard, rest 0:20"),
        ("4,25,yd,,,fins,,20,,", "4 x 25 yd, fins, rest 0:20"),
        ("3,100,yd,free,,,,,1:35-1:40/100yd,", "3 x 100 yd free @ 1:35-1:40/100yd"),
        (",200,m,Back,,,,,easy,", "200 m back easy"),
        (",10:00,,free,,,,,rpe 4,", "10:00 free @ rpe 4"),
        ("4,50,yd,free,catch-up,,,,,", "4 x 50 yd free drill (catch-up)"),
        (",100,yd,free,,,,,,long (and calm)", "100 yd free (long [and calm])"),
        (",4x50,yd,free,,,1:00,,,", "4 x 50 yd free on 1:00"),
        ("4 x,50,Yards,FR,,,,,,", "4 x 50 yd free"),
        ('2,"0,5",km,free,,,,,,', "2 x 0.5 km free"),
        ("2,50 m,,free,,,,,,", "2 x 50 m free"),
        (",,,,,,,2:00,,", "rest 2:00"),
        ("2,50,yd,free,,fins + paddles,,,,", "2 x 50 yd free, fins (paddles)"),
    ],
)
def test_a_row_is_a_step(row, line):
    assert step(row) == line


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("1:10", "1:10"),
        ("01:10:00", "1:10"),
        ("1:10:00 AM", "1:10"),
        ("12:01:10 AM", "1:10"),
        ("00:01:10", "1:10"),
        ("on 1:10", "1:10"),
        ("0:45:00", "0:45"),
        ("70s", "1:10"),
    ],
)
def test_a_send_off_that_a_spreadsheet_took_for_a_time_of_day_is_understood(
    cell, shown
):
    assert step(f"4,50,yd,free,,,{cell},,,") == f"4 x 50 yd free on {shown}"


SET = (
    ["Warm-up", "", "", ""],
    ["", "200", "free", ""],
    ["", "", "", ""],
    ["8", "50", "free", "1:00"],
)
SHOWN = ["warm-up 200 yd free", "8 x 50 yd free on 1:00"]


def table(separator=",", end="\n"):
    names = ["reps", "distance (yd)", "stroke", "send-off"]
    return "".join(separator.join(row) + end for row in (names, *SET))


@pytest.mark.parametrize(
    "content",
    [
        table().encode(),
        table(end="\r\n").encode("utf-8-sig"),
        table(";").encode(),
        f"sep=;\n{table(';')}".encode(),
        table("\t").encode("utf-16"),
        table(",").replace("\n", ",,,\n").encode(),
        f"Schlüsselsatz,,,\n{table()}".encode("cp1252"),
    ],
    ids=[
        "plain",
        "excel",
        "semicolons",
        "sep=",
        "utf-16 tabs",
        "empty cells",
        "cp1252",
    ],
)
def test_what_spreadsheets_write_is_one_table(content):
    workout = only(read(content))

    assert list(describe_all(workout.steps, workout.sport)) == SHOWN


def test_sections_and_rounds_begin_with_a_row_of_their_own_and_end_with_an_empty_one():
    rows = ["Warm-up", ",200,m", "", "Main set", ",50,m", "3 x", "", ",50,m,fly"]
    rows += [",25,m,fly", "", ",100,m", "Cool down:", ",100,m", "Total,600"]

    assert lines(HEAD + "\n".join(rows)) == [
        "warm-up 200 m",
        "50 m",
        "3 x (50 m fly; 25 m fly)",
        "100 m",
        "cool-down 100 m",
    ]


def test_a_section_can_have_a_column():
    text = "section,reps,distance (m)\nwarm-up,,200\n,4,50\nmain,8,50\ncool-down,,100\n"

    assert lines(text) == [
        *("warm-up 200 m", "warm-up 4 x 50 m", "8 x 50 m", "cool-down 100 m"),
    ]


def test_what_stands_above_the_table_is_of_the_workout():
    workout = only(
        read(
            "Thirty fifties\npool;25 yd\nrpe;7\ngoals;swim_100yd\nnote;calm\n\n"
            "reps;distance\n30;50\n"
        )
    )

    assert workout.title == "Thirty fifties"
    assert (workout.pool_length_m, workout.rpe) == (22.86, 7)
    assert (workout.goals, workout.note) == (("swim_100yd",), "calm")
    assert workout.distance_m == pytest.approx(1500 * 0.9144)


def test_one_workout_without_a_day_is_for_the_day_it_starts_on():
    thursday = MONDAY + timedelta(days=3)

    reading = read(HEAD + "8,50,yd,free", thursday)

    assert reading.single
    assert (reading.plan.start, reading.plan.end) == (thursday, thursday)
    assert only(reading).day == thursday
    assert only(reading).title == "set"


PLAN = """\
plan,Two weeks of swimming
weekly hours,0.5-2
pool,25 m

week,day,workout,sport,priority,reps,distance,send-off,step
1,mon,Fifties,,1,,,,
,,,,,10,50,1:05,
,,,,,4,25,,
,thu,Hills,run,,,,,20:00 easy
,,,,,,,,4 x (1:00 @ rpe 8; 2:00 easy)
,sat,rest,,,,,,
2,tue,Hundreds,,,6,100,2:05,
"""


def test_weeks_and_days_make_a_plan_of_it():
    reading = read(PLAN)

    assert reading.issues == reading.warnings == ()
    plan = reading.plan
    assert not reading.single
    assert (plan.name, plan.weekly_hours) == ("Two weeks of swimming", (0.5, 2.0))
    assert plan.end == MONDAY + timedelta(days=13)
    told_of = [(w.day - MONDAY, w.title, w.sport, w.priority) for w in plan.workouts]
    assert told_of == [
        (timedelta(0), "Fifties", Sport.SWIM, 1),
        (timedelta(3), "Hills", Sport.RUN, 2),
        (timedelta(8), "Hundreds", Sport.SWIM, 2),
    ]
    assert len(list(walk(plan.workouts[0].steps))) == 24
    assert plan.workouts[1].steps[0].intensity is Intensity.RECOVERY


def test_tests_above_a_table_are_those_of_its_one_workout_or_of_the_plan():
    one = only(read("tests,swim_400_s\nreps,distance\n1,400 m\n"))
    plan = read("tests,swim_400_s\nday,distance\nmon,200 m\ntue,200 m\n").plan

    assert one.tests == ("swim_400_s",)
    assert [workout.tests for workout in plan.workouts] == [(), ()]


def test_a_week_that_is_left_out_is_a_week_of_rest():
    reading = read("week,day,distance\n1,mon,200 m\n3,mon,200 m\n")

    days = [(w.day - MONDAY).days for w in reading.plan.workouts]
    assert days == [0, 14]


@pytest.mark.parametrize(
    ("text", "line", "why", "fix"),
    [
        (HEAD + "8,50,yd,fre,,,,,,", 2, "'fre' is no stroke", "mean free"),
        (HEAD + "8,50,yrd,,,,,,,", 2, "'yrd' is no unit", "mean yd?"),
        (HEAD + "8,50,yd,,,finns,,,,", 2, "'finns' is no equipment", "mean fins?"),
        (HEAD + "8,,yd,,,,1:00,,,", 2, "neither how long", "distance: 50"),
        (HEAD + "8,50,yd,,,,1:00,0:10,,", 2, "a send-off of 1:00", "one of the two"),
        (HEAD + "ten,50,yd,,,,,,,", 2, "'ten' is no number", ""),
        (HEAD + "8,50,yd,,,,soon,,,", 2, "'soon' is no time", "1:30"),
        (HEAD + "8,50,,,,,,,,", 2, "50 of what?", "pool: 25 yd"),
        (HEAD + "8,50,yd,,,,,,fastt,", 2, "'fastt' is no word", "mean fast?"),
        (HEAD + "Wram-up\n8,50,yd", 2, "'Wram-up' is no section", "mean warm-up?"),
        (HEAD + "8,50,yd,,,,,,,a,b", 2, "'b' stands beside", "quotes"),
        ("reps,distence,distance\n8,1,50 m", 1, "'distence' is no column", "distance?"),
        ("reps,reps,distance\n8,1,50 m", 1, "two columns 'reps'", "Keep one"),
        ("week,day,distance\n1,mno,50 m", 2, "'mno' is no day", "mean mon?"),
        ("week,day,distance\nx,mon,50 m", 2, "'x' is no week", "from 1"),
        ("pol,25 yd\nreps,distance\n8,50 m", 1, "'pol' is not part", "mean pool?"),
        ("a,b,c\nreps,distance\n8,50 m", 1, "no name with a value", "pool,25 yd"),
        ("sport,distance\nswimm,50 m", 2, "'swimm' is no sport", "mean swim?"),
        ("workout,distance\nA,50 m\nB,50 m", 3, "a second workout", "week and day"),
        ("week,distance\n1,50 m\n2,50 m", 3, "a second workout", "week and day"),
        ("hello\nworld", 1, "no row names the columns", "reps,distance"),
        ("", 1, "no row names the columns", "reps,distance"),
        (HEAD, 1, "no list of weeks|no workout", ""),
        (b"x" * 300_000, 1, "a plan has at most 256 kB", ""),
        ("distance\n" * 1, 1, "no row names the columns", ""),
    ],
    ids=lambda value: value[-30:] if isinstance(value, str) else "",
)
def test_a_slip_in_a_table_is_told_with_line_and_remedy(text, line, why, fix):
    said = [i for i in read(text).issues if any(w in i.why for w in why.split("|"))]

    assert [number for number, _ in told(said)][:1] == [line]
    assert fix in said[0].fix


def test_a_table_without_an_end_is_cut_and_told(monkeypatch):
    monkeypatch.setattr(cells, "MOST_ROWS", 10)

    reading = read("reps,distance\n" + "1,50 m\n" * 20)

    assert told(reading.issues) == [(11, "the sheet has more than 10 rows")]


def test_a_column_of_the_coachs_own_is_left_out_and_told():
    reading = read("Set #,Reps,Distance,Interval,Cumulative\n1,8,50 m,1:00,400\n")

    (workout,) = reading.plan.workouts
    assert reading.issues == ()
    assert [why for _, why in told(reading.warnings)] == [
        "'Cumulative' is no column of a plan"
    ]
    assert describe_all(workout.steps, workout.sport) == ("8 x 50 m on 1:00",)


def test_a_table_as_coaches_keep_it_is_read():
    rows = [
        *("Coach's Tuesday,,,,,", "Pool:,25 yd,,,,", ",,,,,"),
        *("Set,Reps,Dist.,Stroke,Interval,Notes", "Warm Up,1,300,Choice,,"),
        *(",4,50,Free,0:10 rest,", ",,,,,", "Pre-set,6,50,,1:00,descend"),
        *("MAIN,4,100,FR,1:40,hold 1:20", ",2,200,IM,3:30,"),
        *("Warm Down,1,200,Easy,,", "TOTAL,,1600,,,"),
    ]
    workout = only(read("\n".join(rows)))

    assert workout.title == "Coach's Tuesday"
    assert describe_all(workout.steps, workout.sport) == (
        "warm-up 1 x 300 yd mixed",
        "warm-up 4 x 50 yd free, rest 0:10",
        "6 x 50 yd on 1:00 (descend)",
        "4 x 100 yd free on 1:40 (hold 1:20)",
        "2 x 200 yd IM on 3:30",
        "cool-down 1 x 200 yd",
    )


def test_a_row_that_cannot_be_read_loses_no_other():
    reading = read(HEAD + "8,50,yd,fre,,,,,,\n4,25,yd,free,,,,,,\n")

    (workout,) = reading.plan.workouts
    assert len(reading.issues) == 1
    assert describe_all(workout.steps, workout.sport) == ("4 x 25 yd free",)


def test_the_table_that_ships_is_read_without_a_word():
    content = (ROOT / "plans" / "threshold-swim.csv").read_bytes()
    total = content.decode().rsplit("Total,", 1)[1].partition(",")[0]

    workout = only(read(content))

    assert workout.distance_m == pytest.approx(int(total) * 0.9144)


any_cell = st.one_of(
    st.sampled_from(
        [*cells._NAMES, "8", "50", "1:00", "warm-up", "3 x", "mon", "", "yd"]
    ),
    st.text(max_size=8),
)


@settings(max_examples=most(60, 25))
@given(
    st.lists(st.lists(any_cell, max_size=6), max_size=8),
    st.sampled_from([",", ";", "\t"]),
)
def test_any_table_is_read_or_explained(rows, separator):
    text = "\n".join(separator.join(row) for row in rows)

    reading = read(text.encode("utf-8", errors="replace"))

    assert reading.plan or reading.issues
    assert all(line >= 1 for line, _ in told(reading.issues))
    if reading.single and reading.plan and not reading.issues:
        (workout,) = reading.plan.workouts
        assert workout.day == reading.plan.start == reading.plan.end


@settings(max_examples=most(60, 25))
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_explained(content):
    reading = read(content)

    assert reading.plan or reading.issues
