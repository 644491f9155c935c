import pytest

from coach.domain.plan import WorkoutStatus
from coach.domain.review import Outcome
from coach.rules.unwell import said_unwell
from tests.builders import workout


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
