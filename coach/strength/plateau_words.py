"""What pushes a plateau risk up or down, and what usually helps, in words."""

import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from statistics import fmean, median

from coach.strength.plateau_course import BACK, Course

Parts = Mapping[str, float]

LEAST_SAID = 0.08
"""Log odds below which a reason is none: two points of probability at even odds."""

MOST_REASONS = 4

UP, DOWN = "pushes it up", "pushes it down"

_TOPICS: Mapping[str, tuple[str, ...]] = {
    "best": ("since_best", "below_best", "level_below", "by_chance", "above_peak"),
    "trend": ("slope", "slope_sure", "lately"),
    "load": ("last_load", "load_change", "same_load"),
    "swing": ("swing", "spread", "flat", "best_alone", "median_below"),
    "history": ("new_lately", "new_ever", "stuck_before"),
    "long": ("long", "peak_below", "trained"),
    "others": ("others_rise", "others_share"),
    "form": ("form_today",),
    "volume": ("volume_change",),
    "effort": ("rpe_drift",),
    "reps": ("reps_change", "reps_at_best", "reps_spread"),
    "pace": ("interval", "pause"),
}
"""Features that say the same thing to an athlete."""


def topics(parts: Parts) -> dict[str, float]:
    """Log odds by topic, the strongest first; what is too weak to say is left out."""
    found = {
        topic: math.fsum(parts.get(name, 0.0) for name in names)
        for topic, names in _TOPICS.items()
    }
    strong = {t: odds for t, odds in found.items() if abs(odds) >= LEAST_SAID}
    return dict(sorted(strong.items(), key=lambda each: (-abs(each[1]), each[0])))


def reasons(
    by_topic: Mapping[str, float], features: Parts, lift: Course, count: int
) -> tuple[str, ...]:
    """The strongest topics in words, each with the way it pushes."""
    return tuple(
        f"{_WORDS[topic](features, lift, count)}: {UP if odds > 0 else DOWN}"
        for topic, odds in list(by_topic.items())[:MOST_REASONS]
    )


def _best(features: Parts, lift: Course, count: int) -> str:
    since = lift.since_best(count)
    below = -math.expm1(-features["below_best"])
    if since == 0:
        return "the last session was a new best"
    if since == count:
        said = f"no new best in {count} sessions"
    else:
        said = f"no new best for {_sessions(since)}"
    if below < 0.005:
        return f"{said}, the last one as good as the best of eight"
    return f"{said}, the last one {_percent(below)} below the best of eight"


def _trend(features: Parts, lift: Course, count: int) -> str:
    del lift, count
    change = math.expm1(features["lately"])
    if abs(change) < 0.005:
        return "the last three sessions are level with the five before"
    return f"the last three sessions are {_more(change)} than those before"


def _load(features: Parts, lift: Course, count: int) -> str:
    loads = [each.load_kg or 0.0 for each in lift.tops[max(0, count - BACK) : count]]
    heavier = sum(
        each > max(loads[:n]) for n, each in enumerate(loads) if n >= len(loads) - 4 > 0
    )
    if heavier:
        return f"{heavier} of the last four sessions were heavier than all before"
    if features["last_load"] < -0.005:
        share = _percent(-math.expm1(features["last_load"]))
        return f"the last load was {share} below the heaviest of the last eight"
    return "the load has stayed where it was"


def _swing(features: Parts, lift: Course, count: int) -> str:
    del lift, count
    if features["swing"] < 0.01:
        return "one session is like the other"
    return f"results change by {_percent(features['swing'])} from session to session"


def _history(features: Parts, lift: Course, count: int) -> str:
    del features
    risen = lift.risen[count] or "none"
    return f"{risen} of {count} sessions so far were new bests by more than 1 %"


def _long(features: Parts, lift: Course, count: int) -> str:
    del lift
    if features["peak_below"] > 0.01:
        share = _percent(-math.expm1(-features["peak_below"]))
        return f"the last eight sessions stay {share} below the best ever"
    change = math.expm1(features["long"])
    if abs(change) < 0.01:
        return f"it is where it was long ago, after {_sessions(count)}"
    return f"it is {_more(change)} than long ago, after {_sessions(count)}"


