"""What models report calls in use is what is used."""

from datetime import UTC, date, datetime

import pytest

from coach.domain.learned import BASE_RATE, Learned, Task, Version
from coach.reports.model_scores import Record

DAY = date(2026, 3, 8)


def version(task, **parameters):
    learned = Learned(task, "v", DAY, DAY, DAY, 9, parameters, {}, "floor", {})
    return Version(learned, datetime(2026, 3, 8, tzinfo=UTC), DAY)


def test_a_plateau_version_that_uses_the_base_rate_is_the_guess_in_use():
    ours = version(Task.PLATEAU, uses=BASE_RATE)
    model = version(Task.PLATEAU, uses="pooled_logistic")

    assert Record("Ada", Task.PLATEAU, ours, ours).in_use == "floor"
    assert Record("Ada", Task.PLATEAU, model, model).in_use == "model"


@pytest.mark.parametrize(
    ("task", "settled", "in_use"),
    [
        (Task.NEXT_SESSION, 5, "floor"),
        (Task.NEXT_EXERCISE, 5, "model"),
        (Task.PLATEAU, 59, "model"),
        (Task.PLATEAU, 60, "floor"),
    ],
)
def test_before_anything_was_tried_it_is_what_someone_new_gets(task, settled, in_use):
    assert Record("Ada", task, version(task, n=settled)).in_use == in_use


def test_once_the_guess_was_put_into_service_it_is_in_use():
    newest = version(Task.NEXT_EXERCISE)

    assert Record("Ada", newest.learned.task, newest, has_floor=True).in_use == "floor"
