"""All that one athlete's database holds, and since when each thing was known.

What carries no time of its own is as it is now: thresholds, goals, free slots and most
limits, a recording that was edited since it came in, and days that were vouched for.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Generic, NamedTuple, TypeVar

from sqlalchemy import Table

from coach.database.store import Store, StoredReview
from coach.database.store.activity_rows import Parts, to_activity
from coach.database.tables.activities import (
    COMPLETED_ACTIVITIES,
    CONFIRMATIONS,
    MATCH_CORRECTIONS,
)
from coach.database.tables.athletes import INJURIES, PROGRESS_METRICS, WELLNESS
from coach.database.tables.plans import MISSED_REASONS
from coach.domain.activity import Activity
from coach.domain.athlete import Athlete, Injury, Slot, Wellness
from coach.domain.goal import Goal
from coach.domain.gym import Racks
from coach.domain.judgement import RuleSetting
from coach.domain.known import Arrival, known_from
from coach.domain.learned import Task, Version
from coach.domain.ledger import Decision
from coach.domain.limits import Busy, Pause, Preference, SpecialDay
from coach.domain.metric import Metric
from coach.domain.plan import Plan, Revision
from coach.domain.review import Correction
from coach.domain.sync import Service, SourceState

Thing = TypeVar("Thing")

_HURT = ("part", "day")
_EVENING = time(21)
"""When a service is taken to have answered that a review found in order."""

_Seen = Mapping[tuple[object, ...], datetime]


@dataclass(frozen=True, slots=True)
class Dated(Generic[Thing]):
    """A thing, its own day, and the evenings on which it was known.

    Attributes:
        since: the first evening.
        until: the evening on which it had been deleted; `date.max` for never.
    """

    thing: Thing
    day: date
    since: date
    until: date = date.max

    def is_known(self, evening: date) -> bool:
        """Whether it is of that evening or before, and was known on it."""
        return self.day <= evening and self.since <= evening < self.until


class Made(NamedTuple):
    """A revision of a plan, and the first evening that saw it."""

    revision: Revision
    since: date


@dataclass(frozen=True)
class Past:
    """Everything of one athlete.

    Attributes:
        zone: the athlete's; an evening ends at its midnight.
        activities: by start, with those that were deleted since.
        bare: the same by uuid, without laps and lengths.
        plans: as they are now; `revisions` by their uuid, oldest first.
        answers: by service, when it is known to have answered, in order.
        served: versions of models, from the evening on which each began to serve.
        plans_then: what was worked out of plans so far, by uuid and revision.
    """

    zone: tzinfo
    athlete: Athlete
    slots: tuple[Slot, ...]
    goals: tuple[Goal, ...]
    preferences: tuple[Preference, ...]
    answered: tuple[date, ...]
    special_days: tuple[SpecialDay, ...]
    busy: tuple[Busy, ...]
    pauses: tuple[Pause, ...]
    equipment: frozenset[str] | None
    racks: Racks
    pool_days: frozenset[int] | None
    activities: tuple[Dated[Activity], ...]
    bare: Mapping[str, Activity]
    metrics: tuple[Dated[Metric], ...]
    wellness: tuple[Dated[Wellness], ...]
    injuries: tuple[Dated[Injury], ...]
    corrections: tuple[Dated[Correction], ...]
    confirmed: tuple[Dated[str], ...]
    missed_reasons: tuple[Dated[tuple[str, str]], ...]
    plans: tuple[Plan, ...]
    revisions: Mapping[str, tuple[Made, ...]]
    reviews: tuple[StoredReview, ...]
    decisions: tuple[Decision, ...]
    rule_settings: tuple[Dated[RuleSetting], ...]
    services: tuple[Service, ...]
    answers: Mapping[str, tuple[datetime, ...]]
    served: tuple[Dated[Version], ...]
    plans_then: dict[tuple[str, int], Plan] = field(default_factory=dict)


class PastReader(Store):
    """Reads everything once."""

    def past(self, zone: tzinfo, of_review: str) -> Past:
        """Everything there is, with the evenings it was known on.

        Args:
            zone: the athlete's.
            of_review: how the reason of a revision begins that an approved proposal
                made: the review had been looked at before it.
        """
        activities = tuple(self._ever_done())
        metrics, felt, hurt = self.metrics(), self.wellness(), self.injuries()
        measured = self._seen(PROGRESS_METRICS, "uuid")
        wrote, said_hurt = self._seen(WELLNESS, "day"), self._seen(INJURIES, *_HURT)
        said = self._seen(MATCH_CORRECTIONS, "activity_uuid")
        arrivals = (
            *(Arrival((a.uuid,), a.local_date, seen) for a, seen, _ in activities),
            *(Arrival((m.uuid,), m.day, measured[m.uuid,]) for m in metrics),
            *(Arrival((w.day,), w.day, wrote[w.day,]) for w in felt),
            *(Arrival((i.part, i.day), i.day, said_hurt[i.part, i.day]) for i in hurt),
        )
        since = known_from(arrivals, zone)
        plans, services = self.plans(), self.services()
        reviews = self.reviews()
        return Past(
            zone=zone,
            athlete=self.athlete(),
            slots=self.slots(),
            goals=self.goals(),
            preferences=self.preferences(),
            answered=self.answered_days(),
            special_days=self.special_days(),
            busy=self.busy(),
            pauses=self.pauses(),
            equipment=self.equipment(),
            racks=self.racks(),
            pool_days=self.pool_days(),
            activities=tuple(
                Dated(a, a.local_date, since[a.uuid,], _gone(gone, zone))
                for a, _, gone in activities
            ),
            bare={a.uuid: _bare(a) for a, *_ in activities},
            metrics=tuple(Dated(m, m.day, since[m.uuid,]) for m in metrics),
            wellness=tuple(Dated(w, w.day, since[w.day,]) for w in felt),
            injuries=tuple(Dated(i, i.day, since[i.part, i.day]) for i in hurt),
            corrections=tuple(
                _as_said(each, said[each.activity_uuid,], zone)
                for each in self.corrections()
            ),
            confirmed=tuple(
                _as_said(str(uuid), at, zone)
                for (uuid,), at in self._seen(CONFIRMATIONS, "activity_uuid").items()
            ),
            missed_reasons=tuple(self._said_of_missed(zone)),
            plans=plans,
            revisions={
                plan.uuid: tuple(self._history(plan, zone, of_review, first=not number))
                for number, plan in enumerate(plans)
            },
            reviews=reviews,
            decisions=self.decisions(),
            rule_settings=tuple(
                Dated(each, each.since, _set_from(each, zone, of_review))
                for each in self.rule_settings()
            ),
            services=services,
            answers={
                each.name: tuple(sorted(self._answers(each, reviews, zone)))
                for each in services
            },
            served=tuple(self._served(zone)),
        )

    def _ever_done(self) -> Iterator[tuple[Activity, datetime, datetime | None]]:
        """Each activity, when it was first seen, and when it was deleted."""
        parts = self._parts((), None)
        for row in self._all(COMPLETED_ACTIVITIES, order=["start_at", "uuid"]):
            activity = to_activity(row, parts.get(row.id, Parts()))
            yield activity, row.first_seen_at, row.deleted_at

    def _history(
        self, plan: Plan, zone: tzinfo, of_review: str, *, first: bool
    ) -> Iterator[Made]:
        """The plan's revisions; that the first plan was loaded is always known."""
        for each in self.revisions(plan.uuid):
            always = first and each.number == 1
            yield Made(each, date.min if always else _seen_from(each, zone, of_review))

    def _seen(self, table: Table, *key: str) -> _Seen:
        rows = self._all(table, only=[*key, "first_seen_at"], order=key)
        return {tuple(row[:-1]): row.first_seen_at for row in rows}

    def _served(self, zone: tzinfo) -> Iterator[Dated[Version]]:
        """A version that was trained later, for an evening before, was not known."""
        for task in Task:
            for each in self.versions(task, date.max):
                if each.serves_from is not None:
                    trained = _local(each.trained_at, zone)
                    yield Dated(each, each.serves_from, trained)

    def _said_of_missed(self, zone: tzinfo) -> Iterator[Dated[tuple[str, str]]]:
        for row in self._all(MISSED_REASONS, order=["workout_uuid"]):
            told = (row.workout_uuid, row.reason)
            yield Dated(told, row.said_on, _local(row.first_seen_at, zone))

    def _answers(
        self, service: Service, reviews: Iterable[StoredReview], zone: tzinfo
    ) -> Iterator[datetime]:
        """When something came in from it, or a review found it to be in order."""
        if service.synced_at is not None:
            yield service.synced_at
        for table in (COMPLETED_ACTIVITIES, PROGRESS_METRICS):
            brought = table.c.source == service.name
            for row in self._all(table, brought, only=["first_seen_at"]):
                yield row.first_seen_at
        for review in reviews:
            for source in json.loads(review.document).get("sources", ()):
                if source == {**source, "name": service.name, "state": SourceState.OK}:
                    yield datetime.combine(review.day, _EVENING, zone)


def _as_said(thing: Thing, at: datetime, zone: tzinfo) -> Dated[Thing]:
    return Dated(thing, _local(at, zone), _local(at, zone))


def _gone(at: datetime | None, zone: tzinfo) -> date:
    return date.max if at is None else _local(at, zone)


def _seen_from(revision: Revision, zone: tzinfo, of_review: str) -> date:
    """The first evening whose review saw the plan with that revision."""
    when = (revision.made_on, _local(revision.made_at, zone))
    return _first_seen(*when, by_review=revision.reason.startswith(of_review))


def _set_from(said: RuleSetting, zone: tzinfo, of_review: str) -> date:
    """The first evening whose review asked the rule at that setting."""
    when = (said.since, _local(said.set_at, zone))
    return _first_seen(*when, by_review=said.reason.startswith(of_review))


def _first_seen(day: date, at: date, *, by_review: bool) -> date:
    """Of what was made on that day and written at that; a review had ended before."""
    return max(at, day + timedelta(days=1) if by_review else day)


def _bare(activity: Activity) -> Activity:
    if not activity.laps and not activity.lengths:
        return activity
    return replace(activity, laps=(), lengths=())


def _local(at: datetime, zone: tzinfo) -> date:
    return at.astimezone(zone).date()
