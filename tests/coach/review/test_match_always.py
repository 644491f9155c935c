from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Source
from coach.domain.review import Correction, MatchKind
from coach.review.match import match
from tests.builders import session, workout
from tests.coach.review.matching import SUNDAY

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
