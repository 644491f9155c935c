"""Pool swims: lengths, rests at the wall, and what the watch makes of them."""

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from coach.domain.activity import Lap, Length, Streams, Stroke
from coach.domain.plan import EndKind, Intensity, Step, Steps, TargetKind
from coach.simulation.body import SWIM_100YD_M, Condition, Strain
from coach.simulation.draws import clamp, whole
from coach.simulation.outing import Outing
from coach.simulation.recording import Stretch, between, record
from coach.simulation.steps import numbered
from coach.units import yards_to_meters

POOL_M = yards_to_meters(25)
EVERY_S = (8, 14)

MERGED_SHARE = 0.004
"""How often the watch misses a turn and makes one length of two."""

MISREAD_SHARE = 0.006
"""How often it takes freestyle for another stroke."""

_BY_STROKE = {
    Stroke.BACKSTROKE: 0.88,
    Stroke.BREASTSTROKE: 0.79,
    Stroke.BUTTERFLY: 0.95,
    Stroke.IM: 0.90,
    Stroke.MIXED: 0.93,
}
_BY_DRILL = {"kick": 0.62, "drill": 0.82, "pull": 0.97}
_BY_INTENSITY = {
    Intensity.WARMUP: 0.87,
    Intensity.COOLDOWN: 0.84,
    Intensity.RECOVERY: 0.82,
    Intensity.REST: 0.82,
}


@dataclass(frozen=True, slots=True)
class Stint:
    """What happens between two presses of the lap key: a swim or a rest."""

    lengths: tuple[Length, ...]
    effort: float
    step_index: int | None

    @property
    def active(self) -> bool:
        """Whether it is a swim."""
        return self.lengths[0].active

    @property
    def seconds(self) -> float:
        """How long it took."""
        return math.fsum(length.elapsed_s for length in self.lengths)


def swim(
    steps: Steps,
    condition: Condition,
    rng: Random,
    *,
    all_out: bool = False,
) -> Outing:
    """A swim through the steps in a 25-yd pool, as the watch detected it."""
    swum = _Swimmer(condition, rng, all_out=all_out).through(steps)
    seen = [replace(stint, lengths=_detected(stint.lengths, rng)) for stint in swum]
    stretches = [
        Stretch(s.seconds, s.effort, _speed(s) if s.active else 0.0) for s in seen
    ]
    lengths = tuple(length for stint in seen for length in stint.lengths)
    moving = math.fsum(each.elapsed_s for each in lengths if each.active)
    elapsed = round(math.fsum(each.elapsed_s for each in lengths), 3)
    streams = record(stretches, condition, rng, EVERY_S, frozenset({"speed_m_s"}))
    return Outing(
        sub_sport="lap_swimming",
        streams=_in_water(streams, lengths, rng),
        elapsed_s=elapsed,
        timer_s=elapsed,
        moving_s=round(moving, 3),
        strain=Strain(swim=_load(swum)),
        distance_m=round(POOL_M * sum(each.active for each in lengths), 2),
        pool_length_m=POOL_M,
        laps=_laps(seen, streams),
        lengths=lengths,
    )


def hardest_speed(distance_m: float, condition: Condition) -> float:
    """The fastest that distance can be swum from a push, m/s.

    Beyond 100 yd a critical-speed line through the all-out 100 yd; a single length
    is a little faster still.
    """
    saved = SWIM_100YD_M / condition.css_m_s - condition.swim_100yd_s
    share = min(distance_m / SWIM_100YD_M, 1.0)
    seconds = distance_m / condition.css_m_s - saved * share
    return distance_m / seconds * (1 + 0.03 * (1 - share))


