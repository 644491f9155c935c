from connectors.planfile.check import check_plan
from tests.connectors.planfile.writing import HEAD, NAMES, told

FILL = "    sun: {sport: golf, duration: 3:30:00}\n"


def check(weeks, head=HEAD):
    return check_plan(f"{head}weeks:\n{weeks}".encode(), "plan.yaml", NAMES)


def test_a_sound_plan_gives_no_cause_for_words():
    found = check("  - mon: {sport: run, steps: 30:00}\n" + FILL)

    assert found.plan is not None
    assert found.errors == found.warnings == ()


def test_errors_and_warnings_are_told_apart():
    found = check(
        "  - mon: {sport: strength, duration: 1 h, steps: [bak squat 3x5, nothing]}\n"
        + FILL
    )

    assert [line for line, _ in told(found.errors)] == [5]
    assert [line for line, _ in told(found.warnings)] == [5, 5]


def test_a_file_that_is_no_plan_has_errors_only():
    found = check_plan(b"[", "plan.yaml", NAMES)

    assert found.plan is None
    assert len(found.errors) == 1
    assert found.warnings == ()


def test_a_duration_that_the_steps_do_not_fill_is_doubted():
    def doubts(duration):
        week = f"  - mon: {{sport: run, duration: {duration}, steps: 40:00}}\n"
        return [why for _, why in told(check(week + FILL).warnings)]

    assert doubts("50 min") == doubts("30 min") == []
    assert doubts("51 min") == ["Run says 51 min, its steps take about 40 min"]
    assert len(doubts("29 min")) == 1


def test_a_workout_without_steps_is_doubted_unless_it_is_play():
    (warning,) = check("  - mon: {sport: swim, duration: 30 min}\n" + FILL).warnings

    assert "Swim has no steps" in warning.why


def test_a_hard_day_beside_a_hard_day_is_doubted():
    def doubts(first, second):
        hard = "{sport: run, rpe: 8, steps: 30:00}"
        week = f"  - {first}: {hard}\n    {second}: {hard}\n" + FILL
        return told(check(week).warnings)

    assert doubts("mon", "wed") == []
    assert doubts("mon", "tue") == [(6, "Run is hard, and so is Run the day before")]


def test_hard_days_are_neighbours_across_weeks_too():
    hard = "{sport: golf, rpe: 8, duration: 3:30:00}"

    found = told(check(f"  - sun: {hard}\n  - mon: {hard}\n").warnings)

    assert found == [(6, "Golf is hard, and so is Golf the day before")]


def test_a_week_outside_the_plans_hours_is_doubted_at_its_line():
    def hours(time):
        weeks = f"  - {FILL.strip()}\n  - sat: {{sport: golf, duration: {time}}}\n"
        return told(check(weeks).warnings)

    assert hours("3:00:00") == hours("5:00:00") == []
    assert hours("2:54:00") == [
        (6, "this week has 2.9 h in 1 workout; the plan says 3-5 h")
    ]
    assert hours("5:06:00")[0][0] == 6


def test_a_week_of_rest_is_doubted_too():
    assert told(check("  - mon: rest\n  - " + FILL.lstrip()).warnings) == [
        (5, "this week has 0.0 h in 0 workouts; the plan says 3-5 h")
    ]
