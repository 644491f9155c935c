"""Every rule, in the order of their codes."""

from dataclasses import replace
from typing import Any

from coach.domain.judgement import Aggressiveness
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
from coach.rules.ra01_ramp_limit import RampLimit
from coach.rules.sc01_missed_key_workout import MissedKeyWorkout
from coach.rules.sc02_missed_weekday import MissedWeekday
from coach.rules.se01_session_removed import SessionRemoved
from coach.rules.si01_sickness_and_injury import SicknessAndInjury
from coach.rules.st01_simpler_strength import SimplerStrength
from coach.rules.ta01_taper import Taper
from coach.rules.te01_test_due import OverdueTest
from coach.rules.vo01_over_the_hours import OverTheHours
from coach.rules.vo02_under_the_hours import UnderTheHours

_RULES: tuple[type[Any], ...] = (
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
    RampLimit,
    MissedKeyWorkout,
    MissedWeekday,
    SessionRemoved,
    SicknessAndInjury,
    SimplerStrength,
    Taper,
    OverdueTest,
    OverTheHours,
    UnderTheHours,
)


def all_rules(
    aggressiveness: Aggressiveness = Aggressiveness.MODERATE,
) -> tuple[Rule, ...]:
    """Every rule with its thresholds at that setting.

    A rule's fields are those of `moderate`; its table `varies` says which of them are
    others at the two other settings. A rule without one is the same at all three.
    """
    return tuple(_set_to(rule(), aggressiveness) for rule in _RULES)


def _set_to(rule: Any, aggressiveness: Aggressiveness) -> Rule:  # noqa: ANN401 - any rule
    fields = getattr(rule, "varies", {}).get(aggressiveness, {})
    made: Rule = replace(rule, **fields)
    return made
