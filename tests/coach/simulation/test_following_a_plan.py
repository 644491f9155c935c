import math
from collections import Counter
from datetime import date, timedelta
from statistics import mean

from coach.simulation import Fate, simulate
from tests.simulated import SUNDAY, training_plan, year

SEEDS = range(10)
LAST_WEEK = SUNDAY - timedelta(days=6)


# Following a plan


def test_what_the_athlete_means_to_do_is_the_plan_from_its_first_day_on():
    plan = training_plan()
    meant = {
        intent.workout.uuid
        for intent in year(1).intents
        if intent.workout.day >= plan.start
    }

    assert meant == {w.uuid for w in plan.between(plan.start, SUNDAY)}


def test_every_intent_has_a_session_unless_it_was_missed():
    history = year(1)
    done = [d.workout_uuid for d in history.sessions if d.workout_uuid]
    kept = [i.workout.uuid for i in history.intents if i.fate is not Fate.MISSED]

    assert sorted(done) == sorted(kept)


def test_an_intent_is_done_on_its_day_or_the_day_after():
    gaps = Counter(
        (intent.day - intent.workout.day).days
        for seed in SEEDS
        for intent in year(seed).intents
        if intent.fate is not Fate.MISSED
    )

    assert set(gaps) == {0, 1}
    assert gaps[1] > 2 * len(SEEDS)


def test_a_replaced_workout_is_another_sport_and_a_shortened_one_is_shorter():
    seen = set()
    for seed in SEEDS:
        history = year(seed)
        sessions = {d.workout_uuid: d.activity for d in history.sessions}
        for intent in history.intents:
            if intent.fate is Fate.REPLACED:
                assert sessions[intent.workout.uuid].sport is not intent.workout.sport
            seen.add(intent.fate)

    assert seen == set(Fate)


def test_busy_weeks_are_about_a_third_and_keep_the_athlete_from_training():
    fates = {True: Counter(), False: Counter()}
    busy_days = days = 0
    for seed in SEEDS:
        truths = {t.day: t for t in year(seed).truths}
        busy_days += sum(t.busy for t in truths.values())
        days += len(truths)
        for intent in year(seed).intents:
            truth = truths[intent.day]
            if not truth.ill and not truth.away:
                fates[truth.busy][intent.fate is Fate.MISSED] += 1
    missed = {busy: tally[True] / tally.total() for busy, tally in fates.items()}

    assert 0.25 < busy_days / days < 0.45
    assert missed[True] > missed[False] + 0.15


def noteworthy(history):
    """Whether the last seven days give an evening review something to say."""
    week = [i for i in history.intents if i.workout.day >= LAST_WEEK]
    missed = [i.workout for i in week if i.fate is Fate.MISSED]
    since = SUNDAY - timedelta(days=1)
    recent = [d.activity for d in history.sessions]
    hours = sum(a.training_s for a in recent if a.local_date >= LAST_WEEK) / 3600
    evening = history.wellness[-1]
    return (
        len(missed) / len(week) > 0.30
        or hours > 5
        or any(w.priority == 1 and w.day >= since for w in missed)
        or (evening.day == SUNDAY and evening.sleep_h < 6 and evening.soreness >= 6)
    )


def test_most_lives_end_on_a_week_worth_talking_about():
    assert sum(noteworthy(year(seed)) for seed in SEEDS) >= 8


def test_last_weeks_differ_from_life_to_life():
    ends = {
        tuple(i.fate for i in year(seed).intents if i.workout.day >= LAST_WEEK)
        for seed in SEEDS
    }

    assert len(ends) >= 8


# The truth answers to the training


def test_more_training_is_more_fitness():
    trained = simulate(4, SUNDAY, 150, plan=training_plan(date(2025, 10, 6)))
    start = next(t for t in trained.truths if t.day == date(2025, 10, 6))
    idle = [t for t in trained.truths if t.fitness < start.fitness - 4]
    busy = [t for t in trained.truths if t.fitness > start.fitness - 1]

    assert all(math.isfinite(t.vo2max) for t in trained.truths)
    assert not idle or mean(t.vo2max for t in idle) < mean(t.vo2max for t in busy)


def test_a_year_of_lifting_makes_the_squat_stronger():
    for seed in SEEDS:
        truths = year(seed).truths
        first, last = (truths[n].e1rm_kg["back squat"] for n in (0, -1))
        assert 1.0 < last / first < 1.22


def test_a_short_history_is_possible():
    history = simulate(1, SUNDAY, 1)

    assert history.first_day == history.last_day == SUNDAY
    assert len(history.truths) == 1
