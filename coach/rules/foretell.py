"""What rules foretell most: a workout that gets done, a week that is kept."""

from datetime import date

from coach.domain.prediction import Direction, Measure, Prediction


def gets_done(uuid: str, day: date) -> Prediction:
    """The workout is done, looked up on its day."""
    return Prediction(Measure.DONE, Direction.AT_LEAST, 1.0, None, "1", day, uuid)


def is_kept(share: float, day: date) -> Prediction:
    """That share of the week that ends on the day is done, at least."""
    return Prediction(Measure.ADHERENCE, Direction.AT_LEAST, share, None, "1", day)
