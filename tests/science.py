"""The published numbers that formulas are held against, from the folder `shared`.

A test asks for vectors by the beginning of their ids; `tests/test_science_ids.py`
compares what is asked for with the list in `COVERED`.
"""

import json
import math
from functools import cache
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent.parent / "shared" / "science" / "vectors"


@cache
def _all(name):
    path = FOLDER / f"{name}.json"
    return json.loads(path.read_text())["vectors"] if path.is_file() else []


def vectors(name, *prefixes):
    """The vectors of one file whose ids begin so, each as a pytest parameter."""
    found = [each for each in _all(name) if each["id"].startswith(prefixes)]
    if not found and not FOLDER.is_dir():
        skip = pytest.mark.skip("there is no folder shared beside the checkout")
        return [pytest.param({}, id=f"{name}-{prefixes[0]}", marks=skip)]
    assert found, f"no vector of {name}.json begins with {prefixes}"
    return [pytest.param(each, id=each["id"]) for each in found]


def near(found, expected, vector):
    """Whether both are None, or equal within the vector's tolerance."""
    if found is None or expected is None:
        return found is expected
    return math.isclose(found, expected, rel_tol=1e-9, abs_tol=vector["abs_tol"])
