"""The model that serves stays until another did better on later data."""

from coach.learning.champion import serves


def test_the_first_one_serves():
    assert serves(None, 0.09)


def test_an_equal_challenger_does_not_take_over():
    assert not serves(0.08, 0.08)


def test_a_better_one_takes_over_and_a_worse_one_does_not():
    assert serves(0.08, 0.079)
    assert not serves(0.08, 0.081)


def test_a_margin_has_to_be_beaten():
    assert not serves(0.100, 0.0991, margin=0.01)
    assert serves(0.100, 0.0989, margin=0.01)
