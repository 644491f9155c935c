"""What a changed plan is checked against, as the athlete said it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from coach.database.store.rows import Rows
from coach.database.tables.limits import (
    BUSY_TIMES,
    LIMITS,
    PAUSES,
    PREFERENCES,
    SPECIAL_DAYS,
)
from coach.domain.athlete import Slot
from coach.domain.gym import ANY_LOAD, Plate, Racks
from coach.domain.limits import (
    Busy,
    Liking,
    Pause,
    PauseReason,
    Preference,
    SpecialDay,
)


class LimitRows(Rows):
    """Times, gear, pools, pauses and preferences."""

    def equipment(self) -> frozenset[str] | None:
        """What is at hand; None when it was never said."""
        row = self._first(LIMITS)
        said = None if row is None else row.equipment
        return None if said is None else frozenset(said)

    def set_equipment(self, names: frozenset[str] | None) -> None:
        """Make these what is at hand; None means unset."""
        said = None if names is None else sorted(names)
        self._put(LIMITS, {}, {"equipment": said}, {})

    def pool_days(self) -> frozenset[int] | None:
        """Weekdays with a pool (0 is Monday); None when it was never said."""
        row = self._first(LIMITS)
        said = None if row is None else row.pool_days
        return None if said is None else frozenset(said)

    def set_pool_days(self, weekdays: frozenset[int] | None) -> None:
        """Make these the weekdays with a pool; None means unset."""
        said = None if weekdays is None else sorted(weekdays)
        self._put(LIMITS, {}, {"pool_days": said}, {})

    def racks(self) -> Racks:
        """The loads there are; any where none were said."""
        row = self._first(LIMITS)
        said = None if row is None else row.racks
        return ANY_LOAD if said is None else _racks(said)

    def set_racks(self, racks: Racks) -> None:
        """Make these the loads there are."""
        said = None if racks == ANY_LOAD else _said(racks)
        self._put(LIMITS, {}, {"racks": said}, {})

    def special_days(self, first: date = date.min) -> tuple[SpecialDay, ...]:
        """Days that differ from the weekly pattern, from that one on, by day."""
        rows = self._all(SPECIAL_DAYS, SPECIAL_DAYS.c.day >= first, order=["day"])
        return tuple(SpecialDay(row.day, _slots(row.day, row.slots)) for row in rows)

    def save_special_day(self, special: SpecialDay) -> None:
        """Keep it in place of the one of that day."""
        said = [f"{slot.start:%H:%M}-{slot.end:%H:%M}" for slot in special.slots]
        self._put(SPECIAL_DAYS, {"day": special.day}, {"slots": said}, {})

    def remove_special_day(self, day: date) -> None:
        """That day is as its weekday is."""
        self._remove(SPECIAL_DAYS, SPECIAL_DAYS.c.day == day)

    def busy(self) -> tuple[Busy, ...]:
        """Times that calendars take up, by when they start."""
        rows = self._all(BUSY_TIMES, order=["starts", "source", "number"])
        return tuple(
            Busy(
                datetime.fromisoformat(row.starts),
                datetime.fromisoformat(row.ends),
                row.source,
            )
            for row in rows
        )

    def set_busy(self, source: str, times: Sequence[Busy]) -> None:
        """Make these that calendar's only times; none forgets it."""
        mine = BUSY_TIMES.c.source == source
        if tuple(t for t in self.busy() if t.source == source) == tuple(times):
            return
        self._remove(BUSY_TIMES, mine)
        rows = (
            {
                "source": source,
                "number": number,
                "starts": busy.start.isoformat(),
                "ends": busy.end.isoformat(),
            }
            for number, busy in enumerate(times)
        )
        self._add(BUSY_TIMES, *rows)

    def pauses(self) -> tuple[Pause, ...]:
        """Days without training, by the first of each."""
        rows = self._all(PAUSES, order=["first_day"])
        return tuple(
            Pause(row.first_day, row.last_day, PauseReason(row.reason), row.said_on)
            for row in rows
        )

    def save_pause(self, pause: Pause) -> None:
        """Keep it in place of the one that begins on that day."""
        values = {"last_day": pause.last, "reason": pause.reason.value}
        key = {"first_day": pause.first}
        self._put(PAUSES, key, values, {"said_on": pause.said_on})

    def remove_pause(self, first: date) -> bool:
        """Whether there was one that begins on that day; there is none now."""
        held = any(pause.first == first for pause in self.pauses())
        self._remove(PAUSES, PAUSES.c.first_day == first)
        return held

    def preferences(self) -> tuple[Preference, ...]:
        """The athlete's word on exercises, by name."""
        rows = self._all(PREFERENCES, order=["exercise"])
        return tuple(
            Preference(row.exercise, Liking(row.liking), row.said_on) for row in rows
        )

    def save_preference(self, preference: Preference) -> None:
        """Keep it in place of what was said of that exercise."""
        values = {"liking": preference.liking.value}
        key = {"exercise": preference.exercise}
        self._put(PREFERENCES, key, values, {"said_on": preference.said_on})

    def remove_preference(self, exercise: str) -> None:
        """Nothing is said of it any more."""
        self._remove(PREFERENCES, PREFERENCES.c.exercise == exercise)


def _said(racks: Racks) -> Mapping[str, object]:
    return {
        "bars_kg": dict(racks.bars_kg),
        "plates": [[each.kg, each.pairs] for each in racks.plates],
        "dumbbells_kg": list(racks.dumbbells_kg),
        "kettlebells_kg": list(racks.kettlebells_kg),
        "step_kg": racks.step_kg,
    }


def _racks(said: Mapping[str, Any]) -> Racks:
    return Racks(
        bars_kg=said["bars_kg"],
        plates=tuple(Plate(kg, pairs) for kg, pairs in said["plates"]),
        dumbbells_kg=tuple(said["dumbbells_kg"]),
        kettlebells_kg=tuple(said["kettlebells_kg"]),
        step_kg=said["step_kg"],
    )


def _slots(day: date, said: Sequence[str]) -> tuple[Slot, ...]:
    ends = (text.split("-") for text in said)
    return tuple(
        Slot(day.weekday(), time.fromisoformat(start), time.fromisoformat(end))
        for start, end in ends
    )
