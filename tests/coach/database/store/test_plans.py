from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.plan import Revision
from coach.errors import CoachError, ExitCode
from tests import builders
from tests.builders import day
from tests.coach.database import nouns
from tests.coach.database.nouns import NOW, added, moved, removed, shortened

ROUND_TRIP = settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PLAN = builders.plan(
    builders.workout("swim", 0), builders.workout("run", 2), focus={"swim": 0.4}
)


@pytest.fixture
def plan(write):
    """A plan as it was loaded on day 0: a swim, then a run."""
    with write() as store:
        return store.save_plan(PLAN, NOW, day(0))


def revise(store, effects, on=1, reason="because"):
    return store.revise(PLAN.uuid, tuple(effects), NOW, day(on), reason)


def durations(plan):
    return {each.sport.value: each.duration_s / 60 for each in plan.workouts}


@ROUND_TRIP
@given(drawn=st.lists(nouns.workouts, max_size=4, unique_by=lambda w: w.uuid))
def test_a_plan_comes_back_as_it_was(write_as_newcomer, drawn):
    made = builders.plan(*drawn)
    with write_as_newcomer() as store:
        saved = store.save_plan(made, NOW, day(0))

        assert store.plans() == (saved,)

    assert replace(saved, id=1) == replace(made, workouts=saved.workouts)
    kept = tuple(replace(each, id=None) for each in saved.workouts)
    assert kept == tuple(replace(each, id=None) for each in made.workouts)


@ROUND_TRIP
@given(effects=nouns.few(nouns.workouts.map(shortened)))
def test_effects_come_back_as_they_were(write_as_newcomer, effects):
    effects = tuple({effect.before.uuid: effect for effect in effects}.values())
    made = builders.plan(*(effect.before for effect in effects))
    with write_as_newcomer() as store:
        numbers = {w.uuid: w.id for w in store.save_plan(made, NOW, day(0)).workouts}
        store.revise(made.uuid, effects, NOW, day(1), "because")
        _, revision = store.revisions(made.uuid)

    assert revision.effects == tuple(
        replace(
            effect,
            before=replace(effect.before, id=numbers[effect.before.uuid]),
            after=replace(effect.after, id=numbers[effect.before.uuid]),
        )
        for effect in effects
    )


def test_workouts_of_one_day_stay_in_the_order_they_were_written(write):
    same_day = [builders.workout(sport, 0) for sport in ("swim", "run", "mobility")]
    with write() as store:
        saved = store.save_plan(builders.plan(*same_day), NOW, day(0))

    assert [each.sport for each in saved.workouts] == [each.sport for each in same_day]
    assert [each.id for each in saved.workouts] == [1, 2, 3]


def test_a_plan_loaded_again_changes_nothing(write, plan):
    with write() as store:
        revise(store, [shortened(plan.workouts[0])])
        again = store.save_plan(PLAN, NOW + timedelta(days=9), day(9))

        assert again.revision == 2
        assert store.plans() == (again,)
        assert len(store.revisions(PLAN.uuid)) == 2


def test_a_change_makes_the_next_revision(write, plan):
    swim, run = plan.workouts
    with write() as store:
        changed = revise(store, [shortened(swim), moved(run, 4)], reason="AD01")

        assert changed == store.plans()[0]
        assert store.revisions(PLAN.uuid) == (
            Revision(1, NOW, day(0), "loaded", ()),
            Revision(2, NOW, day(1), "AD01", (shortened(swim), moved(run, 4))),
        )
    assert changed.revision == 2
    assert durations(changed) == {"swim": 36, "run": 45}
    assert changed.workout(run.uuid).day == day(4)


def test_the_original_day_and_duration_outlive_every_change(write, plan):
    swim, _ = plan.workouts
    forgetful = moved(swim, 1)
    lost = replace(forgetful.after, original_day=day(1), original_duration_s=1.0)
    with write() as store:
        changed = revise(store, [replace(forgetful, after=lost)])

    assert changed.workout(swim.uuid).original_day == day(0)
    assert changed.workout(swim.uuid).original_duration_s == swim.duration_s


def test_a_plan_is_seen_as_it_was_on_an_evening(write, plan):
    swim, run = plan.workouts
    lift = builders.workout("strength", 3)
    with write() as store:
        first = revise(store, [shortened(swim), added(lift)], on=3)
        revise(store, [removed(run), shortened(first.workout(swim.uuid), 0.5)], on=5)

        seen = {
            n: durations(store.plans(as_of=day(n))[0]) for n in (-1, 0, 2, 3, 4, 5, 9)
        }
        revisions = [store.plans(as_of=day(n))[0].revision for n in (-1, 0, 3, 5)]

    loaded = {"swim": 45, "run": 45}
    changed = {"swim": 36, "run": 45, "strength": 45}
    newest = {"swim": 18, "strength": 45}
    assert seen == {
        **dict.fromkeys((-1, 0, 2), loaded),
        **dict.fromkeys((3, 4), changed),
        **dict.fromkeys((5, 9), newest),
    }
    assert revisions == [1, 1, 2, 3]


def test_a_workout_put_back_has_the_number_it_had(write, plan):
    run = plan.workouts[1]
    with write() as store:
        without = revise(store, [removed(run)])
        back = revise(store, [added(replace(run, id=None))])

    assert run not in without.workouts
    assert back.workouts == plan.workouts


def test_a_new_workout_gets_the_next_number(write, plan):
    lift = replace(builders.workout("strength", 1), id=None)
    with write() as store:
        changed = revise(store, [added(lift)])
        (effect,) = store.revisions(PLAN.uuid)[1].effects

    assert [each.id for each in changed.workouts] == [1, 3, 2]
    assert effect.after.id == 3


@pytest.mark.parametrize(
    "stale",
    [
        lambda swim: shortened(replace(swim, title="another")),
        lambda swim: shortened(replace(swim, uuid="nobody")),
        added,
    ],
)
def test_a_change_of_what_is_not_so_any_more_is_refused_whole(
    database, athlete, plan, read, stale
):
    swim, run = plan.workouts
    with (
        pytest.raises(CoachError, match="has changed since") as refusal,
        database.writing(athlete.id) as store,
    ):
        revise(store, [shortened(run), stale(swim)])

    assert refusal.value.code is ExitCode.PROPOSAL_CHANGED
    with read() as store:
        assert store.plans() == (plan,)


def test_a_plan_that_is_not_there_cannot_be_revised(write):
    with write() as store:
        assert store.revisions("nobody") == ()
        with pytest.raises(KeyError):
            store.revise("nobody", (), NOW, day(0), "because")


def test_plans_come_in_the_order_they_were_loaded(write):
    later = builders.plan(uuid="p-2", start=day(100), end=day(110), name="Second")
    with write() as store:
        store.save_plan(later, NOW, day(0))
        store.save_plan(PLAN, NOW, day(0))

        assert [(p.id, p.uuid) for p in store.plans()] == [(1, "p-2"), (2, "p-1")]


def test_a_plan_that_cannot_be_stored_costs_nothing_else(write):
    impossible = builders.plan(builders.workout("swim", 0, rpe=12.0))
    with write() as store:
        with pytest.raises(CoachError, match="The plan 'Test plan' cannot be saved"):
            store.save_plan(impossible, NOW, day(0))

        assert store.plans() == ()
