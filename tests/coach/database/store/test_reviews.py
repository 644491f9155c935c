from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from coach.database import ReviewColumns, StoredReview
from coach.domain.review import ProposalStatus, ReviewStatus
from tests import builders
from tests.builders import day
from tests.coach.database import nouns
from tests.coach.database.nouns import moved, proposal, shortened

APPROVED, REJECTED = ProposalStatus.APPROVED, ProposalStatus.REJECTED
PENDING, DECIDED = ReviewStatus.PENDING, ReviewStatus.DECIDED
SWIM = builders.workout("swim", 1)
TWO = (proposal("p1-aaaa", shortened(SWIM)), proposal("p2-bbbb", moved(SWIM, 2)))


def save(store, on=0, *, document="{}", proposals=TWO, status=PENDING, columns=None):
    columns = columns or ReviewColumns()
    return store.save_review(day(on), status, document, proposals, columns)


def statuses(store, on=0):
    return [each.status for each in store.review(day(on)).proposals]


def test_a_review_comes_back_as_it_was_shown(write):
    shown = '{"text": "Größe: 5 \u00d7 5\u2028", "n": 1.0}\n'
    with write() as store:
        saved = save(store, document=shown)

        assert saved == StoredReview(1, day(0), PENDING, shown, TWO)
        assert store.review(day(0)) == saved
        assert store.review(day(1)) is None


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(effects=nouns.few(nouns.workouts.map(shortened)))
def test_what_was_proposed_comes_back_as_it_was(write_as_newcomer, effects):
    with write_as_newcomer() as store:
        save(store, proposals=(proposal("p1-aaaa", *effects),))

        assert store.review(day(0)).proposals[0].effects == effects


def test_a_reviews_number_is_known_before_it_is_saved(write):
    with write() as store:
        numbers = [store.review_id(day(0)), save(store, on=0).id]
        numbers += [store.review_id(day(1)), save(store, on=1).id]

        assert numbers == [1, 1, 2, 2]
        assert store.review_id(day(0)) == 1


def test_an_undecided_review_is_replaced_and_keeps_its_number(write):
    with write() as store:
        save(store, on=1)
        save(store, on=0)
        again = save(store, on=0, document="[2]", proposals=TWO[1:])

        assert again == StoredReview(2, day(0), PENDING, "[2]", TWO[1:])
        assert store.reviews() == (again, store.review(day(1)))


@pytest.mark.parametrize("final", [DECIDED, ReviewStatus.EXPIRED])
def test_a_review_that_is_over_stays_as_it_was(write, final):
    with write() as store:
        over = save(store, status=final, proposals=())

        assert save(store, document="[2]") == over
        assert store.review(day(0)) == over


def test_verdicts_are_kept_and_the_rest_is_left_for_later(write):
    with write() as store:
        save(store)

        assert store.decide_review(day(0), {"p2-bbbb": APPROVED}, "[1]", PENDING)
        assert statuses(store) == [ProposalStatus.PENDING, APPROVED]

        assert store.decide_review(day(0), {"p1-aaaa": REJECTED}, "[2]", DECIDED)
        assert statuses(store) == [REJECTED, APPROVED]
        review = store.review(day(0))
        assert (review.status, review.document) == (DECIDED, "[2]")


@pytest.mark.parametrize("again", [APPROVED, REJECTED])
def test_a_verdict_counts_once(write, again):
    with write() as store:
        save(store)
        store.decide_review(day(0), {"p1-aaaa": APPROVED}, "[1]", PENDING)
        before = store.review(day(0))

        both = {"p1-aaaa": again, "p2-bbbb": again}
        assert not store.decide_review(day(0), both, "[2]", DECIDED)
        assert store.review(day(0)) == before


def test_a_decided_review_takes_no_verdict(write):
    with write() as store:
        save(store, status=DECIDED)

        assert not store.decide_review(day(0), {"p1-aaaa": APPROVED}, "[1]", DECIDED)
        assert not store.decide_review(day(0), {}, "[1]", DECIDED)
        assert store.review(day(0)).document == "{}"


def test_nothing_is_decided_that_was_not_proposed(write):
    with write() as store:
        save(store)

        assert not store.decide_review(day(0), {"p9-dead": APPROVED}, "[1]", DECIDED)
        assert not store.decide_review(day(5), {}, "[1]", DECIDED)
        assert store.review(day(0)).status is PENDING


def test_the_seeds_columns_hold_what_was_compared_and_changed(write):
    first = ReviewColumns({"planned": 6}, "Four of six.", [{"rule": "AD01"}], "Rest.")
    with write() as store:
        save(store, columns=first)
        after = replace(first, plan_adjustments=[{"rule": "AD01", "done": True}])
        store.decide_review(day(0), {}, "{}", DECIDED, after)
        query = text(
            "SELECT insights, next_week_focus, CAST(plan_adjustments AS TEXT),"
            " CAST(planned_vs_actual AS TEXT) FROM daily_reviews"
        )

        assert tuple(store._connection.execute(query).one()) == (
            "Four of six.",
            "Rest.",
            '[{"rule": "AD01", "done": true}]',
            '{"planned": 6}',
        )
