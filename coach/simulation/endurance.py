"""Runs, rides, walks and the outdoor sports of the simulated athlete."""

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from coach.domain.activity import Sport, Streams
from coach.domain.plan import End, EndKind, Intensity, Step, Steps, Target, TargetKind
from coach.simulation.body import Condition, Strain
from coach.simulation.draws import clamp
from coach.simulation.outing import Outing
from coach.simulation.recording import Stretch, effort_at, laps_of, record
from coach.simulation.steps import numbered

_EVERY_S: Mapping[Sport, tuple[int, int]] = {
    Sport.RUN: (4, 8),
    Sport.RIDE: (4, 8),
    Sport.WALK: (10, 20),
}
_RARELY_S = (20, 30)

_BY_RPE = ((1, 0.35), (3, 0.62), (5, 0.78), (6, 0.85), (7, 0.92), (8, 1.0), (10, 1.2))

_USUAL = {
    Intensity.WARMUP: 0.70,
    Intensity.RECOVERY: 0.58,
    Intensity.COOLDOWN: 0.62,
    Intensity.REST: 0.15,
}

WALK_M_S = 1.42
SNOWBOARD_M_S = 9.0


@dataclass(frozen=True, slots=True)
class Manner:
    """Where and how something is done.

    Attributes:
        indoors: on the treadmill or the trainer, which measures power.
        all_out: a test: work without a target is done as hard as it can be held.
    """

    indoors: bool = False
    all_out: bool = False


USUALLY = Manner()


def endurance(
    sport: Sport,
    steps: Steps,
    condition: Condition,
    rng: Random,
    manner: Manner = USUALLY,
) -> Outing:
    """A run, ride or walk through the steps; any other sport is done standing."""
    stretches = _stretches(sport, steps, condition, rng, all_out=manner.all_out)
    every_s = _EVERY_S.get(sport, _RARELY_S)
    streams = record(stretches, condition, rng, every_s, _seen(sport, manner))
    if sport in {Sport.RUN, Sport.RIDE} and not manner.indoors:
        streams = _over_hills(streams, rng)
    elapsed = round(math.fsum(stretch.seconds for stretch in stretches), 3)
    distance = streams.channels.get("distance_m")
    return Outing(
        sub_sport=_sub_sport(sport, manner),
        streams=streams,
        elapsed_s=elapsed,
        timer_s=elapsed,
        moving_s=elapsed,
        strain=Strain(aerobic=_load(stretches)),
        distance_m=distance[-1] if distance else None,
        laps=laps_of(stretches, streams),
        quality_s=math.fsum(
            s.seconds for s in stretches if sport is Sport.RUN and s.effort > 0.78
        ),
    )


def snowboarding(runs: int, condition: Condition, rng: Random) -> Outing:
    """Descents with the timer running, and lifts on which the watch pauses."""
    stretches = []
    for _ in range(runs):
        speed = SNOWBOARD_M_S * rng.uniform(0.8, 1.2)
        down = float(rng.randint(150, 330))
        stretches.append(Stretch(down, rng.uniform(0.55, 0.8), speed))
        stretches.append(Stretch(float(rng.randint(360, 600)), 0.1, paused=True))
    stretches.pop()
    channels = frozenset({"speed_m_s", "distance_m"})
    streams = record(stretches, condition, rng, _RARELY_S, channels)
    moving = math.fsum(s.seconds for s in stretches if not s.paused)
    laps = laps_of(stretches, streams)
    return Outing(
        sub_sport="resort",
        streams=streams,
        elapsed_s=math.fsum(s.seconds for s in stretches),
        timer_s=moving,
        moving_s=moving,
        strain=Strain(aerobic=_load(stretches)),
        distance_m=streams.channels["distance_m"][-1],
        laps=laps,
    )


def evenly(minutes: float, effort_rpe: float) -> Steps:
    """One step of that many minutes."""
    target = Target(TargetKind.RPE, effort_rpe, effort_rpe)
    return (Step(Intensity.WORK, End(EndKind.TIME, minutes * 60), target),)


def _stretches(
    sport: Sport, steps: Steps, condition: Condition, rng: Random, *, all_out: bool
) -> list[Stretch]:
    stretches: list[Stretch] = []
    worked = 0.0
    listed = list(numbered(steps))
    for index, step in listed:
        effort = _effort(step, condition, rng, all_out=all_out)
        stretch = _moving(sport, effort, condition)
        seconds = _seconds(step, stretch.speed_m_s, worked, rng)
        effort = min(effort, _sustainable(seconds))
        stretch = _moving(sport, effort, condition)
        seconds = round(_seconds(step, stretch.speed_m_s, worked, rng), 3)
        worked = seconds if step.intensity is Intensity.WORK else worked
        place = index if len(listed) > 1 else None
        stretches.append(replace(stretch, seconds=seconds, step_index=place))
    return stretches or [_moving(sport, 0.6, condition)]


