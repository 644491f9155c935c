"""Whether training on a day could be seen at all."""

from collections.abc import Iterable
from datetime import date

from coach.domain.activity import Sport
from coach.domain.sync import SourceState, SourceStatus

FILES = "files"
_HOLDS_ONLY = {"hevy": frozenset({Sport.STRENGTH})}


def holds_everything(service: str) -> bool:
    """Whether training of every sport can come from the service."""
    return service not in _HOLDS_ONLY


def is_answered(sport: Sport, day: date, sources: Iterable[SourceStatus]) -> bool:
    """Whether every source that could hold that sport has spoken for that day.

    Services that are switched on count; where none of them could hold the sport,
    files and manual entries do.
    """
    holders = _holders(sport, tuple(sources))
    return bool(holders) and all(_speaks_for(each, day) for each in holders)


def is_unseen(day: date, sources: Iterable[SourceStatus]) -> bool:
    """Whether some source that training comes from has not spoken for that day."""
    asked = tuple(sources)
    on = tuple(each for each in asked if is_on(each))
    counting = on or tuple(each for each in asked if each.name == FILES)
    return not counting or not all(_speaks_for(each, day) for each in counting)


def _holders(
    sport: Sport, sources: tuple[SourceStatus, ...]
) -> tuple[SourceStatus, ...]:
    services = tuple(
        each
        for each in sources
        if is_on(each) and sport in _HOLDS_ONLY.get(each.name, {sport})
    )
    return services or tuple(each for each in sources if each.name == FILES)


def is_on(source: SourceStatus) -> bool:
    """Whether it is a service that was switched on."""
    return source.name != FILES and source.state is not SourceState.OFF


def _speaks_for(source: SourceStatus, day: date) -> bool:
    return source.answered_through is not None and source.answered_through >= day
