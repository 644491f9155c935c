from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest

from coach.domain.activity import Sport
from coach.simulation.adherence import Choice, Mood, choose, cut_short, instead_of
from coach.simulation.body import (
    Strain,
    draw_traits,
    first_body,
    next_body,
    on_the_day,
    rested,
)
from coach.simulation.days import start_of
from coach.simulation.draws import stream
from coach.simulation.feelings import draw_night, evening, weigh
from coach.simulation.life import Life, Spell, draw_life
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
        choose(planned, mood(**changed), life, Random(n), again=True)
        for n in range(400)
    ]
    return sum(choice in kept for choice in choices) / 400


# Life


def test_every_year_has_a_cold_and_a_holiday():
    for seed in range(30):
        last = date(2026, 1, 1) + timedelta(days=17 * seed)
        life = draw_life(seed, last - timedelta(days=364), last)
        days = [last - timedelta(days=n) for n in range(365)]

        assert sum(life.ill(day) for day in days) >= 4
        assert sum(life.away(day) for day in days) >= 7
        assert {life.scale(day) for day in days} == {
            *("index_smart_scale", "index_smart_scale_2")
        }


def test_where_a_history_ends_does_not_change_when_life_was_busy():
    one = draw_life(1, date(2025, 1, 1), date(2025, 12, 31))
    later = draw_life(1, date(2025, 3, 1), date(2026, 2, 28))
    shared = [date(2025, 3, 1) + timedelta(days=n) for n in range(300)]

    assert [one.busy(day) for day in shared] == [later.busy(day) for day in shared]
    assert [one.ill(day) for day in shared] == [later.ill(day) for day in shared]


def test_streams_of_chance_do_not_disturb_each_other():
    assert stream(1, "a").random() == stream(1, "a").random()
    assert stream(1, "a").random() != stream(1, "b").random()
    assert stream(1, "a").random() != stream(2, "a").random()


# Adherence


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
                Random(n),
                again=again,
            )
            for n in range(300)
        }

    assert Choice.TRY_TOMORROW in outcomes(again=False)
    assert Choice.TRY_TOMORROW not in outcomes(again=True)


def test_a_test_is_done_whole_or_not_at_all():
    trial = workout("swim", 1, 40, is_test=True)
    choices = {choose(trial, mood(), FREE, Random(n), again=True) for n in range(300)}

    assert choices == {Choice.DO, Choice.SKIP}


def test_a_cut_workout_is_shorter_and_a_replaced_one_another_sport():
    planned = workout("swim", 1, 40)

    assert cut_short(planned, Random(1)).duration_s < 0.86 * planned.duration_s
    assert instead_of(planned).sport is Sport.RUN
    assert instead_of(planned).uuid == planned.uuid


# Body


def lived(strain, days, body=BODY, *, feasting=False):
    rng = Random(1)
    for _ in range(days):
        body = next_body(TRAITS, body, strain, rng, feasting=feasting)
    return body


def test_fitness_and_fatigue_are_means_of_the_load_over_42_and_7_days():
    body = lived(Strain(aerobic=50), 1)

    assert body.aerobic == pytest.approx(9 + (50 - 9) * 0.02353, abs=0.01)
    assert body.fatigue == pytest.approx(26 + (50 - 26) * 0.13312, abs=0.01)


def test_aerobic_training_raises_vo2max_and_lowers_the_heart_rate_at_rest():
    trained, idle = lived(Strain(aerobic=25), 60), lived(Strain(), 60)
    one, other = rested(TRAITS, trained, DAY), rested(TRAITS, idle, DAY)

    assert one.vo2max > other.vo2max + 3
    assert one.rest_hr_bpm < other.rest_hr_bpm
    assert one.threshold_m_s > other.threshold_m_s
    assert one.ftp_w > other.ftp_w


def test_swimming_makes_a_faster_swimmer():
    trained, idle = lived(Strain(swim=20), 60), lived(Strain(), 60)
    one, other = rested(TRAITS, trained, DAY), rested(TRAITS, idle, DAY)

    assert one.swim_100yd_s < other.swim_100yd_s - 1.5
    assert one.css_m_s > other.css_m_s


def test_lifting_makes_sore_and_soreness_fades():
    sore = lived(Strain(lifting=60), 2)

    assert sore.sore > 80
    assert lived(Strain(), 4, sore).sore < 12


def test_fat_follows_the_habits():
    active, idle = lived(Strain(aerobic=45), 150), lived(Strain(), 150)

    assert active.body_fat_pct < idle.body_fat_pct - 1
    assert (
        lived(Strain(), 10, feasting=True).body_fat_pct
        > lived(Strain(), 10).body_fat_pct
    )


def test_a_tired_or_weakened_body_performs_worse():
    fresh = rested(TRAITS, BODY, DAY)
    tired = replace(BODY, fatigue=60.0)

    def best(body, *, weak=False):
        days = [on_the_day(fresh, body, Random(n), weak=weak) for n in range(50)]
        return sum(each.swim_100yd_s for each in days) / 50

    assert best(BODY) < best(tired)
    assert best(BODY) < best(BODY, weak=True)
    assert best(BODY) == pytest.approx(fresh.swim_100yd_s, rel=0.005)


# Feelings and scales


def test_busy_nights_are_shorter():
    def sleep(life):
        nights = [draw_night(TRAITS, life, DAY, Random(n)) for n in range(200)]
        return sum(night.sleep_h for night in nights) / 200

    assert sleep(BUSY) < sleep(FREE) - 0.3


def test_soreness_and_fatigue_are_felt_the_same_evening():
    worn = replace(BODY, sore=110.0, fatigue=50.0)

    def felt(body):
        entries = []
        for n in range(100):
            night = draw_night(TRAITS, FREE, DAY, Random(n))
            entries.append(evening(TRAITS, body, FREE, night, Random(n)))
        kept = [entry for entry in entries if entry is not None]
        assert 60 < len(kept) < 100
        return (
            sum(entry.soreness for entry in kept) / len(kept),
            sum(entry.fatigue for entry in kept) / len(kept),
        )

    assert felt(worn)[0] > felt(BODY)[0] + 2
    assert felt(worn)[1] > felt(BODY)[1] + 0.7


def test_a_scale_scatters_around_its_own_error():
    condition = rested(TRAITS, BODY, DAY)
    readings = [weigh(condition, FREE, UTC, Random(n)) for n in range(700)]
    kept = [reading for reading in readings if reading is not None]
    fat = sum(reading.body_fat_pct for reading in kept) / len(kept)

    assert len(kept) == pytest.approx(300, abs=45)
    assert fat - condition.body_fat_pct == pytest.approx(-0.6, abs=0.1)
    assert weigh(condition, AWAY, UTC, Random(3)) is None


# The clock


def test_a_second_session_waits_for_the_first():
    zone = timezone(timedelta(hours=-5))
    ended = datetime(2026, 3, 3, 18, 40, tzinfo=zone)

    assert start_of(Sport.STRENGTH, DAY, ended, zone, Random(1)) == ended + timedelta(
        minutes=35
    )


def test_sessions_begin_on_their_day_in_the_athletes_zone():
    zone = timezone(timedelta(hours=9))
    for sport in Sport:
        start = start_of(sport, DAY, None, zone, Random(2))
        assert start.date() == DAY
        assert start.utcoffset() == timedelta(hours=9)
