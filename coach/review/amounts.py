"""How much of a planned workout a session was."""

from dataclasses import dataclass

from coach.domain.activity import Activity, Sport
from coach.domain.plan import PlannedWorkout
from coach.domain.review import SessionLoad

DISTANCE = "distance"
HARD_SETS = "hard sets"
DURATION = "duration"
LOAD = "load"

_CENTIMETERS_PER_METER = 100


@dataclass(frozen=True, slots=True)
class Amount:
    """Done against planned in one measure, as whole numbers.

    Attributes:
        measure: `distance`, `hard sets`, `duration` or `load`.
        done: centimetres, sets, seconds or tenths of load; planned alike.
        planned: more than 0.
    """

    measure: str
    done: int
    planned: int

    @property
    def ratio(self) -> float:
        """Done over planned."""
        return self.done / self.planned

    @property
    def nearness(self) -> float:
        """The smaller over the larger, 0 to 1."""
        return min(self.done, self.planned) / max(self.done, self.planned)

    def reaches(self, percent: int) -> bool:
        """Whether that many per cent of the plan were done, or more."""
        return at_least(self.done + self._rounding, self.planned, percent)

    def exceeds(self, percent: int) -> bool:
        """Whether more than that many per cent of the plan were done."""
        return (self.done - self._rounding) * 100 > self.planned * percent

    @property
    def _rounding(self) -> int:
        # Devices keep whole centimetres, and 80 % of a distance in yards is none.
        return 1 if self.measure == DISTANCE else 0


def at_least(part: int, whole: int, percent: int) -> bool:
    """Whether a part is that many per cent of the whole or more, exactly."""
    return part * 100 >= whole * percent


def amount(workout: PlannedWorkout, activity: Activity) -> Amount | None:
    """The amount in the measure the sport is judged by.

    Swims go by distance, strength by hard sets, the rest by duration; by duration
    too where either side lacks the measure, and whenever the sports differ. A swim's
    duration includes the rests at the wall, as planned durations do. None when the
    plan prescribes nothing that could be measured.
    """
    if activity.sport is workout.sport:
        if workout.sport is Sport.SWIM and workout.distance_m and activity.distance_m:
            return _positive(
                DISTANCE,
                activity.distance_m * _CENTIMETERS_PER_METER,
                workout.distance_m * _CENTIMETERS_PER_METER,
            )
        if workout.hard_sets and activity.sets:
            done = sum(each.is_hard for each in activity.sets)
            return _positive(HARD_SETS, done, workout.hard_sets)
    swum = activity.sport is Sport.SWIM
    spent_s = activity.elapsed_s if swum else activity.training_s
    return _positive(DURATION, spent_s, workout.duration_s)


def substitute_amount(
    workout: PlannedWorkout, activity: Activity, load: SessionLoad | None
) -> Amount | None:
    """The amount when another sport was done: by load where both loads are known."""
    if workout.load and load is not None and load.value > 0:
        return _positive(LOAD, load.value * 10, workout.load * 10)
    return amount(workout, activity)


def _positive(measure: str, done: float, planned: float) -> Amount | None:
    whole = round(planned)
    return Amount(measure, round(done), whole) if whole > 0 else None
