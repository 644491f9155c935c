"""Models that answer on loopback, and facts to tell them."""

import pytest

from coach.llm.anthropic_model import AnthropicModel
from coach.llm.facts import Claim, Fact, Packet
from coach.llm.ollama_model import OllamaModel
from coach.redaction import Secret
from tests.fakes.anthropic import KEY, FakeAnthropic
from tests.fakes.ollama import FakeOllama

DONE = Fact("f1", "done", "4 of 6 planned workouts", frozenset({Claim.DONE}))
PROPOSED = Fact(
    *("p1", "a proposal", "Shorten 3 workouts"),
    frozenset({Claim.PROPOSED, Claim.CHANGED, Claim.LESS}),
    stays=True,
)


@pytest.fixture(scope="session")
def packet():
    return Packet((DONE, PROPOSED))


@pytest.fixture
def claude():
    """Anthropic's fake and a model that asks it."""
    with FakeAnthropic() as fake:
        yield fake, AnthropicModel(Secret(KEY), address=fake.url)


@pytest.fixture
def llama():
    """Ollama's fake and a model that asks it."""
    with FakeOllama() as fake:
        yield fake, OllamaModel(address=fake.url)


@pytest.fixture(params=["claude", "llama"])
def served(request):
    """Either of them."""
    return request.getfixturevalue(request.param)
