"""Homes that the tests of several promises need."""

import pytest

from tests.promises.canaries import with_canaries
from tests.promises.worded import a_private_week, private, served

__all__ = ["a_private_week", "private", "served"]


@pytest.fixture
def full(home, tmp_path, monkeypatch):
    """A home with a canary in every slot a secret may lie in."""
    return with_canaries(home, tmp_path, monkeypatch)
