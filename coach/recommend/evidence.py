"""What speaks for each exercise, in shares from 0 to 1.

`coach/web/static/recommend.js` does the same in the same order: sums of numbers come
out a little different in another order, and then the two would not rank alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coach.recommend.habits import Habits, Past

COMPONENTS = (
    "follows",
    "lately",
    "follows_two",
    "template",
    "together",
    "rotation",
    "rotation_two",
    "often",
    "recent",
    "place",
    "weekday",
    "title",
    "done",
    "returns",
    "ridge",
    "neglected",
)
"""In the order of the weights."""

_UNFOLDING = ("follows", "lately", "follows_two", "template", "together")

_FADES, _FADES_FAST, _FADES_SLOWLY, _FADES_BY_TITLE = 0.95, 0.8, 0.97, 0.9
_FURTHER_BACK = 0.7
"""What an exercise of today counts less than the one after it."""

Column = list[float]
Columns = dict[str, Column]


@dataclass(slots=True)
class Sum:
    """Weights by exercise, and all of them together."""

    column: Column
    whole: float = 0.0

    def add(self, exercise: int, weight: float) -> None:
        """Count it for that exercise."""
        self.column[exercise] += weight
        self.whole += weight


def background(habits: Habits, day: date, title: str) -> Columns:
    """What speaks for an exercise on that day, whatever was done on it so far."""
    width = len(habits.exercises)
    often, weekday, titled = [0.0] * width, [0.0] * width, [0.0] * width
    recent = [0.0] * width
    fades = slowly = by_title = 1.0
    same_title = all_often = all_weekday = 0.0
    for age, session in enumerate(reversed(habits.sessions)):
        same_day = session.day.weekday() == day.weekday()
        entitled = title != "" and session.title == title
        for each in session.places:
            often[each] += fades
            all_often += fades
            if recent[each] == 0:
                recent[each] = 1 / (age + 1)
            if same_day:
                weekday[each] += slowly
                all_weekday += slowly
            if entitled:
                titled[each] += by_title
        if entitled:
            same_title += by_title
            by_title *= _FADES_BY_TITLE
        fades *= _FADES
        slowly *= _FADES_SLOWLY
    one, two = _rotations(habits.sessions, width)
    return {
        "often": _shares(often, all_often),
        "recent": recent,
        "weekday": _shares(weekday, all_weekday),
        "title": _shares(titled, same_title),
        "rotation": one,
        "rotation_two": two,
    }


def _rotations(sessions: Sequence[Past], width: int) -> tuple[Column, Column]:
    """What came after sessions like the last one, and after two like the last two."""
    one, two = [0.0] * width, [0.0] * width
    all_one = all_two = 0.0
    fades = 1.0
    for at in range(len(sessions) - 1, 0, -1):
        first = _overlap(sessions[at - 1], sessions[-1])
        weight = first * first * fades
        all_one += weight
        weight_two = 0.0
        if at > 1:
            both = (first + _overlap(sessions[at - 2], sessions[-2])) / 2
            weight_two = both * both * fades
            all_two += weight_two
        for each in sessions[at].places:
            one[each] += weight
            two[each] += weight_two
        fades *= _FADES_SLOWLY
    return _shares(one, all_one), _shares(two, all_two)


def _overlap(one: Past, other: Past) -> float:
    shared = sum(each in other.places for each in one.places)
    whole = len(one.places) + len(other.places) - shared
    return shared / whole if whole else 0.0


def unfolding(habits: Habits, done: Sequence[int]) -> Columns:
    """What speaks for an exercise after what was done today."""
    width = len(habits.exercises)
    sums = {name: Sum([0.0] * width) for name in _UNFOLDING}
    place, returns, met = [0.0] * width, [0.0] * width, [0.0] * width
    todays, here = _weights(done), len(done)
    fades = fast = slowly = 1.0
    for session in reversed(habits.sessions):
        _followed(session, done, sums, (fades, fast, slowly))
        _alike(session, done, todays, slowly, sums)
        for each in session.places:
            met[each] += slowly
        if here < len(session.order) and here == session.places[session.order[here]]:
            place[session.order[here]] += slowly
        for each in session.again:
            returns[each] += slowly
        fades *= _FADES
        fast *= _FADES_FAST
        slowly *= _FADES_SLOWLY
    found = {name: _shares(each.column, each.whole) for name, each in sums.items()}
    found["place"] = _each_share(place, met)
    today = set(done)
    found["done"] = [float(each in today) for each in range(width)]
    returned = _each_share(returns, met)
    found["returns"] = [s if e in today else 0.0 for e, s in enumerate(returned)]
    return found


def _weights(done: Sequence[int]) -> dict[int, float]:
    """What each exercise of today counts: the last 1, those before less and less."""
    weights: dict[int, float] = {}
    weight = 1.0
    for each in reversed(tuple(dict.fromkeys(done))):
        weights[each] = weight
        weight *= _FURTHER_BACK
    return weights


def _followed(
    session: Past,
    done: Sequence[int],
    sums: Mapping[str, Sum],
    faded: tuple[float, float, float],
) -> None:
    last, before_last = (done[-1] if done else -1), (done[-2] if len(done) > 1 else -1)
    fades, fast, slowly = faded
    one = two = -1
    for each in session.order:
        if one == last:
            sums["follows"].add(each, fades)
            sums["lately"].add(each, fast)
            if done and two == before_last:
                sums["follows_two"].add(each, slowly)
        two, one = one, each


def _alike(
    session: Past,
    done: Sequence[int],
    todays: Mapping[int, float],
    slowly: float,
    sums: Mapping[str, Sum],
) -> None:
    """What came next, and at all, in a session that shares much with today's."""
    shared = whole = 0.0
    for each, weight in todays.items():
        whole += weight
        if each in session.places:
            shared += weight
    overlap = shared / whole if done else 1.0
    if overlap == 0:
        return
    weight = overlap * overlap * slowly
    together, template = sums["together"], sums["template"]
    together.whole += weight
    template.whole += weight
    at = session.places.get(done[-1]) if done else -1
    for each, place in session.places.items():
        together.column[each] += weight
        if at is not None and place == at + 1:
            template.column[each] += weight


def _shares(column: Column, whole: float) -> Column:
    return [each / whole for each in column] if whole > 0 else column


def _each_share(column: Column, wholes: Column) -> Column:
    return [c / w if w > 0 else 0.0 for c, w in zip(column, wholes, strict=True)]
