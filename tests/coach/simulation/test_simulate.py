import math
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from statistics import mean, median, stdev

import pytest

from coach.domain.activity import Source, Sport
from coach.simulation import simulate
from tests.simulated import SUNDAY, ZONE, training_plan, weeks, year

SEEDS = range(10)
LAST_WEEK = SUNDAY - timedelta(days=6)


def hours_by_week(history):
    hours = Counter()
    for done in history.sessions:
        monday = done.activity.local_date
        monday -= timedelta(days=monday.weekday())
        hours[monday] += done.activity.training_s / 3600
    return hours


# What is random, and what is not


def test_the_same_seed_lives_the_same_life():
    one, again = simulate(3, SUNDAY, 40), simulate(3, SUNDAY, 40)

    assert repr(one.sessions) == repr(again.sessions)  # NaN is not itself
    assert replace(one, sessions=()) == replace(again, sessions=())


def test_another_seed_is_another_athlete_with_another_life():
    one, other = weeks(1), weeks(2)

    assert one.max_hr_bpm != other.max_hr_bpm
    assert [d.activity.start for d in one.sessions] != [
        d.activity.start for d in other.sessions
    ]


def test_what_was_intended_before_the_plan_does_not_depend_on_the_plan():
    history = year(1)
    habits = {i.workout.uuid for i in simulate(1, SUNDAY, zone=ZONE).intents}
    before = [
        intent.workout.uuid
        for intent in history.intents
        if intent.workout.day < training_plan().start
    ]

    assert set(before) <= habits


# The year as a whole


