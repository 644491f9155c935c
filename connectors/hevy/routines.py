"""A planned workout as a routine of Hevy's, and a place of the pool that is free.

A routine's sets have no RPE and Hevy has not every exercise: what has no place of its
own is said in the notes. An exercise that Hevy lacks is logged as one of its usual
stand-ins, named in the exercise's notes. Where there is none it is left to the
routine's notes: coach makes no exercises there, because that can be done only so often,
cannot be taken back, and asked for twice makes two. An exercise of that name that the
athlete makes in the app is used from the next look at Hevy's exercises on.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.domain.plan import (
    EndKind,
    Intensity,
    LoadKind,
    PlannedWorkout,
    Step,
    TargetKind,
)
from coach.domain.prescribed import load_kg as load_kg_of
from coach.domain.sync import Trouble
from coach.domain.wording import split
from coach.redaction import clean
from connectors.base import ConnectorError, Order
from connectors.hevy.grouping import Group, grouped
from connectors.hevy.refusals import NAME
from connectors.hevy.templates import METERS, REPS, SECONDS, WEIGHT, Chosen, Offer

LONGEST_TITLE = 60
LONGEST_NOTES = 900
LONGEST_EXERCISE_NOTES = 400

Routine = Mapping[str, Any]
"""`title`, `notes` and `exercises`, as they are written."""

_AMOUNTS = {EndKind.REPS: REPS, EndKind.TIME: SECONDS, EndKind.DISTANCE: METERS}


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a step alone does not say."""

    offer: Offer
    e1rm_kg: Mapping[str, float]


def title_of(place: str) -> str:
    """How the title of every routine in that place begins."""
    return f"coach {place} · "


def routine_of(order: Order, workout: PlannedWorkout, offer: Offer) -> Routine:
    """The routine for a workout.

    Raises:
        ConnectorError: Hevy has none of its exercises.
    """
    groups, others = grouped(workout.steps)
    terms = _Terms(offer, order.e1rm_kg)
    exercises: list[Mapping[str, Any]] = []
    left_out: list[Group] = []
    for group in groups:
        chosen = offer.choose(group.exercise, _wanted(group))
        if chosen is None:
            left_out.append(group)
        else:
            exercises.append(_exercise(group, chosen, terms))
    if not exercises:
        raise ConnectorError(
            NAME,
            f"it has none of the exercises of {workout.title!r}",
            permanent=True,
            trouble=Trouble.REFUSED,
        )
    day = workout.day
    named = clean(workout.title, limit=LONGEST_TITLE)
    when = f"{day:%a} {day.day} {day:%b}"
    return {
        "title": f"{title_of(order.held.place)}{when}: {named}",
        "notes": _notes(workout, others, left_out, order.marker),
        "exercises": exercises,
    }


def free_routine(place: str, offer: Offer) -> Routine:
    """What stands in a place of the pool that no workout has; it cannot be deleted.

    Raises:
        ConnectorError: nothing is known that could stand in it.
    """
    any_one = offer.any
    if any_one is None:
        raise ConnectorError(NAME, "it offers no exercises", permanent=True)
    nothing = {"type": "normal", WEIGHT: None, REPS: None}
    exercise = {
        "exercise_template_id": any_one.remote_id,
        "superset_id": None,
        "rest_seconds": None,
        "notes": None,
        "sets": [{**nothing, METERS: None, SECONDS: None, "custom_metric": None}],
    }
    return {
        "title": f"{title_of(place)}free",
        "notes": "Nothing to do here: coach puts the next workout in its place.",
        "exercises": [exercise],
    }


