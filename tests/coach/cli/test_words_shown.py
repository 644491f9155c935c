"""One call of a model, as a terminal shows it."""

import pytest

from coach.cli.show.words import call

CALL = {
    "called_at": "2026-03-08T21:00:00+00:00",
    "model": "claude-haiku-5-5",
    "writer": "anthropic",
    "sent_bytes": 4100,
    "received_bytes": 320,
    "took_s": 1.2,
    "input_tokens": 900,
    "output_tokens": 100,
    "cost_usd": None,
    "ended": "used",
}


@pytest.mark.parametrize(
    ("cost", "writer", "said"),
    [
        (0.0031, "anthropic", "1.2 s, $0.0031: used"),
        (None, "anthropic", "1.2 s, price not known: used"),
        (None, "ollama", "1.2 s: used"),
    ],
)
def test_what_a_call_costs_is_told_or_that_it_is_not_known(cost, writer, said):
    assert call({**CALL, "cost_usd": cost, "writer": writer}).endswith(said)
