"""Pool lengths, swum and rested."""

from collections.abc import Iterable

from coach.domain.activity import Length
from connectors.fitfile.messages import Message
from connectors.fitfile.names import stroke_of
from connectors.plausible import LONGEST_S

_ACTIVE = 1
_ROUNDING_S = 1.0


def read_lengths(messages: Iterable[Message], start: float) -> tuple[Length, ...]:
    """The lengths of one swim, in the file's order.

    The file has starts in whole seconds and durations in thousandths. A length
    that follows the one before it starts where that one ended, so that times over
    several lengths are right to the thousandth.

    Args:
        messages: `length` messages.
        start: the activity's, in seconds since FIT's epoch.
    """
    lengths: list[Length] = []
    end = 0.0
    for message in messages:
        elapsed = _elapsed(message)
        if elapsed is None:
            continue
        begun = message.real("start_time")
        begin = end if begun is None else begun - start
        if abs(begin - end) <= _ROUNDING_S:
            begin = end
        lengths.append(_length(message, max(0.0, begin), elapsed))
        end = begin + elapsed
    return tuple(lengths)


def _elapsed(message: Message) -> float | None:
    for name in ("total_elapsed_time", "total_timer_time"):
        seconds = message.real(name)
        if seconds is not None and 0 <= seconds <= LONGEST_S:
            return seconds
    return None


def _length(message: Message, start: float, elapsed: float) -> Length:
    stroke = stroke_of(message.whole("swim_stroke"))
    strokes = message.whole("total_strokes")
    kind = message.whole("length_type")
    swum = kind == _ACTIVE if kind is not None else stroke is not None or bool(strokes)
    return Length(
        start_s=round(start, 3),
        elapsed_s=elapsed,
        active=swum,
        strokes=strokes if swum else None,
        stroke=stroke if swum else None,
    )
