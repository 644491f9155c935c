"""What is said of sets beside their numbers: `rest 2:30`, `tempo 31x1`, `note: …`."""

import re
from dataclasses import dataclass

from coach.errors import CoachError, ExitCode
from coach.redaction import clean

MOST_REST_S = 3600.0
LONGEST_NOTE = 500
TEMPO = "tempo "
"""How a note begins that says one."""

_N = r"\d+(?:[.,]\d+)?"
_REST = re.compile(
    rf"(?<![\w.])(?:rest:? ?|r)(?P<amount>\d{{1,2}}:\d{{2}}|{_N})"
    r" ?(?P<unit>s|secs?|seconds?|m|mins?|minutes?)?(?![\w:.,])",
    re.IGNORECASE,
)
_TEMPO = re.compile(
    r"(?<!\w)tempo:? ?(?P<tempo>[\dx](?:[-/ ]?[\dx]){2,3})(?!\w)", re.IGNORECASE
)
_NOTE = re.compile(r"(?<!\w)notes?: *(?P<note>.*)$", re.IGNORECASE | re.DOTALL)

_MINUTES_BELOW = 10
"""`rest 3` is three minutes, `rest 90` ninety seconds."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What was said of sets.

    Attributes:
        note: the tempo in its fixed form (`tempo 31x1`: seconds down, below, up, above;
            x is as fast as can be), then the athlete's words.
    """

    rest_s: float | None = None
    note: str = ""


def set_aside(part: str) -> tuple[str, Aside]:
    """The text without its rest, tempo and note, and these.

    Raises:
        CoachError: a rest is said twice, or longer than an hour (exit 2).
    """
    part, note = _taken(_NOTE, part)
    part, tempo = _taken(_TEMPO, part)
    part, rest = _taken(_REST, part)
    if rest is not None and _REST.search(part):
        raise _wrong(part, "Two rests are said of the same sets.")
    words = []
    if tempo is not None:
        words.append(f"{TEMPO}{re.sub('[-/ ]', '', tempo['tempo'].lower())}")
    if note is not None:
        words.append(clean(note["note"], limit=LONGEST_NOTE))
    return part, Aside(_seconds(rest) if rest else None, "; ".join(filter(None, words)))


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, "re.Match[str] | None"]:
    found = pattern.search(text)
    if found is None:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}", found


def _seconds(rest: re.Match[str]) -> float:
    amount, unit = rest["amount"].replace(",", "."), (rest["unit"] or "").lower()
    if ":" in amount:
        minutes, seconds = amount.split(":")
        found = 60.0 * int(minutes) + int(seconds)
    elif unit.startswith("m") or (not unit and float(amount) < _MINUTES_BELOW):
        found = 60.0 * float(amount)
    else:
        found = float(amount)
    if not 0 < found <= MOST_REST_S:
        raise _wrong(rest[0], "A rest is longer than nothing and at most an hour.")
    return found


def _wrong(said: str, why: str) -> CoachError:
    return CoachError(
        f"{' '.join(said.split())[:80]!r} is not understood.",
        why,
        "Write it as rest 2:30 or r90, with a ; between sets that differ.",
        ExitCode.USAGE,
    )
