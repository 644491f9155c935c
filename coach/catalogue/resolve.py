"""Which exercise of the catalogue a name means, whoever wrote the name."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from coach.catalogue.exercises import exercises
from coach.domain.exercise import Exercise

ACCEPTED_SCORE = 90.0
"""How alike two names must be, of 100, to be taken for the same."""

NEEDED_MARGIN = 8.0
"""How far the next exercise must be behind."""

CANDIDATES = 5

OFFERED_SCORE = 60.0
"""How alike a name must be to be offered where the athlete is asked."""

SHORT_FORMS = {
    "bb": "barbell",
    "bw": "bodyweight",
    "db": "dumbbell",
    "kb": "kettlebell",
    "mb": "medicine ball",
    "med": "medicine",
    "&": "and",
}

TELLING_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        air alternating arm assisted back band barbell behind bench board
        bodyweight box broad cable calf chest chin close curl decline dip down
        dumbbell extension external feet floor fly front grip hammer hang high
        hip incline internal jump kettlebell knee kneeling landmine lat lateral
        left leg low lunge lying machine medicine neutral one overhead pause
        plate power preacher press pull push raise rear reverse right ring row
        seated shoulder shrug side single smith squat standing step sumo
        supported suspension towel trap two up walking weighted wide wrist
        """,
    )
)
"""Words that make another exercise of one: two names that differ in such a word are
never taken for the same, however alike they look (incline and decline differ in two
letters)."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name was found to mean.

    Attributes:
        exercise: None where it could be several or none: the athlete is asked, and
            where the athlete said that it is an exercise of their own.
        score: how alike the best candidate is, 0-100; 100 for a known name.
        candidates: names of the catalogue that come closest, best first.
    """

    exercise: Exercise | None
    score: float
    candidates: tuple[str, ...]


def resolve(name: str, remembered: Mapping[str, str]) -> Resolution:
    """The exercise that a name means.

    What the athlete once answered comes first, then the catalogue's names in every
    language it has (case, accents, punctuation, plurals and `Name (Equipment)` make
    no difference), then the English name most alike, if it is clearly ahead of every
    other. In other languages and scripts what is merely alike is asked: one sign
    makes another exercise of `上斜卧推` and `下斜卧推`.

    Args:
        name: as the app, the file or the athlete wrote it.
        remembered: the athlete's own answers, from a name to the catalogue's, or to
            itself where it is an exercise of their own.
    """
    wanted = key(name)
    for met, answer in remembered.items():
        if key(met) != wanted:
            continue
        if answer in exercises():
            return _known(answer)
        if answer == met:
            return Resolution(None, 100.0, ())
    known = _by_key().get(wanted) or _by_letters().get(wanted.replace(" ", ""))
    return _known(known) if known else _most_alike(wanted)


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """The name reduced to what tells exercises apart.

    `Squats (Barbell)` and `barbell squat` have the same key.
    """
    text = name.casefold().strip() if name.isascii() else _plain(name)
    if text.endswith(")"):
        text = _EQUIPMENT.sub(r"\2 \1", text)
    words = _WORDS.findall(_APOSTROPHES.sub("", text))
    singular = map(_singular, words)
    return " ".join(SHORT_FORMS.get(word, word) for word in singular)


def _plain(name: str) -> str:
    """Without accents, and full-width signs as narrow ones."""
    text = unicodedata.normalize("NFKD", name).casefold().strip()
    text = _ACCENTS.sub("", text).replace("\u0131", "i")
    # What is left to join are signs such as が, which NFKD takes apart.
    return unicodedata.normalize("NFC", text)


_EQUIPMENT = re.compile(r"^(.*?)\(([^()]*)\)$")
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile("['\u2019`]")
_WORDS = re.compile(r"&|[^\W_]+")


def _singular(word: str) -> str:
    if len(word) < 3 or word.endswith("ss"):
        return word
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word.removesuffix("s")


def written(exercise: Exercise) -> tuple[str, ...]:
    """Every English name of the exercise, Garmin's included."""
    names = (exercise.name, *exercise.aliases)
    return names if exercise.garmin is None else (*names, in_words(*exercise.garmin))


