from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise
from statistics import fmean, median, stdev

import pytest

from coach.catalogue.exercises import exercises
from coach.domain.strength import SetType, WeightUnit
from coach.simulation.lifter_lifts import HOLDS_DAYS, step_of
from coach.simulation.lifter_programs import PROGRAMS, USUAL_KG, Scheme, is_machine
from coach.simulation.lifter_truth import SlipKind
from coach.simulation.lifters import (
    DAYS,
    FIRST_DAY,
    noise_lifter,
    random_walk_lifter,
    simulated_lifters,
)
from coach.strength.e1rm import set_e1rm
from coach.strength.exposures import exposures
from coach.units import KG_PER_POUND

MANY = 30


@cache
def lifters():
    return tuple(simulated_lifters(7, MANY))


def strengths(lifter):
    for exercise, course in lifter.truth.strength.items():
        for each in course:
            yield exercise, each


def slipped(lifter):
    return {(slip.session, slip.at) for slip in lifter.truth.slips}


def test_the_same_seed_gives_the_same_lifters_and_another_seed_others():
    once, again = tuple(simulated_lifters(3, 4)), tuple(simulated_lifters(3, 4))

    assert once == again
    assert tuple(simulated_lifters(3, 2)) == once[:2]
    assert tuple(simulated_lifters(4, 4)) != once


def test_all_they_do_is_in_the_catalogue():
    done = {s.exercise for each in lifters() for day in each.log for s in day.sets}

    assert done <= exercises().keys()
    assert USUAL_KG.keys() <= exercises().keys()
    planned = {
        name
        for program in PROGRAMS
        for _, slots in program.days
        for slot in slots
        for name in slot.choices
    }
    assert planned == USUAL_KG.keys()


def test_every_program_is_followed_by_some_and_every_scheme_is_in_one():
    assert {each.truth.program for each in lifters()} == {p.name for p in PROGRAMS}
    schemes = {s.scheme for p in PROGRAMS for _, slots in p.days for s in slots}
    assert schemes == set(Scheme)


def test_a_log_is_in_order_and_within_its_days():
    for each in lifters():
        days = [session.day for session in each.log]
        assert days == sorted(set(days))
        assert days[0] >= FIRST_DAY
        assert days[-1] < FIRST_DAY + timedelta(days=DAYS)
        assert len({session.uuid for session in each.log}) == len(each.log)


def test_the_truth_of_strength_is_what_rated_sets_show_on_average():
    """RPE tells what was left, so Epley's estimate aims at the day's strength."""
    ratios = []
    for lifter in lifters():
        wrong = slipped(lifter)
        today = {(n, each.day): each.today_kg for n, each in strengths(lifter)}
        for session in lifter.log:
            first = {}
            for at, each in enumerate(session.sets):
                if each.set_type is not SetType.WARMUP:
                    first.setdefault(each.exercise, (at, each))
            for place, (at, each) in enumerate(first.values()):
                if each.rpe is None or each.reps > 8 or (session.uuid, at) in wrong:
                    continue
                fresh = today[each.exercise, session.day] * (1 - 0.012 * place)
                ratios.append(set_e1rm(each) / fresh)
    assert len(ratios) > 1000
    assert fmean(ratios) == pytest.approx(1, abs=0.03)
    assert stdev(ratios) < 0.12


def test_novices_gain_more_than_the_trained_and_most_stay_below_their_ceiling():
    gained = []
    for each in lifters():
        lift = max(each.truth.strength.values(), key=len)
        before_switch = each.truth.switches[:1]
        last = next((s for s in before_switch), None)
        kept = [s for s in lift if last is None or s.day < last.day]
        if len(kept) > 30:
            gained.append((each.truth.gain, kept[-1].kg / kept[0].kg))
    gained.sort()
    third = len(gained) // 3
    slow, quick = gained[:third], gained[-third:]

    assert fmean(g for _, g in slow) < fmean(g for _, g in quick) - 0.05
    assert all(0.75 < g < 2.2 for _, g in gained)


def test_nothing_is_gained_in_a_plateau():
    seen = 0
    for each in lifters():
        switched = {s.day for s in each.truth.switches}
        for name, spans in each.truth.plateaus.items():
            course = each.truth.strength[name]
            for one, other in pairwise(course):
                crossed = any(one.day < day <= other.day for day in switched)
                if not crossed and any(one.day in span for span in spans):
                    seen += 1
                    assert other.kg <= one.kg
    assert seen > 1000


