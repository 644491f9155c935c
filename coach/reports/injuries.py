"""What hurts, as documents carry it."""

from datetime import date

from coach.domain.athlete import Injury
from coach.reports.numbers import Document


def injury_item(injury: Injury, since: date) -> Document:
    """A part that is not healed: how much it hurts by the last word, since when."""
    return {
        "part": injury.part,
        "severity": injury.severity,
        "since": since.isoformat(),
        "said_on": injury.day.isoformat(),
        "note": injury.note,
    }
