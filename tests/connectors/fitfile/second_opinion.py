"""What others read in a FIT file: the official SDK, fitdecode where it stops."""

from contextlib import suppress
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


def messages_of(content):
    """Every message, number and values by name, and how many the better reader met.

    Nothing is derived and nothing renamed. It is what the SDK reads, or what fitdecode
    reads where that is more (the SDK passes over messages with a short header).
    """
    theirs, frames = _sdk_messages(content), _frames(content)
    most = max(len(theirs), len(frames))
    if len(theirs) == most:
        return theirs, most
    return [(frame.global_mesg_num, _plain(frame)) for frame in frames], most


def _sdk_messages(content):
    from garmin_fit_sdk import Decoder, Stream

    found = []
    Decoder(Stream.from_byte_array(bytearray(content))).read(
        convert_types_to_strings=False,
        convert_datetimes_to_dates=False,
        expand_sub_fields=False,
        expand_components=False,
        merge_heart_rates=False,
        mesg_listener=lambda number, message: found.append((number, message)),
    )
    return found


def _frames(content):
    from fitdecode import FIT_FRAME_DATA, CrcCheck, ErrorHandling, FitReader
    from fitdecode.exceptions import FitError

    found = []
    with (
        FitReader(
            BytesIO(content),
            processor=None,
            check_crc=CrcCheck.DISABLED,
            error_handling=ErrorHandling.IGNORE,
        ) as frames,
        suppress(FitError),
    ):
        found.extend(f for f in frames if f.frame_type == FIT_FRAME_DATA)
    return found


def _plain(frame):
    """What stands in a message, and the speed and distance packed in one field."""
    found = {}
    for field in frame.fields:
        known = field.parent_field or field.field
        if field.field_def is not None or field.name in {"timestamp", *_PACKED}:
            name = known.name if known else str(field.def_num)
            if found.get(name) is None:
                found[name] = _number(field)
    return found


_PACKED = {"speed", "distance"}


def _number(field):
    """The scaled value, but an enumeration's number."""
    return field.value if isinstance(field.value, float) else field.raw_value


def count_by_fitparse(content):
    """How many messages fitparse meets before it ends or stops."""
    from fitparse import FitFile
    from fitparse.utils import FitParseError

    count = 0
    try:
        for _ in FitFile(BytesIO(content), check_crc=False).get_messages():
            count += 1
    except (FitParseError, AssertionError, TypeError, ValueError):
        pass
    return count


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
