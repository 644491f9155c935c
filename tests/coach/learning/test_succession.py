"""Who serves is decided by sessions that neither of the two has seen."""

from datetime import UTC, datetime

import pytest

from coach.domain.learned import Version
from coach.learning.succession import (
    Outcome,
    Terms,
    champion_of,
    decide,
    forgotten,
)
from coach.learning.train import floor_version, needs_nothing, train
from tests.builders import day
from tests.learners import StepLearner, lifted, steady

AT = datetime(2026, 3, 8, 21, tzinfo=UTC)
TERMS = Terms(days=28, forecasts=9, floor_days=60, floor_forecasts=20, idle=3)


def version(log, on, serves_from=None):
    learned = train(StepLearner(), [e for e in log if e.day <= day(on)], day(on))
    return Version(learned, AT, None if serves_from is None else day(serves_from))


def decided(log, versions, on=0, terms=TERMS):
    return decide(StepLearner(), log, day(on), versions, terms)


STRONGER = lifted(steady(60))
"""Half a kilogram more each session, without end."""


def test_the_first_version_serves_where_it_beats_the_floor_on_later_sessions():
    newest = version(STRONGER, 0)

    decision = decided(STRONGER, [newest])

    assert decision.outcome is Outcome.FIRST
    assert decision.serves == newest.learned


def test_where_it_does_not_the_floor_is_used():
    log = lifted([60.0, 62.0] * 30)
    level = lifted([*steady(42), *[81.0] * 18])

    for each in (log, level):
        decision = decided(each, [version(each, 0)])
        assert decision.outcome is Outcome.FLOOR
        assert decision.serves is None
        assert "last_session" in decision.why


def test_a_hair_better_than_the_floor_is_not_better():
    newest = version(STRONGER, 0)

    assert decided(STRONGER, [newest], terms=Terms(forecasts=9, margin=1.0)).serves is (
        None
    )


def test_of_few_forecasts_nothing_can_be_told():
    log = STRONGER[-20:]

    decision = decided(log, [version(log, 0)])

    assert decision.outcome is Outcome.UNTRIED
    assert not decision.outcome.is_floor
    assert "6 forecasts" in decision.why


# The champion learned of a time of small steps; then steps grew.
FASTER = lifted([*steady(40, step=0.5), *steady(40, step=2.0, start=80.0)])


def test_a_challenger_takes_over_when_it_did_better_on_what_neither_had_seen():
    champion, challenger = version(FASTER, -120, -120), version(FASTER, -30)

    decision = decided(FASTER, [champion, challenger])

    assert decision.outcome is Outcome.REPLACED
    assert decision.serves == challenger.learned


def test_one_that_did_worse_does_not():
    slower = lifted([*steady(40, step=2.0), *steady(10, step=0.1, start=138.0),
                     *steady(30, step=2.0, start=139.0)])  # fmt: skip
    champion, challenger = version(slower, -120, -120), version(slower, -60)

    decision = decided(slower, [champion, challenger])

    assert decision.outcome is Outcome.KEPT
    assert decision.serves is None
    assert "does no better" in decision.why


@pytest.mark.parametrize(("ago", "tried"), [(-27, False), (-28, True)])
def test_a_challenger_is_tried_when_four_weeks_came_after_it(ago, tried):
    decision = decided(FASTER, [version(FASTER, -120, -120), version(FASTER, ago)])

    assert (decision.outcome is Outcome.REPLACED) is tried


def test_and_when_there_are_forecasts_enough():
    rare = [each for n, each in enumerate(FASTER) if n < 60 or n % 4 == 0]

    decision = decided(rare, [version(rare, -120, -120), version(rare, -30)])

    assert decision.outcome is Outcome.KEPT


def test_of_those_that_wait_the_newest_that_can_be_tried_is():
    champion = version(FASTER, -120, -120)
    waiting = [version(FASTER, ago) for ago in (-90, -60, -30, -7)]

    decision = decided(FASTER, [champion, *waiting])

    assert decision.serves == waiting[2].learned


def test_a_version_older_than_the_champion_is_no_challenger():
    champion, older = version(FASTER, -40, -40), version(FASTER, -120)

    assert decided(FASTER, [older, champion]).outcome is Outcome.KEPT


def test_a_champion_that_did_no_better_than_the_floor_for_long_is_sent_home():
    log = lifted([*steady(50), *[84.5] * 30])
    champion = version(log, -89, -89)
    assert champion.learned.scores["mape"] < champion.learned.floor_scores["mape"]

    decision = decided(log, [champion])

    assert decision.outcome is Outcome.TO_FLOOR
    assert decision.outcome.is_floor
    home = Version(floor_version(champion.learned, day(0), needs_nothing), AT, day(0))
    assert champion_of([champion, home]) is None


def test_but_not_by_a_few_weeks_of_bad_luck():
    log = lifted([*steady(50), *[84.5] * 19])

    decision = decided(log, [version(log, -57, -57)])

    assert decision.outcome is Outcome.KEPT


def test_after_the_floor_a_version_that_beats_it_serves_again():
    old = version(STRONGER, -60, -60)
    floor = floor_version(old.learned, day(-7), needs_nothing)
    home = Version(floor, AT, day(-7))

    decision = decided(STRONGER, [old, home, version(STRONGER, 0)])

    assert decision.outcome is Outcome.FIRST


def test_the_champion_is_the_version_that_began_to_serve_last():
    one, other = version(FASTER, -120, -10), version(FASTER, -60, -50)

    assert champion_of([one, other]) == one.learned
    assert champion_of([]) is None


def test_idle_versions_go_when_they_are_too_many_and_those_that_served_stay():
    idle = [version(FASTER, ago) for ago in (-90, -60, -30, -14, -7)]
    served = version(FASTER, -120, -120)

    assert forgotten([served, *idle], TERMS) == (
        idle[0].learned.version,
        idle[1].learned.version,
    )
