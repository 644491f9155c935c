from datetime import date

import pytest

from coach.catalogue.exercises import exercises
from coach.jobs.exercise_history import exercise_history
from coach.reports.exercises import History

HEVY = """\
"title","start_time","end_time","exercise_title","set_index","weight_kg","reps"
"Lift","{day} Mar 2026, 18:0{minute}","{day} Mar 2026, 19:00","Squat (Barbell)",0,80,5
"Lift","{day} Mar 2026, 18:0{minute}","{day} Mar 2026, 19:00","Squat (Barbell)",1,80,5
"Lift","{day} Mar 2026, 18:0{minute}","{day} Mar 2026, 19:00","Plank",0,,
"""


@pytest.fixture
def history(home, tmp_path):
    """Squats on the 2nd, logged twice, and on the 4th; asked as on an evening."""
    for day, minute in ((2, 1), (2, 3), (4, 1)):
        file = tmp_path / f"{day}-{minute}.csv"
        file.write_text(HEVY.format(day=day, minute=minute))
        home.json("import", file)

    def ask(name, evening=None):
        with home.context(evening) as context:
            return exercise_history(context, exercises()[name])

    return ask


def test_a_session_that_was_logged_twice_counts_once(history):
    assert history("back squat") == History(4, 2, date(2026, 3, 4))


def test_nothing_later_than_the_day_is_seen(history):
    assert history("back squat", date(2026, 3, 3)) == History(2, 1, date(2026, 3, 2))


def test_what_was_never_done_has_no_last_day(history):
    assert history("deadlift") == History(0, 0, None)
