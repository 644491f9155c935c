"""YAML as plain text with line numbers: nothing is turned into numbers or dates."""

from dataclasses import dataclass, field

import yaml

from coach.redaction import clean
from connectors.planfile.findings import Findings

LARGEST_FILE = 256 * 1024
DEEPEST = 40
MOST_NODES = 20_000
LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Text:
    """One scalar, as written and cleaned; lines count from 1."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A YAML list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A YAML mapping; every key is text and stands once."""

    entries: tuple[tuple[Text, "Node"], ...]
    line: int


Node = Text | Listing | Table


def read_document(content: bytes, findings: Findings) -> Node | None:
    """The one document in a YAML file; None when it cannot be read at all.

    Aliases are followed as long as the written-out document stays small; tags,
    repeated keys and aliases inside their own anchor are errors.
    """
    text = _decoded(content, findings)
    if text is None:
        return None
    builder = _Builder(findings)
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        _explain(error, findings)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        findings.error(line, "a control character stands here", "Remove it.")
    except (ValueError, OverflowError):
        # PyYAML converts escapes and version numbers without looking at their size.
        findings.error(builder.line, "a number in an escape or directive is too large")
    except _StopReadingError as stop:
        findings.error(stop.line, stop.why, stop.fix)
    else:
        if builder.root is None:
            findings.error(1, "the file is empty", "Begin with: plan: NAME")
        return builder.root
    return None


class _StopReadingError(Exception):
    def __init__(self, line: int, why: str, fix: str) -> None:
        super().__init__(why)
        self.line, self.why, self.fix = line, why, fix


def _decoded(content: bytes, findings: Findings) -> str | None:
    if len(content) > LARGEST_FILE:
        why = f"the file has {len(content) // 1024} kB; a plan has at most 256 kB"
        findings.error(1, why, "Check that this is the plan file.")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        findings.error(line, "this is not UTF-8 text", "Save the file as UTF-8.")
        return None


_FIXES = (
    ("\\t", "Indent with spaces, not tabs."),
    (
        "mapping values are not allowed",
        "Put the text in quotes: a colon with a space behind it begins a value.",
    ),
    (
        "cannot start any token",
        "Put the text in quotes: it begins with a sign that YAML keeps for itself.",
    ),
    ("expected <block end>", "Give the lines of one list the same indentation."),
)


def _explain(error: yaml.MarkedYAMLError, findings: Findings) -> None:
    mark = error.problem_mark or error.context_mark
    problem = clean(error.problem or error.context or "unknown trouble", limit=120)
    fix = next((fix for sign, fix in _FIXES if sign in problem), None)
    findings.error(
        mark.line + 1 if mark else 1,
        f"this is not YAML: {problem}",
        fix or "Compare this line and the one above with the examples in plans/.",
    )


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been met."""

    is_table: bool
    line: int
    anchor: str | None
    children: list[Node] = field(default_factory=list)
    nodes: int = 1


@dataclass(slots=True)
class _Builder:
    """Puts parser events together without recursion."""

    findings: Findings
    root: Node | None = None
    line: int = 1
    _stack: list[_Open] = field(default_factory=list)
    _anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    _documents: int = 0

    def take(self, event: yaml.Event) -> None:
        self.line = event.start_mark.line + 1 if event.start_mark else self.line
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                why = "a second document begins here; a plan file holds one"
                raise _StopReadingError(self.line, why, "Remove the line ---.")
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event.anchor or "")
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(event.tag)
            text = Text(_cleaned(event.value), self.line)
            self._place(text, 1, event.anchor)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_tag(event.tag)
        if len(self._stack) >= DEEPEST:
            why = f"lists inside lists, more than {DEEPEST} deep"
            raise _StopReadingError(self.line, why, "Write it flatter.")
        is_table = isinstance(event, yaml.MappingStartEvent)
        self._stack.append(_Open(is_table, self.line, event.anchor))

    def _close(self) -> None:
        done = self._stack.pop()
        node: Node
        if done.is_table:
            node = Table(self._pairs(done.children), done.line)
        else:
            node = Listing(tuple(done.children), done.line)
        self._place(node, done.nodes, done.anchor)

    def _place(self, node: Node, nodes: int, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, nodes)
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        parent.children.append(node)
        parent.nodes += nodes
        if parent.nodes > MOST_NODES:
            why = f"written out, the file has more than {MOST_NODES} entries"
            raise _StopReadingError(self.line, why, "Use fewer aliases (*name).")

    def _take_alias(self, name: str) -> None:
        if name in self._anchors:
            node, nodes = self._anchors[name]
            self._place(node, nodes, None)
            return
        self.findings.error(
            self.line,
            f"*{clean(name, limit=40)} points at nothing written above it",
            "Mark what it shall repeat with &NAME first, outside of itself.",
        )
        self._place(Text("", self.line), 1, None)

    def _refuse_tag(self, tag: str | None) -> None:
        if tag is not None:
            self.findings.error(
                self.line,
                f"the tag {clean(tag, limit=40)} means nothing in a plan file",
                "Remove what begins with an exclamation mark, or put it in quotes.",
            )

    def _pairs(self, children: list[Node]) -> tuple[tuple[Text, Node], ...]:
        pairs: dict[str, tuple[Text, Node]] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Text):
                why = "a name was expected here, and this is a list"
                self.findings.error(key.line, why, "Put the name in quotes.")
            elif key.value in pairs:
                first = pairs[key.value][0].line
                why = f"{key.value!r} stands here a second time (first: line {first})"
                self.findings.error(key.line, why, "Keep one of the two.")
            else:
                pairs[key.value] = (key, value)
        return tuple(pairs.values())


def _cleaned(value: str) -> str:
    return clean(value, limit=LONGEST_TEXT, lines=True)
