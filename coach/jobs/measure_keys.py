"""The key of what the athlete names: a goal, a test or a lift."""

from difflib import get_close_matches

from coach.catalogue.resolve import resolve
from coach.domain.fitness_tests import FITNESS_TESTS
from coach.errors import CoachError, ExitCode
from coach.goals.measures import E1RM, E1RM_TO_BODY_WEIGHT
from coach.goals.registry import describe, known_keys
from coach.jobs.exercise_names import (
    ExerciseNames,
    done_with,
    no_such_exercise,
    own_name,
)
from coach.redaction import clean

LONGEST = 100
_ALIKE = 0.8
_LIFT = " e1rm"
_ALSO = {"fat": "body_fat", "hours": "weekly_hours", "vo2": "vo2max"}


def measure_key(
    store: ExerciseNames, written: str, *, more: tuple[str, ...] = ()
) -> str:
    """The key that was meant: `body_fat` for `Body fat`, `e1rm:back squat` for `squat`.

    Args:
        store: knows what the athlete's own names of exercises mean.
        written: a key or its name as coach goals and coach progress tell it, a key
            of `coach log test`, or an exercise in any of its names.
        more: other words that are keys here.

    Raises:
        CoachError: it is none of these (exit 2).
    """
    written = clean(written, limit=LONGEST)
    for prefix in (E1RM, E1RM_TO_BODY_WEIGHT):
        if written.lower().startswith(prefix):
            return prefix + lift_name(store, written[len(prefix) :].strip())
    plain = written.lower().replace(" ", "_").replace("-", "_")
    tests = {test.key: test.kind.value for test in FITNESS_TESTS.values()}
    described = {key: each for key in known_keys() if (each := describe(key))}
    names = {each.name.lower(): key for key, each in described.items()}
    plain = names.get(written.lower(), {**tests, **_ALSO}.get(plain, plain))
    known = (*described, *more)
    if plain in known:
        return plain
    if written.lower().endswith(_LIFT):
        return E1RM + lift_name(store, written[: -len(_LIFT)])
    found = resolve(written, store.remembered_exercises()).exercise
    if found is not None:
        return E1RM + found.name
    if written in store.exercise_names_met():
        return E1RM + written
    raise _unknown(written, plain, known)


def lift_name(store: ExerciseNames, name: str) -> str:
    """The catalogue's name of it, or one that stands in the athlete's log.

    Raises:
        CoachError: no exercise is called that (exit 2).
    """
    found = resolve(name, store.remembered_exercises()).exercise
    if found is not None:
        return found.name
    if (own_spelling := own_name(store, name)) is not None:
        return own_spelling
    if len(own := done_with(store, name)) == 1:
        return own[0]
    raise no_such_exercise(name)


def _unknown(written: str, plain: str, known: tuple[str, ...]) -> CoachError:
    begun = [key for key in known if len(plain) > 2 and key.startswith(plain)]
    close = begun or get_close_matches(plain, known, n=2, cutoff=_ALIKE)
    every = ", ".join((*(key for key in known if ":" not in key), f"{E1RM}EXERCISE"))
    return CoachError(
        f"There is nothing called {written!r} to measure.",
        f"Did you mean {' or '.join(close)}?" if close else f"There are: {every}.",
        "Run coach goals or coach progress to see what is measured.",
        ExitCode.USAGE,
    )
