"""One view of a session from all that recorded it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from coach.domain.activity import Activity, Effort, Source, Sport
from coach.domain.strength import StrengthSet
from coach.review.same import APPS, begins_s, is_typed, same_log

_Value = TypeVar("_Value")

_FULLEST = (
    Source.FIT,
    Source.TCX,
    Source.GARMIN,
    Source.GPX,
    Source.APPLE_HEALTH,
    Source.STRAVA,
    Source.HEVY,
    Source.STRONG,
    Source.MANUAL,
)
_Rank = tuple[int, int, int, float, str]
_BY_HAND = APPS | {Source.MANUAL}
_SECOND_BY_SECOND = {Source.FIT, Source.TCX, Source.GPX}
# Titles that watches and services give by themselves, in the languages they speak.
_SAYING_NOTHING = (
    "activity afternoon bike biking cardio cycling evening fitness functional gravel"
    " gym hike hiking indoor lap lunch morning mountain night open other outdoor pool"
    " ride run running session strength swim swimming traditional trail training"
    " treadmill virtual walk walking water weight workout"
    " abend abends am fahrt krafttraining lauf laufen mittag mittags morgen morgens"
    " nachmittag nachmittags nacht nachts radfahren radfahrt schwimmen spaziergang"
    " wanderung"
    " après aux course dans de en entraînement l la le marche matin midi natation nuit"
    " pied poids randonnée soir soirée sortie vélo à"
    " caminata carrera ciclismo ciclista con entrenamiento mañana mediodía natación"
    " noche pesas por tarde vuelta"
    " almoço caminhada corrida da do hora matinal musculação na natação noturna"
    " pedalada treino vespertina"
    " allenamento bici camminata corsa di giro in mattutina notturna nuoto ora pesi"
    " pomeridiana pranzo serale sessione"
)
_SAYS_NOTHING = frozenset(_SAYING_NOTHING.split())


def merge(recordings: Sequence[Activity]) -> tuple[Activity, Activity]:
    """The primary recording, and the session as all of them together tell it.

    The primary is the device's recording that holds most. Time, distance, laps,
    lengths and effort are its own, and where it has none the next one's; sets come
    from the app or as they were typed, RPE from whoever asked the athlete, the title
    from whoever has more to say than the name of the sport: what the athlete typed,
    then Strava, where titles are written. Of a recording over several sports that
    lies with one of its legs only title and note count.
    """
    devices_first = sorted(_parts(recordings), key=_fullness)
    by_hand_first = sorted(recordings, key=_said_by_athlete)
    primary = devices_first[0]
    named = _named(devices_first, primary)
    merged = replace(
        primary,
        sport=named.sport,
        sub_sport=named.sub_sport,
        title=_title(by_hand_first),
        note="\n".join(_distinct(each.note for each in by_hand_first)),
        rpe=_first(sorted(devices_first, key=_said_by_athlete), lambda e: e.rpe),
        sets=_sets(devices_first),
        distance_m=_first(devices_first, lambda each: each.distance_m),
        calories_kcal=_first(devices_first, lambda each: each.calories_kcal),
        avg_hr_bpm=_first(devices_first, lambda each: each.avg_hr_bpm),
        max_hr_bpm=_first(devices_first, lambda each: each.max_hr_bpm),
        avg_power_w=_first(devices_first, lambda each: each.avg_power_w),
        pool_length_m=_first(devices_first, lambda each: each.pool_length_m),
        laps=_first(devices_first, lambda each: each.laps) or (),
        lengths=_first(devices_first, lambda each: each.lengths) or (),
        effort=_effort(devices_first),
        doubts=tuple(_distinct(d for each in devices_first for d in each.doubts)),
    )
    return primary, merged


def _parts(recordings: Sequence[Activity]) -> Sequence[Activity]:
    """Those of one sport; the others where there are none."""
    parts = [each for each in recordings if each.sport is not Sport.MULTISPORT]
    return parts or recordings


def _fullness(activity: Activity) -> _Rank:
    held = (
        activity.avg_hr_bpm,
        activity.effort.hr_seconds,
        activity.effort.normalized_power_w,
        activity.laps,
        activity.lengths,
        activity.distance_m,
        activity.calories_kcal,
        _is_second_by_second(activity),
    )
    rank = _FULLEST.index(Source.FIT if _is_a_watchs(activity) else activity.source)
    said = (activity.source in _BY_HAND) + is_typed(activity)
    length = -activity.elapsed_s
    return said, -sum(map(bool, held)), rank, length, activity.uuid


def _is_second_by_second(activity: Activity) -> bool:
    return activity.source in _SECOND_BY_SECOND or _is_a_watchs(activity)


def _is_a_watchs(activity: Activity) -> bool:
    """Whether Garmin holds the watch's own file of it, and not words alone."""
    return activity.source is Source.GARMIN and activity.device is not None


def _said_by_athlete(activity: Activity) -> tuple[int, _Rank]:
    if activity.source is Source.MANUAL:
        return 0, _fullness(activity)
    if activity.source in APPS:
        return 1, _fullness(activity)
    return (2 if activity.source is Source.STRAVA else 3), _fullness(activity)


def _named(recordings: Sequence[Activity], primary: Activity) -> Activity:
    """The recording whose sport is the session's: one that knows it."""
    if primary.sport is not Sport.OTHER:
        return primary
    knowing = [each for each in recordings if each.sport is not Sport.OTHER]
    return min(knowing, key=_fullness, default=primary)


def _sets(devices_first: Sequence[Activity]) -> tuple[StrengthSet, ...]:
    """The app's sets, log after log, then typed ones of exercises it has none of.

    The watch's own where neither an app was used nor anything typed.
    """
    logs = [each for each in devices_first if each.source in APPS and each.sets]
    typed = [one for each in devices_first if is_typed(each) for one in each.sets]
    if not logs:
        counted = _first(devices_first, lambda each: each.sets) or ()
        return tuple(typed) or counted
    kept: list[Activity] = []
    for log in sorted(logs, key=lambda each: (-len(each.sets), _fullness(each))):
        if not any(same_log(each, log) is not None for each in kept):
            kept.append(log)
    written: tuple[StrengthSet, ...] = ()
    for log in sorted(kept, key=lambda each: (begins_s(each), each.uuid)):
        written = _appended(written, log.sets)
    known = {each.exercise for each in written}
    return _appended(written, [each for each in typed if each.exercise not in known])


def _appended(
    sets: Sequence[StrengthSet], more: Iterable[StrengthSet]
) -> tuple[StrengthSet, ...]:
    offset = 1 + max((each.exercise_index for each in sets), default=-1)
    moved = (
        replace(each, exercise_index=each.exercise_index + offset) for each in more
    )
    return (*sets, *moved)


def _effort(devices_first: Sequence[Activity]) -> Effort:
    return Effort(
        _first(devices_first, lambda each: each.effort.normalized_power_w),
        _first(devices_first, lambda each: each.effort.hr_seconds) or (),
        _first(devices_first, lambda each: each.effort.flat_distance_m),
    )


def _title(by_hand_first: Sequence[Activity]) -> str:
    titles = [each.title for each in by_hand_first if each.title]
    telling = [title for title in titles if not _is_generic(title)]
    return next(iter(telling or titles), "")


def _is_generic(title: str) -> bool:
    words = re.findall(r"[^\W\d_]+", title.casefold())
    return _SAYS_NOTHING.issuperset(words) and not re.search(r"\d", title)


def _first(
    ordered: Sequence[Activity], value: Callable[[Activity], _Value | None]
) -> _Value | None:
    return next((v for v in map(value, ordered) if v), None)


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
