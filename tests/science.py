"""The published numbers that formulas are held against, from the folder `shared`.

A test asks for vectors by the beginning of their ids, which COVERED lists;
tests/test_science.py sees to it that each one listed is asked for somewhere and that
no vector is forgotten.
"""

import json
import math
from functools import cache
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent.parent / "shared" / "science" / "vectors"

COVERED = {
    "load": (
        "np-",
        "tss-",
        "rtss-",
        "gap-",
        "stss-",
        "trimp-morton-",
        "hrss-",
        "srpe-",
        "rpe-tss-",
        "volload-",
        "inol-",
        "pmc-",
        "monotony-",
    ),
    "swim": (
        "css-2pt-",
        "cs-regression-",
        "yd-m-",
        "m-yd-",
        "pace-conv-",
        "course-",
        "swolf-",
        "best100yd-",
        "best100m-",
        "swim-zones-",
        "swim-swc-",
    ),
    "cardio": (
        "hrmax-",
        "lthr-default-",
        "karvonen-",
        "hrr-zones-",
        "rmssd-",
        "lnrmssd-",
        "hrv-",
    ),
    "stats": ("theilsen-mk-", "eta-", "verdict-"),
    "strength": ("e1rm-", "e1rm-rir-", "rpe-pct-", "hardsets-"),
    "body": ("mean7-",),
    "readiness": ("hooper-", "wellness-z-", "taper-", "ramp-", "tsb-zone-"),
    "adherence": ("tp-", "todaysplan-", "rate-", "decision-"),
}

NOT_BUILT = {
    "load": {
        "trimp-gc-": "the peers' coefficient for both sexes, which is wrong for women",
        "edwards-": "another load unit",
        "lucia-": "another load unit",
        "gc-zonal-": "another load unit",
        "skiba-swim-power-": "another load unit",
        "acwr-": "no rule may use it",
    },
    "swim": {"swolf-elevate-": "from averages; ours is per length"},
    "cardio": {
        "cooper-": "tests of fitness are not logged yet",
        "vdot-": "tests of fitness are not logged yet",
        "vvdot-": "tests of fitness are not logged yet",
        "eqv5k-": "tests of fitness are not logged yet",
    },
    "strength": {
        "coef-": "for totals of three lifts",
        "jump-ft-": "jumps are not measured yet",
        "mdc-": "tests are not compared yet",
        "ybalance-": "not measured yet",
        "double-prog-": "progression is not built yet",
        "plateau-": "plateaus are not predicted yet",
    },
    "body": {
        "trend-": "the level is a mean of 28 days",
        "navy-": "no tape measures",
        "bmr-": "no energy balance yet",
        "met-": "no energy balance yet",
        "balance-": "no energy balance yet",
    },
}


@cache
def all_vectors(name):
    path = FOLDER / f"{name}.json"
    return json.loads(path.read_text())["vectors"] if path.is_file() else []


def vectors(name, prefix, but_not="-"):
    """The vectors of one file whose ids begin so, each as a pytest parameter."""
    assert prefix in COVERED[name], f"add {prefix} to COVERED"
    if not FOLDER.is_dir():
        skip = pytest.mark.skip("there is no folder shared beside the checkout")
        return [pytest.param({}, id=prefix, marks=skip)]
    found = [
        pytest.param(each, id=each["id"])
        for each in all_vectors(name)
        if each["id"].startswith(prefix) and not each["id"].startswith(but_not)
    ]
    assert found, f"no vector of {name}.json begins with {prefix}"
    return found


def near(found, expected, vector):
    """Whether both are None, or equal within the vector's tolerance."""
    if found is None or expected is None:
        return found is expected
    return math.isclose(found, expected, rel_tol=1e-9, abs_tol=vector["abs_tol"])
