"""Planned workouts delivered to the fake by the real client."""

from dataclasses import replace
from datetime import date

import pytest

from coach.domain.plan import Repeat
from coach.domain.sync import Delivery, Trouble
from connectors.base import ConnectorError, Sending, WorkoutTarget
from connectors.garmin.target import GarminTarget
from connectors.garmin.workouts import workout_json
from tests.builders import day, workout
from tests.connectors.fitfile.planned import lift, rest, swim, yards
from tests.connectors.garmin.account import (
    client,
    delivered,
    marker_of,
    order,
)
from tests.fakes.server import Answer, Fault, down

SWIM = swim(
    yards(200),
    Repeat(4, (yards(50, drill="kick"), rest(75, "send_off"))),
    title="Kick",
)
RUN, RIDE = workout("run", title="Easy run"), workout("ride", title="Sweet spot")
LIFTS = workout("strength", title="Lower A", steps=(Repeat(5, (lift(), rest(180))),))
WORKOUT, SCHEDULE = "/workout-service/workout", "/workout-service/schedule"


def methods(server, since=0):
    """`POST`, `GET` … of every request about workouts and the calendar."""
    lines = server.lines(since=since)
    return [line.split()[0] for line in lines if "-service/" in line]


def stands(server):
    """Name and days of every workout that stands at Garmin."""
    return {
        kept["workoutName"]: [
            entry["day"]
            for entry in server.schedule.values()
            if entry["workoutId"] == number
        ]
        for number, kept in server.workouts.items()
    }


def lost(on, **fields):
    """A request that is carried out, and whose answer is lost."""
    return Fault(on, applied=True, drop=True, **fields)


def failed(server, ordered):
    """The error a delivery ended with, and how it stood before."""
    steps = [ordered.held]
    with pytest.raises(ConnectorError) as error:
        steps.extend(GarminTarget(client(server)).deliver(ordered))
    return error.value, [each for each in steps if not isinstance(each, Sending)][-1]


def test_it_is_a_workout_target(server):
    target: WorkoutTarget = GarminTarget(client(server))

    assert target.name == "garmin"


@pytest.mark.parametrize("planned", [SWIM, RUN, RIDE, LIFTS], ids=lambda w: w.title)
def test_a_workout_is_made_read_back_and_scheduled_in_three_requests(server, planned):
    steps, held = delivered(server, order(planned))

    assert methods(server) == ["POST", "GET", "POST"]
    assert stands(server) == {planned.title: [planned.day.isoformat()]}
    assert [type(each) for each in steps] == [
        *(Sending, Delivery, Delivery),
        *(Sending, Delivery),
    ]
    assert held.workout_uuid == planned.uuid
    assert held.remote_id in map(str, server.workouts)
    assert held.schedule_id in map(str, server.schedule)
    assert held.day == planned.day
    assert held.digest


def test_what_stands_there_already_is_not_asked_for(server):
    _, held = delivered(server, order(SWIM))
    server.seen.clear()
    steps, _ = delivered(server, order(SWIM, held))

    assert steps == []
    assert methods(server) == []


def test_a_changed_workout_is_put_in_place_and_stays_in_the_calendar(server):
    _, first = delivered(server, order(SWIM))
    server.seen.clear()
    longer = replace(SWIM, steps=(yards(400),))
    _, then = delivered(server, order(longer, first))

    assert methods(server) == ["PUT", "GET"]
    assert stands(server) == {"Kick": [SWIM.day.isoformat()]}
    assert replace(then, digest=None) == replace(first, digest=None)
    assert then.digest != first.digest


def test_a_moved_workout_has_one_entry_on_its_new_day(server):
    _, first = delivered(server, order(SWIM))
    server.seen.clear()
    _, then = delivered(server, order(replace(SWIM, day=day(3)), first))

    assert methods(server) == ["DELETE", "POST"]
    assert stands(server) == {"Kick": [day(3).isoformat()]}
    assert (then.day, then.remote_id) == (day(3), first.remote_id)


def test_a_workout_taken_out_leaves_nothing_behind(server):
    _, held = delivered(server, order(SWIM))
    _, then = delivered(server, order(SWIM, held, gone=True))

    assert (server.workouts, server.schedule) == ({}, {})
    assert then == Delivery("garmin", SWIM.uuid)


def test_what_never_stood_there_is_not_taken_out(server):
    steps, _ = delivered(server, order(SWIM, gone=True))

    assert (steps, server.seen) == ([], [])


def test_taking_out_what_the_athlete_took_out_is_fine(server):
    _, held = delivered(server, order(SWIM))
    server.workouts.clear()
    server.schedule.clear()
    _, then = delivered(server, order(SWIM, held, gone=True))

    assert then == Delivery("garmin", SWIM.uuid)


