import pytest

from tests.homes import EVERY_SPORT, MONDAY, SUNDAY, march, runs

BROKEN = """\
plan: Broken
weekly_hours: 3-5
workouts:
  easy:
    sport: runn
    steps: 40:00 easy
weeks:
  - mon: easy
    tue: hard
"""


@pytest.fixture
def loaded(home):
    home.load(runs())
    return home


def workouts(home, *words):
    return home.plan(*words)["workouts"]


def test_a_loaded_plan_is_shown_with_every_key_of_the_contract(home):
    document = home.load(EVERY_SPORT)

    assert document == home.plan("--date", MONDAY)
    assert document["schema"] == "coach/plan/1"
    assert document["plan"]["name"] == "Every sport"
    assert document["plan"]["revision"] == 1
    assert (document["plan"]["start"], document["plan"]["end"]) == (MONDAY, march(22))
    assert len(document["workouts"]) == 18
    for workout in document["workouts"]:
        assert set(workout) >= {
            *("id", "uuid", "date", "original_date", "sport", "title", "status"),
            *("priority", "duration_s", "distance_m", "load", "steps"),
        }
        assert workout["date"] == workout["original_date"]
        assert workout["duration_s"] > 0
    swim = document["workouts"][0]
    assert swim["sport"] == "swim"
    assert swim["distance_m"] == pytest.approx(1300 * 0.9144, abs=0.01)


def test_the_same_plan_has_the_same_uuids_in_any_home(homes):
    first, second = homes(), homes()

    assert first.load(EVERY_SPORT) == second.load(EVERY_SPORT)


def test_a_plan_loaded_twice_is_nothing_to_do(loaded):
    rows = loaded.rows()
    file = loaded.folder.parent / "plan.yaml"

    loaded.json("plan", "load", file, "--start", MONDAY, code=3)

    assert loaded.rows() == rows


def test_an_edited_plan_changes_what_is_to_come_and_leaves_what_is_over(loaded):
    before = workouts(loaded)

    after = loaded.load(runs(minutes=50), day=march(5))

    kept = [w for w in after["workouts"] if w["date"] < march(5)]
    assert after["plan"]["revision"] == 2
    assert [w["duration_s"] for w in kept] == [2400] * 3
    assert [w["uuid"] for w in kept] == [w["uuid"] for w in before[:3]]
    assert {w["duration_s"] for w in after["workouts"][3:]} == {3000}


def test_a_workout_taken_out_of_an_edited_plan_is_gone(loaded):
    after = loaded.load(runs("mon tue wed thu fri"), day=MONDAY)

    assert len(after["workouts"]) == 15


def test_a_new_plan_takes_the_place_of_the_old_from_its_start_on(loaded):
    loaded.load(EVERY_SPORT, start=march(9), day=SUNDAY)

    then = loaded.at(march(9))
    assert then.plan()["plan"]["name"] == "Every sport"
    assert {w["date"] for w in workouts(loaded)} == {march(d) for d in range(2, 8)}
    week = then.review(march(15))["week"]
    assert [w["sport"] for w in week["workouts"]] == [
        *("swim", "run", "strength", "ride", "mobility", "swim"),
    ]


def test_a_plan_that_ships_with_coach_is_loaded_by_its_name(home):
    document = home.json("plan", "load", "five-goals-12-weeks", "--start", MONDAY)

    assert document["plan"]["name"] == "Five goals in 12 weeks"
    assert len({w["date"] for w in document["workouts"]}) > 60


def test_a_broken_plan_is_refused_with_its_lines(home):
    file = home.folder.parent / "plan.yaml"
    file.write_text(BROKEN)
    home.plan()
    rows = home.rows()

    error = home.json("plan", "load", file, "--start", MONDAY, code=65)
    document = home.json("plan", "check", file, code=65)

    assert "line 5" in error["error"]["why"]
    assert "line 9" in error["error"]["why"]
    assert document["ok"] is False
    found = [(issue["kind"], issue["where"]) for issue in document["issues"]]
    assert [kind for kind, _ in found] == ["error", "error"]
    assert ["line 5" in found[0][1], "line 9" in found[1][1]] == [True, True]
    assert all(issue["why"] and issue["fix"] for issue in document["issues"])
    assert home.rows() == rows


