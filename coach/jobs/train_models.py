"""An athlete's models trained anew, and who serves decided by what came since.

Reading, learning and keeping are three steps. All that is kept of one athlete is kept
in one transaction at the end: a training that is killed anywhere leaves the versions
that were there, and the one that served.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coach import faults
from coach.database import Database, Store, open_database
from coach.database.cipher import KeyFinder, no_keys
from coach.domain.learned import Learned, Task, Version
from coach.domain.strength import LiftSession
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.learners import as_floor_of, beside_of, floor_of, learners, terms_of
from coach.jobs.lifting_log import log_until
from coach.jobs.neighbours import keep_kind, kind_of_log
from coach.learning.learner import Learner
from coach.learning.succession import Decision, Outcome, decide, forgotten
from coach.learning.train import floor_version, train

TRAINING = "models train"
TRAINED_EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Trained:
    """What became of one athlete's training for one task.

    Attributes:
        why: in words.
        version: empty where there was too little to learn from.
        first, last: days of what it was learned from.
        sessions: how many there were.
    """

    athlete_id: int
    task: Task
    outcome: Outcome
    why: str
    version: str = ""
    first: date | None = None
    last: date | None = None
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """What a training is to be of; it travels to other processes and machines.

    Attributes:
        day: the evening; nothing later is seen.
        at: the instant it is done at, for the record.
        serves_from: the first evening on which a version that takes over is used.
        learners: of each task one.
    """

    day: date
    at: datetime
    serves_from: date
    learners: tuple[Learner, ...]


def order_of(context: Context, *, from_tomorrow: bool = False) -> Order:
    """The training of the context's evening.

    With `from_tomorrow` what takes over is used from the next evening on: the review of
    this one was prepared with what served then, and is found so when it is replayed.
    """
    serves_from = context.day + timedelta(days=from_tomorrow)
    return Order(context.day, context.clock.now(), serves_from, learners())


def train_models(context: Context, *, from_tomorrow: bool = False) -> list[Trained]:
    """The athlete's models trained on the context's evening, and kept."""
    order = order_of(context, from_tomorrow=from_tomorrow)
    context.stage("learning from your sessions")
    return train_athlete(context.database, context.athlete.id, order, context.alone)


def train_if_due(context: Context) -> list[Trained] | None:
    """The week's training; None where the last one is younger.

    It fails no evening: whatever breaks in it is kept in the run log. Where another
    run is at work just then, the next evening trains.
    """
    now = context.clock.now()
    with context.reading() as store:
        last = store.last_run(TRAINING)
    if last is not None and now - last.finished_at < TRAINED_EVERY:
        return None
    try:
        return train_models(context, from_tomorrow=True)
    except Exception as error:  # noqa: BLE001 - what breaks in learning stops no evening
        if isinstance(error, CoachError) and error.code is ExitCode.ANOTHER_RUN:
            return None
        with context.alone(), context.writing() as store:
            _keep_failure(store, context.day, (now, context.clock.now()), error)
        return []


def train_chunk(
    database_url: str,
    athlete_ids: Sequence[int],
    order: Order,
    find: KeyFinder = no_keys,
) -> list[Trained]:
    """Those athletes' models trained, by whoever is given them.

    It opens the database itself, so that it can run in any process on any machine that
    reaches it. What breaks one athlete's training stops none of the others.

    Args:
        database_url: of the database they are in.
        athlete_ids: in it.
        order: what to train.
        find: where the database's key is looked for.
    """
    database = open_database(database_url, find)
    try:
        return [
            done
            for number in athlete_ids
            for done in _one_of_many(database, number, order)
        ]
    finally:
        database.close()


def _one_of_many(database: Database, athlete_id: int, order: Order) -> list[Trained]:
    try:
        return train_athlete(database, athlete_id, order)
    except CoachError:
        raise
    except Exception as error:  # noqa: BLE001 - an odd log must not hide the others
        with database.writing(athlete_id) as store:
            _keep_failure(store, order.day, (order.at, order.at), error)
        why = f"it broke: {type(error).__name__}: {error}"
        return [
            Trained(athlete_id, each.task, Outcome.FAILED, why)
            for each in order.learners
        ]


def _keep_failure(
    store: Store, day: date, ran: tuple[datetime, datetime], error: Exception
) -> None:
    said = f"{day}: {type(error).__name__}: {error}"
    store.log_run(TRAINING, *ran, "error", said)


def train_athlete(
    database: Database,
    athlete_id: int,
    order: Order,
    alone: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> list[Trained]:
    """One athlete's models of every task, kept in one transaction.

    Learning takes seconds; only while it is kept nobody else may write (`alone`).
    """
    with database.reading(athlete_id) as store:
        log = log_until(store, order.day)
        kept = {each: store.versions(each, order.day) for each in Task}
    made = [
        _learned(athlete_id, each, log, kept[each.task], order)
        for each in order.learners
    ]
    done = [each.trained for each in made]
    kind = kind_of_log(log, order.day)
    with alone(), database.writing(athlete_id, "training") as store:
        for each in made:
            _keep(store, each, order)
        keep_kind(store, kind, order.at)
        faults.point("training.logging")
        store.log_run(TRAINING, order.at, order.at, "ok", summed(done))
    return done


def summed(done: Sequence[Trained]) -> str:
    """`next session first, plateau floor`: of one athlete's training."""
    if not any(each.version for each in done):
        return "too little to learn from"
    said = (f"{each.task} {each.outcome}" for each in done)
    return ", ".join(said).replace("_", " ")


