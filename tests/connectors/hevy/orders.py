"""Orders for routines, and strength workouts to put into them."""

from dataclasses import replace
from datetime import date

from coach.catalogue.exercises import exercises
from coach.catalogue.resolve import resolve
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    Repeat,
    Step,
)
from coach.domain.sync import Delivery, ServiceExercise
from connectors.base import Order, Sending
from tests.builders import workout
from tests.fakes.hevy.templates import built_in

MARKER = "[coach:ab12cd34]"
TUESDAY = date(2026, 11, 24)


def named(title):
    found = resolve(title, {}).exercise
    return found.name if found else None


def offered(templates=None):
    """What Hevy offers, as a sync keeps it."""
    return tuple(
        ServiceExercise("hevy", t["id"], t["title"], t["type"], named(t["title"]))
        for t in (templates or built_in()).values()
    )


OFFERED = offered()


def one(exercise, reps=5, load=None, **fields):
    """A working set."""
    end = fields.pop("end", End(EndKind.REPS, reps))
    return Step(Intensity.WORK, end, exercise=exercise, load=load, **fields)


def warm(exercise, reps=5, load=None, **fields):
    return replace(one(exercise, reps, load, **fields), intensity=Intensity.WARMUP)


def rest(seconds):
    return Step(Intensity.REST, End(EndKind.TIME, seconds))


def kg(value):
    return Load(LoadKind.KG, value)


def share(value):
    return Load(LoadKind.PCT_E1RM, value)


def effort(value):
    return Load(LoadKind.RPE, value)


LOWER = (
    Step(Intensity.WARMUP, End(EndKind.TIME, 300), note="bike or rower"),
    Repeat(2, (warm("back squat", 5, share(50)), rest(60))),
    Repeat(3, (one("back squat", 5, share(70)), rest(150))),
    Repeat(
        3,
        (
            one("bench press", 8, effort(7), superset=1),
            one("chest-supported row", 10, kg(32.5), superset=1),
            rest(90),
        ),
    ),
    Repeat(2, (one("pallof press", 10, note="per side"), rest(30))),
)


def planned(*steps, day=TUESDAY, **fields):
    made = {"title": "Lower body", "uuid": "w-1", "note": "No set to failure."}
    return workout("strength", 0, steps=steps, **{**made, "day": day, **fields})


def order(wanted="lower", *, place="A", held=None, **fields):
    """An order for the lower-body workout, or another one, or for none."""
    made = {
        "workout": planned(*LOWER) if wanted == "lower" else wanted,
        "held": held or Delivery("hevy", place),
        "marker": MARKER,
        "e1rm_kg": {"back squat": 140.0},
        "catalogue": exercises(),
        "exercises": OFFERED,
    }
    return Order(**{**made, **fields})


def delivered(target, wanted):
    """Every step of the delivery, and the order as it stands after it."""
    steps = list(target.deliver(wanted))
    last = [step for step in steps if not isinstance(step, Sending)][-1:]
    return steps, replace(wanted, held=last[0] if last else wanted.held, look=False)
