"""What the sets say about the lifter on an evening, as named numbers (B2).

Formulas and their sources stand with each of them; see reference section 4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from coach.catalogue.hard_sets import hard_sets_by_muscle
from coach.domain.exercise import Exercise
from coach.domain.strength import Exposure, LiftSession
from coach.strength.balance_of_sets import left_right, push_pull
from coach.strength.course import change, level, rolling_mean, strength_index, within
from coach.strength.e1rm import Formula, set_e1rm
from coach.strength.effort import fatigue_index, intensity, session_inol, with_reserve
from coach.strength.exposures import exposures
from coach.strength.relative import relative_strength
from coach.strength.streaks import streak
from coach.strength.volume import volume_load

WEEK, MONTH = 7, 28
PATTERN = "psi:"


def log_features(
    log: Sequence[LiftSession], day: date, catalogue: Mapping[str, Exercise]
) -> dict[str, float]:
    """Features of the whole log; what cannot be told is left out.

    `volume_7d` and `_28d` are kilograms a day, `hard_sets_7d` and `_28d` sets a day,
    `sets:MUSCLE` fractional hard sets of the week, `push_pull` the ratio of a month's
    hard sets, `psi:PATTERN` the pattern strength index.
    """
    past = [each for each in log if each.day <= day]
    volumes, hard = _by_day(past)
    week = [one for each in within(past, day, WEEK) for one in each.sets]
    month = [one for each in within(past, day, MONTH) for one in each.sets]
    found: dict[str, float] = {
        "volume_7d": rolling_mean(volumes, day, WEEK),
        "volume_28d": rolling_mean(volumes, day, MONTH),
        "hard_sets_7d": rolling_mean(hard, day, WEEK),
        "hard_sets_28d": rolling_mean(hard, day, MONTH),
        "sessions_28d": float(len(within(past, day, MONTH))),
    }
    for muscle, sets in hard_sets_by_muscle(week, catalogue).items():
        found[f"sets:{muscle}"] = sets
    ratio = push_pull(month, catalogue).ratio
    if ratio is not None:
        found["push_pull"] = ratio
    for pattern, index in strength_index(exposures(past), catalogue, day).items():
        found[f"{PATTERN}{pattern}"] = index
    return found


def exercise_features(
    found: Sequence[Exposure],
    day: date,
    exercise: Exercise | None = None,
    body_weight_kg: float | None = None,
) -> dict[str, float]:
    """Features of one exercise on an evening; what cannot be told is left out.

    Of the last session: `e1rm_kg` by each formula (`e1rm_kg:brzycki`) and with
    repetitions in reserve (`e1rm_kg:rpe`), `volume_kg`, `hard_sets`, `intensity_pct`,
    `inol`, `fatigue`. Of its course: `level_kg`, `change_4w_kg`, `change_12w_kg`,
    `per_week_pct`, `streak`, `days_since`, `sessions`; for its weight
    `relative_strength`; of its sides `side_difference`.
    """
    past = [each for each in found if each.day <= day]
    if not past:
        return {}
    last = past[-1]
    hard = [each for each in last.sets if each.is_hard]
    values: dict[str, float | None] = {
        **_estimates(last),
        "volume_kg": volume_load(last.sets),
        "hard_sets": float(len(hard)),
        "fatigue": fatigue_index(last.sets),
        "level_kg": level(past, day),
        "change_4w_kg": change(past, day, 4),
        "change_12w_kg": change(past, day, 12),
        "per_week_pct": _per_week(past, day),
        "streak": float(streak(past, day=day).sessions),
        "days_since": float((day - last.day).days),
        "sessions": float(len(past)),
    }
    if last.e1rm_kg is not None:
        values["intensity_pct"] = intensity(last.sets, last.e1rm_kg)
        values["inol"] = session_inol(last.sets, last.e1rm_kg)
        if body_weight_kg is not None:
            values["relative_strength"] = relative_strength(
                last.e1rm_kg, body_weight_kg
            )
    if exercise is not None:
        sets = [one for each in past for one in each.sets]
        values["side_difference"] = left_right(sets, exercise).difference
    return {name: value for name, value in values.items() if value is not None}


def by_formula(exposure: Exposure) -> Mapping[Formula, float]:
    """The best estimate of a session by each formula, RPE left out as in series."""
    bare = [replace(each, rpe=None) for each in exposure.sets]
    estimates = {
        formula: [kg for each in bare if (kg := set_e1rm(each, formula)) is not None]
        for formula in Formula
    }
    return {formula: max(kgs) for formula, kgs in estimates.items() if kgs}


def _estimates(exposure: Exposure) -> dict[str, float | None]:
    found: dict[str, float | None] = {
        f"e1rm_kg:{formula}": kg for formula, kg in by_formula(exposure).items()
    }
    return {
        "e1rm_kg": exposure.e1rm_kg,
        **found,
        "e1rm_kg:rpe": with_reserve(exposure),
    }


def _per_week(found: Sequence[Exposure], day: date) -> float | None:
    """Per cent of its level that the lift gained a week, over the last twelve."""
    now, gained = level(found, day), change(found, day, 12)
    if now is None or gained is None or now <= gained:
        return None
    return gained / (now - gained) * 100 / 12


def _by_day(
    log: Sequence[LiftSession],
) -> tuple[Mapping[date, float], Mapping[date, float]]:
    volumes: dict[date, float] = {}
    hard: dict[date, float] = {}
    for each in log:
        volumes[each.day] = volumes.get(each.day, 0.0) + volume_load(each.sets)
        sets = sum(one.is_hard for one in each.sets)
        hard[each.day] = hard.get(each.day, 0.0) + sets
    return volumes, hard
