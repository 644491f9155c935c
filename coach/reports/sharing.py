"""Whether lifting is shared, as a document."""

from datetime import datetime
from typing import Protocol

from coach.reports.numbers import Document


class Sharing(Protocol):
    """How it stands."""

    @property
    def given_at(self) -> datetime | None:
        """When leave was given; None where it was not."""

    @property
    def others(self) -> int | None:
        """Who share too; None where nobody looked."""


def sharing_document(sharing: Sharing) -> Document:
    """`coach/models-share/1`."""
    given = sharing.given_at
    return {
        "schema": "coach/models-share/1",
        "shared": given is not None,
        "given_at": None if given is None else given.isoformat(),
        "others": sharing.others,
    }
