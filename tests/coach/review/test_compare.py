import pytest

from coach.domain.plan import WorkoutStatus as Status
from coach.domain.review import Correction, MatchKind, SessionLoad, WeekVerdict
from coach.domain.sync import SourceState, SourceStatus
from coach.review.compare import outcomes
from tests.builders import day, lifts, session, sets, workout
from tests.coach.review.evenings import SUNDAY, evening, files, week


def outcome(planned, *done, **known):
    (found,) = outcomes(evening([planned], list(done), **known), day(-21), SUNDAY)
    return found


def status(planned, *done, **known):
    return outcome(planned, *done, **known).status


# Done, partial, under half


@pytest.mark.parametrize(
    ("done_s", "expected"),
    [
        (1799, Status.MISSED),
        (1800, Status.PARTIAL),
        (2862, Status.PARTIAL),
        (2879, Status.PARTIAL),
        (2880, Status.DONE),
        (3600, Status.DONE),
        (4320, Status.DONE),
        (9000, Status.DONE),
    ],
)
def test_half_is_partial_and_eighty_per_cent_is_done(done_s, expected):
    assert status(workout("run", 0, 60), session("run", 0, done_s / 60)) is expected


@pytest.mark.parametrize(("done_s", "said"), [(4320, False), (4321, True)])
def test_more_than_a_hundred_and_twenty_per_cent_is_said(done_s, said):
    found = outcome(workout("run", 0, 60), session("run", 0, done_s / 60))

    assert found.status is Status.DONE
    assert (found.inside == ("120 % of the planned duration, more than asked",)) is said


def test_the_share_and_its_measure_are_told():
    found = outcome(workout("run", 0, 60), session("run", 0, 45))

    assert (found.ratio, found.measure) == (0.75, "duration")
    assert found.session == session("run", 0, 45)
    assert found.match.kind is MatchKind.EXACT


def test_under_half_is_missed_but_names_what_was_done():
    found = outcome(workout("run", 0, 60), session("run", 0, 20))

    assert found.status is Status.MISSED
    assert found.session == session("run", 0, 20)
    assert not found.counts_as_completed


# Which measure


def test_swims_go_by_distance():
    planned = workout("swim", 0, 45, distance_m=1600.0)

    found = outcome(planned, session("swim", 0, 20, distance_m=1600.0))

    assert (found.status, found.measure) == (Status.DONE, "distance")


@pytest.mark.parametrize(
    ("yards", "expected"),
    [(1280, Status.DONE), (1255, Status.PARTIAL), (800, Status.PARTIAL)],
)
@pytest.mark.parametrize("digits", [2, 6])
def test_eighty_per_cent_in_yards_is_not_lost_in_a_device_that_rounds(
    yards, expected, digits
):
    planned = workout("swim", 0, 45, distance_m=1600 * 0.9144)
    done = session("swim", 0, 45, distance_m=round(yards * 0.9144, digits))

    assert status(planned, done) is expected


@pytest.mark.parametrize(
    ("planned_m", "done_m"), [(None, 1600.0), (1600.0, None), (1600.0, 0.0)]
)
def test_a_swim_goes_by_duration_where_either_side_has_no_distance(planned_m, done_m):
    planned = workout("swim", 0, 40, distance_m=planned_m)
    done = session("swim", 0, 36, distance_m=done_m, moving_s=20 * 60)

    found = outcome(planned, done)

    assert (found.measure, found.ratio) == ("duration", 0.9)


def test_strength_goes_by_hard_sets():
    planned = workout("strength", 0, 60, steps=lifts("back squat", sets=5))
    warm_ups = sets(8, 8, load_kg=40, rpe=3)

    found = outcome(planned, session("strength", 0, 20, sets=warm_ups + sets(5, 5, 5)))

    assert (found.status, found.measure, found.ratio) == (
        Status.PARTIAL,
        "hard sets",
        0.6,
    )


