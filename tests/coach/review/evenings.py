"""Evenings of a made-up week, its Sunday unless told otherwise."""

from coach.domain.review import LoadState
from coach.domain.sync import SourceState, SourceStatus
from coach.review.compare import Records, compare_week
from coach.review.match import match
from tests.builders import day

SUNDAY = day(6)
LOAD = LoadState(30.0, 40.0, -9.0)
SERVICES_OFF = (
    SourceStatus("garmin", SourceState.OFF),
    SourceStatus("hevy", SourceState.OFF),
)


def files(through=SUNDAY):
    return (*SERVICES_OFF, SourceStatus("files", SourceState.OK, through, through))


def evening(workouts, sessions=(), *corrections, on=SUNDAY, sources=None, **known):
    loads = known.get("loads", {})
    found = match(workouts, sessions, corrections, day=on, loads=loads)
    answered = files(on) if sources is None else sources
    return Records(on, workouts, sessions, found, answered, **known)


def week(*args, **known):
    return compare_week(evening(*args, **known), LOAD)
