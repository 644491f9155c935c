"""Whatever lies where training is looked for: told, passed by, and nothing lost."""

import os
import stat

import pytest

from coach.cli.app import run
from coach.intake.here import InThisProcess
from coach.intake.limits import LARGEST_FILE_BYTES
from coach.wiring.readers import readers
from connectors.files.hevy_csv import HevyCsvReader
from tests.documents import parsed

HEADER = (
    "title,start_time,end_time,description,exercise_title,exercise_notes,"
    "set_index,set_type,weight_kg,reps\n"
)


def row(day=1, title="Push", exercise="Bench Press (Barbell)", reps="5"):
    start, end = f"{day} Mar 2026, 10:00", f"{day} Mar 2026, 11:00"
    return f'"{title}","{start}","{end}","","{exercise}","",0,normal,80,{reps}\n'


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "in"
    inside.mkdir()
    return inside


@pytest.fixture
def imported(capsys):
    """Imports with `--json`; gives the exit code and the files by name."""

    def call(*paths):
        code = run(["import", *map(str, paths), "--json"])
        document = parsed(capsys.readouterr().out)
        assert document["schema"] == "coach/import/1"
        return code, {os.path.basename(f["path"]): f for f in document["files"]}  # noqa: PTH119

    return call


def activities(capsys):
    assert run(["activities", "--since", "2020-01-01", "--json"]) == 0
    return parsed(capsys.readouterr().out)["activities"]


def test_what_is_no_file_is_told_and_never_waited_for(folder, imported):
    os.mkfifo(folder / "pipe.fit")
    (folder / "elsewhere").symlink_to(folder.parent)
    (folder / "gone.fit").symlink_to(folder / "nowhere")
    (folder / "round").symlink_to(folder / "round")
    (folder / "good.csv").write_text(HEADER + row())

    code, files = imported(folder)

    assert code == 65
    assert {name: file["status"] for name, file in files.items()} == {
        "pipe.fit": "ignored",
        "elsewhere": "ignored",
        "gone.fit": "rejected",
        "round": "rejected",
        "good.csv": "imported",
    }
    assert all(file["reason"] for name, file in files.items() if name != "good.csv")


@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "x" * 300, "nowhere"])
def test_what_is_named_and_no_file_is_unreadable(folder, imported, name):
    os.mkfifo(folder / "pipe")

    code, files = imported(folder / name)
    (file,) = files.values()

    assert (code, file["status"]) == (65, "rejected")
    assert file["reason"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_stops_no_other(folder, imported):
    for name in ("locked.csv", "good.csv", "shut"):
        path = folder / name
        path.mkdir() if name == "shut" else path.write_text(HEADER + row())
    (folder / "locked.csv").chmod(0)
    (folder / "shut").chmod(0)

    code, files = imported(folder, folder / "locked.csv")

    assert code == 65
    assert files["shut"]["reason"] == files["locked.csv"]["reason"]
    assert files["good.csv"]["status"] == "imported"


def test_the_command_line_turns_no_path_away(folder, imported, monkeypatch):
    (folder / "good.csv").write_text(HEADER + row())
    inside, access = str(folder), os.access
    monkeypatch.setattr(
        os, "access", lambda path, how: inside not in str(path) and access(path, how)
    )

    code, files = imported(folder / "good.csv", folder / "missing.fit")

    assert code == 65
    assert files["good.csv"]["status"] == "imported"
    assert files["missing.fit"]["status"] == "rejected"
    assert run(["plan", "check", str(folder / "good.csv")]) == 65


def test_a_file_too_large_is_not_read_to_its_end(folder, imported):
    with (folder / "huge.fit").open("wb") as file:
        file.truncate(LARGEST_FILE_BYTES + 1)

    code, files = imported(folder)

    assert code == 65
    assert files["huge.fit"]["reason"] == "it is larger than 64 MB"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"a,b\n1,2\n", "does not know"),
    ],
)
def test_a_file_of_another_kind_gets_its_reason(folder, imported, content, said):
    (folder / "x").write_bytes(content)

    assert said in imported(folder / "x")[1]["x"]["reason"]
    assert imported(folder)[1]["x"]["status"] == "ignored"


