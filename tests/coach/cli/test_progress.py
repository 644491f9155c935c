import re

import pytest

from tests.homes import SUNDAY, march


def one_of(home, *words):
    (metric,) = home.json("progress", *words)["metrics"]
    return metric


@pytest.fixture
def swimmer(home):
    """Sixteen weekly trials that get faster by half a second a week, and a watch."""
    faster = [80 - 0.5 * week + (week % 3) * 0.2 for week in range(16)]
    home.measured("swim_100yd", faster)
    home.measured("swim_100yd", [90, 89, 91], method="pool lengths", device="fr965")
    home.run("goal", "set", "swim_100yd", "--target", "1:08.0")
    return home


def test_one_measure_is_told_with_every_reading_and_its_trend(swimmer):
    document = swimmer.json("progress", "swim_100yd")

    (metric,) = document["metrics"]
    assert document["schema"] == "coach/progress/1"
    assert document["date"] == SUNDAY
    assert (metric["unit"], metric["target"], metric["good"]) == ("s", 68, "less")
    assert metric["verdict"] == "improving"
    assert metric["eta_between"][0] <= metric["eta"] <= metric["eta_between"][1]
    series = {each["method"]: each for each in metric["series"]}
    assert len(series["trial"]["readings"]) == 16
    assert len(series["pool lengths"]["readings"]) == 3
    assert (series["trial"]["counts"], series["pool lengths"]["counts"]) == (
        True,
        False,
    )
    line = metric["trend_line"]
    assert line["value"][0] - line["value"][1] == pytest.approx(7.5, abs=0.5)
    # Both ends of the interval meet the line in its middle.
    middles = [sum(line[end]) / 2 for end in ("value", "low", "high")]
    assert middles == pytest.approx([middles[0]] * 3, abs=0.2)


def test_the_chart_has_a_mark_a_method_and_the_words_say_when(swimmer):
    said = swimmer.run("progress", "swim_100yd").out

    assert said.startswith("100 yd freestyle, less is better\n")
    assert "●   trial: the trend's 16 points, each week's best" in said
    assert "○   pool lengths, fr965 (3 readings, not in the trend)" in said
    assert "─   target 1:08.0" in said
    assert "improving" in said
    assert "if it goes on like this; between" in said
    assert "two tests differ by up to" in said
    assert "\x1b" not in said


def test_plain_tells_the_readings_in_a_table_without_drawing(swimmer):
    said = swimmer.run("progress", "swim_100yd", "--plain").out

    assert "Sun 8 Mar 2026" in said
    assert "pool lengths, fr965 (not in the trend)" in said
    drawn = set("●○·─┄┤└╎") | {chr(n) for n in range(0x2801, 0x2900)}
    assert not drawn & set(said)


def test_since_leaves_earlier_readings_out_and_the_verdict_as_it_is(swimmer):
    whole, late = (
        one_of(swimmer, "swim_100yd"),
        one_of(swimmer, "swim_100yd", "--since", march(1)),
    )

    assert [len(s["readings"]) for s in late["series"]] == [2, 2]
    assert late["slope_per_week"] == whole["slope_per_week"]
    swimmer.run("progress", "swim_100yd", "--since", march(1))
    swimmer.json("progress", "swim_100yd", "--since", march(9), code=2)


def test_since_reaches_as_far_back_as_it_is_asked_to(home):
    home.measured("body_fat", [20], method="scale", until="2022-01-05")
    home.measured("body_fat", [16], method="scale")

    near, far = (
        one_of(home, "body_fat"),
        one_of(home, "body_fat", "--since", "2022-01-01"),
    )

    assert [len(each["series"][0]["readings"]) for each in (near, far)] == [1, 2]


def test_nothing_later_than_the_evening_is_seen(swimmer):
    metric = one_of(swimmer, "swim_100yd", "--date", march(1))

    last = max(r["date"] for s in metric["series"] for r in s["readings"])
    assert last == march(1)


def test_readings_are_a_table_for_a_spreadsheet(swimmer):
    header, *rows = swimmer.run("progress", "swim_100yd", "--csv").out.splitlines()

    assert header == "key,date,value,unit,method,device,counts"
    assert len(rows) == 19
    assert rows == sorted(rows, key=lambda row: row.split(",")[1])


def test_another_device_is_a_new_series_from_a_day_on(home):
    home.measured(
        "body_fat",
        [18] * 6,
        method="scale",
        device="old",
        until="2026-01-20",
    )
    home.measured("body_fat", [16] * 5, method="scale", device="new")

    metric = one_of(home, "body_fat")
    said = home.run("progress", "fat").out

    assert [s["counts"] for s in metric["series"]] == [False, True]
    assert "╎" in said
    assert "new from 8 February 2026 on: a new series" in said
    assert "held from 13.0 to 15.0 %" in said