def _effort(step: Step, condition: Condition, rng: Random, *, all_out: bool) -> float:
    aimed = _aimed(step.target, condition)
    if aimed is None and step.intensity is Intensity.WORK:
        seconds = step.end.value if step.end.kind is EndKind.TIME else None
        held = _sustainable(seconds or 1500)
        aimed = held if all_out or held > 1.1 else 0.80
    if aimed is None:
        aimed = _USUAL[step.intensity]
    return aimed * (1 + rng.gauss(0, 0.015))


def _aimed(target: Target | None, condition: Condition) -> float | None:
    if target is None or target.kind is TargetKind.CADENCE:
        return None
    middle = (target.low + target.high) / 2
    if target.kind is TargetKind.HEART_RATE:
        return effort_at(middle, condition)
    if target.kind is TargetKind.HEART_RATE_PCT:
        return effort_at(middle / 100 * condition.max_hr_bpm, condition)
    if target.kind is TargetKind.RPE:
        return _by_rpe(middle)
    threshold = {
        TargetKind.SPEED: condition.threshold_m_s,
        TargetKind.POWER: condition.ftp_w,
        TargetKind.POWER_PCT: 100.0,
    }
    return middle / threshold[target.kind]


def _by_rpe(rpe: float) -> float:
    for (low, least), (high, most) in pairwise(_BY_RPE):
        if rpe <= high:
            share = clamp((rpe - low) / (high - low), 0, 1)
            return least + share * (most - least)
    return _BY_RPE[-1][1]


def _sustainable(seconds: float) -> float:
    """The highest effort that can be held that long; an hour's is 1."""
    return 1 + 0.075 * math.log(3600 / max(seconds, 15))


def _seconds(step: Step, speed_m_s: float, worked: float, rng: Random) -> float:
    value = step.end.value
    if value is None:
        resting = step.intensity in {Intensity.REST, Intensity.RECOVERY}
        return float(rng.randint(60, 120) if resting else rng.randint(360, 720))
    if step.end.kind is EndKind.DISTANCE:
        return value / max(speed_m_s, WALK_M_S)
    if step.end.kind is EndKind.SEND_OFF:
        return max(value - worked, 10.0)
    if step.end.kind is EndKind.REPS:
        return value * 4
    return value


def _moving(sport: Sport, effort: float, condition: Condition) -> Stretch:
    if sport is Sport.RUN:
        running = effort > 0.45
        speed = condition.threshold_m_s * effort if running else WALK_M_S
        cadence = 76 + 10 * effort if running else 56.0
        return Stretch(600.0, effort, speed, cadence_rpm=cadence)
    if sport is Sport.RIDE:
        power = condition.ftp_w * effort
        speed = 8.4 * (max(power, 20) / 200) ** 0.42
        return Stretch(600.0, effort, speed, power, cadence_rpm=78 + 12 * effort)
    if sport is Sport.WALK:
        return Stretch(600.0, 0.38, WALK_M_S, cadence_rpm=55)
    return Stretch(600.0, min(effort, 0.3), 0.75 if sport is Sport.GOLF else 0.0)


def _seen(sport: Sport, manner: Manner) -> frozenset[str]:
    if sport is Sport.RUN:
        return frozenset({"speed_m_s", "distance_m", "cadence_rpm"})
    if sport is Sport.RIDE:
        power = {"power_w"} if manner.indoors else set()
        return frozenset({"speed_m_s", "distance_m", "cadence_rpm", *power})
    if sport in {Sport.WALK, Sport.GOLF}:
        return frozenset({"speed_m_s", "distance_m"})
    return frozenset()


def _sub_sport(sport: Sport, manner: Manner) -> str:
    if sport is Sport.RUN:
        return "treadmill" if manner.indoors else "generic"
    if sport is Sport.RIDE:
        return "indoor_cycling" if manner.indoors else "road"
    return "flexibility_training" if sport is Sport.MOBILITY else "generic"


def _over_hills(streams: Streams, rng: Random) -> Streams:
    height, phase = rng.uniform(4, 14), rng.uniform(0, 6)
    altitude = array(
        "d",
        (
            round(60 + height * math.sin(m / 900 + phase) + 3 * math.sin(m / 210), 1)
            for m in streams.channels["distance_m"]
        ),
    )
    return Streams(streams.time_s, {**streams.channels, "altitude_m": altitude})


def _load(stretches: Sequence[Stretch]) -> float:
    return math.fsum(
        stretch.seconds / 3600 * stretch.effort**2 * 100
        for stretch in stretches
        if not stretch.paused
    )
