import pytest

from coach.domain.activity import Sport
from coach.domain.sync import SourceState, SourceStatus
from coach.review.seen import is_answered, is_unseen
from tests.builders import day

OFF = (
    SourceStatus("garmin", SourceState.OFF),
    SourceStatus("hevy", SourceState.OFF),
)


def source(name, through, state=SourceState.OK):
    answered = None if through is None else day(through)
    return SourceStatus(name, state, answered, answered)


def test_without_services_files_answer_for_every_sport():
    sources = (*OFF, source("files", 3))

    assert all(is_answered(sport, day(3), sources) for sport in Sport)
    assert not any(is_answered(sport, day(4), sources) for sport in Sport)


def test_files_that_never_came_answer_for_nothing():
    assert not is_answered(Sport.RUN, day(0), (*OFF, source("files", None)))
    assert not is_answered(Sport.RUN, day(0), ())


def test_a_file_of_that_day_does_not_stand_for_a_service_that_is_silent():
    sources = (source("garmin", 1, SourceState.UNREACHABLE), source("files", 3))

    assert not is_answered(Sport.RUN, day(3), sources)
    assert is_answered(Sport.RUN, day(1), sources)


def test_strength_could_be_in_either_service_so_both_must_answer():
    sources = (source("garmin", 3), source("hevy", 2), source("files", None))

    assert not is_answered(Sport.STRENGTH, day(3), sources)
    assert is_answered(Sport.STRENGTH, day(2), sources)


def test_hevy_is_not_waited_for_when_a_swim_is_missing():
    sources = (source("garmin", 3), source("hevy", None), source("files", None))

    assert is_answered(Sport.SWIM, day(3), sources)


def test_where_only_hevy_is_on_files_answer_for_a_swim():
    sources = (SourceStatus("garmin", SourceState.OFF), source("hevy", 5))

    assert not is_answered(Sport.SWIM, day(3), (*sources, source("files", 2)))
    assert is_answered(Sport.SWIM, day(3), (*sources, source("files", 3)))


@pytest.mark.parametrize(
    ("sources", "unseen"),
    [
        ((*OFF, source("files", 3)), False),
        ((*OFF, source("files", 2)), True),
        ((source("garmin", 3), source("hevy", 3), source("files", None)), False),
        ((source("garmin", 3), source("hevy", 2), source("files", 3)), True),
        ((), True),
    ],
)
def test_a_day_is_unseen_while_one_source_of_training_is_silent(sources, unseen):
    assert is_unseen(day(3), sources) is unseen
