"""A Garmin, and a client that asks it."""

import pytest
import stamina

from connectors.garmin.client import GarminClient
from tests.connectors.garmin.account import reset
from tests.fakes.garmin import FakeGarmin


@pytest.fixture(scope="module")
def running():
    with FakeGarmin() as fake:
        yield fake


@pytest.fixture
def server(running):
    """The fake, with nothing asked of it yet and nothing wrong with it."""
    running.token_lasts_s = 24 * 3600
    return reset(running)


@pytest.fixture(autouse=True)
def no_waiting():
    with stamina.set_testing(True, attempts=3, cap=True):
        yield


class Kept(list):
    """What was saved, in the order it was."""

    def __call__(self, text):
        self.append(text)


@pytest.fixture
def kept():
    return Kept()


@pytest.fixture
def client(server, kept):
    return GarminClient(server.tokens(), kept, base_url=server.url)
