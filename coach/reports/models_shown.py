"""Versions of models and what is in them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from coach.domain.learned import Version
from coach.learning.train import HELD, held_out
from coach.recommend.evidence import COMPONENTS
from coach.reports.model_scores import FLOOR, used
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
        "in_use": FLOOR if serving is None else used(serving.learned),
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
    """What is in parameters, as far as it can be read by a person.

    Single numbers, groups of named numbers with the heaviest first, and of things that
    each have a method of their own how many have which. What a model remembers of
    single sessions is left to the whole parameters.
    """
    single = {name: each for name, each in parameters.items() if _is_number(each)}
    groups: list[tuple[str | None, Mapping[str, Any]]] = []
    if single:
        groups.append((None, single))
    for name, each in parameters.items():
        if isinstance(each, Mapping):
            groups += _groups(name, each).items()
    return [_group(name, values) for name, values in groups]


def _groups(name: str, held: Mapping[str, object]) -> dict[str, Mapping[str, float]]:
    numbers = {key: each for key, each in held.items() if _is_number(each)}
    if numbers:
        return {name: numbers}  # type: ignore[dict-item]
    methods = [each["method"] for each in held.values() if _has_method(each)]  # type: ignore[index]
    if methods:
        return {f"{name} by": {m: float(n) for m, n in Counter(methods).items()}}
    return {
        f"{name} {key}": dict(zip(_NAMES[name], each, strict=False))
        for key, each in held.items()
        if name in _NAMES and isinstance(each, list)
    }


_NAMES = {"weights": COMPONENTS}
"""What the numbers of a list are called."""


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _has_method(value: object) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("method"), str)


def _group(name: str | None, values: Mapping[str, float]) -> Document:
    heaviest = sorted(values.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return {
        "group": name,
        "count": len(values),
        "values": [
            {"name": each, "value": rounded(value, _FINE)}
            for each, value in heaviest[:MOST]
        ],
    }


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
