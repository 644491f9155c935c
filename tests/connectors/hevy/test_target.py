import json
from dataclasses import replace
from uuid import UUID

import pytest

from coach.domain.sync import Delivery, Trouble
from connectors.base import ConnectorError, Sending, WorkoutTarget
from connectors.hevy.target import HevyTarget
from tests.connectors.hevy.orders import (
    LOWER,
    MARKER,
    delivered,
    one,
    order,
    planned,
)
from tests.fakes.server import HTML, Fault, down, limited


@pytest.fixture
def target(client):
    return HevyTarget(client)


def writes(hevy, *, since=0):
    return [line for line in hevy.lines(since=since) if not line.startswith("GET")]


def refused(target, wanted):
    """The steps up to the refusal, and the refusal."""
    steps = []
    with pytest.raises(ConnectorError) as caught:
        steps.extend(_noted(target.deliver(wanted), steps))
    return steps, caught.value


def _noted(given, steps):
    for step in given:
        steps.append(step)
    return ()


def test_it_is_a_workout_target(client):
    target: WorkoutTarget = HevyTarget(client)

    assert target.name == "hevy"


@pytest.mark.parametrize("notes", [True, False])
@pytest.mark.parametrize("shape", ["bare", "wrapped", "empty"])
def test_a_routine_is_made_once_in_coachs_folder(hevy, target, shape, notes):
    hevy.post_shape, hevy.shows_notes = shape, notes
    steps, _ = delivered(target, order())

    made = hevy.routine_of(MARKER)
    assert made["title"] == "coach A · Tue 24 Nov: Lower body"
    assert [folder["title"] for folder in hevy.folders] == ["coach"]
    assert made["folder_id"] == hevy.folders[0]["id"]
    assert writes(hevy) == ["POST /v1/routine_folders", "POST /v1/routines"]
    folder, routine, standing = steps
    assert folder == Sending("folder", lasting=True)
    assert routine == Sending("routine")
    assert standing.remote_id == made["id"]
    assert (standing.workout_uuid, standing.day) == ("w-1", order().workout.day)
    assert hevy.lines()[-1] == f"GET /v1/routines/{made['id']}"


@pytest.mark.parametrize("shape", ["bare", "wrapped", "none"])
def test_a_changed_workout_is_put_in_its_place(hevy, target, shape):
    hevy.put_shape = shape
    _, first = delivered(target, order())
    asked = len(hevy.seen)
    changed = replace(first, workout=planned(*LOWER, title="Legs"))
    steps, _ = delivered(target, changed)

    key = first.held.remote_id
    assert hevy.titles() == ["coach A · Tue 24 Nov: Legs"]
    assert hevy.lines(since=asked) == [
        f"PUT /v1/routines/{key}",
        f"GET /v1/routines/{key}",
    ]
    assert [type(step) for step in steps] == [Delivery]


def test_what_stands_there_as_ordered_is_looked_at_and_left_alone(hevy, target):
    _, first = delivered(target, order())
    asked = len(hevy.seen)
    steps, _ = delivered(target, first)

    assert steps == []
    assert hevy.lines(since=asked) == [f"GET /v1/routines/{first.held.remote_id}"]


def test_what_the_athlete_changed_in_the_app_is_put_right(hevy, target):
    _, first = delivered(target, order())
    hevy.routine_of(MARKER)["exercises"][0]["sets"][0]["reps"] = 50
    delivered(target, first)

    assert hevy.routine_of(MARKER)["exercises"][0]["sets"][0]["reps"] == 5


def test_loads_that_drift_when_they_are_read_back_are_no_difference(hevy, target):
    hevy.drift_kg = 0.004
    _, first = delivered(target, order())
    asked = len(hevy.seen)
    delivered(target, first)

    assert writes(hevy, since=asked) == []


def test_a_routine_that_reads_back_differently_is_refused_and_says_where(hevy, target):
    hevy.drift_kg = 5.0
    steps, error = refused(target, order())

    assert error.permanent
    assert "set 1: weight_kg is 75.0" in error.message
    assert steps[-1].remote_id is not None


