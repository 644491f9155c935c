"""Plan files bent out of shape."""

import random
from pathlib import Path

_PLANS = Path(__file__).parents[2] / "plans"
_PIECES = (
    *("{", "}", "[", "]", ":", "- ", "\t", "&a ", "*a", "!!python/object:x", "<<: *a"),
    *(
        "9" * 5000,
        ".nan",
        ".inf",
        "\x00",
        "\x1b[31m",
        "\u202e",
        "'",
        '"',
        "|\n",
        "---\n",
    ),
    *(
        "1:30",
        "no",
        "~",
        "1e999",
        "@",
        "8 x (",
        ")" * 50,
        "((((((((",
        "repeat: 10000",
        "tests: yes\n",
        "test: yes\n",
    ),
)


def mutants(seed):
    """Endless (name, bytes) of plan files, good and bad."""
    draw = random.Random(seed)
    plans = [file.read_text(encoding="utf-8") for file in sorted(_PLANS.glob("*.yaml"))]
    while True:
        lines = draw.choice(plans).splitlines(keepends=True)
        for _ in range(draw.randrange(1, 6)):
            _bend(draw, lines)
        yield "fuzzed.yaml", "".join(lines).encode("utf-8", errors="replace")


def _bend(draw, lines):
    at = draw.randrange(len(lines))
    kind = draw.randrange(5)
    if kind == 0:
        del lines[at : at + draw.randrange(1, 30)]
        lines.append("\n")
    elif kind == 1:
        lines.insert(at, lines[draw.randrange(len(lines))])
    elif kind == 2:
        lines[at] = " " * draw.randrange(9) + lines[at].lstrip(" ")
    else:
        place = draw.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:place] + draw.choice(_PIECES) + lines[at][place:]
