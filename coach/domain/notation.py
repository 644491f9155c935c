"""Steps in the athlete's own notation: `8 x 50 yd free on 1:00`.

Plan files are written in it and screens show it; reading it back gives the same
steps, so that what is shown can be copied into a plan.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

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
from coach.units import (
    METERS_PER_MILE,
    METERS_PER_YARD,
    SECONDS_PER_HOUR,
    kg_to_pounds,
)

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


Units = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class _How:
    """In which sport's words and in whose units something is said."""

    sport: Sport | None
    units: Units

    def far(self, unit: str) -> str:
        """The unit a distance or pace on land, written in that one, is said in."""
        wanted = (self.units or {}).get("run")
        return wanted if wanted and unit in {"km", "mi"} else unit

    @property
    def pounds(self) -> bool:
        """Whether loads are said in pounds."""
        return (self.units or {}).get("load") == "lb"


def describe(
    step: Step | Repeat, sport: Sport | None = None, units: Units = None
) -> str:
    """One step or repeat as a coach would write it on a board.

    Args:
        step: what to describe.
        sport: decides how speeds are written (per 100 yd, per km, km/h); without
            it strokes and units of the step decide.
        units: the athlete's: on land kilometres may be miles, and kilograms pounds.
            Pools keep the unit they are swum in, short distances the one they were
            written in. Without them all is as it was written.
    """
    return _describe(step, _How(sport, units), None)


def describe_all(
    steps: Steps, sport: Sport | None = None, units: Units = None
) -> tuple[str, ...]:
    """The lines of a workout; a rest stands beside the step it follows."""
    return tuple(_phrases(steps, _How(sport, units), None))


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


def _describe(step: Step | Repeat, how: _How, within: Intensity | None) -> str:
    if isinstance(step, Step):
        return _body(step, how, within) + _note(step)
    shared = _shared_intensity(step)
    prefix = _PREFIXES[shared] if shared and shared is not within else ""
    return prefix + _repeat(step, how, shared or within)


def _repeat(repeat: Repeat, how: _How, within: Intensity | None) -> str:
    match repeat.steps:
        case (Step() as only,) if only.intensity is not Intensity.REST:
            return _times_one(repeat.times, only, "", how, within)
        case (Step() as first, last) if first.intensity is not Intensity.REST:
            if rest := _rest_tail(last, how):
                return _times_one(repeat.times, first, rest, how, within)
    inside = "; ".join(_phrases(repeat.steps, how, within))
    kind = "superset " if _is_superset(repeat) else ""
    return f"{kind}{repeat.times} x ({inside})"


def _times_one(
    times: int, step: Step, rest: str, how: _How, within: Intensity | None
) -> str:
    if step.exercise is None:
        return f"{times} x {_body(step, how, within)}{rest}{_note(step)}"
    prefix = "" if step.intensity is within else _PREFIXES.get(step.intensity, "")
    amount = plain_number(step.end.value or 0)
    if step.end.kind is not EndKind.REPS:
        amount = _exercise_amount(step.end, how)
    sets = f"{step.exercise} {times}x{amount}"
    return f"{prefix}{sets}{_details(step, how)}{rest}{_note(step)}"


def _phrases(steps: Steps, how: _How, within: Intensity | None) -> Iterator[str]:
    pending: Step | None = None
    for step in steps:
        rest = _rest_tail(step, how)
        if pending is not None:
            merged = rest or ""
            yield _body(pending, how, within) + merged + _note(pending)
            pending = None
            if rest:
                continue
        if isinstance(step, Step) and step.intensity is not Intensity.REST:
            pending = step
        else:
            yield _describe(step, how, within)
    if pending is not None:
        yield _body(pending, how, within) + _note(pending)


def _rest_tail(step: Step | Repeat, how: _How) -> str | None:
    """How a plain rest is said behind the step before it; None for all others."""
    if isinstance(step, Repeat) or step.intensity is not Intensity.REST or step.note:
        return None
    if step.end.kind is EndKind.SEND_OFF:
        return f" on {clock(step.end.value or 0)}"
    return f", rest {_amount(step.end, how)}"


def _shared_intensity(repeat: Repeat) -> Intensity | None:
    met = {step.intensity for step in walk(repeat.steps)} - {Intensity.REST}
    (only,) = met if len(met) == 1 else (None,)
    return only if only in _PREFIXES else None


