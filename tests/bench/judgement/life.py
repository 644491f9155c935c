"""A person's half-year, day by day: what is begun, what is noted, what is measured.

Whether a workout is begun is decided as in `coach.simulation.adherence`: log odds, less
what is missing of the week's time. Chance is drawn by the day and not by the call, so
that the same person has the same luck whatever became of the plan.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from math import exp, fsum
from random import Random
from typing import Protocol

from coach.domain.activity import Activity, Session, Source, Sport
from coach.domain.athlete import Thresholds, Wellness
from coach.domain.limits import Pause, PauseReason
from coach.domain.metric import Metric, MetricKind
from coach.domain.plan import Plan, PlannedWorkout
from coach.load.planned import planned_load
from coach.simulation.draws import clamp, logistic, stream, whole
from tests.bench.judgement.half_year import BEFORE_WEEKS, FIRST, HalfYear
from tests.bench.judgement.people import GOALS, Person
from tests.bench.judgement.responses import BEFORE

SAID_AHEAD = timedelta(days=12)
"""So long before it a holiday is told."""

SICK = "flu"
AT_ONCE = 6
"""Workouts of a day that chance is drawn for."""

_SERVES = {
    Sport.RUN: "vo2max",
    Sport.RIDE: "vo2max",
    Sport.SWIM: "swim_100yd",
    Sport.STRENGTH: "power",
}
"""What a workout serves that names no goal: those that rules add."""

_DAY = timedelta(days=1)


class Body(Protocol):
    """A model of response, see `responses.py`."""

    @property
    def strain(self) -> float:
        """Of that evening."""

    @property
    def overloaded(self) -> bool:
        """Whether it has had too much for too long."""

    def live(self, loads: Mapping[str, float]) -> None:
        """One day passes."""

    def level(self, goal: str) -> float:
        """How good one is at it."""


@dataclass(frozen=True)
class Chance:
    """All that is left to chance on one day, drawn at once."""

    begins: tuple[float, ...]
    shares: tuple[float, ...]
    felt: tuple[float, ...]
    noted: float
    rated: tuple[float, ...]
    measured: tuple[float, ...]

    @classmethod
    def of(cls, seed: int, number: int) -> "Chance":
        """That day's, the same for every plan and every body."""
        rng = stream(seed, "judged day", number)
        return cls(
            begins=tuple(rng.random() for _ in range(AT_ONCE)),
            shares=tuple(_share(rng) for _ in range(AT_ONCE)),
            felt=tuple(rng.gauss(0, 0.5) for _ in range(AT_ONCE)),
            noted=rng.random(),
            rated=tuple(rng.gauss(0, 1) for _ in range(6)),
            measured=tuple(rng.gauss(0, 1) for _ in range(4)),
        )


def _share(rng: Random) -> float:
    """How much of a workout gets done: one in eight is cut short."""
    short, usual = rng.uniform(0.5, 0.85), rng.uniform(0.95, 1.05)
    return short if rng.random() < 0.12 else usual


