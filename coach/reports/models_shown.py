"""Versions of models and what is in them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from coach.domain.learned import Version
from coach.learning.train import HELD, held_out
from coach.reports.numbers import Document, rounded

MOST = 12
"""Of longer lists the heaviest are told; the document has the parameters whole."""

_FINE = 4


def shown_document(tasks: Sequence[Sequence[Version]], on: date) -> Document:
    """`coach/models-show/1`.

    Args:
        tasks: the versions of each, the oldest first.
        on: the evening.
    """
    return {
        "schema": "coach/models-show/1",
        "date": on.isoformat(),
        "models": [_item(versions) for versions in tasks if versions],
    }


def _item(versions: Sequence[Version]) -> Document:
    served = [each for each in versions if each.serves_from is not None]
    last = max(served, key=_since, default=None)
    serving = None if last is None or last.learned.is_floor else last
    models = [each for each in versions if not each.learned.is_floor]
    shown = serving or models[-1]
    learned = shown.learned
    parameters = {k: v for k, v in learned.parameters.items() if k != HELD}
    return {
        "task": learned.task.value,
        "in_use": "floor" if serving is None else "model",
        "floor": learned.floor,
        "version": learned.version,
        "trained_at": shown.trained_at.isoformat(),
        "window": {
            "from": learned.first.isoformat(),
            "to": learned.last.isoformat(),
            "sessions": learned.n,
        },
        "scored_from": held_out(learned).get("from"),
        "versions": [_version(each, shown) for each in reversed(models)],
        "weighs": weighs(parameters),
        "parameters": parameters,
    }


def weighs(parameters: Mapping[str, object]) -> list[Document]:
    """What is in parameters: single values, and of each group the heaviest."""
    groups: dict[str, list[tuple[str, float]]] = {}
    for path, value in _numbers(parameters, ()):
        groups.setdefault(" ".join(path[:-1]), []).append((path[-1], value))
    return [
        {
            "group": name or None,
            "count": len(found),
            "values": [
                {"name": each, "value": rounded(value, _FINE)}
                for each, value in sorted(
                    found, key=lambda pair: (-abs(pair[1]), pair[0])
                )[:MOST]
            ],
        }
        for name, found in groups.items()
    ]


def _since(version: Version) -> tuple[date, date]:
    return version.serves_from or date.min, version.learned.trained_on


def _version(version: Version, shown: Version) -> Document:
    learned = version.learned
    deciding = str(held_out(learned).get("deciding"))
    return {
        "version": learned.version,
        "trained_on": learned.trained_on.isoformat(),
        "serves_from": (
            None if version.serves_from is None else version.serves_from.isoformat()
        ),
        "to": learned.last.isoformat(),
        "metric": deciding,
        "error": rounded(learned.scores.get(deciding), _FINE),
        "floor_error": rounded(learned.floor_scores.get(deciding), _FINE),
        "shown": version is shown,
    }


def _numbers(
    value: object, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], float]]:
    """Every number in it, with the names that lead to it."""
    if isinstance(value, bool):
        return
    if isinstance(value, int | float):
        yield path, float(value)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _numbers(each, (*path, str(name)))
    elif isinstance(value, list | tuple):
        for place, each in enumerate(value):
            yield from _numbers(each, (*path, str(place)))
