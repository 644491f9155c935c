"""Evening reviews: stored as shown, decided once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row

from coach.database.store.documents import effects_in, effects_out
from coach.database.store.rows import Rows
from coach.database.tables.reviews import DAILY_REVIEWS, PROPOSALS
from coach.domain.plan import Effect
from coach.domain.review import ProposalStatus, ReviewStatus

_PENDING = ReviewStatus.PENDING.value


@dataclass(frozen=True, slots=True)
class StoredProposal:
    """One proposal of a stored review.

    Attributes:
        id: as the athlete saw it, `p1-3f2a`.
        digest: of all that was shown of it.
    """

    id: str
    digest: str
    rule: str
    status: ProposalStatus
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class ReviewColumns:
    """What of a review can be asked for in SQL, beside the document.

    Attributes:
        planned_vs_actual: the week's comparison, as JSON.
        insights: the summary in plain words.
        plan_adjustments: what was proposed and what became of it, as JSON.
    """

    planned_vs_actual: Any = None
    insights: str = ""
    plan_adjustments: Any = None
    next_week_focus: str = ""


@dataclass(frozen=True, slots=True)
class StoredReview:
    """One evening's review.

    Attributes:
        document: the text that was stored, byte for byte.
    """

    id: int
    day: date
    status: ReviewStatus
    document: str
    proposals: tuple[StoredProposal, ...]


class ReviewRows(Rows):
    """Reviews and their proposals."""

    def review(self, day: date) -> StoredReview | None:
        """The review of that day; None when there is none."""
        row = self._first(DAILY_REVIEWS, DAILY_REVIEWS.c.review_date == day)
        return None if row is None else self._review(row)

    def reviews(self, status: ReviewStatus | None = None) -> tuple[StoredReview, ...]:
        """Every review, or every one that stands so, by day."""
        where = [] if status is None else [DAILY_REVIEWS.c.status == status.value]
        rows = self._all(DAILY_REVIEWS, *where, order=["review_date"])
        return tuple(self._review(row) for row in rows)

    def newest_review(self, until: date) -> StoredReview | None:
        """The review of the last day that has one, up to that day."""
        query = self._select(DAILY_REVIEWS, DAILY_REVIEWS.c.review_date <= until)
        newest = query.order_by(DAILY_REVIEWS.c.review_date.desc()).limit(1)
        row = self._connection.execute(newest).first()
        return None if row is None else self._review(row)

    def is_reviewed(self, day: date) -> bool:
        """Whether there is a review of that day."""
        this = DAILY_REVIEWS.c.review_date == day
        return self._first(DAILY_REVIEWS, this, only=["id"]) is not None

    def waiting(self, last: date) -> tuple[date, int] | None:
        """The day of the newest undecided review up to then, and its open proposals."""
        row = self._connection.execute(
            self._select(
                DAILY_REVIEWS,
                DAILY_REVIEWS.c.status == _PENDING,
                DAILY_REVIEWS.c.review_date <= last,
                only=["id", "review_date"],
            ).order_by(DAILY_REVIEWS.c.review_date.desc())
        ).first()
        if row is None:
            return None
        of_it = PROPOSALS.c.review_id == row.id
        open_ = PROPOSALS.c.status == ProposalStatus.PENDING.value
        return row.review_date, len(self._all(PROPOSALS, of_it, open_, only=["number"]))

    def review_id(self, day: date) -> int:
        """The number that the day's review has, or would get if it were saved now."""
        this = DAILY_REVIEWS.c.review_date == day
        held = self._first(DAILY_REVIEWS, this, only=["id"])
        return self._next(DAILY_REVIEWS) if held is None else int(held.id)

    def _review(self, row: Row[Any]) -> StoredReview:
        mine = PROPOSALS.c.review_id == row.id
        proposals = self._all(PROPOSALS, mine, order=["number"])
        return StoredReview(
            id=row.id,
            day=row.review_date,
            status=ReviewStatus(row.status),
            document=row.document,
            proposals=tuple(_to_proposal(each) for each in proposals),
        )

    def save_review(
        self,
        day: date,
        status: ReviewStatus,
        document: str,
        proposals: tuple[StoredProposal, ...],
        columns: ReviewColumns,
    ) -> StoredReview:
        """The day's review as it stands after this.

        An undecided one is replaced and keeps its number; one that is decided or
        has expired is given back untouched.
        """
        number = self.review_id(day)
        held = self.review(day)
        if held is not None and held.status is not ReviewStatus.PENDING:
            return held
        values = {"status": status.value, "document": document, **_to_row(columns)}
        self._put(DAILY_REVIEWS, {"id": number}, values, {"review_date": day})
        if held is None or held.proposals != proposals:
            self._remove(PROPOSALS, PROPOSALS.c.review_id == number)
            rows = (_to_proposal_row(each) for each in proposals)
            keys = ({"review_id": number, "number": n} for n in range(len(proposals)))
            merged = (key | row for key, row in zip(keys, rows, strict=True))
            self._add(PROPOSALS, *merged)
        return StoredReview(number, day, status, document, proposals)

    def decide_review(
        self,
        day: date,
        verdicts: Mapping[str, ProposalStatus],
        document: str,
        status: ReviewStatus,
        columns: ReviewColumns | None = None,
    ) -> bool:
        """Whether the verdicts counted: each proposal is decided once.

        False, and nothing changed, when the review is not pending or one of the
        proposals named is not (or is not in it). Proposals without a verdict stay
        as they are.
        """
        held = self.review(day)
        if held is None:
            return False
        waiting = {p.id for p in held.proposals if p.status is ProposalStatus.PENDING}
        if not waiting.issuperset(verdicts):
            return False
        values: dict[str, Any] = {"status": status.value, "document": document}
        if columns is not None:
            values |= _to_row(columns)
        undecided = DAILY_REVIEWS.c.status == _PENDING
        this = DAILY_REVIEWS.c.id == held.id
        if self._update(DAILY_REVIEWS, values, this, undecided) != 1:
            return False
        for proposal_id, verdict in verdicts.items():
            self._update(
                PROPOSALS,
                {"status": verdict.value},
                PROPOSALS.c.review_id == held.id,
                PROPOSALS.c.proposal_id == proposal_id,
                PROPOSALS.c.status == ProposalStatus.PENDING.value,
            )
        return True

    def expire_review(self, day: date, document: str, columns: ReviewColumns) -> bool:
        """Whether the day's undecided review and its open proposals expired now."""
        held = self.review(day)
        if held is None or held.status is not ReviewStatus.PENDING:
            return False
        expired = {"status": ReviewStatus.EXPIRED.value, "document": document}
        this = DAILY_REVIEWS.c.id == held.id
        self._update(DAILY_REVIEWS, {**expired, **_to_row(columns)}, this)
        self._update(
            PROPOSALS,
            {"status": ProposalStatus.EXPIRED.value},
            PROPOSALS.c.review_id == held.id,
            PROPOSALS.c.status == ProposalStatus.PENDING.value,
        )
        return True

    def update_document(self, day: date, document: str) -> None:
        """The day's review with another text; its verdicts stay as they are."""
        this = DAILY_REVIEWS.c.review_date == day
        self._update(DAILY_REVIEWS, {"document": document}, this)


def _to_row(columns: ReviewColumns) -> dict[str, Any]:
    return {
        "planned_vs_actual": columns.planned_vs_actual,
        "insights": columns.insights,
        "plan_adjustments": columns.plan_adjustments,
        "next_week_focus": columns.next_week_focus,
    }


def _to_proposal_row(proposal: StoredProposal) -> dict[str, Any]:
    return {
        "proposal_id": proposal.id,
        "digest": proposal.digest,
        "rule": proposal.rule,
        "status": proposal.status.value,
        "effects": effects_out(proposal.effects),
    }


def _to_proposal(row: Row[Any]) -> StoredProposal:
    return StoredProposal(
        id=row.proposal_id,
        digest=row.digest,
        rule=row.rule,
        status=ProposalStatus(row.status),
        effects=effects_in(row.effects),
    )
