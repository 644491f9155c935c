"""Every rule, in the order of their codes."""

from coach.rules.ad01_low_adherence import LowAdherence
from coach.rules.base import Rule
from coach.rules.cb01_comeback import Comeback
from coach.rules.ex01_exercise_swap import ExerciseSwap
from coach.rules.fa01_deload import Deload
from coach.rules.fa02_rest_day import RestDay
from coach.rules.go01_lagging_goal import LaggingGoal
from coach.rules.go02_focus_back import FocusBack
from coach.rules.ho01_holiday import Holiday
from coach.rules.sc01_missed_key_workout import MissedKeyWorkout
from coach.rules.sc02_missed_weekday import MissedWeekday
from coach.rules.se01_session_removed import SessionRemoved
from coach.rules.si01_sickness_and_injury import SicknessAndInjury
from coach.rules.st01_simpler_strength import SimplerStrength
from coach.rules.vo01_over_the_hours import OverTheHours
from coach.rules.vo02_under_the_hours import UnderTheHours


def all_rules() -> tuple[Rule, ...]:
    """Every rule with its default thresholds."""
    return (
        LowAdherence(),
        Comeback(),
        ExerciseSwap(),
        Deload(),
        RestDay(),
        LaggingGoal(),
        FocusBack(),
        Holiday(),
        MissedKeyWorkout(),
        MissedWeekday(),
        SessionRemoved(),
        SicknessAndInjury(),
        SimplerStrength(),
        OverTheHours(),
        UnderTheHours(),
    )
