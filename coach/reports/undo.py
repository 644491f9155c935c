"""What an undo takes back, as a document."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coach.domain.judgement import Tuning
from coach.domain.plan import Effect, PlannedWorkout
from coach.domain.review import Export
from coach.reports.numbers import Document
from coach.reports.review import change_item, export_item
from coach.reports.tuning import tuning_item


@dataclass(frozen=True, slots=True)
class Left:
    """A workout that stays as it is, and why."""

    workout: PlannedWorkout
    reason: str


@dataclass(frozen=True, slots=True)
class UndoView:
    """What is taken back of one review, or of a day that was made shorter.

    Attributes:
        review_id: None for a day that was made shorter; `day` is that day then.
        done: it has been; False for what would be.
        effects: what the plan sees, the last change first.
        tunes: the rule that stands as before again.
        exports: what became of files and services.
    """

    review_id: int | None
    day: date
    done: bool
    effects: tuple[Effect, ...]
    left: tuple[Left, ...]
    tunes: Tuning | None = None
    exports: tuple[Export, ...] = ()


def undo_document(view: UndoView) -> Document:
    """`coach/undo/1`."""
    return {
        "schema": "coach/undo/1",
        "review": (
            None
            if view.review_id is None
            else {"id": view.review_id, "date": view.day.isoformat()}
        ),
        "date": view.day.isoformat(),
        "done": view.done,
        "changes": [change_item(effect) for effect in view.effects],
        "tunes": tuning_item(view.tunes),
        "left": [*_left(view.left)],
        "exports": [export_item(export) for export in view.exports],
    }


def _left(left: Iterable[Left]) -> Iterable[Document]:
    for each in left:
        workout = each.workout
        yield {
            "workout_id": workout.id,
            "workout_uuid": workout.uuid,
            "date": workout.day.isoformat(),
            "title": workout.title,
            "reason": each.reason,
        }
