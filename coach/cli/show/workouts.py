"""Planned workouts as lines: status, size, and what a change does to them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rich.text import Text

from coach.cli.show import days
from coach.domain import wording
from coach.domain.activity import Sport

Document = Mapping[str, Any]

_SIGNS = {
    "done": ("✓", "green"),
    "partial": ("✓", "yellow"),
    "substituted": ("✓", "yellow"),
    "missed": ("✗", "red"),
    "skipped": ("–", "dim"),
    "unknown": ("?", "yellow"),
    "planned": ("·", ""),
}


def status_text(status: str, note: str = "") -> Text:
    """A sign, the word, and what there is to say; never colour alone."""
    sign, style = _SIGNS[status]
    return Text.assemble((f"{sign} {status}", style), f"  {note}" if note else "")


def size(workout: Document, shown: Mapping[str, str] | None) -> str:
    """`45 min`, and for swims the distance too."""
    time = wording.minutes(workout["duration_s"])
    if not workout["distance_m"]:
        return time
    sport = Sport(workout["sport"])
    return f"{time}, {wording.distance_of(sport, workout['distance_m'], shown)}"


def change_lines(
    changes: list[Document], shown: Mapping[str, str] | None
) -> Iterator[Text]:
    """One line a change: `Tue 3 Mar  Swim CSS  45 min → 36 min`."""
    for change in changes:
        before, after = change["before"], change["after"]
        either = before or after
        day = days.short(date.fromisoformat(either["date"]))
        what = _difference(before, after, shown)
        yield Text(f"{day}  {either['title']}:  {what}")


def _difference(
    before: Document, after: Document, shown: Mapping[str, str] | None
) -> str:
    if not after:
        return f"{size(before, shown)} → rest"
    if not before:
        return f"new, {size(after, shown)}"
    parts = []
    if before["date"] != after["date"]:
        parts.append(f"→ {days.short(date.fromisoformat(after['date']))}")
    if size(before, shown) != size(after, shown):
        parts.append(f"{size(before, shown)} → {size(after, shown)}")
    if before["hard"] and not after["hard"]:
        parts.append("hard → easy")
    return ", ".join(parts) or "its steps change"
