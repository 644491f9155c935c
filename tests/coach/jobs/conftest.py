"""Fixtures of the jobs' tests."""

import pytest

from tests.coach.jobs.outboxes import Outbox, low_week, served


@pytest.fixture
def outbox(home):
    """A low week's home with both services in memory behind it."""
    box = Outbox(low_week(home))
    with served(box.services):
        yield box
