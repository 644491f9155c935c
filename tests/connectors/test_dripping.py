"""A server that sends its headers a byte at a time: each byte is in time."""

import pytest

from coach.domain.sync import Trouble
from coach.redaction import Secret
from connectors.base import ConnectorError
from connectors.garmin import door
from connectors.garmin.client import GarminClient
from connectors.garmin.login import log_in
from connectors.hevy.client import HevyClient
from connectors.hevy.transport import Pace
from tests.fakes.dripping import dripping
from tests.fakes.garmin import FakeGarmin

DEADLINE_S = 0.3
HASTY = Pace(answer_s=DEADLINE_S, in_all_s=DEADLINE_S, attempts=1)


@pytest.fixture
def slow():
    """It drips, and nobody waited until it was done."""
    with dripping() as server:
        yield server
        assert server.waited_for == []


def garmin(url, *, token_lasts_s=24 * 3600):
    accounts = FakeGarmin()
    accounts.token_lasts_s = token_lasts_s
    tokens = accounts.tokens()
    accounts._server.server_close()
    return GarminClient(tokens, list, base_url=url, patience_s=DEADLINE_S)


def lost(ask):
    """The error of an answer that did not come in time."""
    with pytest.raises(ConnectorError) as caught:
        ask()
    assert caught.value.trouble is Trouble.DOWN
    return caught.value


@pytest.mark.parametrize("method", ["get", "download"])
def test_garmin_read_is_given_up_at_its_deadline(slow, method):
    lost(lambda: getattr(garmin(slow.url), method)("/activity"))

    assert slow.seen == ["GET /activity"]


def test_garmin_written_is_given_up_at_its_deadline_and_may_be_there(slow):
    error = lost(lambda: garmin(slow.url).post("/workout", {"a": 1}))

    assert (error.unsure, error.message) == (True, "it did not answer in time")
    assert slow.seen == ["POST /workout"]


def test_garmins_tokens_are_given_up_at_the_deadline(slow):
    lost(lambda: garmin(slow.url, token_lasts_s=60).get("/activity"))

    assert slow.seen == ["POST /di-oauth2-service/oauth/token"]


def test_a_log_in_to_garmin_is_given_up_at_its_deadline(slow, monkeypatch):
    monkeypatch.setattr(door, "_STEP_S", DEADLINE_S)
    lost(lambda: log_in("a@example.com", "a password", str, base_url=slow.url))

    assert not [line for line in slow.seen if line.startswith("POST")]


def test_hevy_read_is_given_up_at_its_deadline(slow):
    error = lost(HevyClient(Secret("a-key-of-hevy"), slow.url, HASTY).user)

    assert (error.unsure, error.message) == (
        *(False, "its answer does not come to an end"),
    )


def test_hevy_written_is_given_up_at_its_deadline_and_may_be_there(slow):
    client = HevyClient(Secret("a-key-of-hevy"), slow.url, HASTY)

    assert lost(lambda: client.make_routine({})).unsure
    assert slow.seen == ["POST /v1/routines"]
