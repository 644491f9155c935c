"""What a summary may tell of a made-up week."""

from dataclasses import replace
from datetime import date

from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.review import Evidence, LoadState, Proposal
from coach.domain.sync import SourceState, SourceStatus
from coach.review.compare import Records, compare_week
from coach.review.match import match
from coach.review.summary import Findings, summarise
from tests.builders import day

SUNDAY = day(6)
FILES = SourceStatus("files", SourceState.OK, SUNDAY, SUNDAY)
AD01 = Proposal(
    "p1-3f2a",
    "AD01",
    "make the coming week a fifth shorter",
    "4 of 6 planned workouts were completed (67 %, the plan holds from 70 %)",
    (Evidence("adherence", 0.667, "1"),),
    (),
)
FA02 = replace(AD01, id="p2-1111", rule="FA02", title="rest tomorrow", why="Sore 6.")
BODY_FAT = GoalState(
    "body_fat",
    "%",
    GoalVerdict.IMPROVING,
    15.1,
    14.0,
    -0.08,
    (-0.12, -0.03),
    on_track=True,
    eta=date(2026, 6, 10),
    n=14,
)


def findings(workouts=(), sessions=(), *, sources=(FILES,), known=None, **told):
    found = match(workouts, sessions, day=SUNDAY, loads=(known or {}).get("loads", {}))
    tonight = Records(SUNDAY, workouts, sessions, found, sources, **(known or {}))
    week = compare_week(tonight, LoadState(30.0, 40.0, -9.0))
    return Findings(tonight, week, **told)


def text(*args, **told):
    return summarise(findings(*args, **told)).text
