"""Only what was said by an evening holds on it."""

from datetime import date, datetime

from coach.domain.athlete import ALWAYS_FREE, Injury
from coach.domain.limits import (
    Busy,
    Liking,
    Pause,
    PauseReason,
    Preference,
    SpecialDay,
)
from coach.jobs.limits import limits_on
from tests.homes import march


def on(number):
    return date.fromisoformat(march(number))


def filled(home):
    with home.context() as context, context.writing() as store:
        store.save_preference(Preference("burpee", Liking.NEVER, on(8)))
        store.save_preference(Preference("back squat", Liking.PREFERRED, on(1)))
        store.save_preference(Preference("leg press", Liking.PREFERRED, on(8)))
        store.save_pause(Pause(on(10), on(12), PauseReason.HOLIDAY, on(8)))
        store.set_busy(
            "work",
            [
                Busy(datetime(2026, 3, d, 9), datetime(2026, 3, d, 10), "work")  # noqa: DTZ001
                for d in (6, 7, 12, 13, 14)
            ],
        )
        store.save_special_day(SpecialDay(on(6)))
        store.save_special_day(SpecialDay(on(12)))
        store.set_pool_days(frozenset({1}))
        store.set_equipment(frozenset({"barbell"}))


def limits(home, evening, last=12):
    hurt = (Injury("knee", 3, on(1)),)
    with home.context() as context, context.reading() as store:
        return limits_on(store, on(evening), hurt, on(last))


def test_what_was_said_later_is_not_known(home):
    filled(home)

    assert limits(home, 7).never == frozenset()
    assert limits(home, 8).never == {"burpee"}
    assert limits(home, 7).preferred == {"back squat"}
    assert limits(home, 8).preferred == {"back squat", "leg press"}
    assert limits(home, 7).pauses == ()
    assert len(limits(home, 8).pauses) == 1


def test_what_is_over_and_what_lies_far_ahead_is_left_out(home):
    filled(home)

    found = limits(home, 7)

    assert [busy.start.day for busy in found.busy] == [7, 12, 13]
    assert [special.day.day for special in found.special_days] == [12]


def test_all_else_holds_as_it_was_said(home):
    filled(home)

    found = limits(home, 8)

    assert found.slots == ALWAYS_FREE
    assert found.pool_days == {1}
    assert found.equipment == {"barbell"}
    assert [injury.part for injury in found.injuries] == ["knee"]
    assert found.weekly_hours is None
