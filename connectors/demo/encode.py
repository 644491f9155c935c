"""Sessions and weigh-ins as the FIT files a watch and a scale would write."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby

from coach.domain.activity import Activity, Lap, Length, Streams
from coach.simulation import Done, WeighIn
from connectors.demo.fitformat import FitFile, Value, fit_time
from connectors.demo.fitnumbers import (
    CATEGORIES,
    GARMIN,
    SCALES,
    SPORTS,
    STROKES,
    SUB_SPORTS,
    TRAINING,
    WATCH,
    WATCH_SOFTWARE,
)

_CHANNELS: Mapping[str, str] = {
    "distance_m": "distance",
    "heart_rate_bpm": "heart_rate",
    "cadence_rpm": "cadence",
    "power_w": "power",
    "speed_m_s": "enhanced_speed",
    "altitude_m": "enhanced_altitude",
}
_START, _STOP, _STOP_ALL = 0, 1, 4
_TIMER, _SESSION, _LAP, _ACTIVITY, _LENGTH = 0, 8, 9, 26, 28
_ACTIVITY_FILE, _WEIGHT_FILE = 4, 9
_STATUTE, _KILOGRAM, _WATCH_HEART_RATE = 1, 1, 0


def activity_file(done: Done, serial: int) -> bytes:
    """The watch's FIT file of one session, without positions.

    Args:
        done: the session.
        serial: the watch's number.
    """
    writer = _ActivityWriter(done, serial)
    return writer.content()


def weight_file(readings: Sequence[WeighIn], serial: int) -> bytes:
    """A scale's FIT file with these readings, all of that scale."""
    fit = FitFile()
    product = SCALES[readings[0].scale]
    times = [fit_time(reading.at) for reading in readings]
    _head(fit, _WEIGHT_FILE, product, serial, times[0])
    _device(fit, product, serial, times[0], software=4.1)
    columns: dict[str, Sequence[Value]] = {
        "timestamp": times,
        "weight": [reading.weight_kg for reading in readings],
        "percent_fat": [reading.body_fat_pct for reading in readings],
    }
    fit.add_all("weight_scale", columns)
    return fit.content()


def _head(fit: FitFile, kind: int, product: int, serial: int, at: int) -> None:
    fit.add(
        "file_id",
        type=kind,
        manufacturer=GARMIN,
        product=product,
        serial_number=serial,
        time_created=at,
    )


def _device(
    fit: FitFile, product: int, serial: int, at: int, *, software: float
) -> None:
    fit.add(
        "device_info",
        timestamp=at,
        device_index=0,
        manufacturer=GARMIN,
        serial_number=serial,
        product=product,
        software_version=software,
    )


