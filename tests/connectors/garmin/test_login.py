"""Logging in, with either version of the client library."""

import logging

import pytest

from coach.domain.sync import Trouble
from connectors.base import ConnectorError
from connectors.garmin.client import GarminClient
from connectors.garmin.login import log_in
from tests.fakes.garmin import FakeGarmin
from tests.fakes.garmin.accounts import EMAIL, PASSWORD
from tests.fakes.server import HTML, Answer, Fault, down, limited

LOGIN = "POST /mobile/api/login"
CODE = "POST /.*verifyCode"
TICKET = "POST /di-oauth2-service"
PROFILE = "/userprofile-service/socialProfile"


@pytest.fixture
def server(running):
    running.faults.clear()
    running.seen.clear()
    running.logins = 0
    running.mfa_code, running.captcha = None, False
    return running


def never():
    pytest.fail("no code was wanted")


def enter(server, password=PASSWORD, ask_code=never):
    return log_in(EMAIL, password, ask_code, base_url=server.url)


def refused(server, **how):
    with pytest.raises(ConnectorError) as caught:
        enter(server, **how)
    return caught.value


def posts(server, path):
    return len([line for line in server.lines() if line.endswith(path)])


def test_a_password_gives_tokens_that_open_the_account(server):
    given = enter(server)

    assert given.account == "Ann Example"
    client = GarminClient(given.tokens, never, base_url=server.url)
    assert client.get(PROFILE)["fullName"] == "Ann Example"
    assert server.logins == 1


def test_a_code_is_asked_for_when_one_is_wanted(server):
    server.mfa_code = "123456"

    assert enter(server, ask_code=lambda: "123456").account == "Ann Example"


def test_a_wrong_password_is_tried_once(server):
    error = refused(server, password=PASSWORD[:-1])

    assert (error.trouble, error.permanent) == (Trouble.LOG_IN, True)
    assert "e-mail and password" in error.message
    assert server.logins == 1


def test_a_wrong_code_is_tried_once(server):
    server.mfa_code = "123456"

    error = refused(server, ask_code=lambda: "654321")

    assert error.trouble is Trouble.LOG_IN
    assert "code" in error.message
    assert posts(server, "/mfa/verifyCode") == 1
    assert server.logins == 1


def test_a_puzzle_is_for_a_browser(server):
    server.captcha = True

    error = refused(server)

    assert (error.trouble, error.retry_after_s) == (Trouble.LIMITED, 3600)
    assert "machine" in error.message
    assert server.logins == 1


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (limited(LOGIN), (Trouble.LIMITED, 120)),
        (Fault(LOGIN, Answer(427, b"")), (Trouble.LIMITED, 3600)),
        (Fault(LOGIN, Answer(403, b"<html>no</html>")), (Trouble.LIMITED, 3600)),
        (
            Fault(LOGIN, Answer(200, {"error": {"status-code": "429"}})),
            (Trouble.LIMITED, 3600),
        ),
        (Fault(LOGIN, HTML), (Trouble.DOWN, None)),
        (Fault(LOGIN, Answer(200, [1])), (Trouble.DOWN, None)),
        (down(LOGIN), (Trouble.DOWN, None)),
        (
            Fault(LOGIN, Answer(200, {"responseStatus": {"type": "ACCOUNT_LOCKED"}})),
            (Trouble.LOG_IN, None),
        ),
        (limited(TICKET), (Trouble.LIMITED, 120)),
        (down(TICKET, times=None), (Trouble.DOWN, None)),
        (down(f"GET {PROFILE}", status=401, times=None), (Trouble.LOG_IN, None)),
    ],
)
def test_every_failure_has_its_kind_and_no_second_try(server, fault, expected):
    server.faults.append(fault)

    error = refused(server)

    assert (error.trouble, error.retry_after_s) == expected
    assert len([line for line in server.lines() if line == LOGIN]) == 1


@pytest.mark.parametrize(
    ("fault", "kind"), [(limited(CODE), Trouble.LIMITED), (down(CODE), Trouble.DOWN)]
)
def test_a_code_that_got_no_verdict_is_no_wrong_code(server, fault, kind):
    server.mfa_code = "123456"
    server.faults.append(fault)

    assert refused(server, ask_code=lambda: "123456").trouble is kind
    assert posts(server, "/mfa/verifyCode") == 1


def test_a_name_that_is_not_told_is_no_failure(server):
    server.faults.append(down(f"GET {PROFILE}", times=None))

    assert enter(server).account == ""


def test_a_connection_that_breaks_is_no_wrong_password(server):
    server.faults.append(Fault(LOGIN, drop=True, times=None))

    assert refused(server).trouble is Trouble.DOWN


def test_tokens_that_end_soon_are_given_as_they_are_in_the_end(server):
    server.token_lasts_s = 60
    try:
        given = enter(server)
    finally:
        server.token_lasts_s = 24 * 3600
    server.expire_tokens()

    client = GarminClient(given.tokens, lambda _: None, base_url=server.url)
    assert client.get(PROFILE)["fullName"] == "Ann Example"


def test_nobody_is_asked_when_no_server_is_there():
    with FakeGarmin() as gone:
        pass

    assert refused(gone).trouble is Trouble.DOWN


def test_breaking_off_at_the_code_breaks_off_the_log_in(server):
    server.mfa_code = "123456"

    def breaks_off():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        enter(server, ask_code=breaks_off)


def test_neither_password_nor_code_nor_token_is_told(server, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    server.mfa_code = "918273"
    given = enter(server, ask_code=lambda: "918273")
    error = refused(server, ask_code=lambda: "918274")

    told = [caplog.text, *capfd.readouterr(), repr(given)]
    told += [repr(error), repr(error.__cause__), repr(error.__context__)]
    for secret in (PASSWORD, "918273", "918274", given.tokens[20:60]):
        assert not [text for text in told if secret in text]


def test_the_page_is_loaded_before_the_password_is_sent(server):
    server.wants_sign_in_page = True
    server._page_seen = False
    try:
        assert enter(server).account == "Ann Example"
    finally:
        server.wants_sign_in_page = False

    page, password = server.seen[:2]
    assert page.line == "GET /mobile/sso/en_US/sign-in"
    assert password.headers["referer"].startswith(f"{server.url}{page.path}?clientId=")
    assert password.headers["cookie"] == "SESSION=s1"


def test_a_browser_that_is_turned_away_at_the_page_is_not_the_last(server):
    server.faults.append(Fault("GET /mobile/sso", Answer(403, b"<html>no</html>")))

    assert enter(server).account == "Ann Example"
    assert server.logins == 1


@pytest.mark.parametrize("status", [403, 429])
def test_where_no_browser_is_let_in_no_password_is_sent(server, status):
    page = down("GET /mobile/sso", status=status, times=None)
    server.faults.append(page)

    assert refused(server).trouble is Trouble.LIMITED
    assert server.logins == 0
