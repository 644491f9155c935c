import math
import random
from datetime import date, timedelta
from statistics import fmean

import pytest

from coach.catalogue.pooled import pooled
from coach.domain.learned import BASE_RATE, Task
from coach.domain.strength import LiftSession, StrengthSet
from coach.learning.order import leaks
from coach.simulation.lifters import simulated_lifters
from coach.strength.exposures import exposures
from coach.strength.plateau_course import course
from coach.strength.plateau_features import features, features_on
from coach.strength.plateau_model import MODEL, TELLS, shipped
from coach.strength.plateau_risk import came, plateau_risk, plateau_risks, settled
from coach.strength.plateau_words import (
    LIGHTER_WEEK,
    MORE_SETS,
    OFTENER,
    OTHER_REPS,
    SLEEP,
    VARIATION,
)

MONDAY = date(2026, 1, 5)


def log(*kg, exercise="bench press", every=4, reps=5, sets=3, rpe=None):
    """A session every few days; what is typed of each is its load in kg."""
    return [
        LiftSession(
            f"{exercise}-{n}",
            MONDAY + timedelta(days=every * n),
            "Push",
            tuple(StrengthSet(exercise, reps, load, rpe) for _ in range(sets)),
        )
        for n, load in enumerate(kg)
    ]


def of(sessions, exercise="bench press"):
    return exposures(sessions)[exercise]


def rising(count, step=1.25):
    return [80 + step * n for n in range(count)]


def on_last(found, **said):
    return plateau_risk(found, found[-1].day, **said)


def test_nothing_is_said_under_six_sessions_or_twenty_one_days():
    assert on_last(of(log(*rising(5), every=7))) is None
    assert on_last(of(log(*rising(6), every=4))) is None
    assert on_last(of(log(*rising(6), every=5))) is not None
    assert plateau_risk([], MONDAY) is None


def test_what_comes_after_the_evening_changes_nothing():
    known = of(log(*rising(8)))
    later = of(log(*rising(8), 60, 60, 60))

    assert plateau_risk(later, known[-1].day) == on_last(known)


def test_a_lift_that_stands_still_is_likelier_to_than_one_that_rises():
    stands, rises = on_last(of(log(*[80] * 12))), on_last(of(log(*rising(12))))

    assert stands.probability > rises.probability + 0.2
    assert stands.since_best == 12
    assert rises.since_best == 0
    assert rises.sessions == 12
    assert rises.method == MODEL


def test_bodyweight_sets_without_a_load_tell_nothing():
    push_ups = [
        LiftSession(
            str(n), MONDAY + timedelta(days=7 * n), "", (StrengthSet("push-up", 10),)
        )
        for n in range(10)
    ]

    assert on_last(of(push_ups, "push-up")) is None


def test_reasons_are_said_with_the_way_they_push_the_strongest_first():
    risk = on_last(of(log(*rising(12))))

    assert risk.reasons == (
        "11 of 12 sessions so far were new bests by more than 1 %: pushes it down",
        "the last three sessions are 6 % higher than those before: pushes it down",
        "the last session was a new best: pushes it down",
        "4 of the last four sessions were heavier than all before: pushes it down",
    )


def test_a_reason_may_push_the_other_way():
    tired = on_last(of(log(*rising(8), *[84, 83, 82, 80, 79, 78, 78])))

    assert (
        "no new best for 7 sessions, the last one 12 % below the best of eight: "
        "pushes it up" in tired.reasons
    )
    assert (
        "7 of 15 sessions so far were new bests by more than 1 %: pushes it down"
        in tired.reasons
    )


@pytest.mark.parametrize(
    ("sessions", "reason"),
    [
        (log(*[80] * 12), "none of 12 sessions so far were new bests"),
        (log(*[80] * 12), "the load has stayed where it was"),
        (
            [*log(*[80] * 11, rpe=7.0), *log(*[80] * 12, rpe=9.0)[11:]],
            "the same set feels heavier by an RPE of 2.0",
        ),
        (log(*[80] * 9, 60, 80, 60, 80), "results change by 16 % from session"),
        ([*log(*[80] * 8), *log(*[80] * 10, every=16)[8:]], "a pause of 100 days"),
        (log(*[100] * 8, *[80] * 9), "stay 20 % below the best ever"),
    ],
)
def test_what_is_seen_is_said_in_words(sessions, reason):
    assert any(reason in each for each in on_last(of(sessions)).reasons)


