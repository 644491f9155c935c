import pytest

from coach.catalogue.exercises import exercises
from coach.domain.plan import End, EndKind, Intensity, Repeat, Step
from coach.domain.sync import Delivery, ServiceExercise, Trouble
from connectors.base import ConnectorError
from connectors.hevy.grouping import grouped
from connectors.hevy.read_back import differences
from connectors.hevy.routines import digest, free_routine, routine_of
from connectors.hevy.shapes import Routine
from connectors.hevy.templates import (
    Offer,
    by_the_catalogue,
    in_the_catalogue,
)
from tests.connectors.hevy.orders import (
    LOWER,
    MARKER,
    OFFERED,
    effort,
    kg,
    one,
    order,
    planned,
    rest,
    share,
    warm,
)

SQUAT, BENCH = "D04AC939", "79D0BB3A"


def routine(*steps, offered=OFFERED, e1rm_kg=None, **fields):
    wanted = order(planned(*steps, **fields), e1rm_kg=e1rm_kg or {})
    return routine_of(wanted, wanted.workout, Offer(offered, exercises()))


def lower():
    wanted = order()
    return routine_of(wanted, wanted.workout, Offer(OFFERED, exercises()))


def amounts(exercise):
    return [(s["type"], s["weight_kg"], s["reps"]) for s in exercise["sets"]]


def test_the_title_says_whose_it_is_and_on_which_day():
    assert lower()["title"] == "coach A · Tue 24 Nov: Lower body"


def test_the_notes_end_with_the_mark_that_coach_knows_its_own_by():
    assert lower()["notes"].splitlines() == [
        "No set to failure.",
        "Warm-up: 5:00 bike or rower",
        "Not in Hevy, to be done all the same:",
        "- pallof press: 2x10, per side",
        MARKER,
    ]


def test_however_long_the_notes_are_the_mark_is_kept():
    notes = routine(one("back squat"), note="x" * 5000)["notes"]

    assert notes.endswith(f"\n{MARKER}")
    assert len(notes) < 1000


def test_sets_of_one_exercise_are_together_warm_ups_first():
    squat = lower()["exercises"][0]

    assert squat["exercise_template_id"] == SQUAT
    assert amounts(squat) == [("warmup", 70, 5)] * 2 + [("normal", 97.5, 5)] * 3
    assert squat["rest_seconds"] == 150


def test_a_superset_has_one_number_from_zero_and_its_rest_at_the_end():
    _, bench, row = lower()["exercises"]

    assert (bench["superset_id"], row["superset_id"]) == (0, 0)
    assert (bench["rest_seconds"], row["rest_seconds"]) == (None, 90)
    assert [len(bench["sets"]), len(row["sets"])] == [3, 3]


def test_two_supersets_after_each_other_are_two():
    steps = (
        Repeat(2, (one("back squat", superset=1), one("bench press", superset=1))),
        Repeat(2, (one("deadlift", superset=2), one("overhead press", superset=2))),
        one("plank", end=End(EndKind.TIME, 60)),
    )

    numbers = [each["superset_id"] for each in routine(*steps)["exercises"]]
    assert numbers == [0, 0, 1, 1, None]


def test_a_circuit_without_a_number_stays_in_the_order_it_is_done():
    groups, _ = grouped((Repeat(2, (one("back squat"), one("bench press"))),))

    assert [group.exercise for group in groups] == ["back squat", "bench press"] * 2


def test_kilograms_are_given_and_shares_are_of_the_maximum_to_the_plate():
    steps = one("bench press", 8, kg(61.25)), one("back squat", 5, share(71))
    bench, squat = routine(*steps, e1rm_kg={"back squat": 143.0})["exercises"]

    assert amounts(bench) == [("normal", 61.25, 8)]
    assert amounts(squat) == [("normal", 102.5, 5)]


def test_a_share_of_a_maximum_that_is_not_known_is_said_in_the_notes():
    (squat,) = routine(one("back squat", 5, share(70)))["exercises"]

    assert amounts(squat) == [("normal", None, 5)]
    assert squat["notes"] == "70 % of your maximum."


