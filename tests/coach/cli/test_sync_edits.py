"""What the athlete corrects at Garmin is corrected here by the next sync."""

import pytest

from tests.homes import march


@pytest.fixture(scope="module")
def run(fortnight):
    """A run's FIT file."""
    return next(c for name, c in fortnight.items() if name.endswith("run.fit"))


KINDS = {
    "indoor_rowing": ("other", "indoor_rowing"),  # a sport that coach has no name for
    "other": ("other", None),
    "obstacle_run": ("run", "obstacle_run"),  # no name either, but a kind of running
    "walking": ("walk", None),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_sport_corrected_at_garmin_is_the_sport(home, garmin, run, kind):
    number = garmin.add_activity(run, start=f"{march(5)} 07:00:00", utc_offset_h=0.0)
    home.run("sync")
    (before,) = home.json("activities")["activities"]
    assert before["sport"] == "run"

    garmin.edit(number, kind=kind)
    home.run("sync")

    after = home.json("activity", before["id"])
    assert (after["sport"], after["sub_sport"]) == KINDS[kind]


def test_several_sports_in_one_word_leave_it_to_the_file(home, garmin, run):
    garmin.add_activity(run, start=f"{march(5)} 07:00:00", kind="multi_sport")

    home.run("sync")

    (activity,) = home.json("activities")["activities"]
    assert activity["sport"] == "run"
