"""What is known of services, what they hold, and what coach put there."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from coach.database.store.rows import Rows
from coach.database.tables.remote import (
    DELIVERIES,
    REMOTE_ACTIVITIES,
    SECRETS,
    SERVICE_EXERCISES,
    SERVICES,
)
from coach.domain.sync import (
    Delivery,
    RemoteActivity,
    Service,
    ServiceExercise,
    Trouble,
)

_REFUSED = "refused"
"""Beside what the connector keeps in its cursor, which never sees it."""


class ServiceRows(Rows):
    """Services, and what passes between them and coach."""

    def service(self, name: str) -> Service:
        """What is known of it; nothing, of one never asked."""
        row = self._first(SERVICES, SERVICES.c.name == name)
        return Service(name) if row is None else _to_service(row)

    def services(self) -> tuple[Service, ...]:
        """Every one that was ever asked, by name."""
        return tuple(map(_to_service, self._all(SERVICES, order=["name"])))

    def save_service(self, service: Service) -> None:
        """Keep what is known of it now."""
        values = {
            "switched_on_at": service.switched_on_at,
            "cursor": _cursor(service),
            "synced_at": service.synced_at,
            "tried_at": service.tried_at,
            "trouble": service.trouble and service.trouble.value,
            "reason": service.reason,
            "failures": service.failures,
            "retry_at": service.retry_at,
        }
        self._put(SERVICES, {"name": service.name}, values, {})

    def remote_activities(
        self, service: str, first: date | None = None
    ) -> Mapping[str, RemoteActivity]:
        """By their remote ids, what came in from that service; since that day."""
        where = [REMOTE_ACTIVITIES.c.service == service]
        if first is not None:
            where.append(REMOTE_ACTIVITIES.c.day >= first)
        rows = self._all(REMOTE_ACTIVITIES, *where, order=["remote_id"])
        return {row.remote_id: _to_remote(row) for row in rows}

    def save_remote_activity(self, remote: RemoteActivity, seen_at: datetime) -> None:
        """Keep what the service holds; the time is that of its first appearance."""
        key = {"service": remote.service, "remote_id": remote.remote_id}
        values = {
            "day": remote.day,
            "fingerprint": remote.fingerprint,
            "sha256": remote.sha256,
            "deleted_at": remote.deleted_at,
        }
        self._put(REMOTE_ACTIVITIES, key, values, {"first_seen_at": seen_at})

    def service_exercises(self, service: str) -> tuple[ServiceExercise, ...]:
        """What it offers, by its ids."""
        mine = SERVICE_EXERCISES.c.service == service
        rows = self._all(SERVICE_EXERCISES, mine, order=["remote_id"])
        return tuple(
            ServiceExercise(
                row.service, row.remote_id, row.title, row.kind, row.exercise
            )
            for row in rows
        )

    def save_service_exercise(
        self, exercise: ServiceExercise, seen_at: datetime
    ) -> None:
        """Keep one that it offers."""
        key = {"service": exercise.service, "remote_id": exercise.remote_id}
        values = {
            "title": exercise.title,
            "kind": exercise.kind,
            "exercise": exercise.exercise,
        }
        self._put(SERVICE_EXERCISES, key, values, {"first_seen_at": seen_at})

    def deliveries(self, target: str | None = None) -> tuple[Delivery, ...]:
        """What stands at that service, or at all: by target and place."""
        mine = [] if target is None else [DELIVERIES.c.target == target]
        rows = self._all(DELIVERIES, *mine, order=["target", "place"])
        return tuple(
            Delivery(
                row.target,
                row.place,
                row.workout_uuid,
                row.remote_id,
                row.schedule_id,
                row.day,
                row.digest,
            )
            for row in rows
        )

    def save_delivery(self, delivery: Delivery) -> None:
        """Keep what stands in that place."""
        key = {"target": delivery.target, "place": delivery.place}
        values = {
            "workout_uuid": delivery.workout_uuid,
            "remote_id": delivery.remote_id,
            "schedule_id": delivery.schedule_id,
            "day": delivery.day,
            "digest": delivery.digest,
        }
        self._put(DELIVERIES, key, values, {})

    def remove_delivery(self, target: str, place: str) -> None:
        """Nothing stands there any more."""
        here = (DELIVERIES.c.target == target, DELIVERIES.c.place == place)
        self._remove(DELIVERIES, *here)

    def secret(self, name: str) -> bytes | None:
        """The secret of that name; None when there is none."""
        row = self._first(SECRETS, SECRETS.c.name == name, only=["value"])
        return None if row is None else bytes(row.value)

    def save_secret(self, name: str, value: bytes | None) -> None:
        """Keep it; None forgets it."""
        if value is None:
            self._remove(SECRETS, SECRETS.c.name == name)
        else:
            self._put(SECRETS, {"name": name}, {"value": value}, {})


def _cursor(service: Service) -> dict[str, Any]:
    trace = {} if service.refused is None else {_REFUSED: service.refused}
    return {**service.cursor, **trace}


def _to_service(row: Row[Any]) -> Service:
    cursor = dict(row.cursor)
    refused = cursor.pop(_REFUSED, None)
    return Service(
        name=row.name,
        switched_on_at=row.switched_on_at,
        cursor=cursor,
        synced_at=row.synced_at,
        tried_at=row.tried_at,
        trouble=row.trouble and Trouble(row.trouble),
        reason=row.reason,
        failures=row.failures,
        retry_at=row.retry_at,
        refused=refused,
    )


def _to_remote(row: Row[Any]) -> RemoteActivity:
    return RemoteActivity(
        row.service,
        row.remote_id,
        row.day,
        row.fingerprint,
        row.sha256,
        row.deleted_at,
    )
