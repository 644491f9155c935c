"""What hurts, in a line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from coach.domain import days

NO_DOCTOR = "Coach is no doctor: let one look at what limits or stops training."
SERIOUS = 3

Document = Mapping[str, Any]


def hurts(injuries: Sequence[Document]) -> str:
    """`knee (3 of 5, since Mon 2 Mar), left shoulder (1 of 5, since Sun 1 Mar)`."""
    return ", ".join(map(_one, injuries))


def _one(injury: Document) -> str:
    since = days.short(date.fromisoformat(injury["since"]))
    part = injury["part"].replace("_", " ")
    return f"{part} ({injury['severity']} of 5, since {since})"


def is_serious(injuries: Iterable[Document]) -> bool:
    """Whether one of them is more than coach can speak about."""
    return any(each["severity"] >= SERIOUS for each in injuries)
