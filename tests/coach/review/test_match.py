import pytest

from coach.domain.activity import Lap
from coach.domain.plan import End, EndKind, Intensity, Repeat, Step
from coach.domain.review import Correction, MatchKind, SessionLoad
from coach.review.match import match
from tests.builders import day, lifts, session, sets, workout
from tests.coach.review.matching import SUNDAY, matched, only, uuids

# The day's own sport


def test_the_planned_sport_on_the_planned_day_is_exact():
    found = only([workout("swim", 0, 45)], [session("swim", 0, 47)])

    assert found.kind is MatchKind.EXACT
    assert found.workout_uuid == workout("swim", 0, 45).uuid
    assert found.reason == "same day, swim, 2 min longer than planned"
    assert 0.9 < found.score <= 1


def test_of_two_candidates_the_closest_in_duration_is_taken():
    short, right = session("swim", 0, 18), session("swim", 0, 28)
    planned = workout("swim", 0, 30)

    assert matched([planned], [short, right]) == uuids((right, planned))


def test_two_sessions_and_two_workouts_of_a_day_are_paired_by_length():
    short, long = workout("run", 0, 30), workout("run", 0, 90)
    morning, evening = session("run", 0, 85), session("run", 0, 35, hour=18)

    assert matched([short, long], [morning, evening]) == uuids(
        (morning, long), (evening, short)
    )


def test_the_days_own_sport_beats_a_closer_duration_on_another_day():
    planned = workout("run", 0, 60)
    same_day, next_day = session("run", 0, 35), session("run", 1, 60)

    found = match([planned], [same_day, next_day], day=SUNDAY)

    assert [m.kind for m in found] == [MatchKind.EXACT, MatchKind.NONE]


def test_swims_are_compared_by_distance_and_strength_by_sets():
    swim = only(
        [workout("swim", 0, 45, distance_m=1500.0)],
        [session("swim", 0, 20, distance_m=1440.0)],
    )
    lift = only(
        [workout("strength", 0, 45, steps=lifts("back squat", "row"))],
        [session("strength", 0, 45, sets=sets(5, 5, 5))],
    )

    assert swim.reason == "same day, swim, 96 % of the planned distance"
    assert lift.reason == (
        "same day, strength session, 3 of 6 hard sets, 1 of 2 planned exercises"
    )


def test_of_two_strength_workouts_the_one_with_the_exercises_done_is_taken():
    upper = workout("strength", 0, 50, steps=lifts("bench press", "row"))
    lower = workout("strength", 0, 51, steps=lifts("back squat", "deadlift"))
    done = session(
        "strength",
        0,
        50,
        sets=sets(5, 5, 5) + sets(5, 5, 5, exercise="deadlift"),
    )

    assert matched([upper, lower], [done]) == uuids((done, lower))


def test_the_workout_the_watch_led_through_is_taken():
    fives = Repeat(
        5,
        (
            Step(Intensity.WORK, End(EndKind.TIME, 240)),
            Step(Intensity.REST, End(EndKind.TIME, 180)),
        ),
    )
    steady = workout("run", 0, 40)
    hard = workout("run", 0, 41, steps=(steady.steps[0], fives, steady.steps[0]))
    laps = tuple(Lap(0, 240, step_index=i) for i in (0, 1, 2, 1, 2, 1, 2, 1, 2, 4))
    done = session("run", 0, 40, laps=laps)

    assert matched([steady, hard], [done]) == uuids((done, hard))


# Another day


@pytest.mark.parametrize(
    ("shift", "words"),
    [(-2, "2 days early"), (-1, "1 day early"), (1, "1 day late"), (2, "2 days late")],
)
def test_a_workout_may_be_two_days_early_or_late(shift, words):
    found = only([workout("run", 3)], [session("run", 3 + shift)])

    assert found.kind is MatchKind.INFERRED
    assert found.reason == f"{words}, run, as long as planned"


@pytest.mark.parametrize("shift", [-3, 3])
def test_three_days_are_too_far(shift):
    assert only([workout("run", 3)], [session("run", 3 + shift)]).kind is MatchKind.NONE


def test_the_nearer_day_is_taken():
    far, near = workout("run", 1, 45), workout("run", 2, 45)
    done = session("run", 3)

    assert matched([far, near], [done]) == uuids((done, near))


def test_scores_tell_the_kinds_of_fit_apart():
    def score(sport="run", on=3, minutes=60, load=None):
        loads = (
            {f"a-{sport}-{on}-7-{minutes}": SessionLoad(load, "rpe")} if load else {}
        )
        planned = workout("run", 3, 60, load=60.0)
        return only([planned], [session(sport, on, minutes)], loads=loads).score

    ordered = [
        score(),
        score(minutes=30),
        score(on=4),
        score(on=4, minutes=30),
        score(on=5),
        score(on=5, minutes=30),
        score("ride", load=60.0),
        score("ride", load=41.0),
        score(minutes=29),
        0.0,
    ]
    assert ordered == sorted(ordered, reverse=True)
    assert len(set(ordered)) == len(ordered)


