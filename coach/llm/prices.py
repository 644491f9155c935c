"""What a call costs, where the price is published and plain."""

_USD_PER_MILLION = {
    "claude-opus-5-5": (4.0, 20.0),
    "claude-opus-5": (5.0, 25.0),
    "claude-sonnet-5-5": (2.0, 10.0),
    "claude-sonnet-5": (2.0, 10.0),
    "claude-haiku-4-5": (1.0, 5.0),
}
"""Input and output, as platform.claude.com listed them in autumn 2026.

claude-haiku-5-5 is listed "from" a price, so that its calls have no certain one.
"""

MILLION = 1_000_000


def cost_usd(
    model: str, input_tokens: int | None, output_tokens: int | None
) -> float | None:
    """The cost in US dollars; None where price or tokens are not known."""
    price = _USD_PER_MILLION.get(model)
    if price is None or input_tokens is None or output_tokens is None:
        return None
    return (input_tokens * price[0] + output_tokens * price[1]) / MILLION
