from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Sport
from coach.domain.plan import WorkoutStatus as Status
from coach.domain.review import Correction, MatchKind, SportTally, WeekVerdict
from coach.domain.sync import SourceState, SourceStatus
from coach.review.compare import adherences, compare_week, outcomes, training_s
from tests.builders import day, session, workout
from tests.coach.review.evenings import LOAD, SUNDAY, evening, files, week


def status(planned, *done):
    (found,) = week([planned], list(done)).outcomes
    return found.status


# The week


def plan_of(*completed):
    """Runs on as many days as told; those told True were done."""
    workouts = [
        workout("run", n % 7, 30, uuid=f"w-{n}", priority=n // 7)
        for n in range(len(completed))
    ]
    corrections = [
        Correction(f"s-{n}", f"w-{n}") for n, done in enumerate(completed) if done
    ]
    sessions = [
        session("run", n % 7, 30, uuid=f"s-{n}", hour=7 + n / 10)
        for n, done in enumerate(completed)
        if done
    ]
    return workouts, sessions, *corrections


def test_four_of_six_is_two_thirds_and_asks_for_adjusting():
    result = week(*plan_of(True, True, True, True, False, False))

    assert (result.planned, result.completed) == (6, 4)
    assert round(result.adherence, 3) == 0.667
    assert result.verdict is WeekVerdict.ADJUST


def test_seven_of_ten_is_watched():
    result = week(*plan_of(*[True] * 7, *[False] * 3))

    assert result.adherence == 0.7
    assert result.verdict is WeekVerdict.WATCH


def test_eight_of_ten_is_watched_and_nine_of_ten_keeps():
    assert week(*plan_of(*[True] * 8, *[False] * 2)).verdict is WeekVerdict.WATCH
    assert week(*plan_of(*[True] * 9, False)).verdict is WeekVerdict.KEEP


def test_nothing_planned_is_no_adherence_and_keeps():
    result = week([], [session("run", 2)])

    assert (result.adherence, result.verdict) == (None, WeekVerdict.KEEP)
    assert result.extra == (session("run", 2),)
    assert result.actual_s == 45 * 60


def test_the_week_runs_from_six_days_before_to_the_day():
    planned = [workout("run", on) for on in (-1, 0, 6, 7)]

    result = week(planned, [session("run", on) for on in (-1, 0, 6, 7)])

    assert (result.first, result.last) == (day(0), day(6))
    assert [o.workout.day for o in result.outcomes] == [day(0), day(6)]
    assert result.actual_s == 2 * 45 * 60


def test_extra_work_is_time_and_never_adherence():
    planned = [workout("run", 0), workout("run", 3)]
    done = [session("run", 0), session("ride", 1, 90), session("golf", 2, 120)]

    result = week(planned, done)

    assert (result.planned, result.completed) == (2, 1)
    assert result.extra == (done[1], done[2])
    assert result.actual_s == (45 + 90 + 120) * 60
    assert result.planned_s == 90 * 60


def test_prescribed_time_is_that_of_the_workouts_that_count():
    planned = [workout("run", 0, 30), workout("run", 4, 60), workout("swim", 6, 45)]

    result = week(planned, sources=files(day(3)))

    assert result.planned_s == 30 * 60


def test_sports_are_tallied_by_what_was_planned_and_timed_by_what_was_done():
    planned = [workout("swim", 0, 45), workout("swim", 2, 45), workout("run", 4, 30)]
    done = [session("swim", 0, 50), session("ride", 2, 45), session("walk", 3, 20)]

    result = week(planned, done)

    assert dict(result.by_sport) == {
        Sport.SWIM: SportTally(2, 2, 50 * 60),
        Sport.RUN: SportTally(1, 0, 0.0),
        Sport.RIDE: SportTally(0, 0, 45 * 60),
        Sport.WALK: SportTally(0, 0, 20 * 60),
    }


def test_a_workout_done_on_another_day_counts_on_the_planned_one():
    result = week([workout("swim", 3)], [session("swim", 5)])

    assert result.outcomes[0].status is Status.DONE
    assert result.outcomes[0].workout.day == day(3)
    assert result.extra == ()


def test_a_workout_of_last_week_done_in_this_one_is_time_here_and_done_there():
    planned, done = workout("run", -1), session("run", 0)
    tonight = evening([planned], [done])

    result = compare_week(tonight, LOAD)

    assert (result.planned, result.extra) == (0, ())
    assert result.actual_s == 45 * 60
    assert adherences(tonight, 2) == (None, 1.0)


def test_a_brick_is_completed_by_one_of_its_legs_only():
    legs = [session("ride", 0, 60), session("run", 0, 30, hour=8.1)]

    result = week([workout("ride", 0, 60), workout("run", 2, 30, day=day(2))], legs)

    assert [o.session for o in result.outcomes] == legs
    assert week([workout("ride", 0, 120)], legs).completed == 1


@pytest.mark.parametrize(
    ("days", "gaps"), [((), ()), ((2,), ()), ((0, 1, 4), (1, 3)), ((3, 3), (0,))]
)
def test_gaps_between_hard_sessions_oldest_first(days, gaps):
    done = [session("run", on, hour=7 + n) for n, on in enumerate(days)]
    easy = session("walk", 5)
    hard = frozenset(each.activity.uuid for each in done)

    assert week([], [*done, easy], hard=hard).days_between_hard == gaps


def test_a_hard_session_before_the_week_is_not_counted():
    done = [session("run", -1), session("run", 3), session("run", 5)]
    hard = frozenset(each.activity.uuid for each in done)

    assert week([], done, hard=hard).days_between_hard == (2,)


def test_load_is_passed_through():
    assert week([]).load == LOAD


# The last weeks


def test_adherence_of_the_last_four_windows_newest_first():
    planned = [workout("run", on, 30) for on in (6, -1, -2, -15, -16)]
    done = [session("run", on, 30) for on in (6, -1)]

    assert adherences(evening(planned, done)) == (1.0, 0.5, None, 0.0)


def test_training_time_of_the_last_four_windows_newest_first():
    done = [session("run", on, 30) for on in (7, 6, 0, -1, -21, -22)]

    assert training_s(evening([], done)) == (3600, 1800, 0, 1800)


def test_outcomes_of_four_weeks_are_in_order_of_day():
    planned = [workout("run", on) for on in (5, -20, 0, -8)]

    found = outcomes(evening(planned), day(-21), SUNDAY)

    assert [o.workout.day for o in found] == [day(-20), day(-8), day(0), day(5)]


def test_no_session_after_the_day_is_found_whatever_is_asked():
    known = evening([], [session("run", on) for on in (5, 6, 7)])

    found = known.sessions_between(day(6), day(9))

    assert [each.activity.local_date for each in found] == [SUNDAY]


# Days


def at(zone, *moment):
    start = datetime(*moment, tzinfo=zone)
    return session("run", 0, 45, start=start, uuid=f"s-{start.isoformat()}")


def test_a_session_over_midnight_belongs_to_the_day_it_began():
    done = at(UTC, 2026, 3, 8, 23, 40)

    assert status(workout("run", 6), done) is Status.DONE


def test_a_review_just_after_midnight_does_not_see_the_new_day():
    late, new = at(UTC, 2026, 3, 8, 21, 0), at(UTC, 2026, 3, 9, 0, 2)

    result = week([workout("run", 6), workout("run", 7)], [late, new])

    assert result.outcomes[0].session == late
    assert result.actual_s == 45 * 60


def test_a_day_is_that_of_the_place_it_was_done_in():
    tokyo, honolulu = timezone(timedelta(hours=9)), timezone(timedelta(hours=-10))
    first, second = at(tokyo, 2026, 3, 3, 7, 0), at(honolulu, 2026, 3, 2, 20, 0)
    hard = frozenset({first.activity.uuid, second.activity.uuid})

    result = week([workout("run", 0), workout("run", 1)], [first, second], hard=hard)

    assert [o.session for o in result.outcomes] == [second, first]
    assert {o.match.kind for o in result.outcomes} == {MatchKind.EXACT}
    assert result.days_between_hard == (1,)


@pytest.mark.parametrize("hour", [1, 3, 23])
def test_a_day_with_a_missing_hour_is_a_day(hour):
    new_york = ZoneInfo("America/New_York")  # 8 March 2026 has no 02:00 there
    done = at(new_york, 2026, 3, 8, hour, 30)

    result = week([workout("run", 6)], [done])

    assert result.outcomes[0].match.kind is MatchKind.EXACT
    assert result.actual_s == 45 * 60


# Always


SPORTS = st.sampled_from(["run", "swim", "strength"])
WORKOUTS = st.lists(
    st.builds(
        lambda sport, on, n: workout(sport, on, 30, uuid=f"w-{n}"),
        SPORTS,
        st.integers(-3, 8),
        st.integers(0, 99),
    ),
    max_size=8,
    unique_by=lambda each: each.uuid,
)
SESSIONS = st.lists(
    st.builds(
        lambda sport, on, minutes, n: session(sport, on, minutes, uuid=f"s-{n}"),
        SPORTS,
        st.integers(-3, 8),
        st.sampled_from([10, 20, 30]),
        st.integers(0, 99),
    ),
    max_size=8,
    unique_by=lambda each: each.activity.uuid,
)


@given(WORKOUTS, SESSIONS, st.sampled_from([None, *range(-4, 7)]))
def test_training_we_cannot_see_is_not_training_missed(workouts, sessions, through):
    answered = None if through is None else day(through)
    sources = (SourceStatus("garmin", SourceState.STALE, answered, answered),)

    result = week(workouts, sessions, sources=(*sources, files()[-1]))

    for each in result.outcomes:
        if each.status is Status.MISSED:
            assert answered is not None
            assert each.workout.day <= answered


@given(WORKOUTS, SESSIONS)
def test_every_session_of_the_week_is_given_extra_or_asked_about(workouts, sessions):
    tonight = evening(workouts, sessions)
    result = compare_week(tonight, LOAD)

    seen = {s.activity.uuid for s in tonight.sessions_between(day(0), SUNDAY)}
    given_ = {m.session_uuid for m in tonight.matches if m.workout_uuid}
    asked = {m.session_uuid for m in tonight.matches if m.candidates}
    extra = {s.activity.uuid for s in result.extra}
    assert extra.isdisjoint(given_ | asked)
    assert seen <= extra | given_ | asked
    assert result.completed <= result.planned <= len(result.outcomes)


@given(WORKOUTS, SESSIONS, st.randoms())
def test_the_order_given_does_not_matter(workouts, sessions, random):
    before = week(list(workouts), list(sessions))
    random.shuffle(workouts)
    random.shuffle(sessions)

    assert week(workouts, sessions) == before


@given(WORKOUTS, SESSIONS, st.integers(-3, 6))
def test_an_evening_sees_nothing_later(workouts, sessions, on):
    tonight = day(on)
    seen = [s for s in sessions if s.activity.local_date <= tonight]

    assert week(workouts, sessions, on=tonight) == week(workouts, seen, on=tonight)
