"""All lifts on a terminal: how strong, where it goes, what the week was spent on."""

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from coach.cli.show.progress_list import Sparkline
from coach.cli.show.prose import Prose, TwoLines, heading
from coach.cli.show.values import Shown, Units, shown
from coach.cli.show.workouts import columns
from coach.domain import days, wording
from coach.domain.learned import NextSession
from coach.reports.strength import BAND, CHOSEN, LiftView, MuscleWeek, StrengthView

_COVER = {
    "none": ("nothing", "dim"),
    "fades": ("too little to keep it", "yellow"),
    "holds": ("keeps it", ""),
    "grows": ("grows slowly", ""),
    "target": ("on target", "green"),
    "much": ("much", ""),
    "too_much": ("more than is recovered from", "yellow"),
}
_LIKELY = 0.6
_WIDTH = 10
_NAME = (12, 21)
_ROOM_FOR_LINES, _ROOM_FOR_ALL = 76, 66
"""From so many columns on there is room for sparklines, and for the change of twelve
weeks."""


def overview(view: StrengthView, units: Units, *, plain: bool) -> list[RenderableType]:
    """Lifts, muscles, and the balance of movements."""
    return list(_parts(view, units, plain=plain))


def _parts(
    view: StrengthView, units: Units, *, plain: bool
) -> Iterator[RenderableType]:
    said = shown("kg", units)
    counted = wording.count(view.sessions, "session")
    yield heading("Strength", f"{days.full(view.day)}, {counted} so far")
    yield Text()
    if view.lifts:
        yield _Lifts(view, said, plain=plain)
        yield Prose(
            f"now: the estimated maximum in {said.unit}, and what it gained; streak: "
            "sessions that each asked more; stall: how likely six sessions bring no "
            "new best; next: where the next one lies, four times of five.",
            "dim",
        )
    else:
        yield Prose("No lift was done twice with a load in the last twelve weeks.")
    if new := [each for each in view.lifts if each.new_best]:
        told = (f"{e.exercise} {said.said(e.e1rm_kg[CHOSEN])}" for e in new)
        yield Text()
        yield Prose(f"New best this week: {', '.join(told)}.", "green")
    yield Text()
    yield from _muscles(view, plain=plain)
    yield Text()
    yield Prose("\n".join(_words(view, units)))


class _Lifts:
    """A line a lift, with the columns there is room for."""

    def __init__(self, view: StrengthView, said: Shown, *, plain: bool) -> None:
        self._view, self._said, self._plain = view, said, plain

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        room = options.max_width
        weeks = (4, 12) if self._plain or room >= _ROOM_FOR_ALL else (4,)
        lines = not self._plain and room >= _ROOM_FOR_LINES
        yield _lifts(self._view, self._said, weeks, lines=lines, plain=self._plain)


def _lifts(
    view: StrengthView,
    said: Shown,
    weeks: Sequence[int],
    *,
    lines: bool,
    plain: bool,
) -> Table:
    numbers = ("now", *(f"{each} wk" for each in weeks))
    names = ("lift", *numbers, *(("half a year",) if lines else ()))
    right = (*numbers, "streak", "stall")
    table = columns(*names, "streak", "stall", right=right, last="next")
    table.columns[0].no_wrap, table.columns[-1].no_wrap = plain, True
    table.show_header, table.header_style = True, "dim"
    for each in view.lifts:
        now = each.e1rm_kg.get(CHOSEN)
        line = [Sparkline(each.readings, view.day, _WIDTH)] if lines else []
        risk, ahead = each.plateau, each.next_session
        table.add_row(
            each.exercise if plain else TwoLines(each.exercise, *_NAME),
            "–" if now is None else said.number(now),
            *(_change(each, number, said) for number in weeks),
            *line,
            str(each.streak.sessions),
            "–" if risk is None else _risk(risk.probability),
            "–" if ahead is None else _interval(ahead, said),
        )
    return table


