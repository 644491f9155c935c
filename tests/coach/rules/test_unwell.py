import pytest

from coach.domain.plan import WorkoutStatus
from coach.domain.review import Outcome
from coach.rules.unwell import injured, said_unwell, unwell_lately
from tests.builders import workout
from tests.facts import facts


def missed(reason):
    return Outcome(workout(), WorkoutStatus.MISSED, reason=reason)


@pytest.mark.parametrize(
    "reason",
    [
        *("sick", "Sickness", "felt ill", "illness", "injured knee", "a fever"),
        *("flu", "a cold", "bad cold, stayed in bed", "colds again", "unwell"),
    ],
)
def test_sickness_and_injury_are_heard(reason):
    assert said_unwell(missed(reason))


@pytest.mark.parametrize(
    "reason",
    [
        None,
        "",
        "cold pool",
        "cold weather",
        "flute lesson",
        "chilled",
        "illegal parking",
    ],
)
def test_what_only_sounds_like_it_is_not(reason):
    assert not said_unwell(missed(reason))


@pytest.mark.parametrize(
    ("ago", "lately"), [(0, True), (6, True), (7, False), (8, False), (20, False)]
)
def test_lately_are_the_seven_days_that_end_tonight(ago, lately):
    made = facts(past=[{"ago": [ago], "status": "missed", "reason": "flu"}])

    assert unwell_lately(made) is lately


@pytest.mark.parametrize(
    ("severity", "is_so"), [(2, False), (3, True), (4, True), (5, True)]
)
def test_an_injury_counts_from_its_severity_on(severity, is_so):
    assert injured(facts(injuries={"knee": severity}), 3) is is_so
