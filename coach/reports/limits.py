"""What holds for every change of the plan, as the athlete said it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from coach.domain.athlete import ALWAYS_FREE, Slot
from coach.domain.gym import ANY_LOAD, Racks
from coach.domain.limits import Busy, Pause, Preference, SpecialDay
from coach.reports.numbers import Document

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class LimitsView:
    """What was said, from one day on.

    Attributes:
        slots: the weekly pattern; empty where it was never said.
        special_days, busy, pauses: those that are not over.
        equipment: None for all there is.
        racks: the loads there are.
        pool_days: None for all.
    """

    slots: tuple[Slot, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()
    busy: tuple[Busy, ...] = ()
    equipment: frozenset[str] | None = None
    racks: Racks = ANY_LOAD
    pool_days: frozenset[int] | None = None
    preferences: tuple[Preference, ...] = ()
    pauses: tuple[Pause, ...] = ()


def limits_document(view: LimitsView) -> Document:
    """`coach/slots/1`; of calendars how many times they take up, and from when on."""
    pools = view.pool_days
    return {
        "schema": "coach/slots/1",
        "set": bool(view.slots),
        "slots": [slot_item(slot) for slot in view.slots or ALWAYS_FREE],
        "special_days": [
            {
                "date": each.day.isoformat(),
                "slots": [_times(slot) for slot in each.slots],
            }
            for each in view.special_days
        ],
        "busy": list(_calendars(view.busy)),
        "equipment": None if view.equipment is None else sorted(view.equipment),
        "racks": None if view.racks == ANY_LOAD else _racks_item(view.racks),
        "pool_days": None if pools is None else [WEEKDAYS[n] for n in sorted(pools)],
        "preferences": [
            {"exercise": each.exercise, "liking": each.liking.value}
            for each in view.preferences
        ],
        "pauses": [
            {
                "from": each.first.isoformat(),
                "to": each.last.isoformat(),
                "reason": each.reason.value,
            }
            for each in view.pauses
        ],
    }


def slot_item(slot: Slot) -> Mapping[str, str]:
    """A slot of the weekly pattern."""
    return {"weekday": WEEKDAYS[slot.weekday], **_times(slot)}


def _racks_item(racks: Racks) -> Document:
    return {
        "bars_kg": dict(racks.bars_kg),
        "plates": [{"kg": each.kg, "pairs": each.pairs} for each in racks.plates],
        "dumbbells_kg": list(racks.dumbbells_kg),
        "kettlebells_kg": list(racks.kettlebells_kg),
        "step_kg": racks.step_kg,
    }


def _times(slot: Slot) -> Mapping[str, str]:
    return {"start": f"{slot.start:%H:%M}", "end": f"{slot.end:%H:%M}"}


def _calendars(busy: Iterable[Busy]) -> Iterable[Document]:
    ordered = sorted(busy, key=lambda each: (each.source, each.start))
    for source, group in groupby(ordered, key=lambda each: each.source):
        times = tuple(group)
        first: date = times[0].start.date()
        yield {
            "calendar": source,
            "times": len(times),
            "from": first.isoformat(),
            "to": max(each.end for each in times).date().isoformat(),
        }
