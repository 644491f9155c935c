"""How likely the next six sessions of an exercise bring no new best."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from coach.domain.learned import BASE_RATE, PlateauRisk
from coach.domain.strength import Exposure
from coach.strength.plateau_course import AHEAD, Course, course
from coach.strength.plateau_features import features
from coach.strength.plateau_model import (
    MODEL,
    TELLS,
    Additive,
    Own,
    own_share,
    shipped,
)
from coach.strength.plateau_words import (
    helps,
    own_words,
    reasons,
    topics,
)


def plateau_risk(
    found: Sequence[Exposure],
    day: date,
    parameters: Mapping[str, Any] | None = None,
    others: Iterable[Sequence[Exposure]] = (),
) -> PlateauRisk | None:
    """The risk of one exercise; None under 6 sessions or 21 days of it.

    A new best is more than 1 % above the best estimate of the last eight sessions.

    Args:
        found: of the exercise, oldest first.
        day: the evening; what is later is not looked at.
        parameters: what `PlateauLearner` learned and serves. Without them the pooled
            model is used only where the athlete's own past is too short to say
            anything against it; then how often it was so before.
        others: exposures of the athlete's other exercises.
    """
    lift = course(found)
    if lift is None:
        return None
    company = [each for other in others if (each := course(other)) is not None]
    return _risk(lift, day, _own(parameters, [lift, *company], day), company)


def plateau_risks(
    found: Mapping[str, Sequence[Exposure]],
    day: date,
    parameters: Mapping[str, Any] | None = None,
    only: Collection[str] | None = None,
) -> tuple[PlateauRisk, ...]:
    """The risks of those exercises, by name; those that cannot be told are left out.

    Args:
        found: exposures of each exercise, as `exposures` has them.
        day: as in `plateau_risk`.
        parameters: as in `plateau_risk`.
        only: what is asked about; None for all. The others are company.
    """
    courses = [each for one in found.values() if (each := course(one)) is not None]
    asked = [c for c in courses if only is None or c.exercise in only]
    own = _own(parameters, courses, day) if asked else Own()
    risks = (_risk(c, day, own, courses) for c in asked)
    kept = [risk for risk in risks if risk is not None]
    return tuple(sorted(kept, key=lambda risk: risk.exercise))


def came(found: Sequence[Exposure], made_on: date) -> tuple[date, bool] | None:
    """(the day it was settled, whether no new best came) of what was foretold then.

    None while there are fewer than six sessions after that evening.
    """
    lift = course(found)
    if lift is None or not lift.until(made_on):
        return None
    return lift.came(lift.until(made_on))


def _risk(
    lift: Course,
    day: date,
    own: Own,
    company: Iterable[Course],
) -> PlateauRisk | None:
    count = lift.until(day)
    if not lift.can_tell(count):
        return None
    model = shipped()
    seen = features(lift, count, company)
    return PlateauRisk(
        exercise=lift.exercise,
        probability=own.foretold(model.odds(seen)),
        reasons=_reasons(model, seen, lift, count)
        if own.uses_model
        else own_words(own.base_rate),
        helps=helps(seen, lift, count),
        sessions=count,
        method=MODEL if own.uses_model else BASE_RATE,
        since_best=lift.since_best(count),
    )


def _own(
    parameters: Mapping[str, Any] | None, courses: Iterable[Course], day: date
) -> Own:
    """What serves: what was learned, the pooled model, or the own base rate."""
    if parameters:
        return Own.of(parameters)
    past = settled(courses, day)
    share = own_share(past, shipped().base_rate)
    return Own(uses_model=len(past) < TELLS, base_rate=share)


def settled(courses: Iterable[Course], day: date) -> list[bool]:
    """What came of every stretch of six sessions that was over by that evening."""
    return [
        found[1]
        for lift in courses
        for count in range(1, lift.until(day) - AHEAD + 1)
        if lift.can_tell(count) and (found := lift.came(count)) is not None
    ]


def _reasons(
    model: Additive, seen: Mapping[str, float], lift: Course, count: int
) -> tuple[str, ...]:
    return reasons(topics(model.parts(seen)), seen, lift, count)
