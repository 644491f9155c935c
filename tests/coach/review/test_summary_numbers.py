import re
from dataclasses import astuple, replace
from datetime import date
from enum import Enum

from hypothesis import given
from hypothesis import strategies as st

from coach.domain import wording
from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.review import SessionLoad
from coach.review.questions import questions
from coach.review.summary import summarise
from tests.builders import day, lifts, session, sets, workout
from tests.coach.review.findings import AD01, FILES, SUNDAY, findings, text


def numbers(words):
    return set(re.findall(r"\d[\d,.:]*\d|\d", words))


def facts(told):
    """Every number the findings hold, in every way the athlete may read it."""
    week, held = told.week, set()
    quantities = [week.actual_s, week.planned_s]
    held |= {str(n) for n in (week.planned, week.completed, len(week.extra))}
    held |= {str(len(told.issues))}
    for tally in week.by_sport.values():
        held |= {str(tally.planned), str(tally.completed)}
    if week.planned:
        held |= numbers(wording.percent(week.adherence))
    for session_ in told.evening.sessions:
        done = session_.activity
        quantities.append(done.training_s)
        held.add(str(sum(each.is_hard for each in done.sets)))
        held |= numbers(wording.distance_of(done.sport, done.distance_m or 0.0))
    for each in week.outcomes:
        held |= numbers(" ".join((each.workout.title, *each.inside, each.reason or "")))
        held |= numbers(wording.percent(each.ratio or 0.0))
    for seconds in quantities:
        held |= numbers(wording.minutes(seconds))
    for said in (*told.questions, *(f"{p.title} {p.why}" for p in told.proposals)):
        held |= numbers(said)
    for state in told.goals:
        held |= goal_facts(state)
    return held


def goal_facts(state):
    held = {"100"} if "100" in state.key else {"2"} if "2" in state.key else set()
    if state.eta:
        held |= {str(state.eta.day), str(state.eta.year)}
    for value in astuple(state):
        if isinstance(value, int | float) and not isinstance(value, Enum):
            told = round(value, 2)  # as the documents have it
            held |= {f"{abs(told):.1f}", f"{abs(told):.2f}", wording.time(told)}
            held |= numbers(wording.time(abs(told)))
    return held


SPORTS = st.sampled_from(["run", "swim", "strength", "ride", "walk"])
LIFTING = sets(5, 5, 5) + sets(8, 8, exercise="row")
PLANNED = st.lists(
    st.builds(
        lambda sport, on, minutes, n, skip: workout(
            sport,
            on,
            minutes,
            uuid=f"w-{n}",
            skip_reason=skip,
            distance_m=minutes * 37.0 if sport == "swim" else None,
            steps=lifts("back squat", "row") if sport == "strength" else (),
        ),
        SPORTS,
        st.integers(0, 8),
        st.integers(20, 90),
        st.integers(0, 99),
        st.sampled_from([None, None, None, "travel"]),
    ),
    max_size=7,
    unique_by=lambda each: each.uuid,
)
DONE = st.lists(
    st.builds(
        lambda sport, on, minutes, n: session(
            sport,
            on,
            minutes,
            uuid=f"s-{n}",
            distance_m=minutes * 41.3,
            sets=LIFTING if sport == "strength" else (),
        ),
        SPORTS,
        st.integers(0, 6),
        st.integers(5, 120),
        st.integers(0, 99),
    ),
    max_size=7,
    unique_by=lambda each: each.activity.uuid,
)
STATES = st.lists(
    st.builds(
        GoalState,
        st.sampled_from(["body_fat", "vo2max", "swim_100yd", "weekly_hours", "power"]),
        st.sampled_from(["%", "s", "h"]),
        st.sampled_from(GoalVerdict),
        st.one_of(st.none(), st.floats(1, 200)),
        st.one_of(st.none(), st.floats(1, 200)),
        st.one_of(st.none(), st.floats(-3, 3)),
        eta=st.one_of(st.none(), st.dates(date(2026, 4, 1), date(2027, 1, 1))),
    ),
    max_size=3,
)


@given(PLANNED, DONE, STATES, st.sampled_from([SUNDAY, day(3), None]), st.booleans())
def test_every_number_in_the_text_is_a_fact(planned, done, goals, through, over):
    sources = (replace(FILES, answered_through=through),)
    loads = {each.activity.uuid: SessionLoad(55.5, "rpe") for each in done}
    known = {"day_is_over": over, "loads": loads}
    told = findings(planned, done, sources=sources, known=known, goals=goals)
    told = replace(
        told,
        questions=questions(told.evening.matches, done, planned),
        proposals=(AD01,),
        issues=("x",),
    )

    summary = summarise(told)

    assert summary.writer == "plain"
    assert numbers(summary.text) - facts(told) == set()


@given(PLANNED, DONE, STATES)
def test_the_text_is_whole_sentences_in_two_paragraphs(planned, done, goals):
    told = text(planned, done, goals=goals)

    assert len(told.split("\n\n")) == 2
    for paragraph in told.split("\n\n"):
        assert paragraph[0].isupper()
        assert paragraph.endswith(".")
        assert not re.search(
            r"  |\.\.|\(\)| ,|None of the 0|\bNone\b(?! of)", paragraph
        )
    assert not re.search(r"\b1 (?:workouts|runs|swims|sessions|sets)\b", told)
