"""One row of a spreadsheet as a line of the notation: `8 x 50 yd free on 1:00`."""

import re
from collections.abc import Mapping

from coach.domain.notation import clock
from connectors.planfile.amounts import (
    MOST_REPS,
    NUMBER,
    count,
    seconds,
    unknown_unit,
)
from connectors.planfile.findings import unreadable
from connectors.planfile.words import (
    DRILLS,
    EQUIPMENT,
    STROKES,
    UNITS,
    did_you_mean,
    listed,
    plain,
)

_LONGEST_PAUSE_S = 20 * 60
_OF_DAY = re.compile(r"(1[0-2]|0?[0-9]):([0-5][0-9]):([0-5][0-9])\s*([ap])m")
_REST = re.compile(r"(\S+)\s*(?:rest|r)|(?:rest|r)\s*(\S+)", re.IGNORECASE)
_WORDS: Mapping[str, Mapping[str, object]] = {
    "stroke": STROKES,
    "drill": DRILLS,
    "equipment": EQUIPMENT,
}


def step_text(cells: Mapping[str, str], unit: str) -> str:
    """The step that the cells of a row name.

    Args:
        cells: by column; a cell `step` is taken as it is.
        unit: of a distance without one; may be empty.

    Raises:
        UnreadableError: a cell says something else than its column.
    """
    note = _note(cells)
    if "step" in cells:
        return f"{cells['step']}{note}"
    if "rest" in cells and cells.keys() <= {"rest", "note"}:
        return _pause(cells).lstrip(", ") + note
    parts = [_reps(cells), _amount(cells, unit)]
    parts += [_words(cells, column) for column in ("stroke", "drill")]
    line = " ".join(part for part in parts if part)
    if gear := _words(cells, "equipment"):
        line += f", {gear}"
    return f"{line}{_target(cells)}{_pause(cells)}{note}"


def _reps(cells: Mapping[str, str]) -> str:
    text = re.sub(r"\s*x$", "", cells.get("reps", "").lower())
    if not text:
        return ""
    return f"{count(text, MOST_REPS, 'repetitions')} x"


def _amount(cells: Mapping[str, str], unit: str) -> str:
    text = plain(cells.get("distance", ""))
    if not text:
        named = ", ".join(cells.values())
        why = f"{named!r} says neither how long nor how far"
        raise unreadable(why, "Fill in distance: 50, 50 yd or 10:00.")
    said = cells.get("unit", "").lower().rstrip(".")
    if said and said not in UNITS:
        raise unknown_unit(said)
    if re.fullmatch(rf"(?:[0-9]+\s*x\s*)?{NUMBER}", text, re.IGNORECASE):
        return f"{text} {said or unit}".strip()
    return text


def _words(cells: Mapping[str, str], column: str) -> str:
    """The words of a cell, each one of its column's; a drill's own name is a note."""
    text = plain(cells.get(column, ""))
    if column == "drill" and text and text.lower() not in DRILLS:
        return "drill"
    if column == "equipment":
        for word in re.split(r"\s*[,+/&]\s*|\s+and\s+", text.lower()):
            if word and word not in EQUIPMENT:
                known = _WORDS[column]
                fix = did_you_mean(word, known, f"Equipment is {listed(known)}.")
                raise unreadable(f"{word!r} is no equipment", fix)
        return re.sub(r"\s*[+/&]\s*|\s+and\s+", ", ", text)
    if column == "stroke" and text and text.lower() not in STROKES:
        known = _WORDS[column]
        words = [*STROKES, *DRILLS, "easy"]
        if any(word not in words for word in text.lower().split()):
            otherwise = f"Strokes are {listed(known)}; your own words go into note."
            fix = did_you_mean(text, words, otherwise)
            raise unreadable(f"{text!r} is no stroke", fix)
    return text


def _target(cells: Mapping[str, str]) -> str:
    text = plain(cells.get("target", "")).removeprefix("@").strip()
    if not text:
        return ""
    return f" @ {text}" if re.match(r"[0-9]|rpe\b", text.lower()) else f", {text}"


def _pause(cells: Mapping[str, str]) -> str:
    """The send-off or the rest; a bare number of rest is seconds."""
    send_off, rest = cells.get("send-off"), cells.get("rest")
    if send_off and not rest and (found := _REST.fullmatch(send_off.strip())):
        send_off, rest = None, found[1] or found[2]
    if send_off and rest:
        why = f"a send-off of {send_off} and a rest of {rest}"
        raise unreadable(why, "Fill in one of the two.")
    if send_off:
        return f" on {_of_spreadsheet(send_off)}"
    if not rest:
        return ""
    if rest.lower() == "open":
        return ", rest open"
    bare = re.fullmatch(rf"({NUMBER})\s*(?:\"|''|”)?", rest)
    return f", rest {bare[1]}s" if bare else f", rest {_of_spreadsheet(rest)}"


def _of_spreadsheet(text: str) -> str:
    """The time that was typed where a spreadsheet took 1:10 for ten past one."""
    found = _OF_DAY.fullmatch(text.lower())
    if found:
        hours = int(found[1]) % 12 + (12 if found[4] == "p" else 0)
        text = f"{hours}:{found[2]}:{found[3]}"
    typed = re.sub(r"^on\s+", "", text.strip(" @\"'"), flags=re.IGNORECASE)
    value = seconds(typed)
    if value >= _LONGEST_PAUSE_S and re.fullmatch(r"[0-9]+:[0-9]{2}:00", typed):
        value /= 60
    return clock(value)


def _note(cells: Mapping[str, str]) -> str:
    """In brackets, as what the athlete reads and coach does not."""
    drill = cells.get("drill", "")
    own = drill if drill and plain(drill).lower() not in DRILLS else ""
    said = ", ".join(each for each in (own, cells.get("note", "")) if each)
    kept = plain(said).replace("(", "[").replace(")", "]")
    return f" ({kept})" if kept else ""
