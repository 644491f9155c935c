"""Lifts on a terminal, narrow ones and long names too."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.cli.show.strength import overview
from coach.cli.show.strength_lift import lift_screen
from coach.domain.learned import NextSession, PlateauRisk
from coach.domain.strength import Exposure, Streak, StrengthSet
from coach.reports.strength import Best, LiftView, StrengthView
from tests.coach.cli.show.drawing import drawn

DAY = date(2026, 2, 26)
POUNDS = {"load": "lb"}
LONG = "Half kneeling landmine shoulder press with rotation (Technogym Gelb)"
ENDLESS = "Supercalifragilisticexpialidociousmachinepressbehindtheneck"


def lift(name, kg=900.0):
    """Lifted on that evening, and a little less every week before."""
    readings = tuple((DAY - timedelta(weeks=n), kg - n) for n in range(10, -1, -1))
    sets = (StrengthSet(name, reps=9, load_kg=kg / 1.3),) * 3
    return LiftView(
        exercise=name,
        day=DAY,
        sessions=11,
        streak=Streak(name, 10, 10, since=readings[1][0]),
        e1rm_kg={"epley": kg, "brzycki": kg, "lombardi": kg, "oconner": kg},
        readings=readings,
        changes_kg={4: 14.0, 12: -110.5},
        next_session=NextSession(name, kg, kg - 50, kg + 40, "last"),
        plateau=PlateauRisk(name, 0.47, (), (), 11, "pooled"),
        bests=(Best(9, 83.9146, DAY),),
        last=(Exposure(DAY, name, sets, kg),),
        fatigue=0.0,
    )


def view(*names):
    lifts = tuple(map(lift, names))
    return StrengthView(DAY, 11, lifts, (), 0, 0, {}, (188322.0, 281067.0), (18, 27))


def screen(parts, width):
    return "\n".join(drawn(each, width) for each in parts).split("\n")


@pytest.mark.parametrize("width", [60, 66, 76, 80, 120])
@pytest.mark.parametrize("units", [{}, POUNDS])
def test_names_and_numbers_stand_in_any_width(width, units):
    shown = view("belt squat", LONG, ENDLESS)

    lines = screen(overview(shown, units, plain=False), width)
    below = lines.index("")
    table = lines[below + 1 : lines.index(next(x for x in lines if "now:" in x))]

    assert max(map(len, lines)) <= width
    assert [row[:12].strip() for row in table[:2]] == ["lift", "belt squat"]
    assert len(table) == 2 + 2 + 2  # no name takes more than two lines
    assert not any("…" in row[21:] for row in table)
    assert ("12 wk" in table[0]) is (width >= 66)
    assert ("half a year" in table[0]) is (width >= 76)


def test_warm_ups_are_lifted_and_no_hard_sets():
    said = " ".join(screen(overview(view(), {}, plain=True), 300))

    assert "Lifted 188,322 kg in 7 days, warm-ups too, and did 18 hard sets;" in said
    assert "had 281,067 kg and 27." in said


def test_plainly_names_are_whole():
    lines = screen(overview(view(LONG, ENDLESS), POUNDS, plain=True), 300)

    assert any(line.startswith(f"{LONG} ") for line in lines)
    assert any(line.startswith(ENDLESS) for line in lines)


@pytest.mark.parametrize("name", [LONG, ENDLESS])
def test_a_lift_stays_within_80_columns(name):
    lines = screen(lift_screen(lift(name), POUNDS, plain=False), 80)

    assert max(map(len, lines)) <= 80


def test_bests_are_loads_as_the_sessions_tell_them():
    lines = screen(lift_screen(lift("belt squat"), POUNDS, plain=False), 80)

    assert any("9 x 185 lb (26 February 2026)" in line for line in lines)


def test_a_last_set_as_good_as_the_best_is_not_worth_0_percent_less():
    lines = screen(lift_screen(lift("belt squat"), {}, plain=False), 80)

    assert any("the last set as good as the best" in line for line in lines)


def test_a_maximum_of_an_earlier_session_says_of_which():
    found = lift("chin-up")
    bare = Exposure(DAY, "chin-up", (StrengthSet("chin-up", reps=12),), None)
    earlier = replace(found, readings=found.readings[:-1], last=(bare, *found.last))

    said = "\n".join(screen(lift_screen(earlier, {}, plain=False), 80))
    fresh = "\n".join(screen(lift_screen(found, {}, plain=False), 80))

    assert "as of 19 February 2026: no later session tells a maximum" in said
    assert "no later session" not in fresh
