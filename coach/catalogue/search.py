"""Exercises found by words: names, muscles, equipment, movement, in any order."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from coach.catalogue.exercises import exercises
from coach.catalogue.resolve import key, written
from coach.domain.exercise import Exercise

MOST = 20

Test = Callable[[Exercise], float]
"""How well an exercise fits a word, 0-1."""

_ALIKE = 85.0
_NAME, _ALIAS = 1.0, 0.9
_LEADS, _HELPS, _OTHER = 0.9, 0.3, 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """An exercise and how well it fits the words, 0-1."""

    exercise: Exercise
    score: float


def search(words: str) -> tuple[Found, ...]:
    """The exercises that every word fits, those it fits best first.

    A word is a name or part of one, in any language of the catalogue and be it with
    a slip of the pen; a muscle, a piece of equipment, a movement; or what people
    call these: `legs`, `back width`, `plyo`, `no equipment`.
    """
    from rapidfuzz import fuzz

    wanted = key(words)
    tests = _tests(wanted)
    found = []
    for exercise in exercises().values() if tests else ():
        fits = [test(exercise) for test in tests]
        if min(fits) > 0:
            found.append(Found(exercise, round(sum(fits) / len(fits), 3)))

    def order(each: Found) -> tuple[float, bool, float]:
        alike = fuzz.ratio(wanted, key(each.exercise.name))
        return -each.score, not each.exercise.main, -alike

    return tuple(sorted(found, key=order)[:MOST])


def _trains(*muscles: str) -> Test:
    def test(exercise: Exercise) -> float:
        if set(muscles) & set(exercise.primary):
            return _LEADS
        return _HELPS if set(muscles) & set(exercise.secondary) else 0.0

    return test


def _is(
    *, pattern: str | None = None, plane: str | None = None, mechanic: str | None = None
) -> Test:
    wanted = {"pattern": pattern, "plane": plane, "mechanic": mechanic}

    def test(exercise: Exercise) -> float:
        fits = (v is None or getattr(exercise, k) == v for k, v in wanted.items())
        return _OTHER if all(fits) else 0.0

    return test


def _needs(*equipment: str) -> Test:
    def test(exercise: Exercise) -> float:
        return _OTHER if set(equipment) & set(exercise.equipment) else 0.0

    return test


def _when(holds: Callable[[Exercise], bool]) -> Test:
    return lambda exercise: _OTHER if holds(exercise) else 0.0


_EXPLOSIVE = _when(lambda e: e.explosive)
_UNILATERAL = _when(lambda e: e.unilateral)
_BARE = _when(lambda e: not e.equipment)
_EASY = _when(lambda e: e.skill in {1, 2})
_LEGS = _trains("quadriceps", "hamstrings", "glutes", "calves")

MEANINGS: dict[str, Test] = {
    "ab": _trains("abdominals"),
    "abductor": _trains("abductors"),
    "adductor": _trains("adductors"),
    "arm": _trains("biceps", "triceps"),
    "back": _trains("lats", "upper_back", "lower_back"),
    "back thickness": _trains("upper_back"),
    "back width": _trains("lats"),
    "beginner": _EASY,
    "bodyweight": _BARE,
    "bum": _trains("glutes"),
    "butt": _trains("glutes"),
    "calve": _trains("calves"),
    "chest": _trains("chest"),
    "compound": _is(mechanic="compound"),
    "core": _trains("abdominals", "obliques"),
    "delt": _trains("shoulders"),
    "easy": _EASY,
    "explosive": _EXPLOSIVE,
    "free weight": _needs("barbell", "dumbbell", "kettlebell"),
    "grip": _trains("forearms"),
    "ham": _trains("hamstrings"),
    "isolation": _is(mechanic="isolation"),
    "lat": _trains("lats"),
    "leg": _LEGS,
    "lower body": _LEGS,
    "no equipment": _BARE,
    "one sided": _UNILATERAL,
    "pec": _trains("chest"),
    "plyo": _EXPLOSIVE,
    "plyometric": _EXPLOSIVE,
    "posterior chain": _trains("hamstrings", "glutes", "lower_back"),
    "pressing": _is(pattern="push"),
    "pulling": _is(pattern="pull"),
    "quad": _trains("quadriceps"),
    "rear delt": _when(
        lambda e: {"shoulders", "upper_back"} <= set(e.primary) and e.pattern == "pull"
    ),
    "rotation": _is(pattern="rotate"),
    "shoulder": _trains("shoulders"),
    "stretch": _is(pattern="mobility"),
    "thigh": _trains("quadriceps", "hamstrings", "adductors"),
    "unilateral": _UNILATERAL,
    "upper body": _trains("chest", "lats", "upper_back", "shoulders"),
}
"""What people call muscles, movements and equipment, by `key`."""

_LONGEST_PHRASE = 2


@cache
def _meanings() -> dict[str, Test]:
    """The words above and the catalogue's own."""
    every = exercises().values()
    own: dict[str, Test] = {}
    for muscle in {m for e in every for m in (*e.primary, *e.secondary)}:
        own[key(muscle)] = _trains(muscle)
    for tool in {t for e in every for t in e.equipment}:
        own[key(tool)] = _needs(tool)
    for pattern in {e.pattern for e in every}:
        own[key(pattern)] = _is(pattern=pattern)
    for plane in {e.plane for e in every if e.plane}:
        own[key(plane)] = _is(plane=plane)
    return {**own, **MEANINGS}


def _tests(wanted: str) -> tuple[Test, ...]:
    """A test for each word, or for two that mean something together."""
    words, tests = wanted.split(), []
    while words:
        for length in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
            phrase = " ".join(words[:length])
            meaning = _meanings().get(phrase)
            if meaning is not None or length == 1:
                tests.append(_either(phrase, meaning))
                words = words[length:]
                break
    return tuple(tests)


def _either(phrase: str, meaning: Test | None) -> Test:
    """How well the phrase fits as what it means, or as part of a name.

    What people say goes by its meaning: most that is done for the legs is not called
    after them.
    """

    def test(exercise: Exercise) -> float:
        meant = meaning(exercise) if meaning else 0.0
        if phrase in MEANINGS:
            return meant or _HELPS * _named(phrase, exercise)
        return max(meant, _named(phrase, exercise))

    return test


def _named(phrase: str, exercise: Exercise) -> float:
    own, others = _words(exercise.name)
    if _is_among(phrase, own):
        return _NAME
    return _ALIAS if _is_among(phrase, others) else 0.0


def _is_among(phrase: str, words: frozenset[str]) -> bool:
    from rapidfuzz import fuzz

    parts = phrase.split()
    if set(parts) <= words:
        return True
    if not re.fullmatch(r"[a-z]{4,}", phrase):
        return any(phrase in word for word in words if not word.isascii())
    return any(fuzz.ratio(phrase, word) >= _ALIKE for word in words)


@cache
def _words(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of an exercise's name, and those of all its other names."""
    exercise = exercises()[name]
    foreign = (other for names in exercise.names.values() for other in names)
    return _split([name]), _split((*written(exercise), *foreign))


def _split(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in key(name).split())
