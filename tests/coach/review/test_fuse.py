from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.activity import Effort, Lap, Length, Source, Sport
from coach.domain.strength import StrengthSet
from coach.review.fuse import fuse
from tests.builders import sets
from tests.coach.review.recordings import entry, hevy, legs, phone, watch


def members(*activities):
    return {frozenset(each.members) for each in fuse(activities)}


def apart(*activities):
    return {frozenset({each.uuid}) for each in activities}


def together(*activities):
    return {frozenset(each.uuid for each in activities)}


# A watch and an app


def test_a_watch_recording_and_a_hevy_session_of_the_same_hour_are_one():
    (one,) = fuse([watch(), hevy()])

    assert one.members == (watch().uuid, hevy().uuid)
    assert one.activity.uuid == watch().uuid


def test_loads_and_reps_come_from_hevy_heart_rate_and_time_from_the_watch():
    recorded = watch(sets=(StrengthSet("unknown", 12),))
    logged = hevy(rpe=8.0, calories_kcal=None, note="shoulder fine")

    merged = fuse([recorded, logged])[0].activity

    assert merged.sets == logged.sets
    assert merged.rpe == 8.0
    assert merged.title == "Push day A"
    assert merged.note == "shoulder fine"
    assert merged.avg_hr_bpm == 118
    assert merged.max_hr_bpm == 155
    assert merged.calories_kcal == 410.0
    assert merged.effort == recorded.effort
    assert (merged.start, merged.elapsed_s) == (recorded.start, recorded.elapsed_s)


@pytest.mark.parametrize("minutes_off", [-25, -9, -1, 0, 1, 9, 25])
def test_clocks_that_disagree_by_minutes_do_not_split_a_session(minutes_off):
    logged = hevy(hour=17 + minutes_off / 60, minutes=60)

    assert members(watch(), logged) == together(watch(), logged)


def test_a_short_session_and_a_clock_twelve_minutes_off_are_still_one():
    recorded, logged = watch(minutes=20), hevy(hour=17.2, minutes=20)

    assert members(recorded, logged) == together(recorded, logged)


def test_a_log_left_open_for_hours_does_not_lengthen_the_session():
    logged = hevy(hour=16.9, minutes=9 * 60)

    (one,) = fuse([watch(), logged])

    assert one.activity.elapsed_s == 3600
    assert one.activity.sets == logged.sets


def test_a_log_left_open_goes_to_the_watch_it_began_with_not_to_the_next_one():
    morning, evening = watch(hour=8), watch(hour=16)
    logged = hevy(hour=8.05, minutes=10 * 60)

    found = members(morning, evening, logged)

    assert found == together(morning, logged) | apart(evening)


def test_a_log_opened_hours_before_the_watch_is_another_session():
    logged = hevy(hour=9, minutes=10 * 60)

    assert members(watch(), logged) == apart(watch(), logged)


def test_a_watch_that_knew_no_sport_takes_it_from_the_app():
    recorded = watch("other", sub_sport="cardio_training")

    merged = fuse([recorded, hevy(sub_sport="strength_training")])[0].activity

    assert merged.sport is Sport.STRENGTH
    assert merged.sub_sport == "strength_training"
    assert merged.uuid == recorded.uuid


def test_a_run_beside_a_log_left_open_stays_a_run():
    run, logged = watch("run", hour=18.5, minutes=40), hevy(minutes=5 * 60)

    assert members(run, logged) == apart(run, logged)


def test_volleyball_beside_a_log_left_open_stays_volleyball():
    game = watch("other", hour=17.7, minutes=60, sub_sport="volleyball")
    logged = hevy(minutes=8 * 60)

    assert members(game, logged) == apart(game, logged)


def test_gym_sessions_back_to_back_are_two():
    recorded, logged = watch(minutes=45), hevy(hour=17.77, minutes=45)

    assert members(recorded, logged) == apart(recorded, logged)


@pytest.mark.parametrize(
    ("minutes", "log_hour"), [(60, 17 + 50 / 60), (12, 17 + 13 / 60)]
)
def test_a_log_that_hardly_touches_the_recording_is_another_session(minutes, log_hour):
    recorded = watch(minutes=minutes)
    logged = hevy(hour=log_hour, minutes=minutes)

    assert members(recorded, logged) == apart(recorded, logged)


