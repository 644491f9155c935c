"""One measure as a chart: readings by method, trend with its interval, target."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle

from rich.console import RenderableType
from rich.text import Text

from coach.cli.show.charts import Line, LineChart
from coach.cli.show.prose import Prose
from coach.cli.show.scatter import Cut, Level, Marks, Scatter, Stroke
from coach.cli.show.values import Shown, Units, shown
from coach.cli.show.workouts import columns
from coach.domain import days, wording
from coach.reports.progress import MethodReadings, Progress
from coach.statistics.readings import Reading, weekly_medians

_POINT, _REST = ("●", "cyan"), ("·", "cyan")
_CUT = ("╎", "dim")
_OTHERS = (("○", "magenta"), ("△", "blue"), ("□", "green"), ("◇", "yellow"))
_TREND, _END = "bold", "dim"
_TARGET, _BAND = ("─", "green"), ("┄", "green")
_MOST_MARKS = 60
"""More readings than these are drawn as each week's median."""

_LEAST_DAYS = timedelta(days=27)
_LOAD_STEPS = (7.0, 14.0, 28.0, 56.0, 91.0, 182.0, 365.0)

Drawn = Sequence[tuple[Marks, str]]
"""Marks, and what they stand for."""


def chart(view: Progress, units: Units) -> list[RenderableType]:
    """The chart and what its signs mean; nothing where nothing was measured."""
    if not view.series:
        return []
    said = shown(view.unit, units)
    view = _scaled(view, said.factor)
    said = replace(said, factor=1.0)
    drawn = [each for each in _marks(view) if each[0].points]
    begun = min(day for marks, _ in drawn for day, _ in marks.points)
    scatter = Scatter(
        marks=[marks for marks, _ in drawn],
        strokes=list(_strokes(view)),
        levels=list(_levels(view)),
        first=min(begun, view.day - _LEAST_DAYS),
        last=view.day,
        label=said.number,
        least=max((view.smallest or 0.0) * 4, 1e-6),
        cuts=[Cut(*_CUT, day) for day, _ in view.changes],
    )
    return [scatter, *_legend(view, scatter, drawn, said)]


def _scaled(view: Progress, factor: float) -> Progress:
    """The view with its values as they are shown, so that the axis has round ones."""

    def pair(ends: tuple[float, float]) -> tuple[float, float]:
        return ends[0] * factor, ends[1] * factor

    def all_of(readings: Sequence[Reading]) -> tuple[Reading, ...]:
        return tuple((day, value * factor) for day, value in readings)

    line, goal = view.line, view.goal
    target = goal.target
    return replace(
        view,
        series=tuple(replace(s, readings=all_of(s.readings)) for s in view.series),
        points=all_of(view.points),
        line=line
        and replace(
            line, values=pair(line.values), low=pair(line.low), high=pair(line.high)
        ),
        goal=replace(
            goal,
            target=None if target is None else target * factor,
            band=goal.band and pair(goal.band),
        ),
        smallest=(view.smallest or 0.0) * factor,
    )


def _marks(view: Progress) -> Iterator[tuple[Marks, str]]:
    """Other methods first, so that what the trend is drawn through lies on top."""
    others = cycle(_OTHERS)
    for each in view.series:
        if not each.speaks:
            sign, style = next(others)
            said = f"{each.label} ({_counted(each)}, not in the trend)"
            yield Marks(sign, style, _thinned(each.readings)), said
    for each in view.series:
        if each.speaks:
            yield from _speaking(view, each)


def _speaking(view: Progress, series: MethodReadings) -> Iterator[tuple[Marks, str]]:
    points = [each for each in view.points if each[0] >= view.first]
    if view.line is None:
        yield (
            Marks(*_POINT, _thinned(series.readings)),
            f"{series.label} ({_counted(series)})",
        )
        return
    rest = [each for each in _thinned(series.readings) if each not in points]
    yield Marks(*_REST, rest), f"{series.label}, its other readings"
    used = wording.count(len(points), "point")
    how = f", {view.points_are}" if view.points_are else ""
    yield Marks(*_POINT, points), f"{series.label}: the trend's {used}{how}"


def _thinned(readings: Sequence[Reading]) -> Sequence[Reading]:
    return weekly_medians(readings) if len(readings) > _MOST_MARKS else readings


def _counted(series: MethodReadings) -> str:
    how = wording.count(len(series.readings), "reading")
    dense = len(series.readings) > _MOST_MARKS
    return f"each week's median of {how}" if dense else how


def _strokes(view: Progress) -> Iterator[Stroke]:
    line = view.line
    if line is None:
        return
    for style, values, sparse in (
        (_END, line.low, True),
        (_END, line.high, True),
        (_TREND, line.values, False),
    ):
        begin, end = values
        yield Stroke(style, (line.first, begin), (line.last, end), sparse=sparse)


def _levels(view: Progress) -> Iterator[Level]:
    for end in view.goal.band or ():
        yield Level(*_BAND, end)
    if view.goal.target is not None:
        yield Level(*_TARGET, view.goal.target)


def _legend(
    view: Progress, scatter: Scatter, drawn: Drawn, said: Shown
) -> Iterator[RenderableType]:
    yield Text()
    table = columns("sign", last="words")
    for (sign, style), words in _signs(view, scatter, drawn, said):
        table.add_row(Text(f"  {sign}", style), Prose(words))
    yield table


def _signs(
    view: Progress, scatter: Scatter, drawn: Drawn, said: Shown
) -> Iterator[tuple[tuple[str, str], str]]:
    for marks, words in reversed(drawn):
        yield (marks.sign, marks.style), words
    if view.line is not None:
        yield ("⠒⠒", _TREND), "trend"
        yield ("⠂⠐", _END), "the ends of its interval"
    band, target = view.goal.band, view.goal.target
    if band and all(map(scatter.has_room_for, band)):
        yield _BAND, f"held from {said.number(band[0])} to {said.said(band[1])}"
    if target is not None and scatter.has_room_for(target):
        yield _TARGET, f"target {said.said(target)}"
    for day, label in view.changes:
        yield _CUT, f"{label} from {days.full(day)} on: a new series"


def load_chart(view: Progress) -> RenderableType:
    """Fitness, fatigue and form, one below the other."""
    start = view.first.toordinal()

    def named(x: float) -> str:
        day = date.fromordinal(start + int(x))
        return f"{day.day} {day:%b}"

    lines = [
        Line(
            title=each.method.capitalize(),
            xs=[float(day.toordinal() - start) for day, _ in each.readings],
            ys=[value for _, value in each.readings],
            label=lambda value: wording.number(value, 0),
            hold=2.0,
            least=10.0,
        )
        for each in view.series
    ]
    return LineChart(lines, named, _LOAD_STEPS)
