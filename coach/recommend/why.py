"""What speaks for an exercise, in words."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from coach.domain import days, wording

if TYPE_CHECKING:
    from coach.recommend.habits import Past
    from coach.recommend.model import Model
    from coach.recommend.rank import Ranked
    from coach.recommend.state import State

_OFTEN = 0.3
"""From this share on it says much that something follows; below, little."""

_LOOKED_AT = 30
"""So many of the last sessions are counted in words."""

_MISSING, _FEWEST_USUAL = 0.5, 2.0
"""Half of at least so many usual sets must be missing for a muscle to be named."""

_ALIKE = 0.6


def reasons(ranked: "Ranked", name: str) -> tuple[str, ...]:
    """Why the exercise stands where it does, the strongest reason first."""
    model, state = ranked.model, ranked.state
    number = model.habits.exercises.index(name)
    found = tuple(
        said
        for each in (
            _done(model, state, number),
            planned(state, name),
            _preferred(state, name),
            _follows(model, state, number, often=True),
            _rotation(ranked, number),
            _together(model, state, number),
            _lacking(ranked, name),
            _left_out(ranked, name),
            _follows(model, state, number, often=False),
        )
        for said in each
    )
    return found or (_last_done(model, number),)


def ends(model: "Model", state: "State") -> tuple[int, int]:
    """How often a session ended after today's last exercise, and of how many."""
    if not state.done:
        return 0, 0
    last = model.habits.exercises.index(state.done[-1])
    had = [s for s in model.habits.sessions[-_LOOKED_AT:] if last in s.places]
    return sum(session.order[-1] == last for session in had), len(had)


def planned(state: "State", name: str) -> Iterator[str]:
    """That the plan has it, and when."""
    if name in state.planned and name not in state.done:
        on = state.planned_on or state.day
        yield f"planned for {days.short(on)}" if on != state.day else "planned today"


def _preferred(state: "State", name: str) -> Iterator[str]:
    if name in state.preferred:
        yield "one you prefer"


def _follows(
    model: "Model", state: "State", number: int, *, often: bool
) -> Iterator[str]:
    """`usually follows bench press (8 of 12 times)`; or that it begins sessions."""
    habits = model.habits
    last = habits.exercises.index(state.done[-1]) if state.done else -1
    times = followed = 0
    for session in habits.sessions[-_LOOKED_AT:]:
        pairs = zip((-1, *session.order), session.order, strict=False)
        after = [each for before, each in pairs if before == last]
        times += bool(after)
        followed += number in after
    if not followed or (followed / times >= _OFTEN) is not often:
        return
    word = "usually " if followed / times >= 0.5 and followed > 1 else ""
    if last < 0:
        yield f"{word}begins a session ({followed} of {times})"
    else:
        again = "follows" if word or followed > 1 else "has followed"
        yield (
            f"{word}{again} {state.done[-1]} "
            f"({followed} of {wording.count(times, 'time')})"
        )


def _rotation(ranked: "Ranked", number: int) -> Iterator[str]:
    """That sessions after ones like the last have it, where nothing is done yet."""
    share = ranked.columns["rotation"][number]
    if not ranked.state.done and share >= _OFTEN:
        yield f"in {share:.0%} of sessions after one like your last".replace("%", " %")


def _together(model: "Model", state: "State", number: int) -> Iterator[str]:
    """That it is done in sessions that have today's last exercise, before or after."""
    if not state.done or model.habits.exercises[number] in state.done:
        return
    last = model.habits.exercises.index(state.done[-1])
    had = [s for s in model.habits.sessions[-_LOOKED_AT:] if last in s.places]
    both = sum(number in s.places and not _next(s, last, number) for s in had)
    if both * 2 >= len(had) > 0:
        yield f"in {both} of {wording.count(len(had), 'session')} with {state.done[-1]}"


def _next(session: "Past", last: int, number: int) -> bool:
    pairs = zip(session.order, session.order[1:], strict=False)
    return (last, number) in pairs


def _lacking(ranked: "Ranked", name: str) -> Iterator[str]:
    """`upper back had 2 hard sets in 7 days, usually 8`."""
    model, missing = ranked.model, ranked.missing
    trained = model.like.muscles[name]
    found = [
        muscle
        for muscle, share in trained.items()
        if share == 1
        and missing.get(muscle, 0.0) >= _MISSING
        and model.usual[muscle] >= _FEWEST_USUAL
    ]
    if found:
        worst = max(found, key=lambda muscle: (model.usual[muscle], muscle))
        yield _sets(worst, ranked.state.hard_sets, model.usual)


def _sets(muscle: str, lately: Mapping[str, float], usual: Mapping[str, float]) -> str:
    had, does = round(lately.get(muscle, 0.0)), round(usual[muscle])
    sets = "no hard set" if not had else wording.count(had, "hard set")
    name = muscle.replace("_", " ")
    return f"{name} had {sets} in 7 days, usually {does}"


def _left_out(ranked: "Ranked", name: str) -> Iterator[str]:
    from coach.recommend.rank import like_skipped

    if name in ranked.state.done:
        return
    alike, which = like_skipped(ranked.model, ranked.state, name)
    if which == name:
        yield "planned lately, and not done"
    elif alike >= _ALIKE:
        yield f"like {which}, which was planned and not done"


def _done(model: "Model", state: "State", number: int) -> Iterator[str]:
    if model.habits.exercises[number] not in state.done:
        return
    had = [s for s in model.habits.sessions[-_LOOKED_AT:] if number in s.places]
    again = sum(session.order.count(number) > 1 for session in had)
    yield "done today already" + (
        f", you return to it in {again} of {wording.count(len(had), 'session')}"
        if again
        else ""
    )


def _last_done(model: "Model", number: int) -> str:
    """How long ago it was done."""
    sessions = reversed(model.habits.sessions)
    ages = (age for age, each in enumerate(sessions) if number in each.places)
    age = next(ages, None)
    if age is None:
        return "not done lately"
    return (
        f"last done {age} sessions ago" if age > 1 else "done in one of your last two"
    )
