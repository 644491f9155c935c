"""Lines of a workout: repeats, rests and groups around single steps.

line    = [warm-up | cool-down] element
element = [superset] N x ( element ; element … ) [, rest …]
        | N x single | single
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from coach.domain.plan import Intensity, Repeat, Step, Steps
from connectors.planfile.amounts import count
from connectors.planfile.findings import Finding, UnreadableError, unreadable
from connectors.planfile.single import Setting, read_rests, read_single
from connectors.planfile.words import nearest, plain

LONGEST_LINE = 500
DEEPEST = 5
MOST_TIMES = 100
MOST_STEPS = 1000

SECTIONS = {
    "warm-up": Intensity.WARMUP,
    "warmup": Intensity.WARMUP,
    "warm up": Intensity.WARMUP,
    "cool-down": Intensity.COOLDOWN,
    "cooldown": Intensity.COOLDOWN,
    "cool down": Intensity.COOLDOWN,
}
_PREFIX = re.compile(rf"({'|'.join(SECTIONS)})(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE)
_GROUP = re.compile(r"(superset\s+)?([0-9]+)\s*x\s*(?=\()", re.IGNORECASE)
_NEARLY_GROUP = re.compile(r"([a-z-]+)\s+[0-9]+\s*x\s*\(", re.IGNORECASE)
_TIMES = re.compile(r"([0-9]+)\s*x\s*(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=2048)
def read_line(text: str, setting: Setting) -> Steps:
    """The steps one line of a workout stands for; `;` stands between several.

    Raises:
        UnreadableError: with everything that is wrong in the line.
    """
    if len(text) > LONGEST_LINE:
        why = f"a step of {len(text)} characters; at most {LONGEST_LINE} can be read"
        raise unreadable(why, "Break it into several steps.")
    steps = _all(_pieces(plain(text)), setting, 0)
    if size(steps) > MOST_STEPS:
        raise unreadable(f"the repeats come to more than {MOST_STEPS} steps")
    return steps


def size(steps: Steps) -> int:
    """How many steps these are, repeats written out."""
    return sum(s.times * size(s.steps) if isinstance(s, Repeat) else 1 for s in steps)


def in_section(steps: Steps, intensity: Intensity) -> Steps:
    """The same steps as part of the warm-up or cool-down; rests stay rests."""
    return tuple(_in_section(step, intensity) for step in steps)


def superset(parts: tuple[Steps, ...]) -> Repeat:
    """Exercises written as sets (`3x8`), done in turns.

    Raises:
        UnreadableError: fewer than two, or not the same number of sets each.
    """
    turns = [part[0] for part in parts if len(part) == 1]
    sets = [turn for turn in turns if isinstance(turn, Repeat)]
    if len(parts) < 2 or len(sets) != len(parts):
        why = "a superset has two or more exercises, each with its sets"
        raise unreadable(why, "Write each as: bench press 3x8 @ rpe 8")
    if len({each.times for each in sets}) > 1:
        numbers = " and ".join(str(each.times) for each in sets)
        why = f"the exercises of a superset take turns, but have {numbers} sets"
        raise unreadable(why, "Give each the same number of sets.")
    inside = tuple(step for each in sets for step in each.steps)
    return Repeat(sets[0].times, _in_superset(inside))


def numbered(steps: Steps, first: int = 1) -> Steps:
    """The same steps with the supersets numbered in their order."""
    return _Numbering(first).of(steps)


@dataclass(slots=True)
class _Numbering:
    next: int

    def of(self, steps: Steps) -> Steps:
        marked = any(isinstance(s, Step) and s.superset is not None for s in steps)
        number = self.next
        self.next += marked
        return tuple(self._one(step, number) for step in steps)

    def _one(self, step: Step | Repeat, number: int) -> Step | Repeat:
        if isinstance(step, Repeat):
            return replace(step, steps=self.of(step.steps))
        return step if step.superset is None else replace(step, superset=number)


def _element(text: str, setting: Setting, depth: int) -> Steps:
    if prefix := _PREFIX.match(text):
        inner = _element(text[prefix.end() :], setting, depth)
        return in_section(inner, SECTIONS[prefix[1].lower()])
    if group := _GROUP.match(text):
        return (_group(text, group, setting, depth),)
    if times := _TIMES.match(text):
        rest = text[times.end() :]
        repeated = read_single(rest, setting, in_sets=True)
        return (Repeat(count(times[1], MOST_TIMES, "times"), repeated),)
    if found := _NEARLY_GROUP.match(text):
        meant = nearest(found[1], (*SECTIONS, "superset"))
        fix = f"Did you mean {meant}?" if meant else "Write: 4 x (1:00 easy; 1:00)"
        raise unreadable(f"{found[1]!r} stands before a repeat", fix)
    return read_single(text, setting)


def _all(pieces: Iterator[str], setting: Setting, depth: int) -> Steps:
    """Every piece's steps; when some are unreadable, all that is wrong at once."""
    steps: list[Step | Repeat] = []
    wrong: list[Finding] = []
    for piece in pieces:
        try:
            steps += _element(piece, setting, depth)
        except UnreadableError as problem:
            wrong += problem.findings
    if wrong:
        raise UnreadableError(*wrong)
    return tuple(steps)


def _group(text: str, found: re.Match[str], setting: Setting, depth: int) -> Repeat:
    if depth >= DEEPEST:
        raise unreadable(f"repeats inside repeats, more than {DEEPEST} deep")
    close = _closing(text, found.end())
    inside = text[found.end() + 1 : close]
    times = count(found[2], MOST_TIMES, "times")
    steps = _all(_pieces(inside), setting, depth + 1)
    steps += read_rests(text[close + 1 :])
    return Repeat(times, _in_superset(steps) if found[1] else steps)


def _closing(text: str, opening: int) -> int:
    """Where the bracket opened there is closed; brackets are known to pair."""
    depth = 0
    for place in range(opening, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            break
    return place


def _pieces(inside: str) -> Iterator[str]:
    """What stands between the semicolons outside of brackets."""
    depth = start = 0
    for place, character in enumerate(f"{inside};"):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            raise unreadable("a bracket is closed and not opened", "Remove the ).")
        if character == ";" and depth == 0:
            piece = inside[start:place].strip()
            if not piece:
                fix = "Write a step on each side of a ; and inside of brackets."
                raise unreadable("a step is missing", fix)
            yield piece
            start = place + 1
    if depth:
        raise unreadable("a bracket is opened and not closed", "Add the missing ).")


def _in_section(step: Step | Repeat, intensity: Intensity) -> Step | Repeat:
    if isinstance(step, Repeat):
        return replace(step, steps=in_section(step.steps, intensity))
    if step.intensity is Intensity.REST:
        return step
    return replace(step, intensity=intensity)


def _in_superset(steps: Steps) -> Steps:
    exercises = [s for s in steps if isinstance(s, Step) and s.exercise]
    if len(exercises) < 2:
        fix = "Write: superset 3 x (bench press 8 reps; seated row 10 reps, rest 1:30)"
        raise unreadable("a superset has two or more exercises", fix)
    return tuple(
        replace(step, superset=1) if isinstance(step, Step) and step.exercise else step
        for step in steps
    )
