"""The whole loop says the same, byte for byte, whichever database is behind it."""

import shutil

import pytest

from tests.homes import EVERY_SPORT, SUNDAY, Home, march

pytestmark = pytest.mark.postgres

DAYS = (march(7), SUNDAY, march(9), march(10))


def live_and_review(home, folder):
    """Everything said from the first import to the last review, and what is stored."""
    said = [home.run("import", folder, "--json").out]
    home.load(EVERY_SPORT)
    home.did(SUNDAY, sport="ride", minutes=50, rpe=7)
    tired = ("--sleep-h", "5", "--soreness", "6", "--fatigue", "6")
    home.run("log", "wellness", *tired, "--date", SUNDAY)
    said += [home.run("review", "--date", DAYS[0], "--prepare-only", "--json").out]
    said += [home.run("review", "--date", SUNDAY, "--json").out]
    said += [home.run("review", "--date", SUNDAY, "--approve", "all", "--json").out]
    number = home.plan()["workouts"][11]["id"]
    said += [home.run("plan", "move", number, march(15), "--json").out]
    lift = home.json("activities", "--sport", "strength")["activities"][0]["id"]
    said += [home.run("match", "fix", lift, "none", "--json").out]
    home.run("log", "body", "--body-fat-pct", "15.5", "--date", march(9))
    for day in DAYS[2:]:
        said += [home.at(day).run("review", "--date", day, "--json").out]
    said += [home.run(*words, "--json").out for words in LOOKS]
    return said, [home.stored(day) for day in DAYS]


LOOKS = (
    ("activities",),
    ("plan", "show"),
    ("goals",),
    ("export", "fit"),
    ("slots", "set", "mon 06:30-07:30", "sat 09:00-12:00"),
    ("slots",),
)


def test_sqlite_and_postgres_give_the_same_documents(tmp_path, folder, postgres_url):
    place = tmp_path / "home"

    first = live(Home(place), folder)
    shutil.move(place, tmp_path / "on-sqlite")
    second = live(Home(place, url=postgres_url), folder)

    assert first == second
    assert not (place / "coach.db").exists()


def live(home, folder):
    home.folder.mkdir(mode=0o700)
    return live_and_review(home, folder)