def test_a_slow_rise_is_no_standing_still():
    """Never 1 % at once, yet a new best every other session."""
    assert on_last(of(log(*[80 * 1.006**n for n in range(12)]))).since_best == 1
    assert on_last(of(log(*[80 * 1.006**n for n in range(12)], 78, 78))).since_best == 3
    assert on_last(of(log(*[80, 90], *[80] * 10))).since_best == 10


def test_what_helps_is_chosen_by_what_is_seen():
    felt = [*log(*[80] * 11, rpe=7.0), *log(*[80] * 12, rpe=9.0)[11:]]
    heavier, seldom = on_last(of(felt)), on_last(of(log(*[80] * 8, every=14)))
    often = on_last(of(log(*[80] * 8, every=3, sets=4)))
    young = on_last(of(log(*rising(8), every=4)))

    assert LIGHTER_WEEK in heavier.helps
    assert {MORE_SETS, OFTENER, OTHER_REPS} <= set(seldom.helps)
    assert {OTHER_REPS, VARIATION} <= set(often.helps)
    assert not {MORE_SETS, OFTENER} & set(often.helps)
    assert VARIATION not in young.helps
    assert all(risk.helps[-1] == SLEEP for risk in (heavier, seldom, often, young))
    assert all(len(risk.helps) <= 4 for risk in (heavier, seldom, often, young))


def test_all_lifts_standing_still_is_a_reason_for_a_lighter_week():
    lifts = ["bench press", "back squat", "deadlift", "overhead press", "barbell row"]
    still = [day for name in lifts for day in log(*[80] * 12, exercise=name)]
    moving = [
        *log(*[80] * 12),
        *(day for name in lifts[1:] for day in log(*rising(12), exercise=name)),
    ]
    day = MONDAY + timedelta(days=44)

    (alone,) = plateau_risks(exposures(still), day, only={"bench press"})
    (among,) = plateau_risks(exposures(moving), day, only={"bench press"})

    assert LIGHTER_WEEK in alone.helps
    assert LIGHTER_WEEK not in among.helps
    assert alone.probability > among.probability


def test_what_came_is_settled_by_the_sixth_session():
    found = of(log(*[80] * 8, *[80] * 5, 81))
    made_on = found[7].day

    assert came(found[:13], made_on) is None
    assert came(found, made_on) == (found[13].day, False)
    assert came(of(log(*[80] * 13, 80.8)), made_on) == (found[13].day, True)
    assert came(of(log(*[80] * 7, 90, *[80] * 6)), made_on)[1] is True


def test_the_best_to_beat_is_that_of_the_last_eight_sessions():
    found = of(log(90, *[80] * 8, *[81] * 6))

    assert came(found, found[8].day)[1] is False
    assert came(found, found[7].day)[1] is True


def test_the_base_rate_is_used_and_said_where_parameters_say_so():
    found = of(log(*[80] * 12))
    learned = {"uses": BASE_RATE, "intercept": 0.0, "slope": 1.0, "base_rate": 0.61}

    risk = on_last(found, parameters=learned)

    assert risk.method == BASE_RATE
    assert risk.probability == 0.61
    assert not risk.tells_the_lift
    (reason,) = risk.reasons
    assert reason.startswith("61 % of your past stretches of six sessions had no new")


def test_an_athletes_calibration_moves_the_pooled_odds():
    found = of(log(*[80] * 12))
    plain = {"uses": MODEL, "intercept": 0.0, "slope": 1.0, "base_rate": 0.5}
    moved = on_last(found, parameters={**plain, "intercept": 0.7})

    one, other = on_last(found, parameters=plain), moved

    assert math.log(other.probability / (1 - other.probability)) == pytest.approx(
        math.log(one.probability / (1 - one.probability)) + 0.7
    )


