"""Every rule about training, in the order of their codes, and its three settings."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from coach.domain.judgement import Aggressiveness, calmer_than
from coach.rules.ad01_low_adherence import LowAdherence
from coach.rules.base import Rule
from coach.rules.cb01_comeback import Comeback
from coach.rules.ex01_exercise_swap import ExerciseSwap
from coach.rules.fa01_deload import Deload
from coach.rules.fa02_rest_day import RestDay
from coach.rules.fa03_lasting_fatigue import LastingFatigue
from coach.rules.go01_lagging_goal import LaggingGoal
from coach.rules.go02_focus_back import FocusBack
from coach.rules.ho01_holiday import Holiday
from coach.rules.if01_interference import Interference
from coach.rules.in01_low_readiness import LowReadiness
from coach.rules.mo01_monotony import Monotony
from coach.rules.pl01_plateau_risk import PlateauAhead
from coach.rules.ra01_ramp_limit import RampLimit
from coach.rules.sc01_missed_key_workout import MissedKeyWorkout
from coach.rules.sc02_missed_weekday import MissedWeekday
from coach.rules.se01_session_removed import SessionRemoved
from coach.rules.si01_sickness_and_injury import SicknessAndInjury
from coach.rules.sp01_split import BetterSplit
from coach.rules.st01_simpler_strength import SimplerStrength
from coach.rules.ta01_taper import Taper
from coach.rules.te01_test_due import OverdueTest
from coach.rules.vo01_over_the_hours import OverTheHours
from coach.rules.vo02_under_the_hours import UnderTheHours

RULES: tuple[type[Any], ...] = (
    LowAdherence,
    Comeback,
    ExerciseSwap,
    Deload,
    RestDay,
    LastingFatigue,
    LaggingGoal,
    FocusBack,
    Holiday,
    Interference,
    LowReadiness,
    Monotony,
    PlateauAhead,
    RampLimit,
    MissedKeyWorkout,
    MissedWeekday,
    SessionRemoved,
    SicknessAndInjury,
    BetterSplit,
    SimplerStrength,
    Taper,
    OverdueTest,
    OverTheHours,
    UnderTheHours,
)
_BY_CODE = {rule().code: rule for rule in RULES}


def is_at(rule: type[Any], setting: Aggressiveness) -> Rule:
    """The rule with its thresholds at that setting.

    A rule's fields are those of `moderate`; its table `varies` says which of them are
    others at the two other settings. A rule without one is the same at all three.
    """
    others = getattr(rule, "varies", {}).get(setting, {})
    made: Rule = replace(rule(), **others)
    return made


def varies(code: str) -> bool:
    """Whether the settings differ for that rule."""
    return bool(getattr(_BY_CODE.get(code), "varies", {}))


def calmer(code: str, setting: Aggressiveness) -> Aggressiveness | None:
    """The next calmer setting at which that rule is another; None without one."""
    rule = _BY_CODE.get(code)
    if rule is None:
        return None
    now = is_at(rule, setting)
    others = (each for each in calmer_than(setting) if is_at(rule, each) != now)
    return next(others, None)


def differences(
    code: str, before: Aggressiveness, after: Aggressiveness
) -> Iterator[tuple[str, object, object]]:
    """Each threshold of the rule that is another at the second setting."""
    one, other = (is_at(_BY_CODE[code], each) for each in (before, after))
    for field in fields(_BY_CODE[code]):
        sides = getattr(one, field.name), getattr(other, field.name)
        if sides[0] != sides[1]:
            yield field.name, *sides


def name_of(code: str) -> str:
    """The rule's name, `low-adherence`."""
    name: str = _BY_CODE[code]().name
    return name
