"""All that rules may know of an evening."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coach.domain.activity import Session
from coach.domain.athlete import Injury, Wellness
from coach.domain.goal import Goal, GoalState
from coach.domain.judgement import Aggressiveness, Standing
from coach.domain.learned import PlateauRisk
from coach.domain.limits import Limits
from coach.domain.metric import HrvState, Metric
from coach.domain.plan import (
    FocusShift,
    GoalTest,
    Plan,
    PlannedWorkout,
)
from coach.domain.prediction import RuleRecord
from coach.domain.readiness import Readiness
from coach.domain.review import LoadState, Outcome, SessionLoad, Week
from coach.domain.strength import StalledLift
from coach.domain.sync import SourceStatus


@dataclass(frozen=True, slots=True)
class Opening:
    """A day on which a workout would fit.

    Attributes:
        minutes: the longest free slot of that day.
        keeps_spacing: no other hard session on that day or the days beside it.
        same_sport: the day has a workout of that sport already.
    """

    day: date
    minutes: float
    keeps_spacing: bool
    same_sport: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """All that rules may know; a job fills it, rules only read.

    Attributes:
        day: the review's day, which is over.
        hours: training hours of the last four 7-day windows ending on `day`,
            newest first.
        planned_hours: planned hours of the next 7 days.
        adherences: adherence of those four windows, newest first; None where
            nothing was planned.
        missed_recently: outcomes missed within the last two days.
        upcoming: workouts of the next 14 days, still planned.
        openings: per upcoming or recently missed workout, days on which it would
            fit; the workout's own day left out.
        wellness: the last 60 days' entries, oldest first, `day`'s last if any.
        reduced_on: days of the last 21 on which a reduction was approved, or
            is in force through revisions.
        unseen: some day of the week has not been answered for by its sources.
        all_outcomes: outcomes of the last 28 days, oldest first.
        injuries: parts of the body that are not healed, by the last word on each.
        load_states: fitness, fatigue and form on each of the last 28 evenings, oldest
            first; fewer where training began later.
        form_shares: form as a share of fitness on those evenings, without the lag of
            a short history.
        building_since: the day after the last lighter week or approved deload, else
            the first day of training; None without any.
        hrv: the last seven evenings' variability, those that can be judged.
        sleep: nights measured by a device in the last 60 days, oldest first.
        approved: the day on which a proposal of each rule was approved last.
        limits: what no plan may break, from tomorrow on.
        readiness: of that evening.
        sessions: of the last 28 days, oldest first, with their loads in `loads`.
        daily: the load of each of the last 28 days, oldest first, 0 for none; fewer
            where training began later.
        last_trained: the last day with a session; None without any.
        rejected: the day on which a proposal of each rule was rejected last.
        records: how each rule has done so far, by code.
        aggressiveness: how readily the athlete wants to be asked.
        stalled: main lifts without a new best that feel heavier.
        goal_tests: tests of the goals that the plan does not hold, each on a day
            that would suit it.
        five_weeks: outcomes of the last 35 days, oldest first.
        shifts: workouts of the next 14 days that an approved shift of focus changed.
        standings: to what each rule was set, and how it has done since, by code.
        plateau_risks: of main lifts in the coming plan that had no new best in their
            last eight sessions, by name.
    """

    day: date
    plan: Plan | None
    week: Week
    hours: tuple[float, ...]
    planned_hours: float
    adherences: tuple[float | None, ...]
    missed_recently: tuple[Outcome, ...]
    upcoming: tuple[PlannedWorkout, ...]
    openings: Mapping[str, tuple[Opening, ...]]
    wellness: tuple[Wellness, ...]
    goals: tuple[Goal, ...]
    goal_states: tuple[GoalState, ...]
    sources: tuple[SourceStatus, ...]
    reduced_on: tuple[date, ...]
    unseen: bool
    all_outcomes: tuple[Outcome, ...]
    injuries: tuple[Injury, ...] = ()
    load_states: tuple[LoadState, ...] = ()
    form_shares: tuple[float, ...] = ()
    building_since: date | None = None
    hrv: tuple[HrvState, ...] = ()
    sleep: tuple[Metric, ...] = ()
    approved: Mapping[str, date] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    readiness: Readiness = field(default_factory=Readiness)
    sessions: tuple[Session, ...] = ()
    loads: Mapping[str, SessionLoad] = field(default_factory=dict)
    daily: tuple[float, ...] = ()
    last_trained: date | None = None
    rejected: Mapping[str, date] = field(default_factory=dict)
    records: Mapping[str, RuleRecord] = field(default_factory=dict)
    aggressiveness: Aggressiveness = Aggressiveness.MODERATE
    stalled: tuple[StalledLift, ...] = ()
    goal_tests: tuple[GoalTest, ...] = ()
    five_weeks: tuple[Outcome, ...] = ()
    shifts: tuple[FocusShift, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    plateau_risks: tuple[PlateauRisk, ...] = ()

    @property
    def tuned(self) -> Mapping[str, Aggressiveness | None]:
        """To what single rules were set, by code."""
        return {code: each.tuned for code, each in self.standings.items()}