def test_strength_goes_by_duration_where_the_watch_saw_no_sets():
    planned = workout("strength", 0, 60, steps=lifts("back squat"))

    found = outcome(planned, session("strength", 0, 50))

    assert (found.status, found.measure) == (Status.DONE, "duration")


def test_runs_and_rides_go_by_moving_time():
    found = outcome(
        workout("ride", 0, 60, distance_m=30_000.0),
        session("ride", 0, 80, moving_s=48 * 60, distance_m=15_000.0),
    )

    assert (found.status, found.ratio) == (Status.DONE, 0.8)
    assert found.inside == ("50 % of the planned distance",)


# Substituted


def test_another_sport_of_like_load_is_substituted_and_counts():
    planned, done = workout("swim", 0, 45, load=50.0), session("ride", 0, 60)

    found = outcome(
        planned, done, loads={done.activity.uuid: SessionLoad(48.0, "power")}
    )

    assert found.status is Status.SUBSTITUTED
    assert (found.measure, found.ratio) == ("load", 0.96)
    assert found.counts_as_completed


def test_other_exercises_are_substituted():
    planned = workout("strength", 0, 60, steps=lifts("back squat", "deadlift"))
    done = session(
        "strength",
        0,
        60,
        sets=sets(5, 5, 5, exercise="bench press") + sets(5, 5, exercise="row"),
    )

    assert status(planned, done) is Status.SUBSTITUTED


def test_one_strange_name_is_a_spelling_not_other_work():
    planned = workout("strength", 0, 60, steps=lifts("back squat"))
    done = session("strength", 0, 60, sets=sets(5, 5, 5, exercise="squat (barbell)"))

    assert status(planned, done) is Status.DONE


def test_a_walk_never_completes_a_swim():
    result = week([workout("swim", 0, 45)], [session("walk", 0, 20)])

    assert [each.status for each in result.outcomes] == [Status.MISSED]
    assert result.extra == (session("walk", 0, 20),)


def test_a_walk_matched_by_hand_counts_when_it_was_half_of_it():
    planned, done = workout("swim", 0, 45), session("walk", 0, 40)
    said = Correction(done.activity.uuid, planned.uuid)

    result = week([planned], [done], said)

    assert result.outcomes[0].status is Status.SUBSTITUTED
    assert result.outcomes[0].match.kind is MatchKind.MANUAL


# Missed, skipped, unknown, planned


def test_a_day_that_is_over_and_answered_for_is_missed():
    assert status(workout("run", 3)) is Status.MISSED


def test_a_reason_makes_it_missed_before_its_day_is_over():
    planned = workout("run", 6)

    found = outcome(planned, day_is_over=False, missed_reasons={planned.uuid: "work"})

    assert (found.status, found.reason) == (Status.MISSED, "work")
    assert found.counts_as_planned


def test_what_was_said_to_be_missed_and_done_after_all_is_done():
    planned = workout("run", 0)

    found = outcome(
        planned, session("run", 0), missed_reasons={planned.uuid: "too tired"}
    )

    assert (found.status, found.reason) == (Status.DONE, None)


def test_a_skipped_workout_is_planned_and_not_completed():
    found = outcome(workout("run", 0, skip_reason="travel"), session("run", 0))

    assert (found.status, found.reason) == (Status.SKIPPED, "travel")
    assert found.session is None
    assert found.counts_as_planned
    assert not found.counts_as_completed


def test_a_day_nobody_answered_for_is_unknown_and_counts_nowhere():
    result = week([workout("run", 3)], sources=files(day(2)))

    assert result.outcomes[0].status is Status.UNKNOWN
    assert (result.planned, result.completed, result.adherence) == (0, 0, None)
    assert result.verdict is WeekVerdict.KEEP


def test_under_half_with_a_silent_source_is_unknown_because_more_may_come():
    silent = (
        SourceStatus("garmin", SourceState.UNREACHABLE, day(0), day(0)),
        SourceStatus("files", SourceState.OK, day(6), day(6)),
    )

    found = outcome(workout("run", 3, 60), session("run", 3, 20), sources=silent)

    assert found.status is Status.UNKNOWN


