"""What kind of lifter the athlete is, and where someone new begins.

Other athletes of the database are looked at only where both gave leave; what is read of
them are numbers that models made (`coach/database/store/sharing.py`).
"""

from collections.abc import Mapping, Sequence

from coach.catalogue.pooled import KINDS, pooled
from coach.database import Store
from coach.domain.learned import Task
from coach.domain.lifter_kind import LifterKind
from coach.domain.strength import LiftSession
from coach.jobs.context import Context
from coach.jobs.lifting_log import lifting_log
from coach.learning.pooling import Table
from coach.recommend.floors import DecayedMarkov
from coach.recommend.order import in_order
from coach.strength.kinds import features
from coach.strength.kinds_learner import nearest
from coach.strength.newcomers import beginning


def learn_kind(context: Context, store: Store) -> LifterKind | None:
    """The athlete's numbers, learned anew and kept; None of too few sessions.

    It runs with every training. What those who share lent is replaced by what they lend
    now: of one who takes the leave back nothing is left.
    """
    log = lifting_log(context, store)
    known = features(log)
    held = store.kind(context.day)
    if known is None:
        if held is not None and held.prior:
            _keep(context, store, LifterKind(context.day, len(log), {}, {}))
        return None
    prior = _lent(store, context, known)
    found = LifterKind(context.day, len(log), known, prior)
    _keep(context, store, found)
    return found


def begins(context: Context, store: Store) -> Mapping[str, object] | None:
    """Parameters of the next exercise of an athlete with few sessions; else None.

    From those who share it takes what serves them on that evening.
    """
    log = lifting_log(context, store)
    shared = [_table(each) for each in store.shared_models(_NEXT, context.day)]
    return beginning(
        _own(log), len(log), _table(pooled(KINDS)), [each for each in shared if each]
    )


_NEXT = Task.NEXT_EXERCISE


def _lent(
    store: Store, context: Context, known: Mapping[str, float]
) -> dict[str, object]:
    """The progress of the nearest who share; empty without any."""
    kinds = [k for k in store.shared_kinds(context.day) if k.features]
    if not kinds:
        return {}
    near = [kinds[at] for at in nearest(known, [k.features for k in kinds])]
    progress = sorted(k.features["progress_a_month"] for k in near)
    return {
        "athletes": len(near),
        "progress_a_month": progress[len(progress) // 2],
    }


def _keep(context: Context, store: Store, kind: LifterKind) -> None:
    store.save_kind(kind, context.clock.now())


def _table(parameters: Mapping[str, object]) -> Table:
    found: Table = parameters.get("transitions", {})  # type: ignore[assignment]
    return found


def _own(log: Sequence[LiftSession]) -> Table:
    markov = DecayedMarkov()
    for session in log:
        markov.learn(in_order(session.sets))
    return markov.table()