@pytest.mark.parametrize(
    "changed", [replace(SWIM, note="Slow."), replace(SWIM, day=day(2))]
)
def test_a_workout_the_athlete_deleted_at_garmin_is_made_anew(server, changed):
    _, held = delivered(server, order(SWIM))
    server.workouts.clear()
    server.schedule.clear()
    _, then = delivered(server, order(changed, held))

    assert stands(server) == {"Kick": [changed.day.isoformat()]}
    assert then.remote_id != held.remote_id


# Nothing twice


@pytest.mark.parametrize("at", [f"POST {WORKOUT}$", f"POST {SCHEDULE}"])
@pytest.mark.parametrize("fault", [lost, down], ids=["done", "not done"])
def test_after_a_lost_answer_there_is_one_workout_with_one_entry(server, at, fault):
    server.faults.append(fault(at, times=1))
    error, held = failed(server, order(SWIM))
    _, then = delivered(server, order(SWIM, held, look=True))

    assert error.unsure
    assert stands(server) == {"Kick": [SWIM.day.isoformat()]}
    assert then.digest


def test_a_list_without_words_in_its_descriptions_is_opened(server):
    server.lists_nulls = True
    server.faults.append(lost(f"POST {WORKOUT}$", times=1))
    _, held = failed(server, order(SWIM))
    delivered(server, order(SWIM, held, look=True))

    assert stands(server) == {"Kick": [SWIM.day.isoformat()]}


def test_what_the_athlete_took_away_at_garmin_is_put_back_on_demand(server):
    _, held = delivered(server, order(SWIM))
    server.schedule.clear()
    _, again = delivered(server, replace(order(SWIM, held), check=True))
    entered = stands(server)
    server.workouts.clear()
    server.schedule.clear()
    delivered(server, replace(order(SWIM, again), check=True))

    assert entered == stands(server) == {"Kick": [SWIM.day.isoformat()]}


@pytest.mark.parametrize("listed", [True, False])
def test_a_workout_is_found_by_its_marker_among_many(server, listed):
    server.lists_descriptions = listed
    _, held = delivered(server, order(SWIM))
    for number in range(120):
        other = workout("run", title=f"Run {number}", uuid=f"u{number}")
        server.add_workout(workout_json(other, marker_of(other), {}, {}))
    server.seen.clear()
    _, then = delivered(server, order(SWIM, look=True))

    assert then == held
    assert len(server.workouts) == 121
    assert len(server.seen) < (8 if listed else 50)


def test_of_several_with_the_marker_the_known_one_stays(server):
    _, first = delivered(server, order(SWIM))
    _, second = delivered(server, order(SWIM))
    theirs = server.add_workout(server.workouts[int(first.remote_id)])
    server.workouts[theirs]["description"] = "my own"
    _, then = delivered(server, order(SWIM, second, look=True))

    assert then.remote_id == second.remote_id
    assert set(server.workouts) == {int(second.remote_id), theirs}
    assert len(server.schedule) == 1


def test_of_several_unknown_ones_the_oldest_stays(server):
    _, first = delivered(server, order(SWIM))
    delivered(server, order(SWIM))
    _, then = delivered(server, order(SWIM, look=True))

    assert then.remote_id == first.remote_id
    assert (len(server.workouts), len(server.schedule)) == (1, 1)


def test_two_entries_become_one(server):
    _, held = delivered(server, order(SWIM))
    client(server).post(f"{SCHEDULE}/{held.remote_id}", {"date": str(SWIM.day)})
    client(server).post(f"{SCHEDULE}/{held.remote_id}", {"date": str(day(1))})
    _, then = delivered(server, order(SWIM, held, look=True))

    assert list(server.schedule) == [int(held.schedule_id)]
    assert then.schedule_id == held.schedule_id


def test_what_was_made_late_besides_what_is_held_is_taken_away(server):
    _, other = delivered(server, order(RUN))
    delivered(server, order(SWIM))
    _, held = delivered(server, order(SWIM))
    client(server).post(f"{SCHEDULE}/{held.remote_id}", {"date": str(day(1))})

    GarminTarget(client(server)).tidy(order(SWIM, held))

    assert set(server.workouts) == {int(held.remote_id), int(other.remote_id)}
    assert set(server.schedule) == {int(held.schedule_id), int(other.schedule_id)}


def test_what_was_made_late_although_it_is_off_is_taken_away(server):
    delivered(server, order(SWIM))

    GarminTarget(client(server)).tidy(order(SWIM, gone=True))

    assert server.workouts == server.schedule == {}


def test_days_at_the_border_of_a_month_are_looked_up_too(server):
    last = replace(SWIM, day=date(2026, 2, 28), original_day=date(2026, 3, 1))
    _, held = delivered(server, order(last))
    server.seen.clear()
    _, then = delivered(server, order(last, replace(held, schedule_id=None), look=True))

    assert then.schedule_id == held.schedule_id
    assert "GET /calendar-service/year/2026/month/1" in server.lines()
    assert not any(line.startswith("POST") for line in server.lines())


