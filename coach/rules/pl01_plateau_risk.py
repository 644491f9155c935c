"""PL01: a main lift has stalled and is likely to stay so: a variation for a while."""

from dataclasses import dataclass
from typing import ClassVar

from coach.catalogue.exercises import exercises
from coach.catalogue.substitutes import likeness
from coach.domain.activity import Sport
from coach.domain.exercise import Exercise
from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.learned import PlateauRisk
from coach.domain.plan import Change, ChangeKind, PlannedWorkout, walk
from coach.domain.review import Draft, Evidence
from coach.domain.wording import percent
from coach.rules.able import Able
from coach.rules.answered import answered_within
from coach.rules.base import Varies
from coach.rules.foretell import gets_done
from coach.rules.unwell import injured, unwell_lately


@dataclass(frozen=True, slots=True)
class PlateauAhead:
    """A main lift that stands still, and is likely to, is done as a variation.

    **Fires when** a main lift of a strength workout of the next 14 days has brought no
    new best in 8 sessions or more, and its next six sessions are 75 % likely or more
    to bring none either. Of several the likeliest is taken, one lift at a time.

    **Proposes** to do every set of it in these 14 days as the variation that is nearest
    to it: the same movement and leading muscle, with gear that is at hand, and hardly
    more skill; of those as near as each other the one you prefer. Sets, repetitions,
    rests and notes stay; kilograms and percentages become an RPE of 7, or the body's
    own weight.

    **Stays silent when** a day has not been answered for; within 42 days of its own
    last answer; when the plan was reduced within the last 21 days, or a lighter week is
    less than 14 days over, as nothing can be told from it; when sickness or injury was
    the reason for a workout of the last week, or an injury of severity 3 or more is
    not healed; where only the athlete's own average is known and not this lift; for
    tests; and when nothing is near enough.

    That coaches change the exercise when a lift stalls is custom; no trial says that it
    is better than waiting, and nothing is promised. How likely is told by
    `coach.strength.plateau_risk`, whose scores stand beside its parameters; the limits
    are design defaults. Conservative waits for 80 %, aggressive for 65 %.
    """

    code: str = "PL01"
    name: str = "plateau-risk"
    risk: float = 0.75
    sessions: int = 8
    like: float = 0.70
    more_skill: int = 1
    quiet_days: int = 42
    fresh_days: int = 14
    severity: int = 3
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"risk": 0.80},
        Aggressiveness.AGGRESSIVE: {"risk": 0.65},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The lift done as a variation, or None."""
        if self._is_held(facts):
            return None
        able = Able.of(facts.limits, tuple(i.part for i in facts.injuries))
        for risk in self._stalled(facts):
            found = _with_lift(facts, risk.exercise)
            instead = self._variation(able, exercises()[risk.exercise], found)
            if found and instead is not None:
                return self._draft(risk, instead, found)
        return None

    def _is_held(self, facts: Facts) -> bool:
        if facts.unseen or answered_within(facts, self.code, self.quiet_days):
            return True
        if facts.reduced_on or unwell_lately(facts) or injured(facts, self.severity):
            return True
        since = facts.building_since
        return since is not None and (facts.day - since).days < self.fresh_days

    def _stalled(self, facts: Facts) -> list[PlateauRisk]:
        """Lifts that stand still and are likely to, the likeliest first."""
        known = exercises()
        return sorted(
            (
                each
                for each in facts.plateau_risks
                if each.tells_the_lift
                and each.probability >= self.risk
                and each.since_best >= self.sessions
                and each.exercise in known
                and known[each.exercise].main
            ),
            key=lambda each: (-each.probability, each.exercise),
        )

    def _variation(
        self, able: Able, lift: Exercise, workouts: tuple[PlannedWorkout, ...]
    ) -> str | None:
        """The nearest variation that can be done and is in none of the workouts."""
        used = {step.exercise for w in workouts for step in walk(w.steps)}
        able_to = [
            (likeness(lift, other), other.name)
            for other in exercises().values()
            if other.name not in used
            and self._is_variation(other, lift)
            and able.against(other) is None
            and (able.equipment is not None or _no_more_gear(other, lift))
        ]
        near = [each for each in able_to if each[0] >= self.like]

        def place(each: tuple[float, str]) -> tuple[float, bool, float, str]:
            alike, name = each
            return -round(alike, 1), name not in able.preferred, -alike, name

        return min(near, key=place)[1] if near else None

    def _is_variation(self, other: Exercise, lift: Exercise) -> bool:
        harder = other.skill - lift.skill
        return _kind(other) == _kind(lift) and harder <= self.more_skill

    def _draft(
        self, risk: PlateauRisk, instead: str, workouts: tuple[PlannedWorkout, ...]
    ) -> Draft:
        first = workouts[0]
        return Draft(
            rule=self.code,
            title=f"Do {instead} instead of {risk.exercise} for two weeks",
            why=(
                f"{risk.exercise.capitalize()} has had no new best in "
                f"{risk.since_best} sessions, and six more without one are "
                f"{percent(risk.probability)} likely."
            ),
            evidence=(
                Evidence("sessions without a new best", risk.since_best, "sessions"),
                Evidence(
                    "risk of none in the next 6 sessions",
                    round(risk.probability, 2),
                    "1",
                ),
                Evidence("sessions it rests on", risk.sessions, "sessions"),
                Evidence("workouts it is in", len(workouts), "workouts"),
            ),
            changes=tuple(
                Change(
                    ChangeKind.SWAP_EXERCISE,
                    workout.uuid,
                    exercise=risk.exercise,
                    instead=instead,
                )
                for workout in workouts
            ),
            severity=27,
            predictions=(gets_done(first.uuid, first.day),),
        )


def _with_lift(facts: Facts, exercise: str) -> tuple[PlannedWorkout, ...]:
    """The coming strength workouts that have it, tests left out."""
    return tuple(
        workout
        for workout in facts.upcoming
        if workout.sport is Sport.STRENGTH and not workout.is_test
        if any(step.exercise == exercise for step in walk(workout.steps))
    )


def _kind(exercise: Exercise) -> tuple[object, ...]:
    """What a variation has in common with its lift."""
    return (
        exercise.pattern,
        exercise.primary[0],
        exercise.mechanic,
        exercise.unilateral,
        exercise.explosive,
        bool(exercise.equipment),
    )


def _no_more_gear(other: Exercise, lift: Exercise) -> bool:
    return set(other.equipment) <= set(lift.equipment)
