"""One step and the rest behind it: `50 yd free, fins on 1:00`, `back squat 3x5`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from coach.domain.activity import Sport, Stroke
from coach.domain.notation import PER_SIDE
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Load,
    Repeat,
    Step,
    Steps,
    Target,
)
from connectors.planfile.amounts import (
    AMOUNT,
    MOST_REPS,
    count,
    end_of,
    refuse_unknown_unit,
    seconds,
)
from connectors.planfile.findings import UnreadableError, unreadable
from connectors.planfile.targets import read_load, read_target, unknown_load
from connectors.planfile.words import (
    DRILLS,
    EASY,
    EFFORTS,
    EQUIPMENT,
    FILLERS,
    SIDES,
    STROKES,
    TIME_UNITS,
    UNITS,
    nearest,
)

MOST_SETS = 30
_EXERCISE_SPORTS = {Sport.STRENGTH, Sport.MOBILITY}
_BREAK = re.compile(
    r"\s*,\s+|\s*,(?![0-9])|,(?<![0-9],)|\s+(?=@)"
    r"|\s+(?=(?:on|rest|send-off)\s+[0-9])",
    re.IGNORECASE,
)
_REST = re.compile(r"(?:rest|with rest)\s+(.+)", re.IGNORECASE)
_SEND_OFF = re.compile(r"(?:on|send-off)\s+(.+)", re.IGNORECASE)
_EASY_AFTER = re.compile(r"(?:easy|jog|walk)\s+([0-9].*)", re.IGNORECASE)
_SETS = re.compile(
    r"(?P<name>.*?\S)\s+(?P<sets>[0-9]+)\s*x\s*(?P<amount>\S.*)", re.IGNORECASE
)
_NO_LOAD = re.compile(r".*(?:bpm|hrmax|rpm|w|watts?|/\S+)", re.IGNORECASE)
_PHRASES = {**STROKES, **DRILLS, **EQUIPMENT}
_KNOWN = {*_PHRASES, *EASY, *EFFORTS, *SIDES}
_MEANT = {word: word for word in (*_KNOWN, "rest", "on", "send-off", "reps", "max")}
_MEANT |= {word: word for word in ("warm-up", "cool-down", "superset")}
_MEANT |= {unit: shown for unit, shown in (UNITS | TIME_UNITS).items() if len(unit) > 2}
"""What an unknown word may have been meant for, each as it is shown."""

_SPOKEN = {*EASY, *EFFORTS, *SIDES}
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _KNOWN)


@dataclass(frozen=True, slots=True)
class Pool:
    """Where swims happen; `unit` is yd or m."""

    length_m: float
    unit: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a line leaves unsaid; only swims have a pool."""

    sport: Sport
    pool: Pool | None = None

    @property
    def pool_unit(self) -> str | None:
        """The unit of a swim's distance without one."""
        return self.pool.unit if self.pool else None


@dataclass(slots=True)
class _Reading:
    """What has been understood of a step so far."""

    end: End | None = None
    intensity: Intensity = Intensity.WORK
    sets: int | None = None
    exercise: str | None = None
    stroke: Stroke | None = None
    drill: str | None = None
    equipment: str | None = None
    load: Load | None = None
    targets: list[Target] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    after: list[Step] = field(default_factory=list)

    def steps(self) -> Steps:
        target, secondary = ([*self.targets, None, None])[:2]
        if self.end is None or len(self.targets) > 2:
            raise unreadable("a step has at most two targets", "Remove one.")
        step = Step(
            self.intensity,
            self.end,
            target,
            secondary,
            stroke=self.stroke,
            drill=self.drill,
            equipment=self.equipment,
            exercise=self.exercise,
            load=self.load,
            note=", ".join(self.notes),
        )
        done = (step, *self.after)
        return done if self.sets is None else (Repeat(self.sets, done),)


def read_single(text: str, setting: Setting, *, in_sets: bool = False) -> Steps:
    """A step and what follows it, without groups.

    Args:
        text: with single spaces.
        setting: sport and pool.
        in_sets: it stood behind `N x`.

    Raises:
        UnreadableError: it is no step.
    """
    plain, notes = _take_notes(text)
    head, *clauses = [c.strip() for c in _BREAK.split(plain) if c.strip()] or [""]
    if rest := _rest(head):
        return _only_rest(rest, clauses, notes)
    reading = _Reading()
    if setting.sport in _EXERCISE_SPORTS:
        _read_exercise(head, reading, setting, in_sets=in_sets)
    else:
        _read_amount(head, reading, setting)
    for clause in clauses:
        _read_clause(clause, reading, setting)
    reading.notes += notes
    return reading.steps()