def test_what_was_done_is_done_whoever_is_silent():
    assert status(workout("run", 3), session("run", 3), sources=()) is Status.DONE


def test_a_day_that_is_not_over_is_planned():
    assert status(workout("run", 6), day_is_over=False) is Status.PLANNED
    assert status(workout("run", 5), day_is_over=False) is Status.MISSED
    assert status(workout("run", 6)) is Status.MISSED


def test_a_workout_begun_today_is_still_planned_until_half_of_it_is_done():
    planned = workout("run", 6, 60)

    assert status(planned, session("run", 6, 20), day_is_over=False) is Status.PLANNED
    assert status(planned, session("run", 6, 50), day_is_over=False) is Status.DONE


def test_workouts_after_the_evening_are_planned():
    (found,) = outcomes(evening([workout("run", 9)]), day(7), day(13))

    assert found.status is Status.PLANNED


def test_what_is_asked_about_is_unknown_until_it_is_answered():
    planned = [workout("swim", 1), workout("swim", 3)]
    done = session("swim", 2)

    asked = week(planned, [done])
    answered = week(planned, [done], Correction(done.activity.uuid, planned[1].uuid))

    assert [o.status for o in asked.outcomes] == [Status.UNKNOWN] * 2
    assert {o.match.kind for o in asked.outcomes} == {MatchKind.AMBIGUOUS}
    assert (asked.planned, asked.extra) == (0, ())
    assert [o.status for o in answered.outcomes] == [Status.MISSED, Status.DONE]


def test_a_question_about_a_day_that_is_not_over_leaves_it_planned():
    planned = [workout("swim", 6, uuid="w-1"), workout("swim", 6, uuid="w-2")]

    result = week(planned, [session("swim", 6)], day_is_over=False)

    assert [o.status for o in result.outcomes] == [Status.PLANNED] * 2


# Tests of fitness


JUMPS = {"tests": ("cmj_cm", "broad_jump_cm"), "is_test": True}


def jumps(*results):
    of_fitness = frozenset((key, day(at)) for key, at in results)
    return outcome(workout("strength", 2, 20, **JUMPS), results=of_fitness)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ((), Status.MISSED),
        ((("cmj_cm", 2), ("broad_jump_cm", 2)), Status.DONE),
        ((("cmj_cm", 1), ("broad_jump_cm", 3)), Status.DONE),
        ((("cmj_cm", 2),), Status.PARTIAL),
        ((("cmj_cm", 0), ("broad_jump_cm", 4)), Status.MISSED),
        ((("box_jump_cm", 2),), Status.MISSED),
    ],
)
def test_a_test_is_done_when_its_results_are_logged_on_its_day_or_beside_it(
    results, expected
):
    assert jumps(*results).status is expected


def test_a_logged_result_says_how_much_of_the_test_is_known():
    found = jumps(("cmj_cm", 2))

    assert (found.ratio, found.measure, found.session) == (0.5, "tests", None)


def test_the_result_of_a_test_outweighs_a_short_recording_and_a_logged_reason():
    trial = workout("run", 0, 40, tests=("run_5k_s",))
    known = {"results": frozenset({("run_5k_s", day(0))})}
    reasons = {trial.uuid: "travel"}

    assert status(trial, session("run", 0, 10), **known) is Status.DONE
    assert status(trial, missed_reasons=reasons, **known) is Status.DONE


def test_a_result_from_before_its_day_does_not_count_until_the_day_has_come():
    trial = workout("run", 6, 40, tests=("run_5k_s",))
    known = {"results": frozenset({("run_5k_s", day(5))})}

    (before,) = outcomes(evening([trial], on=day(5), **known), day(0), SUNDAY)
    (then,) = outcomes(evening([trial], on=day(6), **known), day(0), SUNDAY)

    assert (before.status, then.status) == (Status.PLANNED, Status.DONE)
