"""One athlete's store as it was on an evening before."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from coach.database.past import Dated, Made, Past, Thing
from coach.database.store import Store, StoredReview
from coach.database.store.learned import used
from coach.database.store.plans import undone
from coach.domain.activity import Activity, Sport
from coach.domain.athlete import Athlete, Injury, Slot, Wellness
from coach.domain.goal import Goal
from coach.domain.gym import Racks
from coach.domain.judgement import RuleSetting
from coach.domain.learned import Learned, Task, Version
from coach.domain.ledger import Decision
from coach.domain.limits import Busy, Pause, Preference, SpecialDay, known_by
from coach.domain.metric import Metric, MetricKind
from coach.domain.plan import Plan, Revision
from coach.domain.review import Correction, ReviewStatus
from coach.domain.sync import Service


class KnownThen(Store):
    """Shows what was known on one evening, and nothing that came in after it.

    It answers from memory; what has no time of its own it reads as it is now.
    """

    def __init__(
        self, connection: Connection, athlete_id: int, past: Past, evening: date
    ) -> None:
        super().__init__(connection, athlete_id)
        self._past = past
        self._evening = evening

    def _known(
        self,
        things: Iterable[Dated[Thing]],
        first: date | None = None,
        last: date | None = None,
    ) -> Iterator[Thing]:
        first, last = first or date.min, last or date.max
        for each in things:
            if each.is_known(self._evening) and first <= each.day <= last:
                yield each.thing

    def activities(
        self,
        first: date | None = None,
        last: date | None = None,
        sport: Sport | None = None,
        *,
        details: bool = True,
        splits_from: date | None = None,
    ) -> tuple[Activity, ...]:
        """See `ActivityRows.activities`; sets are there without `details`, too."""
        whole_from = date.max if not details else splits_from or date.min
        bare = self._past.bare
        return tuple(
            each if each.local_date >= whole_from else bare[each.uuid]
            for each in self._known(self._past.activities, first, last)
            if sport is None or each.sport is sport
        )

    def lifts_before(
        self, day: date, exercises: Collection[str]
    ) -> tuple[Activity, ...]:
        """See `ActivityRows.lifts_before`."""
        older = (a for a in self.activities() if a.local_date < day)
        chosen = (
            replace(a, sets=tuple(s for s in a.sets if s.exercise in exercises))
            for a in older
        )
        return tuple(each for each in chosen if each.sets)

    def metrics(
        self,
        kind: MetricKind | None = None,
        last: date | None = None,
        first: date | None = None,
    ) -> tuple[Metric, ...]:
        """See `MetricRows.metrics`."""
        known = self._known(self._past.metrics, first, last)
        return tuple(each for each in known if kind is None or each.kind is kind)

    def wellness(
        self, first: date | None = None, last: date | None = None
    ) -> tuple[Wellness, ...]:
        """See `MetricRows.wellness`."""
        return tuple(self._known(self._past.wellness, first, last))

    def injuries(self, last: date | None = None) -> tuple[Injury, ...]:
        """See `MetricRows.injuries`."""
        return tuple(self._known(self._past.injuries, None, last))

    def newest_data_day(
        self, last: date | None = None, services: Collection[str] = ()
    ) -> date | None:
        """See `MetricRows.newest_data_day`."""
        past = self._past
        done = self._known(past.activities, None, last)
        measured = self._known(past.metrics, None, last)
        days = (
            *(a.local_date for a in done if a.source.value not in services),
            *(m.day for m in measured if m.source not in services),
            *(w.day for w in self._known(past.wellness, None, last)),
        )
        return max(days, default=None)

    def newest_day_of(self, service: str, last: date | None = None) -> date | None:
        """See `MetricRows.newest_day_of`."""
        done = self._known(self._past.activities, None, last)
        measured = self._known(self._past.metrics, None, last)
        days = (
            *(a.local_date for a in done if a.source.value == service),
            *(m.day for m in measured if m.source == service),
        )
        return max(days, default=None)

    def corrections(self) -> tuple[Correction, ...]:
        """See `MatchRows.corrections`."""
        return tuple(self._known(self._past.corrections))

    def confirmed(self) -> frozenset[str]:
        """See `MatchRows.confirmed`."""
        return frozenset(self._known(self._past.confirmed))

    def missed_reasons(self, as_of: date | None = None) -> Mapping[str, str]:
        """See `MatchRows.missed_reasons`."""
        return dict(self._known(self._past.missed_reasons, None, as_of))

    def plans(
        self, as_of: date | None = None, since: date | None = None
    ) -> tuple[Plan, ...]:
        """See `PlanRows.plans`; the plan loaded first is seen on any day before."""
        evening = min(as_of or self._evening, self._evening)
        made = [(plan, self._made(plan.uuid, evening)) for plan in self._past.plans]
        found = [self._as_of(plan, number) for plan, number in made if number]
        if since is not None:
            found = [*(p for p in found[:-1] if p.end >= since), *found[-1:]]
        return tuple(found)

    def _made(self, plan_uuid: str, evening: date) -> int:
        """The plan's newest revision of which all before it were known, too."""
        number = 0
        for made in self._past.revisions[plan_uuid]:
            if made.since > evening:
                break
            number = made.revision.number
        return number

    def _as_of(self, plan: Plan, number: int) -> Plan:
        then = self._past.plans_then
        if (plan.uuid, number) not in then:
            then[plan.uuid, number] = _at_revision(
                plan, self._past.revisions[plan.uuid], number
            )
        return then[plan.uuid, number]

    def revisions(self, plan_uuid: str) -> tuple[Revision, ...]:
        """See `PlanRows.revisions`."""
        last = self._made(plan_uuid, self._evening)
        made = self._past.revisions[plan_uuid]
        return tuple(m.revision for m in made if m.revision.number <= last)

    def reviews(self, status: ReviewStatus | None = None) -> tuple[StoredReview, ...]:
        """Those of the evenings before, as they stand now."""
        return tuple(
            each
            for each in self._past.reviews
            if each.day < self._evening and status in {None, each.status}
        )

    def review(self, day: date) -> StoredReview | None:
        """See `ReviewRows.review`."""
        return next((each for each in self.reviews() if each.day == day), None)

    def newest_review(self, until: date) -> StoredReview | None:
        """See `ReviewRows.newest_review`."""
        before = [each for each in self.reviews() if each.day <= until]
        return before[-1] if before else None

    def decisions(self) -> tuple[Decision, ...]:
        """Those made by then on reviews before, with the grades of then."""
        return tuple(
            each
            if each.graded_on is not None and each.graded_on <= self._evening
            else replace(each, grade=None, graded_on=None, measured=None)
            for each in self._past.decisions
            if each.review_day < self._evening
            and self._local(each.decided_at) <= self._evening
        )

    def decisions_to_grade(self, day: date) -> tuple[Decision, ...]:
        """See `DecisionRows.decisions_to_grade`."""
        return tuple(
            each
            for each in self.decisions()
            if each.grade is None
            and each.predictions
            and max(p.look_back_on for p in each.predictions) <= day
        )

    def rule_settings(self, as_of: date | None = None) -> tuple[RuleSetting, ...]:
        """See `RuleSettingRows.rule_settings`; of reviews before, as with plans."""
        return tuple(self._known(self._past.rule_settings, None, as_of))

    def serving(self, task: Task, day: date) -> Learned | None:
        """See `LearnedRows.serving`; of versions that were trained by then."""
        of_task = (
            each
            for each in self._known(self._past.served, None, day)
            if each.learned.task is task
        )
        last = max(of_task, key=_begun, default=None)
        return None if last is None else used(last.learned)

    def athlete(self) -> Athlete:
        """The athlete as they are now."""
        return self._past.athlete

    def slots(self) -> tuple[Slot, ...]:
        """Free slots as they are now."""
        return self._past.slots

    def goals(self) -> tuple[Goal, ...]:
        """Goals as they are now."""
        return self._past.goals

    def equipment(self) -> frozenset[str] | None:
        """What is at hand now."""
        return self._past.equipment

    def racks(self) -> Racks:
        """The loads there are now."""
        return self._past.racks

    def pool_days(self) -> frozenset[int] | None:
        """Weekdays with a pool, as they are now."""
        return self._past.pool_days

    def special_days(self, first: date = date.min) -> tuple[SpecialDay, ...]:
        """See `LimitRows.special_days`."""
        return tuple(each for each in self._past.special_days if each.day >= first)

    def busy(self) -> tuple[Busy, ...]:
        """Times that calendars take up, as they are now."""
        return self._past.busy

    def pauses(self) -> tuple[Pause, ...]:
        """Those said by then."""
        return known_by(self._past.pauses, self._evening)

    def answered_days(self) -> tuple[date, ...]:
        """Days the athlete vouched for, up to that evening."""
        return tuple(day for day in self._past.answered if day <= self._evening)

    def preferences(self) -> tuple[Preference, ...]:
        """See `LimitRows.preferences`."""
        said = self._past.preferences
        return tuple(each for each in said if each.said_on <= self._evening)

    def services(self) -> tuple[Service, ...]:
        """Each as it was: on since it was switched on, asked when it last answered.

        A day on which nothing came from it and no review found it in order counts as
        not answered: training we cannot see is not training missed.
        """
        return tuple(map(self._then, self._past.services))

    def service(self, name: str) -> Service:
        """See `ServiceRows.service`."""
        found = (each for each in self.services() if each.name == name)
        return next(found, Service(name))

    def _then(self, service: Service) -> Service:
        on, answers = service.switched_on_at, self._past.answers[service.name]
        if on is None or self._local(on) > self._evening:
            return Service(service.name)
        by_then = [at for at in answers if self._local(at) <= self._evening]
        last = by_then[-1] if by_then else None
        return Service(service.name, on, synced_at=last, tried_at=last)

    def _local(self, at: datetime) -> date:
        return at.astimezone(self._past.zone).date()


def _begun(version: Version) -> tuple[date, date, str]:
    begun = version.serves_from or date.min
    return begun, version.learned.trained_on, version.learned.version


def _at_revision(plan: Plan, history: tuple[Made, ...], number: int) -> Plan:
    if number >= plan.revision:
        return plan
    later = [
        (made.revision.number, effect)
        for made in history
        if made.revision.number > number
        for effect in made.revision.effects
    ]
    then = undone({each.uuid: each for each in plan.workouts}, later)
    ordered = sorted(then.values(), key=lambda each: (each.day, each.id or 0))
    return replace(plan, workouts=tuple(ordered), revision=number)
