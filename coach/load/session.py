"""The training load of one session, by the best of what was measured."""

from collections.abc import Callable, Sequence
from functools import partial

from coach.domain.activity import Activity, Sport
from coach.domain.athlete import Sex, Thresholds
from coach.domain.review import SessionLoad
from coach.domain.strength import SetType
from coach.load import power, run, swim
from coach.load.heart_rate import heart_rate_load
from coach.load.rpe import rpe_load, top_set_rpe

NORMALIZED_FROM_S = 600
"""Normalized power of anything shorter says little (our choice)."""

BELIEVED = 1.5
"""No one holds half again of their threshold for a session: beyond it the distance,
the pool's length or the threshold is wrong, and the next method is tried."""

SEEN = 0.5
"""Share of the session that needs a heart rate; the rest is taken to be like it."""

HARD_LOAD = 70
HARD_RPE = 7
HARD_LIFT_RPE = 9

NO_LOAD = SessionLoad(0.0, "none")


_Measure = Callable[[Activity, Thresholds], SessionLoad | None]


def session_load(
    activity: Activity, thresholds: Thresholds, sex: Sex | None
) -> SessionLoad:
    """Load by power, else swim or run speed, else heart rate, else RPE, else none.

    Strength is rated by how hard it felt before heart rate, which hardly sees it. All
    methods share one scale: 100 is one hour at threshold.
    """
    if activity.training_s <= 0:
        return NO_LOAD
    beaten = partial(_by_heart_rate, sex=sex)
    strength = activity.sport is Sport.STRENGTH
    last: tuple[_Measure, ...] = (_by_rpe, beaten) if strength else (beaten, _by_rpe)
    for measure in (_by_power, _by_swim, _by_run, *last):
        load = measure(activity, thresholds)
        if load is not None:
            return load
    return NO_LOAD


def _by_power(activity: Activity, thresholds: Thresholds) -> SessionLoad | None:
    seconds, ftp = activity.training_s, thresholds.ftp_w
    if activity.sport is not Sport.RIDE or not ftp:
        return None
    watts = activity.effort.normalized_power_w
    if watts is None or seconds < NORMALIZED_FROM_S:
        watts = activity.avg_power_w
    if not watts or power.intensity(watts, ftp) > BELIEVED:
        return None
    return SessionLoad(power.power_load(watts, seconds, ftp), "power")


def _by_swim(activity: Activity, thresholds: Thresholds) -> SessionLoad | None:
    distance, seconds, css = (
        activity.distance_m,
        activity.training_s,
        thresholds.css_m_s,
    )
    if activity.sport is not Sport.SWIM or not distance or not css:
        return None
    if swim.intensity(distance, seconds, css) > BELIEVED:
        return None
    return SessionLoad(swim.swim_load(distance, seconds, css), "swim")


def _by_run(activity: Activity, thresholds: Thresholds) -> SessionLoad | None:
    distance = activity.effort.flat_distance_m or activity.distance_m
    seconds, threshold = activity.training_s, thresholds.threshold_speed_m_s
    if activity.sport is not Sport.RUN or not distance or not threshold:
        return None
    if run.intensity(distance, seconds, threshold) > BELIEVED:
        return None
    return SessionLoad(run.run_load(distance, seconds, threshold), "run")


def _by_heart_rate(
    activity: Activity, thresholds: Thresholds, *, sex: Sex | None
) -> SessionLoad | None:
    beaten: Sequence[tuple[float, float]] = activity.effort.hr_seconds
    stand_in = not beaten
    if stand_in and activity.avg_hr_bpm:
        beaten = ((activity.avg_hr_bpm, activity.training_s),)
    share = sum(seconds for _, seconds in beaten) / activity.training_s
    value = heart_rate_load(beaten, thresholds, sex)
    if value is None or share < SEEN:
        return None
    estimated = stand_in or share < 1
    return SessionLoad(value / min(share, 1.0), "heart_rate", estimated)


def _by_rpe(activity: Activity, _: Thresholds) -> SessionLoad | None:
    if activity.rpe is not None:
        return SessionLoad(rpe_load(activity.rpe, activity.training_s), "rpe")
    rpe = top_set_rpe(activity.sets)
    if rpe is None:
        return None
    value = rpe_load(rpe, activity.training_s)
    return SessionLoad(value, "rpe", estimated=True)


def is_hard(
    activity: Activity, load: SessionLoad, is_main: Callable[[str], bool]
) -> bool:
    """Whether the body needs an easier day after it.

    A load of 70 or more, a session RPE of 7 or more, or a main lift at RPE 9 or more
    (thresholds are our choice).

    Args:
        activity: what was done.
        load: its training load.
        is_main: whether an exercise is a main lift; asked for heavy sets only.
    """
    if load.value >= HARD_LOAD or (activity.rpe or 0) >= HARD_RPE:
        return True
    return any(
        (each.rpe or 0) >= HARD_LIFT_RPE
        and each.set_type is not SetType.WARMUP
        and is_main(each.exercise)
        for each in activity.sets
    )
