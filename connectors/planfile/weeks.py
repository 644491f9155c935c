"""The weeks of a plan file: which workout on which weekday."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from connectors.planfile.amounts import count
from connectors.planfile.document import Listing, Node, Table, Text
from connectors.planfile.fields import NO, YES, Fields, Fill, blanks
from connectors.planfile.findings import Findings, UnreadableError
from connectors.planfile.sections import Surroundings
from connectors.planfile.words import (
    DAY_NAMES,
    DAYS,
    did_you_mean,
    listed,
)
from connectors.planfile.workouts import (
    Draft,
    Recipe,
    overlay,
    read_inline,
    read_recipe,
    read_tests_of_weeks,
)

MOST_WEEKS = 104
MOST_A_DAY = 6
_OF_A_WEEK = ("repeat", "test", "tests")
REST_WORDS = {"", "rest", "off", "none"}
_WITH = re.compile(r"(.+?)\s+with\s+(.+)", re.IGNORECASE)
_BETWEEN_VALUES = re.compile(r"\s*,\s+|\s*,(?![0-9])")


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """One week.

    Attributes:
        days: by weekday, 0 = Monday.
        tests: to be put on days of the week; empty leaves them to the goals, None
            is a week without.
    """

    line: int
    days: tuple[tuple[int, tuple[Draft, ...]], ...]
    tests: tuple[str, ...] | None = None


_Use = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(slots=True)
class WeekReader:
    """Reads weeks; knows the workouts that can be named in them.

    Attributes:
        tests: what a week of tests holds that does not say which.
    """

    around: Surroundings
    recipes: Mapping[str, Recipe]
    tests: tuple[str, ...] = ()
    used: set[str] = field(default_factory=set)
    _read: dict[_Use, Draft | None] = field(default_factory=dict)

    @property
    def findings(self) -> Findings:
        """Where everything that is wrong goes."""
        return self.around.findings

    def read(self, node: Node | None) -> tuple[PlannedWeek, ...]:
        """All weeks in order, repeated ones written out."""
        if not isinstance(node, Listing):
            line = node.line if node else 1
            fix = "Write weeks: and below it a list, each week beginning with a -"
            self.findings.error(line, "the plan has no list of weeks", fix)
            return ()
        weeks: list[PlannedWeek] = []
        for item in node.items:
            if isinstance(item, Table):
                weeks += self._week(item)
            else:
                why = "a week is a list of days here"
                self.findings.error(item.line, why, "Write - mon: WORKOUT")
        if len(weeks) > MOST_WEEKS:
            why = f"the plan has {len(weeks)} weeks; at most {MOST_WEEKS} can be read"
            self.findings.error(node.line, why, "Make it two plans.")
        return tuple(weeks[:MOST_WEEKS])

    def _week(self, table: Table) -> list[PlannedWeek]:
        fields = Fields(table, self.findings)
        fields.refuse_others({*DAYS, *_OF_A_WEEK}, "a week", also=DAY_NAMES)
        days: dict[int, tuple[Draft, ...]] = {}
        for name, weekday in DAY_NAMES.items():
            node = fields.node(name)
            if node is None:
                continue
            if weekday in days:
                why = f"{name} stands in this week a second time"
                self.findings.error(fields.line(name), why, "Keep one of the two.")
            days.setdefault(weekday, self._day(node))
        week = PlannedWeek(table.line, tuple(sorted(days.items())), self._tests(fields))
        return [week] * self._times(fields)

    def _times(self, fields: Fields) -> int:
        text = fields.text("repeat")
        if text is None:
            return 1
        try:
            return count(text.value, MOST_WEEKS, "weeks")
        except UnreadableError as problem:
            self.findings.errors_of(text.line, problem)
            return 1

    def _tests(self, fields: Fields) -> tuple[str, ...] | None:
        if "tests" not in fields:
            return self.tests if fields.flag("test") else None
        text = fields.node("tests")
        if isinstance(text, Text) and text.value.lower() in YES | NO:
            return self.tests if fields.flag("tests") else None
        return read_tests_of_weeks(fields) or None

    def _day(self, node: Node) -> tuple[Draft, ...]:
        items = node.items if isinstance(node, Listing) else (node,)
        if len(items) > MOST_A_DAY:
            why = f"{len(items)} workouts on one day; at most {MOST_A_DAY} can be read"
            self.findings.error(node.line, why, "Put some on other days.")
        drafts = [self._one(item) for item in items[:MOST_A_DAY]]
        return tuple(draft for draft in drafts if draft is not None)

    def _one(self, node: Node) -> Draft | None:
        if isinstance(node, Listing):
            why = "a list inside a day's list"
            self.findings.error(node.line, why, "Write one workout behind each -")
            return None
        if isinstance(node, Text):
            return self._named(node)
        fields = Fields(node, self.findings)
        if "workout" not in fields:
            return read_inline(node, self.around)
        text = fields.text("workout")
        draft = self._named(text) if text else None
        if draft is None:
            return None
        return replace(overlay(draft, node, self.findings), line=node.line)

    def _named(self, text: Text) -> Draft | None:
        if text.value.lower() in REST_WORDS:
            return None
        name, values = _call(text.value, self.recipes)
        recipe = self.recipes.get(name)
        if recipe is None:
            shown = [each.name for each in self.recipes.values()]
            known = listed(shown) if shown else "none is defined under workouts:"
            fix = did_you_mean(
                name, [*shown, "rest"], f"Workouts by name: {known}. Or write rest."
            )
            begun = [each for each in shown if name.startswith(f"{normal_name(each)} ")]
            if begun:
                fix = f"Write {begun[0]} with BLANK VALUE, BLANK VALUE."
            self.findings.error(text.line, f"there is no workout {name!r}", fix)
            return None
        self.used.add(name)
        filled = self._values(values, recipe, text.line)
        if filled is None:
            return None
        key = (name, tuple(sorted(filled.items())))
        if key not in self._read:
            fill = Fill(filled, text.line)
            self._read[key] = read_recipe(recipe, fill, self.around)
        draft = self._read[key]
        return draft and replace(draft, line=text.line)

    def _values(self, written: str, recipe: Recipe, line: int) -> dict[str, str] | None:
        """What to fill in; None when something without a default is missing."""
        in_recipe = blanks(recipe.table)
        known = in_recipe.names
        values: dict[str, str] = {}
        for part in filter(None, _BETWEEN_VALUES.split(written.strip())):
            name, value = _blank_and_value(part, known)
            if name not in known:
                each = [f"<{blank}>" for blank in sorted(known)]
                otherwise = f"It has {listed(each)}." if each else "It has no blanks."
                fix = did_you_mean(name, known, otherwise)
                why = f"{recipe.name} has no blank <{name}>"
                self.findings.error(line, why, fix)
            elif not value:
                why = f"{name} says nothing to fill in"
                self.findings.error(line, why, f"Write {recipe.name} with {name} 4")
            else:
                values[name] = value
        missing = sorted(in_recipe.needed - values.keys())
        if missing:
            example = ", ".join(f"{each} 4" for each in missing)
            why = f"{recipe.name} needs {listed(f'<{each}>' for each in missing)}"
            self.findings.error(line, why, f"Write {recipe.name} with {example}")
        return None if missing else values


def _call(text: str, recipes: Mapping[str, Recipe]) -> tuple[str, str]:
    """`vo2 run with times 4` as the workout's name and the values."""
    whole = normal_name(text)
    if whole in recipes:
        return whole, ""
    found = _WITH.fullmatch(text)
    return (normal_name(found[1]), found[2]) if found else (whole, "")


def _blank_and_value(part: str, known: frozenset[str]) -> tuple[str, str]:
    lowered = part.lower()
    for blank in sorted(known, key=len, reverse=True):
        if re.match(rf"{re.escape(blank)}(?=[\s=]|$)", lowered):
            return blank, part[len(blank) :].lstrip(" =")
    name, _, value = part.replace("=", " ").partition(" ")
    return name.lower(), value.strip()


def normal_name(text: str) -> str:
    """A workout's name, however it is spaced and capitalised."""
    return " ".join(text.lower().split())
