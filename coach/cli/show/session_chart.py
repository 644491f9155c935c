"""What a session looked like: curves over its time, bars for what was lifted."""

from collections.abc import Mapping
from functools import partial
from math import inf

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show.charts import Bar, Format, Line, LineChart
from coach.cli.show.prose import Prose
from coach.cli.show.quantities import speed, speed_unit
from coach.cli.show.workouts import columns
from coach.domain import wording
from coach.domain.activity import Activity, Sport, Streams
from coach.domain.strength import SetType
from coach.reports.curves import STANDING_M_S, Curve, curves
from coach.reports.splits import HUNDREDS

Units = Mapping[str, str] | None

_TIME_STEPS_S = (60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400)
_FAR_STEPS = (25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 50_000)
_LEAST_EXERCISES = 2
_LOWEST = {
    "pace": STANDING_M_S,
    "length_pace": STANDING_M_S,
    "speed": 0.0,
    "power": 0.0,
}


def chart(
    session: Activity, streams: Streams | None, units: Units, *, plain: bool = False
) -> RenderableType | None:
    """Its curves, those over distance first; of a lift the volume of each exercise."""
    found = curves(session, streams)
    parts: list[RenderableType] = []
    for by_length in (True, False):
        chosen = [c for c in found if (c.kind == "length_pace") is by_length]
        if chosen:
            parts.append(_drawn(session, chosen, units, plain=plain))
    volume = _volume(session, units, plain=plain)
    parts += [volume] if volume is not None else []
    if not parts:
        return None
    apart = [each for part in parts for each in (Text(), part)]
    return Group(*apart[1:])


def _drawn(
    session: Activity, found: list[Curve], units: Units, *, plain: bool
) -> LineChart:
    lines = [_line(session, curve, units) for curve in found]
    if found[0].kind == "length_pace":
        one = HUNDREDS[wording.unit_of(session.sport, units)] / 100
        unit = wording.unit_of(session.sport, units)
        steps = tuple(step * one for step in _FAR_STEPS)
        return LineChart(lines, partial(_far, one, unit), steps, plain=plain)
    return LineChart(lines, _clock, _TIME_STEPS_S, plain=plain)


def _far(one: float, unit: str, meters: float) -> str:
    return f"{meters / one:.0f} {unit}"


def _clock(seconds: float) -> str:
    """`0:05`: hours and minutes."""
    return f"{int(seconds) // 3600}:{int(seconds) % 3600 // 60:02d}"


def _line(session: Activity, curve: Curve, units: Units) -> Line:
    sport = session.sport
    said: Mapping[str, tuple[str, Format, float]] = {
        "heart_rate": ("Heart rate, bpm", _whole, 20.0),
        "power": ("Power, W", _whole, 50.0),
        "altitude": ("Altitude, m", _whole, 20.0),
    }
    pace: Format = lambda value: speed(sport, value, units)  # noqa: E731 - one of many
    name = "Speed" if curve.kind == "speed" else "Pace"
    told = (f"{name}, {speed_unit(sport, units)}", pace, 0.3)
    title, label, least = said.get(curve.kind, told)
    if curve.kind == "length_pace":
        title += " by length"
    high = curve.kind in {"heart_rate", "length_pace"}
    return Line(
        title=title,
        xs=curve.xs,
        ys=curve.ys,
        label=label,
        hold=curve.hold,
        spread=curve.kind == "heart_rate",
        rows=5 if high else 4,
        least=least,
        lowest=_LOWEST.get(curve.kind, -inf),
    )


def _whole(value: float) -> str:
    return f"{value:.0f}"


def _volume(session: Activity, units: Units, *, plain: bool) -> RenderableType | None:
    """Load times repetitions of each exercise, warm-ups left out."""
    lifted: dict[str, float] = {}
    for one in session.sets:
        if one.reps and one.load_kg and one.set_type is not SetType.WARMUP:
            lifted[one.exercise] = lifted.get(one.exercise, 0) + one.reps * one.load_kg
    if session.sport is not Sport.STRENGTH or len(lifted) < _LEAST_EXERCISES:
        return None
    lines = columns(
        "exercise", "volume", right=("volume",), last="" if plain else "bar"
    )
    most = max(lifted.values())
    for exercise, kg in sorted(lifted.items(), key=lambda each: -each[1]):
        bars = [] if plain else [Bar(kg / most)]
        lines.add_row(exercise, wording.load(kg, units), *bars)
    total = wording.load(sum(lifted.values()), units)
    title = Text("Volume (load x repetitions)", "bold")
    return Group(title, lines, Prose(f"{total} in all", "dim"))
