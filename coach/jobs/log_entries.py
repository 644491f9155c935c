"""What the athlete types in: sessions, body composition, how a day felt."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from coach.domain.activity import Activity, Recording, Source, Sport
from coach.domain.athlete import Wellness
from coach.domain.metric import Metric, MetricKind
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.redaction import clean

NAMESPACE = uuid.UUID("6f0c8a52-2c0f-5b0e-9d3e-3f4c1d6f7a10")
NOON = time(12)


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """A session as the athlete types it in."""

    sport: Sport
    minutes: float
    distance_m: float | None = None
    rpe: float | None = None
    title: str = ""
    note: str = ""


def log_workout(context: Context, entry: SessionEntry) -> Activity:
    """Save a session no device saw, at noon of its day.

    Raises:
        CoachError: the same session was logged before (exit 3).
    """
    title, minutes = clean(entry.title), f"{entry.minutes:g}"
    key = f"{context.day}|{entry.sport}|{minutes}|{entry.distance_m}|{title}"
    activity = Activity(
        uuid=str(uuid.uuid5(NAMESPACE, key)),
        source=Source.MANUAL,
        source_id=key,
        sport=entry.sport,
        start=datetime.combine(context.day, NOON, tzinfo=context.clock.timezone),
        timezone=context.clock.timezone.key,
        elapsed_s=entry.minutes * 60,
        moving_s=entry.minutes * 60,
        distance_m=entry.distance_m,
        rpe=entry.rpe,
        title=title,
        note=clean(entry.note, limit=2000, lines=True),
    )
    with context.alone(), context.writing() as store:
        saved = store.save_recording(Recording(activity), None, context.clock.now())
    if not saved.new:
        raise CoachError(
            f"This {entry.sport} of {minutes} minutes on {context.day} is already "
            "logged.",
            "A session of that day, sport, length and title is in the database.",
            "Give a second session a title of its own with --title.",
            ExitCode.NOTHING_TO_DO,
        )
    return replace(activity, id=saved.id)


def log_body(
    context: Context,
    *,
    weight_kg: float | None,
    body_fat_pct: float | None,
    device: str | None,
) -> tuple[Metric, ...]:
    """Save body composition of a day; a later value of the day replaces nothing.

    Raises:
        CoachError: no value was given (exit 2), or all are known already (exit 3).
    """
    given = {MetricKind.WEIGHT: weight_kg, MetricKind.BODY_FAT: body_fat_pct}
    metrics = tuple(
        _body(context.day, kind, value, clean(device) if device else None)
        for kind, value in given.items()
        if value is not None
    )
    if not metrics:
        raise CoachError(
            "There is nothing to log.",
            "Neither a weight nor a body fat was given.",
            "Run coach log body --weight-kg 74.5 --body-fat-pct 14.8.",
            ExitCode.USAGE,
        )
    with context.alone(), context.writing() as store:
        fresh = [store.save_metric(m, context.clock.now()) for m in metrics]
    if not any(fresh):
        raise CoachError(
            f"This was logged before for {context.day}.",
            "The same values stand in the database.",
            "Nothing to do.",
            ExitCode.NOTHING_TO_DO,
        )
    return metrics


def _body(day: date, kind: MetricKind, value: float, device: str | None) -> Metric:
    key = f"{day}|{kind}|{value:g}|{device}"
    return Metric(
        uuid=str(uuid.uuid5(NAMESPACE, key)),
        kind=kind,
        day=day,
        value=value,
        method="scale",
        source=Source.MANUAL.value,
        device=device,
    )


def log_wellness(context: Context, entry: Wellness) -> Wellness:
    """Save how a day felt; values given before stay unless given anew.

    Raises:
        CoachError: no value was given (exit 2).
    """
    if entry == Wellness(entry.day):
        raise CoachError(
            "There is nothing to log.",
            "None of sleep, fatigue, stress, soreness and energy was given.",
            "Run coach log wellness --sleep-h 7.5 --soreness 3.",
            ExitCode.USAGE,
        )
    with context.alone(), context.writing() as store:
        store.save_wellness(entry, context.clock.now())
        return store.wellness(entry.day, entry.day)[0]
