"""Tables of plans bent out of shape."""

import random
from pathlib import Path

_PLANS = Path(__file__).parents[2] / "plans"
_WEEKS = """\
plan,Two weeks
pool,25 m
week,day,workout,sport,reps,distance,send-off,step,tests
1,mon,Fifties,,10,50,1:05,,
,thu,Hills,run,,,,4 x (1:00 @ rpe 8; 2:00 easy),run_5k_s
2,tue,Hundreds,,6,100,2:05,,
"""
_PIECES = (
    *(
        ",",
        ";",
        "\t",
        '"',
        '""',
        "\n",
        "\r",
        "\x00",
        "\x1b[31m",
        "\u202e",
        "=1+1",
        "sep=;",
    ),
    *(
        "9" * 5000,
        "1e999",
        "-1",
        "0",
        "1:10:00 AM",
        "25:61:99",
        "8 x (",
        ")" * 50,
        "<x>",
    ),
    *(
        "warm-up",
        "3 x",
        "999 x",
        "week",
        "day",
        "mon",
        "105",
        "total",
        "vo2max",
        "rest",
    ),
)
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


def mutants(seed):
    """Endless (name, bytes) of tables, good and bad."""
    draw = random.Random(seed)
    swim = (_PLANS / "threshold-swim.csv").read_text(encoding="utf-8")
    while True:
        lines = draw.choice((swim, _WEEKS)).splitlines(keepends=True)
        for _ in range(draw.randrange(1, 6)):
            _bend(draw, lines)
        encoding = draw.choice(_ENCODINGS)
        yield "fuzzed.csv", "".join(lines).encode(encoding, errors="replace")


def _bend(draw, lines):
    at = draw.randrange(len(lines))
    kind = draw.randrange(4)
    if kind == 0:
        del lines[at : at + draw.randrange(1, 4)]
        lines.append("\n")
    elif kind == 1:
        lines.insert(at, lines[draw.randrange(len(lines))])
    else:
        place = draw.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:place] + draw.choice(_PIECES) + lines[at][place:]
