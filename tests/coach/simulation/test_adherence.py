from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.domain.activity import Sport
from coach.simulation.adherence import Choice, Mood, choose, cut_short, instead_of
from coach.simulation.body import (
    draw_traits,
    first_body,
)
from coach.simulation.draws import stream
from coach.simulation.life import Life, Spell
from tests.builders import workout

DAY = date(2026, 3, 3)
TRAITS = draw_traits(1)
BODY = first_body(TRAITS)
FREE = Life(frozenset(), (), (), DAY + timedelta(days=100))
BUSY = replace(FREE, busy_weeks=frozenset({date(2026, 3, 2)}))
ILL = replace(FREE, colds=(Spell(DAY, DAY),))
AWAY = replace(FREE, holidays=(Spell(DAY, DAY),))


def mood(**changed):
    usual = Mood(
        day=DAY,
        body=BODY,
        sleep_h=7.2,
        already=0,
        minutes_spent=60,
        minutes_a_week=200,
        weeks_on=1,
        steady=0.0,
    )
    return replace(usual, **changed)


def share_begun(life=FREE, planned=None, **changed):
    planned = planned or workout("swim", 1, 40)
    kept = {Choice.DO, Choice.SHORTEN, Choice.REPLACE}
    choices = [
        choose(planned, mood(**changed), life, stream(n), again=True)
        for n in range(400)
    ]
    return sum(choice in kept for choice in choices) / 400


def test_on_an_ordinary_day_a_workout_is_likely_begun():
    assert 0.8 < share_begun() < 0.97


@pytest.mark.parametrize(
    "harder",
    [
        {"life": BUSY},
        {"sleep_h": 4.5},
        {"already": 2},
        {"minutes_spent": 190},
        {"weeks_on": 11},
        {"body": replace(BODY, fatigue=60.0)},
        {"planned": workout("mobility", 1, 40, priority=3)},
        {"day": DAY + timedelta(days=3)},
        {"life": replace(FREE, colds=(Spell(DAY, DAY - timedelta(days=2)),))},
    ],
)
def test_life_and_fatigue_keep_from_training(harder):
    assert share_begun(**harder) < share_begun() - 0.03


def test_a_key_workout_and_a_test_are_kept_more_often():
    ordinary = share_begun(life=BUSY, minutes_spent=120)
    key = workout("swim", 1, 40, priority=1)

    assert share_begun(BUSY, key, minutes_spent=120) > ordinary
    assert share_begun(BUSY, replace(key, is_test=True), minutes_spent=120) > ordinary


def test_habits_have_found_their_place_in_the_week():
    assert share_begun(minutes_spent=190, weeks_on=None) > share_begun(
        minutes_spent=190
    )


def test_nobody_trains_with_a_cold_and_hardly_anyone_on_holiday():
    assert share_begun(ILL) == 0
    assert share_begun(AWAY) == 0
    assert 0 < share_begun(AWAY, workout("run", 1, 40)) < 0.2


def test_a_workout_is_put_off_once():
    def outcomes(*, again):
        return {
            choose(
                workout("swim", 1, 40),
                mood(sleep_h=4, already=2),
                BUSY,
                stream(n),
                again=again,
            )
            for n in range(300)
        }

    assert Choice.TRY_TOMORROW in outcomes(again=False)
    assert Choice.TRY_TOMORROW not in outcomes(again=True)


def test_a_test_is_done_whole_or_not_at_all():
    trial = workout("swim", 1, 40, is_test=True)
    choices = {choose(trial, mood(), FREE, stream(n), again=True) for n in range(300)}

    assert choices == {Choice.DO, Choice.SKIP}


def test_a_cut_workout_is_shorter_and_a_replaced_one_another_sport():
    planned = workout("swim", 1, 40)

    assert cut_short(planned, stream(1)).duration_s < 0.86 * planned.duration_s
    assert instead_of(planned).sport is Sport.RUN
    assert instead_of(planned).uuid == planned.uuid
