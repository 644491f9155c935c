"""Recommendations as documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coach.domain.learned import Learned, Suggestion
from coach.domain.plan import PlannedWorkout
from coach.recommend.rank import Ranked
from coach.recommend.why import ends, reasons
from coach.reports.numbers import Document, day, rounded
from coach.reports.tables import Table

MOST = 40
"""The document ends there: what comes after was hardly ever done."""

COLUMNS = ("exercise", "score", "why")


@dataclass(frozen=True, slots=True)
class Recommended:
    """What is recommended, and what it rests on.

    Attributes:
        barred: what is not recommended, and why.
        learned_on: the evening whose data the weights are from; None where they are
            those of lifters in general.
        serving: the version in service, if any.
        coming: the planned workout that was looked at.
        sessions: it was learned from.
        begun: what is suggested in place of the ranking to someone new, of whose own
            habits too little is known.
    """

    ranked: Ranked
    barred: Mapping[str, str]
    learned_on: date | None
    serving: Learned | None
    coming: PlannedWorkout | None
    sessions: int
    begun: tuple[Suggestion, ...] = ()

    def suggestions(self, most: int) -> tuple[Suggestion, ...]:
        """The first so many."""
        ranked = self.ranked
        return self.begun[:most] or tuple(
            Suggestion(name, ranked.scores[name], reasons(ranked, name))
            for name in ranked.order[:most]
        )


def recommend_document(found: Recommended) -> Document:
    """`coach/recommend/1`: exercises to do next, the best first.

    Beyond the contract: `date`, `after` (done today), `ends` (how often a session
    ended after the last of these), `planned` (the workout looked at), `left_out` (and
    why), `learned` (how: `others` for someone new; when, from how much; `unused` parts
    that did not help; `hit5` beside the floor's where it was held against it).
    """
    ranked, served = found.ranked, found.serving
    coming = found.coming
    ended, had = ends(ranked.model, ranked.state)
    return {
        "schema": "coach/recommend/1",
        "date": day(ranked.state.day),
        "after": list(ranked.state.done),
        "exercises": [
            {
                "exercise": each.exercise,
                "score": rounded(each.score, 4),
                "why": list(each.why),
            }
            for each in found.suggestions(MOST)
        ],
        "ends": {"times": ended, "of": had},
        "planned": coming and {"date": day(coming.day), "title": coming.title},
        "left_out": [
            {"exercise": name, "why": why} for name, why in sorted(found.barred.items())
        ],
        "learned": {
            "method": "others" if found.begun else ranked.model.method,
            "version": served and served.version,
            "date": day(found.learned_on),
            "sessions": found.sessions,
            "unused": list(ranked.model.unused),
            "hit5": served and rounded(1 - served.scores["miss5"]),
            "floor": served and served.floor,
            "floor_hit5": served and rounded(1 - served.floor_scores["miss5"]),
        },
    }


def recommend_table(document: Document) -> Table:
    """The exercises of that document as a table."""
    rows = (
        (each["exercise"], each["score"], "; ".join(each["why"]))
        for each in document["exercises"]
    )
    return Table("recommended", COLUMNS, rows)