def test_all_that_is_measured_stands_in_a_line_each(swimmer):
    swimmer.run("log", "set", "bench press", "5", "100kg")
    swimmer.measured("weight", [75, 74.5], method="scale")

    document = swimmer.json("progress")
    said = swimmer.run("progress").out
    plain = swimmer.run("progress", "--plain").out

    keys = [metric["key"] for metric in document["metrics"]]
    assert keys == ["swim_100yd", "weekly_hours", "weight", "e1rm:bench press"]
    assert "series" not in document["metrics"][0]
    for name in ("100 yd freestyle", "weekly hours", "weight", "bench press e1RM"):
        assert name in said
        assert name in plain
    assert set("▁▂▃▄▅▆▇█") & set(said)
    assert not set("▁▂▃▄▅▆▇█") & set(plain)
    assert swimmer.run("progress", "--csv").out.count("\n") == 5


def test_below_the_list_stands_how_to_see_one_of_them_over_time(swimmer):
    told = swimmer.run("progress")

    assert "coach progress swim_100yd" in told.err
    assert "coach progress" not in told.out


def test_a_value_is_the_same_on_every_screen(home):
    home.did(march(8), minutes=129.05)

    in_goals, in_progress = (
        re.search(r"weekly hours +([\d.]+ h)", home.run(screen).out)[1]
        for screen in ("goals", "progress")
    )
    assert in_goals == in_progress


def test_a_lift_is_found_by_any_of_its_names(home):
    for day in (1, 4, 8):
        home.json("log", "set", "squat", "5", f"{100 + day}kg", "--date", march(day))

    metric = one_of(home, "squat")

    assert metric["key"] == "e1rm:back squat"
    assert len(metric["series"][0]["readings"]) == 3
    assert "it takes 8 over 3 weeks" in home.run("progress", "e1rm:squat").out


def test_a_measure_is_found_by_the_name_that_screens_give_it(swimmer):
    swimmer.json("log", "set", "squat", "5", "100kg")

    assert one_of(swimmer, "100 yd Freestyle")["key"] == "swim_100yd"
    assert one_of(swimmer, "back squat e1RM")["key"] == "e1rm:back squat"


def test_hours_and_load_are_told_from_what_was_trained(home):
    home.did(*map(march, (1, 3, 5, 7)), minutes=60, rpe=6)

    hours = one_of(home, "weekly_hours")
    load = one_of(home, "load")

    assert hours["series"][0]["readings"][-1] == {"date": SUNDAY, "value": 3}
    assert [s["method"] for s in load["series"]] == ["fitness", "fatigue", "form"]
    assert "Fatigue" in home.run("progress", "load").out
    assert "fatigue" in home.run("progress", "load", "--plain").out
    assert "band" not in home.run("progress", "hours", "--plain").out


def test_what_was_never_measured_says_how_to_log_it(home):
    said = home.run("progress", "power").out

    assert "coach log test cmj_cm VALUE" in said
    assert "coach goal set power --target X" in said
    assert "Nothing is measured yet" in home.run("progress").out


@pytest.mark.parametrize(
    ("values", "by", "said"),
    [
        ([80 + 0.5 * n for n in range(16)], None, "leads away from it"),
        ([80 + 4 * (n % 3) for n in range(16)], None, "may lead there or away"),
        ([66] * 16, None, "there already"),
        ([68] * 16, None, "there already"),
        ([80] * 16, None, "it stays level"),
        ([80, 79], None, "no telling without a trend"),
        ([80 - 0.5 * n for n in range(16)], "2026-04-01", "of the pace it needs"),
    ],
)
def test_why_there_is_a_day_of_arrival_or_none(home, values, by, said):
    home.measured("swim_100yd", values)
    more = () if by is None else ("--by", by)
    home.run("goal", "set", "swim_100yd", "--target", "1:08", *more)

    assert said in home.run("progress", "swim_100yd").out


def test_what_is_not_measured_is_a_usage_error(home):
    error = home.json("progress", "happiness", code=2)["error"]

    assert "weekly_hours" in error["why"]
    assert "body_fat" in home.json("progress", "bodyfat", code=2)["error"]["why"]


def test_weight_and_body_fat_tell_the_energy_balance_behind_them(home):
    home.measured("weight", [80 - 0.03 * n for n in range(28)], every=1)

    for key in ("weight", "body_fat"):
        found = one_of(home, key)["energy_balance"]
        assert found == {
            "kcal_per_day": -231,
            "low": -231,
            "high": -231,
            "by": "weight",
            "days": 28,
            "span_days": 28,
        }
        assert "about −230 kcal a day" in home.run("progress", key).out
    (fat, *_) = home.json("goals")["goals"]
    assert fat["energy_balance"] == found
    assert "energy: about −230 kcal a day" in home.run("goals").out


def test_what_100_yd_would_take_now_is_in_progress_goals_and_review(swimmer):
    found = one_of(swimmer, "swim_100yd")["next_test"]

    assert found["low"] < found["value"] < found["high"]
    assert found["value"] == pytest.approx(72.6, abs=0.3)
    assert (found["share"], found["n"], found["method"]) == (0.8, 16, "trial")
    documents = (swimmer.json("goals"), swimmer.review())
    for document in documents:
        told = {goal["key"]: goal["next_test"] for goal in document["goals"]}
        assert told.pop("swim_100yd") == found
        assert set(told.values()) == {None}
    for command in ("goals", "review"):
        assert "now good for about 1:12" in swimmer.run(command).out
