"""Ollama as coach meets it at home, on loopback."""

from tests.fakes.ollama.server import FakeOllama, chat

__all__ = ["FakeOllama", "chat"]
