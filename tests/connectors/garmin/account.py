"""A client at the fake, and orders for workouts, for the tests of this folder."""

import hashlib

from coach.catalogue.exercises import exercises
from coach.domain.sync import Delivery
from connectors.base import Order, Sending
from connectors.garmin.client import GarminClient
from connectors.garmin.target import GarminTarget
from tests.connectors.fitfile.planned import E1RM


def client(server, **more):
    """The real client, with good tokens."""
    return GarminClient(
        server.tokens(), lambda _text: None, base_url=server.url, **more
    )


def reset(server):
    """As if nobody had ever been there."""
    for state in (server.activities, server.files, server.details, server.workouts):
        state.clear()
    for days in (server.vo2max, server.weights, server.nights, server.hrv):
        days.clear()
    server.readiness.clear()
    server.daily.clear()
    server.schedule.clear()
    server.faults.clear()
    server.seen.clear()
    server.lists_descriptions = server.lists_nulls = False
    return server


def marker_of(workout):
    return f"[coach:{hashlib.sha256(workout.uuid.encode()).hexdigest()[:8]}]"


def order(workout, held=None, *, gone=False, **more):
    held = held or Delivery("garmin", workout.uuid)
    return Order(
        workout=None if gone else workout,
        held=held,
        marker=marker_of(workout),
        e1rm_kg=E1RM,
        catalogue=exercises(),
        **more,
    )


def delivered(server, ordered, **more):
    """Every step of a delivery, and how it stands then."""
    steps = list(GarminTarget(client(server, **more)).deliver(ordered))
    held = [each for each in steps if not isinstance(each, Sending)]
    return steps, held[-1] if held else ordered.held
