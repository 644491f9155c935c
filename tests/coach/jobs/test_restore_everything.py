import json
from datetime import UTC, datetime

import pytest

from coach.domain.athlete import Thresholds
from coach.jobs.restore_everything import restore
from coach.reports import everything
from tests.builders import plan, workout
from tests.homes import SUNDAY, march, runs

NOW = datetime(2026, 3, 8, 21, tzinfo=UTC)


def put_back(home, *lines):
    """What restoring those lines gave."""
    numbered = [(f"line {n}", line) for n, line in enumerate(lines, start=2)]
    with home.context() as context, context.writing() as store:
        return restore(store, numbered, NOW)


def store_of(home, ask):
    with home.context() as context, context.reading() as store:
        return ask(store)


def workouts(home):
    """Those of the plan in force, which has no uuids of coach's own making here."""
    return json.loads(home.run("plan", "show", "--json").out)["workouts"]


MADE = {"made_at": "2026-03-01T10:00:00Z", "made_on": "2026-03-01"}
PLAN = {"plan": everything.document(plan(workout(on=1), workout("swim", on=2))), **MADE}
MOVED = everything.document(workout(on=1))
REVIEW = {
    "schema": "coach/review/1",
    "week": {},
    "summary": {"text": "so it went"},
    "proposals": [],
    "next_week_focus": "",
}


def revised(number=2, uuid="p-1", before=MOVED, **after):
    effect = {"change": {"kind": "move", "workout_uuid": MOVED["uuid"]}}
    sides = {"before": before, "after": {**MOVED, "day": march(9), **after}}
    held = {"plan_uuid": uuid, "number": number, "reason": "moved"}
    return {"revision": {**held, "effects": [{**effect, **sides}]}, **MADE}


def review(document=REVIEW, **fields):
    text = document if isinstance(document, str) else json.dumps(document)
    held = {"day": SUNDAY, "status": "decided", "document": text, "proposals": []}
    return {"review": {**held, **fields}}


GOOD = [
    {"athlete": {"name": "Ada", "timezone": "UTC", "birth_year": 1990}},
    {"slots": [{"weekday": 0, "start": "06:30:00", "end": "07:30:00"}]},
    {"goal": {"key": "vo2max", "target": 50.0, "weight": 1.0}},
    {"exercise_name": {"name": "flat bench", "exercise": "bench press"}},
    {"wellness": {"day": SUNDAY, "sleep_h": 7.5}},
    {"injury": {"part": "knee", "severity": 2, "day": SUNDAY, "note": ""}},
    PLAN,
    revised(),
    {"correction": {"activity_uuid": "a", "workout_uuid": None}},
    {"missed": {"workout_uuid": "w", "reason": "a cold", "said_on": SUNDAY}},
    {"answered": SUNDAY},
    review(),
]


@pytest.mark.parametrize(
    "line",
    [line for line in GOOD if "revision" not in line],
    ids=lambda line: next(iter(line)),
)
def test_each_kind_is_put_back_once(home, line):
    first, rows = put_back(home, line), home.rows()
    second = put_back(home, line)

    assert (first.fresh, first.issues) == (True, ())
    assert (second.fresh, second.issues) == (False, ())
    assert home.rows() == rows


def test_a_plans_changes_follow_it(home):
    assert put_back(home, PLAN, revised()).issues == ()
    rows = home.rows()

    assert not put_back(home, PLAN, revised()).fresh
    assert home.rows() == rows
    days = {w["date"]: w["original_date"] for w in workouts(home)}
    assert days == {march(9): march(3), march(4): march(4)}


