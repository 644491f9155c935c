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
    assert load(states(30, *[31] * 6, 38.1), 0.0) == [
        "Fitness rose by 8.1 in seven days, which is steep."
    ]
    assert load(states(30, *[31] * 6, 38), 0.0) == []


def test_form_far_below_nothing_asks_for_easy_days():
    assert load(states(50, 50, form=-20.0), -0.40) == [
        "Fatigue stands 40 % above fitness: that asks for easy days."
    ]
    assert load(states(50, 50, form=-19.9), -0.39) == []


def test_at_a_high_fitness_form_itself_is_enough():
    (said,) = load(states(120, 120, form=-30.0), -0.25)

    assert said == "Form is −30.0, overload even for somebody who trains a lot."
    assert load(states(120, 120, form=-29.0), -0.24) == []


def test_of_a_short_history_nothing_is_said():
    assert load(states(30, *[31] * 6, 60, form=-40.0, young=True), -0.6) == []
    assert load([], None) == []


def test_the_summary_tells_what_load_asks_for():
    assert "Fatigue stands 45 % above" in text(
        load_states=states(50, 50, form=-22.0), form_share=-0.45
    )


evenings = st.lists(
    st.builds(LoadState, st.floats(0, 90), st.floats(0, 150), st.floats(-80, 30)),
    max_size=9,
)


@given(evenings, st.floats(-2, 1))
def test_every_number_said_of_load_is_a_fact(course, share):
    said = re.findall(r"\d+(?:\.\d+)?", " ".join(load(course, share)))

    known = {percent(-share).removesuffix(" %")}
    if course:
        known |= {f"{ramp(course):.1f}", f"{-course[-1].form:.1f}"}
    assert set(said) <= known
