"""What the athlete is told: without numbers of theirs unless they asked for it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from coach.domain import wording
from coach.domain.sync import Trouble
from coach.errors import CoachError
from coach.notify.message import Message
from coach.redaction import clean

Document = Mapping[str, Any]

_QUIET = {"ok", "off"}


def evening(review: Document, *, numbers: bool) -> Message:
    """That the review is ready, what waits, and which service did not answer.

    Args:
        review: `coach/review/1`.
        numbers: whether the week's figures and the proposals may be named.
    """
    day = date.fromisoformat(review["date"])
    waiting = [p for p in review["proposals"] if p["status"] == "pending"]
    said = [f"Your review of {day:%A} is ready: {_waits(len(waiting))}."]
    if numbers:
        said += _numbers(review["week"])
        said += [f"- {clean(proposal['title'])}" for proposal in waiting]
    said += _stale(review["sources"])
    said += _unsent(review["exports"])
    if waiting:
        said.append("Decide with: coach review")
    return Message("coach: the evening", "\n".join(said))


def _waits(count: int) -> str:
    if not count:
        return "nothing has to be changed"
    return f"{wording.count(count, 'change')} {'is' if count == 1 else 'are'} waiting"


def _numbers(week: Document) -> Iterator[str]:
    if week["adherence"] is not None:
        share = f"{week['adherence']:.0%}".replace("%", " %")
        did = f"{week['completed']} of {week['planned']} workouts"
        yield f"The week: {did} ({share})."


def _stale(sources: list[Document]) -> Iterator[str]:
    """Each service that lacks something of the day, and what to do about it."""
    for source in sources:
        if source["state"] in _QUIET or source["name"] == "files":
            continue
        name, trouble = source["name"].capitalize(), source.get("trouble")
        if trouble == Trouble.LOG_IN:
            yield f"{name} wants you to log in: coach auth {source['name']}"
        elif trouble == Trouble.LIMITED:
            yield f"{name} asks to be left alone for a while; coach asks it later."
        else:
            yield f"{name} did not answer; coach asks it again. See: coach status"


def _unsent(exports: list[Document]) -> Iterator[str]:
    failed = sum(export["state"] == "failed" for export in exports)
    if failed:
        count = wording.count(failed, "workout")
        yield f"{count} could not be sent. See: coach status"


def morning(
    planned: list[tuple[str, float, str | None]], *, waiting: int
) -> Message | None:
    """Today's workouts; None when there are none.

    Args:
        planned: title, seconds and start (`06:30`) of each that is still to be done.
        waiting: how many decisions wait.
    """
    if not planned:
        return None
    said = [_line(*each) for each in planned]
    if waiting:
        asked = "is" if waiting == 1 else "are"
        count = wording.count(waiting, "decision")
        said.append(f"{count} {asked} waiting: coach review")
    return Message("coach: today", "\n".join(said))


def _line(title: str, seconds: float, start: str | None) -> str:
    at = f", {start}" if start else ""
    return f"{clean(title)}, {wording.minutes(seconds)}{at}"


def failure(command: str, error: CoachError) -> Message:
    """That a run failed, and what to do; why it did may name what is private."""
    return Message(f"coach: {command} failed", f"{error.what}\n{error.fix}")


def broken_off(unit: str) -> Message:
    """That a run ended without a word."""
    return Message(
        "coach: a run was broken off",
        f"{unit} ended before it was done. What was finished is kept.\n"
        "See: coach doctor",
    )


def trial() -> Message:
    """That messages arrive."""
    return Message("coach: a test", "Messages from coach arrive here.")
