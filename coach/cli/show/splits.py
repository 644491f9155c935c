"""Splits and zones as tables."""

from collections.abc import Callable, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show.charts import Bar
from coach.cli.show.prose import Prose
from coach.cli.show.quantities import speed, speed_unit
from coach.cli.show.workouts import columns
from coach.domain import wording
from coach.domain.activity import Sport
from coach.reports.splits import HUNDREDS, STEPS, Split, Splits
from coach.reports.zones import ZoneTimes, bounds

Units = Mapping[str, str] | None

_TITLES = {
    "heart_rate": "Heart-rate zones",
    "power": "Power zones",
    "pace": "Pace zones",
}
_LIMITS = {
    "threshold_hr_bpm": "threshold heart rate",
    "max_hr_bpm": "highest heart rate",
    "rest_hr_bpm": "resting heart rate",
    "ftp_w": "threshold power",
    "threshold_speed_m_s": "threshold pace",
    "css_m_s": "critical swim pace",
}


def split_table(found: Splits, sport: Sport, units: Units) -> RenderableType:
    """A line a part, with the columns that hold something."""
    hundred = found.unit if sport is Sport.SWIM else None
    pace = speed_unit(sport, units, hundred)
    every: dict[str, Callable[[Split], str]] = {
        pace: lambda part: _speed(part, sport, units, hundred),
        "bpm": lambda part: f"{part.avg_hr_bpm:.0f}" if part.avg_hr_bpm else "",
        "W": lambda part: f"{part.avg_power_w:.0f}" if part.avg_power_w else "",
        "climb m": lambda part: _climb(part.climb_m),
        "strokes": lambda part: f"{part.strokes:.1f}" if part.strokes else "",
    }
    cells = {name: [cell(part) for part in found.parts] for name, cell in every.items()}
    kept = {name: column for name, column in cells.items() if any(column)}
    lines = columns(found.unit, *kept, right=(found.unit, *kept))
    lines.show_header, lines.header_style = True, "dim"
    for number, row in enumerate(zip(*kept.values(), strict=True)):
        lines.add_row(_mark(found, number), *row)
    return Group(Text("Splits", "bold"), lines)


def _speed(part: Split, sport: Sport, units: Units, hundred: str | None) -> str:
    if part.moving_s <= 0:
        return "–"
    return speed(sport, part.distance_m / part.moving_s, units, hundred)


def _climb(meters: float | None) -> str:
    return "" if meters is None else wording.signed(meters, 0)


def _mark(found: Splits, number: int) -> str:
    """Where the part ends, in the athlete's unit: `5`, of the last one `7.4`."""
    way = sum(part.distance_m for part in found.parts[: number + 1])
    if found.unit not in STEPS:
        return f"{way / HUNDREDS[found.unit] * 100:.0f}"
    value = way / STEPS[found.unit]
    return f"{value:.0f}" if abs(value - round(value)) < 0.005 else f"{value:.2f}"


def zone_table(
    times: ZoneTimes, sport: Sport, units: Units, *, plain: bool = False
) -> RenderableType:
    """A line a zone: its bounds, the time in it and its share, and what it rests on."""
    whole = times.below_s + sum(times.seconds)
    unit = times.unit if times.kind != "pace" else speed_unit(sport, units)
    names = ("zone", unit, "time", "share")
    lines = columns(*names, right=names, last="" if plain else "bar")
    lines.show_header, lines.header_style = True, "dim"
    if not plain:
        lines.columns[-1].header = ""
    for number, low, high, seconds in bounds(times):
        share = seconds / whole if whole else 0.0
        row = (
            str(number or "–"),
            _range(low, high, lambda value: _value(times, value, sport, units)),
            wording.split(seconds),
            wording.percent(share),
        )
        lines.add_row(*row, *([] if plain else [Bar(share)]))
    basis = Prose(_basis(times, sport, units), "dim")
    return Group(Text(_TITLES[times.kind], "bold"), lines, basis)


def _value(times: ZoneTimes, value: float, sport: Sport, units: Units) -> str:
    return f"{value:.0f}" if times.kind != "pace" else speed(sport, value, units)


def _range(low: float | None, high: float | None, said: Callable[[float], str]) -> str:
    if low is None:
        return f"to {said(high or 0.0)}"
    return f"from {said(low)}" if high is None else f"{said(low)} – {said(high)}"


def _basis(times: ZoneTimes, sport: Sport, units: Units) -> str:
    """`By shares of …: highest heart rate 184 bpm (as you gave it), …`."""
    known = (
        f"{_LIMITS[name]} {_value(times, value, sport, units)} "
        f"{_unit(times, sport, units)} ({times.how[name]})"
        for name, value in times.basis.items()
    )
    return f"By {times.source}: {', '.join(known)}."


def _unit(times: ZoneTimes, sport: Sport, units: Units) -> str:
    return times.unit if times.kind != "pace" else speed_unit(sport, units)