def read_rests(text: str) -> Steps:
    """The rests behind a group's closing bracket: `, rest 2:00`.

    Raises:
        UnreadableError: something else stands there.
    """
    clauses = [c.strip() for c in _BREAK.split(text) if c.strip()]
    rests = [_rest(clause) for clause in clauses]
    if None in rests:
        why = f"{text.strip(' ,')!r} stands behind a closed bracket"
        raise unreadable(why, "Only a rest can follow there: , rest 2:00")
    return tuple(rest for rest in rests if rest)


def _only_rest(rest: Step, clauses: list[str], notes: list[str]) -> Steps:
    if clauses:
        raise unreadable(f"{clauses[0]!r} stands behind a rest", "Make it a step.")
    return (Step(rest.intensity, rest.end, note=", ".join(notes)),)


def _take_notes(text: str) -> tuple[str, list[str]]:
    """The text without what is in brackets, and that; brackets are known to pair."""
    plain, notes, depth, start = [], [], 0, 0
    for place, character in enumerate(text):
        if character == "(" and (depth := depth + 1) == 1:
            start = place + 1
        elif character == ")" and (depth := depth - 1) == 0:
            notes.append(text[start:place].strip())
            plain.append(" ")
        elif depth == 0:
            plain.append(character)
    return " ".join("".join(plain).split()), [note for note in notes if note]


def _rest(clause: str) -> Step | None:
    if clause.lower() == "rest":
        return Step(Intensity.REST, End(EndKind.OPEN))
    if found := _REST.fullmatch(clause):
        if found[1].lower() == "open":
            return Step(Intensity.REST, End(EndKind.OPEN))
        return Step(Intensity.REST, End(EndKind.TIME, seconds(found[1])))
    if found := _SEND_OFF.fullmatch(clause):
        return Step(Intensity.REST, End(EndKind.SEND_OFF, seconds(found[1])))
    return None


def _read_amount(head: str, reading: _Reading, setting: Setting) -> None:
    found = None if head.startswith("@") else AMOUNT.search(head)
    if not found:
        fix = _amount_fix(setting)
        raise unreadable(f"{head!r} does not say how long or how far", fix)
    if found["bare"] and setting.pool_unit is None:
        refuse_unknown_unit(found.group(), head[found.end() :], _KNOWN)
    reading.end = end_of(found, setting.pool_unit)
    if reading.end.kind is EndKind.REPS:
        raise unreadable(f"repetitions in a {setting.sport.value} workout")
    words = f"{head[: found.start()]} {head[found.end() :]}"
    _read_words(words, reading)


def _amount_fix(setting: Setting) -> str:
    if setting.sport is Sport.SWIM:
        return "Write a distance or a time: 4 x 50 yd free on 1:00"
    return "Write a time or a distance: 10:00 easy, or 5 km @ 5:30-6:00/km"


def _read_exercise(
    head: str, reading: _Reading, setting: Setting, *, in_sets: bool
) -> None:
    if found := _SETS.fullmatch(head):
        reading.sets = count(found["sets"], MOST_SETS, "sets")
        name, amount = found["name"], found["amount"]
    elif (first := AMOUNT.match(head)) and not first["open"]:
        name, amount = _behind_amount(head, first, reading, in_sets=in_sets)
    else:
        name, amount = _before_amount(head)
    reading.exercise = " ".join(name.lower().split()) or None
    matched = AMOUNT.match(amount)
    if not matched:
        fix = "Write sets and repetitions: back squat 3x5, couch stretch 2x60s"
        raise unreadable(f"{head!r} names no repetitions, time or distance", fix)
    reading.end = _exercise_end(matched, amount)
    if words := amount[matched.end() :].strip():
        _read_clause(words, reading, setting)


def _exercise_end(found: re.Match[str], amount: str) -> End:
    if found["bare"]:
        if re.match(r"\s*-\s*[0-9]", amount[found.end() :]):
            fix = f"Write one number, the range in brackets: {found['bare']} ({amount})"
            raise unreadable(f"{amount!r} is a range of repetitions", fix)
        return End(EndKind.REPS, count(found["bare"], MOST_REPS, "repetitions"))
    return end_of(found, None)


