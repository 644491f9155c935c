"""Tokens are refreshed once, kept at once, and told to nobody."""

import json
import logging

import pytest

from coach.domain.sync import Trouble
from coach.errors import CoachError, ExitCode
from connectors.garmin.client import GarminClient
from tests.connectors.garmin.asking import PROFILE, REFRESH, RUN, WORKOUT, refused
from tests.fakes.server import HTML, Answer, Fault, down, limited


def test_a_refused_token_is_refreshed_once_and_kept_at_once(server, client, kept):
    server.expire_tokens()

    client.get(PROFILE)
    client.get(PROFILE)

    post, get = f"POST {REFRESH}", f"GET {PROFILE}"
    assert server.lines() == [get, post, get, get]
    assert len(kept) == 1
    assert set(json.loads(kept[0])) == {"di_token", "di_refresh_token", "di_client_id"}
    GarminClient(kept[0], kept, base_url=server.url).get(PROFILE)


def test_a_token_about_to_end_is_refreshed_before_it_is_used(server, kept):
    server.token_lasts_s = 60
    tokens = server.tokens()
    server.token_lasts_s = 24 * 3600

    GarminClient(tokens, kept, base_url=server.url).get(PROFILE)

    assert server.lines() == [f"POST {REFRESH}", f"GET {PROFILE}"]
    assert len(kept) == 1


def test_a_token_about_to_end_is_good_while_no_other_can_be_had(server, kept):
    server.token_lasts_s = 60
    client = GarminClient(server.tokens(), kept, base_url=server.url)
    server.faults.append(down(f"POST {REFRESH}", times=None))

    client.get(PROFILE)
    client.get(PROFILE)

    assert server.lines().count(f"POST {REFRESH}") == 1
    assert kept == []


def test_a_write_is_sent_again_after_a_refresh_for_it_was_not_done(server, client):
    server.expire_tokens()

    client.post(WORKOUT, RUN)

    assert len(server.workouts) == 1


@pytest.mark.parametrize("method", ["get", "download"])
def test_without_a_good_refresh_token_the_athlete_has_to_log_in(server, client, method):
    server.revoke_tokens()

    error = refused(lambda: getattr(client, method)(PROFILE))

    assert (error.trouble, error.permanent) == (Trouble.LOG_IN, True)
    assert server.lines() == [f"GET {PROFILE}", f"POST {REFRESH}"]


def test_a_refreshed_token_that_is_refused_ends_in_a_log_in_too(server, client):
    server.faults.append(down(f"GET {PROFILE}", status=401, times=None))

    assert refused(lambda: client.get(PROFILE)).trouble is Trouble.LOG_IN
    assert server.lines().count(f"POST {REFRESH}") == 1


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (limited(f"POST {REFRESH}"), (Trouble.LIMITED, 120)),
        (down(f"POST {REFRESH}"), (Trouble.DOWN, None)),
        (Fault(f"POST {REFRESH}", drop=True), (Trouble.DOWN, None)),
        (Fault(f"POST {REFRESH}", HTML), (Trouble.DOWN, None)),
        (Fault(f"POST {REFRESH}", Answer(200, {"token": 1})), (Trouble.DOWN, None)),
        (
            Fault(f"POST {REFRESH}", Answer(200, {"access_token": 1})),
            (Trouble.DOWN, None),
        ),
    ],
)
def test_tokens_that_cannot_be_had_now_need_no_log_in(
    server, client, kept, fault, expected
):
    server.expire_tokens()
    server.faults.append(fault)

    error = refused(lambda: client.get(PROFILE))

    assert (error.trouble, error.retry_after_s) == expected
    assert kept == []


def test_tokens_that_cannot_be_kept_are_a_loud_failure(server):
    def full(text):
        raise CoachError("It cannot be written.", "", "", ExitCode.CANNOT_WRITE)

    client = GarminClient(server.tokens(), full, base_url=server.url)
    server.expire_tokens()

    with pytest.raises(CoachError, match="cannot be written"):
        client.get(PROFILE)


def test_tokens_that_another_run_refreshed_are_taken_over(server, kept):
    old = server.tokens()
    client = GarminClient(old, kept, base_url=server.url, reload=lambda: kept[-1])
    server.expire_tokens()
    GarminClient(old, kept, base_url=server.url).get(PROFILE)
    server.seen.clear()

    client.get(PROFILE)

    assert server.lines() == [f"GET {PROFILE}"] * 2
    assert len(kept) == 1


@pytest.mark.parametrize("text", ["", "{}", "[]", "nonsense", '{"di_token": null}'])
def test_tokens_that_are_none_need_a_log_in_and_no_request(server, kept, text):
    client = GarminClient(text, kept, base_url=server.url)

    assert refused(lambda: client.get(PROFILE)).trouble is Trouble.LOG_IN
    assert server.seen == []


def test_no_token_reaches_a_log_or_an_error(server, kept, caplog):
    caplog.set_level(logging.DEBUG)
    tokens = server.tokens()
    secrets = json.loads(tokens)
    client = GarminClient(tokens, kept, base_url=server.url)
    server.expire_tokens()
    client.get(PROFILE)
    secrets |= {f"new {key}": value for key, value in json.loads(kept[0]).items()}
    server.revoke_tokens()

    error = refused(lambda: client.get(PROFILE))

    told = [caplog.text, repr(error), str(error), repr(error.__cause__), repr(client)]
    for name, secret in secrets.items():
        if not name.endswith("client_id"):
            assert not [text for text in told if secret in text], name
