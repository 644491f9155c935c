"""The next command to run: the same on every screen that tells one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

EVENING_HOUR = 17
ENDS_SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Known:
    """What the next command depends on.

    Attributes:
        day: the one that is looked at; `now` the athlete's clock.
        waiting: how many decisions wait.
        unwritten: whether workout files are still to be written.
        trained: whether any activity is known.
        plan_ends: the last day of the plan in force, None where none is loaded.
        reviewed: whether the day has been reviewed.
        connected: whether a service is on that training can come from.
    """

    day: date
    now: datetime
    waiting: int
    trained: bool
    plan_ends: date | None
    reviewed: bool
    unwritten: bool = False
    connected: bool = False


def what_next(known: Known, otherwise: tuple[str, str]) -> tuple[str, str]:
    """The command, and why it is the next one; `otherwise` where nothing asks."""
    ends, is_evening = known.plan_ends, known.now.hour >= EVENING_HOUR
    load = load_ours(known.day)
    answers = (
        (
            not known.trained and ends is None,
            "coach init",
            "say who trains here, and begin",
        ),
        (known.waiting > 0, "coach review", "a decision is waiting"),
        (known.unwritten, "coach export fit", "workout files are not written yet"),
        (
            not known.trained and known.connected,
            "coach sync",
            "bring in what you have done",
        ),
        (not known.trained, "coach import FOLDER", "bring in what you have done"),
        (ends is None, load, "a plan, ours or yours"),
        (ends is not None and ends < known.day, load, "the plan is over"),
        (
            is_evening and not known.reviewed,
            "coach review",
            "the day has not been reviewed",
        ),
        (
            ends is not None and ends < known.day + ENDS_SOON,
            load,
            "the plan ends within a week",
        ),
    )
    asked = ((command, why) for holds, command, why in answers if holds)
    return next(asked, otherwise)


def next_monday(today: date) -> date:
    """The Monday a plan could begin on: today, if it is one."""
    return today + timedelta(days=-today.weekday() % 7)


def load_ours(today: date) -> str:
    """The command that begins the plan that comes along, as it can be run."""
    return f"coach plan load five-goals-12-weeks --start {next_monday(today)}"
