"""Exercises on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.cli.show.prose import Prose
from coach.cli.show.workouts import columns
from coach.domain import days, wording

Document = Mapping[str, Any]

_LANGUAGES = {
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "pt": "Portuguese",
    "tr": "Turkish",
    "zh": "Chinese",
}


def listed(items: Sequence[Document]) -> RenderableType:
    """A line an exercise: its name, what it trains and what it needs."""
    table = columns("exercise", last="what")
    for item in items:
        table.add_row(Prose(item["name"], "bold"), Prose(_in_short(item)))
    return table


def _in_short(item: Document) -> str:
    needs = _words(item["equipment"])
    return f"{_words(item['primary'])}{f'; {needs}' if needs else ''}"


def stand_ins(items: Sequence[Document]) -> RenderableType:
    """A line a stand-in: its name, how alike it is, why, and what it needs."""
    table = columns("exercise", "alike", right=("alike",), last="why")
    for item in items:
        why = Prose(", ".join(item["why"]))
        needs = _words(item["equipment"]) or "no equipment"
        table.add_row(
            Prose(item["name"], "bold"),
            f"{item['score']:.0%}".replace("%", " %"),
            Group(why, Prose(f"needs {needs}" if item["equipment"] else needs, "dim")),
        )
    return table


def questions(items: Sequence[Document]) -> RenderableType:
    """A line a name that is not understood, and what comes closest."""
    table = columns("name", "sets", right=("sets",), last="closest")
    for item in items:
        closest = ", ".join(item["candidates"][:3]) or "nothing comes close"
        sets = wording.count(item["sets"], "set")
        table.add_row(Prose(item["name"], "bold"), sets, Prose(closest))
    return Group(
        table, Text(), Text("Say what one is: coach exercise name WRITTEN EXERCISE|own")
    )


def noted(name: str, exercise: str | None, sets: int) -> str:
    """One line: what a name stands for from now on."""
    if exercise is None:
        return f"Noted: {name} is an exercise of your own."
    return f"Noted: {name} is {exercise} ({wording.count(sets, 'set')})."


def in_full(item: Document) -> RenderableType:
    """One exercise: what it trains and needs, its relations, its names, when done."""
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column("what", no_wrap=True, style="dim")
    table.add_column("said")
    for what, said in _lines(item):
        # Text, unlike Prose, knows how wide signs of Chinese and Japanese are.
        table.add_row(what, Prose(said) if said.isascii() else Text(said))
    return Group(Text(item["name"], "bold"), Prose(_kind(item)), Text(), table)


def _kind(item: Document) -> str:
    kinds = [f"{item['pattern']} pattern"]
    if item["mechanic"]:
        kinds += [item["mechanic"], f"{item['plane']} plane"]
    kinds += ["explosive"] * item["explosive"]
    kinds += ["one side at a time"] * item["unilateral"]
    kinds += ["main lift"] * item["main"]
    return ", ".join(kinds)


def _lines(item: Document) -> Iterator[tuple[str, str]]:
    yield "trains", _words(item["primary"])
    if item["secondary"]:
        yield "helped by", _words(item["secondary"])
    yield "needs", _words(item["equipment"]) or "nothing"
    if item["skill"]:
        yield "skill", f"{item['skill']} of 5"
    if item["body_weight_share"]:
        share = 100 * item["body_weight_share"]
        yield "body weight", f"{share:.0f} % of it is lifted besides the load"
    for what, names in (
        ("easier", item["regressions"]),
        ("harder", item["progressions"]),
        ("instead", item["substitutes"]),
        ("also called", item["aliases"]),
    ):
        if names:
            yield what, ", ".join(names)
    for language, names in item["names"].items():
        yield _LANGUAGES[language], ", ".join(names)
    if item["garmin"]:
        yield "Garmin", " / ".join(item["garmin"])
    if item["hevy"]:
        yield "Hevy", f"template {item['hevy']}"
    yield "done", _done(item["done"])


def _done(done: Document) -> str:
    if not done["sets"]:
        return "never"
    sets = wording.count(done["sets"], "set")
    sessions = wording.count(done["sessions"], "session")
    return f"{sets} in {sessions}, last {days.full(date.fromisoformat(done['last']))}"


def _words(names: Sequence[str]) -> str:
    return ", ".join(name.replace("_", " ") for name in names)
