"""The pooled trees: the same in plain Python as in the library that grew them."""

import json
import math
import random
import subprocess
import sys
from datetime import date, timedelta

import pytest

from coach.catalogue.pooled import pooled
from coach.domain.learned import Task
from coach.learning.samples import Sample
from coach.strength.next_course import course
from coach.strength.next_features import features
from coach.strength.next_trees import pooled_trees, trees_in
from tests.bench.pool_next import as_json, grow
from tests.coach.strength.lifted import history

NAMES = ("a", "b", "c")


def made_up(count, seed=1):
    dice = random.Random(seed)
    day = date(2026, 1, 5)
    for _ in range(count):
        row = tuple(round(dice.uniform(-1, 1), 4) for _ in NAMES)
        target = 0.2 * math.tanh(row[0] - row[1]) + dice.gauss(0, 0.01)
        yield Sample("ann", "squat", day, day + timedelta(days=1), row, target)


def test_plain_python_foretells_what_scikit_learn_does():
    learned, asked = list(made_up(600)), list(made_up(300, seed=2))
    model = grow(learned, [])

    trees = trees_in(json.loads(json.dumps(as_json(model, NAMES, share=1.0))))

    theirs = model.predict([each.features for each in asked])
    ours = [trees.told(dict(zip(NAMES, e.features, strict=True))) for e in asked]
    assert ours == pytest.approx(list(theirs), abs=1e-4)
    assert max(ours) - min(ours) > 0.2


def test_only_a_share_of_what_the_trees_say_is_told():
    document = as_json(grow(list(made_up(300)), []), NAMES)
    found = {"a": 0.9, "b": -0.9, "c": 0.0}

    whole, half = (trees_in({**document, "share": s}).told(found) for s in (1.0, 0.5))

    assert half == whole / 2 != 0


def test_what_is_shipped_says_how_it_was_made_and_how_it_did():
    document = pooled(Task.NEXT_SESSION)

    assert {"recipe", "scores"} <= document.keys()
    assert document["recipe"]["real"]["licence"] == "MIT"
    assert document["recipe"]["command"] == "python -m tests.bench.pool_next"
    assert len(json.dumps(dict(document))) < 60_000


def test_what_is_shipped_asks_for_the_features_there_are():
    points = course(history([100, 101, 102]))

    assert tuple(features(points, points[-1].day)) == pooled_trees().names


def test_foretelling_needs_no_library_of_learning():
    code = (
        "import sys\n"
        "from coach.strength.next_session import foretell_next\n"
        "from coach.strength.next_trees import pooled_trees\n"
        "pooled_trees()\n"
        "print(sorted({'sklearn', 'pandas', 'numpy', 'scipy'} & set(sys.modules)))\n"
    )

    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "[]"
