"""Keep beside change on a terminal, what is foretold, and how a rule has done."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import RenderableType
from rich.table import Table

from coach.cli.show import days
from coach.cli.show.goals import name_of
from coach.cli.show.prose import Prose, heading, indented
from coach.cli.show.values import shown as quantity
from coach.cli.show.workouts import columns, titled
from coach.domain import wording
from coach.goals.weekly_hours import KEY as WEEKLY_HOURS
from coach.units import SECONDS_PER_MINUTE

Document = Mapping[str, Any]
Units = Mapping[str, str] | None

SAME = "the same"
WITH_IT, WITH_ALL = "with it", "with all"


def of_proposal(proposal: Document, shown: Units) -> Iterator[RenderableType]:
    """Below a proposal: both sides, what is foretold, how its rule has done."""
    ahead = proposal.get("ahead")
    if ahead:
        moved = [pair for pair in _pairs(ahead) if _differs(*pair)]
        yield _sides(ahead, WITH_IT, moved, shown)
    if foretold := proposal.get("predictions"):
        yield Prose(_foretold(foretold, shown))
    if "record" in proposal:
        yield Prose(f"So far: {record(proposal['record'])}.")


def together(document: Document, shown: Units) -> Iterator[RenderableType]:
    """All proposals together where there are several, and where each goal leads."""
    ahead = document.get("ahead")
    if not ahead:
        return
    pairs, last = list(_pairs(ahead)), days.short(date.fromisoformat(ahead["to"]))
    if sum(not each.get("tunes") for each in document["proposals"]) > 1:
        yield heading("All of them together")
        moved = [pair for pair in pairs if _differs(*pair)]
        yield indented(_sides(ahead, WITH_ALL, moved, shown))
    same = [change for keep, change in pairs if _value_of(keep) == _value_of(change)]
    yield from _same(same, last, shown)
    share = wording.percent(ahead["keep"]["usual_share"])
    yield Prose(
        f"Hours and load are the plan's; form and weekly hours count on {share} of the "
        "planned hours being trained, as in the last weeks.",
        "dim",
    )


def record(done: Document) -> str:
    """`approved 4, held 3, failed 1`; of what could not be told as many as there are.

    `no decision yet` before the first.
    """
    if not is_decided(done):
        return "no decision yet"
    said = [f"approved {done['approved']}"]
    if done["rejected"]:
        said.append(f"rejected {done['rejected']}")
    if done["held"] or done["failed"]:
        said += [f"held {done['held']}", f"failed {done['failed']}"]
    if done["cannot_tell"]:
        said.append(f"cannot tell {done['cannot_tell']}")
    return ", ".join(said)


def is_decided(done: Document) -> bool:
    """Whether any proposal of the rule was ever decided."""
    return bool(done["approved"] or done["rejected"])


Pair = tuple[Document, Document]


def _pairs(ahead: Document) -> Iterator[Pair]:
    """Each goal on both sides."""
    yield from zip(ahead["keep"]["goals"], ahead["change"]["goals"], strict=True)


def _value_of(goal: Document) -> tuple[float | None, float | None]:
    return goal["value"], goal["low80"]


def _differs(keep: Document, change: Document) -> bool:
    """Whether the change bears on the goal: by the minutes that serve it, at least.

    Every workout is one of the weekly hours; their own value says it.
    """
    if keep["key"] == WEEKLY_HOURS:
        return _value_of(keep) != _value_of(change)
    return bool(keep["minutes"] != change["minutes"])


def _sides(ahead: Document, title: str, goals: list[Pair], shown: Units) -> Table:
    last = days.short(date.fromisoformat(ahead["to"]))
    keep, change = ahead["keep"], ahead["change"]
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("next 14 days", no_wrap=True)
    table.add_column("as planned")
    table.add_column(title)
    for label, cell in _ROWS.items():
        sides = [cell(side) for side in (keep, change)]
        _row(table, label.format(last), sides)
    for pair in goals:
        _row(table, _label(pair[0]), [_goal(side, shown) for side in pair])
    return table


def _row(table: Table, label: str, sides: list[str]) -> None:
    keep, change = sides
    table.add_row(label, Prose(keep), Prose(SAME if keep == change else change))


def _hard(side: Document) -> str:
    number, gap = side["hard_days"], side["shortest_gap"]
    if gap is None:
        return str(number)
    return f"{number}, {wording.count(gap, 'day')} apart or more"


def _monotony(side: Document) -> str:
    return "–" if side["monotony"] is None else f"{side['monotony']:.2f} at most"


def _form(side: Document) -> str:
    return wording.signed(side["form"], 0)


def _fitness(side: Document) -> str:
    return f"{side['fitness']:.0f}, {side['fatigue']:.0f}"


_ROWS = {
    "hours, each week": lambda side: ", ".join(f"{h:.1f} h" for h in side["hours"]),
    "load, each week": lambda side: ", ".join(f"{each:.0f}" for each in side["load"]),
    "hard days": _hard,
    "monotony": _monotony,
    "form on {}": _form,
    "fitness, fatigue": _fitness,
}


def _label(goal: Document) -> str:
    return name_of(goal) if goal["key"] == WEEKLY_HOURS else f"for {name_of(goal)}"


def _goal(goal: Document, shown: Units) -> str:
    """`3.4 h (2.9 to 3.9)`, or the minutes that serve it."""
    if goal["key"] == WEEKLY_HOURS:
        return _value(goal, shown)
    return wording.minutes(goal["minutes"] * SECONDS_PER_MINUTE)


def _value(goal: Document, shown: Units) -> str:
    if goal["value"] is None:
        return "no number"
    said = quantity(goal["unit"], shown)
    low, high = said.number(goal["low80"]), said.number(goal["high80"])
    return f"{said.said(goal['value'])} ({low} to {high})"


def _same(goals: list[Document], last: str, shown: Units) -> Iterator[RenderableType]:
    """Where goals lead whose value nothing proposed moves; and those without one."""
    known = [goal for goal in goals if goal["value"] is not None]
    if known:
        yield Prose(f"On {last}, changed or not (8 of 10 times within the brackets):")
        table = columns("name", last="value")
        for goal in known:
            told = titled(_value(goal, shown), goal["why"])
            table.add_row(Prose(name_of(goal)), told)
        yield indented(table)
    whys: dict[str, list[str]] = {}
    for goal in goals:
        if goal["value"] is None:
            whys.setdefault(goal["why"], []).append(name_of(goal))
    if whys:
        said = "; ".join(f"{', '.join(names)}: {why}" for why, names in whys.items())
        yield Prose(f"No number for {said}.", "dim")


_MEASURES = {
    "hours": "{} trained in seven days",
    "adherence": "{} of what is planned done in seven days",
    "form": "form {}",
    "fitness": "fitness {}",
    "goal": "{name} {}",
    "done": "that workout completed",
}


def _foretold(foretold: Sequence[Document], shown: Units) -> str:
    """`Foretold for Sun 15 Mar: 2.9 to 4.3 h in seven days; form −6.0 or more.`."""
    by_day: dict[str, list[str]] = {}
    for each in foretold:
        name = name_of(each) if each["key"] else ""
        said = _MEASURES[each["measure"]].format(_bounds(each, shown), name=name)
        by_day.setdefault(each["look_back_on"], []).append(said)
    return " ".join(
        f"Foretold for {days.short(date.fromisoformat(day))}: {'; '.join(said)}."
        for day, said in by_day.items()
    )


def _bounds(foretold: Document, shown: Units) -> str:
    low, high = (_number(foretold[end], foretold, shown) for end in ("low", "high"))
    unit = _unit(foretold, shown)
    if foretold["direction"] == "within":
        return f"{low} to {high}{unit}"
    if foretold["direction"] == "at_least":
        return f"{low}{unit} or more"
    return f"{high}{unit} or less"


def _number(value: float | None, foretold: Document, shown: Units) -> str:
    if value is None:
        return "–"
    if foretold["measure"] == "adherence":
        return f"{value * 100:.0f}"
    if foretold["measure"] == "form":
        return wording.signed(value)
    return quantity(foretold["unit"], shown).number(value)


def _unit(foretold: Document, shown: Units) -> str:
    if foretold["measure"] == "adherence":
        return " %"
    if foretold["unit"] == "points":
        return ""
    unit = quantity(foretold["unit"], shown).unit
    return f" {unit}" if unit else ""