def test_strength_goes_in_a_break_that_is_longer_than_it_holds():
    lost = []
    for each in lifters():
        switched = {s.day for s in each.truth.switches}
        days = [session.day for session in each.log]
        back = {b for a, b in pairwise(days) if (b - a).days > 3 * HOLDS_DAYS}
        for course in each.truth.strength.values():
            for one, other in pairwise(course):
                crossed = any(one.day < day <= other.day for day in switched)
                if other.day in back and not crossed:
                    lost.append(other.kg / one.kg)
    assert len(lost) > 10
    assert fmean(lost) < 0.97


def test_there_is_no_session_in_a_break():
    for each in lifters():
        days = {session.day for session in each.log}
        assert not any(day in span for day in days for span in each.truth.breaks)


def test_a_deload_is_lighter_than_what_came_before():
    shares = []
    for each in lifters():
        light = set(each.truth.deloads)
        for course in exposures(each.log).values():
            shares += [
                other.e1rm_kg / one.e1rm_kg
                for one, other in pairwise(course)
                if other.day in light and one.day not in light
                if one.e1rm_kg and other.e1rm_kg
            ]
    assert len(shares) > 200
    assert median(shares) < 0.95


def test_a_slip_stands_in_the_log_where_the_truth_says():
    seen = set()
    for each in lifters():
        sessions = {session.uuid: session for session in each.log}
        for slip in each.truth.slips:
            typed = sessions[slip.session].sets[slip.at]
            seen.add(slip.kind)
            assert typed != slip.meant
            assert replace(typed, load_kg=0, reps=0) == replace(
                slip.meant, load_kg=0, reps=0
            )
            times = typed.load_kg / slip.meant.load_kg
            assert (slip.kind is SlipKind.REPS) == (typed.reps != slip.meant.reps)
            if slip.kind is SlipKind.OTHER_UNIT:
                assert times == pytest.approx(1 / KG_PER_POUND)
            elif slip.kind is not SlipKind.REPS:
                assert times == pytest.approx(
                    10 if slip.kind is SlipKind.DIGIT_MORE else 0.1
                )
    assert seen == set(SlipKind)


def test_but_for_slips_every_load_is_one_the_gym_has():
    for each in lifters():
        wrong = slipped(each)
        for session in each.log:
            for at, one in enumerate(session.sets):
                if (session.uuid, at) not in wrong:
                    steps = one.load_kg / step_of(one.exercise, each.truth.unit)
                    assert steps == pytest.approx(round(steps))
    assert {each.truth.unit for each in lifters()} == set(WeightUnit)


def test_in_another_gym_machines_show_other_loads_and_the_bar_the_same():
    machines, bars = [], []
    for each in lifters():
        for switch in each.truth.switches:
            for name, course in each.truth.strength.items():
                before = [s for s in course if s.day < switch.day][-1:]
                after = [s for s in course if s.day >= switch.day][:1]
                if before and after and (after[0].day - before[0].day).days < 10:
                    ratio = after[0].kg / before[0].kg
                    if is_machine(name):
                        machines.append(ratio / switch.factors[name])
                    else:
                        bars.append(ratio)
                        assert name not in switch.factors
    assert machines
    assert bars
    assert all(0.95 < ratio < 1.05 for ratio in (*machines, *bars))


def test_some_log_how_hard_a_set_was_and_some_their_warm_ups():
    rated = [any(s.rpe for day in e.log for s in day.sets) for e in lifters()]
    warmed = [
        any(s.set_type is SetType.WARMUP for day in e.log for s in day.sets)
        for e in lifters()
    ]
    for seen in (rated, warmed):
        assert 0.2 < fmean(seen) < 0.8


def test_of_a_random_walk_the_log_shows_every_step_and_no_step_tells_the_next():
    lifter = random_walk_lifter(5, sessions=2000)

    for name, found in exposures(lifter.log).items():
        walk = [each.kg for each in lifter.truth.strength[name]]
        shown = [each.e1rm_kg for each in found]
        assert shown == pytest.approx(walk)
        steps = [b / a - 1 for a, b in pairwise(walk)]
        mean = fmean(steps)
        along = fmean((a - mean) * (b - mean) for a, b in pairwise(steps))
        assert stdev(steps) == pytest.approx(0.03, rel=0.1)
        assert abs(along) / stdev(steps) ** 2 < 0.08
    assert random_walk_lifter(5, sessions=2000) == lifter
    assert random_walk_lifter(6, sessions=2000) != lifter


def test_of_noise_the_mean_is_nearer_than_the_last_session():
    lifter = noise_lifter(5, sessions=300)

    for found in exposures(lifter.log).values():
        shown = [each.e1rm_kg for each in found]
        last = fmean(abs(b - a) for a, b in pairwise(shown))
        mean = fmean(abs(fmean(shown[:n]) - shown[n]) for n in range(1, len(shown)))
        assert mean < 0.85 * last
    assert noise_lifter(5, sessions=300) == lifter
