"""What was planned in the last weeks and what became of it, for the facts of rules."""

from dataclasses import replace

from coach.domain.athlete import Injury
from coach.domain.limits import Limits, Pause, PauseReason
from coach.domain.plan import FocusShift, WorkoutStatus
from coach.domain.review import Outcome
from tests.builders import day, lifts, workout

_OF_A_WORKOUT = ("title", "priority", "hard", "is_test")


def outcomes(case, today, days):
    """Those of `past` within so many days, oldest first: one for each of `ago`."""
    found = [
        (-ago, number, said)
        for number, said in enumerate(case.get("past", []))
        for ago in said["ago"]
        if ago < days
    ]
    found.sort(key=lambda each: each[:2])
    return tuple(_outcome(said, n, -ago, today) for ago, n, said in found)


def _outcome(said, number, ago, today):
    made = workout(said.get("sport", "run"), today - ago, said.get("minutes", 45))
    extra = {key: said[key] for key in _OF_A_WORKOUT if key in said}
    made = replace(made, uuid=f"past{number}-{ago}", **extra)
    status = WorkoutStatus(said.get("status", "done"))
    return Outcome(made, status, reason=said.get("reason"))


def limits(case, today):
    """What `limits` and `pauses` say, each pause by days ahead of today."""
    said = case.get("limits", {})
    gear = said.get("equipment")
    return Limits(
        equipment=None if gear is None else frozenset(gear),
        never=frozenset(said.get("never", [])),
        preferred=frozenset(said.get("preferred", [])),
        pauses=tuple(
            Pause(
                day(today + p["first"]),
                day(today + p["last"]),
                PauseReason(p.get("reason", "holiday")),
                day(today - p.get("said_ago", 0)),
            )
            for p in case.get("pauses", [])
        ),
    )


def injuries(case, today):
    """What hurts, said today or so many days ago."""
    on = day(today - case.get("injured_ago", 0))
    said = case.get("injuries", {}).items()
    return tuple(Injury(part, severity, on) for part, severity in said)


def lifting(said):
    """Steps of a strength workout from the exercises a case names, if it does."""
    names = said.pop("lifts", None)
    sets = said.pop("sets", 3)
    return {} if names is None else {"steps": lifts(*names, sets=sets)}


def shifts(case, upcoming, today):
    """Workouts to come by their number, and the minutes they had before the shift."""
    on = day(today - case.get("shifted_ago", 7))
    return tuple(
        FocusShift(on, upcoming[int(number) - 1], minutes * 60.0)
        for number, minutes in case.get("shifted_from", {}).items()
    )
