"""Exercises that services offer, kept under the names the catalogue has for them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coach.catalogue.resolve import resolve
from coach.domain.sync import ServiceExercise
from coach.jobs.context import Context


def in_the_catalogue(name: str, remembered: Mapping[str, str]) -> str | None:
    """The catalogue's name for an exercise as a service calls it; None of no other."""
    exercise = resolve(name, remembered).exercise
    return None if exercise is None else exercise.name


def keep_offered(context: Context, offered: Sequence[ServiceExercise]) -> None:
    """Keep what a service said when it was asked, as a sync does that asks it."""
    if not offered:
        return
    with context.reading() as store:
        remembered = dict(store.remembered_exercises())
    named = [
        replace(each, exercise=in_the_catalogue(each.title, remembered))
        for each in offered
    ]
    with context.writing() as store:
        for each in named:
            store.save_service_exercise(each, context.clock.now())
