"""The language model's state on a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show.prose import Prose, indented

Document = Mapping[str, Any]


def in_full(document: Document) -> Group:
    """Who, whether, and the last calls."""
    return Group(*_parts(document))


def _parts(document: Document) -> Iterator[RenderableType]:
    yield Prose(state(document))
    if document["calls"]:
        yield Text()
        yield Text("The last calls", "bold")
        yield indented("\n".join(call(each) for each in document["calls"]))


def state(document: Document) -> str:
    """In one sentence who words the reviews."""
    if document["writer"] == "none":
        return "Coach words the reviews by itself; COACH_LLM names no model."
    who = f"{document['model']} at {document['address']}"
    if document["allowed_since"] is None:
        return f"{who} is set, and not allowed yet: coach auth llm shows what it gets."
    texts = "with" if document["with_texts"] else "without"
    since = document["allowed_since"][:10]
    return (
        f"{who} words the reviews since {since}, {texts} titles and notes, in a "
        f"{document['persona']} tone, within {document['seconds']:g} s."
    )


def call(each: Document) -> str:
    """`2026-03-08 21:00 claude-haiku-5-5, 4.1 kB sent, 320 B back, 1.2 s: used`."""
    at = each["called_at"][:16].replace("T", " ")
    parts = [
        f"{at} {each['model']}",
        f"{_bytes(each['sent_bytes'])} sent",
        f"{_bytes(each['received_bytes'])} back",
    ]
    if each["input_tokens"] is not None and each["output_tokens"] is not None:
        parts.append(f"{each['input_tokens']} + {each['output_tokens']} tokens")
    parts.append(f"{each['took_s']:.1f} s")
    if each["cost_usd"] is not None:
        parts.append(f"${each['cost_usd']:.4f}")
    elif each["input_tokens"] is not None and each["writer"] == "anthropic":
        parts.append("price not known")
    return f"{', '.join(parts)}: {each['ended']}"


def _bytes(number: int) -> str:
    return f"{number} B" if number < 1000 else f"{number / 1000:.1f} kB"
