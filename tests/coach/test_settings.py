"""Settings: the environment wins over `.env`, and `.env` is read with care."""

import pytest

from coach import settings
from coach.errors import CoachError, ExitCode


@pytest.fixture
def env_file(tmp_path, monkeypatch):
    """Writes the `.env` of the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    return (tmp_path / ".env").write_text


def test_a_file_may_hold_settings_of_services_that_are_not_asked(env_file):
    env_file("COACH_LLM=none\nCOACH_HEVY_API_KEY=x\nCOACH_TIMEZONE=Asia/Tokyo\n")

    assert settings.load().timezone == "Asia/Tokyo"


def test_a_setting_nobody_knows_is_refused_with_its_line(env_file):
    env_file("COACH_LLM=none\nCOACH_TIMEZNE=Asia/Tokyo\n")

    with pytest.raises(CoachError, match=r"line 2 sets COACH_TIMEZNE") as refused:
        settings.load()

    assert refused.value.code is ExitCode.BAD_SETTINGS
    assert "COACH_TIMEZONE" in refused.value.why