BAD = [
    ({"mood": 3}, "nothing that this coach knows"),
    ({"athlete": {"name": "", "timezone": "UTC"}}, "has no name"),
    ({"athlete": {"name": "A", "timezone": "UTC", "birth_year": 3}}, "not born in 3"),
    (
        {"athlete": {"name": "A", "timezone": "UTC", "thresholds": {"ftp_w": -1.0}}},
        "below zero",
    ),
    ({"athlete": None}, "cannot be read"),
    ({"slots": [{"weekday": 9, "start": "06:00", "end": "07:00"}]}, "no week has"),
    ({"slots": [{"weekday": 1, "start": "soon", "end": "07:00"}]}, "start"),
    ({"slots": 7}, "cannot be read"),
    ({"goal": {"target": 3}}, "key"),
    ({"exercise_name": {"name": "x"}}, "lacks exercise"),
    ({"exercise_name": {"name": "", "exercise": "x"}}, "empty name"),
    ({"wellness": {"day": SUNDAY, "stress": 70}}, "cannot be saved"),
    ({"plan": {**PLAN["plan"]}}, "lacks made_at"),
    ({**PLAN, "made_at": "2026-03-01T10:00:00"}, "at no time"),
    (
        {**PLAN, "plan": {**PLAN["plan"], "workouts": [{**MOVED, "load": -1.0}]}},
        "cannot be",
    ),
    (
        {**PLAN, "plan": {**PLAN["plan"], "workouts": [{**MOVED, "rpe": 11.0}]}},
        "harder than any",
    ),
    ({**PLAN, "plan": {**PLAN["plan"], "workouts": [MOVED, MOVED]}}, "be saved"),
    (revised(uuid="p-9"), "of a plan that is not here"),
    ({"correction": {"workout_uuid": "w"}}, "activity_uuid"),
    ({"missed": {"workout_uuid": "w", "reason": "x", "said_on": "soon"}}, "date"),
    ({"answered": "today"}, "date"),
    (review("no json"), "cannot be read"),
    (review('{"schema": NaN}'), "NaN"),
    (review("[" * 100_000), "cannot be read"),
    (review({"schema": "else"}), "holds no review"),
    (review({"schema": "coach/review/1"}), "lacks week"),
    (review(status="maybe"), "status"),
    (review(proposals=[{"id": "p1"}]), "lacks effects"),
]


@pytest.mark.parametrize(("line", "why"), BAD, ids=[why for _, why in BAD])
def test_a_line_that_cannot_be_put_back_hides_no_other(home, line, why):
    put_back(home)
    rows = home.rows()

    (issue,) = put_back(home, line).issues

    assert issue.where == "line 2"
    assert why in issue.why
    assert home.rows() == rows
    restored = put_back(home, line, {"answered": SUNDAY}, PLAN)
    assert restored.fresh
    assert [each.where for each in restored.issues] == ["line 2"]
    assert workouts(home)


@pytest.mark.parametrize(
    "line",
    [
        revised(number=3),
        revised(before={**MOVED, "day": march(5)}),
        revised(before=None),
        revised(load=-1.0),
        revised(rpe=99.0),
    ],
    ids=["leaves one out", "found another", "was there", "cannot be", "too hard"],
)
def test_a_change_that_does_not_follow_changes_nothing(home, line):
    put_back(home, PLAN)
    rows = home.rows()

    assert len(put_back(home, line).issues) == 1
    assert home.rows() == rows


def test_a_change_makes_no_workout_of_another(home):
    put_back(home, PLAN)
    line = revised()
    line["revision"]["effects"][0]["after"]["uuid"] = "another"

    (issue,) = put_back(home, line).issues

    assert "one workout of another" in issue.why


def test_a_named_athlete_keeps_name_and_what_they_said(home):
    with home.context() as context, context.writing() as store:
        held = store.athlete()
        named = type(held)(
            held.id, "Bo", held.created_at, "UTC", thresholds=Thresholds(ftp_w=250.0)
        )
        store.save_athlete(named)
    line = {
        "athlete": {
            "name": "Ada",
            "timezone": "Europe/Paris",
            "birth_year": 1990,
            "thresholds": {"ftp_w": 200.0, "max_hr_bpm": 190},
        }
    }

    assert put_back(home, line).fresh

    athlete = store_of(home, lambda store: store.athlete())
    assert (athlete.name, athlete.timezone, athlete.birth_year) == ("Bo", "UTC", 1990)
    assert athlete.thresholds == Thresholds(ftp_w=250.0, max_hr_bpm=190)


def test_how_a_day_felt_is_completed_and_never_overwritten(home):
    home.run("log", "wellness", "--stress", "6", "--date", SUNDAY)

    put_back(home, {"wellness": {"day": SUNDAY, "stress": 1, "energy": 5}})

    (felt,) = store_of(home, lambda store: store.wellness())
    assert (felt.stress, felt.energy) == (6, 5)


def test_the_athletes_later_word_on_a_match_stands(home):
    home.load(runs())
    home.did(march(2))
    (done,) = home.json("activities")["activities"]
    uuid = home.plan()["workouts"][0]["uuid"]
    home.run("match", "fix", done["id"], home.plan()["workouts"][0]["id"])
    rows = home.rows()

    put_back(
        home,
        {"correction": {"activity_uuid": done["uuid"], "workout_uuid": None}},
        {"correction": {"activity_uuid": "other", "workout_uuid": uuid}},
    )

    assert home.rows() == rows
