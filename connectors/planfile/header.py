"""What stands above the weeks of a plan file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain.activity import Sport
from coach.redaction import clean
from connectors.planfile.amounts import NUMBER, number
from connectors.planfile.document import Table, Text
from connectors.planfile.fields import Fields, canonical
from connectors.planfile.findings import UnreadableError, unreadable
from connectors.planfile.single import Pool
from connectors.planfile.weeks import normal_name
from connectors.planfile.words import GOALS, SPORTS, did_you_mean, listed, plain
from connectors.planfile.workouts import Recipe, read_pool, read_tests_of_weeks

DEFAULT_HOURS = (3.0, 5.0)
_TOP = {"plan", "weekly_hours", "focus", "pool", "tests", "workouts", "weeks"}
_HOURS = re.compile(rf"({NUMBER})(?:\s*(?:-|to)\s*({NUMBER}))?\s*h?(?:ours)?")


@dataclass(frozen=True, slots=True)
class Header:
    """All of a plan but its weeks.

    Attributes:
        tests: what its weeks of tests hold; empty leaves it to the goals.
        recipes: by their normal name.
    """

    name: str
    weekly_hours: tuple[float, float]
    focus: Mapping[str, float] | None
    pool: Pool | None
    tests: tuple[str, ...]
    recipes: Mapping[str, Recipe]


def read_header(fields: Fields, file_name: str) -> Header:
    """What stands above the weeks; defaults where it cannot be read."""
    fields.refuse_others(_TOP, "a plan")
    return Header(
        _name(fields, file_name),
        _hours(fields),
        _focus(fields),
        _pool(fields),
        read_tests_of_weeks(fields),
        _recipes(fields),
    )


def _name(fields: Fields, file_name: str) -> str:
    text = fields.text("plan")
    if text is not None:
        return clean(text.value, limit=100)
    why = "the plan has no name"
    fields.findings.error(fields.table.line, why, "Begin the file with plan: NAME")
    return clean(file_name, limit=100) or "plan"


def _pool(fields: Fields) -> Pool | None:
    text = fields.text("pool")
    return read_pool(text, fields.findings) if text else None


def _hours(fields: Fields) -> tuple[float, float]:
    text = fields.text("weekly_hours")
    if text is None:
        return DEFAULT_HOURS
    try:
        found = _HOURS.fullmatch(plain(text.value).lower())
        if not found:
            raise unreadable(f"{text.value!r} is no band of hours")
        low = number(found[1])
        high = number(found[2]) if found[2] else low
        if not 0 < low <= high <= 40:
            raise unreadable(f"weekly hours of {text.value} cannot be")
    except UnreadableError as problem:
        for each in problem.findings:
            fields.findings.error(text.line, each.why, "Write weekly_hours: 3-5")
        return DEFAULT_HOURS
    return low, high


def _focus(fields: Fields) -> Mapping[str, float] | None:
    node = fields.node("focus")
    if node is None:
        return None
    if not isinstance(node, Table):
        fix = "Write below it: swim: 40%, strength: 30%, each on its line."
        fields.findings.error(node.line, "focus names no shares", fix)
        return None
    shares = {}
    for key, value in node.entries:
        share = _share(value.value) if isinstance(value, Text) else None
        if share is None:
            why = f"focus: {key.value} has no share between 0 and 100%"
            fields.findings.error(key.line, why, f"Write {key.value}: 30%")
        else:
            _doubt_focus(key, fields)
            shares[clean(key.value, limit=40)] = share
    if sum(shares.values()) > 1.001:
        why = f"the shares of the focus come to {sum(shares.values()):.0%}"
        fields.findings.error(node.line, why, "Let them come to 100% at most.")
    return shares or None


def _doubt_focus(key: Text, fields: Fields) -> None:
    known = (*(sport.value for sport in Sport), *GOALS)
    if canonical(key.value) not in {*known, *SPORTS}:
        why = f"focus: {key.value} is neither a sport nor a goal"
        fix = did_you_mean(key.value, known, f"Use {listed(known)}.")
        fields.findings.warning(key.line, why, fix)


def _share(text: str) -> float | None:
    found = re.fullmatch(rf"({NUMBER})\s*(%?)", text)
    if not found:
        return None
    value = float(found[1].replace(",", ".")) / (100 if found[2] else 1)
    return round(value, 4) if 0 < value <= 1 else None


def _recipes(fields: Fields) -> dict[str, Recipe]:
    node = fields.node("workouts")
    if node is None or node == Text("", node.line):
        return {}
    if not isinstance(node, Table):
        fix = "Write each as NAME: and below it sport:, steps: …"
        fields.findings.error(node.line, "workouts: is a list of names", fix)
        return {}
    recipes: dict[str, Recipe] = {}
    for key, value in node.entries:
        name = normal_name(key.value)
        if isinstance(value, Table) and name and name not in recipes:
            recipes[name] = Recipe(" ".join(key.value.split()), value, key.line)
        else:
            again = "stands here twice" if name in recipes else "says nothing"
            why = f"the workout {key.value!r} {again}"
            fields.findings.error(key.line, why, "Write below it: sport: swim, …")
    return recipes
