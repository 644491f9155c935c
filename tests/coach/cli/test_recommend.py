"""`coach recommend next`: what comes next, why, and what is left out."""

import csv
import io
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coach.domain.learned import Learned, Task
from coach.jobs.learners import as_floor_of
from coach.jobs.lifting_log import lifting_log
from coach.learning.train import floor_version
from coach.recommend.learner import NextExerciseLearner
from tests.homes import EVERY_SPORT, SUNDAY, march, new_home

PUSH = ("bench press", "overhead press", "chest dip")
PULL = ("pull-up", "barbell row", "dumbbell curl")
LEGS = ("back squat", "romanian deadlift", "standing calf raise")
HEADER = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"\n'
)


def hevy(*sessions, until=SUNDAY, every=2):
    """A Hevy export of those sessions, the last on that day."""
    last = date.fromisoformat(until)
    lines = []
    for number, (title, exercises) in enumerate(reversed(sessions)):
        day = last - timedelta(days=every * number)
        begin = f"{day.day} {day:%b} {day.year}, 18:00"
        end = f"{day.day} {day:%b} {day.year}, 19:00"
        lines += [
            f'"{title}","{begin}","{end}","","{exercise}","","",{place},"normal",'
            '60,8,"","",8\n'
            for exercise in exercises
            for place in range(3)
        ]
    return HEADER + "".join(lines)


ROTATION = [("Push", PUSH), ("Pull", PULL), ("Legs", LEGS)]


@pytest.fixture(scope="module")
def trained(sqlite_template, tmp_path_factory):
    """A home of 24 sessions in rotation; the last on Saturday was for pushing."""
    folder = tmp_path_factory.mktemp("trained")
    home = new_home(folder / "home", sqlite_template)
    file = folder / "hevy.csv"
    file.write_text(hevy(*ROTATION[1:], *ROTATION * 7, ROTATION[0], until=march(7)))
    home.run("import", file)
    return home


@pytest.fixture
def lifter(trained, tmp_path):
    shutil.copytree(trained.folder, tmp_path / "lifter")
    return replace(trained, folder=tmp_path / "lifter")


def first(document):
    return document["exercises"][0]["exercise"]


def found(document, exercise):
    return next(e for e in document["exercises"] if e["exercise"] == exercise)


def test_what_is_due_is_recommended_first_with_its_reason(trained):
    document = trained.json("recommend", "next")

    assert first(document) == "pull-up"
    assert document["date"] == SUNDAY
    assert document["after"] == []
    why = document["exercises"][0]["why"]
    assert "in 100 % of sessions after one like your last" in why
    assert document["learned"]["sessions"] == 24
    assert document["learned"]["date"] is None  # no version was trained


def test_todays_sets_are_done_and_what_is_named_comes_after_them(lifter):
    lifter.run("log", "set", "pull-up", "3x8", "--date", SUNDAY)

    one = lifter.json("recommend", "next")
    two = lifter.json("recommend", "next", "--after", "bb row", "--after", "curls")

    assert (one["after"], first(one)) == (["pull-up"], "barbell row")
    assert one["ends"] == {"times": 0, "of": 8}  # today is no habit yet
    assert two["after"] == ["pull-up", "barbell row", "dumbbell curl"]
    assert two["ends"] == {"times": 8, "of": 8}


def test_what_is_no_exercise_is_a_usage_error(trained):
    ran = trained.run("recommend", "next", "--after", "xyzzy", code=2)

    assert "coach exercise search" in ran.err


def test_never_lacking_and_hurting_are_left_out_each_with_its_reason(lifter):
    lifter.run("prefer", "pull-up", "never")
    lifter.run("log", "injury", "knee", "--severity", "3", "--date", SUNDAY)
    lifter.run("gym", "set", "barbell", "bench", "rack", "dumbbell", "machine")

    document = lifter.json("recommend", "next")

    named = {each["exercise"] for each in document["exercises"]}
    why = {each["exercise"]: each["why"] for each in document["left_out"]}
    assert why["pull-up"] == "never, as you said"
    assert why["back squat"] == "loads what hurts: knee"
    assert why["chest dip"] == "no dip bars at hand"
    assert not named & set(why)
    assert {"barbell row", "dumbbell curl", "bench press"} <= named


