"""Approve and export, killed: nothing lost, nothing doubled at either service.

    python -m tests.bench.soak_exports [--kills 200] [--every 1] [--seed 1]

First every fault point of an approval by its number, in forked processes, until a run
ends by itself. Then random SIGKILLs of the installed command, with answers that go
wrong on the way and now and then a second process at the same time. After each the
command is given again, and both servers are compared with the plan. Ends with 1 if
anything was lost, doubled or different.
"""

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.fakes.garmin import FakeGarmin
from tests.fakes.hevy import KEY, FakeHevy
from tests.fakes.server import Answer, Fault, down
from tests.forks import KILLED, ROOT, Forks
from tests.homes import EVERY_SPORT, SUNDAY, Home, march

APPROVE = ("review", "--date", SUNDAY, "--approve", "all", "--json")
FIRST, LAST = march(9), march(15)
MOST_RUNS = 6
"""So often at most the command is given again: faults may meet the next run, too."""

ANOTHER_RUN = 7
MADE = ("POST /workout-service/", "POST /v1/", "PUT /workout-service/", "PUT /v1/")


@dataclass(frozen=True)
class Account(Home):
    """A home with both services behind it."""

    services: tuple[tuple[str, str], ...] = ()

    @property
    def settings(self) -> dict[str, str]:
        """Of the home and of its services."""
        return {**super().settings, **dict(self.services)}


@dataclass
class Tally:
    """What came of it."""

    rounds: int = 0
    kills: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def note(self, where: str, home: Account, servers: "Servers") -> None:
        """Count what is wrong, and say it."""
        for kind, what in wrong(home, servers):
            self.counts[kind] += 1
            print(f"  {where}: {kind}: {what}", flush=True)


@dataclass
class Servers:
    """Both fakes; what is asked of them can be waited for."""

    garmin: FakeGarmin
    hevy: FakeHevy

    def empty(self) -> None:
        """Nothing stands at either, and nothing is to go wrong."""
        for server in (self.garmin, self.hevy):
            server.faults.clear()
            server.landed()
            server.seen.clear()
        self.garmin.workouts.clear()
        self.garmin.schedule.clear()
        self.hevy.routines.clear()
        self.hevy.folders.clear()

    @property
    def asked(self) -> int:
        """How many requests there were."""
        return len(self.garmin.seen) + len(self.hevy.seen)


def wrong(home: Account, servers: Servers) -> Iterator[tuple[str, str]]:
    """What is not as the plan has it: lost, doubled, different or broken."""
    for day in range(9, 16):
        planned = home.plan("--from", march(day), "--to", march(day))["workouts"]
        want = [w["title"] for w in planned if w["sport"] != "mobility"]
        stands = [w["workoutName"] for w in servers.garmin.workouts_on(march(day))]
        if len(stands) > len(want):
            yield "doubled", f"Garmin has {stands} on {march(day)}, planned {want}"
        if len(stands) < len(want):
            yield "lost", f"Garmin has {stands} on {march(day)}, planned {want}"
    if len(servers.garmin.workouts) > len(servers.garmin.schedule):
        yield "doubled", f"{len(servers.garmin.workouts)} workouts at Garmin"
    lifts = [t for t in servers.hevy.titles() if not t.endswith(" free")]
    if len(lifts) != 1:
        yield "doubled" if lifts else "lost", f"Hevy has {lifts}, 1 lift is planned"
    if len(servers.hevy.folders) != 1:
        yield "doubled", f"{len(servers.hevy.folders)} folders in Hevy"
    yield from _inside(home)


def _inside(home: Account) -> Iterator[tuple[str, str]]:
    review = home.review()
    if review["status"] != "decided":
        yield "lost", f"the review is {review['status']}"
    open_ = [e for e in review["exports"] if e["state"] != "done"]
    if open_ or not review["exports"]:
        yield "lost", f"exports of the review: {open_}"
    if (revision := home.plan()["plan"]["revision"]) != 2:
        yield "doubled", f"the plan is of revision {revision}"
    with closing(sqlite3.connect(home.database)) as connection:
        said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if said != "ok":
        yield "broken", said


@contextmanager
def served() -> Iterator[Servers]:
    """Both fakes at work."""
    with FakeGarmin() as garmin, FakeHevy() as hevy:
        yield Servers(garmin, hevy)


def prepared(folder: Path, servers: Servers) -> Account:
    """A home with a plan, logged in to both; its review has something to approve."""
    home = Account(
        folder,
        services=(
            ("COACH_GARMIN_BASE_URL", servers.garmin.url),
            ("COACH_HEVY_BASE_URL", servers.hevy.url),
            ("COACH_HEVY_API_KEY", KEY),
        ),
    )
    folder.mkdir(mode=0o700, parents=True)
    home.json("init", "--no-input")
    tokens = folder / "garmin" / "garmin_tokens.json"
    tokens.parent.mkdir(mode=0o700)
    tokens.touch(0o600)
    tokens.write_text(servers.garmin.tokens(), encoding="utf-8")
    home.load(EVERY_SPORT)
    home.answered(SUNDAY)
    home.json("sync")
    home.json("review", "--date", SUNDAY, "--prepare-only")
    return home


