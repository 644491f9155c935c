"""One athlete's log becomes a version of a model, with scores on what came later."""

import hashlib
import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta

from coach.domain.learned import Learned, Scored
from coach.domain.strength import LiftSession
from coach.learning.learner import Learner, Parameters

HELD_OUT = 0.3
"""The last share of the sessions, on which a model learned from the earlier is scored;
the same share the shipped models are judged by."""

HELD = "held_out"
"""What of the held-out forecasts is kept beside the parameters, by this name."""

AsFloor = Callable[[Parameters], Parameters]
"""A model's parameters turned into those with which its floor is used instead."""

Beside = Callable[[Parameters, Sequence[LiftSession], date, date], Mapping[str, object]]
"""More that is to be kept of the held-out forecasts, as plain JSON: parameters, log,
first and last day in, as `Learner.score` takes them."""


def train(
    learner: Learner,
    log: Sequence[LiftSession],
    day: date,
    beside: Beside | None = None,
    floor: str | None = None,
) -> Learned | None:
    """What is learned of the log on that evening; None where it is too little.

    It is learned twice: from the earlier sessions alone, to be scored on the last
    ones, which it has not seen; and from all, to serve. No forecast that is scored was
    made before the last session it learned from, so what was settled later than that
    is in neither part.

    Args:
        learner: of one task.
        log: oldest first.
        day: the evening; what is later is not looked at.
        beside: more to keep of the held-out forecasts.
        floor: the obvious guess that is used where no model serves; the best of them
            where none is named.
    """
    seen = [each for each in log if each.day <= day]
    split = _split(seen)
    if split is None:
        return None
    early = learner.learn([each for each in seen if each.day <= split], split)
    whole = learner.learn(seen, day)
    if early is None or whole is None:
        return None
    first = split + timedelta(days=1)
    scored = learner.score(early, seen, first, day)
    if scored is None:
        return None
    used = scored.floor if floor is None else floor
    more = {} if beside is None else beside(early, seen, first, day)
    made = Learned(
        task=learner.task,
        version="",
        trained_on=day,
        first=seen[0].day,
        last=seen[-1].day,
        n=len(seen),
        parameters={**whole, HELD: {**_held_out(scored, first), **more}},
        scores={**finite(scored.metrics), "n": scored.n},
        floor=used,
        floor_scores=finite(scored.floors[used]),
    )
    return _named(made)


def floor_version(learned: Learned, day: date, as_floor: AsFloor) -> Learned:
    """The floor as a version, to be put into service on that evening."""
    own = {k: v for k, v in learned.parameters.items() if k != HELD}
    held = {**as_floor(own), "is_floor": True}
    return _named(
        Learned(
            *(learned.task, "", day, learned.first, learned.last, learned.n, held),
            *(learned.floor_scores, learned.floor, learned.floor_scores),
        )
    )


def needs_nothing(_: Parameters) -> Parameters:
    """The floor of models without whose parameters the obvious guess is made."""
    return {}


def held_out(learned: Learned) -> Mapping[str, object]:
    """What was kept of the held-out forecasts."""
    found = learned.parameters.get(HELD)
    return found if isinstance(found, Mapping) else {}


def beats_floor(learned: Learned, margin: float) -> bool:
    """Whether it did better on its held-out sessions than the guess in its place."""
    deciding = str(held_out(learned).get("deciding"))
    error, floor = learned.scores.get(deciding), learned.floor_scores.get(deciding)
    return error is not None and floor is not None and error < floor * (1 - margin)


def finite(metrics: Mapping[str, float]) -> dict[str, float]:
    """Those that are numbers; no database keeps the others as JSON."""
    return {
        name: float(value)
        for name, value in metrics.items()
        if value is not None and math.isfinite(value)
    }


def version_of(learned: Learned) -> str:
    """A digest of everything else in it."""
    held = {each.name: getattr(learned, each.name) for each in fields(learned)}
    del held["version"]
    text = json.dumps(held, sort_keys=True, default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _split(log: Sequence[LiftSession]) -> date | None:
    """The day after which sessions are held out; None where a part would be empty."""
    days = sorted({each.day for each in log})
    kept = int(len(days) * (1 - HELD_OUT))
    return days[kept - 1] if 0 < kept < len(days) else None


def _held_out(scored: Scored, first: date) -> dict[str, object]:
    return {
        "from": first.isoformat(),
        "n": scored.n,
        "deciding": scored.deciding,
        "floors": {name: finite(each) for name, each in sorted(scored.floors.items())},
    }


def _named(learned: Learned) -> Learned:
    plain = json.loads(json.dumps(dict(learned.parameters), default=_plain))
    told = replace(learned, parameters=plain)
    return replace(told, version=version_of(told))


def _plain(value: object) -> object:
    """A mapping or a sequence that is none of JSON's own."""
    return dict(value) if isinstance(value, Mapping) else list(value)  # type: ignore[call-overload]
