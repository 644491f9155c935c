"""What holds of GO01 whatever the week."""

from hypothesis import given
from hypothesis import strategies as st

from coach.planning.apply import apply
from coach.rules.go01_lagging_goal import LaggingGoal
from tests.facts import facts

GOALS = [
    {"key": "vo2max", "pace": 0.2},
    {"key": "power", "verdict": "in_band"},
    {"key": "flexibility", "pace": 1.2},
    {"key": "body_fat"},
]
serving = st.sampled_from(
    [("vo2max",), ("power",), ("power", "flexibility"), ("body_fat", "vo2max"), ()]
)


def planned(goals, days=10, priorities=(1, 2, 3)):
    return st.fixed_dictionaries(
        {
            "ahead": st.integers(1, days),
            "duration_s": st.integers(1200, 7200),
            "load": st.floats(10, 150),
            "goals": goals,
            "priority": st.sampled_from(priorities),
            "hard": st.booleans(),
            "is_test": st.booleans(),
        }
    )


def sure(goals):
    """A workout that may be changed."""
    made = planned(st.just(goals), days=7, priorities=(2, 3))
    return made.map(lambda said: said | {"hard": False, "is_test": False})


weeks = st.builds(
    lambda *parts: [*parts[:2], *parts[2]],
    sure(("vo2max",)),
    sure(("power",)),
    st.lists(planned(serving), max_size=5),
)


@given(weeks)
def test_the_week_gets_no_longer_no_harder_and_a_fifth_of_it_moves_at_most(week):
    made = facts(goals=GOALS, upcoming=week)
    draft = LaggingGoal().draft(made)
    effects = [apply(c, made.plan) for c in draft.changes] if draft else []

    longer = [e for e in effects if e.after.duration_s > e.before.duration_s]
    gained = sum(e.after.duration_s - e.before.duration_s for e in longer)
    whole = sum(w.duration_s for w in made.upcoming if (w.day - made.day).days <= 7)

    assert gained <= 0.2 * whole
    assert sum(e.after.duration_s - e.before.duration_s for e in effects) <= 0
    assert sum((e.after.load or 0) - (e.before.load or 0) for e in effects) <= 1e-6
    for effect in effects:
        before = effect.before
        assert before.priority > 1
        assert not before.is_test
        assert (before.day - made.day).days <= 7
        assert effect.after.day == before.day
        assert effect.after.hard == before.hard
        if effect in longer:
            assert "vo2max" in before.goals
            assert effect.after.duration_s <= 1.25 * before.duration_s
            assert not before.hard
        else:
            assert set(before.goals) <= {"power", "flexibility"}
            assert effect.after.duration_s >= 0.6 * before.duration_s
