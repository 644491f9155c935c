"""The fake refuses what Hevy refuses: each oddity of its API by name."""

import pytest
import requests

from tests.fakes.hevy import KEY, exercise, lifted

SQUAT = "D04AC939"
SET = {"type": "normal", "weight_kg": 100, "reps": 5}
EXERCISE = {"exercise_template_id": SQUAT, "sets": [SET]}
ROUTINE = {"title": "A", "notes": "B", "exercises": [EXERCISE]}
WORKOUT = {
    "title": "Lower A",
    "start_time": "2026-11-18T23:58:00Z",
    "end_time": "2026-11-19T00:55:00Z",
    "is_private": False,
    "exercises": [EXERCISE],
}


@pytest.fixture
def ask(hevy):
    def asked(method, path, key=KEY, **arguments):
        headers = {"api-key": key} if key else {}
        return requests.request(
            method, hevy.url + path, headers=headers, timeout=5, **arguments
        )

    return asked


@pytest.mark.parametrize("key", [None, "", "11111111-0000-4000-8000-000000000000"])
def test_without_the_key_nobody_is_answered(ask, key):
    assert ask("GET", "/v1/user/info", key).status_code == 401


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/v1/workouts", 10),
        ("/v1/workouts/events", 10),
        ("/v1/routines", 10),
        ("/v1/routine_folders", 10),
        ("/v1/body_measurements", 10),
        ("/v1/exercise_templates", 100),
    ],
)
def test_no_page_is_larger_than_its_limit(hevy, ask, path, most):
    hevy.add_measurement("2026-11-20", weight_kg=80.5)

    assert ask("GET", f"{path}?pageSize={most}").status_code == 200
    assert ask("GET", f"{path}?pageSize={most + 1}").status_code == 400
    assert ask("GET", f"{path}?page=0").status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "body", "words"),
    [
        ("POST", "/v1/workouts", {"workout": WORKOUT | {"routine_id": "x"}},
         '"workout.routine_id" is not allowed'),
        ("POST", "/v1/routines", {"routine": ROUTINE | {"index": 0}},
         '"routine.index" is not allowed'),
        ("PUT", "/v1/routines/x", {"routine": ROUTINE | {"folder_id": 42}},
         '"routine.folder_id" is not allowed'),
        ("POST", "/v1/routines",
         {"routine": ROUTINE | {"exercises": [EXERCISE | {"supersets_id": 0}]}},
         '"routine.exercises[0].supersets_id" is not allowed'),
        ("POST", "/v1/routines",
         {"routine": ROUTINE | {"exercises": [EXERCISE | {"title": "Squat"}]}},
         '"routine.exercises[0].title" is not allowed'),
        ("POST", "/v1/routines",
         {"routine": ROUTINE | {"exercises": [
             EXERCISE | {"sets": [SET | {"rpe": 8}]}]}},
         '"routine.exercises[0].sets[0].rpe" is not allowed'),
        ("POST", "/v1/workouts",
         {"workout": WORKOUT | {"exercises": [
             EXERCISE | {"sets": [SET | {"rpe": 6.5}]}]}},
         "must be one of [6, 7, 7.5, 8, 8.5, 9, 9.5, 10]"),
        ("POST", "/v1/workouts",
         {"workout": WORKOUT | {"exercises": [EXERCISE | {"rest_seconds": 90}]}},
         '"workout.exercises[0].rest_seconds" is not allowed'),
        ("POST", "/v1/routine_folders", {"title": "coach"}, '"title" is not allowed'),
    ],
)  # fmt: skip
def test_bodies_are_strict(ask, method, path, body, words):
    answer = ask(method, path, json=body)

    assert answer.status_code == 400
    assert words in answer.json()["error"]


@pytest.mark.parametrize("rpe", [None, 6, 7, 7.5, 8, 8.5, 9, 9.5, 10])
def test_an_effort_of_these_is_taken(ask, rpe):
    sets = [SET | {"rpe": rpe}]
    body = {"workout": WORKOUT | {"exercises": [EXERCISE | {"sets": sets}]}}

    assert ask("POST", "/v1/workouts", json=body).status_code == 201


