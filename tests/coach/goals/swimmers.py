"""Trials of simulated swimmers, and whether what was foretold held the next one."""

import random
from datetime import timedelta

from coach.domain.fitness_tests import TRIAL
from coach.domain.goal import Goal
from coach.domain.metric import Metric, MetricKind
from coach.goals.base import GoalHistory
from coach.goals.measured import measured
from coach.goals.measures import POOL_LENGTHS, measure_of
from coach.swimming.best import best_100yd
from tests.simulated import year

KIND = MetricKind.SWIM_100YD
EVERY = (7, 14, 28)
"""Days between trials."""


def trials(seed, every, scatter, draw=0):
    """100 yd all out every so many days, on days as good and bad as they come."""
    rng = random.Random(f"{seed} {every} {scatter} {draw}")
    truths = year(seed).truths
    for at in range(rng.randrange(every), len(truths), every):
        truth = truths[at]
        form = min(max(truth.fitness - truth.fatigue, -40), 15)
        share = 1 + 0.0007 * form + rng.gauss(0, scatter)
        yield swum(truth.day, truth.swim_100yd_s / share, TRIAL)


def swum(day, value, method, device=None):
    """One 100 yd."""
    name = f"{method} {day} {value}"
    return Metric(name, KIND, day, round(value, 1), method, "fit", device=device)


def timed(seed):
    """The fastest 100 yd of every swim, as the watch timed it."""
    for done in year(seed).sessions:
        activity = done.activity
        best = best_100yd(activity.lengths, activity.pool_length_m)
        if best is not None:
            yield swum(activity.local_date, best.time_s, POOL_LENGTHS, "watch")


def foretold(metrics, day):
    """What 100 yd would take on that evening."""
    history = GoalHistory(metrics=tuple(metrics))
    return measured(measure_of(KIND), Goal(KIND), history, day).next_test


def held_by_trials(seeds, every, scatter, draws=1):
    """Of each trial that could be foretold from those before, whether it was."""
    for seed in seeds:
        for draw in range(draws):
            done = list(trials(seed, every, scatter, draw))
            for at in range(3, len(done)):
                evening = done[at].day - timedelta(days=1)
                found = foretold(done[:at], evening)
                if found is not None:
                    yield found.low <= done[at].value <= found.high


def held_by_watch(seeds, scatter):
    """Of a trial a week, whether the watch's swims of the weeks before foretold it."""
    for seed in seeds:
        swims = list(timed(seed))
        for trial in trials(seed, 7, scatter):
            found = foretold(swims, trial.day - timedelta(days=1))
            if found is not None:
                yield found.low <= trial.value <= found.high
