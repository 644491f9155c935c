"""The review on a terminal, drawn from its document so that it shows as stored."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from coach.cli.show import days
from coach.cli.show.ahead import of_proposal, together
from coach.cli.show.closing import files
from coach.cli.show.goals import goals_table
from coach.cli.show.injuries import NO_DOCTOR, hurts, is_serious
from coach.cli.show.prose import Prose, heading, indented
from coach.cli.show.steps import described, differences
from coach.cli.show.tuning import thresholds, tuned
from coach.cli.show.workouts import changes_table, columns, status_text, titled
from coach.domain import wording

Document = Mapping[str, Any]
Units = Mapping[str, str] | None

PLAIN_WRITER = "plain"
_VERDICTS = {
    "keep": ("the plan stays", "green"),
    "watch": ("on the edge: watch it", "yellow"),
    "adjust": ("too little: adjust the plan", "red"),
}
_STATUSES = {
    "approved": ("✓ approved", "green"),
    "rejected": ("✗ rejected", "red"),
    "expired": ("– expired", "dim"),
}
_COUNTED = re.compile(r"(\d+) of (\d+) (?:set|interval)s?\b")
_MORE_THAN_ASKED = 1.2


def review(document: Document, shown: Units) -> Group:
    """The whole review; `shown` says which units the athlete reads."""
    return Group(*_parts(document, shown))


def _parts(document: Document, shown: Units) -> Iterator[RenderableType]:
    day = date.fromisoformat(document["date"])
    yield Text(f"Review of {days.long(day)}", "bold")
    yield Text()
    yield Prose(_told(document["summary"]))
    yield Text()
    yield from _week(document["week"])
    if injuries := document.get("injuries"):
        yield indented(Prose(f"Hurts: {hurts(injuries)}", "yellow"))
        if is_serious(injuries):
            yield indented(Prose(NO_DOCTOR, "dim"))
    yield from _to_settle(document)
    yield Text()
    yield heading("Goals")
    yield indented(goals_table(document["goals"], shown))
    if document["next_week_focus"]:
        yield Text()
        yield heading("Next")
        yield indented(document["next_week_focus"])
    yield Text()
    yield heading("Proposals")
    if not document["proposals"]:
        yield indented("Nothing to change.")
    for number, proposal in enumerate(document["proposals"], start=1):
        if number > 1:
            yield Text()
        yield proposal_text(number, proposal, shown)
    yield from _not_proposed(document.get("dropped", ()))
    yield from _together(document, shown)
    if said := files(document["exports"]):
        yield Text()
        yield heading("Workout files")
        yield indented("\n".join(said))


def _not_proposed(dropped: Sequence[str]) -> Iterator[RenderableType]:
    """What a rule wanted and cannot be, and why."""
    for number, reason in enumerate(dropped):
        if number == 0:
            yield Text()
        yield indented(Prose(f"not proposed: {reason}", "dim"))


def _together(document: Document, shown: Units) -> Iterator[RenderableType]:
    parts = list(together(document, shown))
    if parts:
        yield Text()
        yield indented(Group(*parts))


def _told(summary: Document) -> str:
    """The summary's text; of coach's own the part that no table below says again."""
    text: str = summary["text"]
    return text.partition("\n\n")[0] if summary["writer"] == PLAIN_WRITER else text


def _week(week: Document) -> Iterator[RenderableType]:
    first, last = (date.fromisoformat(week[key]) for key in ("from", "to"))
    yield heading("The week", days.span(first, last), _verdict(week))
    if not week["workouts"] and not week["extra"]:
        yield indented("Nothing was planned and nothing done.")
        return
    table = columns("day", "status", "sport", last="title")
    for row in sorted((*week["workouts"], *week["extra"]), key=_by_day):
        table.add_row(
            days.short(date.fromisoformat(row["date"])),
            status_text(row.get("status", "extra")),
            row["sport"],
            titled(_title(row), *_notes(row)),
        )
    yield indented(table)
    load = week["load"]
    said = (
        f"load: fitness {load['fitness']:.0f}, fatigue {load['fatigue']:.0f}, "
        f"form {wording.signed(load['form'], 0)} this morning"
    )
    if load["warming_up"]:
        said += "; not to be relied on before six weeks of data"
    yield indented(Prose(said, "dim"))


def _by_day(row: Document) -> tuple[str, bool]:
    return row["date"], "status" not in row


def _verdict(week: Document) -> Text:
    if week["adherence"] is None:
        return Text()
    words, style = _VERDICTS[week["verdict"]]
    return Text(f"{wording.percent(week['adherence'])} done, {words}", style)


def _title(row: Document) -> str:
    return row["title"] if "title" in row else wording.minutes(row["actual_s"])


def _notes(row: Document) -> Iterator[str]:
    """What fell short or went over; all done as planned needs no words."""
    if "status" not in row:
        return
    inside = [each for each in row["inside"] if not _whole(each)]
    said = ", ".join([*_share(row), *inside])
    if said:
        yield said
    if row["reason"]:
        yield row["reason"]


def _share(row: Document) -> list[str]:
    ratio = row["ratio"]
    if ratio is None or row["status"] in {"done", "substituted"}:
        return []
    return [f"{wording.percent(ratio)} of the {row['measure']}"]


def _whole(said: str) -> bool:
    """Whether it says that all planned sets or intervals were done."""
    counted = _COUNTED.search(said)
    return counted is not None and int(counted[1]) >= int(counted[2])


def _to_settle(document: Document) -> Iterator[RenderableType]:
    """What only the athlete, or a source that is silent, can answer."""
    said = [*document["questions"], *_silent(document["sources"])]
    unknown = any(w["status"] == "unknown" for w in document["week"]["workouts"])
    if unknown and not document["questions"] and len(said) == 0:
        said.append(
            "What is unknown is not counted: bring in the recordings with coach "
            "import, or say what happened with coach log workout or coach log missed."
        )
    if unread := len(document["issues"]):
        records = wording.count(unread, "record")
        said.append(f"{records} could not be read; coach doctor lists what and why.")
    for one in said:
        yield indented(Prose(f"? {one}", "yellow"))


def _silent(sources: Sequence[Document]) -> Iterator[str]:
    for source in sources:
        if source["state"] in {"stale", "unreachable"}:
            seen = source["as_of"] or "nothing yet"
            yield (
                f"{source['name']}: newest data {seen}. What it may still hold "
                f"counts as unknown, not as missed.{_mended(source)}"
            )


def _mended(source: Document) -> str:
    """What to run so that a service speaks; files want what they always do."""
    if source["name"] == "files":
        return ""
    if source.get("trouble") == "log_in":
        return f" Log in again: coach auth {source['name']}."
    if source.get("trouble") == "limited":
        return " It asked to be left alone; coach asks again by itself."
    return " To ask again: coach sync."


def proposal_text(number: int, proposal: Document, shown: Units) -> Padding:
    """One proposal: what, why and every change, before and after."""
    title = Text.assemble((f"{number}. {proposal['title']}", "bold"))
    named = f"{proposal['id']}, rule {proposal['rule']}"
    lines: list[RenderableType] = [_with_status(title, proposal)]
    lines.append(indented(f"{proposal['why']}", 3))
    if tunes := proposal.get("tunes"):
        lines.append(indented(tuned(tunes), 3))
    else:
        lines.append(indented(changes_table(proposal["changes"], shown), 3))
    lines += [indented(f"gives way: {each}", 3) for each in proposal["relaxed"]]
    lines += [indented(each, 3) for each in of_proposal(proposal, shown)]
    lines.append(indented(Prose(named, "dim"), 3))
    return indented(Group(*lines))


def _with_status(title: Text, proposal: Document) -> Text:
    if proposal["status"] in _STATUSES:
        words, style = _STATUSES[proposal["status"]]
        title.append(f"  {words}", style)
    return title


def before_and_after(proposal: Document, shown: Units) -> Iterator[RenderableType]:
    """Every change of a proposal, step by step: − is taken away, + is put in.

    Of a rule that is tuned, its thresholds.
    """
    if tunes := proposal.get("tunes"):
        yield from (indented(line, 3) for line in thresholds(tunes))
    for change in proposal["changes"]:
        yield indented(changes_table([change], shown), 3)
        before, after = change["before"], change["after"]
        if before and after:
            lines = differences(described(before, shown), described(after, shown))
            yield from (indented(line, 3) for line in lines)


def evidence_lines(proposal: Document) -> Iterator[RenderableType]:
    """The numbers a proposal rests on, and where to read the rule."""
    for one in proposal["evidence"]:
        is_told = one["unit"] == "1" or one["unit"] in one["name"].split()
        unit = "" if is_told else f" {one['unit']}"
        value = (
            wording.percent(one["value"])
            if one["unit"] == "1"
            else f"{one['value']:g}{unit}"
        )
        yield indented(f"{one['name']}: {value}", 3)
    yield indented(f"The rule in full: coach rules {proposal['rule']}", 3)
