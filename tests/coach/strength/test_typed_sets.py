from contextlib import suppress

import pytest
from hypothesis import given, settings, strategies

from coach.catalogue.exercises import exercises
from coach.domain.strength import SetType, StrengthSet, WeightUnit
from coach.errors import CoachError, ExitCode
from coach.strength.typed_sets import MOST_SETS, read_sets
from coach.strength.usual import Usual, usual
from coach.strength.written_sets import describe_sets
from coach.units import pounds_to_kg

UNDERSTOOD = """\
5x5 80kg @8                   | 5x5 80 kg @8
5 x 5 80 KG rpe 8             | 5x5 80 kg @8
@8 80kg 5x5                   | 5x5 80 kg @8
5x5@80kg                      | 5x5 80 kg
3 sets of 8 reps 60 kg        | 3x8 60 kg
5,5,4 100kg                   | 5,5,4 100 kg
5, 5, 4, 100kg                | 5,5,4 100 kg
5 5 4 100kg @9                | 5,5,4 100 kg @9
80kg x5 x5 x4                 | 5,5,4 80 kg
80kg x 5 x 5 x 4              | 5,5,4 80 kg
100kg @8 x5                   | 5 100 kg @8
12,5kg 3x8                    | 3x8 12.5 kg
3x5x100                       | 3x5 100 kg
5x80kg 5x85kg 3x90kg          | 5 80 kg; 5 85 kg; 3 90 kg
8 70kg 1 RIR                  | 8 70 kg @9
8 70kg rir 2.5                | 8 70 kg @7.5
bodyweight 3x12 @7,5          | 3x12 @7.5
bodyweight x 10               | 10
3x8 +10kg                     | 3x8 10 kg
bw +10 kg 3x8                 | 3x8 10 kg
0kg 3x8                       | 3x8
60s                           | 60s
3x1:30 20kg                   | 3x90s 20 kg
2 min                         | 2:00
4x40m 32kg                    | 4x40m 32 kg
w 5x40                        | w 5 40 kg
w 2x10 bodyweight             | w 2x10
w 5x40; 5x5 80kg              | w 5 40 kg; 5x5 80 kg
w 5 40kg 3x8                  | w 5 40 kg; 3x8
w 5x40 5x5 80kg               | w 5 40 kg; 5x5 80 kg
5 80kg @8 5 @9 3 @10          | 5 80 kg @8; 5 80 kg @9; 3 80 kg @10
5x5 80kg 3x8 60kg             | 5x5 80 kg; 3x8 60 kg
5x5 80kg; 10                  | 5x5 80 kg; 10
3x5 100kg drop 8 60kg         | 3x5 100 kg; drop 8 60 kg
50,40,30                      | 50,40,30 bodyweight
2x50 bodyweight               | 2x50 bodyweight
5x5 80 @8                     | 5x5 80 kg @8
5x5 72,5                      | 5x5 72.5 kg
4x10 60 3x8 50                | 4x10 60 kg; 3x8 50 kg
5x5 80kg 3x8 70               | 5x5 80 kg; 3x8 70 kg
5 5 4 80                      | 5,5,4 80 kg
50 40 30                      | 50,40,30 bodyweight
12 10 8 60kg                  | 12,10,8 60 kg
5x5 35 60kg                   | 5,5,5,5,5,35 60 kg
w 5 40 5x5 80                 | w 5 40 kg; 5x5 80 kg
5x5 80kg rest 2:30            | 5x5 80 kg rest 2:30
5x5 80kg r90 @8               | 5x5 80 kg @8 rest 1:30
5x5 80kg rest 3               | 5x5 80 kg rest 3:00
3x8 60kg tempo 3-1-x-1        | 3x8 60 kg tempo 31x1
5 80kg note: grip, wide; 5    | 5 80 kg note: grip, wide; 5
5 80kg tempo 3110 note: Slow  | 5 80 kg tempo 3110 note: Slow
"""

CASES = [line.split("|") for line in UNDERSTOOD.splitlines()]


@pytest.mark.parametrize(("typed", "meant"), CASES)
def test_sets_are_read_as_people_write_them(typed, meant):
    sets = read_sets(typed.strip(), "bench press")

    assert describe_sets(sets) == meant.strip()
    assert {each.exercise for each in sets} == {"bench press"}


@pytest.mark.parametrize(
    ("typed", "word", "why"),
    [
        ("5x5 80kg heavy", "heavy", "no set, load or effort"),
        ("3x8-10 60kg", "3x8-10", "range"),
        ("5x80", "5x80", "a load or repetitions"),
        ("5x5 20", "20", "a load or repetitions"),
        ("80 5x5", "80", "a load or repetitions"),
        ("5x5 80kg r90 rest 60", "5x5 80kg rest 60", "Two rests"),
        ("5x5 80kg rest 90min", "rest 90min", "at most an hour"),
        ("5x5 @80", "@80", "from 1 to 10"),
        ("5x5 @8.3", "@8.3", "in halves"),
        ("5x5 900kg", "900kg", "700 kg"),
        ("-20kg 5", "-20kg", "assisted"),
        ("0x5 80kg", "0x5", "between 1 and 1000"),
        ("5x1001 80kg", "5x1001", "between 1 and 1000"),
        ("5.5 80kg", "5.5", "whole number"),
        ("1:75", "1:75", "no set"),
        ("80kg", "80kg", "how many"),
        ("5x5 80kg; @8", "@8", "how many"),
        ("30x1 30x1 30x1 11x1 5kg", "30x1 30x1 30x1 11x1 5kg", "100 sets"),
        ("80x5x5", "80x5x5", "80 sets alike"),
        ("31x5 80kg", "31x5", "31 sets alike"),
        ("9" * 99, "9" * 80, "999999999999… is not between"),
        ("5x5 1,000kg", "1,000kg", "700"),
        ("5x5x5x5", "5x5x5x5", "too many parts"),
        ("0s", "0s", "lasts"),
        ("20000m", "20000m", "10 km"),
        (" ; ", ";", "no set"),
    ],
)
def test_what_is_not_understood_is_named_with_a_way_to_write_it(typed, word, why):
    with pytest.raises(CoachError) as caught:
        read_sets(typed, "bench press")

    error = caught.value
    assert error.code is ExitCode.USAGE
    assert repr(word) in error.what
    assert why in error.why
    assert "rite" in error.fix


