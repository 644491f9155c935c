"""Past evenings on a terminal: what would have been proposed, and what followed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.cli.show.prose import Prose, heading, indented
from coach.domain import wording

Document = Mapping[str, Any]

_NONE = "-"


def replay(document: Document) -> Group:
    """Evening by evening, then rule by rule."""
    return Group(*_parts(document))


def _parts(document: Document) -> Iterator[RenderableType]:
    yield heading("Replay", f"{document['from']} to {document['to']}")
    settings = document["settings"]
    yield Prose(
        f"By what was known on each evening, {' and '.join(settings)}. "
        "What followed is the seven days after it. Goals, thresholds, free times, "
        "pool days and equipment are taken as they are now."
    )
    spoke = [e for e in document["evenings"] if e["proposed"] or e["decided"]]
    for evening in spoke:
        yield Text()
        yield from _evening(evening, settings)
    yield Text()
    if len(settings) > 1:
        yield from _side_by_side(document["summary"])
    else:
        yield from _summary(document["summary"][0])


def _evening(evening: Document, settings: Sequence[str]) -> Iterator[RenderableType]:
    when = f"{date.fromisoformat(evening['date']):%a} {evening['date']}"
    yield Text(when, "bold")
    for proposed, under in _by_proposal(evening["proposed"]):
        only = "" if len(under) == len(settings) else f" ({', '.join(under)} only)"
        again = ", again" if proposed["again"] else ""
        yield indented(Prose(f"{proposed['rule']}{only}{again}: {proposed['title']}"))
        if not proposed["again"]:
            yield indented(indented(Prose(_short(proposed["why"]), "dim")))
    yield indented(Prose(f"followed: {_followed(evening['followed'])}"))
    if evening["reviewed"]:
        yield indented(Prose(f"really: {_really(evening['decided'])}"))


def _by_proposal(
    proposed: Sequence[Document],
) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """Each proposal once, with the settings under which it is made."""

    def same(each: Document) -> tuple[str, str]:
        return each["rule"], each["title"]

    for _, alike in groupby(sorted(proposed, key=same), key=same):
        several = list(alike)
        yield several[0], tuple(each["setting"] for each in several)


def _short(why: str) -> str:
    """The first sentence of the reason."""
    first, dot, _ = why.partition(". ")
    return first + dot.strip()


def _followed(week: Document | None) -> str:
    if week is None:
        return "not known yet"
    done = f"{week['completed']} of {week['planned']} done"
    if week["adherence"] is None:
        done = "nothing was planned"
    return f"{done}, {wording.hours(week['training_s'])}, load {week['load']:.0f}"


def _really(decided: Sequence[Document]) -> str:
    if not decided:
        return "a review without proposals"
    return ", ".join(
        f"{each['rule']} {each['status']}"
        + ("" if each["grade"] is None else f" ({each['grade'].replace('_', ' ')})")
        for each in decided
    )


def _summary(summary: Document) -> Iterator[RenderableType]:
    evenings = wording.count(summary["evenings"], "evening")
    silent = summary["silent"]
    yield Text(f"By rule, {summary['setting']}", "bold")
    yield Prose(
        f"{evenings}, {silent} of them without a proposal. Done and hours are those of "
        "the seven days after it began."
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("rule", "evenings", "times", "done", "hours", "really"):
        table.add_column(
            name,
            justify="left" if name in _WORDS else "right",
            no_wrap=name not in _WORDS,
            overflow="fold",
        )
    for rule in summary["rules"]:
        table.add_row(
            f"{rule['rule']} {rule['name']}".strip(),
            str(rule["evenings"]),
            str(rule["times"]),
            *_means(rule["followed"]),
            _counts(rule["really"]),
        )
    table.add_row("every evening", "", "", *_means(summary["followed"]), "")
    yield indented(table)


def _side_by_side(summaries: Sequence[Document]) -> Iterator[RenderableType]:
    """By rule, a column for each setting: evenings, times, and what was done after."""
    yield Text("By rule, side by side", "bold")
    yield Prose(
        "Evenings with the proposal, how often it began, and of what was planned how "
        "much was done in the seven days after it began."
    )
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    table.add_column("rule")
    for summary in summaries:
        table.add_column(summary["setting"], justify="right")
    by_rule = [{each["rule"]: each for each in s["rules"]} for s in summaries]
    for code in sorted({code for rules in by_rule for code in rules}):
        name = next(rules[code]["name"] for rules in by_rule if code in rules)
        cells = (_cell(rules.get(code)) for rules in by_rule)
        table.add_row(f"{code} {name}".strip(), *cells)
    silent = (f"{s['silent']} of {s['evenings']}" for s in summaries)
    table.add_row("evenings without one", *silent)
    yield indented(table)


def _cell(rule: Document | None) -> str:
    if rule is None or not rule["evenings"]:
        return _NONE
    times = wording.count(rule["times"], "time")
    return f"{rule['evenings']}, {times}, {_means(rule['followed'])[0]}"


_WORDS = {"rule", "really"}


def _means(followed: Document) -> tuple[str, str]:
    share, seconds = followed["adherence"], followed["training_s"]
    return (
        _NONE if share is None else wording.percent(share),
        _NONE if seconds is None else wording.hours(seconds),
    )


def _counts(really: Document) -> str:
    said = (
        f"{number} {name.replace('_', ' ')}"
        for name, number in really.items()
        if number
    )
    return ", ".join(said) or _NONE
