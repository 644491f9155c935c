"""A small honest learner for tests: it foretells how much heavier the next session is.

It learns one number, the mean step from session to session, and is held against the
last session as it was. Whoever gets steadily stronger is foretold better by it; where
steps are chance it is not.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from statistics import fmean
from uuid import NAMESPACE_OID, uuid5

from coach.domain.activity import Activity, Recording, Source, Sport
from coach.domain.learned import Scored, Task
from coach.domain.strength import LiftSession, StrengthSet
from coach.learning.scores import mape
from tests.builders import day

FEWEST = 6


@dataclass(frozen=True)
class StepLearner:
    """Last session plus the mean step."""

    task: Task = Task.NEXT_SESSION

    def learn(self, log, day):
        kg = [load for on, load in loads(log) if on <= day]
        if len(kg) < FEWEST:
            return None
        return {"step_kg": round(fmean(b - a for a, b in pairwise(kg)), 6)}

    def score(self, parameters, log, first, last):
        step = parameters["step_kg"]
        pairs = [
            (before, came)
            for (_, before), (on, came) in pairwise(loads(log))
            if first <= on <= last
        ]
        if not pairs:
            return None
        foretold = [(before + step, came) for before, came in pairs]
        return Scored(
            len(pairs),
            {"mape": mape(foretold)},
            {"last_session": {"mape": mape(pairs)}},
            "last_session",
            "mape",
        )


def loads(log):
    return [(each.day, max(s.load_kg for s in each.sets)) for each in log]


def lifted(kg, *, every=3, until=0, exercise="back squat"):
    """A log with those loads, a session every so many days, the last on day(until)."""
    last = day(until)
    return tuple(
        LiftSession(
            str(uuid5(NAMESPACE_OID, f"{exercise} {number} {until}")),
            last - timedelta(days=every * (len(kg) - 1 - number)),
            "Legs",
            (StrengthSet(exercise, 5, load),),
        )
        for number, load in enumerate(kg)
    )


def steady(count, step=0.5, start=60.0):
    """A load that grows by the same step each session."""
    return [start + step * n for n in range(count)]


def keep_log(store, log, at):
    """Store every session of the log, as typed by hand."""
    for each in log:
        start = datetime.combine(each.day, time(18), tzinfo=UTC)
        done = Activity(
            uuid=each.uuid,
            source=Source.MANUAL,
            source_id=each.uuid,
            sport=Sport.STRENGTH,
            start=start,
            timezone="UTC",
            elapsed_s=3600,
            moving_s=3600,
            title=each.title,
            sets=each.sets,
        )
        store.save_recording(Recording(done), None, at)
