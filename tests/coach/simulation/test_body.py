from dataclasses import replace
from datetime import date

import pytest

from coach.simulation.body import (
    Strain,
    draw_traits,
    first_body,
    next_body,
    on_the_day,
    rested,
)
from coach.simulation.draws import stream

DAY = date(2026, 3, 3)
TRAITS = draw_traits(1)
BODY = first_body(TRAITS)


def lived(strain, days, body=BODY, *, feasting=False):
    rng = stream(1)
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
        days = [on_the_day(fresh, body, stream(n), weak=weak) for n in range(50)]
        return sum(each.swim_100yd_s for each in days) / 50

    assert best(BODY) < best(tired)
    assert best(BODY) < best(BODY, weak=True)
    assert best(BODY) == pytest.approx(fresh.swim_100yd_s, rel=0.005)
