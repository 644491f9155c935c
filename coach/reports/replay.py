"""What the rules would have proposed on past evenings, and what followed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from coach.domain.judgement import Aggressiveness
from coach.domain.prediction import Grade
from coach.domain.review import ProposalStatus, WeekVerdict
from coach.reports.numbers import Document, rounded

FOLLOWS_DAYS = 7


@dataclass(frozen=True, slots=True)
class WouldPropose:
    """One proposal as it would have been made."""

    rule: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a proposal that the athlete really saw that evening.

    Attributes:
        grade: how it ended, where it was graded by now.
    """

    id: str
    rule: str
    status: ProposalStatus
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """The seven days after an evening, as they are known now.

    Attributes:
        adherence: of what the plan as it is now holds on them; None where nothing
            counts as planned.
    """

    planned: int
    completed: int
    adherence: float | None
    training_s: float
    load: float


@dataclass(frozen=True, slots=True)
class PastEvening:
    """One evening of a replay.

    Attributes:
        adherence, verdict: of the week, as it was known then.
        proposed: by setting.
        followed: None until those days are over and were answered for.
        decided: None where there is no review of that evening.
    """

    day: date
    adherence: float | None
    verdict: WeekVerdict
    proposed: Mapping[Aggressiveness, tuple[WouldPropose, ...]]
    followed: Followed | None = None
    decided: tuple[Decided, ...] | None = None


@dataclass(frozen=True, slots=True)
class Replay:
    """Past evenings, oldest first, each under the same settings."""

    settings: tuple[Aggressiveness, ...]
    evenings: tuple[PastEvening, ...]


@dataclass(frozen=True, slots=True)
class _Tally:
    """How often a rule would have spoken, and what followed when it began to.

    Attributes:
        firsts: the evenings on which it had not the evening before.
    """

    rule: str
    days: tuple[date, ...]
    firsts: tuple[PastEvening, ...]
    decided: tuple[Decided, ...]


def replay_document(replay: Replay, names: Mapping[str, str]) -> Document:
    """`coach/replay/1`.

    Args:
        replay: what was replayed.
        names: of the rules, by code.
    """
    evenings = replay.evenings
    return {
        "schema": "coach/replay/1",
        "from": evenings[0].day.isoformat(),
        "to": evenings[-1].day.isoformat(),
        "settings": [each.value for each in replay.settings],
        "evenings": list(_evenings(replay)),
        "summary": [_summary(replay, each, names) for each in replay.settings],
    }


def _evenings(replay: Replay) -> Iterator[Document]:
    before: PastEvening | None = None
    for evening in replay.evenings:
        yield {
            "date": evening.day.isoformat(),
            "adherence": rounded(evening.adherence),
            "verdict": evening.verdict.value,
            "proposed": [
                {
                    "setting": setting.value,
                    "rule": each.rule,
                    "title": each.title,
                    "why": each.why,
                    "again": each.rule in _rules(before, setting),
                }
                for setting in replay.settings
                for each in evening.proposed[setting]
            ],
            "followed": None if evening.followed is None else _week(evening.followed),
            "reviewed": evening.decided is not None,
            "decided": [
                {
                    "id": each.id,
                    "rule": each.rule,
                    "status": each.status.value,
                    "grade": None if each.grade is None else each.grade.value,
                }
                for each in evening.decided or ()
            ],
        }
        before = evening


def _week(followed: Followed) -> Document:
    return {
        "planned": followed.planned,
        "completed": followed.completed,
        "adherence": rounded(followed.adherence),
        "training_s": rounded(followed.training_s, 0),
        "load": rounded(followed.load, 1),
    }


def _rules(evening: PastEvening | None, setting: Aggressiveness) -> frozenset[str]:
    proposed = () if evening is None else evening.proposed[setting]
    return frozenset(each.rule for each in proposed)


def _summary(
    replay: Replay, setting: Aggressiveness, names: Mapping[str, str]
) -> Document:
    evenings = replay.evenings
    return {
        "setting": setting.value,
        "evenings": len(evenings),
        "silent": sum(not each.proposed[setting] for each in evenings),
        "followed": _means(evenings),
        "rules": [
            {
                "rule": tally.rule,
                "name": names.get(tally.rule, ""),
                "evenings": len(tally.days),
                "times": len(tally.firsts),
                "followed": _means(tally.firsts),
                "really": _counted(tally.decided),
            }
            for tally in _tallies(evenings, setting)
        ],
    }


def _tallies(
    evenings: Sequence[PastEvening], setting: Aggressiveness
) -> Iterator[_Tally]:
    fired = {rule for each in evenings for rule in _rules(each, setting)}
    seen = {each.rule for evening in evenings for each in evening.decided or ()}
    for rule in sorted(fired | seen):
        on = [each for each in evenings if rule in _rules(each, setting)]
        days = {each.day for each in on}
        yield _Tally(
            rule,
            tuple(each.day for each in on),
            tuple(each for each in on if each.day - timedelta(days=1) not in days),
            tuple(
                each
                for evening in evenings
                for each in evening.decided or ()
                if each.rule == rule
            ),
        )


def _means(evenings: Iterable[PastEvening]) -> Document:
    """Means of the weeks that followed, over those that are over."""
    weeks = [each.followed for each in evenings if each.followed is not None]
    shares = [each.adherence for each in weeks if each.adherence is not None]
    return {
        "weeks": len(weeks),
        "adherence": rounded(fmean(shares)) if shares else None,
        "training_s": (
            rounded(fmean(w.training_s for w in weeks), 0) if weeks else None
        ),
        "load": rounded(fmean(w.load for w in weeks), 1) if weeks else None,
    }


def _counted(decided: Sequence[Decided]) -> Document:
    statuses = [each.status for each in decided]
    grades = [each.grade for each in decided]
    return {
        **{each.value: statuses.count(each) for each in ProposalStatus},
        **{each.value: grades.count(each) for each in Grade},
    }
