from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Lap, Session, Source
from coach.domain.plan import End, EndKind, Intensity, Repeat, Step
from coach.domain.review import Correction, MatchKind, SessionLoad
from coach.review.match import match
from tests.builders import activity, day, lifts, session, sets, workout

SUNDAY = day(6)


def matched(workouts, sessions, *corrections, on=SUNDAY, loads=None):
    """Workout by session, of those that were given one."""
    found = match(workouts, sessions, corrections, day=on, loads=loads or {})
    return {m.session_uuid: m.workout_uuid for m in found if m.workout_uuid}


def only(workouts, sessions, *corrections, on=SUNDAY, loads=None):
    (found,) = match(workouts, sessions, corrections, day=on, loads=loads or {})
    return found


def uuids(*pairs):
    return {done.activity.uuid: planned.uuid for done, planned in pairs}


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


# What is asked


def test_a_session_between_two_workouts_that_fit_alike_is_asked_not_guessed():
    tuesday, thursday = workout("swim", 1), workout("swim", 3, uuid="w-thu")

    found = only([tuesday, thursday], [session("swim", 2)])

    assert found.kind is MatchKind.AMBIGUOUS
    assert found.workout_uuid is None
    assert found.candidates == (tuesday.uuid, thursday.uuid)
    assert found.reason == (
        "fits Swim 45 min on Tuesday and Swim 45 min on Thursday about as well"
    )


def test_a_clear_difference_in_amount_settles_it_without_asking():
    tuesday, thursday = workout("swim", 1, 45), workout("swim", 3, 60)
    done = session("swim", 2, 60)

    assert matched([tuesday, thursday], [done]) == uuids((done, thursday))


@pytest.mark.parametrize(("other", "asked"), [(50, True), (51, False)])
def test_ten_per_cent_apart_is_about_as_well(other, asked):
    planned = [workout("run", 0, 45), workout("run", 0, other)]

    found = only(planned, [session("run", 0, 45)])

    assert (found.kind is MatchKind.AMBIGUOUS) is asked


def test_two_equal_workouts_both_done_are_not_asked_about():
    planned = [workout("run", 0, 30, uuid="w-1"), workout("run", 0, 30, uuid="w-2")]
    done = [session("run", 0, 30), session("run", 0, 30, hour=18)]

    assert len(matched(planned, done)) == 2


def test_two_equal_sessions_for_one_workout_are_not_asked_about():
    planned = workout("run", 0, 30)
    first, second = session("run", 0, 30), session("run", 0, 30, hour=18)

    assert matched([planned], [second, first]) == uuids((first, planned))


def test_two_sessions_for_three_workouts_ask_about_each():
    planned = [workout("swim", on) for on in (0, 2, 4)]
    done = [session("swim", on) for on in (1, 3)]

    found = match(planned, done, day=SUNDAY)

    assert [m.kind for m in found] == [MatchKind.AMBIGUOUS] * 2
    assert found[0].candidates == (planned[0].uuid, planned[1].uuid)
    assert found[1].candidates == (planned[1].uuid, planned[2].uuid)


def test_what_is_asked_about_is_not_given_to_another_sport():
    tuesday, thursday = workout("swim", 1), workout("swim", 3, uuid="w-thu")
    sessions = [session("swim", 2), session("ride", 3)]

    assert matched([tuesday, thursday], sessions) == {}


def test_an_answer_settles_the_question():
    tuesday, thursday = workout("swim", 1), workout("swim", 3, uuid="w-thu")
    done = session("swim", 2)
    said = Correction(done.activity.uuid, thursday.uuid)

    found = only([tuesday, thursday], [done], said)

    assert found.kind is MatchKind.MANUAL
    assert found.workout_uuid == "w-thu"
    assert found.score == 1.0


# Corrections


def test_a_correction_stands_before_a_better_fit():
    planned, done = workout("run", 0), session("run", 0)
    other = session("ride", 5, 10)
    said = Correction(other.activity.uuid, planned.uuid)

    assert matched([planned], [done, other], said) == uuids((other, planned))


def test_a_session_that_was_no_workout_stays_none_by_hand():
    done = session("run", 0)

    found = only([workout("run", 0)], [done], Correction(done.activity.uuid, None))

    assert (found.kind, found.workout_uuid) == (MatchKind.MANUAL, None)
    assert found.reason == "you said it was no planned workout"


def test_a_correction_of_any_recording_is_one_of_the_session():
    watch = activity("strength", 0)
    done = Session(watch, (watch.uuid, "h-1"))
    planned = workout("strength", 4)

    assert matched([planned], [done], Correction("h-1", planned.uuid)) == uuids(
        (done, planned)
    )


