"""What an athlete's own sessions add, by data whose truth is known."""

import random

import pytest

from coach.strength.next_own import NAMES, Ridge, added


def learned(weights, count, slips=0, seed=1, noise=0.005):
    dice, ridge = random.Random(seed), Ridge()
    for at in range(count):
        found = {name: dice.gauss(0, 0.1) for name in NAMES}
        left = sum(weights.get(name, 0) * found[name] for name in NAMES)
        slip = 0.7 if at < slips else 0.0
        ridge.add(found, left + dice.gauss(0, noise) + slip)
    return ridge.solved()


def test_without_sessions_nothing_is_added():
    assert learned({}, 0) == dict.fromkeys(NAMES, 0.0)
    assert added({}, {}) == 0


def test_a_habit_is_found_among_what_is_none():
    found = learned({"lag2": 0.5}, 2000)

    assert found["lag2"] == pytest.approx(0.5, abs=0.1)
    assert all(abs(each) < 0.05 for name, each in found.items() if name != "lag2")


def test_few_sessions_are_drawn_to_the_pooled_model():
    few, many = learned({"lag2": 0.5}, 20), learned({"lag2": 0.5}, 2000)

    assert 0 < few["lag2"] < 0.6 * many["lag2"]


def test_slips_of_typing_hardly_move_it():
    clean = learned({"lag2": 0.5}, 300)
    slipped = learned({"lag2": 0.5}, 300, slips=6)

    assert slipped["lag2"] == pytest.approx(clean["lag2"], abs=0.05)


def test_what_is_added_is_the_sum_of_shares():
    assert added({"lag2": 0.5, "turn": 1.0}, {"lag2": 0.1, "turn": 0.02}) == 0.07