def test_nothing_is_dated_outside_the_days_asked_for():
    history = year(1)
    first, last = history.first_day, history.last_day

    assert (last - first).days == 364
    assert all(first <= d.activity.local_date <= last for d in history.sessions)
    assert all(first <= w.at.date() <= last for w in history.weigh_ins)
    assert [t.day for t in history.truths] == [
        first + timedelta(days=n) for n in range(365)
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_athlete_trains_a_few_hours_a_week(seed):
    hours = hours_by_week(year(seed))
    full = sorted(hours.values())

    assert 2 <= median(full) <= 5
    assert full[-1] <= 8


@pytest.mark.parametrize("seed", SEEDS)
def test_a_year_can_be_read_back_within_seconds(seed):
    records = sum(len(d.recording.streams) for d in year(seed).sessions)

    assert 30_000 < records < 90_000


def test_a_year_holds_every_kind_of_training():
    done = Counter(d.activity.sport for d in year(1).sessions)

    assert {Sport.SWIM, Sport.RUN, Sport.RIDE, Sport.STRENGTH} <= set(done)
    assert done[Sport.SWIM] > 50
    assert done[Sport.STRENGTH] > 40
    assert {Sport.WALK, Sport.MOBILITY} <= set(done)


def test_snow_is_ridden_in_winter_and_golf_is_played_in_summer():
    months = defaultdict(set)
    for seed in SEEDS:
        for done in year(seed).sessions:
            months[done.activity.sport].add(done.activity.local_date.month)

    assert months[Sport.SNOWBOARD] <= {12, 1, 2, 3}
    assert months[Sport.GOLF] <= set(range(4, 11))
    assert months[Sport.SNOWBOARD]
    assert months[Sport.GOLF]


def test_one_session_begins_after_the_other_has_ended():
    for seed in SEEDS:
        activities = [d.activity for d in year(seed).sessions]
        assert all(
            one.start + timedelta(seconds=one.elapsed_s) < other.start
            for one, other in pairwise(activities)
        )


# Streams


@pytest.mark.parametrize("seed", [0, 1])
def test_every_stream_is_one_a_body_could_have_made(seed):
    for done in year(seed).sessions:
        streams, activity = done.recording.streams, done.activity
        beats = [b for b in streams.channels["heart_rate_bpm"] if not math.isnan(b)]

        assert all(35 <= bpm <= 205 for bpm in beats)
        assert len(beats) > 0.8 * len(streams)
        assert all(one < other for one, other in pairwise(streams.time_s))
        assert 0 <= streams.time_s[0] <= streams.time_s[-1] <= activity.elapsed_s
        assert {len(c) for c in streams.channels.values()} == {len(streams)}
        assert activity.avg_hr_bpm <= activity.max_hr_bpm <= year(seed).max_hr_bpm
        assert activity.moving_s <= activity.elapsed_s
        assert not {"latitude_deg", "longitude_deg"} & set(streams.channels)


def test_distance_never_runs_back():
    for done in year(1).sessions:
        distance = done.recording.streams.channels.get("distance_m", [0.0])
        assert all(one <= other for one, other in pairwise(distance))
        assert done.activity.distance_m is None or distance[-1] <= (
            done.activity.distance_m
        )


def test_runs_and_rides_are_recorded_every_few_seconds():
    for done in year(1).sessions:
        if done.activity.sport in {Sport.RUN, Sport.RIDE}:
            times = done.recording.streams.time_s
            assert {b - a for a, b in pairwise(times)} <= {4, 5, 6, 7, 8}


def test_hard_minutes_beat_faster_than_easy_ones():
    runs = [
        d.activity
        for d in year(1).sessions
        if d.workout_uuid and d.workout_uuid.startswith("plan-")
        if d.activity.sport is Sport.RUN and len(d.activity.laps) > 5
    ]

    assert runs
    for run in runs:
        warm_up, first_hard = run.laps[0], run.laps[1]
        assert first_hard.avg_hr_bpm > warm_up.avg_hr_bpm


# Swims


def test_lengths_add_up_to_the_distance_and_the_time():
    for done in year(1).sessions:
        swim = done.activity
        if swim.sport is not Sport.SWIM:
            continue
        together = sum(length.elapsed_s for length in swim.lengths)
        assert swim.pool_length_m == pytest.approx(22.86)
        assert swim.distance_m == pytest.approx(22.86 * swim.active_lengths, abs=0.01)
        assert swim.elapsed_s == pytest.approx(together, abs=0.001)
        assert all(
            one.start_s + one.elapsed_s == pytest.approx(other.start_s, abs=0.0005)
            for one, other in pairwise(swim.lengths)
        )


def test_the_watch_misses_a_turn_now_and_then():
    merged = lengths = 0
    for seed in SEEDS:
        for done in year(seed).sessions:
            active = [each for each in done.activity.lengths if each.active]
            usual = median([e.elapsed_s for e in active] or [0])
            merged += sum(e.elapsed_s > 1.7 * usual and e.strokes > 12 for e in active)
            lengths += len(active)

    assert 0.001 < merged / lengths < 0.01


# Strength is recorded twice


def test_every_strength_session_is_on_the_watch_and_in_the_app():
    lifts = [d for d in year(1).sessions if d.activity.sport is Sport.STRENGTH]

    assert lifts
    for done in lifts:
        watch, app = done.activity, done.logged
        assert (watch.source, app.source) == (Source.FIT, Source.HEVY)
        assert abs(watch.start - app.start) < timedelta(minutes=5)
        assert len(watch.sets) == len(app.sets)
        assert app.avg_hr_bpm is None
        assert app.start.second == 0
    assert all(d.logged is None for d in year(1).sessions if d not in lifts)


def test_the_watch_takes_many_lifts_for_something_else():
    watch = Counter(s.exercise for d in year(1).sessions for s in d.activity.sets)

    assert watch["unknown"] + watch["row"] + watch["curl"] > 20
    assert "back squat" not in watch


def test_a_part_of_the_sets_has_an_rpe():
    sets = [s for d in year(1).sessions if d.logged for s in d.logged.sets]
    rated = [s.rpe for s in sets if s.rpe is not None]

    assert 0.2 < len(rated) / len(sets) < 0.7
    assert set(rated) <= {6, 7, 7.5, 8, 8.5, 9, 9.5, 10}


# Body, wellness, estimates


def test_the_scale_changes_once_and_its_readings_jump():
    history = year(1)
    scales = [reading.scale for reading in history.weigh_ins]
    changes = sum(one != other for one, other in pairwise(scales))
    truth = {t.day: t.body_fat_pct for t in history.truths}
    error = defaultdict(list)
    for reading in history.weigh_ins:
        error[reading.scale].append(reading.body_fat_pct - truth[reading.at.date()])
    first, second = (mean(values) for values in error.values())

    assert changes == 1
    assert second - first > 1.5
    assert 100 < len(scales) < 200


def test_wellness_is_noted_on_most_days_and_not_on_all():
    history = year(1)
    days = [entry.day for entry in history.wellness]

    assert days == sorted(set(days))
    assert 270 < len(days) < 360
    for entry in history.wellness:
        values = (
            entry.sleep_quality,
            entry.fatigue,
            entry.stress,
            entry.soreness,
            entry.energy,
        )
        assert all(1 <= value <= 7 for value in values)
        assert 3 <= entry.sleep_h <= 10


def test_a_cold_stops_the_training_and_hurts():
    ill, well, trained = [], [], []
    for seed in SEEDS:
        history = year(seed)
        days = {t.day for t in history.truths if t.ill}
        assert len(days) >= 4
        for entry in history.wellness:
            (ill if entry.day in days else well).append(entry.fatigue)
        trained += [d for d in history.sessions if d.activity.local_date in days]

    assert mean(ill) > mean(well) + 1
    assert trained == []


def test_a_holiday_leaves_a_gap():
    for seed in SEEDS:
        history = year(seed)
        away = {t.day for t in history.truths if t.away}
        done = [d for d in history.sessions if d.activity.local_date in away]
        assert len(away) >= 7
        assert not [d for d in done if d.activity.sport is Sport.SWIM]
        assert not [w for w in history.weigh_ins if w.at.date() in away]


def test_only_runs_show_a_vo2max_and_easy_ones_carry_the_old_value_forward():
    runs = [d for d in year(1).sessions if d.activity.sport is Sport.RUN]
    carried = [
        after.vo2max == before.vo2max
        for before, after in pairwise(runs)
        if not after.vo2max_is_new
    ]

    assert all(d.vo2max is not None for d in runs)
    assert all(carried)
    assert carried
    assert any(d.vo2max_is_new for d in runs)
    assert all(d.vo2max is None for d in year(1).sessions if d not in runs)


def test_the_watchs_vo2max_is_near_the_truth():
    for seed in SEEDS:
        truth = {t.day: t.vo2max for t in year(seed).truths}
        errors = [
            d.vo2max - truth[d.activity.local_date]
            for d in year(seed).sessions
            if d.vo2max is not None
        ]
        assert abs(mean(errors)) < 1.5
        assert stdev(errors) < 1.5
