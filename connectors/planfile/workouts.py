"""Workouts as the file describes them, before they have a day."""

import re
from dataclasses import dataclass, replace

from coach.domain.activity import Sport
from coach.domain.notation import METERS_PER_UNIT
from coach.domain.plan import Intensity, Steps
from coach.redaction import clean
from connectors.planfile.amounts import NUMBER, number
from connectors.planfile.document import Listing, Node, Table, Text
from connectors.planfile.fields import Fields, Fill
from connectors.planfile.findings import Findings
from connectors.planfile.sections import StepReader, Surroundings
from connectors.planfile.single import Pool, Setting
from connectors.planfile.words import (
    GOALS,
    READ_OFF,
    SPORTS,
    TESTS,
    UNITS,
    did_you_mean,
    listed,
    nearest,
    nearest_unit,
)

SHORTEST_S = 300.0
HARD_FROM_RPE = 7
_DETAILS = {
    *("title", "duration", "priority", "hard", "rpe", "test", "tests", "goals", "note"),
}
_WORKOUT = {*_DETAILS, "sport", "pool", "warm_up", "steps", "cool_down"}
_USE = {*_DETAILS, "workout"}
_POOL = re.compile(rf"({NUMBER})\s*(yd|yds|yards?|m|met(?:er|re)s?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A workout without a day.

    Attributes:
        line: where it is used in a week, or written in place.
        stated_s: the duration the athlete wrote; None leaves it to the steps.
        hard: None leaves it to the RPE.
    """

    sport: Sport
    title: str
    line: int
    steps: Steps = ()
    pool: Pool | None = None
    stated_s: float | None = None
    priority: int = 2
    rpe: float | None = None
    hard: bool | None = None
    is_test: bool = False
    tests: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_hard(self) -> bool:
        """As said, else from a session RPE of 7 on."""
        if self.hard is not None:
            return self.hard
        return self.rpe is not None and self.rpe >= HARD_FROM_RPE


@dataclass(frozen=True, slots=True)
class Recipe:
    """A workout under `workouts:`, used by its name."""

    name: str
    table: Table
    line: int


def read_recipe(recipe: Recipe, fill: Fill, around: Surroundings) -> Draft | None:
    """The workout with its blanks filled in; None when it is unusable."""
    fields = Fields(recipe.table, around.findings, fill)
    fallback = recipe.name[:1].upper() + recipe.name[1:]
    return _read(fields, fill.line or recipe.line, fallback, around)


def read_inline(table: Table, around: Surroundings) -> Draft | None:
    """A workout written where it is used."""
    return _read(Fields(table, around.findings), table.line, "", around)


def overlay(draft: Draft, table: Table, findings: Findings) -> Draft:
    """The workout with what its use says otherwise (title, priority, …)."""
    fields = Fields(table, findings)
    fields.refuse_others(_USE, "the use of a workout; its steps stand under workouts:")
    return _with_details(draft, fields)


def read_pool(text: Text, findings: Findings) -> Pool | None:
    """`25 yd`; None for open water and for what is no pool."""
    if text.value.lower() in {"open water", "none", "no"}:
        return None
    found = _POOL.fullmatch(text.value)
    unit = "yd" if found and found[2].lower().startswith("y") else "m"
    length = number(found[1]) * METERS_PER_UNIT[unit] if found else 0
    if not 10 <= length <= 100:
        fix = _pool_meant(text.value)
        findings.error(text.line, f"{text.value} is no pool", fix)
        return None
    return Pool(round(length, 4), unit)


def _pool_meant(written: str) -> str:
    """The remedy for a text that is no pool."""
    if nearest(written, ("open water",)):
        return "Did you mean open water?"
    found = re.fullmatch(rf"({NUMBER})\s*([A-Za-z]+)", written)
    unit = nearest_unit(found[2], UNITS) if found else None
    if found and unit in {"yd", "m"}:
        return f"Did you mean {found[1]} {unit}?"
    return "Write its length and unit: 25 yd, 25 m, 50 m; or: open water"


def _read(
    fields: Fields, line: int, fallback: str, around: Surroundings
) -> Draft | None:
    fields.refuse_others(_WORKOUT, "a workout")
    sport = _sport(fields)
    if sport is None:
        return None
    pool = around.pool
    if text := fields.text("pool"):
        pool = read_pool(text, fields.findings)
    pool = pool if sport is Sport.SWIM else None
    reader = StepReader(around, Setting(sport, pool), fields.fill)
    sections = _sections(fields)
    steps = reader.read(sections)
    draft = Draft(sport, fallback or sport.value.capitalize(), line, steps, pool)
    draft = _with_details(draft, fields)
    if draft.steps or draft.stated_s is not None:
        return draft
    if not sections and "duration" not in fields:
        why = f"{draft.title} has neither steps nor a duration"
        fix = "Add steps:, or duration: 45 min."
        fields.findings.error(fields.table.line, why, fix)
    return None


def _sport(fields: Fields) -> Sport | None:
    text = fields.text("sport")
    if text is None:
        names = listed(sport.value for sport in Sport)
        why = "a workout does not say its sport"
        fields.findings.error(fields.line("sport"), why, f"Write sport: {names}")
        return None
    if text.value.lower() in SPORTS:
        return SPORTS[text.value.lower()]
    names = listed(sport.value for sport in Sport)
    fix = did_you_mean(text.value, SPORTS, f"Use {names}.")
    fields.findings.error(text.line, f"{text.value!r} is no sport", fix)
    return None


def _sections(fields: Fields) -> list[tuple[Node, Intensity | None]]:
    parts: tuple[tuple[str, Intensity | None], ...] = (
        ("warm_up", Intensity.WARMUP),
        ("steps", None),
        ("cool_down", Intensity.COOLDOWN),
    )
    found = ((fields.node(name), intensity) for name, intensity in parts)
    return [(node, intensity) for node, intensity in found if node and _holds(node)]


def _holds(node: Node) -> bool:
    """Whether anything is written there."""
    if isinstance(node, Text):
        return bool(node.value)
    return bool(node.items if isinstance(node, Listing) else node.entries)


def _with_details(draft: Draft, fields: Fields) -> Draft:
    """The draft with every detail that the mapping states."""
    title, note = fields.text("title"), fields.text("note")
    priority = fields.number("priority", 1, 3)
    hard, test = fields.flag("hard"), fields.flag("test")
    tests = read_tests(fields) or draft.tests
    return replace(
        draft,
        title=clean(title.value, limit=100) if title else draft.title,
        note=note.value[:500] if note else draft.note,
        priority=_whole(priority, fields) or draft.priority,
        rpe=fields.number("rpe", 1, 10) or draft.rpe,
        stated_s=_duration(fields) or draft.stated_s,
        hard=draft.hard if hard is None else hard,
        is_test=draft.is_test or bool(tests) if test is None else test,
        tests=tests,
        goals=_goals(fields) or draft.goals,
    )


def _whole(priority: float | None, fields: Fields) -> int | None:
    if priority is None or priority.is_integer():
        return None if priority is None else int(priority)
    why = f"priority: {priority:g} is neither 1, 2 nor 3"
    fields.findings.error(fields.line("priority"), why, "1 is a key workout.")
    return None


def _duration(fields: Fields) -> float | None:
    stated = fields.time("duration")
    if stated is None or stated >= SHORTEST_S:
        return stated
    text = fields.text("duration")
    why = f"duration: {text.value if text else stated} is less than five minutes"
    fix = "1:30 is a minute and a half; write 1:30:00 or 90 min for an hour and a half."
    fields.findings.error(fields.line("duration"), why, fix)
    return None


def _goals(fields: Fields) -> tuple[str, ...]:
    named = fields.names("goals")
    for text in named:
        if text.value not in GOALS:
            fix = did_you_mean(text.value, GOALS, f"Coach measures {listed(GOALS)}.")
            why = f"{text.value} is no goal that coach measures"
            fields.findings.warning(text.line, why, fix)
    return tuple(dict.fromkeys(clean(text.value, limit=40) for text in named))


def read_tests_of_weeks(fields: Fields) -> tuple[str, ...]:
    """The tests named there for a week; those that no session can do are refused."""
    keys = read_tests(fields)
    for key in set(keys) & set(READ_OFF):
        why = f"{key} is read off a watch or in a laboratory"
        fix = "Plan run_12min_m or run_5k_s, or write a workout with that test."
        fields.findings.error(fields.line("tests"), why, fix)
    return tuple(key for key in keys if key not in READ_OFF)


def read_tests(fields: Fields) -> tuple[str, ...]:
    """The tests named there, as `coach log test` calls them."""
    found = []
    for text in fields.names("tests"):
        key = text.value.lower()
        if key in TESTS:
            found.append(key)
        else:
            fix = did_you_mean(key, TESTS, f"Tests are {listed(TESTS)}.")
            fields.findings.error(text.line, f"{text.value!r} is no test", fix)
    return tuple(dict.fromkeys(found))
