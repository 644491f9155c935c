"""What activities themselves measure: the best 100 yards of each swim."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime

from coach.database import Store
from coach.domain.activity import Activity, Sport
from coach.domain.metric import Metric, MetricKind
from coach.swimming.best import best_100yd

METHOD = "pool lengths"


def measured(activities: Iterable[Activity]) -> Iterator[Metric]:
    """The best 100 yd freestyle of every pool swim that holds one."""
    for activity in activities:
        if activity.sport is not Sport.SWIM or activity.pool_length_m is None:
            continue
        best = best_100yd(activity.lengths, activity.pool_length_m)
        if best is not None:
            yield Metric(
                uuid=_uuid(activity.uuid),
                kind=MetricKind.SWIM_100YD,
                day=activity.local_date,
                value=best.time_s,
                method=METHOD,
                source=activity.source.value,
                at=activity.start,
                device=activity.device,
            )


def measure_anew(
    store: Store, activity_uuid: str, activity: Activity | None, now: datetime
) -> None:
    """Bring what is measured of an activity in line with it; None when it is gone."""
    metrics = tuple(measured(() if activity is None else (activity,)))
    if not metrics:
        store.remove_metric(_uuid(activity_uuid))
    for metric in metrics:
        store.save_metric(metric, now, anew=True)


def _uuid(activity_uuid: str) -> str:
    return str(uuid.uuid5(uuid.UUID(activity_uuid), MetricKind.SWIM_100YD))
