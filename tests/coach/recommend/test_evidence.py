from datetime import timedelta

import pytest

from coach.recommend.evidence import background, unfolding
from coach.recommend.habits import habits_of
from tests.coach.recommend.lifting import PULL, PUSH, after, log_of


def of(columns, habits, name):
    """What each exercise has in that column, by its name."""
    return dict(zip(habits.exercises, columns[name], strict=True))


def looked_at(log, *done, title=""):
    habits = habits_of(log)
    numbers = [habits.exercises.index(each) for each in done]
    columns = background(habits, after(log), title) | unfolding(habits, numbers)
    return lambda name: of(columns, habits, name)


def test_the_two_sessions_before_tell_what_one_cannot():
    twice = log_of(*[PUSH, PUSH, PULL] * 8, PUSH)

    column = looked_at(twice)

    assert column("rotation")[PULL[0]] == pytest.approx(0.5, abs=0.05)
    assert column("rotation_two")[PUSH[0]] > 0.7
    assert column("rotation_two")[PULL[0]] < 0.3


def test_what_followed_lately_weighs_more_the_faster_it_fades():
    log = log_of(*[("a", "b")] * 10, ("a", "c"))

    column = looked_at(log, "a")

    def share(fades):
        return 1 / sum(fades**age for age in range(11))

    assert column("follows")["c"] == pytest.approx(share(0.95))
    assert column("lately")["c"] == pytest.approx(share(0.8))


def test_what_followed_two_needs_both_in_their_order():
    log = log_of(*[("a", "b", "c")] * 3, *[("x", "b", "d")] * 3)

    assert looked_at(log, "a", "b")("follows_two") == {
        **dict.fromkeys(("a", "b", "d", "x"), 0.0),
        "c": 1.0,
    }


def test_sessions_count_by_what_they_share_with_today():
    log = log_of(("a", "b", "c"), ("a", "d", "e"))

    column = looked_at(log, "a", "b")

    # The first shares all, and is a session older; the second .7 of 1.7.
    whole, part = 0.97, (0.7 / 1.7) ** 2
    assert column("together")["c"] == pytest.approx(whole / (whole + part))
    assert column("template")["c"] == pytest.approx(whole / (whole + part))
    assert column("together")["d"] == pytest.approx(part / (whole + part))
    assert column("template")["d"] == 0


def test_its_place_weekday_and_title_speak_for_an_exercise():
    log = log_of(("a", "b"), ("b", "c"), every=7, title="Push")

    column = looked_at(log, "a", title="Push")

    assert column("place")["b"] == pytest.approx(0.97 / 1.97)
    assert column("place")["c"] == 1
    assert column("title")["b"] == 1
    assert column("title")["c"] == pytest.approx(1 / 1.9)
    assert set(column("weekday").values()) == {0.0}  # the day after is no Monday


def test_on_its_weekday_the_share_is_that_of_the_weekday():
    habits = habits_of(log_of(("a", "b"), ("b", "c"), every=7))

    monday = background(habits, habits.sessions[-1].day + timedelta(days=7), "")

    assert sum(monday["weekday"]) == pytest.approx(1)


def test_what_is_returned_to_has_its_share_only_when_it_is_done():
    log = log_of(("a", "b", "a"), ("a", "b"))

    assert looked_at(log, "a")("returns")["a"] == pytest.approx(0.97 / 1.97)
    assert looked_at(log, "b")("returns")["a"] == 0