def test_without_parameters_the_pooled_model_serves_only_the_young():
    """An athlete with a past of whom nothing was learned gets the own base rate."""
    young, old = of(log(*[80] * 30)), of(log(*[80] * (TELLS + 30)))

    assert on_last(young).method == MODEL
    assert on_last(old).method == BASE_RATE
    assert on_last(old).probability > 0.7


def test_what_was_settled_by_an_evening_knows_no_later_session():
    sessions = rising(40)
    whole = course(of(log(*sessions)))
    evening = whole.exposures[19].day

    cut = course(of(log(*sessions[:20])))

    assert settled([whole], evening) == settled([cut], evening)
    assert len(settled([whole], evening)) < len(settled([whole], date.max))


def test_no_feature_knows_what_came_later():
    lifter = next(iter(simulated_lifters(5, 1, days=400)))
    exercise = max(lifter.truth.strength, key=lambda n: len(lifter.truth.strength[n]))

    found = leaks(looked_at(exercise), lifter.log, day_of, evenings(lifter.log))

    assert found == ()


def test_a_feature_that_knows_what_came_later_is_found():
    lifter = next(iter(simulated_lifters(5, 1, days=400)))
    exercise = max(lifter.truth.strength, key=lambda n: len(lifter.truth.strength[n]))

    def planted(history, evening):
        lift = course(exposures(history)[exercise])
        ahead = lift.levels[lift.until(evening) :]
        best = max(ahead, default=0.0)
        return {**looked_at(exercise)(history, evening), "best_to_come": best}

    assert leaks(planted, lifter.log, day_of, evenings(lifter.log)) == ("best_to_come",)


def day_of(session):
    return session.day


def evenings(sessions):
    return [sessions[len(sessions) * n // 5].day for n in (2, 3, 4)]


def looked_at(exercise):
    def features_of(history, evening):
        courses = {
            name: found
            for name, each in exposures(history).items()
            if (found := course(each)) is not None
        }
        return features_on(courses, exercise, evening) or {}

    return features_of


def test_every_weight_is_of_a_feature_and_no_odds_are_wild():
    model = shipped()
    lift = course(of(log(*[random.Random(3).uniform(60, 90) for _ in range(20)])))

    seen = features(lift, 20, [lift])

    assert model.weights.keys() <= seen.keys()
    assert model.weights.keys() == model.lows.keys() == model.centres.keys()
    assert all(model.lows[n] <= model.highs[n] for n in model.weights)
    assert abs(model.odds(dict.fromkeys(seen, 1000000000.0))) < 12


def test_what_is_shipped_says_how_it_was_made_and_how_good_it_is():
    shipped_with = pooled(Task.PLATEAU)

    assert shipped_with["recipe"]["command"] == "python -m tests.bench.pool_plateau"
    scores = shipped_with["scores"]["real_lifters_held_out"]
    assert scores["brier_skill"] > 0
    assert 0.5 < scores["auc"] < 1


def test_it_is_better_than_the_base_rate_on_lifters_it_never_saw():
    """Simulated with another seed than those it was trained on."""
    pairs = []
    for lifter in simulated_lifters(90210, 12):
        courses = [c for f in exposures(lifter.log).values() if (c := course(f))]
        for lift in courses:
            for count in range(8, len(lift.days) - 6, 7):
                if lift.can_tell(count):
                    odds = shipped().odds(features(lift, count, courses))
                    pairs.append((1 / (1 + math.exp(-odds)), lift.came(count)[1]))
    share = fmean(came_ for _, came_ in pairs)
    brier = fmean((p - came_) ** 2 for p, came_ in pairs)

    assert len(pairs) > 800
    assert brier < share * (1 - share)
    likely = [came_ for p, came_ in pairs if p > 0.65]
    unlikely = [came_ for p, came_ in pairs if p < 0.35]
    assert fmean(likely) > share > fmean(unlikely)