def _behind_amount(
    head: str, found: re.Match[str], reading: _Reading, *, in_sets: bool
) -> tuple[str, str]:
    """`5 push-up` names an exercise; `5:00 easy bike` is said in words."""
    words = head[found.end() :].strip()
    if in_sets or found["bare"] or found["reps"]:
        if not words and (found["bare"] or found["reps"]):
            raise unreadable(f"{head!r} names no exercise", "Write: back squat 3x5")
        return words, found.group()
    if any(word in words.lower().split() for word in EASY):
        reading.intensity = Intensity.RECOVERY
    spoken = " ".join(w for w in words.split() if w.lower() not in EASY)
    if spoken:
        reading.notes.append(spoken)
    return "", found.group()


def _before_amount(head: str) -> tuple[str, str]:
    """`plank 60s`, `box jump x3`, `pull-up max`: the name and the amount."""
    for found in re.finditer(r"\s+x?\s*(?=[0-9]|max\b|open\b)", head):
        if AMOUNT.match(head, found.end()):
            return head[: found.start()], head[found.end() :]
    return head, ""


def _read_clause(clause: str, reading: _Reading, setting: Setting) -> None:
    if rest := _rest(clause):
        reading.after.append(rest)
    elif found := _EASY_AFTER.fullmatch(clause):
        match = AMOUNT.fullmatch(found[1])
        if not match:
            raise unreadable(f"{clause!r} does not say how long")
        reading.after.append(Step(Intensity.RECOVERY, end_of(match, setting.pool_unit)))
    elif clause.startswith("@"):
        prescribed, words = _split_words(clause[1:].strip())
        _read_prescription(prescribed, reading, setting)
        _read_words(words, reading)
    elif setting.sport in _EXERCISE_SPORTS and (load := read_load(clause)):
        reading.load = load
    elif re.match(r"[0-9]", clause):
        target = read_target(clause, setting.sport, setting.pool_unit)
        reading.targets.append(target)
    else:
        _read_words(clause, reading)


def _split_words(text: str) -> tuple[str, str]:
    """`rpe 7 per side` as what is prescribed and the words behind it."""
    words = text.split()
    for cut in range(1, len(words)):
        behind = " ".join(words[cut:])
        if all(p.lower() in _SPOKEN for p in _phrases(words[cut:])):
            return " ".join(words[:cut]), behind
    return text, ""


def _read_prescription(text: str, reading: _Reading, setting: Setting) -> None:
    if reading.exercise is None:
        target = read_target(text, setting.sport, setting.pool_unit)
        reading.targets.append(target)
        return
    load = read_load(text)
    if load is None and _NO_LOAD.fullmatch(text):
        target = read_target(text, setting.sport, setting.pool_unit)
        reading.targets.append(target)
    elif load is None or reading.load is not None:
        raise unknown_load(text)
    else:
        reading.load = load


def _read_words(text: str, reading: _Reading) -> None:
    words = text.split()
    for phrase in _phrases(words):
        word = phrase.lower()
        if word in EASY:
            reading.intensity = Intensity.RECOVERY
        elif word in STROKES and reading.exercise is None:
            reading.stroke = STROKES[word]
        elif word in DRILLS and reading.exercise is None:
            reading.drill = DRILLS[word]
        elif word in EQUIPMENT and reading.equipment is None:
            reading.equipment = EQUIPMENT[word]
        elif word in SIDES:
            reading.notes.insert(0, PER_SIDE)
        elif word in EFFORTS or word in EQUIPMENT:
            reading.notes.append(phrase)
        elif word not in FILLERS:
            raise _unknown(phrase, words)


def _unknown(word: str, words: list[str]) -> UnreadableError:
    """The error for a word of those; with the next one it may be a phrase, misspelt."""
    place = words.index(word)
    joined = " ".join(words[place : place + 2])
    phrase = nearest(joined, (each for each in _MEANT if " " in each))
    meant = phrase or nearest(word, _MEANT)
    if meant:
        wrong = joined if phrase else word
        fix = f"Did you mean {_MEANT[meant]}?"
    else:
        wrong = word
        fix = f"Put your own words in brackets: ({' '.join(words)})"
    return unreadable(f"{wrong!r} is no word of the notation", fix)


def _phrases(words: list[str]) -> Iterator[str]:
    """The words, those that belong together joined (`pull buoy`)."""
    place = 0
    while place < len(words):
        for length in range(_LONGEST_PHRASE, 0, -1):
            phrase = " ".join(words[place : place + length])
            if length == 1 or phrase.lower() in _KNOWN:
                yield phrase
                place += len(phrase.split())
                break
