"""Kinds of lifters: how they train and respond, and who is near whom."""

import subprocess
import sys
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.strength import LiftSession, StrengthSet
from coach.strength.kinds import FEATURES, features
from coach.strength.kinds_learner import (
    EARLY,
    NEIGHBOURS,
    Lifter,
    kind_of,
    learn_kinds,
    nearest,
)
from tests.builders import day


def log(sessions=20, every=3, lifts=("back squat", "bench press"), grows=0.0, reps=5):
    """Three sets of each lift every few days, the load growing by that share."""
    return tuple(
        LiftSession(
            f"s{n}",
            day(0) + timedelta(days=n * every),
            "Lift",
            tuple(
                StrengthSet(name, reps, 80.0 * (1 + grows) ** n)
                for name in lifts
                for _ in range(3)
            ),
        )
        for n in range(sessions)
    )


def lifter(**said):
    made = log(**said)
    return Lifter(features(made), features(made[:5]))


def test_features_tell_how_someone_trains():
    found = features(log(every=2, reps=8))

    assert set(found) == set(FEATURES)
    assert found["sessions_a_week"] == pytest.approx(20 / (38 / 7))
    assert found["exercises_a_session"] == 2
    assert found["sets_a_session"] == 6
    assert found["reps"] == 8
    assert found["share_legs"] == found["share_push"] == 0.5
    assert found["share_pull"] == 0
    assert found["intensity"] == pytest.approx(1 / (1 + 8 / 30))


def test_progress_and_plateaus_tell_how_someone_responds():
    grows, stands = features(log(grows=0.01)), features(log())

    assert grows["progress_a_month"] == pytest.approx(0.09, abs=0.02)
    assert (stands["progress_a_month"], stands["plateau_share"]) == (0, 1)
    assert grows["plateau_share"] == 0


def test_of_two_sessions_nothing_is_told():
    assert features(log(sessions=2)) is None
    assert features(log(sessions=3)) is not None


@given(st.integers(3, 14), st.integers(1, 9), st.integers(1, 15))
@settings(max_examples=20, deadline=None)
def test_every_feature_is_a_finite_number(sessions, every, reps):
    found = features(log(sessions=sessions, every=every, reps=reps))

    assert all(abs(each) < 1000 for each in found.values())


TWO = [lifter(every=2 + n % 2, reps=5, sessions=20 + n) for n in range(10)] + [
    lifter(every=7, reps=15, lifts=("lat pulldown", "dumbbell curl"), sessions=15 + n)
    for n in range(8)
]


def test_two_kinds_are_found_where_there_are_two():
    learned = learn_kinds(TWO)

    assert learned["silhouette"] > 0.5
    assert {kind["lifters"] for kind in learned["kinds"]} >= {8}
    first, other = (kind_of(learned, TWO[at].early) for at in (0, -1))
    assert first != other
    assert 2 <= len(learned["kinds"]) <= 6


def test_the_same_lifters_give_the_same_kinds():
    assert learn_kinds(TWO) == learn_kinds(TWO)


def test_of_few_lifters_no_kinds_are_told():
    assert learn_kinds(TWO[:11]) is None


def test_the_nearest_are_those_who_train_alike_the_nearest_first():
    early = [each.early for each in TWO]

    found = nearest(early[0], early)

    assert found[0] == 0
    assert len(found) == NEIGHBOURS
    assert set(found) <= set(range(10))
    assert nearest(early[0], []) == []


def test_of_the_nearest_only_what_a_few_sessions_tell_is_looked_at():
    stronger = {**TWO[0].features, "progress_a_month": 9.0}

    assert "progress_a_month" not in EARLY
    assert nearest(TWO[0].features, [stronger, TWO[-1].features])[0] == 0


def test_who_is_near_is_told_without_the_library_that_learned_it():
    code = (
        "import sys, coach.strength.kinds_learner, coach.jobs.neighbours;"
        "print('sklearn' in sys.modules, 'numpy' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert ran.stdout.split() == ["False", "False"]
