"""In whatever order things are done and go wrong, in the end all is as planned."""

from tests.coach.jobs.outboxes import settled, walk
from tests.homes import SUNDAY


def test_the_services_hold_what_is_planned_once_they_answer_again(outbox):
    outbox.home.review(SUNDAY, "--prepare-only")

    walk(outbox, seed=13, steps=8)
    stood = settled(outbox)

    assert set(stood) <= set(outbox.planned())
    assert outbox.calendar() == outbox.planned()
    lifts = outbox.planned(sport="strength")
    assert outbox.routines() == sorted(each[1:] for each in lifts)
    outbox.nothing_twice()
