"""How far tests go through cases that are too many to try each at every change.

`make test` tries some of them, chosen evenly; with THOROUGH=1 in the environment, as
`make soak` sets it, each is tried.
"""

import os

THOROUGH = bool(os.environ.get("THOROUGH"))


def points(most, *, every):
    """Fault points 1, 1 + every, …, to be walked until a run is killed no more."""
    return range(1, most, 1 if THOROUGH else every)


def some(cases, few):
    """The first few of the cases, or all."""
    return list(cases) if THOROUGH else list(cases)[:few]


def most(times, fewer):
    """How often something is tried."""
    return times if THOROUGH else fewer