def test_a_word_said_later_is_not_known_on_an_earlier_evening(lifter):
    before = lifter.json("recommend", "next", "--date", march(6))

    lifter.at(march(9)).run("prefer", "back squat", "never")
    lifter.run("log", "set", "bench press", "5x5", "80kg", "--date", march(8))

    assert lifter.json("recommend", "next", "--date", march(6)) == before


def test_the_plan_of_today_comes_first_and_one_to_come_is_named(lifter):
    lifter.load(EVERY_SPORT, start="2026-03-09", day=SUNDAY)

    sunday = lifter.json("recommend", "next")
    wednesday = lifter.at(march(11)).json("recommend", "next")

    assert sunday["planned"] == {"date": march(11), "title": "Lift"}
    assert "planned for Wed 11 Mar" in found(sunday, "bench press")["why"]
    assert first(wednesday) == "back squat"
    assert wednesday["exercises"][0]["why"][0] == "planned today"


def test_what_was_planned_and_missed_is_lifted_and_says_so(lifter):
    plan = EVERY_SPORT.replace("bench press 3x8", "hip thrust 3x8")
    lifter.load(plan, start="2026-03-09", day=SUNDAY)
    friday = lifter.at(march(13))

    friday.run("log", "missed", _lift_of(lifter), "--reason", "late")

    document = friday.json("recommend", "next")
    assert "planned lately, and not done" in found(document, "hip thrust")["why"]
    like = found(document, "romanian deadlift")["why"]
    assert "like hip thrust, which was planned and not done" in like


def _lift_of(home):
    workouts = home.plan("--from", "2026-03-09")["workouts"]
    return next(each["id"] for each in workouts if each["sport"] == "strength")


def test_an_empty_home_is_told_what_to_do(home):
    ran = home.run("recommend", "next", code=3)

    assert "No exercise can be recommended yet." in ran.err
    assert "coach import FOLDER" in ran.err


def test_without_any_session_the_plan_is_recommended(home):
    home.load(EVERY_SPORT)

    document = home.at(march(4)).json("recommend", "next")

    assert [e["exercise"] for e in document["exercises"]] == [
        "back squat",
        "bench press",
    ]
    assert document["learned"]["sessions"] == 0


def test_of_a_few_sessions_it_is_said_that_they_are_few(home):
    for day in (2, 4, 6):
        home.run("log", "set", "squat", "5x5", "80kg", "--date", march(day))

    document = home.json("recommend", "next")

    assert first(document) == "back squat"
    assert document["learned"]["date"] is None
    assert "From 3 sessions of yours" in home.run("recommend", "next").out


def test_someone_new_is_told_what_other_lifters_do_next(home):
    home.run("log", "set", "squat", "5x5", "80kg", "--date", march(6))
    home.run("prefer", "bench press", "never")

    document = home.json("recommend", "next", "--after", "squat")

    offered = [each["exercise"] for each in document["exercises"]]
    assert document["learned"]["method"] == "others"
    assert len(offered) > 10
    assert not {"bench press", "back squat"} & set(offered)
    assert "lifters do it after back squat" in document["exercises"][0]["why"][0]
    assert "what other lifters do" in home.run("recommend", "next").out


def test_for_someone_new_the_plan_of_the_day_goes_first(home):
    home.run("log", "set", "squat", "5x5", "80kg", "--date", "2026-02-20")
    home.load(EVERY_SPORT)
    lifts = next(w for w in home.plan()["workouts"] if w["sport"] == "strength")

    document = home.at(lifts["date"]).json("recommend", "next")

    assert document["learned"]["method"] == "others"
    assert first(document) == "back squat"
    assert document["exercises"][0]["why"][0] == "planned today"


