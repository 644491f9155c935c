"""What a proposal foretells where its rule says nothing: so that each can be graded."""

from coach.domain.facts import Facts
from coach.domain.plan import Effect
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft
from coach.review.ahead import DAY, WEEK, course

HOURS_SHARE = 0.20
LEAST_HOURS = 0.5
FORM_POINTS = 5.0
"""How far off the hours of a week and a form may be (our choice)."""


def foretold(
    facts: Facts, draft: Draft, effects: tuple[Effect, ...]
) -> tuple[Prediction, ...]:
    """The draft's own predictions, else those of the seven days to come.

    The hours are the plan's with the change, as many of them as the athlete usually
    does, give or take a fifth and half an hour at least. Form is no lower than that
    training leads to, but for five points. Where no workout changes there is nothing
    to foretell.
    """
    if draft.predictions or draft.tunes:
        return draft.predictions
    week = course(facts, effects, WEEK)
    expected = week.hours[0] * week.share
    room = max(expected * HOURS_SHARE, LEAST_HOURS)
    last = facts.day + WEEK * DAY
    return (
        Prediction(
            Measure.HOURS,
            Direction.WITHIN,
            round(max(expected - room, 0.0), 2),
            round(expected + room, 2),
            "h",
            last,
        ),
        Prediction(
            Measure.FORM,
            Direction.AT_LEAST,
            round(week.form - FORM_POINTS, 1),
            None,
            "points",
            last,
        ),
    )
