"""Heart rates and strokes, which an export keeps apart, put into their activities."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from coach.domain.activity import Activity, Lap, Length, Recording, Streams
from connectors.files.apple_laps import numbers_of
from connectors.files.apple_records import HEART_RATE, Records
from connectors.files.apple_samples import Samples
from connectors.files.apple_workouts import HEART_RATES, LENGTHS

_NEAR_S = 1.5
_OFTEN = 4
"""A heart rate lies in at most so many workouts, on average; more is no export."""

Ours = dict[str, list[int]]


@dataclass(slots=True)
class Beats:
    """The heart rates and strokes of one export.

    Attributes:
        left: how many heart rates may still be given out.
    """

    records: Records
    left: int

    @classmethod
    def of(cls, records: Records) -> "Beats":
        """All that were read."""
        return cls(records, left=_OFTEN * len(records.heart_rates))

    def given_to(self, activity: Activity, ours: Ours) -> tuple[Recording, Ours]:
        """The activity with them, and what an excerpt has to say of them.

        Args:
            activity: it begins and ends between them.
            ours: what an excerpt says; it comes before the records.
        """
        rates = _sound(ours[HEART_RATES]) if HEART_RATES in ours else None
        if rates is None:
            rates = _from_start(self._inside(activity), activity)
            self.left -= len(rates) // 2
        activity = replace(activity, lengths=self._with_strokes(activity))
        said = {HEART_RATES: rates, LENGTHS: numbers_of(activity.lengths)}
        recording = _with_rates(activity, rates) if rates else Recording(activity)
        return recording, {key: numbers for key, numbers in said.items() if numbers}

    def _inside(self, activity: Activity) -> Sequence[int]:
        if self.left <= 0 and len(self.records.heart_rates):
            label = "heart rates in workouts that lie over each other"
            self.records.leave_out(label, f"in that of {activity.start:%Y-%m-%d %H:%M}")
            return ()
        return _inside(self.records.heart_rates, activity)

    def _with_strokes(self, activity: Activity) -> tuple[Length, ...]:
        """The lengths with the strokes that were counted as each began."""
        lengths = activity.lengths
        if not lengths or any(each.strokes for each in lengths):
            return lengths
        found = _from_start(_inside(self.records.strokes, activity), activity)
        at, counts = [*accumulate(found[::2])], found[1::2]
        strokes = (_nearest(at, counts, each.start_s) for each in lengths)
        return tuple(
            replace(length, strokes=count or None)
            for length, count in zip(lengths, strokes, strict=True)
        )


def _inside(samples: Samples[str], activity: Activity) -> Sequence[int]:
    """Instants and values in turn, of the source that has most of them there."""
    start = int(activity.start.timestamp())
    found = samples.between(start, start + int(activity.elapsed_s))
    return max(
        found.items(), key=lambda each: (len(each[1]), each[0]), default=("", ())
    )[1]


def _from_start(readings: Sequence[int], activity: Activity) -> list[int]:
    """Seconds since the one before (the first: since the start) and value, in turn."""
    before = int(activity.start.timestamp())
    written: list[int] = []
    for at, value in zip(readings[::2], readings[1::2], strict=True):
        written += at - before, value
        before = at
    return written


def _sound(rates: list[int]) -> list[int] | None:
    """What an excerpt says, if it is what we write."""
    possible = all(HEART_RATE.least <= each <= HEART_RATE.most for each in rates[1::2])
    return rates if possible and len(rates) % 2 == 0 else None


def _nearest(at: Sequence[int], values: Sequence[int], wanted: float) -> int:
    near = bisect_left(at, wanted)
    places = [each for each in (near - 1, near) if 0 <= each < len(at)]
    best = min(places, key=lambda each: abs(at[each] - wanted), default=None)
    if best is None or abs(at[best] - wanted) > _NEAR_S:
        return 0
    return values[best]


def _with_rates(activity: Activity, rates: list[int]) -> Recording:
    """The recording with its stream, and what the statistics did not say of it."""
    time_s = array("d", accumulate(rates[::2]))
    beats = array("d", rates[1::2])
    average, highest = activity.avg_hr_bpm, activity.max_hr_bpm
    activity = replace(
        activity,
        avg_hr_bpm=round(sum(beats) / len(beats)) if average is None else average,
        max_hr_bpm=int(max(beats)) if highest is None else highest,
        laps=tuple(_with_lap_rates(lap, time_s, beats) for lap in activity.laps),
    )
    return Recording(activity, Streams(time_s, {"heart_rate_bpm": beats}))


def _with_lap_rates(lap: Lap, time_s: "array[float]", beats: "array[float]") -> Lap:
    begin = bisect_left(time_s, lap.start_s)
    inside = beats[begin : bisect_left(time_s, lap.start_s + lap.elapsed_s)]
    if not inside or lap.avg_hr_bpm is not None:
        return lap
    average, highest = round(sum(inside) / len(inside)), int(max(inside))
    return replace(lap, avg_hr_bpm=average, max_hr_bpm=lap.max_hr_bpm or highest)
