"""Results of fitness tests, as the athlete types them in."""

import uuid
from dataclasses import dataclass

from coach.database import Store
from coach.domain.fitness_tests import FitnessTest
from coach.domain.metric import Metric
from coach.errors import CoachError, ExitCode
from coach.goals.measures import Measure, measure_of
from coach.jobs.context import Context
from coach.jobs.log_entries import NAMESPACE
from coach.redaction import clean
from coach.statistics.detectable import detectable_change


@dataclass(frozen=True, slots=True)
class Result:
    """A result as it is typed in.

    Attributes:
        value: in the test's unit, within its limits.
        pool: `25 yd` for tests whose method names the pool.
    """

    test: FitnessTest
    value: float
    pool: str | None = None
    device: str | None = None
    note: str = ""

    @property
    def method(self) -> str:
        """How it was got: only results of one method are compared."""
        at = f", {self.pool} pool" if self.pool else ""
        return f"{self.test.method}{at}"


@dataclass(frozen=True, slots=True)
class ResultLogged:
    """A saved result and what it is compared with.

    Attributes:
        before: the best one of the last day on which the test was done in the same
            way with the same device; None where it is the first.
    """

    metric: Metric
    before: Metric | None
    measure: Measure

    @property
    def change(self) -> float | None:
        """How much more it is than before, in the test's unit."""
        return None if self.before is None else self.metric.value - self.before.value

    @property
    def smallest_real(self) -> float | None:
        """The smallest change that two tests can show, 95 % sure.

        None where the error of one is unknown.
        """
        if self.before is None or self.measure.error is None:
            return None
        return detectable_change(self.measure.error.of(self.before.value))


def log_test(context: Context, entry: Result) -> ResultLogged:
    """Save a result; another value of the same day stands beside it.

    Raises:
        CoachError: the same was logged before (exit 3).
    """
    metric = _metric(context, entry)
    with context.alone(), context.writing() as store:
        if not store.save_metric(metric, context.clock.now()):
            raise CoachError(
                f"This was logged before for {context.day}.",
                f"The same {entry.test.name} stands in the database.",
                "Nothing to do.",
                ExitCode.NOTHING_TO_DO,
            )
        measure = measure_of(metric.kind)
        assert measure is not None  # noqa: S101 - every test measures something
        return ResultLogged(metric, _before(store, metric, measure), measure)


def _metric(context: Context, entry: Result) -> Metric:
    device = clean(entry.device) if entry.device else None
    key = f"{context.day}|{entry.test.key}|{entry.value!r}|{entry.method}|{device}"
    return Metric(
        uuid=str(uuid.uuid5(NAMESPACE, key)),
        kind=entry.test.kind,
        day=context.day,
        value=entry.value,
        method=entry.method,
        source="manual",
        device=device,
        note=clean(entry.note, limit=2000, lines=True),
    )


def _before(store: Store, metric: Metric, measure: Measure) -> Metric | None:
    alike = [
        each
        for each in store.metrics(metric.kind, metric.day)
        if each.day < metric.day
        and (each.method, each.device) == (metric.method, metric.device)
    ]
    if not alike:
        return None
    last_day = [each for each in alike if each.day == alike[-1].day]
    return max(last_day, key=lambda each: (measure.good * each.value, each.uuid))
