"""Steps in the athlete's own notation: `8 x 50 yd free on 1:00`.

Plan files are written in it and screens show it; reading it back gives the same
steps, so that what is shown can be copied into a plan.
"""

from collections.abc import Iterator

from coach.domain.activity import Sport, Stroke
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    Repeat,
    Step,
    Steps,
    Target,
    TargetKind,
    walk,
)
from coach.units import METERS_PER_MILE, METERS_PER_YARD, SECONDS_PER_HOUR

STROKE_WORDS = {
    Stroke.FREESTYLE: "free",
    Stroke.BACKSTROKE: "back",
    Stroke.BREASTSTROKE: "breast",
    Stroke.BUTTERFLY: "fly",
    Stroke.DRILL: "drill",
    Stroke.MIXED: "mixed",
    Stroke.IM: "IM",
}
METERS_PER_UNIT = {
    "yd": METERS_PER_YARD,
    "m": 1.0,
    "km": 1000.0,
    "mi": METERS_PER_MILE,
}
PACE_METERS = {
    "/km": 1000.0,
    "/mi": METERS_PER_MILE,
    "/100yd": 100 * METERS_PER_YARD,
    "/100m": 100.0,
}
PER_SIDE = "per side"
"""Begins the note of a step whose repetitions or time are for each side."""

_PREFIXES = {Intensity.WARMUP: "warm-up ", Intensity.COOLDOWN: "cool-down "}
_TARGET_UNITS = {
    TargetKind.HEART_RATE: " bpm",
    TargetKind.HEART_RATE_PCT: "% hrmax",
    TargetKind.POWER: " W",
    TargetKind.POWER_PCT: "% ftp",
    TargetKind.CADENCE: " rpm",
}


def describe(step: Step | Repeat, sport: Sport | None = None) -> str:
    """One step or repeat as a coach would write it on a board.

    Args:
        step: what to describe.
        sport: decides how speeds are written (per 100 yd, per km, km/h); without
            it strokes and units of the step decide.
    """
    return _describe(step, sport, None)


def describe_all(steps: Steps, sport: Sport | None = None) -> tuple[str, ...]:
    """The lines of a workout; a rest stands beside the step it follows."""
    return tuple(_phrases(steps, sport, None))


def clock(seconds: float) -> str:
    """Seconds as `0:20`, `1:30` or `1:02:03`; fractions stay, to a hundredth."""
    whole, hundredths = divmod(round(seconds * 100), 100)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return f"{text}.{hundredths:02}".rstrip("0") if hundredths else text


