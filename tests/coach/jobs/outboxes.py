"""Homes with services in memory behind them, and what both hold in the end."""

import itertools
import random
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from coach import clock, faults
from coach.errors import CoachError
from coach.jobs.change_plan import move_workout, skip_workout
from coach.jobs.decide_review import Wanted, decide_review
from coach.jobs.drain import drain
from coach.jobs.export_to_service import export_to
from coach.jobs.undo import undo
from coach.wiring import context as wiring
from tests.fakes.memory import Memory, MemoryServices, digest_of
from tests.homes import Home, march

LIFTS = """\
plan: Lifts and runs
weekly_hours: 1-8
workouts:
  lift:
    sport: strength
    steps:
      - back squat 3x5 @ 80 kg, rest 3:00
  easy run:
    sport: run
    steps: 40:00 easy
  stretch:
    sport: mobility
    steps: couch stretch 2x60s per side
weeks:
  - repeat: 3
    mon: easy run
    tue: lift
    wed: easy run
    thu: lift
    fri: stretch
    sat: easy run
"""

A_LIFT = """\
plan: A lift
weekly_hours: 1-8
workouts:
  lift:
    sport: strength
    steps:
      - back squat 3x5 @ 80 kg, rest 3:00
  easy run:
    sport: run
    steps: 40:00 easy
weeks:
  - repeat: 2
    mon: easy run
    tue: lift
    wed: easy run
"""


class Killed(BaseException):
    """The process ended here, as far as the database and the services can tell."""


@dataclass
class Outbox:
    """A home and its two services."""

    home: Home
    services: MemoryServices = field(
        default_factory=lambda: MemoryServices(
            {"garmin": Memory("garmin"), "hevy": Memory("hevy")}
        )
    )

    @property
    def garmin(self):
        return self.services.servers["garmin"]

    @property
    def hevy(self):
        return self.services.servers["hevy"]

    def asked(self):
        return len(self.garmin.asked) + len(self.hevy.asked)

    def calendar(self):
        """What the athlete sees at Garmin: day, title and content of each entry."""
        items = self.garmin.items
        return sorted(
            (day.isoformat(), items[item]["title"], items[item]["content"])
            for item, day in self.garmin.entries.values()
        )

    def routines(self):
        """What the athlete sees in Hevy: title and content of each routine in use."""
        held = self.hevy.items.values()
        return sorted((r["title"], r["content"]) for r in held if r["marker"])

    def planned(self, *, sport=None, since=None):
        """The same of the plan: what should be there."""
        with self.home.context() as context, context.reading() as store:
            workouts = [w for plan in store.plans() for w in plan.workouts]
            since = since or context.day.isoformat()
        return sorted(
            (w.day.isoformat(), w.title, digest_of(w))
            for w in workouts
            if w.skip_reason is None
            and w.sport != "mobility"
            and w.day.isoformat() >= since
            and sport in {None, w.sport}
        )

    def states(self, target):
        rows = {}
        with self.home.context() as context, context.reading() as store:
            for export in store.exports():
                if export.target == target:
                    rows[export.workout_uuid] = str(export.state)
        return sorted(rows.values())

    def drained(self, **options):
        with self.home.context() as context:
            return drain(context, **options)

    def nothing_twice(self):
        """Whatever happened, nothing stands anywhere twice, and nothing is lost."""
        markers = [each["marker"] for each in self.garmin.items.values()]
        assert len(markers) == len(set(markers))
        entered = [item for item, _ in self.garmin.entries.values()]
        assert len(entered) == len(set(entered))
        assert set(entered) <= set(self.garmin.items)
        places = [each["place"] for each in self.hevy.items.values()]
        assert len(places) == len(set(places))


@contextmanager
def served(services):
    """Every context opened in here works with these services, and waits for nobody."""

    def wait(seconds):
        for server in services.servers.values():
            server.wait(seconds)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wiring, "ConfiguredServices", lambda *_: services)
        patch.setattr(clock, "wait", wait)
        yield


@contextmanager
def killed_at(number):
    """The process ends at that fault point; gives a list of the points met."""
    met = []
    counting = itertools.count(1)

    def point(name):
        met.append(name)
        if next(counting) == number:
            raise Killed(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faults, "point", point)
        yield met


def low_week(home, plan=LIFTS):
    """Weeks of workouts lie ahead; the first was so low that the next one shrinks."""
    home.load(plan)
    home.did(march(2), *([march(4)] if plan == LIFTS else []))
    home.answered("2026-03-08")
    return home


FAULTS = ("down", "lost", "late", "gone", "refused", "limited")
MAYBE = {3, 9}
"""Nothing to do, and a proposal that changed since: both may be the answer."""


def walk(box, seed, steps):
    """The athlete does this and that while the services do as they like."""
    chance = random.Random(seed)
    for _ in range(steps):
        for server in (box.garmin, box.hevy):
            if chance.random() < 0.5:
                wrong = [chance.choice(("", "", *FAULTS)) for _ in range(4)]
                server.wrong += wrong
        with box.home.context() as context:
            _one_step(context, chance)
        box.nothing_twice()


def _one_step(context, chance):
    with context.reading() as store:
        coming = [
            w
            for plan in store.plans()
            for w in plan.workouts
            if w.day > context.day and w.skip_reason is None
        ]
    one = str(chance.choice(coming).id)
    day = context.day + timedelta(days=chance.randrange(1, 9))
    can = (
        lambda: move_workout(context, one, day),
        lambda: move_workout(context, one, day),
        lambda: skip_workout(context, one, "travel"),
        lambda: decide_review(context, Wanted(approve=("all",))),
        lambda: undo(context),
        lambda: export_to(context, "garmin", None, None),
        lambda: export_to(context, "hevy", None, None),
        lambda: drain(context, by_hand=True),
    )
    try:
        chance.choice(can)()
    except CoachError as error:
        if error.code not in MAYBE:
            raise


def settled(box):
    """Both services answer again, some hours later, and everything goes out."""
    for server in (box.garmin, box.hevy):
        server.wrong, server.down = [], False
        server.wait(60)
    with box.home.at("2026-03-08T23:30:00+00:00").context() as context:
        drain(context, by_hand=True)
        stood = box.calendar()
        for name in ("garmin", "hevy"):
            export_to(context, name, None, date.max)
            export_to(context, name, None, date.max)
    return stood