def test_a_week_done_a_day_late_throughout_is_matched_throughout():
    planned = [workout("swim", on) for on in (0, 2, 4)]
    done = [session("swim", on) for on in (1, 3, 5)]

    assert matched(planned, done) == uuids(*zip(done, planned, strict=True))


def test_a_workout_of_tomorrow_is_not_taken_for_todays_extra():
    planned, done = workout("run", 4), session("run", 3)

    assert matched([planned], [done], on=day(3)) == {}
    assert matched([planned], [done], on=day(4)) == uuids((done, planned))


def test_a_session_after_the_evening_is_not_seen():
    assert match([workout("run", 3)], [session("run", 4)], day=day(3)) == ()


def test_less_than_half_on_another_day_is_extra():
    assert only([workout("run", 3, 60)], [session("run", 4, 29)]).workout_uuid is None


def test_a_full_session_next_day_is_taken_before_five_minutes_on_the_day():
    planned = workout("swim", 0, 45)
    splash, real = session("swim", 0, 5), session("swim", 1, 45)

    assert matched([planned], [splash, real]) == uuids((real, planned))


def test_less_than_half_on_the_day_is_named_when_nothing_else_was_done():
    found = only([workout("swim", 0, 45)], [session("swim", 0, 10)])

    assert found.kind is MatchKind.INFERRED
    assert found.reason == "same day, swim, 35 min shorter than planned"


# Another sport


def test_a_walk_of_twenty_minutes_is_never_a_swim():
    found = only([workout("swim", 0, 45)], [session("walk", 0, 20)])

    assert found.kind is MatchKind.NONE
    assert found.workout_uuid is None
    assert found.reason == (
        "no planned walk is left within 2 days, "
        "and it is not like the planned swim of that day"
    )


@pytest.mark.parametrize("light", ["walk", "mobility", "golf", "chores"])
def test_nothing_light_stands_for_training_however_long_it_was(light):
    planned, done = workout("swim", 0, 45, load=50.0), session(light, 0, 45)
    loads = {done.activity.uuid: SessionLoad(50.0, "heart_rate")}

    assert matched([planned], [done], loads=loads) == {}


def test_another_sport_of_like_load_stands_for_the_days_workout():
    planned, done = workout("swim", 0, 45, load=50.0), session("ride", 0, 70)
    loads = {done.activity.uuid: SessionLoad(55.0, "power")}

    found = only([planned], [done], loads=loads)

    assert found.kind is MatchKind.INFERRED
    assert found.workout_uuid == planned.uuid
    assert found.score <= 0.3
    assert found.reason == ("same day, ride instead of swim, 110 % of the planned load")


@pytest.mark.parametrize(
    ("value", "fits"), [(33.0, False), (33.5, True), (75.0, True), (75.1, False)]
)
def test_like_load_is_from_two_thirds_to_one_and_a_half(value, fits):
    planned, done = workout("swim", 0, 45, load=50.0), session("ride", 0, 45)
    loads = {done.activity.uuid: SessionLoad(value, "power")}

    assert bool(matched([planned], [done], loads=loads)) is fits


def test_without_loads_another_sport_is_compared_by_duration():
    planned = workout("swim", 0, 45)

    assert matched([planned], [session("ride", 0, 20)]) == {}
    assert len(matched([planned], [session("ride", 0, 45)])) == 1


def test_another_sport_on_another_day_is_extra():
    assert matched([workout("swim", 0, 45)], [session("ride", 1, 45)]) == {}


def test_another_sport_is_taken_only_when_the_sport_itself_is_nowhere():
    planned = workout("swim", 0, 45)
    ride, swim = session("ride", 0, 45), session("swim", 2, 45)

    assert matched([planned], [ride, swim]) == uuids((swim, planned))


def test_a_ride_belongs_to_the_ride_of_the_day_before_rather_than_to_todays_swim():
    swim, ride = workout("swim", 1, 45), workout("ride", 0, 45)
    done = session("ride", 1, 45)

    assert matched([swim, ride], [done]) == uuids((done, ride))


def test_another_sport_in_full_is_taken_before_a_few_minutes_of_the_sport():
    planned = workout("swim", 0, 45)
    splash, ride = session("swim", 0, 5), session("ride", 0, 45, hour=9)

    assert matched([planned], [splash, ride]) == uuids((ride, planned))


# Skipped


def test_a_skipped_workout_is_not_matched():
    planned = workout("run", 0, skip_reason="travel")

    assert only([planned], [session("run", 0)]).kind is MatchKind.NONE


def test_a_skipped_workout_can_still_be_corrected_by_hand():
    planned, done = workout("run", 0, skip_reason="travel"), session("run", 0)
    said = Correction(done.activity.uuid, planned.uuid)

    assert matched([planned], [done], said) == uuids((done, planned))


# One to one


def test_a_workout_is_completed_by_one_session_only():
    ride, run = session("ride", 0, 60), session("run", 0, 30, hour=8.1)
    brick = workout("ride", 0, 90)

    assert matched([brick], [ride, run]) == uuids((ride, brick))


def test_one_session_completes_one_workout_only():
    planned = [workout("run", 0, 60), workout("run", 0, 20)]

    assert len(matched(planned, [session("run", 0, 62)])) == 1
