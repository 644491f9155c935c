"""The evening review prepared: safe to repeat, changes no plan."""

import json
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from coach import faults
from coach.database import ReviewColumns, Store, StoredProposal, StoredReview
from coach.domain.review import ProposalStatus, Review, ReviewStatus
from coach.jobs.context import Context
from coach.jobs.evening import Evening, look
from coach.jobs.facts import gather_facts
from coach.jobs.foretell_evening import foretell_evening
from coach.jobs.ledger import grade_decisions
from coach.jobs.since_review import since_review
from coach.jobs.what_hurts import what_hurts
from coach.jobs.word_review import in_words
from coach.reports.numbers import Document
from coach.reports.review import review_document
from coach.review.focus import next_week_focus
from coach.review.patterns import patterns
from coach.review.propose import propose
from coach.review.questions import questions
from coach.review.since import seen
from coach.review.summary import Findings, summarise


def prepare_review(
    context: Context, *, anew: bool = False, logged: bool = False
) -> Document:
    """The review of the context's day as it is stored.

    A stored review is given as it stands; `anew` prepares an undecided one again.
    With `logged` the run log tells of the first time.
    """
    with context.alone(), context.writing() as store:
        begun = context.clock.now()
        stored = store.review(context.day)
        if stored and not (anew and _is_undecided(stored)):
            shown: Document = json.loads(stored.document)
            return shown
        evening = look(context, store, goals=True)
        _expire_earlier(store, evening)
        context.stage("grading earlier decisions")
        grade_decisions(store, evening, min(context.day, context.seen_through))
        context.stage("asking the rules and looking two weeks ahead")
        review = reason(evening, store)
        document = save(store, review)
        store.save_matches(evening.matches)
        foretell_evening(store, evening)
        if logged and stored is None:
            detail = f"{context.day}: {len(review.proposals)} proposed"
            store.log_run("review", begun, context.clock.now(), "ok", detail)
        faults.point("review.commit")
    return in_words(context, review, document, save)


def reason(evening: Evening, store: Store) -> Review:
    """The evening's review, reasoned out and not yet saved.

    Of what could not be read, only what came in on that day is told.
    """
    facts = gather_facts(evening, store)
    zone = ZoneInfo(evening.athlete.timezone)
    proposed = propose(facts)
    proposals = proposed.proposals
    first = evening.week.first
    asked = questions(evening.matches, evening.sessions, evening.workouts, first)
    issues = tuple(
        str(stored.issue)
        for stored in store.issues()
        if stored.first_seen_at.astimezone(zone).date() == evening.day
    )
    late = since_review(store, evening.day - timedelta(days=1))
    findings = Findings(
        evening=evening.records,
        week=evening.week,
        goals=evening.goal_states,
        proposals=proposals,
        questions=asked,
        issues=issues,
        late=late,
        units=evening.athlete.units,
        patterns=patterns(facts.all_outcomes),
        injuries=facts.injuries,
        load_states=facts.load_states,
        form_share=facts.form_shares[-1] if facts.form_shares else None,
        readiness=facts.readiness,
    )
    states, verdict = evening.goal_states, evening.week.verdict
    return Review(
        day=evening.day,
        status=ReviewStatus.PENDING if proposals else ReviewStatus.DECIDED,
        sources=evening.sources,
        week=evening.week,
        goals=states,
        proposals=proposals,
        summary=summarise(findings),
        next_week_focus=next_week_focus(
            evening.day, facts.upcoming, states, verdict, facts.reduced_on
        ),
        questions=asked,
        issues=issues,
        hurts=what_hurts(store, evening),
        sessions=seen(
            evening.sessions, evening.activities, evening.week.first, evening.day
        ),
        late=late,
        dropped=proposed.dropped,
        ahead=proposed.ahead,
    )


def save(store: Store, review: Review) -> Document:
    """Store the review with its own number in it; gives the document stored."""
    document = {**review_document(review), "id": store.review_id(review.day)}
    proposals = tuple(
        StoredProposal(p.id, p.id.partition("-")[2], p.rule, p.status, p.effects)
        for p in review.proposals
    )
    columns = columns_of(document)
    store.save_review(review.day, review.status, to_text(document), proposals, columns)
    return document


def columns_of(document: Document) -> ReviewColumns:
    """What of the document can be asked for in SQL."""
    return ReviewColumns(
        planned_vs_actual=document["week"],
        insights=document["summary"]["text"],
        plan_adjustments=document["proposals"],
        next_week_focus=document["next_week_focus"],
    )


def to_text(document: Document) -> str:
    """The document as it is stored, byte for byte the same everywhere."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _is_undecided(stored: StoredReview) -> bool:
    """Whether no verdict was given yet."""
    return stored.status is ReviewStatus.PENDING and all(
        p.status is ProposalStatus.PENDING for p in stored.proposals
    )


def _expire_earlier(store: Store, evening: Evening) -> None:
    for stored in store.reviews(ReviewStatus.PENDING):
        if stored.day < evening.day:
            document: Document = json.loads(stored.document)
            document["status"] = ReviewStatus.EXPIRED.value
            for proposal in document["proposals"]:
                if proposal["status"] == ProposalStatus.PENDING:
                    proposal["status"] = ProposalStatus.EXPIRED.value
            store.expire_review(stored.day, to_text(document), columns_of(document))


LATE_UNTIL_HOUR = 4
"""Until then a review without a date is that of the day that has just ended."""


def review_day(
    context: Context, proposals: tuple[str, ...], *, on_terminal: bool
) -> Context:
    """The context on the evening a review without `--date` is about.

    Proposals named by id are decided in the newest undecided review that holds
    them, unless a day they are about is over. After midnight the day just ended is
    meant. On a terminal the athlete vouches for the day: what it held is known then.
    """
    if context.evening is None:
        context = _evening_meant(context, proposals)
    if on_terminal:
        with context.alone(), context.writing() as store:
            store.save_answer(context.day)
    return context


def _evening_meant(context: Context, proposals: tuple[str, ...]) -> Context:
    with context.reading() as store:
        for stored in reversed(store.reviews(ReviewStatus.PENDING)):
            named = {p.id for p in stored.proposals} & set(proposals)
            if named and _can_be_decided(stored, context.day):
                return context if stored.day == context.day else context.on(stored.day)
    if context.clock.now().hour < LATE_UNTIL_HOUR:
        return context.on(context.day - timedelta(days=1))
    return context


def _can_be_decided(stored: StoredReview, today: date) -> bool:
    """Whether it changes no workout of a day that is over."""
    sides = (e.after or e.before for p in stored.proposals for e in p.effects)
    return all(w is None or w.day >= today for w in sides)
