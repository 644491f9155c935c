import hashlib
import os
import subprocess
import sys

from coach.domain.activity import Sport
from connectors.demo import files
from tests.conftest import ROOT
from tests.simulated import weeks, year

DIGEST = """
import hashlib
from tests.simulated import weeks
from connectors.demo import files

whole = hashlib.sha256()
for name, content in files(weeks(5)):
    whole.update(name.encode() + content)
print(whole.hexdigest())
"""


def digest(history):
    whole = hashlib.sha256()
    for name, content in files(history):
        whole.update(name.encode() + content)
    return whole.hexdigest()


def test_every_session_and_every_month_on_the_scale_is_a_file():
    history = year(1)
    written = dict(files(history))
    watch = [name for name in written if name.startswith("watch/")]
    months = {(r.at.year, r.at.month, r.scale) for r in history.weigh_ins}

    assert len(watch) == len(history.sessions)
    assert len([n for n in written if n.startswith("scale/")]) == len(months)
    assert "hevy/workouts.csv" in written
    assert len(written) == len(list(files(history)))


def test_two_seeds_write_different_files():
    assert digest(weeks(5)) != digest(weeks(6))


def test_another_run_of_python_writes_the_same_bytes():
    runs = [
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout.decode()
        for seed in ("1", "2")
    ]

    assert runs == [digest(weeks(5)) + "\n"] * 2


def test_a_year_is_small():
    assert sum(len(content) for _, content in files(year(1))) < 4_000_000


def test_files_sort_by_when_they_were_recorded():
    history = year(2)
    names = [name for name, _ in files(history) if name.startswith("watch/")]

    assert names == sorted(names)


def test_without_lifting_there_is_no_export():
    history = weeks(5)
    dry = [d for d in history.sessions if d.activity.sport is not Sport.STRENGTH]
    without = type(history)(
        **{name: getattr(history, name) for name in history.__slots__}
        | {"sessions": tuple(dry)}
    )

    assert "hevy/workouts.csv" not in dict(files(without))
