"""What the rest of this connector asks of Garmin's client."""

from typing import Protocol

NAME = "garmin"
SERVICE = "Garmin"
"""The service's name as the athlete knows it."""


class GarminApi(Protocol):
    """Garmin Connect, logged in. Every method raises ConnectorError where it fails."""

    def get(self, path: str, **params: object) -> object:
        """The JSON that stands there; None where Garmin answers with nothing."""

    def download(self, path: str) -> bytes:
        """The file that stands there."""

    def post(self, path: str, json: object) -> object:
        """What Garmin answers to something new."""

    def put(self, path: str, json: object) -> object:
        """What Garmin answers to something in the place of what stands there."""

    def delete(self, path: str) -> object:
        """What Garmin answers when it has taken away what stood there."""
