from coach.review.fuse import fuse
from tests.builders import sets
from tests.coach.review.recordings import entry, hevy, watch

SQUATS = sets(5, 5, 5, exercise="back squat", load_kg=100)


def typed(minutes=10, **fields):
    made = {"sets": SQUATS, "uuid": "typed"}
    return entry("strength", minutes=minutes, **(made | fields))


def members(sessions):
    return sorted(sorted(each.members) for each in sessions)


def test_typed_sets_are_one_session_with_the_days_recording_however_long():
    recorded = watch(minutes=75, uuid="watch")

    (session,) = fuse([recorded, typed()])

    assert session.activity.uuid == "watch"
    assert session.activity.elapsed_s == 75 * 60
    assert session.activity.sets == SQUATS


def test_typed_sets_take_the_place_of_those_a_watch_counted():
    counted = sets(7, 3, exercise="unknown", load_kg=None)

    (session,) = fuse([watch(sets=counted), typed()])

    assert session.activity.sets == SQUATS


def test_typed_sets_of_an_exercise_the_app_has_are_not_counted_twice():
    benches = sets(5, 5, exercise="bench press", load_kg=80)
    both = (*benches, *SQUATS)

    (session,) = fuse([watch(), hevy(), typed(sets=both)])

    names = [each.exercise for each in session.activity.sets]
    assert names == ["bench press"] * 3 + ["back squat"] * 3
    indices = [each.exercise_index for each in session.activity.sets]
    assert max(indices[:3]) < min(indices[3:])


def test_of_two_sessions_the_one_without_an_apps_log_holds_them():
    morning = watch(hour=7.0, minutes=12, uuid="morning")
    evening = watch(hour=17.0, minutes=60, uuid="evening")
    log = hevy(hour=7.0, minutes=12, uuid="log")

    sessions = fuse([morning, evening, log, typed(minutes=12)])

    assert members(sessions) == [["evening", "typed"], ["log", "morning"]]


def test_typed_sets_and_a_typed_length_are_one_session():
    said = entry("strength", minutes=60, uuid="said", rpe=7)

    (session,) = fuse([said, typed()])

    assert session.activity.elapsed_s == 3600
    assert session.activity.sets == SQUATS
    assert session.activity.rpe == 7


def test_typed_sets_of_another_day_or_beside_another_sport_stand_alone():
    others = [watch(on=1, uuid="next"), watch("run", uuid="run")]

    assert members(fuse([*others, typed()])) == [["next"], ["run"], ["typed"]]
