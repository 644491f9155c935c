"""`coach auth`: once, by hand, and without a trace of what was typed."""

import json
import os
import sys

import pexpect
import pytest

from coach.domain.sync import Trouble
from connectors.base import ConnectorError, Known
from tests.fakes.garmin import FakeGarmin
from tests.fakes.garmin.accounts import EMAIL, PASSWORD
from tests.fakes.hevy import KEY, FakeHevy
from tests.fakes.server import Fault, down, limited
from tests.homes import SUNDAY

LOGIN = "POST /mobile/api/login"
PROFILE = "/userprofile-service/socialProfile"
CODE = "918273"


@pytest.fixture(scope="module")
def servers():
    with FakeGarmin() as garmin, FakeHevy() as hevy:
        yield garmin, hevy


@pytest.fixture
def garmin(servers, monkeypatch):
    """A Garmin that e-mail and password in the settings open."""
    server = servers[0]
    server.faults.clear()
    server.seen.clear()
    server.logins, server.mfa_code = 0, None
    monkeypatch.setenv("COACH_GARMIN_BASE_URL", server.url)
    monkeypatch.setenv("COACH_GARMIN_EMAIL", EMAIL)
    monkeypatch.setenv("COACH_GARMIN_PASSWORD", PASSWORD)
    return server


@pytest.fixture
def hevy(servers, monkeypatch):
    """A Hevy that the key in the settings opens; no keyring is there to keep it."""
    from coach.wiring import credentials

    server = servers[1]
    server.faults.clear()
    server.seen.clear()
    monkeypatch.setattr(credentials, "real_keyring", lambda: None)
    monkeypatch.setenv("COACH_HEVY_BASE_URL", server.url)
    monkeypatch.setenv("COACH_HEVY_API_KEY", KEY)
    return server


def service(home, name):
    with home.context() as context, context.reading() as store:
        return store.service(name)


def tokens(home):
    return home.folder / "garmin" / "garmin_tokens.json"


def mode(path):
    return oct(path.stat().st_mode & 0o777)


def test_logging_in_to_garmin_says_as_whom_and_what_is_next(home, garmin):
    ran = home.run("auth", "garmin")

    assert ran.out == "Logged in to Garmin as Ann Example. Next: coach sync.\n"
    assert garmin.logins == 1
    assert service(home, "garmin").switched_on_at is not None
    with home.context() as context:
        assert context.services.ready() == ("garmin",)


def test_a_log_in_is_a_document_too(home, garmin, hevy):
    assert home.json("auth", "garmin") == {
        "schema": "coach/auth/1",
        "service": "garmin",
        "on": True,
        "account": "Ann Example",
    }
    assert home.json("auth", "hevy")["account"] == "Test"
    assert home.json("auth", "hevy", "--logout")["on"] is False


def test_tokens_and_keys_are_the_athletes_alone_whatever_the_umask(home, garmin, hevy):
    before = os.umask(0)
    try:
        home.run("auth", "garmin")
        home.run("auth", "hevy")
    finally:
        os.umask(before)

    for file in (tokens(home), home.folder / "hevy" / "api_key"):
        assert (mode(file), mode(file.parent)) == ("0o600", "0o700")
    assert set(json.loads(tokens(home).read_text())) == {
        "di_token",
        "di_refresh_token",
        "di_client_id",
    }


def test_each_athlete_has_tokens_of_their_own(home, garmin):
    home.run("init", "--no-input")
    home.run("--athlete", "bob", "init", "--no-input")
    home.of("bob").run("auth", "garmin")

    assert not tokens(home).exists()
    other = home.folder / "garmin" / "athlete-2" / "garmin_tokens.json"
    assert mode(other) == "0o600"
    assert service(home, "garmin").switched_on_at is None


# What goes wrong


def test_a_wrong_password_is_tried_once_and_changes_nothing(home, garmin, monkeypatch):
    monkeypatch.setenv("COACH_GARMIN_PASSWORD", "another-one")

    error = home.json("auth", "garmin", code=4)["error"]

    assert error["what"] == "Garmin did not let you in."
    assert garmin.logins == 1
    assert not tokens(home).exists()
    assert service(home, "garmin").trouble is None


def test_a_wrong_key_is_not_kept(home, hevy, monkeypatch):
    monkeypatch.setenv("COACH_HEVY_API_KEY", KEY[::-1])

    home.run("auth", "hevy", code=4)

    assert not (home.folder / "hevy").exists()


def test_a_service_that_does_not_answer_is_told(home, garmin):
    garmin.faults.append(down(LOGIN))

    assert home.json("auth", "garmin", code=5)["error"]["what"] == (
        "Garmin does not answer."
    )


def test_a_block_is_kept_and_nothing_is_asked_before_it_is_over(home, garmin):
    garmin.faults.append(limited(LOGIN, retry_after="5400"))

    error = home.json("auth", "garmin", code=6)["error"]
    asked = len(garmin.seen)
    again = home.json("auth", "garmin", code=6)["error"]

    assert "again after 22:30" in error["fix"] == again["fix"]
    assert len(garmin.seen) == asked
    home.at(f"{SUNDAY}T22:31:00+00:00").run("auth", "garmin")
    assert service(home, "garmin").trouble is None
    assert garmin.logins == 1