def test_looking_finds_a_move_whose_end_was_never_heard_of(server):
    _, held = delivered(server, order(SWIM))
    moved = replace(SWIM, day=day(4))
    server.faults.append(lost(f"POST {SCHEDULE}", times=1))
    _, then = failed(server, order(moved, held))
    _, now = delivered(server, order(moved, then, look=True))

    assert stands(server) == {"Kick": [day(4).isoformat()]}
    assert now.day == day(4)


def test_an_entry_whose_answer_was_lost_is_found_in_another_month(server):
    _, held = delivered(server, order(SWIM))
    server.faults.append(lost(f"POST {SCHEDULE}", times=1))
    _, then = failed(server, order(replace(SWIM, day=day(40)), held))
    _, now = delivered(server, order(replace(SWIM, day=day(3)), then, look=True))

    assert stands(server) == {"Kick": [day(3).isoformat()]}
    assert now.day == day(3)


def test_taking_out_after_a_lost_answer_finds_what_was_made(server):
    server.faults.append(lost(f"POST {WORKOUT}$", times=1))
    _, held = failed(server, order(SWIM))
    delivered(server, order(SWIM, held, gone=True, look=True))

    assert server.workouts == {}


# Read back


def test_what_garmin_keeps_otherwise_is_told_and_never_scheduled(server, monkeypatch):
    keep = server._keep

    def forgetful(sent, number=None):
        kept = keep(sent, number)
        kept["poolLength"] = None
        return kept

    monkeypatch.setattr(server, "_keep", forgetful)
    error, held = failed(server, order(SWIM))

    assert error.permanent
    assert "the pool's length is nothing, not 25" in error.message
    assert held.digest is None
    assert server.schedule == {}


def test_what_differed_once_is_put_right_when_it_is_ordered_again(server, monkeypatch):
    keep = server._keep
    monkeypatch.setattr(
        server,
        "_keep",
        lambda sent, number=None: keep({**sent, "poolLength": 1}, number),
    )
    _, held = failed(server, order(SWIM))
    monkeypatch.undo()
    delivered(server, order(SWIM, held))

    assert stands(server) == {"Kick": [SWIM.day.isoformat()]}
    (kept,) = server.workouts.values()
    assert kept["poolLength"] == 25


@pytest.mark.parametrize("answer", [Answer(204), Answer(200, {"message": "fine"})])
@pytest.mark.parametrize("at", [f"POST {WORKOUT}$", f"POST {SCHEDULE}"])
def test_an_answer_without_a_number_is_looked_up(server, answer, at):
    server.faults.append(Fault(at, answer, applied=True))
    _, held = delivered(server, order(SWIM))

    assert stands(server) == {"Kick": [SWIM.day.isoformat()]}
    assert (held.remote_id, held.schedule_id) == (
        str(next(iter(server.workouts))),
        str(next(iter(server.schedule))),
    )


def test_a_refusal_for_good_is_told_as_one(server):
    refusal = Answer(400, {"message": "Bad request: stepOrder"})
    server.faults.append(Fault(f"POST {WORKOUT}$", refusal))
    error, held = failed(server, order(SWIM))

    assert (error.trouble, error.permanent, error.unsure) == (
        Trouble.REFUSED,
        True,
        False,
    )
    assert held.remote_id is None


# Beforehand


def test_what_would_be_sent_is_what_is_sent(server):
    foretold = GarminTarget(client(server)).requests(order(SWIM))
    _, held = delivered(server, order(SWIM))
    number, told = held.remote_id, [(each.method, each.path) for each in foretold]

    assert [(each.method, each.path) for each in server.seen[-3:]] == [
        (method, path.replace("{workoutId}", number)) for method, path in told
    ]
    assert foretold[0].body == server.seen[-3].json
    assert foretold[2].body == {"date": str(SWIM.day)}


def test_what_would_be_changed_is_foretold_without_a_request(server):
    _, held = delivered(server, order(SWIM))
    server.seen.clear()
    target = GarminTarget(client(server))

    def told(*arguments, **more):
        asked = target.requests(order(*arguments, **more))
        return [f"{each.method} {each.path}" for each in asked]

    this, entry = f"{WORKOUT}/{held.remote_id}", f"{SCHEDULE}/{held.schedule_id}"
    assert told(SWIM, held) == []
    assert told(replace(SWIM, note="Slow."), held) == [f"PUT {this}", f"GET {this}"]
    assert told(replace(SWIM, day=day(2)), held) == [
        f"DELETE {entry}",
        f"POST {SCHEDULE}/{held.remote_id}",
    ]
    assert told(SWIM, held, gone=True) == [f"DELETE {entry}", f"DELETE {this}"]
    assert server.seen == []


def test_the_marker_ends_the_description(server):
    delivered(server, order(SWIM))
    (kept,) = server.workouts.values()

    assert kept["description"] == marker_of(SWIM)