class _ActivityWriter:
    """Writes one session, message kind after message kind."""

    def __init__(self, done: Done, serial: int) -> None:
        self.done = done
        self.activity = done.activity
        self.serial = serial
        self.begin = fit_time(self.activity.start.astimezone(UTC))
        self.end = self.at(self.activity.elapsed_s)
        self.sport, self.name = SPORTS.get(self.activity.sport, TRAINING)
        self.sub_sport = SUB_SPORTS.get(self.activity.sub_sport or "generic", 0)
        self.timer_s = _timer_s(self.activity)
        self.fit = FitFile()

    def content(self) -> bytes:
        _head(self.fit, _ACTIVITY_FILE, WATCH, self.serial, self.begin)
        self.fit.add("file_creator", software_version=round(WATCH_SOFTWARE * 100))
        _device(self.fit, WATCH, self.serial, self.begin, software=WATCH_SOFTWARE)
        self.fit.add(
            "sport", sport=self.sport, sub_sport=self.sub_sport, name=self.name
        )
        self.events()
        streams = self.done.recording.streams
        self.records(streams if isinstance(streams, Streams) else None)
        self.lengths()
        self.laps()
        self.sets()
        self.vo2max()
        self.session()
        self.whole()
        return self.fit.content()

    def at(self, second: float) -> int:
        return self.begin + round(second)

    def events(self) -> None:
        """Timer starts and stops; a pause lies between two laps."""
        spans = list(_spans(self.activity))
        for number, (start, end) in enumerate(spans, 1):
            stop = _STOP_ALL if number == len(spans) else _STOP
            for second, kind in ((start, _START), (end, stop)):
                self.fit.add(
                    "event",
                    timestamp=self.at(second),
                    event=_TIMER,
                    event_type=kind,
                    data=0,
                    event_group=0,
                )

    def records(self, streams: Streams | None) -> None:
        if streams is None:
            return
        columns: dict[str, Sequence[float]] = {
            "timestamp": [self.begin + round(second) for second in streams.time_s]
        }
        for channel, field in _CHANNELS.items():
            if channel in streams.channels:
                columns[field] = streams.channels[channel]
        self.fit.add_all("record", columns)

    def lengths(self) -> None:
        pool_m = self.activity.pool_length_m
        if pool_m is None:
            return
        numbered = enumerate(self.activity.lengths)
        for _, alike in groupby(numbered, key=lambda each: each[1].active):
            self.fit.add_all("length", self._length_columns(tuple(alike), pool_m))

    def _length_columns(
        self, chosen: Sequence[tuple[int, Length]], pool_m: float
    ) -> dict[str, Sequence[Value]]:
        lengths = [each for _, each in chosen]
        columns: dict[str, Sequence[Value]] = {
            "timestamp": [self.at(each.start_s + each.elapsed_s) for each in lengths],
            "message_index": [place for place, _ in chosen],
            "event": [_LENGTH] * len(lengths),
            "event_type": [_STOP] * len(lengths),
            "start_time": [self.at(each.start_s) for each in lengths],
            "total_elapsed_time": [each.elapsed_s for each in lengths],
            "total_timer_time": [each.elapsed_s for each in lengths],
            "length_type": [int(each.active) for each in lengths],
        }
        if lengths[0].active:
            columns |= {
                "total_strokes": [each.strokes for each in lengths],
                "avg_speed": [pool_m / each.elapsed_s for each in lengths],
                "swim_stroke": [
                    STROKES[each.stroke] if each.stroke else None for each in lengths
                ],
                "avg_swimming_cadence": [
                    60 * (each.strokes or 0) / each.elapsed_s for each in lengths
                ],
            }
        return columns

    def laps(self) -> None:
        for number, lap in enumerate(
            self.activity.laps or (_whole_lap(self.activity),)
        ):
            self.fit.add(
                "lap",
                timestamp=self.at(lap.start_s + lap.elapsed_s),
                message_index=number,
                event=_LAP,
                event_type=_STOP,
                start_time=self.at(lap.start_s),
                total_elapsed_time=lap.elapsed_s,
                total_timer_time=lap.elapsed_s,
                total_distance=lap.distance_m,
                avg_heart_rate=lap.avg_hr_bpm,
                max_heart_rate=lap.max_hr_bpm,
                avg_power=lap.avg_power_w,
                lap_trigger=0,
                sport=self.sport,
                sub_sport=self.sub_sport,
                wkt_step_index=lap.step_index,
                enhanced_avg_speed=_speed(lap.distance_m, lap.elapsed_s),
                **_lengths_of(lap, self.activity.lengths),
            )

    def sets(self) -> None:
        sets = self.activity.sets
        together = math.fsum((s.duration_s or 0) + (s.rest_s or 0) for s in sets)
        clock = self.activity.elapsed_s - together
        number = 0
        for each in sets:
            for active, seconds in ((1, each.duration_s or 0), (0, each.rest_s or 0)):
                begin = self.at(clock)
                clock += seconds
                self.fit.add(
                    "set",
                    timestamp=self.at(clock),
                    duration=seconds,
                    start_time=begin,
                    repetitions=each.reps if active else None,
                    weight=(each.load_kg or 0.0) if active else None,
                    category=CATEGORIES[each.exercise] if active else None,
                    weight_display_unit=_KILOGRAM if active else None,
                    message_index=number,
                    set_type=active,
                )
                number += 1

    def vo2max(self) -> None:
        if self.done.vo2max is None:
            return
        self.fit.add(
            "max_met_data",
            update_time=self.end,
            vo2_max=self.done.vo2max,
            sport=self.sport,
            sub_sport=self.sub_sport,
            max_met_category=0,
            calibrated_data=1,
            hr_source=_WATCH_HEART_RATE,
            speed_source=0,
        )

    def session(self) -> None:
        done = self.activity
        swum = done.pool_length_m is not None
        self.fit.add(
            "session",
            timestamp=self.end,
            message_index=0,
            event=_SESSION,
            event_type=_STOP,
            start_time=self.begin,
            total_elapsed_time=done.elapsed_s,
            total_timer_time=self.timer_s,
            total_distance=done.distance_m,
            total_cycles=sum(each.strokes or 0 for each in done.lengths)
            if swum
            else None,
            total_calories=done.calories_kcal,
            sport=self.sport,
            sub_sport=self.sub_sport,
            avg_heart_rate=done.avg_hr_bpm,
            max_heart_rate=done.max_hr_bpm,
            avg_power=done.avg_power_w,
            first_lap_index=0,
            num_laps=len(done.laps) or 1,
            trigger=0,
            num_lengths=len(done.lengths) if swum else None,
            pool_length=done.pool_length_m,
            pool_length_unit=_STATUTE if swum else None,
            num_active_lengths=done.active_lengths if swum else None,
            sport_profile_name=self.name,
            enhanced_avg_speed=_speed(done.distance_m, done.moving_s),
        )

    def whole(self) -> None:
        offset = _utc_offset(self.activity.start)
        self.fit.add(
            "activity",
            timestamp=self.end,
            total_timer_time=self.timer_s,
            num_sessions=1,
            type=0,
            event=_ACTIVITY,
            event_type=_STOP,
            local_timestamp=self.end + round(offset.total_seconds()),
        )


