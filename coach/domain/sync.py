"""How fresh each source of training is, and what is known of each service."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class SourceState(StrEnum):
    """Whether a source has answered."""

    OK = "ok"
    STALE = "stale"
    UNREACHABLE = "unreachable"
    OFF = "off"


class Trouble(StrEnum):
    """Why a service did not do what it was asked.

    `log_in`: the athlete has to log in again. `limited`: it asked to be left alone for
    a while. `down`: no answer, or none that makes sense. `refused`: this very request
    will never do. `missing`: what was asked for is not there.
    """

    LOG_IN = "log_in"
    LIMITED = "limited"
    DOWN = "down"
    REFUSED = "refused"
    MISSING = "missing"


SETS = "service_sets"
"""The kind of a raw file with an activity's sets as its service has them now: they
take the place of those in the activity's own file."""


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One source as an evening sees it.

    Attributes:
        name: `garmin`, `hevy` or `files`.
        as_of: day of the newest data seen, at most the review's day.
        answered_through: the last day this source can speak for; None if it never
            answered. A later day without activity is unknown, not missed.
        trouble: why it cannot be reached; None where it can.
    """

    name: str
    state: SourceState
    as_of: date | None = None
    answered_through: date | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """What is known of one service.

    Attributes:
        switched_on_at: None when the athlete has logged out, or never logged in.
        cursor: where the next sync goes on; the service's own connector knows how.
        synced_at: when all there was had come in.
        tried_at: when it was last asked.
        trouble: why it did not answer then; None when it did.
        reason: the same in words.
        failures: how often in a row it refused in that way without saying for how long;
            0 where it said so.
        retry_at: until then nothing is asked of it.
        refused: a trace of what it refused to be opened with, while it wants a log-in.
    """

    name: str
    switched_on_at: datetime | None = None
    cursor: Mapping[str, Any] = field(default_factory=dict)
    synced_at: datetime | None = None
    tried_at: datetime | None = None
    trouble: Trouble | None = None
    reason: str | None = None
    failures: int = 0
    retry_at: datetime | None = None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Probe:
    """What a service that answers was seen to be like.

    Attributes:
        clock: the time it has; None where it does not say.
        strange: where it is not what coach takes it for.
    """

    clock: datetime | None = None
    strange: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RemoteActivity:
    """An activity as a service held it when it was last read.

    Attributes:
        remote_id: what the service calls it.
        fingerprint: another one when the service's copy has changed.
        sha256: of the raw file it came as; None when nothing of it could be read.
        deleted_at: when it was found deleted there.
    """

    service: str
    remote_id: str
    day: date | None
    fingerprint: str
    sha256: str | None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ServiceExercise:
    """An exercise as a service offers it.

    Attributes:
        remote_id: the service's id, Hevy's `D04AC939`.
        kind: the service's type, `weight_reps`.
        exercise: the catalogue's name; None where it knows none.
    """

    service: str
    remote_id: str
    title: str
    kind: str
    exercise: str | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What stands at a service that coach put there, as far as coach knows.

    Attributes:
        target: `garmin` or `hevy`.
        place: at Garmin the workout's uuid, at Hevy the name of a routine of the pool.
        workout_uuid: what stands there; None while the place is free.
        remote_id: of the workout or routine at the service; None before it is made.
        schedule_id: of its entry in the service's calendar.
        day: the calendar day of that entry, or that it is to have.
        digest: of the content that stands there.
    """

    target: str
    place: str
    workout_uuid: str | None = None
    remote_id: str | None = None
    schedule_id: str | None = None
    day: date | None = None
    digest: str | None = None