def test_efforts_are_said_in_the_notes_because_sets_of_routines_have_none():
    steps = (
        warm("bench press", 5, effort(4)),
        one("bench press", 5, effort(7)),
        one("bench press", 5, effort(8)),
        one("back squat", 5, effort(7)),
        one("back squat", 5, effort(7), note="slow down"),
    )
    bench, squat = routine(*steps)["exercises"]

    assert bench["notes"] == "Warm-up at RPE 4.\nRPE 7, 8."
    assert squat["notes"] == "RPE 7.\nslow down"
    assert all("rpe" not in one_set for one_set in bench["sets"])


def test_what_is_timed_or_carried_has_seconds_or_metres():
    steps = (
        one("plank", end=End(EndKind.TIME, 45)),
        one("farmer's carry", end=End(EndKind.DISTANCE, 40), load=kg(32)),
    )
    plank, carry = routine(*steps)["exercises"]

    assert plank["sets"][0]["duration_seconds"] == 45
    assert plank["sets"][0]["reps"] is None
    assert carry["sets"][0]["distance_meters"] == 40
    assert carry["sets"][0]["weight_kg"] == 32


def test_an_amount_that_the_exercise_has_no_place_for_is_said_in_the_notes():
    (plank,) = routine(one("plank", 3, kg(10)))["exercises"]

    assert plank["sets"][0]["reps"] is None
    assert plank["notes"] == "3 repetitions a set.\nWith 10 kg."


def test_an_exercise_that_hevy_lacks_is_its_usual_stand_in_that_names_it():
    (jump,) = routine(one("broad jump", 3, kg(5)))["exercises"]
    titles = {each.remote_id: each.title for each in OFFERED}

    assert titles[jump["exercise_template_id"]] == "Box Jump"
    assert jump["notes"] == "Planned: broad jump, which Hevy does not have."
    assert jump["sets"][0]["weight_kg"] is None  # a load does not carry over


def test_a_stand_in_that_cannot_hold_what_is_planned_is_none():
    hop = routine(one("pogo hop", 15), one("back squat"))

    assert len(hop["exercises"]) == 1
    assert "- pogo hop: 1x15" in hop["notes"]


def test_an_exercise_of_the_athletes_own_is_used_once_it_is_there():
    own = ServiceExercise(
        "hevy", "a-b-c-d", "Pallof Press", "reps_only", "pallof press"
    )
    (pallof,) = routine(one("pallof press", 10), offered=(*OFFERED, own))["exercises"]

    assert pallof["exercise_template_id"] == "a-b-c-d"


def test_hevys_own_exercise_comes_before_one_the_athlete_made():
    own = ServiceExercise("hevy", "a-b-c-d", "Squats", "weight_reps", "back squat")
    (squat,) = routine(one("back squat"), offered=(own, *OFFERED))["exercises"]

    assert squat["exercise_template_id"] == SQUAT


def test_a_workout_of_which_hevy_has_nothing_is_refused():
    with pytest.raises(ConnectorError, match="none of the exercises") as caught:
        routine(one("pallof press", 10))

    assert caught.value.permanent
    assert caught.value.trouble is Trouble.REFUSED


def test_before_anybody_asked_hevy_the_catalogue_knows_its_exercises():
    known = by_the_catalogue(exercises())
    (squat,) = routine(one("back squat"), offered=known)["exercises"]

    assert squat["exercise_template_id"] == SQUAT


def test_what_hevy_offers_is_found_in_the_catalogue_by_id_and_by_title():
    asked = [
        ServiceExercise("hevy", SQUAT, "Kniebeuge", "weight_reps", None),
        ServiceExercise("hevy", "a-b", "PALLOF PRESS", "reps_only", None),
        ServiceExercise("hevy", "c-d", "Cellar thing", "reps_only", None),
    ]
    found = [each.exercise for each in in_the_catalogue(asked, exercises())]

    assert found == ["back squat", "pallof press", None]