def in_words(category: str, name: str) -> str:
    """Garmin's or FIT's name of an exercise as words: `barbell bench press`.

    Of banded and suspended exercises the category is half the name: `curl` there
    is no dumbbell curl.
    """
    words = name.strip("_").replace("_", " ").lower()
    tool = {"BANDED_EXERCISES": "band", "SUSPENSION": "suspension"}.get(category, "")
    return words if tool in words else f"{tool} {words}"


@cache
def _english() -> Mapping[str, str]:
    return {key(name): e.name for e in exercises().values() for name in written(e)}


@cache
def _by_key() -> Mapping[str, str]:
    foreign = {
        key(name): each.name
        for each in exercises().values()
        for names in each.names.values()
        for name in names
    }
    # English first: of two names equally alike the first is taken.
    return {**_english(), **foreign, **_english()}


@cache
def _by_letters() -> Mapping[str, str]:
    """As `_by_key`, for those who write `pushup` and `kettle bell`."""
    return {known.replace(" ", ""): name for known, name in _by_key().items()}


def _known(name: str) -> Resolution:
    return Resolution(exercises()[name], 100.0, (name,))


@lru_cache(maxsize=4096)
def _most_alike(wanted: str) -> Resolution:
    scores = _scores(wanted)
    ranked = sorted(scores, key=lambda name: (-scores[name][0], name))[:CANDIDATES]
    if not ranked:
        return Resolution(None, 0.0, ())
    score, alias = scores[ranked[0]]
    sure = (
        score >= ACCEPTED_SCORE
        and alias in _english()
        and _same_kind(wanted.split(), alias.split())
        and not _is_close(wanted, [scores[name] for name in ranked[1:]], score)
    )
    if not sure:
        return Resolution(None, score, _closest(wanted))
    return Resolution(exercises()[ranked[0]], score, tuple(ranked))


def _closest(wanted: str) -> tuple[str, ...]:
    """What to offer: exercises whose name is alike, as a whole or a part of it.

    `leg press in the cellar` has little of a leg press but all of its words.
    """
    from rapidfuzz import fuzz, process

    keys = _by_key()
    found: dict[str, float] = {}
    for alias, score, _ in process.extract(
        wanted, list(keys), scorer=fuzz.token_set_ratio, limit=None, score_cutoff=60
    ):
        whole = fuzz.token_sort_ratio(wanted, alias)
        found[keys[alias]] = max(found.get(keys[alias], 0.0), (score + whole) / 2)
    offered = [name for name, score in found.items() if score >= OFFERED_SCORE]
    offered.sort(key=lambda name: (-found[name], name))
    return tuple(offered[:CANDIDATES])


def _is_close(wanted: str, others: list[tuple[float, str]], best: float) -> bool:
    """Whether another name of the same kind is hardly less alike."""
    return any(
        best - score < NEEDED_MARGIN and _same_kind(wanted.split(), alias.split())
        for score, alias in others
    )


def _scores(wanted: str) -> dict[str, tuple[float, str]]:
    """For each exercise the score of its most alike name, and that name's key."""
    from rapidfuzz import fuzz, process

    keys = _by_key()
    alike = process.extract(
        wanted, list(keys), scorer=fuzz.token_sort_ratio, limit=None, score_cutoff=40
    )
    found: dict[str, tuple[float, str]] = {}
    for alias, score, _ in alike if wanted else ():
        found.setdefault(keys[alias], (score, alias))
    return found


def _same_kind(wanted: list[str], alias: list[str]) -> bool:
    """Whether every telling word is in both, be it with a slip of the pen.

    A single letter always tells: T and Y raises.
    """
    return all(
        _has_slip_of(word, there)
        for here, there in ((wanted, alias), (alias, wanted))
        for word in set(here).difference(there)
        if word in TELLING_WORDS or len(word) == 1
    )


def _has_slip_of(word: str, others: list[str]) -> bool:
    from rapidfuzz import fuzz

    return any(
        fuzz.ratio(word, other) >= 80 for other in others if other not in TELLING_WORDS
    )
