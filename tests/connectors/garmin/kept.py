"""What came in from the fake, kept as the sync keeps it."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from coach.domain.sync import RemoteActivity
from connectors.base import Known
from connectors.garmin.questions import QUESTIONS
from connectors.garmin.source import GarminSource
from tests.connectors.garmin.account import client

TODAY = date(2026, 3, 20)
FIT = b"\x0e\x20\x34\x08\x00\x00\x00\x00.FIT" + bytes(4)


class Home:
    """What is kept of what came in, as the sync keeps it."""

    def __init__(self, server, *, fresh=False):
        self.server, self.today = server, TODAY
        asked = {each.kind: str(TODAY) for each in QUESTIONS}
        self.cursor = {} if fresh else {"days": asked}
        self.activities, self.issues = {}, []

    def pull(self, most=None, **more):
        """Take so many steps, all without a number, and give what came in."""
        known = Known(self.cursor, dict(self.activities), self.today, lambda _: None)
        source = GarminSource(client(self.server, **more))
        self.server.seen.clear()
        taken = []
        for pulled in islice(source.pull(known), most):
            taken.append(pulled)
            self._keep(pulled)
        return taken

    def _keep(self, pulled):
        if pulled.issue is not None:
            self.issues.append(pulled.issue)
        if pulled.cursor is not None:
            self.cursor = json.loads(json.dumps(dict(pulled.cursor)))
        number = pulled.remote_id
        if number is None:
            return
        if pulled.content is None and pulled.issue is None:
            gone = replace(self.activities[number], deleted_at=TODAY)
            self.activities[number] = gone
        else:
            self.activities[number] = RemoteActivity(
                "garmin", number, pulled.day, pulled.fingerprint, None
            )

    @property
    def asked(self):
        return self.server.lines()


def activities(taken):
    return [each for each in taken if each.remote_id]


def documents(taken):
    return {each.name: each for each in taken if each.content and not each.remote_id}


def added(server, days_ago=1, **more):
    """One more activity with a file, that many days ago."""
    start = f"{TODAY - timedelta(days=days_ago)} 07:00:00"
    return server.add_activity(FIT, start=start, **more)
