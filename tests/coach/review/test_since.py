"""What is another than a review saw it, in words."""

from dataclasses import replace

from coach.domain.activity import Sport
from coach.review.since import seen, told
from tests.builders import day, session, sets

FIRST, LAST = day(0), day(6)
REVIEWED = day(6)


def week(*sessions):
    return seen(sessions, [each.activity for each in sessions], FIRST, LAST)


def said(then, now):
    return told(REVIEWED, week(*then), week(*now), undecided=False)


SWIM = session("swim", 1, 30, uuid="s")
RUN = session("run", 4, 40, uuid="r")
RIDE = session("ride", 5, 60, uuid="b")
LIFT = session("strength", 3, 50, uuid="l", sets=sets(5, 5))


def changed(one, **fields):
    return replace(one, activity=replace(one.activity, **fields))


def test_the_same_is_nothing_to_tell():
    assert said([SWIM, RUN], [RUN, SWIM]) == ()


def test_all_that_is_another_stands_in_one_sentence():
    (first, then) = said(
        [SWIM, RUN, LIFT], [SWIM, changed(RUN, elapsed_s=3000.0, moving_s=3000.0), RIDE]
    )

    assert first.startswith("Since the review of ")
    assert "a session came in late (" in first
    assert first.count(" was changed") == first.count(" was deleted.") == 1
    assert then == "That review stays as it is."


def test_several_are_named_each():
    (first, _) = said([], [SWIM, RUN])

    assert "sessions came in late (" in first
    assert "'s swim and " in first
    assert first.endswith("'s run).")


def test_other_sets_are_a_change_and_another_title_is_none():
    lighter = changed(LIFT, sets=sets(5, 5, load_kg=40.0))

    assert "was changed" in said([LIFT], [lighter])[0]
    assert said([LIFT], [changed(LIFT, title="Legs")]) == ()


def test_a_recording_that_joins_a_session_changes_it():
    app = session("strength", 3, 50, uuid="app", sets=sets(5, 5))
    both = replace(LIFT, members=("app", "l"))
    now = seen([both], [LIFT.activity, app.activity], FIRST, LAST)

    (first, _) = told(REVIEWED, week(LIFT), now, undecided=False)

    assert "strength session was changed." in first
    assert "late" not in first


def test_only_sessions_of_the_week_count():
    before, after = session("run", -1, 40, uuid="x"), session("run", 7, 40, uuid="y")

    assert week(before, SWIM, after) == week(SWIM)
    assert [each.sport for each in week(before, SWIM, after)] == [Sport.SWIM]
