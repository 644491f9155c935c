from datetime import date, timedelta

from coach.simulation.life import draw_life


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
