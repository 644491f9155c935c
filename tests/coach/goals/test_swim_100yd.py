import random

from coach.domain.goal import Goal, GoalVerdict
from coach.goals.registry import measure
from tests.builders import day
from tests.coach.goals.series import history, metric

GOAL = Goal("swim_100yd", target=65.0)


def swim_100yd(goal, history, on):
    (found,) = measure([goal], history, on)
    return found


WATCH, TRIAL = "pool lengths", "trial"


def weekly(first, change, method=WATCH, weeks=12):
    return [
        metric("swim_100yd", 7 * n, first + change * n, method) for n in range(weeks)
    ]


def test_a_shorter_time_is_improving():
    found = swim_100yd(GOAL, history(*weekly(75, -0.4)), day(78))

    assert found.verdict is GoalVerdict.IMPROVING
    assert (found.n, found.method, found.unit) == (12, WATCH, "s")
    assert found.eta > day(78)


def test_only_the_best_of_a_week_counts():
    slow = [metric("swim_100yd", 7 * n + 2, 95.0, WATCH) for n in range(12)]

    with_slow = swim_100yd(GOAL, history(*weekly(75, -0.4), *slow), day(83))

    assert with_slow.n == 12
    assert with_slow.value < 76


def test_the_best_of_a_day_counts_even_if_it_came_later():
    first = [metric("swim_100yd", 7 * n, 90.0, WATCH, uuid=f"0-{n}") for n in range(12)]

    found = swim_100yd(GOAL, history(*first, *weekly(75, -0.4)), day(78))

    assert found.value < 76


def test_trials_come_before_the_watch():
    both = [*weekly(75, -0.4), *weekly(70, 0.0, TRIAL, weeks=9)]

    found = swim_100yd(GOAL, history(*both), day(78))

    assert (found.method, found.n, found.value) == (TRIAL, 9, 70)
    assert found.verdict is GoalVerdict.PLATEAU


def test_a_few_trials_do_not_silence_the_watch():
    both = [*weekly(75, -0.4), *weekly(70, 0.0, TRIAL, weeks=3)]

    assert swim_100yd(GOAL, history(*both), day(78)).method == WATCH


def test_with_neither_enough_the_trial_is_shown():
    both = [*weekly(75, -0.4, weeks=5), *weekly(70, 0.0, TRIAL, weeks=1)]

    found = swim_100yd(GOAL, history(*both), day(20))

    assert (found.value, found.verdict) == (70, GoalVerdict.NOT_ENOUGH_DATA)


def test_nothing_swum_is_not_enough():
    assert swim_100yd(GOAL, history(), day(0)).value is None


def test_half_a_per_cent_in_28_days_is_what_matters():
    def verdict(wobble):
        times = [75 + wobble * (n % 3 - 1) for n in range(16)]
        swims = [metric("swim_100yd", 7 * n, t, WATCH) for n, t in enumerate(times)]
        return swim_100yd(GOAL, history(*swims), day(105)).verdict

    assert verdict(0.5) is GoalVerdict.PLATEAU
    assert verdict(3.0) is GoalVerdict.UNCERTAIN


def test_swimming_more_often_is_no_getting_faster():
    def swims(seed, often):
        rng = random.Random(seed)
        return history(
            *(
                metric("swim_100yd", 7 * n + 2 * k, 78 + abs(rng.gauss(0, 2)), WATCH)
                for n in range(16)
                for k in range(often(n))
            )
        )

    def verdicts(often):
        return [
            swim_100yd(GOAL, swims(seed, often), day(111)).verdict for seed in range(60)
        ]

    assert verdicts(lambda n: 1 + n // 4).count(GoalVerdict.IMPROVING) <= 3
    assert verdicts(lambda n: 4 - n // 4).count(GoalVerdict.DECLINING) <= 3
