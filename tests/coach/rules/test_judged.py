"""The bench of coach's judgement itself: `make bench-judgement`, a few people of it."""

from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from coach.domain.plan import Change, ChangeKind
from coach.planning.apply import apply_all
from tests.bench.judgement import people
from tests.bench.judgement.half_year import LIMITS, half_year
from tests.bench.judgement.interval import paired
from tests.bench.judgement.judge import Judged, judge
from tests.bench.judgement.policies import Applied, by_rules, coach, never
from tests.bench.judgement.table import lines
from tests.bench.judgement.trial import Lived, broken, lived

FITS, FRAGILE = 109, 148
FROZEN = {
    "people.py": "ee0b2b0f5d87",
    "responses.py": "9846373af1a4",
}
"""Whoever changes one of these makes every earlier figure worthless, and says so."""


def doubled(ask, felt, day):
    """A planted rule that overloads: on Sundays the coming week is doubled."""
    if day.weekday() != 6:
        return ()
    facts = ask()
    changes = [
        Change(ChangeKind.SCALE_DURATION, w.uuid, factor=2.0)
        for w in facts.upcoming
        if not w.is_test and (w.day - day).days <= 7
    ]
    return [Applied("XX01", apply_all(changes, facts.plan))]


def no_rules(ask, felt, day):
    return by_rules(ask(), ())


def test_people_and_responses_are_as_they_were_frozen():
    folder = Path(people.__file__).parent
    found = {n: sha256((folder / n).read_bytes()).hexdigest()[:12] for n in FROZEN}

    assert found == FROZEN


def test_nobody_is_judged_who_was_looked_at():
    assert not set(people.SEEDS) & set(people.TUNING_SEEDS)
    assert len(people.SEEDS) >= 200


def test_the_plan_breaks_nothing_when_it_is_left_alone():
    plan = half_year().plan

    assert broken(plan, (), plan.start, LIMITS) == ()
    assert (plan.end - plan.start).days + 1 == people.WEEKS * 7


def test_a_life_is_the_same_every_time_and_on_any_number_of_processes():
    policies = {"never": never, "coach": coach}
    judged = partial(judge, [FITS, FRAGILE], "waves", 2, policies)

    once, again = judged(processes=1), judged(processes=2)

    assert once == again


def test_never_changes_nothing_and_luck_does_not_hang_on_who_asks():
    left, asked = (lived(FITS, "waves", each, weeks=2) for each in (never, no_rules))

    assert left.fired == {}
    assert left == asked


@pytest.mark.parametrize("model", ["waves", "window"])
def test_a_rule_that_overloads_is_seen_as_worse(model):
    judged = judge([FRAGILE], model, 8, {"never": never, "coach": doubled}, 1)

    assert judged.overload("never").mean > 0
    assert not judged.overload("never").is_fewer


def to_a_day_without_a_pool(given, ask, felt, day):
    swim = next(w for w in half_year().plan.workouts if w.sport == "swim")
    if day != half_year().plan.start:
        return ()
    tuesday = swim.day.toordinal() - 1
    change = Change(ChangeKind.MOVE, swim.uuid, day=swim.day.fromordinal(tuesday + 2))
    (effect,) = apply_all([change], half_year().plan)
    texts = [v.text for v in broken(half_year().plan, [effect], day, LIMITS)]
    assert texts
    return [Applied("XX02", (effect,), tuple(texts) if given else ())]


def test_a_plan_that_breaks_a_constraint_is_counted():
    broke = lived(FITS, "waves", partial(to_a_day_without_a_pool, False), weeks=1)
    said = lived(FITS, "waves", partial(to_a_day_without_a_pool, True), weeks=1)

    assert [text[:5] for text in broke.broken] == ["XX02:"] * len(broke.broken)
    assert any("no pool" in text for text in broke.broken)
    assert (said.broken, said.given) == ([], len(broke.broken))


def promised(**others):
    """Coach keeps every promise, but for what the case says."""
    ours = Lived("fits", progress=0.5, overload_weeks=0, right={1, 2, 3})
    theirs = Lived("fits", progress=0.4, overload_weeks=2)
    lives = {"coach": [replace(ours, **others)] * 3}
    return Judged("waves", lives | {"never": [theirs] * 3, "seed": [theirs] * 3})


@pytest.mark.parametrize(
    ("others", "failures"),
    [
        ({}, 0),
        ({"progress": 0.4}, 2),
        ({"overload_weeks": 2}, 2),
        ({"broken": ["XX02: no pool"]}, 1),
        ({"fired": {2: ["XX01"]}}, 1),
        ({"fired": {7: ["XX01"]}}, 0),
    ],
)
def test_every_promise_is_asked_for(others, failures):
    assert len(list(promised(**others).failures())) == failures


def test_the_table_fits_eighty_columns():
    told = list(lines(promised(broken=["XX02: " + "x" * 90]), 210, 1234.5))

    assert max(map(len, told)) <= 80
    assert any(line.startswith("coach less never") for line in told)


def test_differences_are_those_of_the_same_person():
    found = paired([1.0, 2.0, 4.0], [0.0, 1.0, 3.0])

    assert (found.mean, found.low, found.high) == (1.0, 1.0, 1.0)
    assert found.is_better
    assert not found.is_fewer