BENCH = Usual(loads_kg=(80.0, 82.5, 75.0))
RAISE = Usual(loads_kg=(10.0, 12.0))
PULL_UP = Usual(bare_sessions=4, loaded=False)


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("5x5 80", BENCH, "5x5 80 kg"),
        ("5x80", BENCH, "5 80 kg"),
        ("5x5 10", BENCH, "5,5,5,5,5,10"),
        ("3x5 33", BENCH, "3x5 33 kg"),
        ("3x12 10", RAISE, "3x12 10 kg"),
        ("3x12 2", RAISE, "12,12,12,2"),
        ("3x8 10", PULL_UP, "8,8,8,10"),
        ("3x10 20", Usual(loaded=False), "10,10,10,20 bodyweight"),
        ("5x5 80kg 3x8 70", RAISE, "5x5 80 kg; 3x8 70 kg"),
    ],
)
def test_a_number_near_what_was_lifted_is_a_load(typed, known, meant):
    assert describe_sets(read_sets(typed, "x", usual=known)) == meant


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("5x5 80", RAISE),
        ("5x5 250", BENCH),
        ("5x80", RAISE),
        ("3x8 40", PULL_UP),
        ("3x10 20", Usual(loaded=True)),
        ("3x10 20", Usual()),
    ],
)
def test_what_may_be_both_is_asked(typed, known):
    with pytest.raises(CoachError, match="understood") as caught:
        read_sets(typed, "x", usual=known)

    assert "a load or repetitions" in caught.value.why


def test_near_is_told_in_kilograms_whatever_is_typed():
    (only,) = read_sets("1x5 180", "x", WeightUnit.LB, BENCH)

    assert only.load_kg == pounds_to_kg(180)


def test_what_is_usual_is_the_heaviest_working_set_of_each_session():
    sessions = [
        read_sets("w 5x120; 5 80kg 8 60kg", "x"),
        read_sets("8", "x"),
        read_sets("w 5x40", "x"),
    ]

    assert usual(sessions) == Usual((80.0,), 1, None)
    assert usual([], exercises()["bench press"]).loaded is True
    assert usual([], exercises()["pull-up"]).loaded is False


def test_a_rest_is_of_every_set_and_a_note_of_the_first():
    sets = read_sets("2x5 80kg r2:00 tempo 31X1 note: left hurt; 8 60kg", "x")

    assert [each.rest_s for each in sets] == [120, 120, None]
    assert [each.note for each in sets] == ["tempo 31x1; left hurt", "", ""]


def test_a_load_without_a_unit_is_in_the_athletes():
    (only,) = read_sets("1x5x100", "squat", WeightUnit.LB)

    assert only.load_kg == pounds_to_kg(100)
    assert describe_sets([only], WeightUnit.LB) == "5 100 lb"


def test_what_kind_of_set_it_was_is_kept():
    sets = read_sets("w 5x40; 5x5 80kg; drop 8 60kg; failure 3 50kg", "squat")

    kinds = [each.set_type for each in sets]
    assert kinds[0] is SetType.WARMUP
    assert set(kinds[1:6]) == {SetType.NORMAL}
    assert kinds[6:] == [SetType.DROPSET, SetType.FAILURE]


_loads = strategies.one_of(
    strategies.none(), strategies.integers(1, 14_000).map(lambda n: n / 20)
)
_amounts = strategies.one_of(
    strategies.fixed_dictionaries({"reps": strategies.integers(1, 1000)}),
    strategies.fixed_dictionaries(
        {"duration_s": strategies.integers(1, 14_400).map(float)}
    ),
    strategies.fixed_dictionaries(
        {"distance_m": strategies.integers(1, 40_000).map(lambda n: n / 4)}
    ),
)
_sets = strategies.builds(
    lambda amount, **more: StrengthSet(exercise="bench press", **amount, **more),
    amount=_amounts,
    load_kg=_loads,
    rpe=strategies.one_of(
        strategies.none(), strategies.integers(2, 20).map(lambda n: n / 2)
    ),
    set_type=strategies.sampled_from(SetType),
)


@settings(max_examples=60)
@given(strategies.lists(_sets, min_size=1, max_size=6))
def test_sets_as_they_are_shown_read_back_the_same(sets):
    assert read_sets(describe_sets(sets), "bench press") == tuple(sets)


@settings(max_examples=60)
@given(strategies.lists(_sets, min_size=1, max_size=4), strategies.integers(1, 25))
def test_pounds_read_back_as_pounds(sets, times):
    typed = [f"{times * 2.5:g}lb {each.reps or 5}" for each in sets]

    once = describe_sets(read_sets("; ".join(typed), "squat"), WeightUnit.LB)

    assert describe_sets(read_sets(once, "squat"), WeightUnit.LB) == once


@settings(max_examples=60)
@given(strategies.text("0123456789x,.@+-;:/ kglbsmwrpeid ", max_size=30))
def test_whatever_is_typed_is_read_or_refused(text):
    sets = None
    with suppress(CoachError):
        sets = read_sets(text, "bench press")

    if sets is not None:
        assert 0 < len(sets) <= MOST_SETS
        assert read_sets(describe_sets(sets), "bench press")
