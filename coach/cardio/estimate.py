"""Maximal oxygen uptake from runs against the clock that an athlete logs."""

from dataclasses import replace

from coach.cardio.cooper import cooper_vo2max
from coach.cardio.vdot import vdot
from coach.domain.metric import Metric, MetricKind

COOPER = "12 min run (Cooper 1968)"
VDOT = "5 km run (Daniels-Gilbert)"
"""Methods of the estimates: each is a series of its own, and none is the watch's."""

_FIVE_KM_M = 5000.0


def estimated_vo2max(run: Metric) -> Metric | None:
    """The VO2max that a 12 minute or 5 km run is worth, in ml/kg/min.

    None for other metrics, and where the run is outside the formula's range. The
    estimate is worked out whenever it is asked for and never stored; its uuid is the
    run's.
    """
    if run.kind is MetricKind.RUN_12MIN:
        value, method = cooper_vo2max(run.value), COOPER
    elif run.kind is MetricKind.RUN_5K:
        value, method = vdot(_FIVE_KM_M, run.value), VDOT
    else:
        return None
    if value is None:
        return None
    return replace(run, kind=MetricKind.VO2MAX, value=value, method=method)
