"""What kind of lifter the athlete is, and where someone new begins.

Other athletes of the database are looked at only where both gave leave; what is read of
them are numbers that were made of sessions (`coach/database/store/sharing.py`).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from statistics import median

from coach.catalogue.exercises import exercises
from coach.catalogue.pooled import KINDS, pooled
from coach.database import Store
from coach.domain.learned import Suggestion
from coach.domain.lifter_kind import LifterKind
from coach.domain.strength import LiftSession
from coach.learning.newcomers import FEWEST_SESSIONS, beginning, suggestions
from coach.learning.pooling import Table, of_names, shares
from coach.recommend.floors import DecayedMarkov
from coach.recommend.order import in_order
from coach.strength.kinds import features
from coach.strength.kinds_learner import nearest


def kind_of_log(log: Sequence[LiftSession], day: date) -> LifterKind:
    """The athlete's own numbers, without anything of others.

    Exercises that only the athlete has a name for are left out: it is theirs.
    """
    told = features(log) or {}
    table = of_names(_follows(log), exercises()) if told else {}
    return LifterKind(day, len(log), told, table, {})


def keep_kind(store: Store, kind: LifterKind, at: datetime) -> LifterKind:
    """Keep it with what those lend who share now, in the place of what there was.

    It runs with every training: of one who took the leave back nothing is left.
    """
    lent = _lent(store, kind)
    found = LifterKind(
        kind.learned_on, kind.sessions, kind.features, kind.follows, lent
    )
    if found.features or store.kind(kind.learned_on) is not None:
        store.save_kind(found, at)
    return found


def begins(
    store: Store,
    log: Sequence[LiftSession],
    day: date,
    done: Sequence[str] = (),
    barred: Collection[str] = (),
) -> tuple[Suggestion, ...]:
    """What someone with few sessions might do next, the best first; else nothing.

    Args:
        store: of the athlete; of others only what those who share lend.
        log: until that evening.
        day: the evening.
        done: today's exercises so far, in their order.
        barred: what must not or cannot be done.
    """
    if len(log) >= FEWEST_SESSIONS:
        return ()
    own, shipped = _follows(log), pooled(KINDS)["transitions"]
    shared = [kind.follows for kind in store.shared_kinds(day) if kind.follows]
    table = beginning(own, len(log), shipped, shared)  # type: ignore[arg-type]
    return () if table is None else suggestions(table, own, done, barred)


def _lent(store: Store, kind: LifterKind) -> dict[str, object]:
    """The progress of those who share; empty without any.

    Of the nearest, where those foretold other lifters better than all did.
    """
    kinds = [k for k in store.shared_kinds(kind.learned_on) if k.features]
    if not kinds or not kind.features:
        return {}
    near = kinds
    if _uses("gain_by_neighbours"):
        order = nearest(kind.features, [k.features for k in kinds])
        near = [kinds[at] for at in order]
    progress = median(k.features["progress_a_month"] for k in near)
    return {"athletes": len(near), "progress_a_month": progress}


def _uses(what: str) -> bool:
    """Whether that did better on lifters it was not learned from; see the scores."""
    used: Mapping[str, bool] = pooled(KINDS)["used"]  # type: ignore[assignment]
    return used[what]


def _follows(log: Sequence[LiftSession]) -> Table:
    markov = DecayedMarkov()
    for session in log:
        markov.learn(in_order(session.sets))
    return shares(markov.table())
