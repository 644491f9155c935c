from datetime import time

import pytest

from coach.jobs.schedule import NAME, Schedule, keep_schedule, schedule_of


@pytest.mark.parametrize("morning", [None, time(6, 45)])
def test_it_is_kept_for_the_athlete_alone(tmp_path, morning):
    said = Schedule(time(20, 30), morning)

    keep_schedule(tmp_path, said)

    assert schedule_of(tmp_path) == said
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_nothing_said_and_nothing_that_makes_sense_are_the_same(tmp_path):
    assert schedule_of(tmp_path) is None
    for text in ("", "[]", "{}", '{"evening": "late", "morning": null}'):
        (tmp_path / NAME).write_text(text)
        assert schedule_of(tmp_path) is None

    keep_schedule(tmp_path, None)
    keep_schedule(tmp_path, None)

    assert not (tmp_path / NAME).exists()
