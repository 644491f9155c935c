"""Goals as the athlete sets and drops them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from coach.database import Store
from coach.domain.fitness_tests import FITNESS_TESTS
from coach.domain.goal import DEFAULT_GOALS, Goal, GoalState
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.evening import look
from coach.jobs.measure_keys import measure_key

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be changed of a goal; None leaves it as it is."""

    target: float | None = None
    band: Span | None = None
    by: date | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class GoalChanged:
    """A goal as it is now.

    Attributes:
        goal: None where one of the athlete's own was dropped.
        before: None where there was none.
        state: how it stands.
        notes: what else changed with it, in words.
    """

    key: str
    goal: Goal | None
    before: Goal | None
    state: GoalState | None
    notes: tuple[str, ...] = ()


def goal_key(context: Context, written: str) -> str:
    """The key of the goal that is meant.

    Raises:
        CoachError: nothing is measured by it (exit 2).
    """
    with context.reading() as store:
        return measure_key(store, written)


def set_goal(context: Context, key: str, wish: Wish) -> GoalChanged:
    """Keep the goal; what is not said of it stays as it was.

    A band that does not hold a new target goes, and so does a target outside a new
    band.

    Raises:
        CoachError: it cannot be (exit 2) or stands so already (exit 3).
    """
    if wish == Wish():
        raise _nothing_said(key)
    _check(key, wish, context.day)
    with context.alone(), context.writing() as store:
        held = _goals(store).get(key)
        goal, notes = _changed(held or Goal(key), wish)
        if goal == held:
            raise CoachError(
                f"The goal {key} stands so already.",
                "Nothing of it would change.",
                "Run coach goals.",
                ExitCode.NOTHING_TO_DO,
            )
        store.save_goal(goal)
    return GoalChanged(key, goal, held, _state(context, key), notes)


def drop_goal(context: Context, key: str) -> GoalChanged:
    """Forget a goal; a default one goes back to what it was.

    Raises:
        CoachError: nothing was set (exit 3).
    """
    default = next((each for each in DEFAULT_GOALS if each.key == key), None)
    with context.alone(), context.writing() as store:
        held = _goals(store).get(key)
        if held == default:
            raise CoachError(
                f"No goal {key} was set.",
                "It stands as it did from the start."
                if default
                else "There is none of that key.",
                "Run coach goals.",
                ExitCode.NOTHING_TO_DO,
            )
        store.drop_goal(key)
    state = _state(context, key) if default else None
    return GoalChanged(key, default, held, state)


def _goals(store: Store) -> Mapping[str, Goal]:
    return {each.key: each for each in store.goals()}


def _changed(goal: Goal, wish: Wish) -> tuple[Goal, tuple[str, ...]]:
    said = {
        name: value
        for name in ("target", "band", "by", "weight")
        if (value := getattr(wish, name)) is not None
    }
    changed = replace(goal, **said)
    if changed.band is None or changed.target is None:
        return changed, ()
    low, high = changed.band
    if low <= changed.target <= high:
        return changed, ()
    if wish.band is None:
        return replace(changed, band=None), (
            "Its band is gone: it held another target.",
        )
    return replace(changed, target=None), (
        "Its target is gone: the band leaves it out.",
    )


def _check(key: str, wish: Wish, day: date) -> None:
    least, most = _LIMITS.get(key, (0.0, 100_000.0))
    given = [*(wish.band or ()), *([] if wish.target is None else [wish.target])]
    if any(not least <= each <= most for each in given) or (
        key not in _LIMITS and 0.0 in given
    ):
        raise _refused(
            f"Nobody reaches {key} of that.",
            f"It lies between {least:g} and {most:g} in what it is measured in.",
        )
    if wish.band is not None and wish.band[0] >= wish.band[1]:
        raise _refused("The band ends below where it begins.", "LOW comes before HIGH.")
    if wish.band and wish.target and not wish.band[0] <= wish.target <= wish.band[1]:
        raise _refused("The target lies outside the band.", "The band holds a target.")
    if wish.by is not None and wish.by <= day:
        raise _refused(f"{wish.by} is no day to come.", f"Today is {day}.")


def _refused(what: str, why: str) -> CoachError:
    return CoachError(what, why, "Run coach goal set --help.", ExitCode.USAGE)


def _nothing_said(key: str) -> CoachError:
    return CoachError(
        "It is not said what the goal is.",
        "None of --target, --band, --by and --weight was given.",
        f"Run coach goal set {key} --target VALUE.",
        ExitCode.USAGE,
    )


_LIMITS: Mapping[str, Span] = {
    "body_fat": (2.0, 65.0),
    "weight": (25.0, 350.0),
    "weekly_hours": (0.5, 60.0),
    "power": (5.0, 380.0),
    "flexibility": (-40.0, 60.0),
    **{each.kind.value: (each.least, each.most) for each in FITNESS_TESTS.values()},
}


def _state(context: Context, key: str) -> GoalState | None:
    with context.reading() as store:
        states = look(context, store, goals=True).goal_states
    return next((each for each in states if each.key == key), None)
