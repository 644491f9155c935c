"""The status on a terminal."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show import words
from coach.cli.show.prose import Prose, heading, indented
from coach.cli.show.workouts import columns
from coach.domain import days, wording

Document = Mapping[str, Any]


def status(document: Document) -> Group:
    """Data, plan, review, queue, database, and what to run next."""
    return Group(*_parts(document))


def _parts(document: Document) -> Iterator[RenderableType]:
    on = date.fromisoformat(document["date"])
    yield heading(document["athlete"], f"{days.long(on)}, {document['timezone']}")
    yield Text()
    table = columns("name", last="what")
    for name, lines in _rows(document):
        for number, line in enumerate(lines):
            table.add_row("" if number else name, Prose(line))
    yield indented(table)
    yield Text()
    following = document["next"]
    yield Text.assemble(
        "  ", (following["command"], "bold"), f"  {following['reason']}"
    )


def _rows(document: Document) -> Iterator[tuple[str, list[str]]]:
    yield "Data", [*_data(document)] or ["nothing yet"]
    yield "Plan", [_plan(document["plan"]) if document["plan"] else "none is loaded"]
    yield "Review", [_review(document), *document["late"]]
    if document["services"]:
        yield "Services", [*map(_service, document["services"])]
    files = [each for each in document["queue"] if each["target"] in _FILES]
    if files:
        yield "Files", [*map(_queued, files)]
    if document["outbox"]:
        yield "Queue", [*map(_on_its_way, document["outbox"])]
    if document["words"]["writer"] != "none":
        last = [words.call(each) for each in document["words"]["calls"]]
        yield "Words", [words.state(document["words"]), *last]
    if document["runs"]:
        yield "Runs", [_run(each) for each in document["runs"]]
    yield "Database", [*_database(document["database"])]


def _data(document: Document) -> Iterator[str]:
    for each in document["sources"]:
        count = wording.count(each["activities"], "activity", "activities")
        newest = days.short(date.fromisoformat(each["newest"]))
        yield f"{each['name']}: {count}, the newest of {newest}"
    if document["last_import_at"]:
        yield f"the last new file came in on {_at(document['last_import_at'])}"


def _service(service: Document) -> str:
    name = service["name"].capitalize()
    if not service["on"]:
        return f"{name}: off; coach auth {service['name']} switches it on"
    came = service["synced_at"]
    said = f"all there was came in on {_at(came)}" if came else "nothing came in yet"
    if service["trouble"] is None:
        return f"{name}: on; {said}"
    if service["trouble"] == "log_in":
        trouble = f"it wants you to log in: coach auth {service['name']}"
    elif service["trouble"] == "limited" and service["retry_after"]:
        trouble = f"it asks to be left alone until {_at(service['retry_after'])}"
    else:
        trouble = f"it could not be read ({service['reason']}); coach sync asks again"
    return f"{name}: on; {said}; {trouble}"


def _plan(plan: Document) -> str:
    end = date.fromisoformat(plan["end"])
    changed = "loaded" if plan["revision"] == 1 else f"changed ({plan['reason']})"
    return (
        f"{plan['name']}, to {days.short(end)} {end.year}; revision "
        f"{plan['revision']}, {changed} on {_at(plan['changed_at'])}"
    )


def _review(document: Document) -> str:
    if document["review"] is None:
        return "none yet"
    of = days.short(date.fromisoformat(document["review"]["date"]))
    waiting = document["waiting_decisions"]
    if waiting:
        since = days.short(date.fromisoformat(document["waiting_since"]))
        return f"{of}: {wording.count(waiting, 'decision')} waiting since {since}"
    return f"{of}: {document['review']['status']}"


def _queued(each: Document) -> str:
    return f"{wording.count(each['count'], each['target'] + ' file')} {each['state']}"


_FILES = ("fit", "ics")
_STATES = {
    "pending": "waits",
    "unknown": "may be there; it is looked for first",
    "failed": "failed",
}


def _on_its_way(each: Document) -> str:
    """`Tue 10 Mar Lift to hevy: waits, tried twice, …`."""
    title = each["title"] or "a workout that is off"
    day = f"{days.short(date.fromisoformat(each['date']))} " if each["date"] else ""
    said = [_STATES[each["state"]]]
    if each["attempts"]:
        said.append(f"tried {wording.count(each['attempts'], 'time')}")
    if each["next_try_at"]:
        said.append(f"again from {_at(each['next_try_at'])}")
    if each["error"]:
        said.append(each["error"])
    return f"{day}{title} to {each['target']}: {', '.join(said)}"


def _run(run: Document) -> str:
    said = f"{_at(run['started_at'])}: {run['command']}, {run['outcome']}"
    return f"{said} ({run['detail']})" if run["detail"] else said


def _database(database: Document) -> Iterator[str]:
    yield database["url"]
    size = database["size_bytes"] / 1024 / 1024
    yield f"{size:.1f} MB, version {database['revision']}"
    if database["backup"]:
        yield f"the newest copy is {database['backup']}"


def _at(moment: str) -> str:
    at = datetime.fromisoformat(moment)
    return f"{days.short(at.date())}, {at:%H:%M}"