@pytest.mark.parametrize("content", [b"PK\x03\x04zip", b"\x1f\x8bgzip"])
def test_a_damaged_archive_is_unreadable_wherever_it_lies(folder, imported, content):
    (folder / "x").write_bytes(content)

    assert "fetch it again" in imported(folder / "x")[1]["x"]["reason"]
    assert imported(folder)[1]["x"]["status"] == "rejected"


NAMES = [
    *(b"new\nline.csv", b"esc\x1b[31m.csv", "rtl\u202ecsv.csv".encode()),
    *(
        b"[bold].csv",
        b"\xff\xfe.csv",
        b"-dash.csv",
        b"%s{0}.csv",
        b"a" * 251 + b".csv",
    ),
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_file_may_have_any_name(folder, imported, capsys, name):
    path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118 - bytes
    with open(path, "wb") as file:  # noqa: PTH123 - bytes
        file.write((HEADER + row() + "broken\n").encode())

    assert run(["import", str(folder)]) == 0
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert not {"\x1b", "\u202e"} & set(said)
    code, _ = imported(os.fsdecode(path))
    assert code == 0
    assert run(["doctor"]) == 0


def test_a_value_that_cannot_be_loses_no_other_row(folder, imported, capsys):
    rows = (row(1), row(1, reps="9" * 12), row(2), row(3, exercise=""), row(4))
    (folder / "a.csv").write_text(HEADER + "".join(rows))
    (folder / "b.csv").write_text(HEADER + row(5))

    code, files = imported(folder)

    assert code == 0
    assert "row 3: reps cannot be" in files["a.csv"]["reason"]
    assert [a["local_date"][-1] for a in activities(capsys)] == list("1245")


@pytest.fixture
def read_here(monkeypatch):
    """Files are read in this process, so that a test can change their readers."""
    here = InThisProcess(readers())
    monkeypatch.setattr("coach.wiring.reading.reading_processes", lambda: here)


@pytest.mark.usefixtures("read_here")
def test_a_record_the_database_cannot_hold_loses_no_other(
    folder, imported, capsys, monkeypatch
):
    # A reader that lets anything through, as one of tomorrow might.
    monkeypatch.setattr("connectors.files.cells._BEYOND", float("inf"))
    (folder / "a.csv").write_text(HEADER + row(1) + row(2, reps="9" * 12) + row(3))
    (folder / "b.csv").write_text(HEADER + row(4, reps="9" * 12))

    code, files = imported(folder)

    assert code == 65
    assert files["a.csv"]["status"] == "imported"
    assert "2026-03-02" in files["a.csv"]["reason"]
    assert files["b.csv"]["status"] == "rejected"
    assert [a["local_date"][-1] for a in activities(capsys)] == ["1", "3"]
    assert imported(folder)[1]["b.csv"]["status"] == "rejected"


@pytest.mark.usefixtures("read_here")
def test_our_own_slip_loses_no_other_file(
    folder, imported, capsys, monkeypatch, coach_home
):
    read = HevyCsvReader.read

    def slip(self, content, name, timezone):
        if name == "a.csv":
            raise ZeroDivisionError
        return read(self, content, name, timezone)

    monkeypatch.setattr(HevyCsvReader, "read", slip)
    (folder / "a.csv").write_text(HEADER + row(1))
    (folder / "b.csv").write_text(HEADER + row(2))

    assert run(["import", str(folder)]) == 65
    said = capsys.readouterr().err
    (log,) = (coach_home / "logs").iterdir()
    assert "ZeroDivisionError" in log.read_text()
    assert str(log) in said
    assert "Traceback" not in said
    assert len(activities(capsys)) == 1


def test_a_plan_file_that_is_none_is_unreadable(folder, capsys):
    os.mkfifo(folder / "pipe")
    for name in ("pipe", "x" * 300, "nowhere", "."):
        assert run(["plan", "check", str(folder / name)]) == 65
        assert run(["plan", "load", str(folder / name), "--start", "2026-03-02"]) == 65


def test_a_folder_that_was_there_keeps_its_mode(folder, capsys):
    folder.chmod(0o755)
    assert run(["plan", "load", "five-goals-12-weeks", "--start", "2026-03-02"]) == 0

    out = ["--from", "2026-03-02", "--to", "2026-03-02", "--out", str(folder)]
    assert run(["export", "fit", *out]) == 0
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
