"""Which activity was which planned workout, and what the athlete said about it."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from coach.database.store.rows import Rows
from coach.database.tables.activities import COMPLETED_ACTIVITIES as ACTIVITIES
from coach.database.tables.activities import CONFIRMATIONS, MATCH_CORRECTIONS
from coach.database.tables.plans import MISSED_REASONS, PLANNED_WORKOUTS
from coach.domain.review import Correction, Match, MatchKind

_MATCH = (
    *("planned_workout_id", "match_kind", "match_score", "match_reason"),
    "match_candidates",
)


class MatchRows(Rows):
    """Matches, which any evening may make anew, and corrections, which stay."""

    def save_matches(self, matches: tuple[Match, ...]) -> int:
        """How many activities' matches were changed; others are left as they are.

        Raises:
            KeyError: an activity or a planned workout of that uuid is not here.
        """
        workouts = self._workout_ids()
        only = ["id", "uuid", *_MATCH]
        held = {row.uuid: row for row in self._all(ACTIVITIES, only=only)}
        changed = 0
        for match in matches:
            row = held[match.session_uuid]
            values = _to_row(match, workouts)
            if any(getattr(row, name) != value for name, value in values.items()):
                changed += self._update(ACTIVITIES, values, ACTIVITIES.c.id == row.id)
        return changed

    def matches(self) -> tuple[Match, ...]:
        """The matches as they were saved last, by the activity's start."""
        uuids = {number: uuid for uuid, number in self._workout_ids().items()}
        rows = self._all(
            ACTIVITIES,
            ACTIVITIES.c.match_kind.is_not(None),
            ACTIVITIES.c.deleted_at.is_(None),
            only=["uuid", *_MATCH],
            order=["start_at", "uuid"],
        )
        return tuple(_to_match(row, uuids) for row in rows)

    def _workout_ids(self) -> Mapping[str, int]:
        rows = self._all(PLANNED_WORKOUTS, only=["uuid", "id"])
        return {row.uuid: row.id for row in rows}

    def corrections(self) -> tuple[Correction, ...]:
        """The athlete's own word on matches, by activity."""
        rows = self._all(MATCH_CORRECTIONS, order=["activity_uuid"])
        return tuple(Correction(row.activity_uuid, row.workout_uuid) for row in rows)

    def save_correction(
        self,
        correction: Correction,
        seen_at: datetime,
        same_session: Collection[str] = (),
    ) -> None:
        """Keep the athlete's word; the last one on a session or a workout holds.

        Args:
            correction: what was said now.
            seen_at: when.
            same_session: uuids of all recordings of the activity's session.
        """
        column = MATCH_CORRECTIONS.c
        others = column.activity_uuid != correction.activity_uuid
        self._remove(MATCH_CORRECTIONS, others, column.activity_uuid.in_(same_session))
        if correction.workout_uuid is not None:
            same_workout = column.workout_uuid == correction.workout_uuid
            self._remove(MATCH_CORRECTIONS, others, same_workout)
        self._put(
            MATCH_CORRECTIONS,
            {"activity_uuid": correction.activity_uuid},
            {"workout_uuid": correction.workout_uuid},
            {"first_seen_at": seen_at},
        )

    def confirmed(self) -> frozenset[str]:
        """Uuids of the activities that the athlete found right as they are."""
        rows = self._all(CONFIRMATIONS, only=["activity_uuid"])
        return frozenset(row.activity_uuid for row in rows)

    def confirm(self, activity_uuid: str, seen_at: datetime) -> bool:
        """Keep that the athlete found the activity right; False when known."""
        key = {"activity_uuid": activity_uuid}
        return self._put(CONFIRMATIONS, key, {}, {"first_seen_at": seen_at})

    def missed_reasons(self, as_of: date | None = None) -> Mapping[str, str]:
        """Why workouts were missed, said by that day, by the workout's uuid."""
        said = [] if as_of is None else [MISSED_REASONS.c.said_on <= as_of]
        rows = self._all(MISSED_REASONS, *said, order=["workout_uuid"])
        return {row.workout_uuid: row.reason for row in rows}

    def save_missed_reason(
        self, workout_uuid: str, reason: str, on: date, seen_at: datetime
    ) -> None:
        """Keep why the workout was missed; the last word and the first day hold."""
        mine = MISSED_REASONS.c.workout_uuid == workout_uuid
        held = self._first(MISSED_REASONS, mine, only=["said_on"])
        on = on if held is None else min(on, held.said_on)
        self._put(
            MISSED_REASONS,
            {"workout_uuid": workout_uuid},
            {"reason": reason, "said_on": on},
            {"first_seen_at": seen_at},
        )


def _to_row(match: Match, workouts: Mapping[str, int]) -> dict[str, Any]:
    uuid = match.workout_uuid
    return {
        "planned_workout_id": None if uuid is None else workouts[uuid],
        "match_kind": match.kind.value,
        "match_score": float(match.score),
        "match_reason": match.reason,
        "match_candidates": list(match.candidates),
    }


def _to_match(row: Row[Any], workouts: Mapping[int, str]) -> Match:
    number = row.planned_workout_id
    return Match(
        session_uuid=row.uuid,
        workout_uuid=None if number is None else workouts[number],
        kind=MatchKind(row.match_kind),
        score=row.match_score,
        reason=row.match_reason,
        candidates=tuple(row.match_candidates),
    )
