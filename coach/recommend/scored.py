"""How a ranking did on exercises that came after what it knew."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean

from coach.learning.scores import hit_at, ndcg_at

FIRST = 5
"""So many are looked at."""


@dataclass(slots=True)
class Tally:
    """Ranks of what came, one event after the other."""

    hit1: list[float] = field(default_factory=list)
    hit5: list[float] = field(default_factory=list)
    ndcg5: list[float] = field(default_factory=list)
    mrr: list[float] = field(default_factory=list)

    def add(self, ranked: Sequence[str], came: str) -> None:
        """Take in one event; what is not ranked at all is a miss."""
        self.hit1.append(hit_at(ranked, came, 1))
        self.hit5.append(hit_at(ranked, came, FIRST))
        self.ndcg5.append(ndcg_at(ranked, came, FIRST))
        self.mrr.append(1 / (ranked.index(came) + 1) if came in ranked else 0.0)

    def metrics(self) -> dict[str, float]:
        """Means by name, and `miss5`, of which less is better."""
        hit5 = fmean(self.hit5)
        return {
            "hit1": fmean(self.hit1),
            "hit5": hit5,
            "ndcg5": fmean(self.ndcg5),
            "mrr": fmean(self.mrr),
            "miss5": 1 - hit5,
        }
