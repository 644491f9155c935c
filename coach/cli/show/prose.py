"""Text that wraps between words, and never between a number and its unit."""

import re
from textwrap import wrap

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.text import Text

_GLUE = "\x00"
_HELD = re.compile(
    r"(?<=\d) (?=[a-z%W])|(?<=\d h) (?=\d)|(?<=\brpe) (?=\d)"
    r"|(?<=\d) (?=of \d)|(?<=\d of) (?=\d)"
    r"|(?<=\d) (?=x \d)|(?<=\d x) (?=\d)"
    r"|(?<=\d) (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
)


class Prose:
    """Paragraphs of plain text; a line holds as many words as there is room for.

    All lines of a paragraph but its first are set in by `hang`.
    """

    def __init__(self, text: str, style: str = "", hang: int = 0) -> None:
        self.text, self.style, self.hang = text, style, hang

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        for paragraph in self.text.split("\n"):
            for line in lines(paragraph, options.max_width, self.hang) or [""]:
                yield Text(line, self.style, no_wrap=True, overflow="fold")

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        longest = max(map(len, self.text.split("\n")))
        words = max(map(len, self.text.split()), default=1)
        most = options.max_width
        return Measurement(min(words, most), min(longest, most))


class TwoLines:
    """A name that takes two lines at most, and at least and at most so many columns."""

    def __init__(self, name: str, least: int, most: int, style: str = "") -> None:
        self.name, self.least, self.most, self.style = name, least, most, style

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        first, *more = lines(self.name, options.max_width) or [""]
        yield Text(first, self.style, no_wrap=True)
        if more:
            said = f"{more[0][: options.max_width - 1]}…" if more[1:] else more[0]
            yield Text(said, self.style, no_wrap=True)

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        long = len(self.name)
        return Measurement(min(long, self.least), min(long, self.most))


def lines(text: str, width: int, hang: int = 0) -> list[str]:
    """The text in lines of that width at most; words longer than that are cut.

    All lines but the first are set in by `hang`.
    """
    held = wrap(
        _HELD.sub(_GLUE, text.replace(_GLUE, "")),
        max(width, hang + 1),
        subsequent_indent=" " * hang,
        break_on_hyphens=False,
    )
    return [line.replace(_GLUE, " ") for line in held]


def indented(part: "str | Text | object", by: int = 2) -> Padding:
    """The part, set in."""
    return Padding(Prose(part) if isinstance(part, str) else part, (0, 0, 0, by))  # type: ignore[arg-type]


def heading(title: str, *more: str | Text) -> Text:
    """A bold title and what stands beside it."""
    text = Text(title, "bold")
    for one in more:
        text.append("  ").append(one)
    return text
