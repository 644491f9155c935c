"""What a file does not say is asked once, on a terminal; elsewhere it is told."""

import sys

import pexpect
import pytest

LOG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,"
    "Notes,Workout Notes,RPE\n"
    '2026-03-02 18:00:00,"Push",57m,"Bench Press (Barbell)",1,{load},5,0,0,"","",8\n'
)


@pytest.fixture
def log(tmp_path):
    """A log of Strong's that says neither kilograms nor pounds."""
    file = tmp_path / "strong.csv"
    file.write_text(LOG.format(load=100))
    return file


def load_kg(home):
    (activity,) = home.json("activities", "--since", "2026-01-01")["activities"]
    (one,) = home.json("activity", activity["id"])["sets"]
    return one["load_kg"]


def test_without_a_unit_nothing_is_read_and_the_way_out_is_told(home, log):
    (file,) = home.json("import", log, code=65)["files"]

    assert file["status"] == "rejected"
    assert "--weight-unit" in file["reason"]
    assert home.json("activities")["activities"] == []


@pytest.mark.parametrize(("unit", "kg"), [("kg", 100), ("lb", 45.36)])
def test_the_unit_may_be_given(home, log, unit, kg):
    home.json("import", log, code=65)

    document = home.json("import", log, "--weight-unit", unit)

    assert document["imported"] == 1
    assert load_kg(home) == pytest.approx(kg, abs=0.01)


def test_a_log_that_needs_no_unit_is_not_asked_about(home, tmp_path):
    (tmp_path / "strong.csv").write_text(LOG.format(load=0))

    assert home.json("import", tmp_path / "strong.csv")["imported"] == 1


def test_on_a_terminal_the_question_is_asked_once_for_all(home, log, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text(LOG.format(load=100).replace("2026-03-02", "2026-03-04"))
    child = pexpect.spawn(
        sys.executable,
        ["-m", "coach", "import", str(log), str(other)],
        env=home.environment | {"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm"},
        encoding="utf-8",
        timeout=60,
        dimensions=(24, 100),
    )

    child.expect("Loads in strong.csv, other.csv are in")
    child.expect("lb")
    child.send("\x1b[B\r")
    child.expect("2 imported")
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 0
    loads = [
        home.json("activity", activity["id"])["sets"][0]["load_kg"]
        for activity in home.json("activities", "--since", "2026-01-01")["activities"]
    ]
    assert loads == pytest.approx([45.36, 45.36], abs=0.01)
