"""What a simulated athlete leaves behind, and the truth no device sees."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from coach.domain.activity import Activity, Recording
from coach.domain.athlete import Wellness
from coach.domain.plan import PlannedWorkout


class Fate(StrEnum):
    """What became of an intended workout."""

    DONE = "done"
    SHORTENED = "shortened"
    REPLACED = "replaced"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Done:
    """One session as its devices recorded it.

    Attributes:
        recording: the watch's. For strength its sets are the watch's guesses, in
            the order done, each with its duration and the rest after it.
        logged: the same session in the strength app, with the true loads.
        vo2max: the watch's estimate after it (ml/kg/min), where it shows one.
        vo2max_is_new: False when that is an older estimate carried forward.
        workout_uuid: the workout it was meant to be; None for extra training.
    """

    recording: Recording
    logged: Activity | None = None
    vo2max: float | None = None
    vo2max_is_new: bool = False
    workout_uuid: str | None = None

    @property
    def activity(self) -> Activity:
        """The watch's activity."""
        return self.recording.activity


@dataclass(frozen=True, slots=True)
class WeighIn:
    """One reading of one scale."""

    at: datetime
    scale: str
    weight_kg: float
    body_fat_pct: float


@dataclass(frozen=True, slots=True)
class Intent:
    """A workout the athlete meant to do, and how that went.

    Attributes:
        day: when it was done, or the last day it was still meant to be done.
    """

    workout: PlannedWorkout
    fate: Fate
    day: date


@dataclass(frozen=True, slots=True)
class Truth:
    """The athlete's real state on a day's evening.

    Attributes:
        vo2max: ml/kg/min.
        css_m_s: critical swim speed.
        swim_100yd_s: what an all-out 100 yd from a push takes when rested.
        e1rm_kg: one-repetition maximum by exercise.
        fitness: 42-day mean of training load (100 is an hour at threshold);
            `fatigue` the 7-day mean.
        busy: work or family leave little time this week.
        ill: down with a cold.
        away: on holiday.
    """

    day: date
    vo2max: float
    css_m_s: float
    swim_100yd_s: float
    e1rm_kg: Mapping[str, float]
    body_fat_pct: float
    weight_kg: float
    rest_hr_bpm: float
    fitness: float
    fatigue: float
    busy: bool
    ill: bool
    away: bool


@dataclass(frozen=True, slots=True)
class History:
    """A simulated athlete's time from `first_day` to `last_day`.

    Attributes:
        max_hr_bpm: highest heart rate; `rest_hr_bpm` the usual one at rest.
        sessions: in order of start.
        wellness: one entry a day, some days left out.
        truths: one a day, in order.
        intents: what was meant to be done, in order of the day first planned.
    """

    seed: int
    first_day: date
    last_day: date
    max_hr_bpm: int
    rest_hr_bpm: int
    sessions: tuple[Done, ...]
    wellness: tuple[Wellness, ...]
    weigh_ins: tuple[WeighIn, ...]
    truths: tuple[Truth, ...]
    intents: tuple[Intent, ...]

    def between(self, after: date | None, through: date) -> "History":
        """What was trained, felt and weighed after the one day, up to the other."""

        def lived(day: date) -> bool:
            return (after is None or after < day) and day <= through

        return replace(
            self,
            sessions=tuple(
                each for each in self.sessions if lived(each.activity.local_date)
            ),
            wellness=tuple(each for each in self.wellness if lived(each.day)),
            weigh_ins=tuple(each for each in self.weigh_ins if lived(each.at.date())),
        )
