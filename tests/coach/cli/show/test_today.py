from coach.cli.show.today import today
from tests.coach.cli.show.drawing import drawn
from tests.coach.cli.show.reviews import side

WEEK = {"planned": 4, "completed": 3, "adherence": 0.75, "actual_s": 9000}
DONE = {
    "title": "Pool Swim",
    "sport": "swim",
    "elapsed_s": 1800,
    "moving_s": 1500,
    "distance_m": 1371.6,
    "load": {"value": 35.2, "method": "swim"},
}


def document(**fields):
    return {
        "date": "2026-03-10",
        "planned": [],
        "done": [],
        "ahead": [],
        "week": WEEK,
        "plan": {"name": "Runs", "start": "2026-03-09", "end": "2026-03-22"},
        "waiting_decisions": 0,
        "waiting_since": None,
        "next": {"command": "coach review", "reason": "a decision is waiting"},
    } | fields


def test_today_comes_with_its_steps_and_the_next_command():
    told = document(
        planned=[side() | {"status": "planned"}],
        ahead=[side("Lift A", date="2026-03-11", distance_m=None)],
        waiting_decisions=2,
        waiting_since="2026-03-09",
    )

    assert drawn(today(told, None, {"w-17": ("4 x 50 yd free", "100 yd easy")})) == (
        "Tuesday 10 March 2026\n"
        "\n"
        "  Planned  Speed for the 100\n"
        "           swim, 35 min, 1,500 yd\n"
        "             4 x 50 yd free\n"
        "             100 yd easy\n"
        "  Done     nothing yet\n"
        "  Next     Wed 11 Mar: Lift A (35 min)\n"
        "  Week     3 of 4 done (75 %), 2 h 30 min trained in seven days\n"
        "  Waiting  2 decisions since Mon 9 Mar\n"
        "\n"
        "  coach review  a decision is waiting"
    )


def test_a_workout_that_is_over_needs_no_steps():
    told = document(planned=[side() | {"status": "done"}], done=[DONE])

    shown = drawn(today(told, None, {"w-17": ("4 x 50 yd free",)}))

    assert "Speed for the 100  ✓ done" in shown
    assert "4 x 50" not in shown
    assert "Pool Swim: 25 min, 1,500 yd, load 35" in shown


def test_a_day_without_a_workout_is_a_rest_day_only_within_a_plan():
    assert "Planned  a rest day" in drawn(today(document(), None, {}))
    assert "no plan is loaded" in drawn(today(document(plan=None), None, {}))
    before, after = document(date="2026-03-08"), document(date="2026-03-23")
    assert "nothing yet: Runs begins on Mon 9 Mar" in drawn(today(before, None, {}))
    assert "nothing: Runs ended on Sun 22 Mar" in drawn(today(after, None, {}))
