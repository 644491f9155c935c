"""Of several athletes on one database none ever sees what another did or planned."""

import random

import pytest

from tests.homes import MONDAY, SUNDAY, march, runs
from tests.thorough import some

MARK = "Zanzibar"
"""A word in everything Ada writes, and in nothing of Zoe's."""

READS = (
    *((), ("today",), ("status",), ("doctor",), ("goals",), ("progress",), ("slots",)),
    *(("activities",), ("activity", 1), ("activity", 2), ("plan", "show")),
    *(("exercise", "list", "--unknown"), ("review", "--prepare-only")),
    *(("export", "fit", "--dry-run"), ("export", "ics", "--dry-run")),
)
NUMBERS = {"id", "activity_ids", "workout_id", "planned_workout_id", "same_session_as"}
NUMBERS |= {"activity_id", "database", "recordings", "path", "home", "what", "command"}
"""Numbers of rows and places on the disk, which others' rows and names change."""


def trained(name):
    return lambda home, draw: home.did(
        march(draw.randint(2, 8)), title=name, minutes=draw.randint(20, 90)
    )


def planned(name):
    def plan(home, draw):
        days = draw.choice(("mon wed fri", "tue thu", "mon tue wed thu fri sat"))
        file = home.folder.parent / f"{name}.yaml"
        file.write_text(runs(days).replace("Runs", name))
        home.run("plan", "load", file, "--start", MONDAY, code=None)  # again: exit 3

    return plan


def weighed(name):
    return lambda home, draw: home.run(
        *("log", "body", "--weight-kg", draw.randint(60, 90), "--device", name),
        *("--date", march(draw.randint(2, 8))),
        code=None,
    )


def felt(_):
    return lambda home, draw: home.json(
        *("log", "wellness", "--fatigue", draw.randint(1, 7)),
        *("--date", march(draw.randint(2, 8))),
    )


def lifted(name):
    """A file of sets, with an exercise that only this athlete has."""

    def lift(home, draw):
        file = home.folder.parent / f"{name}-{draw.random()}.csv"
        file.write_text(
            "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps\n"
            f'{name},"4 Mar 2026, 10:00","4 Mar 2026, 11:00",{name} row,0,normal,'
            f"{draw.randint(20, 90)},5\n"
        )
        home.json("import", file, "--no-input")

    return lift


def free(_):
    return lambda home, draw: home.json(
        "slots", "set", f"mon 0{draw.randint(5, 9)}:00-10:00"
    )


def reviewed(_):
    return lambda home, draw: home.json(
        *("review", "--date", march(draw.randint(3, 8))),
        *("--approve", "all"),
        code=None,
    )


LIFE = (trained, planned, weighed, felt, lifted, free, reviewed)


EVENTS = 8


def lived(seed, name, events=EVENTS):
    """What that athlete does, each step as a function of the home."""
    draw = random.Random(f"{seed} {name}")
    for _ in range(events):
        yield draw.choice(LIFE)(name), random.Random(draw.random())


def without_numbers(value):
    """The document without what may differ between two databases."""
    if isinstance(value, dict):
        return {k: without_numbers(v) for k, v in value.items() if k not in NUMBERS}
    return [without_numbers(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", some(range(3), 1))
def test_nothing_of_one_athlete_ever_shows_for_another(homes, seed):
    alone, shared = homes(), homes()
    for home in (alone, shared):
        home.run("--athlete", "Zoe", "init", "--no-input")
    shared.run("--athlete", f"Ada {MARK}", "init", "--no-input")
    of_zoe, of_ada = shared.of("Zoe"), shared.of(f"Ada {MARK}")
    queues = {of_ada: lived(seed, MARK), of_zoe: lived(seed, "Zoe")}
    for home in random.Random(seed).sample([*queues], 2 * EVENTS, counts=[EVENTS] * 2):
        step, draw = next(queues[home])
        step(home, draw)
    for step, draw in lived(seed, "Zoe"):
        step(alone.of("Zoe"), draw)

    for words in READS:
        read = of_zoe.run(*words, code=None)
        assert MARK not in read.out + read.err, words
        said, wanted = (
            home.run(*words, "--json", code=None) for home in (of_zoe, alone.of("Zoe"))
        )
        assert MARK not in said.out + said.err, words
        if words[:1] != ("activity",):  # numbers of rows are the database's
            assert said.code == wanted.code, words
            assert without_numbers(said.document) == without_numbers(wanted.document)


def test_everything_exported_is_the_athletes_own(homes, tmp_path):
    home = homes()
    for name in ("Zoe", MARK):
        mine = home.of(name)
        home.run("--athlete", name, "init", "--no-input")
        for step, draw in lived(1, name, events=14):
            step(mine, draw)
    for kind in ("csv", "jsonl"):
        home.of("Zoe").run("export", kind, "--out", tmp_path / "out" / kind)

    written = b"".join(f.read_bytes() for f in (tmp_path / "out").glob("*/*"))
    assert b"Zoe" in written
    assert MARK.encode() not in written


def test_workout_files_of_two_athletes_lie_apart(homes):
    home = homes()
    for name in ("Zoe", MARK):
        home.run("--athlete", name, "init", "--no-input")
        home.of(name).load(runs(minutes=30 if name == "Zoe" else 50))
        home.of(name).run("export", "fit")

    first = {file.name for file in home.exports.glob("*.fit")}
    second = {file.name for file in (home.exports / "athlete-2").glob("*.fit")}
    assert first
    assert second
    assert len(list(home.exports.rglob("*.fit"))) == len(first) + len(second)


def test_a_number_of_anothers_activity_or_workout_is_no_number(homes):
    home = homes()
    for name in ("Zoe", MARK):
        home.run("--athlete", name, "init", "--no-input")
        home.of(name).load(runs())
    (logged,) = home.of(MARK).did(SUNDAY, title=MARK)
    activity = logged["values"]["id"]
    workout = home.of(MARK).plan()["workouts"][0]["id"]

    zoe = home.of("Zoe")
    for words in (
        ("activity", activity),
        ("activity", activity, "--confirm"),
        ("match", "fix", activity, "none"),
        ("plan", "move", workout, march(4)),
        ("plan", "skip", workout, "--reason", "x"),
        ("log", "missed", workout, "--reason", "x"),
    ):
        refused = zoe.run(*words, "--json", code=None)
        assert refused.code == 2, words
        assert MARK not in refused.out
    assert len(home.of(MARK).json("activities")["activities"]) == 1