def test_a_workout_changed_without_saying_whether_it_is_private_is_an_error(ask):
    made = ask("POST", "/v1/workouts", json={"workout": WORKOUT}).json()
    without = {k: v for k, v in WORKOUT.items() if k != "is_private"}
    path = f"/v1/workouts/{made['id']}"

    assert "is_private" not in ask("GET", path).json()
    assert ask("PUT", path, json={"workout": without}).status_code == 500
    assert ask("PUT", path, json={"workout": WORKOUT}).status_code == 200


def test_a_superset_is_written_under_one_name_and_read_under_another(ask):
    paired = [EXERCISE | {"superset_id": 0}]
    made = ask(
        "POST", "/v1/routines", json={"routine": ROUTINE | {"exercises": paired}}
    )

    (one,) = made.json()["exercises"]
    assert one["supersets_id"] == 0
    assert "superset_id" not in one


def test_a_measurement_is_made_once_a_day_and_what_a_change_leaves_out_is_gone(ask):
    first = {"date": "2026-11-20", "weight_kg": 80.5, "fat_percent": 18.5}
    path = "/v1/body_measurements"

    assert ask("POST", path, json=first).status_code == 200
    assert ask("POST", path, json=first).status_code == 409
    assert ask("PUT", f"{path}/2026-11-20", json={"weight_kg": 80}).status_code == 200
    changed = ask("GET", f"{path}/2026-11-20").json()
    assert (changed["weight_kg"], changed["fat_percent"]) == (80, None)


def test_pages_past_the_end(hevy, ask):
    hevy.add_measurement("2026-11-20", weight_kg=80.5)

    assert ask("GET", "/v1/body_measurements?page=2").status_code == 404
    assert ask("GET", "/v1/workouts?page=2").json()["workouts"] == []


def test_events_come_newest_first_and_since_a_moment(hevy, ask):
    times = "2026-11-18T23:58:00Z", "2026-11-19T00:55:00Z"
    squats = exercise("Squat (Barbell)", lifted(100, 5))
    first, second, third = (hevy.add_workout(t, *times, squats) for t in "ABC")
    since = hevy.workouts[second]["updated_at"]
    hevy.edit_workout(first, title="D")
    hevy.delete_workout(third)

    found = ask("GET", f"/v1/workouts/events?since={since}&pageSize=10").json()
    assert [
        (event["type"], event.get("id") or event["workout"]["id"])
        for event in found["events"]
    ] == [("deleted", third), ("updated", first), ("updated", second)]
    assert ask("GET", "/v1/workouts/count").json() == {"workout_count": 2}


@pytest.mark.parametrize(
    ("shape", "answer"), [("bare", dict), ("wrapped", list), ("none", None)]
)
def test_a_changed_routine_is_answered_in_three_shapes(hevy, ask, shape, answer):
    made = ask("POST", "/v1/routines", json={"routine": ROUTINE}).json()
    hevy.put_shape = shape
    put = ask("PUT", f"/v1/routines/{made['id']}", json={"routine": ROUTINE})

    if answer is None:
        assert (put.status_code, put.content) == (204, b"")
    else:
        assert isinstance(put.json().get("routine", put.json()), answer)


def test_nothing_can_be_deleted(hevy, ask):
    made = ask("POST", "/v1/routines", json={"routine": ROUTINE}).json()

    assert ask("DELETE", f"/v1/routines/{made['id']}").status_code == 404
    assert hevy.titles() == ["A"]


def test_a_new_folder_goes_before_all_others(ask):
    for title in ("coach", "mine"):
        ask("POST", "/v1/routine_folders", json={"routine_folder": {"title": title}})
    folders = ask("GET", "/v1/routine_folders").json()["routine_folders"]

    assert [(each["index"], each["title"]) for each in folders] == [
        (0, "mine"),
        (1, "coach"),
    ]


def test_there_are_so_many_exercises_of_ones_own(hevy, ask):
    hevy.custom_limit = 1
    made = {
        "title": "Pallof Press",
        "exercise_type": "reps_only",
        "equipment_category": "machine",
        "muscle_group": "abdominals",
    }

    assert ask("POST", "/v1/exercise_templates", json={"exercise": made}).ok
    answer = ask("POST", "/v1/exercise_templates", json={"exercise": made})
    assert answer.status_code == 403
    assert answer.json() == {"error": "exceeds-custom-exercise-limit"}