def plain_number(value: float) -> str:
    """The number with at most two decimals and none that say nothing."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".")


def _describe(
    step: Step | Repeat, sport: Sport | None, within: Intensity | None
) -> str:
    if isinstance(step, Step):
        return _body(step, sport, within) + _note(step)
    shared = _shared_intensity(step)
    prefix = _PREFIXES[shared] if shared and shared is not within else ""
    return prefix + _repeat(step, sport, shared or within)


def _repeat(repeat: Repeat, sport: Sport | None, within: Intensity | None) -> str:
    match repeat.steps:
        case (Step() as only,) if only.intensity is not Intensity.REST:
            return _times_one(repeat.times, only, "", sport, within)
        case (Step() as first, last) if first.intensity is not Intensity.REST:
            if rest := _rest_tail(last):
                return _times_one(repeat.times, first, rest, sport, within)
    inside = "; ".join(_phrases(repeat.steps, sport, within))
    kind = "superset " if _is_superset(repeat) else ""
    return f"{kind}{repeat.times} x ({inside})"


def _times_one(
    times: int, step: Step, rest: str, sport: Sport | None, within: Intensity | None
) -> str:
    if step.exercise is None:
        return f"{times} x {_body(step, sport, within)}{rest}{_note(step)}"
    prefix = "" if step.intensity is within else _PREFIXES.get(step.intensity, "")
    amount = plain_number(step.end.value or 0)
    if step.end.kind is not EndKind.REPS:
        amount = _exercise_amount(step.end)
    sets = f"{step.exercise} {times}x{amount}"
    return f"{prefix}{sets}{_details(step, sport)}{rest}{_note(step)}"


def _phrases(
    steps: Steps, sport: Sport | None, within: Intensity | None
) -> Iterator[str]:
    pending: Step | None = None
    for step in steps:
        rest = _rest_tail(step)
        if pending is not None:
            merged = rest or ""
            yield _body(pending, sport, within) + merged + _note(pending)
            pending = None
            if rest:
                continue
        if isinstance(step, Step) and step.intensity is not Intensity.REST:
            pending = step
        else:
            yield _describe(step, sport, within)
    if pending is not None:
        yield _body(pending, sport, within) + _note(pending)


def _rest_tail(step: Step | Repeat) -> str | None:
    """How a plain rest is said behind the step before it; None for all others."""
    if isinstance(step, Repeat) or step.intensity is not Intensity.REST or step.note:
        return None
    if step.end.kind is EndKind.SEND_OFF:
        return f" on {clock(step.end.value or 0)}"
    return f", rest {_amount(step.end)}"


def _shared_intensity(repeat: Repeat) -> Intensity | None:
    met = {step.intensity for step in walk(repeat.steps)} - {Intensity.REST}
    (only,) = met if len(met) == 1 else (None,)
    return only if only in _PREFIXES else None


def _is_superset(repeat: Repeat) -> bool:
    exercises = [s for s in repeat.steps if isinstance(s, Step) and s.exercise]
    return len(exercises) > 1 and len({s.superset for s in exercises} - {None}) == 1


def _body(step: Step, sport: Sport | None, within: Intensity | None) -> str:
    if step.intensity is Intensity.REST:
        word = "send-off" if step.end.kind is EndKind.SEND_OFF else "rest"
        return f"{word} {_amount(step.end)}"
    prefix = "" if step.intensity is within else _PREFIXES.get(step.intensity, "")
    if step.exercise is not None:
        head = f"{step.exercise} {_exercise_amount(step.end)}"
        return prefix + head + _details(step, sport)
    words = [_amount(step.end)]
    if step.stroke is not None:
        words.append(STROKE_WORDS[step.stroke])
    if step.drill is not None:
        words.append(step.drill)
    return prefix + " ".join(words) + _details(step, sport)


def _details(step: Step, sport: Sport | None) -> str:
    parts = []
    if step.intensity is Intensity.RECOVERY:
        parts.append(", easy" if step.exercise else " easy")
    parts.append(_split_side(step.note)[0])
    if step.equipment is not None:
        parts.append(f", {step.equipment.replace('_', ' ')}")
    if step.load is not None:
        parts.append(f" @ {_load(step.load)}")
    targets = (t for t in (step.target, step.secondary) if t is not None)
    parts.extend(f" @ {_target(target, step, sport)}" for target in targets)
    return "".join(parts)


def _amount(end: End) -> str:
    if end.value is None or end.kind is EndKind.OPEN:
        return "open"
    if end.kind is EndKind.DISTANCE:
        unit = end.unit or "m"
        return f"{plain_number(end.value / METERS_PER_UNIT[unit])} {unit}"
    if end.kind is EndKind.REPS:
        return f"{plain_number(end.value)} reps"
    return clock(end.value)


def _exercise_amount(end: End) -> str:
    if end.value is None or end.kind is EndKind.OPEN:
        return "max"
    if end.kind is EndKind.TIME and end.value < 100:
        return f"{plain_number(end.value)}s"
    return _amount(end)


def _load(load: Load) -> str:
    if load.value is None or load.kind is LoadKind.BODYWEIGHT:
        return "bodyweight"
    value = plain_number(load.value)
    return {
        LoadKind.KG: f"{value} kg",
        LoadKind.PCT_E1RM: f"{value}%",
        LoadKind.RPE: f"rpe {value}",
    }[load.kind]


def _target(target: Target, step: Step, sport: Sport | None) -> str:
    if target.kind is TargetKind.SPEED:
        return _speed(target, step, sport)
    ends = _range(plain_number(target.low), plain_number(target.high))
    if target.kind is TargetKind.RPE:
        return f"rpe {ends}"
    return ends + _TARGET_UNITS[target.kind]


def _speed(target: Target, step: Step, sport: Sport | None) -> str:
    if sport is Sport.RIDE:
        factor = SECONDS_PER_HOUR / 1000
        low, high = (plain_number(v * factor) for v in (target.low, target.high))
        return f"{_range(low, high)} km/h"
    label = _pace_label(step, sport)
    # The faster end comes first, as runners and swimmers say it.
    paces = [
        clock(PACE_METERS[label] / speed) if speed > 0 else "0:00"
        for speed in (target.high, target.low)
    ]
    return _range(*paces) + label


def _pace_label(step: Step, sport: Sport | None) -> str:
    swims = (step.stroke, step.drill, step.equipment) != (None, None, None)
    if sport is Sport.SWIM or (sport is None and (swims or step.end.unit == "yd")):
        return "/100yd" if step.end.unit == "yd" else "/100m"
    return "/mi" if step.end.unit == "mi" else "/km"


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low}-{high}"


def _note(step: Step) -> str:
    note = _split_side(step.note)[1]
    if not note:
        return ""
    if not _balanced(note):
        note = note.replace("(", "[").replace(")", "]")
    return f" ({note})"


def _split_side(note: str) -> tuple[str, str]:
    first, _, others = note.partition(", ")
    return (f" {PER_SIDE}", others) if first == PER_SIDE else ("", note)


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0
