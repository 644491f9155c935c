"""The key of what the athlete names: a goal, a test or a lift."""

from collections.abc import Mapping
from difflib import get_close_matches

from coach.catalogue.resolve import resolve
from coach.domain.fitness_tests import FITNESS_TESTS
from coach.errors import CoachError, ExitCode
from coach.goals.measures import E1RM, E1RM_TO_BODY_WEIGHT
from coach.goals.registry import describe, known_keys

_ALIKE = 0.8
_ALSO = {"fat": "body_fat", "hours": "weekly_hours", "vo2": "vo2max"}


def measure_key(
    written: str, remembered: Mapping[str, str], *, more: tuple[str, ...] = ()
) -> str:
    """The key that was meant: `body_fat` for `Body fat`, `e1rm:back squat` for `squat`.

    Args:
        written: a key, a key of `coach log test`, or an exercise in any of its names.
        remembered: what the athlete's own names of exercises mean.
        more: other words that are keys here.

    Raises:
        CoachError: it is none of these (exit 2).
    """
    for prefix in (E1RM, E1RM_TO_BODY_WEIGHT):
        if written.lower().startswith(prefix):
            return prefix + _exercise(written[len(prefix) :].strip(), remembered)
    plain = written.strip().lower().replace(" ", "_").replace("-", "_")
    tests = {test.key: test.kind.value for test in FITNESS_TESTS.values()}
    plain = {**tests, **_ALSO}.get(plain, plain)
    known = (*(key for key in known_keys() if describe(key)), *more)
    if plain in known:
        return plain
    found = resolve(written, remembered).exercise
    if found is not None:
        return E1RM + found.name
    raise _unknown(written, plain, known)


def _exercise(name: str, remembered: Mapping[str, str]) -> str:
    """The catalogue's name of it; the athlete's own where there is none."""
    found = resolve(name, remembered).exercise
    if found is not None:
        return found.name
    if name and (remembered.get(name) == name or not resolve(name, {}).candidates):
        return name
    closest = ", ".join(resolve(name, {}).candidates) if name else ""
    raise CoachError(
        f"There is no exercise {name!r}.",
        f"Closest are: {closest}." if closest else "It has no name.",
        "Look for it with coach exercise search WORDS.",
        ExitCode.USAGE,
    )


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
