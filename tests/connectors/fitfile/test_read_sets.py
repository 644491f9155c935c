from zoneinfo import ZoneInfo

import pytest

from coach.domain.strength import SetType
from connectors.fitfile.read import FitReader
from tests.connectors.fitfile.fit_builder import BEGIN, started, with_session

SQUAT, BENCH_PRESS, UNKNOWN, NOTHING = 28, 0, 65534, None


def lifted(*sets):
    part = started()
    for place, values in enumerate(sets):
        made = {"duration": 30, "kind": 1, "start_time": BEGIN + 60 * place}
        part.add("set", slot=3, **(made | values))
    content = with_session(part, sport=10, sub_sport=20).content()
    (recording,) = FitReader().read(content, "x.fit", ZoneInfo("UTC")).recordings
    return recording.activity.sets


REST = {"kind": 0, "category": NOTHING, "reps": NOTHING}


def test_a_set_has_exercise_reps_and_load():
    (done,) = lifted({"category": SQUAT, "subtype": 6, "reps": 8, "weight": 102.5})

    assert done.exercise == "barbell back squat"
    assert (done.reps, done.load_kg, done.duration_s) == (8, 102.5, 30)
    assert done.set_type is SetType.NORMAL
    assert (done.rest_s, done.rpe) == (None, None)


def test_a_rest_belongs_to_the_set_before_it():
    bench = {"category": BENCH_PRESS, "subtype": 1, "reps": 5, "weight": 80}

    sets = lifted(
        REST, bench, REST | {"duration": 90}, REST | {"duration": 30.5}, bench
    )

    assert [each.rest_s for each in sets] == [120.5, None]
    assert [each.reps for each in sets] == [5, 5]


@pytest.mark.parametrize(
    ("category", "subtype", "name"),
    [
        ([SQUAT], [6], "barbell back squat"),
        ([SQUAT], [None], "squat"),
        ([SQUAT], [9999], "squat"),
        ([UNKNOWN], [None], "unknown exercise"),
        ([None], [None], "unknown exercise"),
        ([1234], [1], "unknown exercise"),
        ([UNKNOWN, SQUAT, BENCH_PRESS], [None, 6, 1], "barbell back squat"),
        ([21, SQUAT], [None, 6], "pull up"),
    ],
)
def test_the_first_guess_with_a_name_is_the_exercise(category, subtype, name):
    (done,) = lifted({"category": category, "subtype": subtype, "reps": 5})

    assert done.exercise == name


def test_sets_of_one_exercise_share_its_number():
    squat, bench = {"category": SQUAT}, {"category": BENCH_PRESS}

    sets = lifted(squat, squat, bench, squat)

    assert [each.exercise_index for each in sets] == [0, 0, 1, 2]


def test_a_weight_not_typed_in_is_no_load():
    (done,) = lifted({"category": SQUAT, "weight": 0, "reps": 0})

    assert (done.load_kg, done.reps) == (None, None)


def test_an_impossible_weight_is_left_out():
    (done,) = lifted({"category": SQUAT, "weight": 2451, "reps": 5})

    assert (done.load_kg, done.reps) == (None, 5)


def test_sets_belong_to_the_leg_in_which_they_were_done():
    part = started()
    for second in (0, 700):
        part.add("set", kind=1, start_time=BEGIN + second, category=SQUAT, reps=second)
    with_session(part, sport=10, sub_sport=20)
    with_session(part, start_time=BEGIN + 700, sport=10, sub_sport=20)

    found = FitReader().read(part.content(), "x.fit", ZoneInfo("UTC"))

    assert [[s.reps for s in r.activity.sets] for r in found.recordings] == [
        [None],
        [700],
    ]
