import pytest

from coach.redaction import Secret
from connectors.hevy.client import HevyClient
from connectors.hevy.transport import Pace
from tests.fakes.hevy import KEY, FakeHevy

QUICK = Pace(answer_s=2.0, in_all_s=3.0, attempts=2, first_wait_s=0.0)


@pytest.fixture
def hevy():
    with FakeHevy() as fake:
        yield fake


@pytest.fixture
def client(hevy):
    return HevyClient(Secret(KEY), hevy.url, QUICK)
