import pytest

from coach.domain.fitness_tests import FITNESS_TESTS
from coach.jobs.log_test import Result, log_test
from tests.homes import march


def kept(home):
    """Every row but the athlete's own, which the first command makes."""
    return home.rows() | {"athletes": None}


def logged(home, key, value, *more, on=8):
    return home.json("log", "test", key, value, *more, "--date", march(on))


def test_every_test_can_be_logged_and_its_method_is_kept(home):
    middles = {
        each: round((each.least + each.most) / 2) for each in FITNESS_TESTS.values()
    }
    with home.context() as context:
        saved = [log_test(context, Result(*each)).metric for each in middles.items()]
        with context.reading() as store:
            assert set(store.metrics()) == set(saved)

    assert [(m.kind, m.method, m.value) for m in saved] == [
        (each.kind, each.method, middle) for each, middle in middles.items()
    ]


def test_a_result_is_told_as_one_document(home):
    document = logged(home, "cmj_cm", "38.5")

    assert document["schema"] == "coach/log-test/1"
    assert document["date"] == march(8)
    assert document["values"] == {
        "key": "cmj_cm",
        "value": 38.5,
        "unit": "cm",
        "method": "test",
        "device": None,
        "note": "",
    }


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("swim_100yd_s", "1:12.4", 72.4),
        ("swim_100yd_s", "72,4 s", 72.4),
        ("run_5k_s", "20:15", 1215),
        ("cmj", "38.5cm", 38.5),
        ("sit_and_reach_cm", "-4,5", -4.5),
    ],
)
def test_values_are_typed_as_people_write_them(home, key, typed, value):
    assert logged(home, key, typed)["values"]["value"] == pytest.approx(value)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("smj_cm", "38"), "Did you mean cmj_cm?"),
        (("chess", "38"), "box_jump_cm, broad_jump_cm"),
        (("cmj_cm", "380"), "from 5.0 to 100.0 cm"),
        (("swim_100yd_s", "12:75"), "takes s"),
        (("swim_100yd_s", "12.4"), "from 39.0 s to 10:00.0"),
        (("overhead_squat_0_3", "2.5"), "whole steps"),
        (("swim_100yd_s", "72", "--pool", "25m"), "always yards"),
        (("swim_100m_s", "82", "--pool", "25yd"), "pool of metres"),
        (("run_5k_s", "1300", "--pool", "25m"), "no swim"),
        (("swim_400_s", "400", "--pool", "33m"), "25yd, 25m, 50m"),
        (("cmj_cm", "38", "--devce", "mat"), "--devce"),
    ],
)
def test_what_cannot_be_is_a_usage_error_and_keeps_nothing(home, wrong, said):
    rows = kept(home)

    error = home.json("log", "test", *wrong, code=2)["error"]

    assert said in error["why"]
    assert kept(home) == rows


@pytest.mark.parametrize(
    ("unit", "pool", "method"),
    [
        ("yd", None, "trial, 25 yd pool"),
        ("m", None, "trial, 25 m pool"),
        ("yd", "50m", "trial, 50 m pool"),
        ("m", "25 yd", "trial, 25 yd pool"),
    ],
)
def test_a_swim_is_timed_in_a_pool_of_the_athletes_unit(home, unit, pool, method):
    from dataclasses import replace

    with home.context() as context, context.writing() as store:
        store.save_athlete(replace(store.athlete(), units={"swim": unit}))

    document = logged(
        home, "swim_400_s", "6:10", *(() if pool is None else ("--pool", pool))
    )

    assert document["values"]["method"] == method


def test_it_is_compared_with_the_last_one_done_the_same_way(home):
    logged(home, "swim_400_s", "6:30", on=1)
    logged(home, "swim_400_s", "6:00", "--pool", "50m", on=2)
    logged(home, "swim_400_s", "6:20", on=3)
    logged(home, "swim_400_s", "6:25", on=3)
    logged(home, "swim_400_s", "6:10", "--device", "touch pad", on=4)

    document = logged(home, "swim_400_s", "6:15", on=5)

    assert document["before"] == {"date": march(3), "value": 380}
    assert document["change"] == -5


def test_the_first_one_is_compared_with_nothing(home):
    said = home.run("log", "test", "cmj_cm", "38").out

    assert "The first day of it" in said
    assert logged(home, "cmj_cm", "39", "--device", "mat")["before"] is None


def test_a_change_within_the_tests_error_is_said_to_show_nothing(home):
    logged(home, "cmj_cm", "38", on=1)

    close = home.run("log", "test", "cmj_cm", "40", "--date", march(2)).out
    far = home.run("log", "test", "cmj_cm", "48", "--date", march(3)).out

    assert "+" not in close
    assert "2.0 cm better than on Sun 1 Mar (38.0): two tests differ" in close
    assert "8.0 cm better than on Mon 2 Mar (40.0): more than two tests" in far


def test_a_slower_swim_is_worse(home):
    logged(home, "swim_100yd_s", "70", on=1)

    said = home.run("log", "test", "swim_100yd_s", "75", "--date", march(2)).out

    assert "5.0 s worse than on Sun 1 Mar (1:10.0): more than" in said


def test_the_same_result_twice_is_nothing_to_do(home):
    logged(home, "cmj_cm", "38")
    rows = kept(home)

    home.json("log", "test", "cmj_cm", "38,0", "--date", march(8), code=3)

    assert kept(home) == rows
    assert logged(home, "cmj_cm", "39")


def test_a_laboratorys_vo2max_is_no_estimate_of_the_watch(home):
    values = logged(home, "vo2max", "52", "--note", "spiroergometry")["values"]

    assert (values["method"], values["note"]) == ("test", "spiroergometry")