@dataclass
class Life:
    """What was done and noted so far; `body` has lived it."""

    person: Person
    body: Body
    sessions: list[Session] = field(default_factory=list)
    done: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    wellness: list[Wellness] = field(default_factory=list)
    metrics: list[Metric] = field(default_factory=list)

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The holidays, each with the day it was told."""
        spells = (
            (FIRST + timedelta(days=first), days) for first, days in self.person.away
        )
        return tuple(
            Pause(
                first,
                first + timedelta(days=days - 1),
                PauseReason.HOLIDAY,
                first - SAID_AHEAD,
            )
            for first, days in spells
        )

    def sick(self, number: int) -> bool:
        """Whether that day, counted from 0, is one of sickness."""
        return _within(self.person.sick, number)

    def away(self, number: int) -> bool:
        """Whether it is one of holiday."""
        return _within(self.person.away, number)

    def noted(self, day: date) -> Wellness | None:
        """What was noted on that day, the last one lived; None where nothing was."""
        last = self.wellness[-1] if self.wellness else None
        return last if last is not None and last.day == day else None

    def before(self, half_year: HalfYear) -> None:
        """The weeks before the plan: the same sports, less of each."""
        week = half_year.plan.between(FIRST, FIRST + timedelta(days=6))
        for back in range(BEFORE_WEEKS, 0, -1):
            for workout in week:
                day = workout.day - timedelta(weeks=back)
                chance = Chance.of(self.person.seed, (day - FIRST).days)
                habit = _done(workout, day, 0, BEFORE * chance.shares[0], workout.rpe)
                self.sessions.append(habit)
            for day in (FIRST - timedelta(weeks=back) + n * _DAY for n in range(7)):
                number = (day - FIRST).days
                self._notes(number, day, Chance.of(self.person.seed, number))

    def live(self, number: int, plan: Plan) -> None:
        """One day of it."""
        day = FIRST + timedelta(days=number)
        chance = Chance.of(self.person.seed, number)
        loads: dict[str, float] = {}
        for place, workout in enumerate(plan.between(day, day)[:AT_ONCE]):
            if self.sick(number):
                self.reasons[workout.uuid] = SICK
            if not self._begins(workout, number, chance.begins[place]):
                continue
            share = chance.shares[place] if not workout.is_test else 1.0
            felt = (workout.rpe or 5.0) + chance.felt[place] + self.body.overloaded
            session = _done(workout, day, place, share, felt)
            self.sessions.append(session)
            self.done[session.activity.uuid] = workout.uuid
            for goal, load in _loads(workout, share):
                loads[goal] = loads.get(goal, 0.0) + load
            self._measures(workout, day, chance)
        self.body.live(loads)
        self._notes(number, day, chance)

    def _begins(self, workout: PlannedWorkout, number: int, draw: float) -> bool:
        if self.sick(number) or self.away(number):
            return False
        person, week = self.person, workout.day - timedelta(days=6)
        recent = (s.activity for s in self.sessions[-4 * AT_ONCE :])
        spent = fsum(a.elapsed_s / 60 for a in recent if a.local_date >= week)
        missing = spent + workout.duration_s / 60 - person.minutes_a_week
        odds = (
            person.steady
            + person.weekdays[workout.day.weekday()]
            - person.zeal_lost * number / 7
            - clamp(missing / 14, 0, 3.5)
            - clamp(6 * (self._tired - 1), 0, 3)
        )
        return draw < logistic(odds)

    @property
    def _tired(self) -> float:
        """1 from where on the person drops workouts."""
        return self.body.strain / self.person.tired_at

    def _notes(self, number: int, day: date, chance: Chance) -> None:
        """The night's heartbeats, and what is noted in the evening, if it is."""
        up = self._tired - 0.6
        worn, sick = float(self.body.overloaded), float(self.sick(number))
        fatigue, sore, stress, slept, hours, beats = chance.rated
        lowered = 0.25 * up + 0.1 * worn + 0.2 * sick
        self._keep(MetricKind.HRV, day, 55 * exp(0.1 * beats - lowered), "rmssd, night")
        if chance.noted < 0.15:
            return
        short = 0.4 * worn + 0.5 * max(self._tired - 1, 0)
        self.wellness.append(
            Wellness(
                day,
                sleep_h=round(self.person.sleep_h + 0.6 * hours - short, 1),
                sleep_quality=whole(2.6 + 2 * up + worn + 0.8 * slept, 1, 7),
                fatigue=whole(2.5 + 5 * up + worn + 2 * sick + 0.8 * fatigue, 1, 7),
                stress=whole(2.8 + 0.5 * worn + 0.8 * stress, 1, 7),
                soreness=whole(2.3 + 4 * up + 0.8 * worn + sick + 0.8 * sore, 1, 7),
            )
        )

    def _measures(self, workout: PlannedWorkout, day: date, chance: Chance) -> None:
        """What the watch makes of a run, and what tests give."""
        vo2max, swim, power = (self.body.level(goal) for goal in GOALS)
        noise = chance.measured
        if workout.sport is Sport.RUN:
            value = 44 + 8 * vo2max + 0.8 * noise[0]
            self._keep(MetricKind.VO2MAX, day, value, "watch, run")
        for key in workout.tests:
            if key == "swim_100yd_s":
                value = (75 - 8 * swim) * (1 + 0.014 * noise[1])
                self._keep(MetricKind.SWIM_100YD, day, value, "trial")
            elif key == "cmj_cm":
                value = (38 + 8 * power) * (1 + 0.04 * noise[2])
                self._keep(MetricKind.CMJ, day, value, "test")
            elif key == "broad_jump_cm":
                value = (200 + 30 * power) * (1 + 0.03 * noise[3])
                self._keep(MetricKind.BROAD_JUMP, day, value, "test")

    def _keep(self, kind: MetricKind, day: date, value: float, method: str) -> None:
        uuid = f"{kind} {day}"
        self.metrics.append(Metric(uuid, kind, day, round(value, 1), method, "manual"))


def _within(spells: Sequence[tuple[int, int]], number: int) -> bool:
    return any(first <= number < first + days for first, days in spells)


def _loads(workout: PlannedWorkout, share: float) -> Iterator[tuple[str, float]]:
    """The load of what was done, by the goal that it serves."""
    load = workout.load
    if load is None:
        load = planned_load(workout, Thresholds())
    served = [goal for goal in workout.goals if goal in GOALS]
    served = served or [_SERVES.get(workout.sport, "")]
    for goal in served:
        yield goal, share * load / len(served)


def _done(
    workout: PlannedWorkout, day: date, place: int, share: float, felt: float | None
) -> Session:
    uuid = f"{day} {place}"
    start = datetime.combine(day, time(6 + 2 * place), UTC)
    activity = Activity(
        uuid=uuid,
        source=Source.MANUAL,
        source_id=uuid,
        sport=workout.sport,
        start=start,
        timezone="UTC",
        elapsed_s=workout.duration_s * share,
        title=workout.title,
        rpe=round(2 * clamp(felt or 5.0, 1, 10)) / 2,
    )
    return Session(activity, (uuid,))