def test_the_check_of_a_broken_plan_is_a_line_for_each_error(home):
    file = home.folder.parent / "plan.yaml"
    file.write_text(BROKEN)

    ran = home.run("plan", "check", file, code=65)

    said = " ".join(ran.out.split())
    assert "line 5: error: 'runn' is no sport. Did you mean run?" in said
    assert "?." not in said
    assert "line 9" in said
    assert ran.err == ""


def test_a_sound_plan_passes_its_check_and_is_not_loaded(home):
    file = home.folder.parent / "plan.yaml"
    file.write_text(EVERY_SPORT)
    home.plan()
    rows = home.rows()

    document = home.json("plan", "check", file)

    assert document["schema"] == "coach/plan-check/1"
    assert document["ok"] is True
    assert home.rows() == rows
    assert "18 workouts" in home.run("plan", "check", file).out


@pytest.mark.parametrize("command", [("load", "--start", MONDAY), ("check",)])
def test_a_plan_file_that_is_not_there_is_unreadable_input(home, command):
    name, *options = command

    error = home.json("plan", name, "nowhere.yaml", *options, code=65)

    assert "five-goals-12-weeks" in error["error"]["fix"]


def test_a_folder_is_no_plan_file(home, tmp_path):
    home.json("plan", "check", tmp_path, code=65)


def test_load_without_a_start_is_a_usage_error(home):
    home.json("plan", "load", "five-goals-12-weeks", code=2)
    home.json("plan", "load", "five-goals-12-weeks", "--start", "soon", code=2)


