"""The read models of `coach strength`, and the documents and tables made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coach.domain.learned import NextSession, PlateauRisk
from coach.domain.strength import Exposure, Streak
from coach.reports.activities import set_item
from coach.reports.numbers import Document, rounded
from coach.reports.tables import Table

CHOSEN = "epley"
FORMULAS = (CHOSEN, "brzycki", "lombardi", "oconner")

BAND = {
    "maintain": 3.0,
    "min": 4.0,
    "target_low": 8.0,
    "target_high": 12.0,
    "cap": 20.0,
}
"""Fractional hard sets a muscle and week, as a week is judged."""

Reading = tuple[date, float]


@dataclass(frozen=True, slots=True)
class NextSet:
    """One set of the next session, with a load that can be made.

    Attributes:
        bar_kg, side_kg: the bar and the plates of one side, where the racks were said
            and a bar is lifted.
    """

    reps: int
    load_kg: float
    bar_kg: float | None = None
    side_kg: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Best:
    """The heaviest load ever lifted for so many repetitions or more."""

    reps: int
    load_kg: float
    day: date


@dataclass(frozen=True, slots=True)
class LiftView:
    """One exercise, by what was known that evening.

    Attributes:
        sessions: how often it was done until then.
        e1rm_kg: of the last session that tells, by each formula; empty where none does.
        with_reserve_kg: of its best set with repetitions in reserve counted as done.
        readings: each session's best estimate, oldest first.
        level_kg: the best of the last three sessions; `changes_kg` what it gained, by
            weeks.
        next_sets: of the next session; `planned_on` the day it is planned for, None
            where the sets are those of the last session.
        for_weight: the estimate over body weight.
        last: the last sessions, the newest first.
        intensity_pct, inol, fatigue: of the last session.
        new_best: whether the week brought the best there ever was.
        trained: whether anything was learned from this athlete's sessions by then.
    """

    exercise: str
    day: date
    sessions: int
    streak: Streak
    e1rm_kg: Mapping[str, float]
    with_reserve_kg: float | None = None
    readings: tuple[Reading, ...] = ()
    level_kg: float | None = None
    changes_kg: Mapping[int, float] | None = None
    next_session: NextSession | None = None
    next_sets: tuple[NextSet, ...] = ()
    planned_on: date | None = None
    plateau: PlateauRisk | None = None
    bests: tuple[Best, ...] = ()
    last: tuple[Exposure, ...] = ()
    for_weight: float | None = None
    intensity_pct: float | None = None
    inol: float | None = None
    fatigue: float | None = None
    new_best: bool = False
    trained: bool = False


@dataclass(frozen=True, slots=True)
class MuscleWeek:
    """A muscle's hard sets of the week, and how they stand (`Cover`).

    Attributes:
        usual: of an average week of the last four.
    """

    muscle: str
    sets: float
    usual: float
    cover: str


@dataclass(frozen=True, slots=True)
class StrengthView:
    """The overview.

    Attributes:
        lifts: main lifts and those done most, of the last twelve weeks.
        muscles: of the seven days that end on the day, the most sets first.
        push, pull: hard sets of four weeks.
        patterns: pattern strength index by movement pattern.
        volume_kg: kilograms lifted in seven days, and on average in a week of the last
            four.
        one_sided: hard sets of four weeks that were done one side at a time.
    """

    day: date
    sessions: int
    lifts: tuple[LiftView, ...]
    muscles: tuple[MuscleWeek, ...]
    push: int
    pull: int
    patterns: Mapping[str, float]
    volume_kg: tuple[float, float]
    hard_sets: tuple[float, float]
    one_sided: int = 0


def strength_document(view: LiftView) -> Document:
    """`coach/strength/1`."""
    estimates = {name: rounded(view.e1rm_kg.get(name), 2) for name in FORMULAS}
    return {
        "schema": "coach/strength/1",
        "exercise": view.exercise,
        "date": view.day.isoformat(),
        "sessions": view.sessions,
        "e1rm_kg": {
            **estimates,
            "chosen": CHOSEN,
            "with_reserve": rounded(view.with_reserve_kg, 2),
        },
        "level_kg": rounded(view.level_kg, 2),
        "change_kg": _changes(view),
        "relative_strength": rounded(view.for_weight, 3),
        "next_session": _next_item(view),
        "plateau_risk": _plateau_item(view.plateau),
        "streak": {
            "sessions": view.streak.sessions,
            "longest": view.streak.longest,
            "since": _day(view.streak.since),
            "spared": [day.isoformat() for day in view.streak.spared],
        },
        "last_session": {
            "intensity_pct": rounded(view.intensity_pct, 1),
            "inol": rounded(view.inol, 3),
            "fatigue": rounded(view.fatigue, 3),
        },
        "bests": [
            {"reps": e.reps, "load_kg": rounded(e.load_kg), "date": e.day.isoformat()}
            for e in view.bests
        ],
        "history": [
            {"date": day.isoformat(), "e1rm_kg": rounded(kg, 2)}
            for day, kg in view.readings
        ],
        "last_sessions": [
            {
                "date": each.day.isoformat(),
                "e1rm_kg": rounded(each.e1rm_kg, 2),
                "sets": [set_item(one) for one in each.sets],
            }
            for each in view.last
        ],
    }


def overview_document(view: StrengthView) -> Document:
    """`coach/strength-overview/1`."""
    return {
        "schema": "coach/strength-overview/1",
        "date": view.day.isoformat(),
        "sessions": view.sessions,
        "lifts": [_lift_item(each) for each in view.lifts],
        "muscles": [
            {
                "muscle": each.muscle,
                "hard_sets": rounded(each.sets, 2),
                "mean_of_4_weeks": rounded(each.usual, 2),
                "cover": each.cover,
            }
            for each in view.muscles
        ],
        "band": BAND,
        "push_pull": {"push": view.push, "pull": view.pull},
        "one_sided_sets": view.one_sided,
        "patterns": {name: rounded(i, 1) for name, i in view.patterns.items()},
        "volume_kg": _pair(view.volume_kg),
        "hard_sets": _pair(view.hard_sets),
    }


def lift_table(view: LiftView) -> Table:
    """A row a session."""
    rows = ([day.isoformat(), rounded(kg, 2)] for day, kg in view.readings)
    return Table("strength", ("local_date", "e1rm_kg"), rows)


def overview_table(view: StrengthView) -> Table:
    """A row a lift."""
    columns = (
        *("exercise", "sessions", "e1rm_kg", "change_4_weeks_kg"),
        *("change_12_weeks_kg", "streak", "plateau_risk", "next_e1rm_kg"),
        *("next_low80_kg", "next_high80_kg", "method", "new_best"),
    )
    return Table("strength", columns, map(_cells, view.lifts))


def _cells(view: LiftView) -> Sequence[object]:
    item = _lift_item(view)
    ahead = item["next_session"] or dict.fromkeys(
        ("e1rm_kg", "low80", "high80", "method")
    )
    risk = item["plateau_risk"]
    return (
        *(item["exercise"], item["sessions"], item["e1rm_kg"]),
        *(item["change_kg"]["weeks_4"], item["change_kg"]["weeks_12"]),
        *(item["streak"], None if risk is None else risk["probability"]),
        *(ahead["e1rm_kg"], ahead["low80"], ahead["high80"], ahead["method"]),
        item["new_best"],
    )


def _lift_item(view: LiftView) -> Document:
    return {
        "exercise": view.exercise,
        "sessions": view.sessions,
        "e1rm_kg": rounded(view.e1rm_kg.get(CHOSEN), 2),
        "change_kg": _changes(view),
        "relative_strength": rounded(view.for_weight, 3),
        "streak": view.streak.sessions,
        "next_session": _next_item(view),
        "plateau_risk": _plateau_item(view.plateau),
        "new_best": view.new_best,
    }


def _changes(view: LiftView) -> Document:
    changes = view.changes_kg or {}
    return {f"weeks_{n}": rounded(changes.get(n), 2) for n in (4, 12)}


def _next_item(view: LiftView) -> Document | None:
    ahead = view.next_session
    if ahead is None:
        return None
    return {
        "e1rm_kg": rounded(ahead.e1rm_kg, 2),
        "low80": rounded(ahead.low80, 2),
        "high80": rounded(ahead.high80, 2),
        "method": ahead.method,
        "why": ahead.why,
        "planned_on": _day(view.planned_on),
        "sets": [
            {
                "reps": each.reps,
                "load_kg": rounded(each.load_kg),
                "bar_kg": rounded(each.bar_kg),
                "side_kg": [rounded(kg) for kg in each.side_kg],
            }
            for each in view.next_sets
        ],
    }


def _plateau_item(risk: PlateauRisk | None) -> Document | None:
    if risk is None:
        return None
    return {
        "probability": rounded(risk.probability),
        "reasons": list(risk.reasons),
        "helps": list(risk.helps),
        "sessions": risk.sessions,
        "method": risk.method,
    }


def _pair(values: tuple[float, float]) -> Document:
    return {"week": rounded(values[0], 1), "mean_of_4_weeks": rounded(values[1], 1)}


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
