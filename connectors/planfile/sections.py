"""The steps of a workout as they stand in YAML: lines, lists, repeats, supersets."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from coach.domain.activity import Sport
from coach.domain.notation import METERS_PER_UNIT, plain_number
from coach.domain.plan import End, EndKind, Intensity, Repeat, Step, Steps, walk
from connectors.planfile.amounts import count
from connectors.planfile.document import Listing, Node, Text
from connectors.planfile.fields import Fill
from connectors.planfile.findings import Findings, UnreadableError, unreadable
from connectors.planfile.single import Pool, Setting
from connectors.planfile.steps import (
    MOST_STEPS,
    MOST_TIMES,
    SECTIONS,
    in_section,
    numbered,
    read_line,
    size,
    superset,
)
from connectors.planfile.words import nearest, plain

MOST_LINES = 300
_BY_FOOT = {Sport.RUN, Sport.WALK, Sport.RIDE}
_TIMES = re.compile(r"([0-9]+)\s*x")
_ENTRY_FIX = (
    "A colon with a space behind it begins an entry: put the line in quotes, or your "
    "own words in brackets. Entries that exist: 4 x:, superset:, warm-up:, cool-down:"
)


@dataclass(frozen=True, slots=True)
class ExerciseNames:
    """The catalogue, as far as a plan file needs it.

    Attributes:
        resolve: the catalogue's name for a name or alias, None when there is none.
            What is merely alike is asked about, not taken.
        known: all names, for "did you mean".
    """

    resolve: Callable[[str], str | None]
    known: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every workout of a file is read with."""

    findings: Findings
    exercises: ExerciseNames
    pool: Pool | None = None


@dataclass(slots=True)
class StepReader:
    """Reads one workout's steps; lines it cannot read are left out and reported."""

    around: Surroundings
    setting: Setting
    fill: Fill
    _lines: int = 0

    @property
    def findings(self) -> Findings:
        """Where everything that is wrong goes."""
        return self.around.findings

    def read(self, sections: list[tuple[Node, Intensity | None]]) -> Steps:
        """All steps, in order, supersets numbered."""
        steps: Steps = ()
        for node, intensity in sections:
            found = self._node(node)
            steps += found if intensity is None else in_section(found, intensity)
        if size(steps) > MOST_STEPS:
            line = sections[0][0].line
            why = f"the repeats come to more than {MOST_STEPS} steps"
            self.findings.error(line, why, "Take one level of repeats out.")
            return ()
        return numbered(steps)

    def _node(self, node: Node) -> Steps:
        if isinstance(node, Text):
            return self._text(node)
        if isinstance(node, Listing):
            return tuple(step for item in node.items for step in self._node(item))
        return tuple(
            step for key, value in node.entries for step in self._entry(key, value)
        )

    def _text(self, text: Text) -> Steps:
        self._lines += 1
        if self._lines > MOST_LINES:
            why = f"a workout of more than {MOST_LINES} lines"
            self.findings.error(text.line, why, "Use repeats: 4 x (…; …)")
            return ()
        try:
            if "\n" in text.value:
                raise unreadable("one step runs over lines", "Begin each with a -")
            steps = read_line(self.fill.into(text.value), self.setting)
        except UnreadableError as problem:
            self.findings.errors_of(text.line, problem, self.fill.ending(text.value))
            return ()
        self._look_at_distances(steps, text.line)
        return tuple(self._resolved(step, text.line) for step in steps)

    def _resolved(self, step: Step | Repeat, line: int) -> Step | Repeat:
        if isinstance(step, Repeat):
            inside = tuple(self._resolved(each, line) for each in step.steps)
            return replace(step, steps=inside)
        if step.exercise is None:
            return step
        found = self.around.exercises.resolve(step.exercise)
        if found is not None:
            return replace(step, exercise=found)
        alike = nearest(step.exercise, self.around.exercises.known)
        fix = "It stays as written; coach cannot follow its progress."
        self.findings.warning(
            line,
            f"the exercise {step.exercise!r} is not in the catalogue",
            f"Did you mean {alike}?" if alike else fix,
        )
        return step

    def _look_at_distances(self, steps: Steps, line: int) -> None:
        for end in {step.end for step in walk(steps)}:
            if end.kind is not EndKind.DISTANCE or not end.value:
                continue
            if (pool := self.setting.pool) and _breaks_length(end.value, pool):
                why = f"{_as_written(end)} is no whole number of lengths of the pool"
                length = _as_written(End(EndKind.DISTANCE, pool.length_m, pool.unit))
                fix = f"Write a multiple of {length}, or say pool: in the workout."
                self.findings.warning(line, why, fix)
            elif self.setting.sport in _BY_FOOT and end.unit == "m" and end.value < 40:
                why = f"{end.value:g} m is {end.value:g} metres"
                fix = f"For minutes write {end.value:g} min."
                self.findings.warning(line, why, fix)

    def _entry(self, key: Text, value: Node) -> Steps:
        try:
            name = plain(self.fill.into(key.value)).lower()
            if name in SECTIONS:
                return in_section(self._node(value), SECTIONS[name])
            if name == "superset":
                return self._superset(value)
            if times := _TIMES.fullmatch(name):
                number = count(times[1], MOST_TIMES, "times")
                inside = self._node(value)
                return (Repeat(number, inside),) if inside else ()
            meant = nearest(name, ("warm-up", "cool-down", "superset"))
            fix = f"Did you mean {meant}:?" if meant else _ENTRY_FIX
            raise unreadable(f"{key.value!r} is not part of a workout", fix)
        except UnreadableError as problem:
            self.findings.errors_of(key.line, problem, self.fill.ending(key.value))
            return ()

    def _superset(self, value: Node) -> Steps:
        items = value.items if isinstance(value, Listing) else (value,)
        parts = tuple(self._node(item) for item in items)
        if not all(parts):
            return ()  # each line has said what is wrong with it
        texts = all(isinstance(item, Text) for item in items)
        if not texts or not all(_is_exercise(part) for part in parts):
            fix = "List them below it, each as: - bench press 3x8 @ rpe 8"
            raise unreadable("a superset is a list of exercises", fix)
        return (superset(parts),)


def _as_written(distance: End) -> str:
    unit = distance.unit or "m"
    return f"{plain_number((distance.value or 0) / METERS_PER_UNIT[unit])} {unit}"


def _breaks_length(meters: float, pool: Pool) -> bool:
    lengths = meters / pool.length_m
    return round(lengths) < 1 or abs(lengths - round(lengths)) > 0.01


def _is_exercise(steps: Steps) -> bool:
    first = steps[0].steps[0] if isinstance(steps[0], Repeat) else steps[0]
    return isinstance(first, Step) and first.exercise is not None
