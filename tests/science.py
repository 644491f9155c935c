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
        "trimp-gc-",
        "edwards-",
        "lucia-",
        "gc-zonal-",
        "skiba-swim-power-",
        "acwr-",
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
        "swolf-elevate-",
    ),
    "cardio": (
        "hrmax-",
        "lthr-default-",
        "karvonen-",
        "hrr-zones-",
        "cooper-",
        "vdot-",
        "vvdot-",
        "eqv5k-",
        "rmssd-",
        "lnrmssd-",
        "hrv-",
    ),
    "stats": ("theilsen-mk-", "eta-", "verdict-"),
    "strength": (
        "e1rm-",
        "e1rm-rir-",
        "rpe-pct-",
        "hardsets-",
        "coef-",
        "jump-ft-",
        "ybalance-",
        "double-prog-",
        "plateau-",
        "mdc-",
    ),
    "body": ("mean7-", "trend-", "navy-", "bmr-", "met-", "balance-", "balance-comp-"),
    "readiness": ("hooper-", "wellness-z-", "taper-", "ramp-", "tsb-zone-"),
    "adherence": ("tp-", "todaysplan-", "rate-", "decision-"),
}

NOT_BUILT: dict[str, dict[str, str]] = {}
"""Prefixes that no test asks for, each with the reason; none is left of §§1 to 8."""


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