def _utc_offset(start: datetime) -> timedelta:
    return start.utcoffset() or timedelta()


def _timer_s(activity: Activity) -> float:
    """In a pool the timer runs through the rests."""
    if activity.pool_length_m is not None or activity.moving_s is None:
        return activity.elapsed_s
    return activity.moving_s


def _spans(activity: Activity) -> Iterator[tuple[float, float]]:
    """From when to when the timer ran."""
    start, end = 0.0, 0.0
    for lap in activity.laps:
        if lap.start_s > end + 1:
            yield start, end
            start = lap.start_s
        end = lap.start_s + lap.elapsed_s
    yield start, activity.elapsed_s


def _whole_lap(activity: Activity) -> Lap:
    return Lap(
        start_s=0.0,
        elapsed_s=activity.elapsed_s,
        distance_m=activity.distance_m,
        avg_hr_bpm=activity.avg_hr_bpm,
        max_hr_bpm=activity.max_hr_bpm,
        avg_power_w=activity.avg_power_w,
    )


def _lengths_of(lap: Lap, lengths: Sequence[Length]) -> dict[str, int]:
    if not lengths:
        return {}
    end = lap.start_s + lap.elapsed_s - 0.0005
    places = [
        place
        for place, each in enumerate(lengths)
        if lap.start_s - 0.0005 <= each.start_s < end
    ]
    active = sum(lengths[place].active for place in places)
    return {
        "num_lengths": active,
        "first_length_index": places[0],
        "num_active_lengths": active,
    }


def _speed(distance_m: float | None, seconds: float | None) -> float | None:
    return distance_m / seconds if distance_m and seconds else None
