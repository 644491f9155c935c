"""Each hard constraint of `Limits`, on both sides of where it holds."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from coach.domain.athlete import Injury, Slot
from coach.domain.free_time import free_slots
from coach.domain.limits import Busy, Limits, Pause, PauseReason, SpecialDay
from coach.planning.constraints import violations
from coach.planning.openings import openings
from coach.planning.violation import Kind, newly_broken
from tests.builders import day, lifts, plan, workout

WORKDAYS = tuple(Slot(weekday, time(18), time(20)) for weekday in range(5))


def broken(made, limits, kind, first=0, last=13):
    every = violations(made, limits, day(first), day(last))
    return [v.text for v in every if v.kind is kind]


def busy(on, begin, end, until=None):
    return Busy(
        datetime.combine(day(on), time.fromisoformat(begin)),
        datetime.combine(day(on if until is None else until), time.fromisoformat(end)),
        "work",
    )


def times(limits, on=0):
    return [f"{s.start:%H:%M}-{s.end:%H:%M}" for s in free_slots(limits, day(on))]


# Free time of a date.


def test_a_day_is_as_its_weekday_is():
    limits = Limits(slots=WORKDAYS)

    assert times(limits, 0) == ["18:00-20:00"]
    assert times(limits, 5) == []


def test_a_special_day_takes_the_place_of_the_pattern_on_that_day_only():
    mornings = (Slot(0, time(6), time(7)), Slot(0, time(5), time(5, 30)))
    limits = Limits(slots=WORKDAYS, special_days=(SpecialDay(day(0), mornings),))

    assert times(limits, 0) == ["05:00-05:30", "06:00-07:00"]
    assert times(limits, 7) == ["18:00-20:00"]


def test_a_special_day_may_have_no_time_at_all():
    limits = Limits(slots=WORKDAYS, special_days=(SpecialDay(day(0)),))

    assert times(limits, 0) == []


@pytest.mark.parametrize(
    ("begin", "end", "left"),
    [
        ("17:00", "18:00", ["18:00-20:00"]),
        ("17:00", "18:01", ["18:01-20:00"]),
        ("18:30", "19:00", ["18:00-18:30", "19:00-20:00"]),
        ("18:30:30", "19:00:01", ["18:00-18:30", "19:01-20:00"]),
        ("19:59", "21:00", ["18:00-19:59"]),
        ("20:00", "21:00", ["18:00-20:00"]),
        ("18:00", "20:00", []),
        ("08:00", "23:00", []),
    ],
)
def test_a_busy_time_is_taken_out_to_the_whole_minute(begin, end, left):
    assert times(Limits(slots=WORKDAYS, busy=(busy(0, begin, end),))) == left


def test_a_busy_time_over_midnight_is_taken_out_of_both_days_and_no_other():
    limits = Limits(busy=(busy(1, "21:00", "07:00", until=2),))

    assert times(limits, 0) == ["06:00-22:00"]
    assert times(limits, 1) == ["06:00-21:00"]
    assert times(limits, 2) == ["07:00-22:00"]
    assert times(limits, 3) == ["06:00-22:00"]


def test_a_busy_time_is_taken_out_of_a_special_day_too():
    special = SpecialDay(day(0), (Slot(0, time(6), time(8)),))
    limits = Limits(special_days=(special,), busy=(busy(0, "06:30", "07:00"),))

    assert times(limits) == ["06:00-06:30", "07:00-08:00"]


def test_a_workout_has_to_fit_beside_what_the_calendar_holds():
    made = plan(workout("run", 0, 60))
    limits = Limits(slots=WORKDAYS, busy=(busy(0, "18:00", "19:00"),))

    assert broken(made, limits, Kind.SLOTS) == []
    limits = replace(limits, busy=(busy(0, "18:00", "19:01"),))
    assert broken(made, limits, Kind.SLOTS) == [
        (
            "Run 60 min (60 min) on Mon 2026-03-02 would not fit "
            "the free slots (mon 19:01-20:00)"
        )
    ]


# Hours of a week.


def week(minutes):
    return plan(workout("run", 0, minutes))


@pytest.mark.parametrize(
    ("minutes", "kind"),
    [
        (178.9, Kind.LEAST_HOURS),
        (179, None),
        (180, None),
        (301, None),
        (301.1, Kind.HOURS),
    ],
)
def test_a_week_is_within_its_hours_to_the_minute(minutes, kind):
    found = violations(week(minutes), Limits(), day(0), day(6))

    weekly = {Kind.HOURS, Kind.LEAST_HOURS}
    assert [v.kind for v in found if v.kind in weekly] == [kind] * (kind is not None)


def test_the_athletes_own_hours_go_before_the_plans():
    assert broken(week(240), Limits(weekly_hours=(5, 6)), Kind.LEAST_HOURS, last=6) == [
        "the week from Mon 2026-03-02 would hold 4.0 h, the least is 5 h"
    ]


def test_a_week_that_the_plan_ends_in_has_no_least_hours():
    short = replace(week(60), end=day(5))

    assert broken(short, Limits(), Kind.LEAST_HOURS, last=6) == []
    assert broken(replace(short, end=day(6)), Limits(), Kind.LEAST_HOURS, last=6)


# Pauses.


def pause(first, last):
    return Pause(day(first), day(last), PauseReason.HOLIDAY, day(0))


def test_nothing_lies_in_a_pause_whose_ends_belong_to_it():
    limits = Limits(pauses=(pause(1, 2),))
    made = plan(*(workout("run", n, 30) for n in range(4)))

    said = "would lie in the pause from 2026-03-03 to 2026-03-04 (holiday)"
    assert broken(made, limits, Kind.PAUSE) == [
        f"Run 30 min on Tue 2026-03-03 {said}",
        f"Run 30 min on Wed 2026-03-04 {said}",
    ]


# Pools.


def test_a_swim_needs_a_pool_and_nothing_else_does():
    limits = Limits(pool_days=frozenset({1}))
    made = plan(workout("swim", 0), workout("swim", 1), workout("run", 2))

    assert broken(made, limits, Kind.POOL) == [
        "Swim 45 min on Mon 2026-03-02 would have no pool"
    ]
    assert broken(made, Limits(), Kind.POOL) == []


def test_no_day_with_a_pool_is_not_the_same_as_any():
    limits = Limits(pool_days=frozenset())

    assert broken(plan(workout("swim", 1)), limits, Kind.POOL)


# Equipment.


def strength(*exercises, on=0, **fields):
    return workout("strength", on, steps=lifts(*exercises), **fields)


def test_what_is_not_at_hand_is_named_with_what_could_stand_in():
    limits = Limits(equipment=frozenset({"dumbbell", "bench"}))

    (text,) = broken(plan(strength("bench press")), limits, Kind.EQUIPMENT)

    assert text.startswith(
        "bench press in Strength 45 min on Mon 2026-03-02 would need barbell"
    )
    assert text.endswith("which is not at hand (instead: dumbbell bench press)")


def test_of_what_could_stand_in_the_preferred_one_is_named():
    gear = frozenset({"dumbbell", "bench"})
    limits = Limits(equipment=gear, preferred=frozenset({"push-up"}))

    (text,) = broken(plan(strength("bench press")), limits, Kind.EQUIPMENT)

    assert text.endswith("(instead: push-up)")


def test_with_all_of_it_at_hand_an_exercise_is_done():
    gear = frozenset({"barbell", "bench", "rack"})

    assert broken(plan(strength("bench press")), Limits(), Kind.EQUIPMENT) == []
    limits = Limits(equipment=gear)
    assert broken(plan(strength("bench press")), limits, Kind.EQUIPMENT) == []


def test_an_exercise_never_done_does_not_stand_in():
    limits = Limits(
        equipment=frozenset({"dumbbell", "bench"}),
        never=frozenset({"dumbbell bench press"}),
    )

    (text,) = broken(plan(strength("bench press")), limits, Kind.EQUIPMENT)

    assert "instead: " in text
    assert "dumbbell bench press" not in text


def test_an_exercise_of_the_athletes_own_needs_nothing_that_is_known():
    limits = Limits(equipment=frozenset())

    assert broken(plan(strength("grandfather's lift")), limits, Kind.EQUIPMENT) == []


# Never.


def test_an_exercise_that_is_never_done_is_named():
    limits = Limits(never=frozenset({"back squat"}))
    made = plan(strength("back squat", "bench press"))

    assert broken(made, limits, Kind.NEVER) == [
        "back squat in Strength 45 min on Mon 2026-03-02 is never done"
    ]


# Injuries.


def hurt(part, severity):
    return Limits(injuries=(Injury(part, severity, day(0)),))


@pytest.mark.parametrize(("severity", "said"), [(2, 0), (3, 1), (5, 1)])
def test_an_injury_holds_from_three_on(severity, said):
    made = plan(strength("back squat"))

    assert len(broken(made, hurt("knee", severity), Kind.INJURY)) == said


def test_an_exercise_that_loads_what_hurts_is_named_with_part_and_severity():
    assert broken(plan(strength("back squat")), hurt("left_knee", 3), Kind.INJURY) == [
        "back squat in Strength 45 min on Mon 2026-03-02 loads the left knee (3 of 5)"
    ]


def test_a_run_loads_the_leg_and_a_ride_does_not():
    made = plan(workout("run", 0), workout("ride", 1))

    assert broken(made, hurt("shin", 3), Kind.INJURY) == [
        "Run 45 min on Mon 2026-03-02 loads the shin (3 of 5)"
    ]


def test_another_exercise_that_loads_it_too_is_a_new_breach_a_mere_move_is_none():
    squats = strength("back squat", uuid="w")
    limits = hurt("knee", 3)

    def after(changed):
        return newly_broken(
            violations(plan(changed), limits, day(0), day(13)),
            violations(plan(squats), limits, day(0), day(13)),
        )

    kinds = [v.kind for v in after(replace(squats, steps=lifts("front squat")))]
    assert kinds == [Kind.INJURY]
    assert after(replace(squats, day=day(2))) == ()


def test_what_hurts_makes_a_missed_run_no_run_to_make_up_for():
    missed, limits = workout("run", 0, uuid="m"), hurt("knee", 3)
    made_up = plan(replace(missed, day=day(3)))

    new = newly_broken(
        violations(made_up, limits, day(2), day(13)),
        violations(plan(missed), limits, day(2), day(13)),
    )

    assert [v.kind for v in new] == [Kind.INJURY]


# Deloads.


def deloads(*days):
    return plan(*(workout("run", n, title="Easy run (deload)") for n in days))


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ((0, 6), 0),
        ((0, 7), 1),
        ((0, 6, 13), 1),
        ((0, 5, 13), 0),
    ],
)
def test_a_deload_lasts_seven_days_and_a_week_lies_before_the_next(days, count):
    assert len(broken(deloads(*days), Limits(), Kind.DELOAD)) == count


def test_a_deload_before_the_days_asked_about_counts():
    assert broken(deloads(0, 7), Limits(), Kind.DELOAD, first=5) == [
        (
            "deloads from Mon 2026-03-02 to Mon 2026-03-09 would stack, "
            "one lasts 7 days at most"
        )
    ]
    assert broken(deloads(0, 7), Limits(), Kind.DELOAD, first=8) == []


# Openings.


def days_open(made, limits):
    (asked, *_) = made.workouts
    return [o.day for o in openings(asked, made, limits, day(0), day(6))]


def test_an_opening_lies_in_no_pause_and_for_a_swim_on_a_day_with_a_pool():
    pools = Limits(pool_days=frozenset({1, 3}))

    assert days_open(plan(workout("swim", 0)), pools) == [day(1), day(3)]
    assert len(days_open(plan(workout("run", 0)), pools)) == 6
    paused = replace(pools, pauses=(pause(0, 2),))
    assert days_open(plan(workout("swim", 0)), paused) == [day(3)]


def test_an_opening_lies_beside_what_the_calendar_holds():
    limits = Limits(
        slots=WORKDAYS, busy=(busy(1, "18:00", "19:30"), busy(2, "19:00", "20:00"))
    )

    found = openings(
        workout("run", 0, 60), plan(workout("run", 0, 60)), limits, day(1), day(3)
    )

    assert [(o.day, o.minutes) for o in found] == [(day(2), 60), (day(3), 120)]
