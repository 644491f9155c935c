"""The rules asked again about past evenings, as each could be known then.

Everything is read once, then each evening is reasoned out by the steps of the evening
review on what was known on it (see `coach.domain.known`). Nothing is written, and no
service is asked. A plan is seen as it stood when the review was prepared: what was
approved in that review, or changed later, is not in it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from coach.database import Store
from coach.domain.judgement import Aggressiveness
from coach.domain.review import Outcome
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.evening import Evening, look
from coach.jobs.facts import REVIEWED, gather_facts
from coach.jobs.in_parallel import in_parallel
from coach.reports.replay import (
    FOLLOWS_DAYS,
    Decided,
    Followed,
    PastEvening,
    Replay,
    WouldPropose,
)
from coach.review.compliance import adherence
from coach.review.propose import propose
from coach.rules.base import Rule
from coach.rules.registry import Tuned, all_rules

Rules = Callable[[Aggressiveness, Tuned], Sequence[Rule]]
Heard = Callable[[int, int], None]
"""Told how many evenings are done, and of how many."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Evenings to replay, both ends included, each under these settings."""

    first: date
    last: date
    settings: tuple[Aggressiveness, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Every one of them."""
        count = (self.last - self.first).days + 1
        return tuple(self.first + n * _DAY for n in range(count))


def replay(
    context: Context, span: Span, heard: Heard, rules: Rules = all_rules
) -> Replay:
    """What would have been proposed on those evenings, and what followed.

    Args:
        context: whose evenings; its day is the last there is.
        span: which of them.
        heard: told of each that is done.
        rules: those to ask under a setting; what was tuned by then stays the calmer
            of the two, whichever setting is tried.

    Raises:
        CoachError: the days are the wrong way round, or not over (exit 2).
    """
    _refuse(context, span)
    zone = ZoneInfo(context.athlete.timezone)
    with context.database.looking_back(context.athlete.id, zone, REVIEWED) as past:

        def one(day: date) -> PastEvening:
            return past_evening(context.on(day), past.on(day), span.settings, rules)

        forked = past.forked if past.can_be_forked else None
        evenings = in_parallel(one, span.days, heard, forked)
        with context.reading() as store:
            now = look(context, store, whole=True)
            following, known = _Following.of(now), _known_through(now, context)
            decided = _decided(store)
    return Replay(
        span.settings,
        tuple(
            replace(
                each,
                followed=following.after(each.day, known),
                decided=decided.get(each.day),
            )
            for each in evenings
        ),
    )


def past_evening(
    context: Context,
    store: Store,
    settings: Sequence[Aggressiveness],
    rules: Rules = all_rules,
) -> PastEvening:
    """One evening, by what the store knew on it; what followed is left open."""
    evening = look(context, store, goals=True)
    facts = gather_facts(evening, store)
    return PastEvening(
        day=evening.day,
        adherence=evening.week.adherence,
        verdict=evening.week.verdict,
        proposed={
            setting: tuple(
                WouldPropose(each.rule, each.title, each.why)
                for each in propose(
                    replace(facts, aggressiveness=setting),
                    rules(setting, facts.tuned),
                ).proposals
            )
            for setting in settings
        },
    )


def _refuse(context: Context, span: Span) -> None:
    if span.first > span.last:
        raise CoachError(
            f"{span.first} is after {span.last}.",
            "A replay goes from the earlier evening to the later one.",
            f"Run coach replay {span.last} {span.first}.",
            ExitCode.USAGE,
        )
    if span.last > context.day:
        raise CoachError(
            f"{span.last} is still to come.",
            "Only evenings that have been can be replayed.",
            f"Run coach replay {min(span.first, context.day)} {context.day}.",
            ExitCode.USAGE,
        )


def _known_through(evening: Evening, context: Context) -> date:
    """The last day that is over and that some source has spoken for."""
    spoken = (each.answered_through for each in evening.sources)
    last = max((day for day in spoken if day is not None), default=date.min)
    return min(last, context.seen_through)


@dataclass(frozen=True, slots=True)
class _Following:
    """All that was planned and done, for any seven days of it.

    Attributes:
        outcomes: by day; `planned` and `done` are their days.
        trained: sums of seconds and load before each session, and of all.
    """

    planned: Sequence[date]
    outcomes: Sequence[Outcome]
    done: Sequence[date]
    training_s: Sequence[float]
    load: Sequence[float]

    @classmethod
    def of(cls, evening: Evening) -> "_Following":
        """What is known of it now."""
        outcomes = sorted(evening.outcomes, key=lambda each: each.workout.day)
        sessions = sorted(
            (each.activity for each in evening.sessions), key=lambda a: a.local_date
        )
        loads = (evening.loads[each.uuid].value for each in sessions)
        return cls(
            [each.workout.day for each in outcomes],
            outcomes,
            [each.local_date for each in sessions],
            list(accumulate((each.training_s for each in sessions), initial=0.0)),
            list(accumulate(loads, initial=0.0)),
        )

    def after(self, day: date, known: date) -> Followed | None:
        """The seven days after that one; None unless all of them are known."""
        first, last = day + _DAY, day + FOLLOWS_DAYS * _DAY
        if last > known:
            return None
        begin, end = bisect_left(self.planned, first), bisect_right(self.planned, last)
        week = self.outcomes[begin:end]
        planned = sum(each.counts_as_planned for each in week)
        completed = sum(each.counts_as_completed for each in week)
        begin, end = bisect_left(self.done, first), bisect_right(self.done, last)
        return Followed(
            planned,
            completed,
            adherence(completed, planned),
            self.training_s[end] - self.training_s[begin],
            self.load[end] - self.load[begin],
        )


def _decided(store: Store) -> Mapping[date, tuple[Decided, ...]]:
    """What the athlete was really asked, and answered, by the review's day."""
    return dict(_of_reviews(store))


def _of_reviews(store: Store) -> Iterator[tuple[date, tuple[Decided, ...]]]:
    grades = {(d.review_day, d.proposal_id): d.grade for d in store.decisions()}
    for review in store.reviews():
        yield (
            review.day,
            tuple(
                Decided(p.id, p.rule, p.status, grades.get((review.day, p.id)))
                for p in review.proposals
            ),
        )
