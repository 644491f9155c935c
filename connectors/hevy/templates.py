"""Which of Hevy's exercises a planned one is logged as."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coach.domain.exercise import Exercise
from coach.domain.sync import ServiceExercise

NAME = "hevy"

WEIGHT, REPS, SECONDS, METERS = (
    *("weight_kg", "reps"),
    *("duration_seconds", "distance_meters"),
)
EVERY_AMOUNT = frozenset({WEIGHT, REPS, SECONDS, METERS})

_AMOUNTS = {
    "weight_reps": frozenset({WEIGHT, REPS}),
    "reps_only": frozenset({REPS}),
    "bodyweight_reps": frozenset({WEIGHT, REPS}),
    "bodyweight_assisted_reps": frozenset({WEIGHT, REPS}),
    "duration": frozenset({SECONDS}),
    "weight_duration": frozenset({WEIGHT, SECONDS}),
    "distance_duration": frozenset({METERS, SECONDS}),
    "short_distance_weight": frozenset({WEIGHT, METERS}),
}
"""What a set of each type of exercise holds; one that is not known may hold all."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An exercise of Hevy's for a planned one.

    Attributes:
        amounts: what its sets can hold.
        stands_in: it is another exercise, for the same purpose.
    """

    template: ServiceExercise
    amounts: frozenset[str]
    stands_in: bool = False


class Offer:
    """What Hevy offers, by the catalogue's names."""

    def __init__(
        self, offered: Iterable[ServiceExercise], catalogue: Mapping[str, Exercise]
    ) -> None:
        self._catalogue = catalogue
        self._by_id = {each.remote_id: each for each in offered}
        self._by_name: dict[str, ServiceExercise] = {}
        for each in sorted(self._by_id.values(), key=_order):
            if each.exercise:
                self._by_name.setdefault(each.exercise, each)

    @property
    def any(self) -> ServiceExercise | None:
        """One of them, always the same."""
        return min(self._by_id.values(), key=_order, default=None)

    def choose(self, name: str, wanted: Collection[str]) -> Chosen | None:
        """The exercise itself, else the first of its usual stand-ins; None of neither.

        Args:
            name: the catalogue's, or the athlete's own.
            wanted: what its sets have to hold; a stand-in that cannot hold it is none.
        """
        itself = self._itself(name)
        if itself is not None:
            return Chosen(itself, _amounts(itself))
        known = self._catalogue.get(name)
        for other in known.substitutes if known else ():
            found = self._itself(other)
            if found is not None and set(wanted) <= _amounts(found):
                return Chosen(found, _amounts(found), stands_in=True)
        return None

    def _itself(self, name: str) -> ServiceExercise | None:
        known = self._catalogue.get(name)
        built_in = self._by_id.get(known.hevy) if known and known.hevy else None
        return built_in or self._by_name.get(name)


def by_the_catalogue(catalogue: Mapping[str, Exercise]) -> Sequence[ServiceExercise]:
    """What Hevy offers as far as the catalogue knows, when nobody has asked it."""
    return [
        ServiceExercise(NAME, each.hevy, each.name, "", each.name)
        for each in catalogue.values()
        if each.hevy
    ]


def in_the_catalogue(
    offered: Iterable[ServiceExercise], catalogue: Mapping[str, Exercise]
) -> Sequence[ServiceExercise]:
    """Each with the catalogue's name, where its id or its title says which."""
    by_id = {each.hevy: each.name for each in catalogue.values() if each.hevy}
    by_title = {
        name.casefold(): each.name
        for each in catalogue.values()
        for name in (*each.aliases, each.name)
    }
    return [
        ServiceExercise(
            each.service,
            each.remote_id,
            each.title,
            each.kind,
            by_id.get(each.remote_id) or by_title.get(each.title.casefold()),
        )
        for each in offered
    ]


def _amounts(template: ServiceExercise) -> frozenset[str]:
    return _AMOUNTS.get(template.kind, EVERY_AMOUNT)


def _order(template: ServiceExercise) -> tuple[int, str, str]:
    """Built-in ones, whose ids are short, before the athlete's own."""
    return len(template.remote_id), template.title, template.remote_id
