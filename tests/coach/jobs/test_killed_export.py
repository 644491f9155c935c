"""Killed anywhere on the way to a service: nothing is lost, nothing doubled.

Here the process is cut off in this process, at every few fault points, with services in
memory that outlive it; `tests/bench/soak_exports.py` kills processes for real.
"""

import json

import pytest

from tests.coach.jobs.outboxes import (
    A_LIFT,
    Killed,
    Outbox,
    killed_at,
    low_week,
    served,
)
from tests.homes import SUNDAY

STEP = 13
"""Every so many fault points are met here; the soak meets each."""


@pytest.fixture
def queued(home):
    """A home in which all that was approved waits for both services."""
    box = Outbox(low_week(home, A_LIFT))
    box.garmin.down = box.hevy.down = True
    with served(box.services):
        home.review(SUNDAY, "--approve", "all", code=5)
    return home


def walked(home, tmp_path):
    """An outbox after a drain that was killed there, point after point.

    Every other time an answer of Garmin's is lost besides.
    """
    for point in range(1, 500, STEP):
        box = Outbox(home.copy(tmp_path / f"killed-{point}"))
        box.garmin.wrong = ["", "", "", "lost"] if point % 2 else []
        with served(box.services):
            try:
                with killed_at(point):
                    box.drained(by_hand=True)
            except Killed:
                yield point, box
            else:
                return


def test_the_next_run_sends_what_is_left_and_doubles_nothing(queued, tmp_path):
    planned = Outbox(queued).planned()
    killed = 0

    for point, box in walked(queued, tmp_path):
        killed += 1
        report = box.drained(by_hand=True)

        box.nothing_twice()
        assert box.calendar() == planned, point
        assert box.routines() == [each[1:] for each in planned[1:2]], point
        assert report.waiting == (), point
        with box.home.context() as context, context.reading() as store:
            exports = json.loads(store.review(context.day).document)["exports"]
        assert {each["state"] for each in exports} == {"done"}, point
        assert len(exports) == 7, point

    assert killed >= 3


def test_killed_again_and_again_it_still_ends(queued, tmp_path):
    box = Outbox(queued.copy(tmp_path / "often"))
    killed = 0

    with served(box.services):
        while True:
            try:
                with killed_at(4 + killed):
                    box.drained(by_hand=True)
            except Killed:
                killed += 1
                box.nothing_twice()
            else:
                break

        assert killed >= 4
        assert box.calendar() == box.planned()
        assert len(box.routines()) == 1