def test_a_later_word_replaces_an_earlier_one():
    planned = workout("run", 0)
    first, second = session("run", 0), session("run", 5)
    one = Correction(first.activity.uuid, planned.uuid)
    two = Correction(second.activity.uuid, planned.uuid)

    assert matched([planned], [first, second], one, two) == uuids((second, planned))
    assert matched([planned], [first], one, replace(one, workout_uuid=None)) == {}


def test_a_correction_to_a_workout_out_of_sight_still_holds_the_session():
    done = session("run", 0)
    said = Correction(done.activity.uuid, "w-of-another-plan")

    found = only([workout("run", 0)], [done], said)

    assert (found.kind, found.workout_uuid) == (MatchKind.MANUAL, "w-of-another-plan")


def test_a_correction_of_an_activity_not_seen_is_left_alone():
    planned, done = workout("run", 0), session("run", 0)

    assert matched([planned], [done], Correction("gone", planned.uuid)) == uuids(
        (done, planned)
    )


# Always


SPORTS = st.sampled_from(["run", "swim", "ride", "walk"])
MINUTES = st.sampled_from([10, 20, 30, 31, 45, 60])
WORKOUTS = st.lists(
    st.builds(
        lambda sport, on, minutes, n, skip: workout(
            sport, on, minutes, uuid=f"w-{n}", skip_reason=skip
        ),
        SPORTS,
        st.integers(0, 6),
        MINUTES,
        st.integers(0, 99),
        st.sampled_from([None, None, None, "travel"]),
    ),
    max_size=7,
    unique_by=lambda each: each.uuid,
)
SESSIONS = st.lists(
    st.builds(
        lambda sport, on, minutes, n: session(
            sport, on, minutes, uuid=f"s-{n}", source=Source.FIT
        ),
        SPORTS,
        st.integers(0, 7),
        MINUTES,
        st.integers(0, 99),
    ),
    max_size=7,
    unique_by=lambda each: each.activity.uuid,
)
CORRECTIONS = st.lists(
    st.builds(
        Correction,
        st.integers(0, 99).map(lambda n: f"s-{n}"),
        st.one_of(st.none(), st.integers(0, 99).map(lambda n: f"w-{n}")),
    ),
    max_size=3,
)


@given(WORKOUTS, SESSIONS, CORRECTIONS)
def test_each_session_and_each_workout_is_used_once(workouts, sessions, corrections):
    found = match(workouts, sessions, corrections, day=SUNDAY)

    seen = [s for s in sessions if s.activity.local_date <= SUNDAY]
    given_ = [m.workout_uuid for m in found if m.workout_uuid]
    assert len({m.session_uuid for m in found}) == len(found) == len(seen)
    assert len(set(given_)) == len(given_)


@given(WORKOUTS, SESSIONS, CORRECTIONS, st.randoms())
def test_the_order_given_does_not_matter(workouts, sessions, corrections, random):
    before = match(workouts, sessions, corrections, day=SUNDAY)
    random.shuffle(workouts)
    random.shuffle(sessions)

    assert match(workouts, sessions, corrections, day=SUNDAY) == before


@given(WORKOUTS, SESSIONS, st.data())
def test_a_correction_outlives_whatever_comes_in_later(workouts, sessions, data):
    done = session("run", 2, uuid="s-fixed")
    wanted = data.draw(st.sampled_from([*(w.uuid for w in workouts), None]))
    said = Correction("s-fixed", wanted)

    (found,) = (
        each
        for each in match(workouts, [*sessions, done], [said], day=SUNDAY)
        if each.session_uuid == "s-fixed"
    )

    assert (found.kind, found.workout_uuid) == (MatchKind.MANUAL, wanted)


@given(WORKOUTS, SESSIONS)
def test_what_was_found_by_itself_keeps_to_the_rules(workouts, sessions):
    planned = {each.uuid: each for each in workouts}
    done = {each.activity.uuid: each.activity for each in sessions}
    for found in match(workouts, sessions, day=SUNDAY):
        assert 0 <= found.score <= 1
        assert found.reason
        for uuid in filter(None, (found.workout_uuid, *found.candidates)):
            each, was = planned[uuid], done[found.session_uuid]
            shift = abs((was.local_date - each.day).days)
            assert each.skip_reason is None
            assert each.day <= SUNDAY
            assert shift <= 2
            assert was.sport is each.sport or shift == 0
            assert (was.sport == "walk") == (each.sport == "walk")


@given(WORKOUTS, SESSIONS)
def test_no_day_is_left_unmatched_that_could_have_been_kept(workouts, sessions):
    found = match(workouts, sessions, day=SUNDAY)
    used = {m.workout_uuid for m in found} | {c for m in found for c in m.candidates}
    busy = {m.session_uuid for m in found if m.kind is not MatchKind.NONE}

    for each in workouts:
        if each.uuid in used or each.skip_reason:
            continue
        for done in sessions:
            was = done.activity
            free = was.uuid not in busy and was.local_date == each.day
            assert not (free and was.sport is each.sport)
