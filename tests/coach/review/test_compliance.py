import pytest

from coach.domain.review import WeekVerdict
from coach.review.compliance import (
    TODAYS_PLAN,
    Colour,
    adherence,
    colour,
    verdict,
)
from tests.science import near, vectors


def seconds(minutes):
    return None if minutes is None else minutes * 60


@pytest.mark.parametrize("vector", vectors("adherence", "tp-"))
def test_colours_are_those_of_trainingpeaks(vector):
    planned, done = map(seconds, vector["inputs"].values())

    assert colour(planned, done) == vector["expected"]


@pytest.mark.parametrize("vector", vectors("adherence", "todaysplan-"))
def test_colours_are_those_of_todays_plan(vector):
    planned, done = map(seconds, vector["inputs"].values())

    assert colour(planned, done, TODAYS_PLAN) == vector["expected"]


@pytest.mark.parametrize("vector", vectors("adherence", "rate-"))
def test_adherence_is_the_share_that_was_completed(vector):
    colours = [Colour(each) for each in vector["inputs"]["colours"]]
    completed = sum(each is not Colour.RED for each in colours)

    assert near(adherence(completed, len(colours)), vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("adherence", "decision-"))
def test_verdicts_are_those_of_the_seed(vector):
    share = vector["inputs"]["adherence"]
    found = verdict(0, 0) if share is None else verdict(round(share * 100), 100)

    assert (found or "insufficient") == vector["expected"]


@pytest.mark.parametrize(
    ("done_s", "shade"),
    [
        (2879.4, Colour.YELLOW),
        (2879.6, Colour.GREEN),
        (3600 * 0.795, Colour.YELLOW),
        (4320, Colour.GREEN),
        (4321, Colour.YELLOW),
        (1800, Colour.YELLOW),
        (1799, Colour.ORANGE),
        (5400, Colour.YELLOW),
        (5401, Colour.ORANGE),
        (0.2, Colour.RED),
    ],
)
def test_the_edges_of_a_colour_belong_to_it_in_whole_seconds(done_s, shade):
    assert colour(3600, done_s) is shade


@pytest.mark.parametrize(
    ("completed", "planned", "expected"),
    [
        (0, 1, WeekVerdict.ADJUST),
        (4, 6, WeekVerdict.ADJUST),
        (69, 100, WeekVerdict.ADJUST),
        (7, 10, WeekVerdict.WATCH),
        (14, 20, WeekVerdict.WATCH),
        (4, 5, WeekVerdict.WATCH),
        (8, 10, WeekVerdict.WATCH),
        (81, 100, WeekVerdict.KEEP),
        (5, 6, WeekVerdict.KEEP),
        (6, 6, WeekVerdict.KEEP),
        (0, 0, None),
    ],
)
def test_a_week_is_judged_in_whole_workouts(completed, planned, expected):
    assert verdict(completed, planned) is expected


@pytest.mark.parametrize("times", range(1, 40))
def test_exactly_seventy_and_eighty_per_cent_are_watched_however_many(times):
    assert verdict(7 * times, 10 * times) is WeekVerdict.WATCH
    assert verdict(8 * times, 10 * times) is WeekVerdict.WATCH
