"""Every screen is in the athlete's units, each dimension in its own."""

import re
from pathlib import Path

import pytest

from tests.homes import MONDAY, SUNDAY, march, new_home

PLAN = """\
plan: In every unit
weekly_hours: 1-8
workouts:
  pool:
    sport: swim
    pool: 25 m
    steps:
      - 8 x 100 free on 2:00
  tempo:
    sport: run
    rpe: 8
    steps:
      - 2 km easy
      - 5 km @ 4:40-4:50/km
  ride:
    sport: ride
    steps:
      - 20:00 @ 30-32 km/h
  lift:
    sport: strength
    steps:
      - back squat 3x5 @ 80 kg, rest 3:00
weeks:
  - repeat: 3
    mon: pool
    tue: tempo
    wed: lift
    thu: ride
"""

SCREENS = (
    *((), ("today", "--date", march(4), "--minutes", "10"), ("activities",)),
    *(("activity", "2"), ("activity", "4"), ("review", "--date", SUNDAY)),
    ("plan", "show", "--from", MONDAY, "--to", march(7)),
)
POOL = re.compile(r"\d+ x \d+ m |100 yd freestyle")
"""Sets in a pool keep its unit, whoever reads them, and so does a name."""


@pytest.fixture(scope="module")
def home(sqlite_template, tmp_path_factory):
    """A home with a swim, a run, a ride and a lift done, and all four planned."""
    home = new_home(tmp_path_factory.mktemp("units") / "coach", sqlite_template)
    home.load(PLAN)
    for day, sport, meters in ((2, "swim", 1500), (3, "run", 8000), (5, "ride", 20000)):
        home.did(march(day), sport=sport, minutes=45, distance_m=meters)
    home.json("log", "set", "back squat", "3x5", "80kg", "--date", march(4))
    home.answered(SUNDAY)
    return home


def read_in(home, **units):
    from coach.jobs.set_up import save_athlete

    with home.context() as context:
        save_athlete(context, units=units)


def screens(home):
    """Each screen's lines but those of the pool, and what stands in the calendar."""
    for words in SCREENS:
        yield words, home.run(*words).out
    (export, *_) = home.json("export", "ics", "--from", MONDAY)["exports"]
    yield "calendar", Path(export["path"]).read_text("utf-8").replace("\n ", "")


@pytest.mark.parametrize(
    ("units", "wrong", "right"),
    [
        (
            {"swim": "yd", "run": "mi", "load": "lb"},
            r"\d ?(km|m|kg)\b|/km|km/h|/100 ?m",
            ["1,640 yd", "5.0 mi", "12.4 mi", "176.5 lb", "/mi", "mph"],
        ),
        (
            {"swim": "m", "run": "km", "load": "kg"},
            r"\d ?(mi|yd|lb)\b|/mi|mph|/100 ?yd",
            ["1,500 m", "8.0 km", "20.0 km", "80 kg", "/km", "km/h"],
        ),
        (
            {"swim": "yd", "run": "km", "load": "lb"},
            r"\d ?(mi|kg)\b|/mi|mph",
            ["1,640 yd", "8.0 km", "176.5 lb"],
        ),
    ],
    ids=["yards, miles, pounds", "metres, kilometres, kilograms", "a bit of each"],
)
def test_no_screen_shows_a_unit_of_somebody_else(home, units, wrong, right):
    read_in(home, **units)

    shown = dict(screens(home))

    strange = {
        words: found.group()
        for words, text in shown.items()
        if (found := re.search(wrong, POOL.sub("", text)))
    }
    assert strange == {}
    everything = " ".join(shown.values())
    assert [unit for unit in right if unit not in everything] == []
