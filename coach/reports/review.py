"""The evening review as the document that is stored, shown and decided."""

from datetime import date

from coach.domain.activity import Sport
from coach.domain.plan import Effect, PlannedWorkout
from coach.domain.review import Export, Outcome, Proposal, Review, Week
from coach.domain.seen import SeenSession
from coach.domain.sync import SourceStatus
from coach.reports.ahead import ahead_item, prediction_item, record_item
from coach.reports.goals import goal_item
from coach.reports.injuries import injury_item
from coach.reports.numbers import Document, day, rounded
from coach.reports.plan import workout_item
from coach.reports.tuning import tuning_item


def review_document(review: Review) -> Document:
    """`coach/review/1`; it holds no time of its own making."""
    return {
        "schema": "coach/review/1",
        "id": review.id,
        "date": review.day.isoformat(),
        "status": review.status.value,
        "sources": [_source(source) for source in review.sources],
        "week": _week(review.week),
        "goals": [goal_item(state) for state in review.goals],
        "proposals": [proposal_item(proposal) for proposal in review.proposals],
        "summary": {"writer": review.summary.writer, "text": review.summary.text},
        "next_week_focus": review.next_week_focus,
        "exports": [export_item(export) for export in review.exports],
        "questions": list(review.questions),
        "issues": list(review.issues),
        "injuries": [injury_item(*each) for each in review.hurts],
        "sessions": [_seen(each) for each in review.sessions],
        "late": list(review.late),
        "dropped": list(review.dropped),
        "ahead": ahead_item(review.ahead),
    }


def seen_sessions(document: Document) -> tuple[SeenSession, ...] | None:
    """The week's sessions as a stored review saw them; None where it does not say."""
    if "sessions" not in document:
        return None
    return tuple(
        SeenSession(
            tuple(each["activity_uuids"]),
            date.fromisoformat(each["date"]),
            Sport(each["sport"]),
            each["digest"],
        )
        for each in document["sessions"]
    )


def _seen(session: SeenSession) -> Document:
    return {
        "activity_uuids": list(session.uuids),
        "date": session.day.isoformat(),
        "sport": session.sport.value,
        "digest": session.digest,
    }


def exports_document(exports: tuple[Export, ...]) -> Document:
    """`coach/export/1`."""
    return {
        "schema": "coach/export/1",
        "exports": [export_item(export) for export in exports],
    }


def export_item(export: Export) -> Document:
    """One export as reviews and `coach export` carry it."""
    return {
        "target": export.target,
        "workout_uuid": export.workout_uuid,
        "state": export.state.value,
        "remote_id": export.remote_id,
        "path": export.path,
        "error": export.error,
    }


def proposal_item(proposal: Proposal) -> Document:
    """One proposal with what each change does."""
    return {
        "id": proposal.id,
        "rule": proposal.rule,
        "title": proposal.title,
        "why": proposal.why,
        "evidence": [
            {"name": e.name, "value": rounded(e.value), "unit": e.unit}
            for e in proposal.evidence
        ],
        "changes": [change_item(effect) for effect in proposal.effects],
        "tunes": tuning_item(proposal.tunes),
        "relaxed": list(proposal.relaxed),
        "predictions": [prediction_item(each) for each in proposal.predictions],
        "ahead": ahead_item(proposal.ahead),
        "record": record_item(proposal.record),
        "status": proposal.status.value,
    }


def change_item(effect: Effect) -> Document:
    """What one change does: the workout before it and after."""
    workout = effect.before or effect.after
    return {
        "kind": effect.change.kind.value,
        "workout_id": None if workout is None else workout.id,
        "workout_uuid": effect.change.workout_uuid,
        "before": _side(effect.before),
        "after": _side(effect.after),
    }


def _side(workout: PlannedWorkout | None) -> Document:
    return {} if workout is None else workout_item(workout)


def _source(source: SourceStatus) -> Document:
    return {
        "name": source.name,
        "state": source.state.value,
        "as_of": day(source.as_of),
        "answered_through": day(source.answered_through),
        "trouble": None if source.trouble is None else source.trouble.value,
    }


def _week(week: Week) -> Document:
    return {
        "from": week.first.isoformat(),
        "to": week.last.isoformat(),
        "planned": week.planned,
        "completed": week.completed,
        "adherence": rounded(week.adherence),
        "verdict": week.verdict.value,
        "planned_s": rounded(week.planned_s, 0),
        "actual_s": rounded(week.actual_s, 0),
        "by_sport": {
            sport.value: {
                "planned": tally.planned,
                "completed": tally.completed,
                "actual_s": rounded(tally.actual_s, 0),
            }
            for sport, tally in sorted(week.by_sport.items())
        },
        "days_between_hard": list(week.days_between_hard),
        "load": {
            "fitness": rounded(week.load.fitness, 1),
            "fatigue": rounded(week.load.fatigue, 1),
            "form": rounded(week.load.form, 1),
            "warming_up": week.load.warming_up,
        },
        "workouts": [_outcome(outcome) for outcome in week.outcomes],
        "extra": [
            {
                "activity_id": session.activity.id,
                "date": session.activity.local_date.isoformat(),
                "sport": session.activity.sport.value,
                "actual_s": rounded(session.activity.training_s, 0),
            }
            for session in week.extra
        ],
    }


def _outcome(outcome: Outcome) -> Document:
    match = outcome.match
    return {
        "workout_id": outcome.workout.id,
        "date": outcome.workout.day.isoformat(),
        "sport": outcome.workout.sport.value,
        "title": outcome.workout.title,
        "status": outcome.status.value,
        "activity_id": outcome.session.activity.id if outcome.session else None,
        "ratio": rounded(outcome.ratio),
        "measure": outcome.measure,
        "match": None if match is None else match.kind.value,
        "match_reason": None if match is None else match.reason,
        "reason": outcome.reason,
        "inside": list(outcome.inside),
    }
