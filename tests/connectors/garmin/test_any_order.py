"""Whatever is changed, and whichever answers are lost: one workout, on its day."""

from dataclasses import replace

import pytest
import stamina
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.base import ConnectorError, Sending
from connectors.garmin.target import GarminTarget
from tests.builders import day
from tests.connectors.fitfile.planned import swim, yards
from tests.connectors.garmin.account import client, order, reset
from tests.fakes.garmin import FakeGarmin
from tests.fakes.server import Fault, down

SWIM = swim(yards(100), title="Kick")


@pytest.fixture(scope="module")
def server():
    with FakeGarmin() as fake, stamina.set_testing(True, attempts=1):
        yield fake


class Athlete:
    """Changes a plan; what stands at Garmin is known from what was kept."""

    def __init__(self, server):
        self.server, self.target = reset(server), GarminTarget(client(server))
        self.wanted, self.held, self.look = SWIM, order(SWIM).held, False

    def deliver(self):
        """Whether it went well; what was given before a failure is kept."""
        gone = self.wanted is None
        ordered = order(self.wanted or SWIM, self.held, gone=gone, look=self.look)
        try:
            for step in self.target.deliver(ordered):
                self.held = self.held if isinstance(step, Sending) else step
        except ConnectorError as error:
            self.look = self.look or error.unsure
            return False
        self.look = False
        return True


CHANGES = st.sampled_from(
    [
        lambda was: was,
        lambda was: None,
        lambda was: replace(was or SWIM, day=day(3)),
        lambda was: replace(was or SWIM, day=day(40)),
        lambda was: replace(was or SWIM, note="Slow."),
        lambda was: replace(was or SWIM, steps=(yards(400),)),
    ]
)
FAULTS = st.sampled_from(
    [
        None,
        lambda at: Fault(at, applied=True, drop=True),
        lambda at: Fault(at, applied=True, cut=True),
        lambda at: down(at, applied=True),
        lambda at: down(at, 500),
        lambda at: Fault(at, drop=True),
    ]
)
PLACES = st.sampled_from(
    [
        *("POST /workout-service/workout$", "POST /workout-service/schedule"),
        *("PUT", "DELETE /workout-service/schedule", "DELETE /workout-service/workout"),
        *("GET /workout-service/workout/", "GET /calendar", "GET /workout-service/w"),
    ]
)


@given(st.lists(st.tuples(CHANGES, FAULTS, PLACES), min_size=1, max_size=6))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_ends_with_one_workout_as_planned_or_with_none(server, happenings):
    athlete = Athlete(server)
    for change, fault, place in happenings:
        athlete.wanted = change(athlete.wanted)
        if fault is not None:
            server.faults.append(fault(place))
        athlete.deliver()
    server.faults.clear()

    assert athlete.deliver()
    wanted = athlete.wanted
    assert [each["description"] for each in server.workouts.values()] == (
        [order(wanted).marker if not wanted.note else f"Slow.\n{order(wanted).marker}"]
        if wanted
        else []
    )
    assert [each["day"] for each in server.schedule.values()] == (
        [str(wanted.day)] if wanted else []
    )
