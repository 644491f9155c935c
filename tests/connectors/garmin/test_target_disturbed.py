"""What stands at Garmin otherwise than it was left, or is said not to be there."""

from dataclasses import replace

import pytest

from connectors.base import ConnectorError
from connectors.garmin.target import GarminTarget
from tests.builders import day, workout
from tests.connectors.garmin.account import client, delivered, order
from tests.fakes.server import Answer, Fault, down

RUN = workout("run", title="Easy run")
NOTED = replace(RUN, note="Slow.")


def nothing_there(**fields):
    return Fault("PUT", Answer(404, {"message": "not found"}), **fields)


def test_what_the_athlete_changed_at_garmin_is_as_planned_again_on_demand(server):
    _, held = delivered(server, order(RUN))
    segment = server.workouts[int(held.remote_id)]["workoutSegments"][0]
    planned = segment["workoutSteps"][0]["endConditionValue"]
    segment["workoutSteps"][0]["endConditionValue"] = 333.0
    server.schedule[int(held.schedule_id)]["day"] = day(2).isoformat()
    _, then = delivered(server, replace(order(RUN, held), check=True))

    segment = server.workouts[int(held.remote_id)]["workoutSegments"][0]
    assert segment["workoutSteps"][0]["endConditionValue"] == planned
    assert then.remote_id == held.remote_id
    assert [each["day"] for each in server.schedule.values()] == [RUN.day.isoformat()]


def test_one_that_is_said_to_be_gone_and_is_not_is_not_made_again(server):
    _, held = delivered(server, order(RUN))
    server.faults.append(nothing_there(times=1))
    _, then = delivered(server, order(NOTED, held))

    assert (then.remote_id, then.schedule_id) == (held.remote_id, held.schedule_id)
    assert len(server.workouts) == len(server.schedule) == 1
    assert "Slow." in server.workouts[int(held.remote_id)]["description"]


def test_nor_is_it_while_that_is_said_again_and_again(server):
    _, held = delivered(server, order(RUN))
    server.faults.append(nothing_there(times=None))
    with pytest.raises(ConnectorError):
        list(GarminTarget(client(server)).deliver(order(NOTED, held)))

    assert len(server.workouts) == len(server.schedule) == 1


@pytest.mark.parametrize("what", ["schedule", "workout"])
def test_what_is_said_to_be_gone_and_stands_there_is_taken_out(server, what):
    _, held = delivered(server, order(RUN))
    server.faults.append(down(f"DELETE /workout-service/{what}", 404))
    delivered(server, order(RUN, held, gone=True))

    assert server.workouts == server.schedule == {}