def digest(routine: Routine) -> str:
    """The same for the same routine, another one for any other."""
    text = json.dumps(routine, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _wanted(group: Group) -> set[str]:
    """What the sets of a stand-in have to hold; loads do not carry over."""
    ends = {step.end.kind for step in group.sets}
    return {_AMOUNTS[end] for end in ends if end in _AMOUNTS}


def _exercise(group: Group, chosen: Chosen, terms: _Terms) -> Mapping[str, Any]:
    return {
        "exercise_template_id": chosen.template.remote_id,
        "superset_id": group.superset,
        "rest_seconds": group.rest_s,
        "notes": _exercise_notes(group, chosen, terms) or None,
        "sets": [_set(step, chosen, terms) for step in group.sets],
    }


def _set(step: Step, chosen: Chosen, terms: _Terms) -> Mapping[str, Any]:
    said = _said(step, chosen, terms)
    held = {name: said.get(name) for name in (WEIGHT, REPS, METERS, SECONDS)}
    # Sets that are no work count as warm-up, so that nobody takes them for hard ones.
    kind = "normal" if step.intensity is Intensity.WORK else "warmup"
    return {
        "type": kind,
        **{name: held[name] if name in chosen.amounts else None for name in held},
        "custom_metric": None,
    }


def _said(step: Step, chosen: Chosen, terms: _Terms) -> Mapping[str, float | int]:
    """What the step prescribes, by the name it has in Hevy's sets."""
    said: dict[str, float | int] = {}
    amount = _AMOUNTS.get(step.end.kind)
    if amount and step.end.value:
        said[amount] = round(step.end.value)
    load_kg = None if chosen.stands_in else load_kg_of(step, terms.e1rm_kg)
    if load_kg:
        said[WEIGHT] = round(load_kg, 2)
    return said


def _exercise_notes(group: Group, chosen: Chosen, terms: _Terms) -> str:
    lines: list[str] = []
    if chosen.stands_in:
        lines.append(f"Planned: {group.exercise}, which Hevy does not have.")
    lines += _unique(_efforts(group))
    for step in group.sets:
        said = _said(step, chosen, terms)
        lines += [_in_words(n, v) for n, v in said.items() if n not in chosen.amounts]
        if _is_share(step) and WEIGHT not in said:
            lines.append(f"{_number(step)} % of your maximum.")
        if step.end.kind is EndKind.OPEN:
            lines.append("As many as you can.")
        lines.append(clean(step.note))
    return clean("\n".join(_unique(lines)), limit=LONGEST_EXERCISE_NOTES, lines=True)


def _efforts(group: Group) -> Iterator[str]:
    """`RPE 7.`, or one for each set where they differ."""
    for hard, what in ((False, "Warm-up at RPE"), (True, "RPE")):
        sets = [s for s in group.sets if (s.intensity is Intensity.WORK) is hard]
        efforts = [_rpe(step) for step in sets]
        told = [f"{effort:g}" for effort in efforts if effort is not None]
        if told:
            same = len(set(told)) == 1 and len(told) == len(efforts)
            yield f"{what} {told[0] if same else ', '.join(told)}."


def _rpe(step: Step) -> float | None:
    if step.load is not None and step.load.kind is LoadKind.RPE:
        return step.load.value
    for target in (step.target, step.secondary):
        if target is not None and target.kind is TargetKind.RPE:
            return target.high
    return None


def _is_share(step: Step) -> bool:
    return step.load is not None and step.load.kind is LoadKind.PCT_E1RM


def _number(step: Step) -> str:
    return f"{step.load.value:g}" if step.load and step.load.value is not None else ""


def _notes(
    workout: PlannedWorkout,
    others: Sequence[Step],
    left_out: Sequence[Group],
    marker: str,
) -> str:
    """The workout's note, what is no exercise, what Hevy lacks; the mark last."""
    lines = [clean(workout.note, lines=True)]
    lines += [_other(step) for step in others]
    if left_out:
        lines.append("Not in Hevy, to be done all the same:")
        lines += [f"- {_group_in_words(group)}" for group in left_out]
    text = "\n".join(_unique(lines))
    return f"{clean(text, limit=LONGEST_NOTES, lines=True)}\n{marker}".strip()


def _other(step: Step) -> str:
    what = {Intensity.WARMUP: "Warm-up", Intensity.COOLDOWN: "Cool-down"}
    name = what.get(step.intensity, "Also")
    return f"{name}: {' '.join(filter(None, (_end(step), clean(step.note))))}"


def _group_in_words(group: Group) -> str:
    """`pallof press: 2x10, per side`."""
    first = group.sets[0]
    amount = "x".join(filter(None, (str(len(group.sets)), _end(first))))
    notes = _unique([clean(step.note) for step in group.sets])
    return ", ".join((f"{group.exercise}: {amount}", *_efforts_plain(group), *notes))


def _efforts_plain(group: Group) -> Iterator[str]:
    return (effort.rstrip(".") for effort in _efforts(group))


def _end(step: Step) -> str:
    value = step.end.value
    if not value:
        return ""
    if step.end.kind is EndKind.REPS:
        return f"{value:g}"
    if step.end.kind is EndKind.DISTANCE:
        return f"{value:g} m"
    return split(value)


def _in_words(amount: str, value: float) -> str:
    """An amount that the exercise's sets have no place for."""
    match amount:
        case "reps":
            return f"{value:g} repetitions a set."
        case "duration_seconds":
            return f"{split(value)} a set."
        case "distance_meters":
            return f"{value:g} m a set."
        case _:
            return f"With {value:g} kg."


def _unique(lines: Iterable[str]) -> list[str]:
    return [line for line in dict.fromkeys(lines) if line]
