"""Whatever plan, limits and proposals there are, what is applied keeps its promises."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import combinations

from hypothesis import event, given
from hypothesis import strategies as st

from coach.domain.athlete import Injury, Slot
from coach.domain.days import short
from coach.domain.goal import Goal
from coach.domain.limits import Busy, Limits, Pause, PauseReason, SpecialDay
from coach.domain.plan import Change, ChangeKind, WorkoutStatus
from coach.domain.review import Draft, Outcome
from coach.planning.apply import with_effects
from coach.planning.constraints import violations
from coach.planning.deload import MARK, is_deloaded
from coach.planning.relax import ORDER
from coach.planning.violation import Kind, newly_broken
from coach.review.propose import propose
from coach.rules.hours import band
from tests.builders import day, lifts, plan, workout
from tests.facts import TODAY, facts

EXERCISES = ("back squat", "bench press", "box jump", "pull-up", "goblet squat")
FIRST, LAST = TODAY + 1, TODAY + 15
DAYS = (TODAY - 1, TODAY, *range(FIRST, LAST + 1))
KINDS = (
    *(ChangeKind.DELOAD, ChangeKind.MOVE, ChangeKind.SCALE_DURATION),
    *(ChangeKind.DELOAD, ChangeKind.MOVE, ChangeKind.SCALE_INTENSITY),
    ChangeKind.REMOVE,
)
"""Deloads and moves twice: they are what most can go wrong with."""


class Says:
    """A rule that answers with these changes."""

    name = "says"

    def __init__(self, code, changes):
        self.code = code
        self.said = Draft(code, code, "because", (), changes)

    def draft(self, facts):
        return self.said


@st.composite
def workouts(draw):
    return tuple(
        _workout(draw, number)
        for number in range(draw(st.integers(4, 9), label="workouts"))
    )


def _workout(draw, number):
    sport = draw(st.sampled_from(["run", "swim", "ride", "strength"]))
    gym = draw(st.lists(st.sampled_from(EXERCISES), min_size=1, max_size=2))
    title = f"Workout {number}" + (MARK if draw(st.integers(0, 2)) == 0 else "")
    fields = {
        "uuid": f"w{number}",
        "title": title,
        "hard": draw(st.booleans()),
        "is_test": draw(st.integers(0, 5)) == 0,
        "skip_reason": draw(st.sampled_from([None, None, None, "travel"])),
    }
    if sport == "strength":
        fields["steps"] = lifts(*gym)
    made = workout(
        sport, draw(st.sampled_from(DAYS)), draw(st.integers(20, 150)), **fields
    )
    return replace(made, id=number + 1)


slots = st.lists(
    st.builds(
        lambda weekday, hour, hours: Slot(weekday, time(hour), time(hour + hours)),
        st.integers(0, 6),
        st.integers(5, 19),
        st.integers(1, 4),
    ),
    min_size=3,
    max_size=12,
).map(tuple)
days = st.integers(TODAY - 2, TODAY + 15)
spans = st.tuples(days, st.integers(0, 4))
limits = st.builds(
    Limits,
    slots=st.one_of(st.just(Limits().slots), st.just(Limits().slots), slots),
    special_days=st.lists(st.builds(SpecialDay, days.map(day)), max_size=2).map(tuple),
    busy=st.lists(
        st.tuples(days, st.integers(6, 20), st.integers(1, 30)).map(
            lambda b: Busy(
                datetime.combine(day(b[0]), time(b[1])),
                datetime.combine(day(b[0]), time(b[1])) + timedelta(hours=b[2]),
                "work",
            )
        ),
        max_size=3,
    ).map(tuple),
    equipment=st.sampled_from([None, frozenset(), frozenset({"barbell", "rack"})]),
    pool_days=st.sampled_from([None, None, frozenset({0, 2, 4})]),
    injuries=st.sampled_from(
        [
            (),
            (),
            (Injury("knee", 3, day(TODAY)),),
            (Injury("left_shoulder", 4, day(0)),),
        ]
    ),
    never=st.sampled_from(
        [frozenset(), frozenset(), frozenset({"back squat", "box jump"})]
    ),
    pauses=st.lists(
        spans.map(lambda s: Pause(day(s[0]), day(sum(s)), PauseReason.HOLIDAY, day(0))),
        max_size=1,
    ).map(tuple),
)


@st.composite
def changes(draw, planned):
    chosen = draw(
        st.lists(
            st.sampled_from(planned), unique_by=lambda w: w.uuid, min_size=1, max_size=3
        )
    )
    made = [_change(draw, each.uuid) for each in chosen]
    if draw(st.booleans()):
        number = draw(st.integers(100, 999))
        new = replace(_workout(draw, number), skip_reason=None)
        made.append(Change(ChangeKind.ADD, new.uuid, workout=new))
    return tuple(made)


def _change(draw, uuid):
    kind = draw(st.sampled_from(KINDS))
    if kind is ChangeKind.MOVE:
        return Change(kind, uuid, day=day(draw(st.sampled_from(DAYS))))
    if kind is ChangeKind.REMOVE:
        return Change(kind, uuid)
    return Change(kind, uuid, factor=draw(st.sampled_from([0.5, 0.8, 1.2])))


@st.composite
def evenings(draw):
    planned = draw(workouts())
    done = draw(
        st.lists(st.sampled_from(planned), unique_by=lambda w: w.uuid, max_size=1)
    )
    low = draw(st.integers(1, 5))
    count = draw(st.integers(1, 3))
    asked = [Says(f"XX{n:02}", draw(changes(planned[n::count]))) for n in range(count)]
    made = replace(
        facts(),
        plan=plan(*planned),
        limits=draw(limits),
        goals=(Goal("weekly_hours", band=(low, low + draw(st.integers(2, 9)))),),
        all_outcomes=tuple(Outcome(each, WorkoutStatus.DONE) for each in done),
    )
    return made, asked, {each.uuid for each in done}


def _broken(made, effects):
    held = replace(made.limits, weekly_hours=band(made))
    first, last = made.day + timedelta(days=1), made.day + timedelta(days=14)
    return newly_broken(
        violations(with_effects(made.plan, effects), held, first, last),
        violations(made.plan, held, first, last),
    )


def _subsets(proposals):
    for count in range(1, len(proposals) + 1):
        yield from combinations(proposals, count)


@given(evenings())
def test_what_is_applied_breaks_nothing_but_what_is_printed(evening):
    made, asked, _ = evening

    found = propose(made, asked)

    assert len(found.proposals) + len(found.dropped) == len(asked)
    for approved in _subsets(found.proposals):
        printed = set()
        for each in approved:
            alone = _broken(made, each.effects)
            printed |= {v.key for v in alone if v.text in each.relaxed}
        for violation in _broken(made, [e for a in approved for e in a.effects]):
            event(f"relaxed: {violation.kind}")
            assert violation.kind in ORDER
            assert violation.key in printed


@given(evenings())
def test_no_more_is_printed_than_gives_way(evening):
    made, asked, _ = evening

    for each in propose(made, asked).proposals:
        broken = _broken(made, each.effects)
        assert sorted(each.relaxed) == sorted(v.text for v in broken)
        kinds = [v.kind for text in each.relaxed for v in broken if v.text == text]
        assert kinds == sorted(kinds, key=ORDER.index)


@given(evenings())
def test_no_completed_session_and_no_day_that_is_over_is_changed(evening):
    made, asked, done = evening

    for each in propose(made, asked).proposals:
        for effect in each.effects:
            assert effect.change.workout_uuid not in done
            assert effect.after is None or effect.after.day > made.day
            if effect.change.kind is not ChangeKind.MOVE:
                assert effect.before is None or effect.before.day > made.day


@given(evenings())
def test_the_weeks_stay_within_their_hours_or_it_is_printed(evening):
    made, asked, _ = evening
    least, most = band(made)

    for approved in _subsets(propose(made, asked).proposals):
        after = with_effects(made.plan, [e for a in approved for e in a.effects])
        said = " ".join(text for each in approved for text in each.relaxed)
        for begin in (day(TODAY - 6), day(TODAY + 1), day(TODAY + 8)):
            before, now = _hours(made.plan, begin), _hours(after, begin)
            assert now <= max(most, before) + 1 / 60 + 1e-6
            if begin > made.day and now < min(least, before) - 1 / 60 - 1e-6:
                assert f"the week from {short(begin)} would hold" in said


def _hours(held, begin):
    end = begin + timedelta(days=6)
    kept = (w for w in held.between(begin, end) if w.skip_reason is None)
    return sum(w.duration_s for w in kept) / 3600


@given(evenings())
def test_deloads_never_stack(evening):
    made, asked, _ = evening

    for approved in _subsets(propose(made, asked).proposals):
        effects = [e for a in approved for e in a.effects]
        for effect in effects:
            if effect.change.kind is ChangeKind.DELOAD:
                assert not is_deloaded(effect.before)
                assert effect.after.title.count(MARK) == 1
        assert Kind.DELOAD not in {v.kind for v in _broken(made, effects)}