def _is_superset(repeat: Repeat) -> bool:
    exercises = [s for s in repeat.steps if isinstance(s, Step) and s.exercise]
    return len(exercises) > 1 and len({s.superset for s in exercises} - {None}) == 1


def _body(step: Step, how: _How, within: Intensity | None) -> str:
    if step.intensity is Intensity.REST:
        word = "send-off" if step.end.kind is EndKind.SEND_OFF else "rest"
        return f"{word} {_amount(step.end, how)}"
    prefix = "" if step.intensity is within else _PREFIXES.get(step.intensity, "")
    if step.exercise is not None:
        head = f"{step.exercise} {_exercise_amount(step.end, how)}"
        return prefix + head + _details(step, how)
    words = [_amount(step.end, how)]
    if step.stroke is not None:
        words.append(STROKE_WORDS[step.stroke])
    if step.drill is not None:
        words.append(step.drill)
    return prefix + " ".join(words) + _details(step, how)


def _details(step: Step, how: _How) -> str:
    parts = []
    if step.intensity is Intensity.RECOVERY:
        parts.append(", easy" if step.exercise else " easy")
    parts.append(_split_side(step.note)[0])
    if step.equipment is not None:
        parts.append(f", {step.equipment.replace('_', ' ')}")
    if step.load is not None:
        parts.append(f" @ {_load(step.load, how)}")
    targets = (t for t in (step.target, step.secondary) if t is not None)
    parts.extend(f" @ {_target(target, step, how)}" for target in targets)
    return "".join(parts)


def _amount(end: End, how: _How) -> str:
    if end.value is None or end.kind is EndKind.OPEN:
        return "open"
    if end.kind is EndKind.DISTANCE:
        unit = how.far(end.unit or "m")
        return f"{plain_number(end.value / METERS_PER_UNIT[unit])} {unit}"
    if end.kind is EndKind.REPS:
        return f"{plain_number(end.value)} reps"
    return clock(end.value)


def _exercise_amount(end: End, how: _How) -> str:
    if end.value is None or end.kind is EndKind.OPEN:
        return "max"
    if end.kind is EndKind.TIME and end.value < 100:
        return f"{plain_number(end.value)}s"
    return _amount(end, how)


def _load(load: Load, how: _How) -> str:
    if load.value is None or load.kind is LoadKind.BODYWEIGHT:
        return "bodyweight"
    value = plain_number(load.value)
    if load.kind is LoadKind.KG and how.pounds:
        return f"{plain_number(round(kg_to_pounds(load.value) * 2) / 2)} lb"
    return {
        LoadKind.KG: f"{value} kg",
        LoadKind.PCT_E1RM: f"{value}%",
        LoadKind.RPE: f"rpe {value}",
    }[load.kind]


def _target(target: Target, step: Step, how: _How) -> str:
    if target.kind is TargetKind.SPEED:
        return _speed(target, step, how)
    ends = _range(plain_number(target.low), plain_number(target.high))
    if target.kind is TargetKind.RPE:
        return f"rpe {ends}"
    return ends + _TARGET_UNITS[target.kind]


def _speed(target: Target, step: Step, how: _How) -> str:
    if how.sport is Sport.RIDE:
        unit = how.far("km")
        factor = SECONDS_PER_HOUR / METERS_PER_UNIT[unit]
        digits = 1 if unit == "mi" else 2
        low, high = (
            plain_number(round(v * factor, digits)) for v in (target.low, target.high)
        )
        return f"{_range(low, high)} {'mph' if unit == 'mi' else 'km/h'}"
    label = _pace_label(step, how)
    as_written = label == _pace_label(step, replace(how, units=None))
    # The faster end comes first, as runners and swimmers say it.
    paces = [
        clock(_pace_s(PACE_METERS[label], speed, exact=as_written))
        for speed in (target.high, target.low)
    ]
    return _range(*paces) + label


def _pace_s(meters: float, speed: float, *, exact: bool) -> float:
    """Seconds for that way; whole ones where nobody wrote it in that unit."""
    seconds = meters / speed if speed > 0 else 0.0
    return seconds if exact else round(seconds)


def _pace_label(step: Step, how: _How) -> str:
    sport, yards = how.sport, step.end.unit == "yd"
    swims = (step.stroke, step.drill, step.equipment) != (None, None, None)
    if sport is Sport.SWIM or (sport is None and (swims or yards)):
        return "/100yd" if yards else "/100m"
    return f"/{how.far('mi' if step.end.unit == 'mi' else 'km')}"


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
