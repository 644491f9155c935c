from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from coach.simulation.body import (
    draw_traits,
    first_body,
    rested,
)
from coach.simulation.draws import stream
from coach.simulation.feelings import draw_night, evening, weigh
from coach.simulation.life import Life, Spell

DAY = date(2026, 3, 3)
TRAITS = draw_traits(1)
BODY = first_body(TRAITS)
FREE = Life(frozenset(), (), (), DAY + timedelta(days=100))
BUSY = replace(FREE, busy_weeks=frozenset({date(2026, 3, 2)}))
ILL = replace(FREE, colds=(Spell(DAY, DAY),))
AWAY = replace(FREE, holidays=(Spell(DAY, DAY),))


def test_busy_nights_are_shorter():
    def sleep(life):
        nights = [draw_night(TRAITS, life, DAY, stream(n)) for n in range(200)]
        return sum(night.sleep_h for night in nights) / 200

    assert sleep(BUSY) < sleep(FREE) - 0.3


def test_soreness_and_fatigue_are_felt_the_same_evening():
    worn = replace(BODY, sore=110.0, fatigue=50.0)

    def felt(body):
        entries = []
        for n in range(100):
            night = draw_night(TRAITS, FREE, DAY, stream(n))
            entries.append(evening(TRAITS, body, FREE, night, stream(n)))
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
    readings = [weigh(condition, FREE, UTC, stream(n)) for n in range(700)]
    kept = [reading for reading in readings if reading is not None]
    fat = sum(reading.body_fat_pct for reading in kept) / len(kept)

    assert len(kept) == pytest.approx(300, abs=45)
    assert fat - condition.body_fat_pct == pytest.approx(-0.6, abs=0.1)
    assert weigh(condition, AWAY, UTC, stream(3)) is None
