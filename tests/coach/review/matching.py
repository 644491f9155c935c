"""Matches of one made-up week, on its Sunday evening."""

from coach.review.match import match
from tests.builders import day

SUNDAY = day(6)


def matched(workouts, sessions, *corrections, on=SUNDAY, loads=None):
    """Workout by session, of those that were given one."""
    found = match(workouts, sessions, corrections, day=on, loads=loads or {})
    return {m.session_uuid: m.workout_uuid for m in found if m.workout_uuid}


def only(workouts, sessions, *corrections, on=SUNDAY, loads=None):
    (found,) = match(workouts, sessions, corrections, day=on, loads=loads or {})
    return found


def uuids(*pairs):
    return {done.activity.uuid: planned.uuid for done, planned in pairs}
