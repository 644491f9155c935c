from tests.homes import march


def test_the_goals_of_the_start_are_there_with_their_targets(home):
    document = home.json("goals")

    goals = {goal["key"]: goal for goal in document["goals"]}
    assert document["schema"] == "coach/goals/1"
    assert list(goals) == [
        "body_fat",
        "vo2max",
        "power",
        "flexibility",
        "swim_100yd",
        "weekly_hours",
    ]
    assert goals["body_fat"]["target"] == 14.0
    assert goals["vo2max"]["target"] is None
    assert {goal["verdict"] for goal in goals.values()} == {"not_enough_data"}


def test_a_trend_has_a_slope_with_its_interval_and_a_verdict(home):
    for day in range(1, 29):
        value = 18 - 0.05 * day + (0.1 if day % 2 else -0.1)
        words = ("--body-fat-pct", f"{value:.2f}", "--device", "scale")
        home.json("log", "body", *words, "--date", march(day))

    goals = home.json("goals", "--date", march(28))["goals"]

    fat = goals[0]
    low, high = fat["slope_ci95"]
    assert fat["n"] == 28
    assert fat["verdict"] == "improving"
    assert low < fat["slope_per_week"] < high < 0


def test_goals_are_told_to_a_person_in_a_table(home):
    ran = home.run("goals")

    assert "body fat" in ran.out
    assert "\x1b" not in ran.out
