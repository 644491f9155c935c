"""`coach models share`: on both sides or not at all."""

import pytest


@pytest.fixture
def zoe(home):
    home.run("init", "--no-input")
    other = home.of("Zoe")
    other.run("init", "--no-input")
    return other


def test_nothing_is_shared_until_it_is_said(home):
    document = home.json("models", "share")

    assert document == {
        "schema": "coach/models-share/1",
        "shared": False,
        "given_at": None,
        "others": None,
    }
    assert "Your lifting is not shared" in home.run("models", "share", "status").out


def test_on_counts_those_who_share_too_and_names_nobody(home, zoe):
    assert home.json("models", "share", "on")["others"] == 0
    assert zoe.json("models", "share", "on")["others"] == 1

    told = home.run("models", "share").out

    assert "1 other athlete in this database shares theirs" in told
    assert "Zoe" not in told


def test_off_takes_it_back_on_both_sides(home, zoe):
    for each in (home, zoe):
        each.run("models", "share", "on")

    told = zoe.run("models", "share", "off").out

    assert "they forget you at their next training" in told
    assert zoe.json("models", "share")["others"] is None
    assert home.json("models", "share")["others"] == 0


def test_another_word_is_a_usage_error(home):
    home.run("models", "share", "perhaps", code=2)
