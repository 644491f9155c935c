"""The home's exports hold the plan as it is: no file of a workout that has gone."""

from tests.homes import SUNDAY, march, runs

MONDAY_AFTER = march(9)


def names(home):
    return sorted(path.name for path in home.exports.iterdir())


def exported(home, **fields):
    """A home whose coming Monday and Wednesday are written as files."""
    home.load(runs("mon wed", **fields))
    home.run("export", "fit", "--from", MONDAY_AFTER, "--to", march(11))
    assert [name[:10] for name in names(home)] == [MONDAY_AFTER, march(11)]
    return [workout["id"] for workout in home.plan("--from", MONDAY_AFTER)["workouts"]]


def test_a_session_that_became_rest_leaves_no_file(home):
    exported(home, rpe=8)
    signs = ("--sleep-h", "4.5", "--soreness", "7", "--fatigue", "7")
    home.run("log", "wellness", *signs, "--date", SUNDAY)

    document = home.review(SUNDAY, "--approve", "all")

    assert [p["rule"] for p in document["proposals"]] == ["FA02"]
    assert [name[:10] for name in names(home)] == [march(11)]


def test_a_workout_moved_or_skipped_by_hand_leaves_no_file_where_it_was(home):
    monday, wednesday, *_ = exported(home)

    home.run("plan", "move", monday, march(10), "--date", SUNDAY)
    home.run("plan", "skip", wednesday, "--reason", "travel", "--date", SUNDAY)

    assert names(home) == []


def test_what_was_written_elsewhere_is_the_athletes(home, tmp_path):
    monday, *_ = exported(home)
    elsewhere = tmp_path / "watch"
    home.run("export", "fit", "--from", MONDAY_AFTER, "--out", elsewhere)
    before = sorted(elsewhere.iterdir())

    home.run("plan", "skip", monday, "--reason", "travel", "--date", SUNDAY)

    assert before
    assert sorted(elsewhere.iterdir()) == before
