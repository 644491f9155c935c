"""Laps as the device cut them."""

from collections.abc import Iterable

from coach.domain.activity import Lap
from connectors.fitfile.messages import Message
from connectors.plausible import Doubts

_STEP = 0x0FFF  # the higher bits of an index are flags


def read_laps(messages: Iterable[Message], start: float) -> tuple[Lap, ...]:
    """The laps of one activity; impossible values are left out.

    Args:
        messages: `lap` messages.
        start: the activity's, in seconds since FIT's epoch.
    """
    laps = (_lap(message, start) for message in messages)
    return tuple(lap for lap in laps if lap is not None)


def begin_of(lap: Message) -> float | None:
    """When a lap began, in seconds since FIT's epoch."""
    begun = lap.real("start_time")
    if begun is not None:
        return begun
    ended, elapsed = lap.real("timestamp"), lap.real("total_elapsed_time")
    return None if ended is None else ended - (elapsed or 0.0)


def _lap(message: Message, start: float) -> Lap | None:
    doubts = Doubts()
    timer = doubts.seconds("timer", message.real("total_timer_time"))
    elapsed = doubts.seconds("elapsed", message.real("total_elapsed_time"))
    elapsed = timer if elapsed is None else elapsed
    begun = begin_of(message)
    if elapsed is None or begun is None:
        return None
    step = message.whole("wkt_step_index")
    return Lap(
        start_s=max(0.0, begun - start),
        elapsed_s=elapsed,
        moving_s=timer,
        distance_m=doubts.meters("distance", message.real("total_distance")),
        avg_hr_bpm=doubts.bpm("mean", message.whole("avg_heart_rate")),
        max_hr_bpm=doubts.bpm("highest", message.whole("max_heart_rate")),
        avg_power_w=doubts.watts("power", message.real("avg_power")),
        calories_kcal=doubts.kcal("energy", message.real("total_calories")),
        step_index=None if step is None else step & _STEP,
    )
