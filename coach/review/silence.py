"""What a review had to do without, and what makes it speak."""

from collections.abc import Iterable
from datetime import date

from coach.domain.sync import SourceState, SourceStatus, Trouble
from coach.review.seen import FILES
from coach.review.words import full_date

_SILENT = {SourceState.STALE, SourceState.UNREACHABLE}


def silent(sources: Iterable[SourceStatus], day: date) -> list[SourceStatus]:
    """The services that are on and have not spoken for all days up to that one."""
    return [
        each
        for each in sources
        if each.name != FILES
        and each.state is not SourceState.OFF
        and (each.answered_through is None or each.answered_through < day)
    ]


def told(sources: Iterable[SourceStatus]) -> list[str]:
    """Two sentences for each service that was not reached: what lacks, what to do."""
    return [
        f"{_why(each)}: {_lacks(each)}. {_next(each)}"
        for each in sources
        if each.name != FILES and each.state in _SILENT
    ]


def _why(source: SourceStatus) -> str:
    name = source.name.capitalize()
    if source.trouble is Trouble.LOG_IN:
        return f"{name} wants you to log in"
    if source.trouble is Trouble.LIMITED:
        return f"{name} asks to be left alone for a while"
    if source.state is SourceState.UNREACHABLE:
        return f"{name} could not be reached"
    return f"{name} was not asked"


def _lacks(source: SourceStatus) -> str:
    since = source.answered_through
    if since is None:
        return "what it holds is not here yet"
    return f"what it got after {full_date(since)} is not here yet"


def _next(source: SourceStatus) -> str:
    if source.trouble is Trouble.LOG_IN:
        return f"Run coach auth {source.name}."
    if source.trouble is Trouble.LIMITED:
        return "Nothing to do: coach asks again by itself."
    return "Run coach sync."
