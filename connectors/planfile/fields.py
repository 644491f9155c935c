"""Entries of a YAML mapping, asked for by name, with the blanks filled in."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from connectors.planfile.amounts import number, seconds
from connectors.planfile.document import Listing, Node, Table, Text
from connectors.planfile.findings import Findings, UnreadableError, unreadable
from connectors.planfile.words import did_you_mean, listed

_BLANK = re.compile(r"<([A-Za-z][A-Za-z0-9 _-]*)(?:=([^<>]*))?>")
YES = {"yes", "true", "y", "on"}
YES_NO = ("yes", "no")
NO = {"no", "false", "n", "off"}
SPELLINGS = {"warmup": "warm_up", "cooldown": "cool_down", "name": "plan"}


@dataclass(frozen=True, slots=True)
class Fill:
    """What a use of a workout writes into its blanks.

    Attributes:
        values: by the blank's name, lower case.
        line: where the workout is used; None for one written in place.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    line: int | None = None

    def ending(self, text: str) -> str:
        """Says in a message which line filled in the text it is about."""
        filled = self.values and _BLANK.search(text)
        return f" (filled in by line {self.line})" if filled else ""

    def into(self, text: str) -> str:
        """The text with `<times>` and `<times=4>` replaced.

        Raises:
            UnreadableError: a blank has neither a value nor a default.
        """
        return _BLANK.sub(self._value, text)

    def _value(self, found: re.Match[str]) -> str:
        name = found[1].strip().lower()
        if name in self.values:
            return self.values[name]
        if found[2] is not None:
            return found[2].strip()
        fix = f"Blanks are for workouts used by name; give it a default: <{name}=4>"
        raise unreadable(f"the blank <{name}> is not filled in", fix)


@dataclass(frozen=True, slots=True)
class Blanks:
    """The blanks in a part of the file; `needed` have no default."""

    names: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()

    def __or__(self, other: "Blanks") -> "Blanks":
        return Blanks(self.names | other.names, self.needed | other.needed)


def blanks(node: Node) -> Blanks:
    """All blanks in it, keys of mappings included."""
    if isinstance(node, Text):
        found = [(m[1].strip().lower(), m[2]) for m in _BLANK.finditer(node.value)]
        needed = frozenset(name for name, default in found if default is None)
        return Blanks(frozenset(name for name, _ in found), needed)
    parts: tuple[Node, ...] = ()
    if isinstance(node, Listing):
        parts = node.items
    else:
        parts = tuple(part for entry in node.entries for part in entry)
    return reduce(or_, map(blanks, parts), Blanks())


def canonical(key: str) -> str:
    """`Weekly hours`, `weekly-hours` and `weekly_hours` are one key."""
    plain = re.sub(r"[\s-]+", "_", key.strip().lower())
    return SPELLINGS.get(plain, plain)


@dataclass(slots=True)
class Fields:
    """A mapping's entries; what is wrong with them goes to `findings`."""

    table: Table
    findings: Findings
    fill: Fill = Fill()
    _nodes: dict[str, tuple[Text, Node]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, node in self.table.entries:
            name = canonical(key.value)
            if name in self._nodes:
                first = self._nodes[name][0]
                why = f"{key.value} says the same as line {first.line}"
                self.findings.error(key.line, why, "Keep one of the two.")
            else:
                self._nodes[name] = (key, node)

    def __contains__(self, name: str) -> bool:
        return name in self._nodes

    def refuse_others(
        self, known: Collection[str], what: str, also: Collection[str] = ()
    ) -> None:
        """An error for each key that is neither known nor `also` allowed."""
        for name, (key, _) in self._nodes.items():
            if name not in known and name not in also:
                shown = [each.replace("_", " ") for each in sorted(known)]
                otherwise = f"Use {listed(shown)}."
                fix = did_you_mean(name.replace("_", " "), {*shown, *also}, otherwise)
                if name == "<<":
                    fix = "Write it under workouts: once and use it by its name."
                why = f"{key.value!r} is not part of {what}"
                self.findings.error(key.line, why, fix)

    def node(self, name: str) -> Node | None:
        """What stands there, as read."""
        return self._nodes[name][1] if name in self._nodes else None

    def line(self, name: str) -> int:
        """The line of an entry, else that of the mapping."""
        return self._nodes[name][0].line if name in self._nodes else self.table.line

    def text(self, name: str) -> Text | None:
        """A text with its blanks filled in; None when absent, empty or no text."""
        node = self.node(name)
        if node is None:
            return None
        if not isinstance(node, Text):
            why = f"{name.replace('_', ' ')} is a list here"
            self.findings.error(node.line, why, "Write one value behind the colon.")
            return None
        try:
            filled = self.fill.into(node.value)
        except UnreadableError as problem:
            self.findings.errors_of(node.line, problem)
            return None
        return Text(filled, node.line) if filled else None

    def flag(self, name: str) -> bool | None:
        """Yes or no."""
        text = self.text(name)
        if text is None:
            return None
        word = text.value.lower()
        if word not in YES | NO:
            why = f"{name}: {text.value} is neither yes nor no"
            fix = did_you_mean(word, YES_NO, f"Write {name}: yes, or leave it out.")
            self.findings.error(text.line, why, fix)
            return None
        return word in YES

    def number(self, name: str, low: float, high: float) -> float | None:
        """A number within bounds."""
        text = self.text(name)
        if text is None:
            return None
        try:
            value = number(text.value)
            if not low <= value <= high:
                raise unreadable(f"{text.value} is not between {low:g} and {high:g}")
        except UnreadableError as problem:
            self._wrong(name, text, problem)
            return None
        return value

    def time(self, name: str) -> float | None:
        """A time in seconds."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return seconds(text.value)
        except UnreadableError as problem:
            self._wrong(name, text, problem)
            return None

    def names(self, name: str) -> tuple[Text, ...]:
        """A list of words, written as a YAML list or with commas."""
        node = self.node(name)
        if isinstance(node, Listing):
            return tuple(item for item in node.items if isinstance(item, Text))
        text = self.text(name)
        parts = text.value.split(",") if text else ()
        return tuple(Text(p.strip(), text.line) for p in parts if text and p.strip())

    def _wrong(self, name: str, text: Text, problem: UnreadableError) -> None:
        for each in problem.findings:
            self.findings.error(
                text.line, f"{name.replace('_', ' ')}: {each.why}", each.fix
            )
