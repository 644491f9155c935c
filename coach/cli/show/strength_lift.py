"""One lift on a terminal: its course as a chart, and what it says."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from coach.cli.show.parts import sets_said
from coach.cli.show.prose import Prose, heading
from coach.cli.show.scatter import Marks, Scatter
from coach.cli.show.values import Shown, Units, shown
from coach.cli.show.workouts import columns
from coach.domain import days, wording
from coach.domain.learned import NextSession
from coach.domain.notation import plain_number
from coach.domain.strength import WeightUnit
from coach.reports.strength import CHOSEN, LiftView, NextSet, Reading
from coach.statistics.readings import weekly_medians
from coach.units import kg_to_pounds

_DONE, _BEST = ("●", "cyan"), ("◆", "bold green")
_NEXT, _HIGH, _LOW = ("◇", "magenta"), ("┬", "magenta"), ("┴", "magenta")
_SHOWN = timedelta(weeks=52)
_LEAST_DAYS = timedelta(days=27)
_AHEAD = timedelta(days=7)
_MOST_MARKS = 60
_NAMES = {"brzycki": "Brzycki", "lombardi": "Lombardi", "oconner": "O'Conner"}
_MOST_BESTS = 6


def lift_screen(view: LiftView, units: Units, *, plain: bool) -> list[RenderableType]:
    """Title, chart and words; plain, or where nothing can be drawn, a table."""
    return list(_parts(view, units, plain=plain))


def _parts(view: LiftView, units: Units, *, plain: bool) -> Iterator[RenderableType]:
    said = shown("kg", units)
    name = f"{view.exercise[:1].upper()}{view.exercise[1:]}"
    last = days.full(view.last[0].day)
    yield heading(name, f"{wording.count(view.sessions, 'session')}, last on {last}")
    yield Text()
    if view.readings:
        yield _Drawing(view, said, plain=plain)
        yield Text()
    table = columns("what", last="words")
    for what, words in _words(view, said, units):
        table.add_row(Text(what, "bold"), Prose(words))
    yield table


class _Drawing:
    """The chart, or where there are no signs for it, the estimates in a table."""

    def __init__(self, view: LiftView, said: Shown, *, plain: bool) -> None:
        self._view, self._said, self._plain = view, said, plain

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        if self._plain or options.ascii_only:
            yield _table(self._view, self._said)
        else:
            yield from _chart(self._view, self._said)


def _table(view: LiftView, said: Shown) -> Table:
    table = columns("day", "e1RM", right=("e1RM",), last="what")
    best = 0.0
    for day, kg in view.readings:
        new = best and kg > best
        best = max(best, kg)
        words = "new best" if new else ""
        table.add_row(f"{days.short(day)} {day.year}", said.said(kg), words)
    return table


def _chart(view: LiftView, said: Shown) -> Iterator[RenderableType]:
    scaled = [(day, kg * said.factor) for day, kg in view.readings]
    first = view.day - _SHOWN
    seen = [each for each in scaled if each[0] > first] or scaled[-1:]
    marks = [Marks(*_DONE, _thinned(seen)), Marks(*_BEST, _records(scaled, seen))]
    ahead = view.next_session
    until = view.day
    if ahead is not None:
        until = _next_day(view)
        ends = ((_LOW, ahead.low80), (_HIGH, ahead.high80), (_NEXT, ahead.e1rm_kg))
        marks += [Marks(*sign, [(until, kg * said.factor)]) for sign, kg in ends]
    yield Scatter(
        marks=marks,
        strokes=(),
        levels=(),
        first=min(seen[0][0], view.day - _LEAST_DAYS),
        last=until + timedelta(days=1),
        label=lambda value: wording.number(value, 1),
        least=4.0,
    )
    yield Text()
    legend = columns("sign", last="words")
    many = len(seen) > _MOST_MARKS
    told = "each week's median" if many else "a session's best estimate"
    legend.add_row(Text(f"  {_DONE[0]}", _DONE[1]), f"{told}, {said.unit} (Epley)")
    legend.add_row(Text(f"  {_BEST[0]}", _BEST[1]), "more than ever before")
    if ahead is not None:
        words = "the next session; four times of five it is between ┴ and ┬"
        legend.add_row(Text(f"  {_NEXT[0]}", _NEXT[1]), words)
    yield legend


def _next_day(view: LiftView) -> date:
    if view.planned_on is not None and view.planned_on <= view.day + 4 * _AHEAD:
        return view.planned_on
    return view.day + _AHEAD


def _records(every: Sequence[Reading], seen: Sequence[Reading]) -> list[Reading]:
    """The readings above all before them, the first of all left out."""
    best, found = every[0][1], []
    for reading in every[1:]:
        if reading[1] > best:
            best = reading[1]
            found.append(reading)
    return [each for each in found if each[0] >= seen[0][0]]


def _thinned(readings: Sequence[Reading]) -> Sequence[Reading]:
    return weekly_medians(readings) if len(readings) > _MOST_MARKS else readings


def _words(view: LiftView, said: Shown, units: Units) -> Iterator[tuple[str, str]]:
    unit = WeightUnit(wording.load_unit(units))
    yield from _now(view, said)
    yield from _next(view, said, unit)
    yield "streak", _streak(view)
    yield from _plateau(view)
    if view.bests:
        yield "bests", _bests(view, units)
    for place, each in enumerate(view.last):
        what = "" if place else "last sessions"
        yield what, f"{days.short(each.day)}: {sets_said(each.sets, units)}"


def _now(view: LiftView, said: Shown) -> Iterator[tuple[str, str]]:
    if CHOSEN not in view.e1rm_kg:
        yield "e1RM", "no set tells it: that takes a load and 12 repetitions at most"
        return
    others = ", ".join(
        f"{name} {said.number(view.e1rm_kg[key])}"
        for key, name in _NAMES.items()
        if key in view.e1rm_kg
    )
    first = f"{said.said(view.e1rm_kg[CHOSEN])} by Epley"
    weight = "" if view.for_weight is None else f", {view.for_weight:.2f} x body weight"
    reserve = ""
    if view.with_reserve_kg is not None:
        reserve = f", {said.number(view.with_reserve_kg)} by its RPE"
    yield "e1RM", f"{first} ({others}{reserve}){weight}"
    told_on = view.readings[-1][0] if view.readings else view.last[0].day
    if told_on < view.last[0].day:
        yield "", f"as of {days.full(told_on)}: no later session tells a maximum"
    gained = [
        f"{said.change(kg)} in {weeks} weeks"
        for weeks, kg in (view.changes_kg or {}).items()
    ]
    if gained:
        yield "change", f"{', '.join(gained)}, by the best of three sessions"
    if work := _work(view):
        yield "last time", work


def _work(view: LiftView) -> str:
    said = []
    if view.intensity_pct is not None:
        said.append(f"{view.intensity_pct:.0f} % of the maximum on average")
    if view.inol is not None:
        said.append(f"INOL {view.inol:.1f}")
    if view.fatigue is not None:
        less = round(view.fatigue * 100)
        worth = f"worth {less} % less than" if less else "as good as"
        said.append(f"the last set {worth} the best")
    return ", ".join(said)


def _next(view: LiftView, said: Shown, unit: WeightUnit) -> Iterator[tuple[str, str]]:
    ahead = view.next_session
    if ahead is None:
        return
    sets = "; ".join(_set_words(view.next_sets, unit))
    when = "" if view.planned_on is None else f" ({days.short(view.planned_on)})"
    interval = f"{said.number(ahead.low80)} and {said.said(ahead.high80)}"
    if sets:
        yield "next session", f"{sets}{when}"
    yield (
        "" if sets else "next session",
        f"e1RM {said.said(ahead.e1rm_kg)}, four times of five between {interval}",
    )
    yield "", _method(ahead)


def _method(ahead: NextSession) -> str:
    """How it was foretold, in words."""
    return ahead.why or f"by {ahead.method.replace('_', ' ')}"


def _set_words(sets: Sequence[NextSet], unit: WeightUnit) -> Iterator[str]:
    """`5x5 at 82.5 kg: 20 bar + 20 + 10 + 1.25 a side`."""

    def number(kg: float) -> str:
        return plain_number(kg_to_pounds(kg) if unit is WeightUnit.LB else kg)

    for load_kg, group in groupby(sets, lambda each: each.load_kg):
        alike = list(group)
        reps = [str(each.reps) for each in alike]
        counted = f"{len(reps)}x{reps[0]}" if len({*reps}) == 1 else ",".join(reps)
        words = f"{counted} at {number(load_kg)} {unit}"
        bar_kg, side = alike[0].bar_kg, alike[0].side_kg
        if bar_kg is not None:
            plates = " + ".join(map(number, side))
            words += f": {number(bar_kg)} bar"
            words += f" + {plates} a side" if side else " alone"
        yield words


def _streak(view: LiftView) -> str:
    run = view.streak
    longest = f"the longest was {run.longest}"
    spared = ""
    if run.spared:
        spared = f"; {wording.count(len(run.spared), 'easy session')} not counted"
    if not run.sessions or run.since is None:
        said = "the last session asked no more than the one before"
        return f"0: {said}; {longest}{spared}" if run.longest else f"0{spared}"
    counted = wording.count(run.sessions, "session")
    return (
        f"{counted} in a row with more load, repetitions or sets, since "
        f"{days.short(run.since)}; {longest}{spared}"
    )


def _plateau(view: LiftView) -> Iterator[tuple[str, str]]:
    risk = view.plateau
    if risk is None:
        yield "plateau", "too few sessions to tell"
        return
    said = "that the next six sessions bring no new best"
    yield "plateau", f"{wording.percent(risk.probability)} {said}"
    for each in risk.reasons:
        yield "", each
    if risk.helps:
        yield "what helps", "; ".join(risk.helps)


def _bests(view: LiftView, units: Units) -> str:
    return ", ".join(
        f"{each.reps} x {wording.load(each.load_kg, units)} ({days.full(each.day)})"
        for each in view.bests[:_MOST_BESTS]
    )