@pytest.mark.parametrize("notes", [True, False])
@pytest.mark.parametrize(
    "fault",
    [
        down("POST /v1/routines$", 500, applied=True),
        Fault("POST /v1/routines$", drop=True, applied=True),
        Fault("POST /v1/routines$", cut=True, applied=True),
        Fault("POST /v1/routines$", HTML, applied=True),
        Fault("POST /v1/routines$", drop=True),
    ],
    ids=["500", "drop", "cut", "html", "not-done"],
)
def test_a_routine_whose_answer_was_lost_is_looked_for_before_another(
    hevy, target, fault, notes
):
    hevy.shows_notes = notes
    fault.times = 1
    hevy.faults = [fault]
    steps, error = refused(target, order())
    assert error.unsure
    assert steps[-1] == Sending("routine")

    delivered(target, order(look=True))
    assert len(hevy.routines_with(MARKER)) == 1
    assert len(hevy.folders) == 1


def test_a_server_that_shows_no_folders_is_not_given_the_routine_twice(hevy, target):
    hevy.post_shape = "empty"
    shown = hevy._shown
    hevy._shown = lambda routine: shown(routine) | {"folder_id": None}
    _, done = delivered(target, order())

    assert [*hevy.routines] == [done.held.remote_id]


def test_a_folder_whose_answer_was_lost_is_not_made_twice(hevy, target):
    hevy.faults = [Fault("POST /v1/routine_folders", drop=True, applied=True)]
    steps, error = refused(target, order())
    assert error.unsure
    assert steps == [Sending("folder", lasting=True)]

    delivered(target, order(look=True))
    assert [folder["title"] for folder in hevy.folders] == ["coach"]


def test_a_routine_is_found_on_whichever_page_it_is(hevy, target):
    hevy.faults = [Fault("POST /v1/routines$", drop=True, applied=True)]
    refused(target, order())
    ours = next(iter(hevy.routines))
    for n in range(25):
        hevy.routines[f"r{n}"] = hevy.routines[ours] | {
            "id": f"r{n}",
            "title": f"Mine {n}",
            "notes": None,
            "folder_id": None,
        }
    hevy.routines[ours] = hevy.routines.pop(ours)
    _, done = delivered(target, order(look=True))

    assert done.held.remote_id == ours


def test_a_pool_that_a_new_database_does_not_know_is_found_again(hevy, target):
    delivered(target, order())
    _, again = delivered(target, order())

    assert len(hevy.routines) == 1
    assert again.held.remote_id in hevy.routines


def test_each_place_is_a_routine_of_its_own(hevy, target):
    delivered(target, order())
    delivered(target, order(planned(*LOWER, uuid="w-2"), place="B", marker="[coach:2]"))

    assert [title[:7] for title in hevy.titles()] == ["coach A", "coach B"]


def test_a_routine_of_the_athletes_own_is_never_touched(hevy, target):
    delivered(target, order())
    hevy.delete_routine(next(iter(hevy.routines)))
    mine = {"id": "m", "title": "coach A · mine", "folder_id": None, "notes": None}
    hevy.routines["m"] = mine | {"exercises": []}
    delivered(target, order(look=True))

    assert hevy.routines["m"]["title"] == "coach A · mine"
    assert len(hevy.routines) == 2


def test_a_routine_that_the_athlete_deleted_is_made_anew(hevy, target):
    _, first = delivered(target, order())
    hevy.delete_routine(first.held.remote_id)
    steps, again = delivered(target, replace(first, workout=planned(*LOWER, title="B")))

    gone, sending, standing = steps
    assert (gone.remote_id, gone.workout_uuid) == (None, None)
    assert sending == Sending("routine")
    assert standing.remote_id == again.held.remote_id != first.held.remote_id
    assert len(hevy.routines) == 1


def test_a_workout_that_is_off_leaves_a_free_place_behind(hevy, target):
    _, first = delivered(target, order())
    steps, after = delivered(target, replace(first, workout=None))

    assert hevy.titles() == ["coach A · free"]
    assert (after.held.workout_uuid, after.held.day) == (None, None)
    assert after.held.remote_id == first.held.remote_id
    assert [type(step) for step in steps] == [Delivery]
    assert MARKER not in hevy.routine_of("free")["notes"]


def test_a_free_place_takes_the_next_workout(hevy, target):
    _, first = delivered(target, order())
    _, free = delivered(target, replace(first, workout=None))
    posts = writes(hevy).count("POST /v1/routines")
    delivered(target, replace(free, workout=planned(*LOWER, uuid="w-2")))

    assert hevy.titles() == ["coach A · Tue 24 Nov: Lower body"]
    assert writes(hevy).count("POST /v1/routines") == posts


