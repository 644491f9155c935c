import pytest

from coach.cli.show.plan import plan, plan_in_steps
from tests.coach.cli.show.drawing import drawn
from tests.coach.cli.show.reviews import side

HEAD = {"name": "Ours", "start": "2026-03-09", "end": "2026-03-22", "revision": 2}


def document(*workouts):
    return {"plan": HEAD, "workouts": [{"status": "planned"} | w for w in workouts]}


def test_a_week_is_a_block_and_a_workout_a_line():
    moved = side("Easy run", id=18, date="2026-03-12", sport="run", distance_m=None)

    assert drawn(plan(document(side(), moved | {"status": "missed"}), None, 5)) == (
        "Ours  Mon 9 Mar – Sun 22 Mar 2026  revision 2\n"
        "\n"
        "Week 1  9 – 15 Mar  1 h 10 min\n"
        "  ·  17  Tue 10 Mar  swim  0:35  1,500 yd  Speed for the 100\n"
        "  ✗  18  Thu 12 Mar  run   0:35            Easy run\n"
        "                                           moved from Tue 10 Mar\n"
        "\n"
        "✗ missed   · planned\n"
        "5 more: coach plan show --from 2026-03-09 --to 2026-03-22"
    )


def test_signs_are_words_where_there_is_room():
    assert "  · planned  17" in drawn(plan(document(side()), None, 0), 120)


def test_a_few_days_come_with_their_steps_and_notes():
    skipped = side(note="Even pace.", skip_reason="travel") | {"status": "skipped"}

    shown = drawn(plan_in_steps(document(skipped), None, {"w-17": ("4 x 50 yd",)}))

    assert shown.splitlines()[2:] == [
        "Tue 10 Mar  Speed for the 100  workout 17",
        "  swim, 35 min, 1,500 yd  – skipped",
        "  skipped: travel",
        "  Even pace.",
        "    4 x 50 yd",
    ]


TESTED = {"key": "swim_100yd_s", "log": "coach log test swim_100yd_s TIME"}


def test_a_test_is_marked_and_its_command_is_told_beside_its_steps():
    trial = side() | {"test": True, "tests": [TESTED]}
    bare = side() | {"test": True}

    lines = drawn(plan(document(trial, bare), None, 0)).splitlines()
    steps = drawn(plan_in_steps(document(trial), None, {}))
    said = drawn(plan_in_steps(document(trial | {"note": TESTED["log"]}), None, {}))

    assert [each.strip() for each in lines[4:7:2]] == ["test: swim_100yd_s", "test"]
    assert lines[-1] == "Log the result of a test with: coach log test KEY VALUE"
    assert f"When done: {TESTED['log']}" in steps
    assert "When done" not in said


def test_a_narrow_screen_leaves_the_distance_out():
    wide, narrow = (drawn(plan(document(side()), None, 0), w) for w in (72, 71))

    assert ("1,500 yd" in wide, "1,500 yd" in narrow) == (True, False)


@pytest.mark.parametrize("draw", [plan, plan_in_steps])
def test_days_without_a_workout_say_so(draw):
    assert "Nothing is planned for these days." in drawn(draw(document(), None, {}))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_nothing_is_wider_than_the_terminal(width):
    long = side("A title of many words that no list has room for " * 2, seconds=9000)

    shown = drawn(plan(document(long, long), None, 0), width)

    assert max(map(len, shown.splitlines())) <= width
