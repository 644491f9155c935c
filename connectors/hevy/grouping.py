"""The steps of a strength workout as Hevy groups them: sets under exercises."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coach.domain.plan import EndKind, Intensity, Step, Steps, walk


@dataclass(slots=True)
class Group:
    """The sets of one exercise that are done together.

    Attributes:
        superset: groups with the same number alternate, from 0; None for straight
            sets.
        sets: one step each.
        rests_s: what is rested after each set that is followed by a rest, and whether
            that set was a working one.
    """

    exercise: str
    superset: int | None
    sets: list[Step] = field(default_factory=list)
    rests_s: list[tuple[bool, float]] = field(default_factory=list)

    @property
    def rest_s(self) -> int | None:
        """The longest rest after a working set, else after any; None where none is."""
        working = [seconds for hard, seconds in self.rests_s if hard]
        every = [seconds for _, seconds in self.rests_s]
        longest = max(working or every, default=None)
        return None if longest is None else round(longest)


def grouped(steps: Steps) -> tuple[tuple[Group, ...], tuple[Step, ...]]:
    """The groups in the order they are begun, and the steps without an exercise.

    Sets of one exercise that follow each other are one group; in a superset all of
    its sets are, whatever is done in between.
    """
    groups: list[Group] = []
    others: list[Step] = []
    last: Group | None = None
    for step in walk(steps):
        if step.exercise is not None:
            last = _group_of(step, groups, last)
            last.sets.append(step)
        elif step.intensity is not Intensity.REST:
            others.append(step)
        elif last and step.end.kind is EndKind.TIME and step.end.value:
            hard = last.sets[-1].intensity is Intensity.WORK
            last.rests_s.append((hard, step.end.value))
    _number_supersets(groups)
    return tuple(groups), tuple(others)


def _group_of(step: Step, groups: list[Group], last: Group | None) -> Group:
    if last is not None and (last.exercise, last.superset) == _key(step):
        return last
    if step.superset is not None:
        for group in _trailing(groups, step.superset):
            if group.exercise == step.exercise:
                return group
    groups.append(Group(*_key(step)))
    return groups[-1]


def _key(step: Step) -> tuple[str, int | None]:
    return step.exercise or "", step.superset


def _trailing(groups: list[Group], superset: int) -> Iterator[Group]:
    """The groups of the superset that is under way."""
    for group in reversed(groups):
        if group.superset != superset:
            return
        yield group


def _number_supersets(groups: list[Group]) -> None:
    """From 0, each run of groups that belong together its own number."""
    number, before = -1, None
    for group in groups:
        if group.superset is not None and group.superset != before:
            number += 1
        before = group.superset
        group.superset = None if before is None else number
