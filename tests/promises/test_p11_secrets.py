"""P11: a secret is nowhere but where it is kept."""

import json

import pytest

from coach.credentials.files import FileKeep
from coach.errors import CoachError
from coach.redaction import Secret, redacted
from tests.promises.canaries import TOKEN, betrayed, run_all, told


def test_no_command_shows_a_secret_or_writes_it_down(full):
    run_all(full)

    keep = FileKeep(full.folder)
    assert betrayed(full.folder, keep.place("garmin"), keep.place("hevy")) == []


def test_a_bug_writes_no_secret_into_its_log(full, monkeypatch):
    from coach.cli import status

    def broken(*_):
        secret = Secret("canary-of-a-bug").reveal()
        raise RuntimeError(f"it has {secret}, Bearer abcdef.canary and {TOKEN}")

    monkeypatch.setattr(status, "open_for", broken)
    FileKeep(full.folder).load("garmin")

    for words in (("status",), ("--debug", "status"), ("status", "--json")):
        assert "canary" not in told(full.run(*words, code=1))
    logs = list((full.folder / "logs").iterdir())
    assert logs
    assert all("canary" not in log.read_text() for log in logs)


def test_in_an_encrypted_home_a_log_says_nothing_of_what_was_in_it(full, monkeypatch):
    from coach.cli import status

    full.run("db", "encrypt", "--yes")

    def broken(*_):
        raise RuntimeError("left knee hurts") from ValueError("left knee")

    monkeypatch.setattr(status, "open_for", broken)
    full.run("status", code=1)

    (log,) = (full.folder / "logs").iterdir()
    assert "knee" not in log.read_text().replace('"left knee', "")
    assert "RuntimeError" in log.read_text()


def test_what_libraries_warn_of_goes_into_a_log_without_secrets(full):
    import logging

    FileKeep(full.folder).load("garmin")
    with full.context():
        logging.getLogger("urllib3").warning("retry with api-key: %s", "canary-abc-123")
        logging.getLogger("urllib3").debug("headers canary")
        logging.getLogger("requests").error(
            "it broke: %s", TOKEN, exc_info=ValueError(TOKEN)
        )

    log = full.folder / "logs" / "coach.log"
    assert "urllib3" in log.read_text()
    assert "canary" not in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer abc.DEF-canary_123",
        "authorization: basic Y2FuYXJ5OmNhbmFyeQ==canary",
        "api-key: canary-1234-5678",
        '{"refresh_token": "canary/abc+def", "x": 1}',
        "{'di_token': 'canary-1234'}",
        "https://example.org/x?access_token=canary1234&y=1",
        "postgresql+psycopg://me:canary@localhost/coach",
        "eyJhbGciOiJcanary.eyJzdWIiOiIxcanary.c2lnbmF0dXJlcanary",
        "AGE-SECRET-KEY-1canaryQQQQ",
        "coach-key-1 CANARY22-canary22-canary22-canary22",
        "password=canary-password",
    ],
)
def test_a_secret_is_known_by_its_shape(text):
    assert "canary" not in redacted(text).lower()
    assert "***" in redacted(text)


def test_plain_words_stay_as_they_are():
    said = "The password of coach auth garmin is asked for. Tokens: 3 of 4. 8:00 easy"

    assert redacted(said) == said


def test_an_env_file_that_others_can_read_may_hold_no_secret(full, monkeypatch):
    monkeypatch.delenv("COACH_HEVY_API_KEY")
    file = full.folder / ".env"
    file.write_text("COACH_HEVY_API_KEY=canary-in-a-file\n")
    file.chmod(0o644)

    error = full.json("status", code=78)["error"]

    assert "chmod 600" in error["fix"]
    assert "canary" not in json.dumps(error)
    file.chmod(0o600)
    assert full.run("status").code == 0


def test_a_setting_of_no_use_is_not_repeated_if_it_is_secret(full, monkeypatch):
    monkeypatch.setenv("COACH_GARMIN_BASE_URL", "http://a:canary-word@192.0.2.7/x")

    assert "canary" not in told(full.run("status", code=78))


def test_secrets_come_as_credentials_of_systemd(full, tmp_path, monkeypatch):
    from coach import settings

    monkeypatch.delenv("COACH_HEVY_API_KEY")
    (tmp_path / "coach_hevy_api_key").write_text("canary-credential\n")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))

    assert settings.load().hevy_api_key.reveal() == "canary-credential"


def test_a_secret_shows_itself_in_no_error():
    with pytest.raises(CoachError) as refusal:
        raise CoachError(str(Secret("canary-shown")), repr(Secret("canary-why")), "")

    assert "canary" not in str(refusal.value)
