"""Each evening what comes next is foretold and kept, and what was foretold is graded.

It reads parameters that lie in the database, and imports no library of learning.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from coach.database import Store
from coach.domain.learned import Forecast, Learned, Task
from coach.domain.plan import exercises_in
from coach.domain.strength import LiftSession
from coach.jobs.evening import Evening, is_main
from coach.jobs.lifting_log import lift_sessions
from coach.jobs.settle_forecasts import Sessions, settled
from coach.recommend.learner import brought_up, for_someone_new
from coach.recommend.model import read
from coach.recommend.rank import ranked_by
from coach.recommend.scored import FIRST
from coach.recommend.state import State
from coach.strength.next_session import foretell_next
from coach.strength.plateau_risk import plateau_risks

DONE_LATELY = timedelta(days=28)
PLANNED_SOON = timedelta(days=3)

_FINE = 3
"""Decimals kept: both databases then hold the same."""


def foretell_evening(store: Store, evening: Evening) -> None:
    """Grade what was foretold by now, and keep what is foretold tonight.

    A forecast that is the same as the last one of its exercise, whose day has not
    come, is not kept again.

    Args:
        store: open for writing.
        evening: of the year and a half that it sees the sessions are taken.
    """
    log = log_of(evening)
    if not log:
        return
    sessions = Sessions.of(log)
    for task in Task:
        left = list(_graded(store, task, sessions, evening.day))
        if task is Task.NEXT_EXERCISE and left:
            continue  # the same five until there is a session: nothing was learned
        last = {each.subject: each for each in left}
        for made in foretold(store, evening, sessions, task):
            before = last.get(made.subject)
            if before is None or _said(before) != _said(made):
                store.save_forecast(made)


def log_of(evening: Evening) -> tuple[LiftSession, ...]:
    """The sessions of strength that the evening sees, oldest first."""
    return lift_sessions(each.activity for each in evening.sessions)


def foretold(
    store: Store, evening: Evening, sessions: Sessions, task: Task
) -> Iterator[Forecast]:
    """What is foretold of that task on that evening, by the version that serves."""
    serving = store.serving(task, evening.day)
    if task is Task.NEXT_SESSION:
        yield from _next_sessions(serving, evening, sessions)
    elif task is Task.PLATEAU:
        yield from _plateaus(serving, evening, sessions)
    elif task is Task.NEXT_EXERCISE:
        yield from _next_exercises(serving, evening, sessions)


def _graded(
    store: Store, task: Task, sessions: Sessions, day: date
) -> Iterator[Forecast]:
    """Those still open, when the others are graded."""
    for each in store.open_forecasts(task, day):
        now = settled(each, sessions)
        if now.settled_on is None:
            yield each
        else:
            store.save_forecast(now)


def _next_sessions(
    serving: Learned | None, evening: Evening, sessions: Sessions
) -> Iterator[Forecast]:
    for name in _wanted(evening, sessions):
        found = foretell_next(
            sessions.by_exercise[name], evening.day, _parameters(serving)
        )
        if found is not None:
            numbers = {
                "e1rm_kg": found.e1rm_kg,
                "low80": found.low80,
                "high80": found.high80,
                "last_kg": sessions.by_exercise[name][-1].e1rm_kg or 0.0,
            }
            yield _forecast(Task.NEXT_SESSION, name, evening, found.method, numbers)


def _plateaus(
    serving: Learned | None, evening: Evening, sessions: Sessions
) -> Iterator[Forecast]:
    """The risks of the main lifts that are foretold."""
    lifts = {name for name in _wanted(evening, sessions) if is_main(name)}
    found = sessions.by_exercise
    for risk in plateau_risks(found, evening.day, _parameters(serving), lifts):
        numbers = {"probability": risk.probability}
        yield _forecast(Task.PLATEAU, risk.exercise, evening, risk.method, numbers)


def _next_exercises(
    serving: Learned | None, evening: Evening, sessions: Sessions
) -> Iterator[Forecast]:
    """The first five to begin the next session with, each with its place."""
    if serving is not None:
        model = brought_up(read(serving.parameters), sessions.log, evening.day)
        method = f"ranking {serving.version}"
    else:
        model, method = for_someone_new(sessions.log, evening.day), "shipped"
    ranked = ranked_by(model, State(evening.day + timedelta(days=1))).order
    for place, name in enumerate(ranked[:FIRST], start=1):
        numbers = {"place": float(place)}
        yield _forecast(Task.NEXT_EXERCISE, name, evening, method, numbers)


def _wanted(evening: Evening, sessions: Sessions) -> Sequence[str]:
    """Exercises done lately or planned soon, of which there are sessions."""
    since = evening.day - DONE_LATELY
    lately = {
        name
        for name, found in sessions.by_exercise.items()
        if found and found[-1].day > since
    }
    until = evening.day + PLANNED_SOON
    soon = (w for w in evening.workouts if evening.day < w.day <= until)
    planned = {name for each in soon for name in exercises_in(each.steps)}
    return sorted(lately | {n for n in planned if sessions.by_exercise.get(n)})


def _parameters(serving: Learned | None) -> Mapping[str, object] | None:
    return None if serving is None else serving.parameters


def _forecast(
    task: Task,
    subject: str,
    evening: Evening,
    method: str,
    numbers: Mapping[str, float],
) -> Forecast:
    kept = {name: round(value, _FINE) for name, value in numbers.items()}
    return Forecast(task, subject, evening.day, method, kept)


def _said(forecast: Forecast) -> tuple[str, Mapping[str, float]]:
    return forecast.method, dict(forecast.foretold)
