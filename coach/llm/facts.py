"""The closed packet of facts a model may speak about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Claim(StrEnum):
    """What a sentence may say beside its numbers, where a fact bears it out."""

    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"
    LESS = "less"
    MORE = "more"
    MOVE = "move"
    EXERCISE = "exercise"
    PROPOSED = "proposed"
    CHANGED = "changed"
    TUNED = "tuned"
    MISSED = "missed"
    DONE = "done"
    GOOD_WEEK = "good_week"
    DEFICIT = "deficit"
    SURPLUS = "surplus"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is so.

    Attributes:
        id: `f12`; `p1` for a proposal.
        about: what it is, for the model to know what to write around it.
        value: worded and rounded by code; it takes the placeholder's place, and says
            by itself what it is of.
        bears: what may be said of it.
        subjects: sports and goals it is about.
        stays: the value is filled in here and never sent.
    """

    id: str
    about: str
    value: str
    bears: frozenset[Claim] = frozenset()
    subjects: frozenset[str] = frozenset()
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Packet:
    """All the facts of one review.

    Attributes:
        facts: in the order they are told.
        texts: titles and notes, if the athlete lets them go; never part of a text.
    """

    facts: tuple[Fact, ...]
    texts: tuple[str, ...] = ()
    by_id: Mapping[str, Fact] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {fact.id: fact for fact in self.facts})
