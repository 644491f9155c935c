"""All an athlete has, from every app: once in any order, whatever comes between."""

import random
import signal
import subprocess
import sys
import time

from tests.thorough import most


def exported(home, folder):
    """All that the home knows, without numbers of rows or moments of import."""
    home.run("export", "jsonl", "--out", folder)
    return (folder / "coach-export.jsonl").read_bytes()


def paths(folder):
    return sorted(file for file in folder.rglob("*") if file.is_file())


def sessions(home):
    """Ids of the recordings of each session."""
    activities = home.json("activities", "--since", "2020-01-01")["activities"]
    return {frozenset({a["id"], *a["same_session_as"]}) for a in activities}


def test_every_copy_of_a_session_is_that_session(homes, everything):
    watch, every = homes(), homes()
    watch.json("import", everything / "watch")

    document = every.json("import", everything)

    assert document["rejected"] == 0
    assert len(sessions(every)) == len(sessions(watch))
    sources = {
        a["source"]
        for a in every.json("activities", "--since", "2020-01-01")["activities"]
    }
    assert sources == {
        *("fit", "hevy", "strong", "strava", "apple_health", "garmin", "tcx", "gpx")
    }


def test_three_times_in_different_orders_is_as_once(homes, everything, tmp_path):
    once, thrice = homes(), homes()
    once.json("import", everything)
    files = [each for each in paths(everything) if each.name != "notes.txt"]

    for seed in range(3):
        thrice.json("import", *random.Random(seed).sample(files, len(files)))

    assert exported(thrice, tmp_path / "a") == exported(once, tmp_path / "b")
    rows = thrice.rows()
    thrice.json("import", everything)
    assert thrice.rows() == rows


def test_killed_at_random_again_and_again_it_ends_as_if_never_killed(
    homes, everything, tmp_path
):
    unharmed, killed = homes(), homes()
    unharmed.json("import", everything)
    draw = random.Random(0)
    deaths = 0

    for _ in range(most(10, 4)):
        process = subprocess.Popen(
            [sys.executable, "-m", "coach", "import", str(everything)],
            env=killed.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(draw.uniform(0.3, 2.5))
        process.send_signal(signal.SIGKILL)
        deaths += process.wait() == -signal.SIGKILL
    killed.json("import", everything)

    assert deaths
    assert killed.json("db", "check")["ok"]
    assert exported(killed, tmp_path / "a") == exported(unharmed, tmp_path / "b")
