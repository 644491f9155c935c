"""Settings: the environment wins over `.env`, and `.env` is read with care."""

import pytest

from coach import settings
from coach.errors import CoachError, ExitCode


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """The working folder, empty."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def home_env(coach_home):
    """The `.env` of the home."""
    coach_home.mkdir()
    return coach_home / ".env"


def refused():
    with pytest.raises(CoachError) as caught:
        settings.load()
    assert caught.value.code == ExitCode.BAD_SETTINGS
    return caught.value


def test_without_any_setting_the_defaults_hold(coach_home, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Paris")
    settings.system_zone.cache_clear()

    found = settings.load()

    settings.system_zone.cache_clear()
    assert found.home == coach_home
    assert found.database == f"sqlite:///{coach_home / 'coach.db'}"
    assert found.exports == coach_home / "exports"
    assert found.athlete is None
    assert found.timezone == "Europe/Paris"


def test_without_a_home_it_is_the_platforms_data_folder(monkeypatch):
    monkeypatch.delenv("COACH_HOME")

    assert settings.load().home.name == "coach"
    assert settings.load().home.is_absolute()


def test_the_environment_wins_over_env_here_over_env_in_the_home(
    here, home_env, monkeypatch
):
    home_env.write_text("COACH_ATHLETE=home\nCOACH_TIMEZONE=Asia/Tokyo\n")
    assert settings.load().athlete == "home"

    (here / ".env").write_text("COACH_ATHLETE=here\n")
    assert settings.load().athlete == "here"
    assert settings.load().timezone == "Asia/Tokyo"

    monkeypatch.setenv("COACH_ATHLETE", "environment")
    assert settings.load().athlete == "environment"


def test_the_home_may_be_set_in_env_here_and_its_own_env_is_read(
    here, tmp_path, monkeypatch
):
    monkeypatch.delenv("COACH_HOME")
    home = tmp_path / "elsewhere"
    home.mkdir()
    (home / ".env").write_text("COACH_ATHLETE=ann\n")
    (here / ".env").write_text(f"COACH_HOME={home}\n")

    found = settings.load()

    assert (found.home, found.athlete) == (home, "ann")


def test_a_home_may_begin_with_a_tilde(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COACH_HOME", "~/coach")

    assert settings.load().home == tmp_path / "coach"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("COACH_TIMEZON=UTC", "COACH_TIMEZONE"),
        ("COACH_DATABASE=sqlite:///x", "COACH_DATABASE_URL"),
        ("export COACH_ATLETE=ann", "COACH_ATHLETE"),
        ("coach_atlete=ann", "COACH_ATHLETE"),
    ],
)
def test_an_unknown_setting_in_env_says_which_was_meant(here, line, meant):
    (here / ".env").write_text(f"# mine\nOTHER=1\n{line}\n")

    error = refused()

    assert "line 3" in error.what
    assert f"Did you mean {meant}?" in error.why


def test_an_unknown_setting_in_the_homes_env_is_refused_too(home_env):
    home_env.write_text("COACH_TIMEZON=UTC\n")

    assert str(home_env) in refused().what


def test_what_belongs_to_other_programs_is_passed_over(here):
    (here / ".env").write_text("# COACH_TIMEZON=UTC\nPATH=/x\n\nDEBUG=1\n")

    settings.load()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COACH_TIMEZONE", "Mars/Olympus"),
        ("COACH_TIMEZONE", "../../etc/passwd"),
        ("COACH_DATABASE_URL", "mysql://somewhere"),
        ("COACH_DATABASE_URL", "coach.db"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_its_setting(
    monkeypatch, name, value
):
    monkeypatch.setenv(name, value)

    error = refused()

    assert name in error.what + error.why
    assert error.fix


def test_an_empty_value_is_as_good_as_none(monkeypatch):
    standing = settings.load()
    for name in ("COACH_TIMEZONE", "COACH_DATABASE_URL"):
        monkeypatch.setenv(name, "")

    assert settings.load() == standing


def test_a_file_that_is_no_text_is_told(here):
    (here / ".env").write_bytes(b"COACH_ATHLETE=\xff\xfe\n")

    assert str(here / ".env") in refused().what


@pytest.mark.parametrize("now", ["yesterday", "2026-13-01"])
def test_a_now_that_is_no_time_is_a_bad_setting(home, now):
    home.at(f"{now}T").json("activities", code=78)


def test_bad_settings_end_every_command_with_their_code(home, here):
    (here / ".env").write_text("COACH_HOMES=/x\n")

    for command in ((), ("activities",), ("db", "path"), ("init", "--no-input")):
        assert home.json(*command, code=78)["schema"] == "coach/error/1"


def test_a_password_in_a_bad_url_is_not_said_back(home):
    url = "mysql://me:secret@localhost/coach"
    there = type(home)(home.folder, url=url)

    ran = there.run("activities", code=78)

    assert "secret" not in ran.out + ran.err


def test_a_file_may_hold_settings_of_services_that_are_not_asked(here):
    (here / ".env").write_text(
        "COACH_LLM=none\nCOACH_LLM_MODEL=x\nCOACH_TIMEZONE=Asia/Tokyo\n"
    )

    assert settings.load().timezone == "Asia/Tokyo"


@pytest.mark.parametrize("said", ["conservative", "Aggressive", "moderate"])
def test_how_early_coach_proposes_is_one_of_three_words(monkeypatch, said):
    monkeypatch.setenv("COACH_AGGRESSIVENESS", said)

    assert settings.load().aggressiveness == said.lower()


def test_another_word_for_it_is_refused_with_the_three(monkeypatch):
    monkeypatch.setenv("COACH_AGGRESSIVENESS", "reckless")

    assert refused().why == "it must be conservative, moderate, aggressive"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COACH_LLM", "gpt"),
        ("COACH_PERSONA", "angry"),
        ("COACH_LLM_SECONDS", "soon"),
        ("COACH_LLM_SECONDS", "0.9"),
        ("COACH_LLM_SECONDS", "120.1"),
        ("COACH_LLM_SECONDS", "nan"),
        ("COACH_OLLAMA_BASE_URL", "localhost:11434"),
        ("COACH_OLLAMA_BASE_URL", "http://me@127.0.0.1"),
        ("ANTHROPIC_BASE_URL", "ftp://example.org"),
    ],
)
def test_what_a_model_cannot_be_asked_with_is_refused(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    assert name in refused().what


@pytest.mark.parametrize("value", ["1", "120"])
def test_words_are_waited_for_from_a_second_to_two_minutes(monkeypatch, value):
    monkeypatch.setenv("COACH_LLM_SECONDS", value)

    assert settings.load().llm_seconds == float(value)


def test_anthropics_key_may_stand_in_the_homes_env_and_is_kept_from_others(home_env):
    home_env.write_text("ANTHROPIC_API_KEY=sk-ant-made-up-key\n")
    home_env.chmod(0o600)
    assert settings.load().anthropic_api_key.reveal() == "sk-ant-made-up-key"
    assert "made-up" not in repr(settings.load())

    home_env.chmod(0o644)

    assert "Others can read" in refused().what