def test_of_two_legs_the_log_goes_to_the_one_it_began_with():
    first, run, second = legs(("strength", 15), ("run", 5), ("strength", 30))
    logged = hevy(hour=17.2, minutes=38)

    found = members(first, run, second, logged)

    assert found == apart(first, run) | together(second, logged)


def test_two_logs_within_one_recording_are_one_session_with_the_sets_of_both():
    first = hevy(hour=17.0, minutes=30)
    second = hevy(hour=17.55, minutes=25, sets=sets(8, 8, exercise="row"))

    (one,) = fuse([second, watch(), first])

    assert [each.exercise for each in one.activity.sets] == ["bench press"] * 3 + [
        "row"
    ] * 2
    assert [each.exercise_index for each in one.activity.sets] == [0, 0, 0, 1, 1]


def test_one_session_in_two_apps_has_its_sets_once():
    strong = hevy(uuid="s-1", source=Source.STRONG, hour=17.1)

    (one,) = fuse([watch(), hevy(), strong])

    assert len(one.members) == 3
    assert len(one.activity.sets) == 3


def test_one_session_from_file_and_service_of_one_app_is_one():
    copy = hevy(uuid="h-copy", hour=17.06)

    (one,) = fuse([hevy(), copy])

    assert one.activity.sets == hevy().sets


def test_two_sessions_in_one_app_are_two_even_when_one_was_left_open():
    first = hevy(hour=8, minutes=600)
    second = hevy(hour=17, sets=sets(8, 8, exercise="row"))

    assert members(first, second) == apart(first, second)


def test_two_logs_of_other_sets_are_two_even_when_they_began_together():
    first, second = hevy(), hevy(uuid="h-2", sets=sets(8, exercise="row"))

    assert members(first, second) == apart(first, second)


def test_a_log_never_leads_however_much_it_holds():
    logged = hevy(avg_hr_bpm=99, calories_kcal=1.0, distance_m=2.0)
    bare = watch(avg_hr_bpm=None, calories_kcal=None, effort=Effort())

    (one,) = fuse([logged, bare])

    assert one.activity.uuid == bare.uuid
    assert one.activity.avg_hr_bpm == 99


# Two devices


def test_one_run_on_watch_and_phone_is_one():
    recorded = watch("run", hour=7, minutes=45, title="Morning Run")
    second = phone(hour=7.03, minutes=44, title="Along the river", distance_m=8000.0)

    (one,) = fuse([recorded, second])

    assert one.activity.title == "Along the river"
    assert one.activity.distance_m == 8000.0
    assert one.activity.avg_hr_bpm == 118


def test_the_recording_that_holds_most_leads():
    lap = Lap(0.0, 60.0, distance_m=200.0)
    bike = watch("ride", device="edge", avg_power_w=210.0, laps=(lap,), distance_m=1.0)
    wrist = watch("ride", uuid="wrist")

    assert fuse([wrist, bike])[0].activity.uuid == bike.uuid


def test_a_phone_started_halfway_is_the_same_run():
    recorded, second = watch("run", hour=7, minutes=60), phone(hour=7.5, minutes=31)

    assert members(recorded, second) == together(recorded, second)


def test_two_devices_that_share_most_of_their_time_recorded_one_run():
    recorded, second = watch("run", hour=7, minutes=60), phone(hour=7.33, minutes=60)
    later = phone(hour=7.55, minutes=60)

    assert members(recorded, second) == together(recorded, second)
    assert members(recorded, later) == apart(recorded, later)


def test_a_phone_that_took_a_run_for_a_walk_recorded_the_same_session():
    recorded, second = watch("run", hour=7), phone("walk", minutes=58)

    assert members(recorded, second) == together(recorded, second)
    assert fuse([recorded, second])[0].activity.sport is Sport.RUN


@pytest.mark.parametrize(("minutes", "one"), [(55, True), (10, False)])
def test_a_device_that_knew_no_sport_must_have_seen_most_of_it(minutes, one):
    game, run = watch("other", hour=7), phone("run", minutes=minutes)

    assert (members(game, run) == together(game, run)) is one


def test_the_same_activity_from_two_files_is_one():
    original = watch("swim", lengths=(Length(0.0, 25.0, active=True),))
    cut = replace(original, uuid="copy", source=Source.STRAVA, elapsed_s=3570.0)

    (one,) = fuse([cut, original])

    assert one.activity.uuid == original.uuid
    assert one.activity.lengths == original.lengths