def test_no_plan_is_an_empty_document(home):
    assert home.plan() == {"schema": "coach/plan/1", "plan": None, "workouts": []}
    assert "coach plan load" in home.run("plan", "show").out


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (("--from", march(20)), [20, 21]),
        (("--to", march(3)), [2, 3]),
        (("--from", march(6), "--to", march(9)), [6, 7, 9]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_only_the_days_asked_for_are_shown(loaded, words, days):
    shown = [w["date"] for w in workouts(loaded, *words)]

    assert shown == [march(d) for d in days]


def test_every_status_is_told(loaded):
    loaded.did(march(2))
    loaded.did(march(3), minutes=25)
    loaded.did(march(4), minutes=10)
    loaded.did(march(5), sport="ride", minutes=40)
    loaded.json("plan", "skip", workouts(loaded)[6]["id"], "--reason", "travel")
    loaded.answered(march(6))

    statuses = [w["status"] for w in workouts(loaded)]

    assert statuses[:4] == ["done", "partial", "missed", "substituted"]
    assert statuses[4:8] == ["missed", "unknown", "skipped", "planned"]


def test_a_moved_workout_keeps_its_original_day(loaded):
    before = workouts(loaded)[6]

    document = loaded.json("plan", "move", before["id"], march(15))

    (moved,) = [w for w in document["workouts"] if w["id"] == before["id"]]
    assert (moved["date"], moved["original_date"]) == (march(15), march(9))
    assert {**moved, "date": None} == {**before, "date": None}
    assert loaded.plan()["plan"]["revision"] == 2


def test_a_workout_moved_twice_still_knows_its_first_day(loaded):
    number = workouts(loaded)[6]["id"]
    loaded.json("plan", "move", number, march(15))
    loaded.json("plan", "move", number, march(13))

    (moved,) = [w for w in workouts(loaded) if w["id"] == number]
    assert (moved["date"], moved["original_date"]) == (march(13), march(9))


def test_a_moved_workout_is_shown_with_the_day_it_was_first_planned_for(loaded):
    number = workouts(loaded)[6]["id"]
    loaded.json("plan", "move", number, march(12))
    loaded.json("plan", "move", number, march(13))

    lines = loaded.run("plan", "show", "--plain").out
    days = ("--from", march(13), "--to", march(13), "--plain")
    steps = loaded.run("plan", "show", *days).out

    assert lines.count("moved from Mon 9 Mar") == 1
    assert steps.count("moved from Mon 9 Mar") == 1


def test_a_workout_moved_back_is_as_if_it_had_never_been_moved(loaded):
    before = workouts(loaded)
    number = before[6]["id"]
    loaded.json("plan", "move", number, march(15))
    loaded.json("plan", "move", number, march(9))

    assert workouts(loaded) == before
    assert "moved from" not in loaded.run("plan", "show", "--plain").out
    assert loaded.plan()["plan"]["revision"] == 3


def test_a_moved_workout_counts_on_its_new_day(loaded):
    number = workouts(loaded)[0]["id"]
    loaded.at(MONDAY).json("plan", "move", number, SUNDAY)
    loaded.did(*map(march, (3, 4, 5, 6, 7, 8)))

    week = loaded.review()["week"]

    assert (week["completed"], week["planned"]) == (6, 6)
    assert week["workouts"][-1]["date"] == SUNDAY


def test_a_move_to_where_it_stands_is_nothing_to_do(loaded):
    before = workouts(loaded)[6]

    loaded.json("plan", "move", before["id"], before["date"], code=3)

    assert loaded.plan()["plan"]["revision"] == 1


@pytest.mark.parametrize(
    "words",
    [
        ("move", "9", march(1)),
        ("move", "1", march(10)),
        ("move", "99", march(10)),
        ("move", "9"),
        ("move", "9", "friday"),
        ("skip", "1", "--reason", "late"),
        ("skip", "9"),
        ("skip", "99", "--reason", "travel"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_changed_is_a_usage_error(loaded, words):
    rows = loaded.rows()

    loaded.json("plan", *words, code=2)

    assert loaded.rows() == rows


def test_a_skipped_workout_counts_as_planned_and_not_as_done(loaded):
    number = workouts(loaded)[5]["id"]
    document = loaded.at(march(6)).json(
        *("plan", "skip", number, "--reason", "a wedding")
    )
    loaded.did(*map(march, (2, 3, 4, 5, 6)))
    loaded.answered(SUNDAY)

    week = loaded.review()["week"]

    (skipped,) = document["workouts"]
    assert (skipped["status"], skipped["skip_reason"]) == ("skipped", "a wedding")
    assert (week["completed"], week["planned"]) == (5, 6)
    assert week["workouts"][-1]["reason"] == "a wedding"


def test_a_workout_skipped_twice_for_one_reason_is_nothing_to_do(loaded):
    number = workouts(loaded)[6]["id"]
    loaded.json("plan", "skip", number, "--reason", "travel")

    loaded.json("plan", "skip", number, "--reason", "travel", code=3)

    assert loaded.plan()["plan"]["revision"] == 2


def test_a_skipped_workout_is_not_exported(loaded):
    loaded.json("plan", "skip", workouts(loaded)[6]["id"], "--reason", "travel")

    exports = loaded.json("export", "fit", "--to", march(10))["exports"]

    assert len(exports) == 1


def test_the_plan_is_readable_by_a_person(loaded):
    ran = loaded.run("plan", "show")

    assert "Runs" in ran.out
    assert "Easy run" in ran.out
    assert "\x1b" not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert loaded.run("plan", "show", "--plain").out


def test_a_narrow_screen_leaves_the_distances_out_and_keeps_the_titles(
    home, monkeypatch
):
    home.load(EVERY_SPORT)

    monkeypatch.setenv("COLUMNS", "60")
    narrow = home.run("plan", "show").out
    monkeypatch.setenv("COLUMNS", "80")
    wide = home.run("plan", "show").out

    assert ("1,300 yd" in narrow, "1,300 yd" in wide) == (False, True)
    assert max(map(len, narrow.splitlines())) <= 60
    assert "Eight hundreds" in narrow


def test_changes_are_said_in_words(loaded):
    number = workouts(loaded)[6]["id"]

    assert "Easy run" in loaded.run("plan", "move", number, march(15)).out
    assert "travel" in loaded.run("plan", "skip", number, "--reason", "travel").out


def test_a_repeated_load_in_words_says_where_to_look(home):
    file = home.folder.parent / "plan.yaml"
    file.write_text(runs())

    said = home.run("plan", "load", file, "--start", MONDAY).out

    assert "18 workouts" in said
    assert "coach plan show" in said