class _Swimmer:
    """Swims step after step, looking at the clock."""

    def __init__(self, condition: Condition, rng: Random, *, all_out: bool) -> None:
        self.condition = condition
        self.rng = rng
        self.all_out = all_out
        self.clock_ms = 0
        self.last_swim_ms = 0
        self.stints: list[Stint] = []

    def through(self, steps: Steps) -> list[Stint]:
        for index, step in numbered(steps):
            if _is_rest(step):
                self.rest(step, index)
            else:
                self.swim(step, index)
        while self.stints and not self.stints[-1].active:
            self.stints.pop()
        return self.stints or [Stint((self._length(0.9, step=None),), 0.9, None)]

    def rest(self, step: Step, index: int) -> None:
        seconds = step.end.value
        if seconds is None:
            wait = self.rng.uniform(20, 60)
        elif step.end.kind is EndKind.SEND_OFF:
            wait = max(seconds - self.last_swim_ms / 1000, 2) + self.rng.gauss(0, 0.4)
        else:
            wait = seconds * self.rng.uniform(0.97, 1.15) + self.rng.uniform(0, 2)
        wait_ms = max(round(wait * 1000), 1500)
        length = Length(self.clock_ms / 1000, wait_ms / 1000, active=False)
        self.clock_ms += wait_ms
        self.stints.append(Stint((length,), 0.12, index))

    def swim(self, step: Step, index: int) -> None:
        speed = self._pace(step)
        count = self._count(step, speed)
        began = self.clock_ms
        lengths = tuple(
            self._length(speed * _unfolding(place, count), step)
            for place in range(count)
        )
        self.last_swim_ms = self.clock_ms - began
        effort = speed / self.condition.css_m_s
        if step.drill == "kick":
            effort = 0.85
        elif step.stroke in _BY_STROKE:
            effort /= _BY_STROKE[step.stroke]
        self.stints.append(Stint(lengths, clamp(effort, 0.5, 1.2), index))

    def _count(self, step: Step, speed: float) -> int:
        value = step.end.value
        if value is None:
            return self.rng.randint(4, 8)
        if step.end.kind is EndKind.TIME:
            value *= speed
        return max(1, round(value / POOL_M))

    def _pace(self, step: Step) -> float:
        css = self.condition.css_m_s
        distance = step.end.value if step.end.kind is EndKind.DISTANCE else None
        best = hardest_speed(distance or 400.0, self.condition)
        slower = _BY_DRILL.get(step.drill or "", 1.0)
        slower *= _BY_STROKE.get(step.stroke or Stroke.FREESTYLE, 1.0)
        if step.equipment == "fins":
            slower *= 1.10
        wanted = css * self._share(step, distance)
        if self.all_out and step.intensity is Intensity.WORK and not step.target:
            wanted = best
        return min(wanted, best) * slower * (1 + self.rng.gauss(0, 0.008))

    def _share(self, step: Step, distance: float | None) -> float:
        target = step.target
        if target and target.kind is TargetKind.SPEED:
            return (target.low + target.high) / 2 / self.condition.css_m_s
        if target and target.kind is TargetKind.RPE:
            rpe = (target.low + target.high) / 2
            return 1.6 if rpe >= 9.5 else 0.78 + 0.033 * rpe
        if step.intensity in _BY_INTENSITY:
            return _BY_INTENSITY[step.intensity]
        # The shorter a repeat, the faster it is swum.
        return clamp(1.10 - 0.0006 * (distance or 400.0), 0.93, 1.08)

    def _length(self, speed: float, step: Step | None) -> Length:
        elapsed_ms = round(1000 * POOL_M / speed * (1 + self.rng.gauss(0, 0.012)))
        start_ms = self.clock_ms
        self.clock_ms += elapsed_ms
        drill = step.drill if step else None
        stroke = (step.stroke if step else None) or Stroke.FREESTYLE
        strokes = 9.4 + 5 * (speed / self.condition.css_m_s - 0.9)
        strokes += self.rng.gauss(0, 0.45)
        if drill in {"kick", "drill"}:
            stroke, strokes = Stroke.DRILL, 0.0
        return Length(
            start_ms / 1000,
            elapsed_ms / 1000,
            active=True,
            strokes=whole(strokes, 0, 30),
            stroke=stroke,
        )


def _is_rest(step: Step) -> bool:
    resting = step.intensity in {Intensity.REST, Intensity.RECOVERY}
    return resting and step.end.kind is not EndKind.DISTANCE


def _unfolding(place: int, count: int) -> float:
    """A swim starts fast and slows down: the share of its mean speed."""
    if count == 1:
        return 1.0
    return 1.012 - 0.024 * place / (count - 1)


def _detected(lengths: tuple[Length, ...], rng: Random) -> tuple[Length, ...]:
    seen: list[Length] = []
    for length in lengths:
        if seen and length.active and rng.random() < MERGED_SHARE:
            seen[-1] = _merged(seen[-1], length)
        elif length.stroke is Stroke.FREESTYLE and rng.random() < MISREAD_SHARE:
            seen.append(replace(length, stroke=Stroke.BREASTSTROKE))
        else:
            seen.append(length)
    return tuple(seen)


def _merged(first: Length, second: Length) -> Length:
    return replace(
        first,
        elapsed_s=round(first.elapsed_s + second.elapsed_s, 3),
        strokes=(first.strokes or 0) + (second.strokes or 0),
    )


def _speed(stint: Stint) -> float:
    return POOL_M * len(stint.lengths) / stint.seconds


def _in_water(streams: Streams, lengths: Sequence[Length], rng: Random) -> Streams:
    """The watch's distance, one length at a time; light gets lost under water."""
    distance, place, ended = array("d"), 0, 0
    for second in streams.time_s:
        while (
            place < len(lengths)
            and lengths[place].start_s + lengths[place].elapsed_s <= second
        ):
            ended += lengths[place].active
            place += 1
        distance.append(round(POOL_M * ended, 2))
    beats = array(
        "d",
        (
            math.nan if rng.random() < 0.04 else bpm
            for bpm in streams.channels["heart_rate_bpm"]
        ),
    )
    channels = {**streams.channels, "heart_rate_bpm": beats, "distance_m": distance}
    return Streams(streams.time_s, channels)


def _laps(stints: Sequence[Stint], streams: Streams) -> tuple[Lap, ...]:
    """From the full heart rate: a lap's mean hides the samples lost."""
    return tuple(_lap(stint, streams) for stint in stints)


def _lap(stint: Stint, streams: Streams) -> Lap:
    start = stint.lengths[0].start_s
    seconds = round(stint.seconds, 3)
    beats = between(streams, "heart_rate_bpm", start, start + seconds)
    return Lap(
        start_s=start,
        elapsed_s=seconds,
        moving_s=seconds if stint.active else 0.0,
        distance_m=round(POOL_M * len(stint.lengths), 2) if stint.active else 0.0,
        avg_hr_bpm=round(math.fsum(beats) / len(beats)) if beats else None,
        max_hr_bpm=round(max(beats)) if beats else None,
        step_index=stint.step_index,
    )


def _load(stints: Sequence[Stint]) -> float:
    """Cube of the intensity times the hours swum."""
    return math.fsum(
        stint.seconds / 3600 * min(stint.effort, 1.15) ** 3 * 100
        for stint in stints
        if stint.active
    )