def test_a_device_does_not_record_two_things_at_once_so_overlap_is_a_broken_clock():
    first = watch("run", hour=0, minutes=30)
    second = watch("run", hour=0, minutes=60)

    assert members(first, second) == apart(first, second)


def test_two_runs_that_touch_are_two():
    warm_up, race = watch("run", hour=9, minutes=20), phone(hour=9.33, minutes=40)

    assert members(warm_up, race) == apart(warm_up, race)


def test_a_walk_during_a_ride_is_no_ride():
    ride, walk = watch("ride", minutes=60), phone("walk", hour=17, minutes=60)

    assert members(ride, walk) == apart(ride, walk)


def test_legs_of_one_file_stay_apart():
    parts = legs(("strength", 20), ("run", 10), ("strength", 30))

    assert members(*parts) == apart(*parts)


def test_a_log_over_all_legs_goes_to_one_and_joins_none_of_them():
    parts = legs(("strength", 20), ("run", 10), ("strength", 30))
    logged = hevy(hour=17, minutes=65)

    found = fuse([*parts, logged])

    assert len(found) == 3
    assert not any({"leg-0", "leg-2"} <= set(each.members) for each in found)
    assert sum(logged.uuid in each.members for each in found) == 1


def test_a_second_device_over_a_whole_brick_joins_no_legs():
    parts = legs(("ride", 60), ("run", 30))
    computer = watch("ride", minutes=91, device="edge", uuid="edge")

    assert members(*parts, computer) == together(parts[0], computer) | apart(parts[1])


# Entries by hand


def test_what_was_logged_by_hand_and_recorded_too_is_one_and_keeps_its_rpe():
    recorded, said = watch("run", minutes=44, hour=7), entry(rpe=7.0, title="Hills")

    (one,) = fuse([said, recorded])

    assert (one.activity.rpe, one.activity.title) == (7.0, "Hills")
    assert one.activity.elapsed_s == 44 * 60


def test_what_was_typed_in_afterwards_stands_before_what_the_app_asked():
    typed = entry("strength", minutes=58, rpe=7.0, title="Heavy day")

    (one,) = fuse([hevy(rpe=9.0), watch(), typed])

    assert (one.activity.rpe, one.activity.title) == (7.0, "Heavy day")


def test_an_entry_of_another_length_or_sport_or_day_is_its_own_session():
    recorded = watch("run", minutes=44, hour=7)
    others = [
        entry(minutes=20),
        entry("swim", minutes=44),
        entry(on=1, minutes=44, hour=3),
    ]

    for said in others:
        assert members(recorded, said) == apart(recorded, said)


def test_two_entries_are_two_sessions():
    first, second = entry(uuid="m-1"), entry(uuid="m-2")

    assert members(first, second) == apart(first, second)
    assert len(members(watch("run", minutes=45), first, second)) == 2


# Time


def test_zones_do_not_matter_to_what_is_one_session():
    moment = datetime(2026, 3, 2, 17, tzinfo=UTC)
    recorded = watch(start=moment.astimezone(ZoneInfo("America/New_York")))
    logged = hevy(start=moment + timedelta(minutes=3))

    (one,) = fuse([recorded, logged])

    assert one.activity.start == recorded.start
    assert one.activity.start.utcoffset() == timedelta(hours=-5)


def test_the_hour_that_comes_twice_in_autumn_is_two_hours():
    berlin = ZoneInfo("Europe/Berlin")
    before = watch("run", minutes=45, start=datetime(2026, 10, 25, 2, tzinfo=berlin))
    after = phone(
        minutes=45, start=datetime(2026, 10, 25, 2, fold=1, tzinfo=berlin), uuid="later"
    )

    assert members(before, after) == apart(before, after)


def test_a_session_alone_is_left_as_it_is():
    single = watch("golf", title="Round")

    (one,) = fuse([single])

    assert one.activity == single
    assert one.members == (single.uuid,)


def test_the_same_row_twice_is_one_and_the_saved_one_stays():
    saved = replace(watch(), id=3)

    (one,) = fuse([watch(), saved])

    assert one.activity.id == 3
    assert one.members == (saved.uuid,)
