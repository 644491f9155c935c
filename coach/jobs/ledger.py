"""The ledger kept: a row a verdict, graded when its day to look back is over."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from coach.database import Store
from coach.domain.ledger import Decision
from coach.domain.plan import WorkoutStatus
from coach.domain.prediction import Measure, Prediction
from coach.domain.review import Evidence, LoadState, Outcome, Verdict
from coach.jobs.evening import Evening, measured_on
from coach.jobs.facts import REVIEWED, UNDONE
from coach.load.fitness import load_state
from coach.reports.ahead import prediction_of
from coach.reports.numbers import Document
from coach.review.compliance import adherence
from coach.review.grading import graded
from coach.review.seen import is_unseen
from coach.units import SECONDS_PER_HOUR

WEEK = timedelta(days=7)
WAITS = timedelta(days=7)
"""So long a source that has not answered is waited for; then there is no telling."""


def keep_decisions(
    store: Store,
    review_day: date,
    document: Document,
    verdicts: Mapping[str, Verdict],
    at: datetime,
) -> None:
    """A row for each proposal decided, with what was shown of it.

    Of what was rejected nothing comes that could be graded.
    """
    for proposal in document["proposals"]:
        verdict = verdicts.get(proposal["id"])
        if verdict is None:
            continue
        foretold = proposal.get("predictions", ())
        store.save_decision(
            Decision(
                review_day=review_day,
                proposal_id=proposal["id"],
                rule=proposal["rule"],
                verdict=verdict,
                decided_at=at,
                inputs=tuple(Evidence(**each) for each in proposal["evidence"]),
                predictions=tuple(map(prediction_of, foretold))
                if verdict is Verdict.APPROVE
                else (),
            )
        )


def grade_decisions(store: Store, evening: Evening, over: date) -> None:
    """Grade the decisions whose last day to look back is over.

    Nothing but their rows in the ledger changes.

    Args:
        store: open for writing.
        evening: what is known.
        over: the last day that is over.
    """
    for decision in store.decisions_to_grade(over):
        last = max(each.look_back_on for each in decision.predictions)
        unseen = is_unseen(last, evening.sources)
        if unseen and over < last + WAITS:
            continue
        measured = [_measured(each, evening, store) for each in decision.predictions]
        stands = _stands(store, decision, last)
        store.save_decision(graded(decision, measured, evening.day, stands=stands))


def _stands(store: Store, decision: Decision, last: date) -> bool:
    """Whether coach left the workouts of the decision as they were approved.

    What the athlete moves or skips is how a plan goes, and is part of what happened.
    """
    own = f"{REVIEWED}{decision.review_day}: {decision.rule}"
    for plan in store.plans():
        touched: set[str] = set()
        for revision in store.revisions(plan.uuid):
            uuids = {effect.change.workout_uuid for effect in revision.effects}
            if revision.reason == own:
                touched |= uuids
            elif (
                touched & uuids
                and revision.made_on <= last
                and revision.reason.startswith((REVIEWED, UNDONE))
            ):
                return False
    return True


def _measured(foretold: Prediction, evening: Evening, store: Store) -> float | None:
    """The value on the day to look back; None where there is no telling."""
    if is_unseen(foretold.look_back_on, evening.sources):
        return None
    return _MEASURED[foretold.measure](foretold, evening, store)


def _hours(foretold: Prediction, evening: Evening, _: Store) -> float:
    last = foretold.look_back_on
    sessions = evening.records.sessions_between(last - WEEK + timedelta(days=1), last)
    return sum(s.activity.training_s for s in sessions) / SECONDS_PER_HOUR


def _load_state(foretold: Prediction, evening: Evening) -> LoadState:
    dated = (
        (s.activity.local_date, evening.loads[s.activity.uuid].value)
        for s in evening.sessions
    )
    return load_state(dated, foretold.look_back_on)


def _form(foretold: Prediction, evening: Evening, _: Store) -> float:
    return _load_state(foretold, evening).form


def _fitness(foretold: Prediction, evening: Evening, _: Store) -> float:
    return _load_state(foretold, evening).fitness


def _adherence(foretold: Prediction, evening: Evening, _: Store) -> float | None:
    last = foretold.look_back_on
    week = [o for o in evening.outcomes if last - WEEK < o.workout.day <= last]
    if any(each.status is WorkoutStatus.UNKNOWN for each in week):
        return None
    planned = sum(each.counts_as_planned for each in week)
    return adherence(sum(each.counts_as_completed for each in week), planned)


def _done(foretold: Prediction, evening: Evening, _: Store) -> float | None:
    """1 for a workout that was done, 0 for one that was not."""
    found = (o for o in evening.outcomes if o.workout.uuid == foretold.key)
    outcome: Outcome | None = next(found, None)
    if outcome is None or not outcome.counts_as_planned:
        return None
    return float(outcome.counts_as_completed)


def _goal(foretold: Prediction, evening: Evening, store: Store) -> float | None:
    """The goal's value on that evening, though this one be later."""
    if foretold.look_back_on == evening.day and evening.goal_states:
        states = evening.goal_states
    else:
        states = measured_on(store, evening, foretold.look_back_on)
    values = (s.value for s in states if s.key == foretold.key)
    return next(values, None)


_MEASURED: Mapping[Measure, Callable[[Prediction, Evening, Store], float | None]] = {
    Measure.HOURS: _hours,
    Measure.ADHERENCE: _adherence,
    Measure.FORM: _form,
    Measure.FITNESS: _fitness,
    Measure.GOAL: _goal,
    Measure.DONE: _done,
}
