from coach.domain.activity import Sport
from coach.domain.plan import WorkoutStatus as Status
from coach.domain.review import Outcome
from coach.review.patterns import patterns
from tests.builders import workout


def found(*told):
    """Patterns of (sport, day, status)."""
    return patterns(Outcome(workout(s, on), status) for s, on, status in told)


def test_sports_are_counted_by_what_was_completed_most_first():
    result = found(
        ("run", 0, Status.DONE),
        ("swim", 1, Status.DONE),
        ("swim", 2, Status.PARTIAL),
        ("ride", 3, Status.MISSED),
    )

    assert list(result.completed.items()) == [(Sport.SWIM, 2), (Sport.RUN, 1)]


def test_a_weekday_on_which_nothing_was_ever_completed_is_told():
    result = found(
        *(("run", on, Status.MISSED) for on in (6, 13)),
        ("swim", 20, Status.SKIPPED),
        *(("run", on, Status.DONE) for on in (0, 7, 14)),
    )

    assert result.never_on == ((6, 3),)
    assert result.never == ()


def test_a_sport_that_was_never_completed_is_told():
    result = found(*(("swim", on, Status.MISSED) for on in (0, 8, 16)))

    assert result.never == ((Sport.SWIM, 3),)
    assert result.never_on == ()


def test_two_misses_are_no_pattern():
    result = found(*(("run", on, Status.MISSED) for on in (6, 13)))

    assert (result.never_on, result.never) == ((), ())


def test_one_completed_workout_breaks_the_pattern():
    result = found(
        *(("run", on, Status.MISSED) for on in (6, 13, 20)), ("run", 27, Status.PARTIAL)
    )

    assert (result.never_on, result.never) == ((), ())


def test_what_is_unknown_or_still_to_come_is_no_absence():
    result = found(
        *(("run", on, Status.UNKNOWN) for on in (6, 13, 20)),
        ("run", 27, Status.PLANNED),
    )

    assert (result.never_on, result.never, dict(result.completed)) == ((), (), {})
