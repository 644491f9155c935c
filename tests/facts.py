"""Facts for rules: say only what a case is about."""

from datetime import timedelta

from coach.domain.athlete import ALWAYS_FREE, Wellness
from coach.domain.goal import DEFAULT_GOALS
from coach.domain.plan import WorkoutStatus
from coach.domain.review import (
    Facts,
    LoadState,
    Opening,
    Outcome,
    Week,
    WeekVerdict,
)
from tests.builders import day, plan, workout

TODAY = 20
"""The review's day on the builders' calendar."""


def facts(**case):
    """Facts of an ordinary evening, but for what the case says."""
    upcoming = tuple(_coming(n, w) for n, w in enumerate(case.get("upcoming", [])))
    missed = tuple(_missed(n, w) for n, w in enumerate(case.get("missed", [])))
    every = (*upcoming, *(o.workout for o in missed))
    return Facts(
        day=day(TODAY),
        plan=plan(*every),
        week=_week(case.get("completed", 0), case.get("planned", 0)),
        hours=tuple(case.get("hours", [4.0, 4.0, 4.0, 4.0])),
        planned_hours=case.get("planned_hours", 4.0),
        adherences=tuple(case.get("adherences", [1.0, 1.0, 1.0, 1.0])),
        missed_recently=missed,
        upcoming=upcoming,
        openings=_openings(case.get("openings", []), every),
        slots=ALWAYS_FREE,
        wellness=_wellness(case),
        goals=DEFAULT_GOALS,
        goal_states=(),
        sources=(),
        reduced_on=tuple(day(TODAY - n) for n in case.get("reduced_days_ago", [])),
        unseen=case.get("unseen", False),
        all_outcomes=tuple(
            Outcome(workout(sport, TODAY - n), WorkoutStatus.DONE)
            for n, sport in enumerate(case.get("done", []), start=1)
        ),
    )


def _coming(number, said):
    said = dict(said)
    ahead, minutes = said.pop("ahead", number + 1), said.pop("minutes", 60)
    made = workout(said.pop("sport", "run"), TODAY + ahead, minutes)
    extra = {"uuid": f"w{number + 1}", "id": number + 1, **said}
    if "was_minutes" in extra:
        extra["original_duration_s"] = extra.pop("was_minutes") * 60
    return _replaced(made, extra)


def _missed(number, said):
    said = dict(said)
    ago, reason = said.pop("ago", 1), said.pop("reason", None)
    made = workout(said.pop("sport", "run"), TODAY - ago, said.pop("minutes", 60))
    made = _replaced(made, {"uuid": f"m{number + 1}", "priority": 1, **said})
    return Outcome(made, WorkoutStatus.MISSED, reason=reason)


def _replaced(made, extra):
    from dataclasses import replace

    return replace(made, **extra)


def _openings(said, workouts):
    found = tuple(
        Opening(
            day(TODAY + o["ahead"]),
            o.get("minutes", 90),
            o.get("spacing", True),
            o.get("same", False),
        )
        for o in said
    )
    return {w.uuid: found for w in workouts}


def _wellness(case):
    usual, exactly = case.get("usual", {}), case.get("usual_exactly", {})
    until = case.get("logged_until", 1)
    entries = [
        Wellness(day(TODAY - n), **exactly, **{k: v + n % 2 for k, v in usual.items()})
        for n in range(case.get("days_logged", 0), until - 1, -1)
    ]
    if "felt" in case:
        ago = timedelta(days=case.get("felt_days_ago", 0))
        entries.append(Wellness(day(TODAY) - ago, **case["felt"]))
    return tuple(entries)


def _week(completed, planned):
    share = completed / planned if planned else None
    return Week(
        first=day(TODAY - 6),
        last=day(TODAY),
        outcomes=(),
        planned=planned,
        completed=completed,
        adherence=share,
        verdict=WeekVerdict.KEEP,
        planned_s=0.0,
        actual_s=0.0,
        by_sport={},
        extra=(),
        days_between_hard=(),
        load=LoadState(0.0, 0.0, 0.0),
    )
