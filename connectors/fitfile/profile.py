"""The part of the FIT profile that coach reads: messages, fields, scales.

Fields are known by their number, so that what a decoder's own profile lacks, or
calls otherwise, makes no difference. A stored value is raw / scale - offset.
"""

from typing import NamedTuple

FILE_ID = 0
SPORT = 12
SESSION = 18
LAP = 19
RECORD = 20
EVENT = 21
WORKOUT = 26
WEIGHT_SCALE = 30
COURSE = 31
ACTIVITY = 34
MONITORING = 55
LENGTH = 101
MONITORING_INFO = 103
HR = 132
TIMESTAMP_CORRELATION = 162
MONITORING_HR_DATA = 211
SET = 225
MAX_MET_DATA = 229
SLEEP_LEVEL = 275
HRV_STATUS_SUMMARY = 370
HRV_VALUE = 371

DECODED = frozenset(
    {
        FILE_ID,
        SPORT,
        SESSION,
        WORKOUT,
        WEIGHT_SCALE,
        COURSE,
        ACTIVITY,
        MAX_MET_DATA,
    }
)
"""What the decoders read: a few messages a file, with text in them. All else is read
as columns."""

TIMESTAMP = 253
"""The field number of a message's time, the same in every message."""

TIMESTAMP_16 = "timestamp_16"
"""The lowest 16 bits of a message's time, in its place."""


class Field(NamedTuple):
    """A field's name, and how its raw number becomes a quantity."""

    name: str
    scale: float = 1
    offset: float = 0


_TIME = {TIMESTAMP: Field("timestamp")}
_ORDER = {254: Field("message_index")}

_TOTALS = {
    2: Field("start_time"),
    7: Field("total_elapsed_time", 1000),
    8: Field("total_timer_time", 1000),
    9: Field("total_distance", 100),
    11: Field("total_calories"),
}

FIELDS: dict[int, dict[int, Field]] = {
    FILE_ID: {
        0: Field("type"),
        1: Field("manufacturer"),
        2: Field("product"),
        3: Field("serial_number"),
        4: Field("time_created"),
        8: Field("product_name"),
    },
    SPORT: {0: Field("sport"), 1: Field("sub_sport"), 3: Field("name")},
    SESSION: _TIME
    | _TOTALS
    | {
        5: Field("sport"),
        6: Field("sub_sport"),
        16: Field("avg_heart_rate"),
        17: Field("max_heart_rate"),
        20: Field("avg_power"),
        44: Field("pool_length", 100),
        110: Field("sport_profile_name"),
        193: Field("workout_rpe", 10),
    },
    LAP: _TIME
    | _TOTALS
    | {
        15: Field("avg_heart_rate"),
        16: Field("max_heart_rate"),
        19: Field("avg_power"),
        25: Field("sport"),
        39: Field("sub_sport"),
        71: Field("wkt_step_index"),
    },
    EVENT: _TIME | {0: Field("event"), 1: Field("event_type")},
    WORKOUT: {8: Field("wkt_name")},
    WEIGHT_SCALE: _TIME | {0: Field("weight", 100), 1: Field("percent_fat", 100)},
    COURSE: {4: Field("sport")},
    ACTIVITY: _TIME | {5: Field("local_timestamp")},
    LENGTH: _TIME
    | _ORDER
    | {
        2: Field("start_time"),
        3: Field("total_elapsed_time", 1000),
        4: Field("total_timer_time", 1000),
        5: Field("total_strokes"),
        7: Field("swim_stroke"),
        12: Field("length_type"),
    },
    HR: _TIME
    | {
        0: Field("fractional_timestamp", 32768),
        6: Field("filtered_bpm"),
        9: Field("event_timestamp"),
        10: Field("event_timestamp_12"),
    },
    TIMESTAMP_CORRELATION: _TIME | {3: Field("local_timestamp")},
    SET: {
        0: Field("duration", 1000),
        3: Field("repetitions"),
        4: Field("weight", 16),
        5: Field("set_type"),
        6: Field("start_time"),
        7: Field("category"),
        8: Field("category_subtype"),
        254: Field("timestamp"),
        10: Field("message_index"),
    },
    MAX_MET_DATA: {0: Field("update_time"), 2: Field("vo2_max", 10), 5: Field("sport")},
    # The profile scales walking and running by 2, to cycles of two steps each.
    MONITORING: _TIME
    | {
        3: Field("steps"),
        5: Field("activity_type"),
        9: Field("steps_16"),
        24: Field("activity_type_and_intensity"),
        26: Field(TIMESTAMP_16),
    },
    MONITORING_INFO: _TIME | {0: Field("local_timestamp")},
    MONITORING_HR_DATA: _TIME | {1: Field("current_day_resting_heart_rate")},
    SLEEP_LEVEL: _TIME | {0: Field("sleep_level")},
    HRV_STATUS_SUMMARY: _TIME | {1: Field("last_night_average", 128)},
    HRV_VALUE: _TIME | {0: Field("value", 128)},
}
"""What is read of each message, records aside (see `records.COLUMNS`)."""