def _others(features: Parts, lift: Course, count: int) -> str:
    del lift, count
    if features["others_rise"] >= 0.5:
        return "most of the other lifts had new bests lately"
    return "few of the other lifts had new bests lately"


def _form(features: Parts, lift: Course, count: int) -> str:
    del lift, count
    better = features["form_today"] > 0
    return f"other lifts of that day went {'better' if better else 'worse'} than usual"


def _volume(features: Parts, lift: Course, count: int) -> str:
    del lift, count
    change = math.expm1(features["volume_change"])
    return f"sets and loads together are {_more(change)} than before"


def _effort(features: Parts, lift: Course, count: int) -> str:
    del lift, count
    drift = features["rpe_drift"]
    if abs(drift) < 0.25:
        return "the same set feels as it did"
    way = "heavier" if drift > 0 else "lighter"
    return f"the same set feels {way} by an RPE of {abs(drift):.1f}"


def _reps(features: Parts, lift: Course, count: int) -> str:
    del lift, count
    change = features["reps_change"]
    if abs(change) < 1:
        return "repetitions have hardly changed"
    return f"sets have {abs(change):.0f} repetitions {'more' if change > 0 else 'less'}"


def _pace(features: Parts, lift: Course, count: int) -> str:
    del features
    days = lift.days[max(0, count - BACK) : count]
    gaps = [b - a for a, b in pairwise(days)]
    if max(gaps[-3:]) > 2 * median(gaps):
        return f"there was a pause of {max(gaps[-3:])} days lately"
    return f"it is trained every {median(gaps):.0f} days"


_WORDS: Mapping[str, Callable[[Parts, Course, int], str]] = {
    "best": _best,
    "trend": _trend,
    "load": _load,
    "swing": _swing,
    "history": _history,
    "long": _long,
    "others": _others,
    "form": _form,
    "volume": _volume,
    "effort": _effort,
    "reps": _reps,
    "pace": _pace,
}


LEAST_WEEKLY_SETS = 4.0
"""Direct sets a week below which strength comes slowly (Pelland et al. 2024)."""

LIGHTER_WEEK = "a lighter week: about half the sets, loads 5 to 10 % lower"
MORE_SETS = "a set or two more a week: they are few for this lift"
OFTENER = "doing it more often: it has long pauses in between"
OTHER_REPS = "another range of repetitions for three to six weeks"
VARIATION = "a close variation for some weeks"
SLEEP = "sleep and food, before more work"


def helps(features: Parts, lift: Course, count: int) -> tuple[str, ...]:
    """What usually helps, for what is seen in this lift; nobody can promise it.

    A lighter week where it feels heavier or the others stand still as well (Rogerson
    2024: when performance stalls); more sets where they are few; another range of
    repetitions where it was long the same; else a variation.
    """
    found = []
    if features["rpe_drift"] >= 0.5 or _all_stand_still(features):
        found.append(LIGHTER_WEEK)
    if weekly_sets(lift, count) < LEAST_WEEKLY_SETS:
        found.append(MORE_SETS)
    if features["pause"] > math.log(3) or features["interval"] > math.log(11):
        found.append(OFTENER)
    if features["reps_spread"] < 1.0:
        found.append(OTHER_REPS)
    if lift.since_best(count) >= BACK:
        found.append(VARIATION)
    return (*found[:3], SLEEP)


def _all_stand_still(features: Parts) -> bool:
    return features["others_rise"] < 0.3


def weekly_sets(lift: Course, count: int) -> float:
    """Working sets of this exercise in a week, over the last eight sessions."""
    first = max(0, count - BACK)
    days = max(lift.days[count - 1] - lift.days[first], 1)
    sets = [len(each.sets) for each in lift.exposures[first:count]]
    return fmean(sets) * (len(sets) - 1) * 7 / days


def _sessions(count: int) -> str:
    return "1 session" if count == 1 else f"{count} sessions"


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _more(change: float) -> str:
    return f"{abs(change) * 100:.0f} % {'higher' if change > 0 else 'lower'}"


def own_words(share: float) -> tuple[str, ...]:
    """The one reason there is where the athlete's own base rate is used."""
    often = f"{_percent(share)} of your past stretches of six sessions had no new best"
    return (f"{often}, and nothing told better which",)
