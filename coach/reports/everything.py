"""Everything coach keeps of one athlete, as lines of JSON that coach reads back.

The first line of a file is `{"schema": "coach/export-jsonl/1"}`. Every other line is
one object that says by its first key what it holds: `athlete`, `slots`, `gym`,
`pool_days` (0 is Monday), `special_day`, `busy` (of one calendar), `pause`,
`preference`, `goal`, `exercise_name`, `metric`, `wellness`, `injury`, `plan` (as it was
loaded), `revision` (what changed in it, and when), `correction` (the athlete's word on
a match), `confirmed`, `missed`, `answered`, `review`, `decision`,
`rule_setting` (of one rule, and since when), `forecast` (and what came), `activity`
(and its `streams`). Models are not in it: they are learned anew from the rest.
Quantities are SI with the unit in the key; what is unknown is left out.
There is no time of its own making and no number of a row in it, so that the same
history is the same bytes on every machine.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from coach.domain.activity import Activity, Streams
from coach.domain.athlete import Athlete, Slot
from coach.domain.limits import Busy
from coach.domain.plan import Effect, Plan, PlannedWorkout, Revision
from coach.domain.review import Correction
from coach.reports.numbers import Document
from coach.reports.streams import streams_document

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA = "coach/export-jsonl/1"


def text(document: Document) -> bytes:
    """The document as one line."""
    line = json.dumps(
        document, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    return line.encode() + b"\n"


HEADER = text({"schema": SCHEMA})


@cache
def _adapter(kind: type) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter  # slow to import, and asked for an export only

    return TypeAdapter(kind)


def document(noun: object, leave: Collection[str] = ()) -> Document:
    """A noun of the domain as an object, without what it does not know."""
    kind: type = type(noun)
    written: Document = _adapter(kind).dump_python(
        noun, mode="json", exclude_none=True, exclude=set(leave)
    )
    return written


def activity_line(activity: Activity, streams: Streams | None) -> Document:
    """The activity; its effort is read off the streams again."""
    line = {"activity": document(activity, ("id", "effort"))}
    return line if streams is None else {**line, "streams": streams_document(streams)}


def athlete_line(athlete: Athlete) -> Document:
    """Who trains, their thresholds and units."""
    return {"athlete": document(athlete, ("id", "created_at"))}


def slots_line(slots: Sequence[Slot]) -> Document:
    """When the athlete is free."""
    return {"slots": [document(slot) for slot in slots]}


def busy_line(calendar: str, times: Sequence[Busy]) -> Document:
    """What one calendar takes up, in the athlete's local time."""
    spans = [document(each, ("source",)) for each in times]
    return {"busy": {"calendar": calendar, "times": spans}}


def plan_line(plan: Plan, loaded: Revision) -> Document:
    """The plan as it was loaded, and when that was."""
    workouts = tuple(_unnumbered(workout) for workout in plan.workouts)
    bare = replace(plan, workouts=workouts, revision=1, id=None)
    return {"plan": document(bare), **_made(loaded)}


def revision_line(plan_uuid: str, revision: Revision) -> Document:
    """One change of a plan."""
    return {
        "revision": {
            "plan_uuid": plan_uuid,
            "number": revision.number,
            "reason": revision.reason,
            "effects": effect_items(revision.effects),
        },
        **_made(revision),
    }


def effect_items(effects: Sequence[Effect]) -> list[Document]:
    """Changes and what they did, without numbers of rows."""
    return [document(_bare(effect)) for effect in effects]


def correction_line(correction: Correction) -> Document:
    """The athlete's word on what an activity was; null is no workout."""
    return {
        "correction": {
            "activity_uuid": correction.activity_uuid,
            "workout_uuid": correction.workout_uuid,
        }
    }


def missed_line(workout_uuid: str, reason: str, said_on: date) -> Document:
    """Why a workout was missed."""
    said = {"reason": reason, "said_on": said_on.isoformat()}
    return {"missed": {"workout_uuid": workout_uuid, **said}}


def _made(revision: Revision) -> Document:
    made_on = revision.made_on.isoformat()
    return {"made_at": revision.made_at.isoformat(), "made_on": made_on}


def _bare(effect: Effect) -> Effect:
    change = effect.change
    if change.workout is not None:
        change = replace(change, workout=_unnumbered(change.workout))
    before, after = (
        side and _unnumbered(side) for side in (effect.before, effect.after)
    )
    return Effect(change, before, after)


def _unnumbered(workout: PlannedWorkout) -> PlannedWorkout:
    return replace(workout, id=None)