def every_point(home: Account, servers: Servers, forks: Forks, step: int) -> Tally:
    """Kill an approval at each of its fault points, and give it again."""
    tally = Tally()
    for point in range(1, 2000, step):
        servers.empty()
        there = home.copy(home.folder.parent / "there")
        code, _, _ = forks.run(there, *APPROVE, fault=point)
        tally.rounds += 1
        if code == KILLED:
            tally.kills += 1
            again, _, err = forks.run(there, *APPROVE)
            if again not in {0, 3}:
                tally.counts["unfinished"] += 1
                print(f"  point {point}: the next run ended with {again}: {err}")
        tally.note(f"point {point}", there, servers)
        shutil.rmtree(there.folder)
        if code != KILLED:
            return tally
    tally.counts["unfinished"] += 1
    return tally


def at_random(home: Account, servers: Servers, kills: int, seed: int) -> Tally:
    """Kill the installed command anywhere, with answers going wrong, until it ends."""
    chance, tally = random.Random(seed), Tally()
    most = len(_unharmed(home, servers))
    while tally.kills < kills:
        servers.empty()
        there = home.copy(home.folder.parent / "there")
        for fault in _faults(chance):
            server = servers.hevy if "/v1" in fault.on else servers.garmin
            server.faults.append(fault)
        tally.rounds += 1
        _one_round(there, servers, chance, tally, most)
        tally.note(f"round {tally.rounds} of seed {seed}", there, servers)
        shutil.rmtree(there.folder)
    return tally


def _unharmed(home: Account, servers: Servers) -> list[str]:
    servers.empty()
    there = home.copy(home.folder.parent / "unharmed")
    there.process(*APPROVE)
    return [*servers.garmin.lines(), *servers.hevy.lines()]


def _one_round(
    home: Account, servers: Servers, chance: random.Random, tally: Tally, most: int
) -> None:
    for _ in range(chance.choice((1, 1, 2, 3))):
        several = [_start(home) for _ in range(chance.choice((1, 1, 1, 2)))]
        _wait_for(servers, servers.asked + chance.randrange(most), several[0])
        time.sleep(chance.random() * 0.02)
        for process in several:
            process.kill()
            tally.kills += process.wait() == KILLED
    for _ in range(MOST_RUNS):
        both = [_start(home) for _ in range(chance.choice((1, 1, 2)))]
        codes = {process.wait() for process in both}
        if codes <= {0, 3, ANOTHER_RUN} and codes & {0, 3}:
            for server in (servers.garmin, servers.hevy):
                server.faults.clear()
            for server in (servers.garmin, servers.hevy):
                server.landed()
            if _start(home).wait() in {0, 3} and _synced(home):
                return
        for server in (servers.garmin, servers.hevy):
            server.faults[:] = [f for f in server.faults if chance.random() < 0.5]
    tally.counts["unfinished"] += 1
    print(f"  round {tally.rounds}: not finished after {MOST_RUNS} more runs")


def _synced(home: Account) -> bool:
    """Whether a later run, which sends what waits, finds nothing wrong."""
    return home.process("sync", code=None).code == 0


def _start(home: Account) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "coach", *APPROVE],
        env=home.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _wait_for(servers: Servers, asked: int, process: subprocess.Popen[bytes]) -> None:
    """Until so many requests were made, or the process has ended."""
    while servers.asked < asked and process.poll() is None:
        time.sleep(0.002)


def _faults(chance: random.Random) -> Iterator[Fault]:
    """Answers that go wrong: most after what was asked for was done."""
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        on = chance.choice(MADE)
        yield chance.choice(
            (
                Fault(on, Answer(500, {"error": "after it was done"}), applied=True),
                Fault(on, applied=True, drop=True),
                Fault(on, applied=True, wait_s=1.5),
                Fault(on, applied=True, cut=True),
                Fault(on, drop=True),
                Fault(on, drop=True, late_s=chance.choice((0.5, 2.5, 8.0))),
                down(on),
            )
        )


def _told(what: str, tally: Tally) -> int:
    bad = {name: tally.counts[name] for name in ("lost", "doubled", "broken")}
    print(
        f"{what}: {tally.rounds} rounds, {tally.kills} kills, "
        + ", ".join(f"{count} {name}" for name, count in bad.items())
        + f", {tally.counts['unfinished']} unfinished"
    )
    return sum(tally.counts.values())


def main() -> int:
    """Both walks; 1 if anything was lost, doubled, broken or left unfinished."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--every", type=int, default=1, help="fault points apart")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    for name in [each for each in os.environ if each.startswith("COACH_")]:
        del os.environ[name]
    worst = 0
    with tempfile.TemporaryDirectory() as folder, served() as servers:
        home = prepared(Path(folder) / "home", servers)
        with forked(Path(folder)) as forks:
            points = every_point(home, servers, forks, chosen.every)
        worst += _told("every fault point", points)
        worst += _told("at random", at_random(home, servers, chosen.kills, chosen.seed))
    return 1 if worst else 0


@contextmanager
def forked(folder: Path) -> Iterator[Forks]:
    """A process that runs are forked from."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.forks"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
    )
    (folder / "said").mkdir()
    try:
        yield Forks(server, folder / "said")
    finally:
        server.stdin.close()  # type: ignore[union-attr]
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