def _interval(ahead: NextSession, said: Shown) -> str:
    low, high = (ahead.low80 * said.factor, ahead.high80 * said.factor)
    return f"{low:.0f} to {high:.0f}"


def _risk(probability: float) -> Text:
    style = "yellow" if probability >= _LIKELY else ""
    return Text(wording.percent(probability), style)


def _change(view: LiftView, weeks: int, said: Shown) -> str:
    gained = (view.changes_kg or {}).get(weeks)
    return "–" if gained is None else said.changes(gained)[0]


def _muscles(view: StrengthView, *, plain: bool) -> Iterator[RenderableType]:
    low, high = BAND["target_low"], BAND["target_high"]
    yield heading("Hard sets by muscle, last 7 days", f"target {low:g} to {high:g}")
    done = [each for each in view.muscles if each.sets >= 1 or each.usual >= 1]
    if done:
        yield _bars(done, plain=plain)
        if not plain:
            yield _Legend()
    if idle := [_named(each) for each in view.muscles if each not in done]:
        yield Prose(f"Hardly anything, this week and lately: {', '.join(idle)}.", "dim")


def _bars(muscles: Sequence[MuscleWeek], *, plain: bool) -> Table:
    names = ["muscle", "sets", *([] if plain else ["bar"]), "usual"]
    table = columns(*names, right=("sets", "usual"), last="how")
    table.show_header, table.header_style = True, "dim"
    table.columns[-1].header = ""
    if not plain:
        table.columns[2].header = ""
    for each in muscles:
        words, style = _COVER[each.cover]
        bar = [] if plain else [BandBar(each.sets, each.usual)]
        sets, usual = f"{each.sets:.1f}", f"{each.usual:.1f}"
        table.add_row(_named(each), sets, *bar, usual, Text(words, style))
    return table


def _named(each: MuscleWeek) -> str:
    return each.muscle.replace("_", " ")


class _Legend:
    """What the shades of the bars are, where they can be drawn."""

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        if not options.ascii_only:
            said = "█ these 7 days  ▒ up to the usual of four weeks  ░ target"
            yield Text(said, "dim")


class BandBar:
    """A week's sets as a bar, up to the usual, over the band they should lie in."""

    WIDTH = 20

    def __init__(self, sets: float, usual: float) -> None:
        self._sets, self._usual = sets, usual

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        if options.ascii_only:
            yield Text("")
            return
        text = Text(no_wrap=True)
        for cell in range(self.WIDTH):
            middle = (cell + 0.5) / self.WIDTH * BAND["cap"]
            in_band = BAND["target_low"] <= middle < BAND["target_high"]
            if middle < self._sets:
                text.append("█", "green" if in_band else "cyan")
            elif middle < self._usual:
                text.append("▒", "cyan dim")
            else:
                text.append("░" if in_band else " ", "dim")
        text.rstrip()
        yield text

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        width = 0 if options.ascii_only else self.WIDTH
        return Measurement(width, width)


def _words(view: StrengthView, units: Units) -> Iterator[str]:
    week, mean = (_tons(kg, units) for kg in view.volume_kg)
    sets, usual = (f"{each:.0f}" for each in view.hard_sets)
    yield (
        f"Lifted {week} in 7 days, warm-ups too, and did {sets} hard sets; an average "
        f"week of the last four had {mean} and {usual}."
    )
    if view.push or view.pull:
        yield f"Of four weeks' hard sets {view.push} pushed and {view.pull} pulled."
    if view.one_sided:
        yield (
            f"{view.one_sided} were done one side at a time; which side is not known "
            "unless a set's note says left or right."
        )
    if view.patterns:
        told = ", ".join(f"{name} {index:.0f}" for name, index in view.patterns.items())
        yield f"Strength by movement, 100 being its first month: {told}."


def _tons(kg: float, units: Units) -> str:
    said = shown("kg", units)
    return f"{kg * said.factor:,.0f} {said.unit}"