def test_a_routine_made_late_besides_the_one_held_becomes_a_place(hevy, target):
    _, first = delivered(target, order())
    other, marked = planned(*LOWER, uuid="w-2"), "[coach:2]"
    delivered(target, order(other, place="B", marker=marked))
    late = str(UUID(int=1))
    hevy.routines[late] = hevy.routines[first.held.remote_id] | {"id": late}
    copied = json.loads(json.dumps(hevy.routines[late])) | {"id": str(UUID(int=2))}
    copied["exercises"][0]["sets"][0]["reps"] = 3
    hevy.routines[copied["id"]] = copied
    before = dict(hevy.routines)

    target.tidy(first)

    assert hevy.routines[late]["title"] == "coach C · free"
    assert {**hevy.routines, late: None} == {**before, late: None}
    delivered(target, order(planned(*LOWER, uuid="w-3"), place="C", marker="[coach:3]"))
    assert hevy.routines[late]["title"].endswith("Lower body")
    assert len(hevy.routines) == 4


def test_a_workout_that_is_off_and_never_was_there_asks_nothing(hevy, target):
    assert delivered(target, order(None))[0] == []
    assert hevy.seen == []


def test_a_workout_that_is_off_and_may_be_there_is_looked_for(hevy, target):
    hevy.faults = [Fault("POST /v1/routines$", drop=True, applied=True)]
    refused(target, order())
    delivered(target, order(None, look=True))

    assert hevy.titles() == ["coach A · free"]


def test_a_free_place_that_the_athlete_deleted_is_gone(hevy, target):
    _, first = delivered(target, order())
    hevy.delete_routine(first.held.remote_id)
    (gone,), _ = delivered(target, replace(first, workout=None))

    assert gone.remote_id is None
    assert hevy.routines == {}


def test_too_many_routines_are_refused_for_good_in_words(hevy, target):
    hevy.routine_limit = 0
    _, error = refused(target, order())

    assert error.permanent
    assert error.trouble is Trouble.REFUSED
    assert "takes no more" in error.message


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (down(times=None), Trouble.DOWN),
        (down(status=401, times=None), Trouble.LOG_IN),
        (down(status=403, times=None), Trouble.LOG_IN),
        (limited(times=None), Trouble.LIMITED),
    ],
)
def test_a_service_that_is_down_gets_nothing_and_says_why(hevy, target, fault, trouble):
    hevy.faults = [fault]
    steps, error = refused(target, order())

    assert error.trouble is trouble
    assert steps == []
    assert hevy.routines == {}


def test_a_change_that_was_not_answered_is_simply_put_again(hevy, target):
    _, first = delivered(target, order())
    hevy.faults = [Fault("PUT", drop=True, applied=True, times=None)]
    changed = replace(first, workout=planned(*LOWER, title="Legs"))
    _, error = refused(target, changed)
    assert error.unsure

    hevy.faults.clear()
    delivered(target, replace(changed, look=True))
    assert hevy.titles() == ["coach A · Tue 24 Nov: Legs"]


def test_without_a_sync_hevys_exercises_are_asked_for(hevy, target):
    own = hevy.add_exercise("Pallof press", "reps_only")
    delivered(target, order(exercises=()))

    used = [e["exercise_template_id"] for e in hevy.routine_of(MARKER)["exercises"]]
    assert own in used
    asked = len(hevy.seen)
    delivered(target, order(place="B", exercises=()))
    assert "GET /v1/exercise_templates" not in hevy.lines(since=asked)


def test_what_would_be_sent_is_told_and_nothing_is_sent(hevy, target):
    new = target.requests(order())
    assert [(r.method, r.path.partition("?")[0]) for r in new][:3] == [
        ("GET", "/v1/routine_folders"),
        ("GET", "/v1/routines"),
        ("POST", "/v1/routines"),
    ]
    assert new[2].body["routine"]["title"].startswith("coach A · Tue")
    assert target.requests(order(None)) == ()
    assert hevy.seen == []


def test_what_would_be_sent_is_what_is_sent(hevy, target):
    _, first = delivered(target, order())
    changed = replace(first, workout=planned(one("back squat")))
    told = target.requests(changed)
    asked = len(hevy.seen)
    delivered(target, changed)

    sent = hevy.seen[asked:]
    assert [(r.method, r.path) for r in told] == [(s.method, s.path) for s in sent]
    assert told[0].body == sent[0].json
    free = target.requests(replace(first, workout=None))
    delivered(target, replace(first, workout=None))
    assert free[0].body == hevy.seen[-2].json
