"""What others read in a FIT file: the official SDK, fitdecode where it stops."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
SESSION, LENGTH, SET, TRANSITION = 18, 101, 225, 3


@dataclass(frozen=True)
class Opinion:
    """Messages by number: values by field name, times as instants."""

    sessions: list
    lengths: list
    sets: list


def opinion_of(content):
    """What the official SDK reads; what fitdecode reads where the SDK complains."""
    from garmin_fit_sdk import Decoder, Stream

    messages, errors = Decoder(Stream.from_byte_array(bytearray(content))).read(
        convert_types_to_strings=False, convert_datetimes_to_dates=False
    )
    if errors:
        return _by_fitdecode(content)
    return Opinion(
        messages.get("session_mesgs", []),
        messages.get("length_mesgs", []),
        messages.get("set_mesgs", []),
    )


def _by_fitdecode(content):
    from fitdecode import FIT_FRAME_DATA, CrcCheck, ErrorHandling, FitReader
    from fitdecode.exceptions import FitError

    found = {SESSION: [], LENGTH: [], SET: []}
    with FitReader(
        BytesIO(content),
        processor=None,
        check_crc=CrcCheck.DISABLED,
        error_handling=ErrorHandling.IGNORE,
    ) as frames:
        try:
            for frame in frames:
                if frame.frame_type == FIT_FRAME_DATA:
                    found.setdefault(frame.global_mesg_num, []).append(_values(frame))
        except FitError:
            pass
    return Opinion(found[SESSION], found[LENGTH], found[SET])


_ENUMS = {"sport", "sub_sport", "length_type", "swim_stroke", "set_type"}


def _values(frame):
    return {
        field.name: field.raw_value if field.name in _ENUMS else field.value
        for field in frame.fields
        if field.value is not None
    }


def instant(seconds):
    """FIT's seconds as an instant."""
    return EPOCH + timedelta(seconds=seconds)


def same_session_once(sessions):
    """Sessions without transitions, each once (chained files repeat some)."""
    kept = {}
    for session in sessions:
        if session.get("sport") != TRANSITION:
            kept.setdefault((session["start_time"], session.get("sport")), session)
    return list(kept.values())
