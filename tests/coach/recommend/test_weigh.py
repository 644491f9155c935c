import numpy as np
import pytest

from coach.recommend.weigh import Event, loss, weigh

NOTHING = np.zeros(3)


def made(true, events=600, choices=6, seed=3):
    """Choices made by the odds that those weights give."""
    draw = np.random.default_rng(seed)
    found = []
    for _ in range(events):
        evidence = draw.normal(size=(choices, len(true)))
        odds = np.exp(evidence @ true)
        found.append(Event(evidence, int(draw.choice(choices, p=odds / odds.sum()))))
    return found


def test_the_weights_that_choices_were_made_by_are_found():
    true = np.array([1.5, -0.7, 0.0])

    found = weigh(made(true), NOTHING, pull=1.0)

    assert found == pytest.approx(true, abs=0.2)


def test_no_other_weights_fit_better():
    events = made(np.array([1.0, 0.5, -1.0]))
    found = weigh(events, NOTHING, pull=1e-9)

    best = loss(events, found)

    for at in range(3):
        for by in (-0.05, 0.05):
            other = found.copy()
            other[at] += by
            assert loss(events, other) > best


def test_few_choices_change_given_weights_little():
    towards = np.array([1.0, 1.0, 1.0])
    events = made(np.array([-1.0, 0.0, 2.0]))

    few, many = (weigh(events[:n], towards, pull=50.0) for n in (5, 600))

    assert np.abs(few - towards).max() < 0.3
    assert np.abs(many - towards).max() > 0.8


def test_what_nothing_speaks_for_or_against_is_as_likely_as_any():
    event = Event(np.zeros((4, 3)), 2)

    assert loss([event], NOTHING) == pytest.approx(np.log(4))
