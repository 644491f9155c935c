from tests.homes import MONDAY, SUNDAY, march, runs


def test_an_empty_home_is_told_where_to_begin(home):
    document = home.json()

    assert document["schema"] == "coach/today/1"
    assert "coach import" in home.run().out


def test_what_is_planned_and_done_today_is_told(home):
    home.load(runs())
    home.did(march(4))

    said = home.at(march(4)).run().out

    assert "Easy run" in said
    assert "40 min" in said


def test_a_waiting_decision_is_told_with_the_command_that_takes_it(low_week):
    low_week.review()

    assert "coach review" in low_week.run().out
    low_week.review(SUNDAY, "--reject", "all")
    assert "a decision is waiting" not in low_week.run().out


def test_in_the_evening_the_review_is_next(home):
    home.load(runs(), day=MONDAY)
    home.did(march(2))

    assert "coach review" in home.at("2026-03-03T18:00:00+00:00").run().out
    assert "coach plan show" in home.at("2026-03-03T08:00:00+00:00").run().out


def test_without_a_plan_the_next_step_is_to_load_one(home):
    home.did(march(2))

    assert "coach plan load" in home.run().out