def test_a_captcha_sends_the_athlete_to_a_browser(home, garmin):
    garmin.captcha = True
    try:
        error = home.json("auth", "garmin", code=6)["error"]
    finally:
        garmin.captcha = False

    assert "no machine" in error["why"]


@pytest.mark.parametrize(
    "setting", ["COACH_GARMIN_EMAIL", "COACH_GARMIN_PASSWORD", "COACH_HEVY_API_KEY"]
)
def test_off_a_terminal_it_says_what_to_set(home, garmin, hevy, monkeypatch, setting):
    monkeypatch.delenv(setting)
    name = setting.split("_")[1].lower()

    error = home.json("auth", name, code=4)["error"]

    assert error["what"] == f"{setting} is not set."
    assert garmin.seen == hevy.seen == []


def test_off_a_terminal_a_code_cannot_be_asked_for(home, garmin):
    garmin.mfa_code = CODE

    error = home.json("auth", "garmin", code=4)["error"]

    assert "terminal" in error["fix"]
    assert garmin.logins == 1


def test_a_disk_that_takes_no_tokens_is_told(home, garmin):
    (home.folder / "garmin").write_text("a file where the folder should be")

    home.run("auth", "garmin", code=73)


# Out again


def test_logging_out_forgets_the_tokens_and_keeps_the_data(home, garmin):
    home.did(SUNDAY)
    home.run("auth", "garmin")
    before = home.json("activities")

    ran = home.run("auth", "garmin", "--logout")

    assert ran.out == "Logged out of Garmin. What came in from it stays.\n"
    assert not tokens(home).exists()
    assert service(home, "garmin").switched_on_at is None
    assert home.json("activities") == before
    assert "Nobody was" in home.run("auth", "garmin", "--logout").out


def test_logging_out_with_a_key_in_the_settings_says_that_it_is_still_there(home, hevy):
    assert "still set" in home.run("auth", "hevy", "--logout").out


# After it


def pull(home):
    with home.context() as context:
        source = context.services.source("garmin")
        known = Known({}, {}, context.day, lambda name: None)
        return list(source.pull(known))


def test_a_run_refreshes_tokens_and_keeps_them_and_never_logs_in(home, garmin):
    home.run("auth", "garmin")
    first, since = tokens(home).read_text(), len(garmin.seen)
    garmin.expire_tokens()

    pull(home)

    assert tokens(home).read_text() != first
    assert mode(tokens(home)) == "0o600"
    assert garmin.logins == 1
    assert not [line for line in garmin.lines(since=since) if "/mobile" in line]


def test_two_runs_share_the_tokens_that_one_of_them_refreshed(home, garmin):
    home.run("auth", "garmin")
    with home.context() as one, home.context() as other:
        clients = [each.services.source("garmin").client for each in (one, other)]
        garmin.expire_tokens()
        before = garmin.refreshes

        names = {each.get(PROFILE)["fullName"] for each in clients}

    assert names == {"Ann Example"}
    assert garmin.refreshes == before + 1


@pytest.mark.parametrize("broken", ["revoked", "removed", "nonsense"])
def test_a_run_without_good_tokens_wants_a_log_in_and_does_none(home, garmin, broken):
    home.run("auth", "garmin")
    if broken == "revoked":
        garmin.revoke_tokens()
    elif broken == "removed":
        tokens(home).unlink()
    else:
        tokens(home).write_bytes(b"\xff\xfe")
    since = len(garmin.seen)

    with pytest.raises(ConnectorError) as caught:
        pull(home)

    assert caught.value.trouble is Trouble.LOG_IN
    assert not [line for line in garmin.lines(since=since) if "/mobile" in line]


# What was typed


def test_on_a_terminal_it_asks_and_shows_neither_password_nor_token(home, garmin):
    garmin.mfa_code = CODE
    child = pexpect.spawn(
        sys.executable,
        ["-m", "coach", "auth", "garmin"],
        env=home.environment | {"COACH_GARMIN_BASE_URL": garmin.url, "TERM": "xterm"},
        dimensions=(40, 100),
        encoding="utf-8",
        timeout=60,
    )
    told = ""
    for question, line in (("mail", EMAIL), ("Password", PASSWORD), ("Code", CODE)):
        child.expect(question)
        told += child.before
        child.sendline(line)
    child.expect("Logged in to Garmin as Ann Example")
    told += child.before + child.after
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 0
    assert PASSWORD not in told + (child.before or "")
    assert tokens(home).exists()


@pytest.mark.parametrize("fault", [None, limited(LOGIN), Fault(LOGIN, drop=True)])
def test_nothing_secret_is_told_whatever_happens(home, garmin, hevy, fault, capfd):
    if fault is not None:
        garmin.faults.append(fault)
    told = []
    for words in (("garmin",), ("garmin", "--json"), ("hevy",), ("hevy", "--json")):
        ran = home.run("--debug", "auth", *words, code=None)
        told += [ran.out, ran.err]
    told += capfd.readouterr()
    secrets = [PASSWORD, KEY]
    if tokens(home).exists():
        secrets += json.loads(tokens(home).read_text()).values()

    database = home.database.read_bytes()
    for secret in secrets:
        if secret.startswith("GARMIN_CONNECT"):
            continue  # the client's name, which is no secret
        assert not [text for text in told if secret in text]
        assert secret.encode() not in database
