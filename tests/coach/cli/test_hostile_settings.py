"""Settings as they should not be: exit 78, with the setting and a way out."""

import os
import stat

import pytest

from coach import settings
from coach.cli.app import run
from coach.errors import CoachError, ExitCode

BAD = ExitCode.BAD_SETTINGS


@pytest.fixture(autouse=True)
def zone(monkeypatch, tmp_path):
    monkeypatch.setenv("COACH_TIMEZONE", "UTC")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COACH_TIMEZONE", "Nope/Zone"),
        ("COACH_TIMEZONE", "/etc/passwd"),
        ("COACH_TIMEZONE", "x" * 10_000),
        ("COACH_NOW", "yesterday"),
        ("COACH_NOW", "0001-01-01T00:00:00+14:00"),
        ("COACH_NOW", "9999-12-31T23:59:59-14:00"),
        ("COACH_HOME", "~nobody-of-that-name/x"),
        ("COACH_DATABASE_URL", "x"),
        ("COACH_DATABASE_URL", "mysql://x"),
        ("COACH_DATABASE_URL", "sqlite:///"),
        ("COACH_DATABASE_URL", "sqlite:///:memory:"),
        ("COACH_DATABASE_URL", "sqlite:///x.db?timeout=abc"),
        ("COACH_DATABASE_URL", "postgresql+psycopg://host:abc/x"),
        ("COACH_DATABASE_URL", "postgresql+psycopg://[::1/x"),
        ("COACH_DATABASE_URL", "postgresql+psycopg://127.0.0.1/x?nonsense=1"),
        ("COACH_DATABASE_URL", "postgresql+psycopg://127.0.0.1:99999/x"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(name, value, monkeypatch, capsys):
    monkeypatch.setenv(name, value)

    assert run(["log", "body", "--weight-kg", "70"]) == BAD
    said = capsys.readouterr().err
    assert name in said or "postgresql" in said


def test_a_password_is_not_said_back(monkeypatch, capsys):
    monkeypatch.setenv("COACH_DATABASE_URL", "mysql://me:hun@ter2@host/x")

    assert run([]) == BAD
    assert "ter2" not in capsys.readouterr().err


def test_a_home_that_is_a_file_is_told(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("mine")
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "file"))

    assert run([]) == BAD
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize(
    "name", ["per%20cent%", "a?b=c", "hash#x", "@:+&", "ü ☃", "'\""]
)
def test_a_home_may_have_any_name(tmp_path, monkeypatch, name):
    home = tmp_path / name
    monkeypatch.setenv("COACH_HOME", str(home))

    assert run(["log", "body", "--weight-kg", "70"]) == 0
    assert stat.S_IMODE((home / "coach.db").stat().st_mode) == 0o600


def test_an_empty_setting_is_as_good_as_none(monkeypatch, tmp_path):
    monkeypatch.setenv("COACH_HOME", "")
    monkeypatch.setenv("COACH_ATHLETE", "")

    assert settings.load().home != tmp_path
    assert settings.load().athlete is None


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00binary",
        b"COACH_TIMEZON=UTC\n",
        b"# fine\nCOACH_ATHLETE\n",
        b"export COACH_TIMEZONE: UTC\n",
    ],
)
def test_an_env_file_that_says_nothing_is_told(content, tmp_path, coach_home):
    for folder in (tmp_path, coach_home):
        folder.mkdir(exist_ok=True)
        (folder / ".env").write_bytes(content)

        with pytest.raises(CoachError) as refused:
            settings.load()
        assert refused.value.code == BAD
        assert str(folder / ".env") in refused.value.what
        (folder / ".env").unlink()


def test_another_program_s_env_file_is_its_own(tmp_path):
    (tmp_path / ".env").write_text("OTHER='never closed\nno equals\nHOME=/nowhere\n")

    assert settings.load().timezone == "UTC"


def test_an_env_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / ".env")

    assert settings.load().timezone == "UTC"


@pytest.mark.parametrize("content", [b"S", b"x" * 99])
def test_a_database_file_too_short_to_be_one_is_left_alone(content, coach_home, capsys):
    coach_home.mkdir()
    (coach_home / "coach.db").write_bytes(content)

    assert run(["log", "body", "--weight-kg", "70"]) == 65
    assert (coach_home / "coach.db").read_bytes() == content