@dataclass(frozen=True, slots=True)
class _Made:
    """What is to be kept of a training: a version, who serves, what is forgotten."""

    trained: Trained
    learned: Learned | None = None
    serves: Learned | None = None
    forgotten: tuple[str, ...] = ()


def _learned(
    athlete_id: int,
    learner: Learner,
    log: Sequence[LiftSession],
    kept: Sequence[Version],
    order: Order,
) -> _Made:
    task = learner.task
    learned = train(learner, log, order.day, beside_of(task), floor_of(task))
    if learned is None:
        few = f"{len(log)} sessions are too few to learn from and to be tried on"
        made = Trained(
            *(athlete_id, learner.task, Outcome.TOO_LITTLE, few), sessions=len(log)
        )
        return _Made(made)
    others = [each for each in kept if each.learned.version != learned.version]
    known = next((e for e in kept if e.learned.version == learned.version), None)
    versions = [*others, known or Version(learned, order.at)]
    if known is not None and known.serves_from is not None:
        decision = Decision(Outcome.KEPT, None, "nothing is new: this version serves")
    else:
        decision = decide(learner, log, order.day, versions, terms_of(task))
    serves = decision.serves
    if decision.outcome.is_floor:
        floor = floor_version(learned, order.day, as_floor_of(task))
        is_new = decision.outcome is Outcome.TO_FLOOR or len(floor.parameters) > 1
        serves = floor if is_new else None
    idle = [
        each
        for each in versions
        if serves is None or each.learned.version != serves.version
    ]
    return _Made(
        Trained(
            *(athlete_id, learner.task, decision.outcome, decision.why),
            *(learned.version, learned.first, learned.last, learned.n),
        ),
        learned,
        serves,
        forgotten(idle, terms_of(task)),
    )


def _keep(store: Store, made: _Made, order: Order) -> None:
    learned, serves = made.learned, made.serves
    if learned is None:
        return
    task = learned.task
    faults.point("training.saving")
    store.save_model(learned, order.at)
    faults.point("training.saved")
    if serves is not None:
        faults.point("training.serving")
        store.save_model(serves, order.at)
        store.take_into_service(task, serves.version, order.serves_from)
        faults.point("training.served")
    if made.forgotten:
        faults.point("training.forgetting")
        store.drop_versions(task, made.forgotten)
        faults.point("training.forgotten")
