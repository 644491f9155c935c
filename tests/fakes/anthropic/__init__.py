"""Anthropic's messages as its library meets them: strict, on loopback."""

from tests.fakes.anthropic.server import KEY, FakeAnthropic, error, message

__all__ = ["KEY", "FakeAnthropic", "error", "message"]
