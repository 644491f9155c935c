import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.athlete import Injury
from coach.domain.review import LoadState
from coach.domain.wording import percent
from coach.load.fitness import ramp
from coach.review.condition import hurts, load
from tests.builders import day
from tests.coach.review.findings import text


def injury(part, severity, on=0):
    return Injury(part, severity, day(on))


def states(*fitness, form=0.0, young=False):
    """Evenings, the last of them with that form."""
    return [LoadState(f, f, form, young) for f in fitness]


def test_without_injuries_nothing_hurts():
    assert hurts([]) == []


def test_what_is_not_healed_is_named_with_its_severity_and_its_day():
    said = hurts([injury("knee", 2), injury("lower_back", 1, on=3)])

    assert said == [
        (
            "Not healed: knee (2 of 5, said on 2 March 2026) and lower back (1 of 5, "
            "said on 5 March 2026)."
        )
    ]


@pytest.mark.parametrize(
    ("severity", "words"),
    [
        (3, "Until that is better nothing is made longer or harder."),
        (4, "That calls for rest: coach plan skip takes out what loads it."),
    ],
)
def test_what_limits_or_stops_training_has_consequences(severity, words):
    assert hurts([injury("knee", severity), injury("wrist", 1)])[-1] == words


def test_the_summary_tells_what_is_not_healed():
    told = text(injuries=[injury("knee", 2)])

    assert "Not healed: knee (2 of 5, said on 2 March 2026)." in told


def test_a_rise_of_more_than_eight_in_seven_days_is_steep():
    assert load(states(30, *[31] * 6, 38.1)) == [
        "Fitness rose by 8.1 in seven days, which is steep."
    ]
    assert load(states(30, *[31] * 6, 38)) == []


def test_form_far_below_nothing_asks_for_easy_days():
    (said,) = load(states(50, 50, form=-20.0))

    assert said.startswith("Yesterday's fatigue was above fitness by 20.0, 40 %")
    assert load(states(50, 50, form=-19.9)) == []


def test_at_a_high_fitness_form_itself_is_enough():
    assert len(load(states(120, 120, form=-30.0))) == 1
    assert load(states(120, 120, form=-29.0)) == []


def test_of_a_short_history_nothing_is_said():
    assert load(states(30, *[31] * 6, 60, form=-40.0, young=True)) == []
    assert load([]) == []


evenings = st.lists(
    st.builds(LoadState, st.floats(0, 90), st.floats(0, 150), st.floats(-80, 30)),
    max_size=9,
)


@given(evenings)
def test_every_number_said_of_load_is_a_fact(course):
    said = re.findall(r"\d+(?:\.\d+)?", " ".join(load(course)))

    known = set()
    if course and course[-1].fitness:
        now = course[-1]
        known = {f"{ramp(course):.1f}", f"{-now.form:.1f}"}
        known |= {percent(-now.form / now.fitness).removesuffix(" %")}
    assert set(said) <= known
