"""The split that fits the coming week, as a document."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from coach.catalogue.muscle_groups import CAP, GROUPS, LEAST, TARGET
from coach.domain.plan import PlannedWorkout
from coach.reports.numbers import Document, rounded
from coach.strength.split_week import (
    DAYS,
    Candidate,
    Lift,
    Splits,
    SplitSession,
    SplitWeek,
)


@dataclass(frozen=True, slots=True)
class SplitView:
    """The answer and what it was made from.

    Attributes:
        timed: the athlete said when they are free, so that times of day mean something.
    """

    week: SplitWeek
    found: Splits
    timed: bool


def split_document(view: SplitView) -> Document:
    """`coach/recommend-split/1`."""
    week, found = view.week, view.found
    taken = sum(w.duration_s for w in week.others if w.skip_reason is None) / 3600
    first, last = (week.day + timedelta(days=n) for n in (1, DAYS))
    return {
        "schema": "coach/recommend-split/1",
        "date": week.day.isoformat(),
        "week": {"from": first.isoformat(), "to": last.isoformat()},
        "hours": {
            "most": rounded(week.hours, 2),
            "others": rounded(taken, 2),
            "left": rounded(max(week.hours - taken, 0.0), 2),
        },
        "readiness": week.level.value,
        "sets_a_week": {"least": LEAST, "target": TARGET, "cap": CAP},
        "before": {
            "of": "planned" if found.from_plan else "lately",
            "sets": _by_group(found.before, 1),
        },
        "weak": list(found.weak),
        "others": [_other(w) for w in sorted(week.others, key=lambda w: w.day)],
        "splits": [_candidate(each, timed=view.timed) for each in found.candidates],
        "impossible": list(found.impossible),
    }


def _by_group(values: Mapping[str, float], digits: int) -> Document:
    return {group: rounded(values.get(group, 0.0), digits) for group in GROUPS}


def _other(workout: PlannedWorkout) -> Document:
    return {
        "date": workout.day.isoformat(),
        "sport": workout.sport.value,
        "title": workout.title,
        "duration_s": round(workout.duration_s),
        "hard": workout.hard,
    }


def _candidate(candidate: Candidate, *, timed: bool) -> Document:
    return {
        "split": candidate.split.value,
        "score": candidate.score,
        "reasons": list(candidate.reasons),
        "sets": _by_group(candidate.sets, 1),
        "readiness": _by_group(candidate.readiness, 3),
        "unmet": [
            {"group": each.group, "sets": rounded(each.sets, 1), "why": each.why}
            for each in candidate.unmet
        ],
        "gave_way": list(candidate.gave_way),
        "sessions": [_session(each, timed=timed) for each in candidate.sessions],
    }


def _session(session: SplitSession, *, timed: bool) -> Document:
    start = session.window.start
    return {
        "date": session.window.day.isoformat(),
        "start": f"{start:%H:%M}" if timed else None,
        "kind": session.kind,
        "duration_s": round(session.seconds),
        "readiness": session.readiness,
        "exercises": [_lift(each) for each in session.lifts],
    }


def _lift(lift: Lift) -> Document:
    return {
        "exercise": lift.exercise,
        "role": "main" if lift.main else "accessory",
        "sets": lift.sets,
        "reps": lift.reps,
        "known": lift.known,
    }
