"""Made-up measurements for the goals' tests."""

import random

from coach.domain.metric import Metric, MetricKind
from coach.goals.base import GoalHistory
from tests.builders import day


def metric(kind, on, value, method="scale", device=None, **fields):
    made = {
        "uuid": f"m-{kind}-{method}-{device}-{on}-{value}",
        "kind": MetricKind(kind),
        "day": day(on),
        "value": value,
        "method": method,
        "source": "manual",
        "device": device,
    }
    return Metric(**(made | fields))


def history(*metrics):
    return GoalHistory(metrics=metrics)


def noisy(kind, seed, days, level, noise, *, a_day=0.0, every=1, method="scale"):
    """Readings around a straight line, as a device would scatter them."""
    drawn = random.Random(seed)
    return history(
        *(
            metric(kind, on, level + a_day * on + drawn.gauss(0, noise), method)
            for on in range(0, days, every)
            if drawn.random() < 0.8
        )
    )