def test_a_cool_down_counts_as_no_hard_set():
    easy = Step(Intensity.COOLDOWN, End(EndKind.TIME, 60), exercise="plank")
    _, plank = routine(one("back squat"), easy)["exercises"]

    assert plank["sets"][0]["type"] == "warmup"


def test_the_longest_rest_after_a_working_set_is_the_exercises():
    steps = warm("back squat"), rest(240), one("back squat"), rest(90), rest(120)

    assert routine(*steps)["exercises"][0]["rest_seconds"] == 120


def test_a_free_place_is_a_routine_that_says_so_and_is_valid():
    free = free_routine("B", Offer(OFFERED, exercises()))

    assert free["title"] == "coach B · free"
    assert len(free["exercises"][0]["sets"]) == 1
    with pytest.raises(ConnectorError):
        free_routine("B", Offer((), exercises()))


def test_the_digest_changes_with_the_routine():
    assert digest(lower()) == digest(lower())
    assert digest(routine(*LOWER, title="Other")) != digest(lower())


def read(written, **fields):
    """The routine as Hevy shows it."""
    shown = [
        {
            **{k: v for k, v in each.items() if k != "superset_id"},
            "supersets_id": each["superset_id"],
            "sets": [{**s, "rpe": None, "rep_range": None} for s in each["sets"]],
        }
        for each in written["exercises"]
    ]
    return Routine.model_validate(
        {"id": "x", "title": written["title"], "exercises": shown} | fields
    )


def test_a_routine_is_as_it_was_written_but_for_names_nothings_and_drift():
    shown = read(lower())
    for exercise in shown.exercises:
        for each in exercise.sets:
            object.__setattr__(each, "weight_kg", (each.weight_kg or 0.0) + 0.04)
        if not exercise.notes:
            object.__setattr__(exercise, "notes", "")
        if exercise.rest_seconds is None:
            object.__setattr__(exercise, "rest_seconds", 0)

    assert differences(shown, lower()) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda r: r.update(title="Other"), "its title is 'Other'"),
        (lambda r: r.update(notes="Other"), "its notes differ"),
        (lambda r: r["exercises"].pop(), "it has 2 exercises of 3"),
        (lambda r: r["exercises"][0].update(exercise_template_id=BENCH),
         f"exercise 1: it is {BENCH}"),
        (lambda r: r["exercises"][1].update(supersets_id=None),
         "its supersets are [None, None, 0]"),
        (lambda r: r["exercises"][0].update(rest_seconds=90),
         "exercise 1: its rest is 90"),
        (lambda r: r["exercises"][1].update(notes=None),
         "exercise 2: its notes differ"),
        (lambda r: r["exercises"][0]["sets"].pop(), "exercise 1: it has 4 sets of 5"),
        (lambda r: r["exercises"][0]["sets"][0].update(type="normal"),
         "exercise 1: set 1: it is of type 'normal'"),
        (lambda r: r["exercises"][0]["sets"][4].update(weight_kg=95),
         "exercise 1: set 5: weight_kg is 95.0, not 97.5"),
        (lambda r: r["exercises"][0]["sets"][4].update(reps=None),
         "exercise 1: set 5: reps is None, not 5"),
    ],
)  # fmt: skip
def test_whatever_differs_is_found_and_named(change, words):
    shown = read(lower()).model_dump()
    change(shown)
    found = differences(Routine.model_validate(shown), lower())

    assert any(each.startswith(words.removesuffix(".0")) for each in found), found


def test_supersets_may_be_numbered_otherwise_as_long_as_the_same_belong_together():
    shown = read(lower()).model_dump()
    for exercise in shown["exercises"][1:]:
        exercise["supersets_id"] = 17

    assert differences(Routine.model_validate(shown), lower()) == ()


def test_the_place_is_in_the_title():
    held = Delivery("hevy", "C")
    wanted = order(held=held)
    made = routine_of(wanted, wanted.workout, Offer(OFFERED, exercises()))

    assert made["title"].startswith("coach C · ")