# The version in service


def floor_in_service(learned):
    """What serves where it did not beat the obvious guess."""
    return floor_version(learned, learned.trained_on, as_floor_of(Task.NEXT_EXERCISE))


def in_service(
    home, miss5, floor_miss5, day="2026-03-01", made=lambda learned: learned
):
    """A version trained on that day, as good as that."""
    evening = date.fromisoformat(day)
    with home.context(evening) as context, context.writing() as store:
        log = lifting_log(context, store)
        learned = Learned(
            task=Task.NEXT_EXERCISE,
            version="abc123",
            trained_on=evening,
            first=log[0].day,
            last=log[-1].day,
            n=60,
            parameters=NextExerciseLearner().learn(log, evening),
            scores={"miss5": miss5, "hit5": 1 - miss5},
            floor="markov_decayed",
            floor_scores={"miss5": floor_miss5},
        )
        serves = made(learned)
        store.save_model(serves, datetime(2026, 3, 1, tzinfo=UTC))
        store.take_into_service(Task.NEXT_EXERCISE, serves.version, evening)


def test_the_version_in_service_ranks_and_knows_the_sessions_since(lifter):
    in_service(lifter, 0.1, 0.2)

    document = lifter.json("recommend", "next")

    assert first(document) == "pull-up"
    assert document["learned"] == {
        "method": "blend",
        "version": "abc123",
        "date": march(1),
        "sessions": 24,
        "unused": document["learned"]["unused"],
        "hit5": 0.9,
        "floor": "markov_decayed",
        "floor_hit5": 0.8,
    }
    said = " ".join(lifter.run("recommend", "next").out.split())
    assert "90 % were among its first five, 80 % by the obvious guess" in said


def test_the_floor_in_service_ranks_and_that_is_said(lifter):
    in_service(lifter, 0.2, 0.2, made=floor_in_service)

    document = lifter.json("recommend", "next", "--after", "pull-up")

    assert document["learned"]["method"] == "markov_decayed"
    assert first(document) == "barbell row"
    assert "nothing foretold you better" in lifter.run("recommend", "next").out


def test_what_is_reported_as_in_use_is_used(lifter):
    """A challenger that won later serves, however its own training was scored."""
    in_service(lifter, 0.2, 0.2)

    (reported,) = lifter.json("models", "show")["models"]

    assert reported["in_use"] == "model"
    learned = lifter.json("recommend", "next")["learned"]
    assert (learned["method"], learned["version"]) == ("blend", "abc123")


def test_a_version_of_later_is_not_known_on_an_earlier_evening(lifter):
    in_service(lifter, 0.1, 0.2, day=march(7))

    document = lifter.json("recommend", "next", "--date", march(6))

    assert document["learned"]["version"] is None


# On the screen


def test_a_line_an_exercise_with_a_bar_and_reasons(trained, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")

    lines = trained.run("recommend", "next").out.splitlines()

    assert lines[0] == "First on Sun 8 Mar:"
    assert lines[2].startswith("pull-up ")
    assert "████████ " in lines[2]
    assert max(map(len, lines)) <= 80
    assert lines[-1].startswith("From 24 sessions of yours and what is usual")


def test_plainly_there_is_no_bar_and_no_line_is_wrapped(trained):
    out = trained.run("recommend", "next", "--plain").out

    assert "█" not in out
    assert "\x1b" not in out
    assert any(
        line.startswith("pull-up") and "after one like your last" in line
        for line in out.splitlines()
    )


def test_the_table_for_spreadsheets_has_the_same(trained):
    document = trained.json("recommend", "next")

    rows = list(
        csv.DictReader(io.StringIO(trained.run("recommend", "next", "--csv").out))
    )

    assert [row["exercise"] for row in rows] == [
        each["exercise"] for each in document["exercises"]
    ]
    assert rows[0]["why"] == "; ".join(document["exercises"][0]["why"])
