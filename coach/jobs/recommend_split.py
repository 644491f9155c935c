"""Which split of strength fits the coming week."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import median_low

from coach.catalogue.exercises import exercises
from coach.catalogue.muscle_groups import GROUPS, Sets, done, planned
from coach.domain.activity import Session, Sport
from coach.domain.athlete import ALWAYS_FREE
from coach.domain.facts import Facts
from coach.domain.plan import PlannedWorkout
from coach.domain.strength import LiftSession, SetType
from coach.jobs.context import Context
from coach.jobs.evening import look
from coach.jobs.facts import gather_facts
from coach.jobs.lifting_log import lifting_log
from coach.reports.recommend_split import SplitView
from coach.rules.hours import band
from coach.strength.split import WEEKS, splits
from coach.strength.split_week import DAYS, Habit, SplitWeek

_BEFORE, _LIGHTER = 3, 0.7
"""A week under so much of the mean of the three before is a lighter one."""

HABIT = timedelta(days=182)
"""What was not done for half a year is no habit."""


def recommend_split(context: Context, sessions: int | None = None) -> SplitView:
    """The splits for the seven days after the context's day, the best first.

    Args:
        context: whose week, and after which evening.
        sessions: only splits of so many days.
    """
    with context.reading() as store:
        facts = gather_facts(look(context, store), store)
        log = lifting_log(context, store)
    week = split_week(facts, log)
    return SplitView(
        week=week,
        found=splits(week, sessions),
        timed=facts.limits.slots != ALWAYS_FREE,
    )


def split_week(facts: Facts, log: Sequence[LiftSession]) -> SplitWeek:
    """What a split is made from, out of what is known that evening."""
    lifted = [s for s in facts.sessions if any(done(s.activity.sets).values())]
    days = by_day(lifted)
    coming = [w for w in facts.upcoming if (w.day - facts.day).days <= DAYS]
    strength = [w for w in coming if _is_strength(w)]
    lighter = is_lighter(facts)
    return SplitWeek(
        day=facts.day,
        done=days,
        planned=None
        if facts.plan is None
        else summed(planned(w.steps) for w in strength),
        habits=habits(log, facts.day),
        one_sided=not days or any(_one_sided(s) for s in lifted),
        others=tuple(w for w in coming if not _is_strength(w)),
        limits=facts.limits,
        hours=facts.planned_hours if lighter else band(facts)[1],
        lighter=lighter,
        level=facts.readiness.level,
        sessions_a_week=len(days) / WEEKS,
    )


def is_lighter(facts: Facts) -> bool:
    """Whether the coming week is planned much shorter than the weeks before it."""
    weeks = [0.0] * _BEFORE
    for outcome in facts.five_weeks:
        ago = (facts.day - outcome.workout.day).days // 7
        if 0 <= ago < _BEFORE:
            weeks[ago] += outcome.workout.duration_s / 3600
    usual = sum(weeks) / _BEFORE
    return 0 < facts.planned_hours < _LIGHTER * usual


def by_day(sessions: Iterable[Session]) -> Mapping[date, Sets]:
    """Hard sets by group of each day."""
    days: dict[date, list[Sets]] = {}
    for session in sessions:
        activity = session.activity
        days.setdefault(activity.local_date, []).append(done(activity.sets))
    return {day: summed(sets) for day, sets in days.items()}


def summed(each: Iterable[Sets]) -> dict[str, float]:
    """The sets of all of them, by group."""
    total = dict.fromkeys(GROUPS, 0.0)
    for sets in each:
        for group, number in sets.items():
            total[group] += number
    return total


def habits(log: Sequence[LiftSession], day: date) -> tuple[Habit, ...]:
    """The exercises of the catalogue done lately, the most frequent first."""
    sessions: Counter[str] = Counter()
    reps: dict[str, list[int]] = {}
    for session in log:
        if day - HABIT < session.day <= day:
            sessions.update({each.exercise for each in session.sets})
            for one in session.sets:
                if one.reps and one.set_type is not SetType.WARMUP:
                    reps.setdefault(one.exercise, []).append(one.reps)
    known = [name for name in sessions if name in exercises() and name in reps]
    ordered = sorted(known, key=lambda name: (-sessions[name], name))
    return tuple(Habit(n, sessions[n], median_low(reps[n])) for n in ordered)


def _is_strength(workout: PlannedWorkout) -> bool:
    return workout.sport is Sport.STRENGTH and not workout.is_test


def _one_sided(session: Session) -> bool:
    known = exercises()
    names = {each.exercise for each in session.activity.sets}
    return any(name in known and known[name].unilateral for name in names)
