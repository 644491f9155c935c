from dataclasses import replace

import pytest

from coach.domain.activity import Session
from coach.domain.review import Correction, MatchKind
from coach.review.match import match
from tests.builders import activity, session, workout
from tests.coach.review.matching import SUNDAY, matched, only, uuids

# What is asked


def test_a_session_between_two_workouts_that_fit_alike_is_asked_not_guessed():
    tuesday, thursday = workout("swim", 1), workout("swim", 3, uuid="w-thu")

    found = only([tuesday, thursday], [session("swim", 2)])

    assert found.kind is MatchKind.AMBIGUOUS
    assert found.workout_uuid is None
    assert found.candidates == (tuesday.uuid, thursday.uuid)
    assert found.reason == (
        "fits Swim 45 min on Tuesday and Swim 45 min on Thursday about as well"
    )


def test_a_clear_difference_in_amount_settles_it_without_asking():
    tuesday, thursday = workout("swim", 1, 45), workout("swim", 3, 60)
    done = session("swim", 2, 60)

    assert matched([tuesday, thursday], [done]) == uuids((done, thursday))


@pytest.mark.parametrize(("other", "asked"), [(50, True), (51, False)])
def test_ten_per_cent_apart_is_about_as_well(other, asked):
    planned = [workout("run", 0, 45), workout("run", 0, other)]

    found = only(planned, [session("run", 0, 45)])

    assert (found.kind is MatchKind.AMBIGUOUS) is asked


def test_two_equal_workouts_both_done_are_not_asked_about():
    planned = [workout("run", 0, 30, uuid="w-1"), workout("run", 0, 30, uuid="w-2")]
    done = [session("run", 0, 30), session("run", 0, 30, hour=18)]

    assert len(matched(planned, done)) == 2


def test_two_equal_sessions_for_one_workout_are_not_asked_about():
    planned = workout("run", 0, 30)
    first, second = session("run", 0, 30), session("run", 0, 30, hour=18)

    assert matched([planned], [second, first]) == uuids((first, planned))


def test_two_sessions_for_three_workouts_ask_about_each():
    planned = [workout("swim", on) for on in (0, 2, 4)]
    done = [session("swim", on) for on in (1, 3)]

    found = match(planned, done, day=SUNDAY)

    assert [m.kind for m in found] == [MatchKind.AMBIGUOUS] * 2
    assert found[0].candidates == (planned[0].uuid, planned[1].uuid)
    assert found[1].candidates == (planned[1].uuid, planned[2].uuid)


def test_what_is_asked_about_is_not_given_to_another_sport():
    tuesday, thursday = workout("swim", 1), workout("swim", 3, uuid="w-thu")
    sessions = [session("swim", 2), session("ride", 3)]

    assert matched([tuesday, thursday], sessions) == {}


def test_an_answer_settles_the_question():
    tuesday, thursday = workout("swim", 1), workout("swim", 3, uuid="w-thu")
    done = session("swim", 2)
    said = Correction(done.activity.uuid, thursday.uuid)

    found = only([tuesday, thursday], [done], said)

    assert found.kind is MatchKind.MANUAL
    assert found.workout_uuid == "w-thu"
    assert found.score == 1.0


# Corrections


def test_a_correction_stands_before_a_better_fit():
    planned, done = workout("run", 0), session("run", 0)
    other = session("ride", 5, 10)
    said = Correction(other.activity.uuid, planned.uuid)

    assert matched([planned], [done, other], said) == uuids((other, planned))


def test_a_session_that_was_no_workout_stays_none_by_hand():
    done = session("run", 0)

    found = only([workout("run", 0)], [done], Correction(done.activity.uuid, None))

    assert (found.kind, found.workout_uuid) == (MatchKind.MANUAL, None)
    assert found.reason == "you said it was no planned workout"


def test_a_correction_of_any_recording_is_one_of_the_session():
    watch = activity("strength", 0)
    done = Session(watch, (watch.uuid, "h-1"))
    planned = workout("strength", 4)

    assert matched([planned], [done], Correction("h-1", planned.uuid)) == uuids(
        (done, planned)
    )


def test_a_later_word_replaces_an_earlier_one():
    planned = workout("run", 0)
    first, second = session("run", 0), session("run", 5)
    one = Correction(first.activity.uuid, planned.uuid)
    two = Correction(second.activity.uuid, planned.uuid)

    assert matched([planned], [first, second], one, two) == uuids((second, planned))
    assert matched([planned], [first], one, replace(one, workout_uuid=None)) == {}


def test_a_correction_to_a_workout_out_of_sight_still_holds_the_session():
    done = session("run", 0)
    said = Correction(done.activity.uuid, "w-of-another-plan")

    found = only([workout("run", 0)], [done], said)

    assert (found.kind, found.workout_uuid) == (MatchKind.MANUAL, "w-of-another-plan")


def test_a_correction_of_an_activity_not_seen_is_left_alone():
    planned, done = workout("run", 0), session("run", 0)

    assert matched([planned], [done], Correction("gone", planned.uuid)) == uuids(
        (done, planned)
    )
