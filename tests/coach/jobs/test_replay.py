"""A past evening is replayed by what was known on it, and by nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.activity import Recording, Source
from coach.domain.athlete import Injury, Wellness
from coach.domain.judgement import Aggressiveness
from coach.domain.metric import Metric, MetricKind
from coach.domain.plan import Change, ChangeKind, Effect
from coach.domain.review import Correction, WeekVerdict
from coach.domain.sync import Service
from coach.errors import CoachError
from coach.jobs.evening import look
from coach.jobs.facts import REVIEWED, gather_facts
from coach.jobs.replay import Span, past_evening, replay
from coach.rules.ad01_low_adherence import LowAdherence
from tests.builders import activity
from tests.homes import MONDAY, SUNDAY, march, runs

D = Aggressiveness.MODERATE
LAST = date.fromisoformat(SUNDAY)
FIRST = date.fromisoformat(MONDAY)
WEEK = Span(FIRST, LAST, (D,))


def quiet(done, every):
    """Nobody listens."""


def replayed(home, span=WEEK, **options):
    with home.context() as context:
        return replay(context, span, quiet, **options)


def proposed(home, span=WEEK):
    """The rules that would have spoken, by the day in March."""
    return {
        each.day.day: [p.rule for p in each.proposed[D]]
        for each in replayed(home, span).evenings
    }


def came(home, seen, *days, sport="run", minutes=40, source=Source.MANUAL):
    """Keep training of those days as first seen at 20:00 of another."""
    seen_at = datetime.fromisoformat(f"{seen}T20:00:00+00:00")
    with home.context() as context, context.writing() as store:
        for day in days:
            start = datetime.fromisoformat(f"{day}T07:00:00+00:00")
            name = str(uuid5(NAMESPACE_OID, f"{seen}|{day}|{sport}|{source}"))
            made = activity(
                sport,
                uuid=name,
                source=source,
                source_id=name,
                start=start,
                elapsed_s=minutes * 60,
                moving_s=minutes * 60,
            )
            store.save_recording(Recording(made), None, seen_at)


@pytest.fixture
def trained(home):
    """A plan of six runs a week, kept as it was lived, each run seen on its evening."""
    home.load(runs())
    for day in map(march, (2, 3, 5)):
        came(home, day, day)
    for day in range(2, 9):
        wellness = Wellness(date(2026, 3, day), sleep_h=8.0)
        with home.context() as context, context.writing() as store:
            store.save_wellness(wellness, datetime(2026, 3, day, 20, tzinfo=UTC))
    return home


def test_an_evening_proposes_what_its_review_would_have(trained):
    asked = {
        day: [p["rule"] for p in trained.review(march(day))["proposals"]]
        for day in range(2, 9)
    }

    assert proposed(trained) == asked
    assert any(asked.values())


def test_training_that_came_in_late_is_not_used_before_it_came(trained):
    before = replayed(trained)
    came(trained, march(7), march(4))

    after = replayed(trained)

    assert after.evenings[:5] == tuple(
        replace(each, followed=late.followed)
        for each, late in zip(before.evenings[:5], after.evenings, strict=False)
    )
    assert before.evenings[5].adherence == pytest.approx(3 / 6)
    assert after.evenings[5].adherence == pytest.approx(4 / 6)


def test_what_followed_is_told_by_what_is_known_now(home):
    home.load(runs())
    came(home, march(2), march(2))
    home = home.at(march(20))
    home.answered(march(16))
    came(home, march(15), march(3), march(4), minutes=40)

    (evening,) = replayed(home, Span(FIRST, FIRST, (D,))).evenings

    assert evening.adherence == 1.0
    assert (evening.followed.planned, evening.followed.completed) == (6, 2)
    assert evening.followed.training_s == 2 * 40 * 60


def test_nothing_is_said_of_what_followed_until_seven_days_are_known(home):
    home.load(runs())
    came(home, march(2), march(2))
    home = home.at(march(20))
    home.answered(march(8))
    assert replayed(home, Span(FIRST, FIRST, (D,))).evenings[0].followed is None

    home.answered(march(9))

    assert replayed(home, Span(FIRST, FIRST, (D,))).evenings[0].followed is not None


def test_a_history_imported_at_once_counts_as_known_on_its_own_days(home):
    home.load(runs(weeks=6))
    later = home.at("2026-05-01")
    came(later, "2026-05-01", *map(march, range(2, 29)))
    span = Span(FIRST, date(2026, 3, 28), (D,))

    evenings = replayed(later, span).evenings

    assert [each.adherence for each in evenings] == [1.0] * 27


def test_a_few_forgotten_days_are_no_history(home):
    home.load(runs(weeks=6))
    later = home.at("2026-05-01")
    came(later, "2026-05-01", *map(march, range(2, 9)))

    assert {each.adherence for each in replayed(later).evenings} == {None}


def test_an_evening_of_a_history_is_what_coach_would_see_on_it(home):
    home.load(runs(weeks=6))
    later = home.at("2026-05-01")
    came(later, "2026-05-01", *map(march, range(2, 20)))
    with later.context() as context:
        with context.writing() as store:
            at = datetime(2026, 5, 1, 20, tzinfo=UTC)
            store.save_injury(Injury("knee", 2, date(2026, 3, 9)), at)
        zone = ZoneInfo("UTC")
        with (
            context.database.looking_back(1, zone, REVIEWED) as past,
            context.reading() as store,
        ):
            for number in range(3, 20):
                on = context.on(date(2026, 3, number))
                then, now = (
                    look(on, past.on(on.day), goals=True),
                    look(on, store, goals=True),
                )
                assert then == now
                assert gather_facts(then, past.on(on.day)) == gather_facts(now, store)


def test_what_a_review_approved_was_not_in_the_plan_it_looked_at(low_week):
    proposals = low_week.review()["proposals"]
    low_week.review(SUNDAY, "--approve", "all")
    low_week = low_week.at(march(20))
    span = Span(LAST, LAST + timedelta(days=1), (D,))

    evening, next_one = replayed(low_week, span).evenings

    assert [p.rule for p in evening.proposed[D]] == [p["rule"] for p in proposals]
    assert {(d.rule, d.status) for d in evening.decided} == {
        (p["rule"], "approved") for p in proposals
    }
    assert [p.rule for p in next_one.proposed[D]] == []
    assert next_one.decided is None


def test_a_move_is_seen_from_the_evening_it_was_made_on(trained):
    with trained.context() as context:
        with context.writing() as store:
            (plan,) = store.plans()
            run = next(w for w in plan.workouts if w.day == LAST - timedelta(days=1))
            moved = replace(run, day=LAST)
            change = Change(ChangeKind.MOVE, run.uuid, day=LAST)
            at = datetime(2026, 3, 6, 9, tzinfo=UTC)
            effect = Effect(change, run, moved)
            store.revise(plan.uuid, (effect,), at, date(2026, 3, 6), "moved")
        zone = ZoneInfo("UTC")
        with context.database.looking_back(1, zone, REVIEWED) as past:
            days = {
                number: {
                    w.day for w in past.on(date(2026, 3, number)).plans()[0].workouts
                }
                for number in (5, 6)
            }

    assert LAST - timedelta(days=1) in days[5]
    assert LAST not in days[5]
    assert LAST in days[6]


def test_a_deleted_recording_was_there_until_it_was_deleted(trained):
    first = proposed(trained)
    adherences = [each.adherence for each in replayed(trained).evenings]
    with trained.context() as context, context.writing() as store:
        gone = {"deleted_at": datetime(2026, 3, 6, 12, tzinfo=UTC)}
        store.put_rows_back(
            [
                {**row, **gone}
                for row in store.activity_rows()
                if row["activity_date"] == date(2026, 3, 5)
            ]
        )

    evenings = replayed(trained).evenings

    assert [each.adherence for each in evenings[:4]] == adherences[:4]
    assert evenings[4].adherence < adherences[4]
    assert proposed(trained).keys() == first.keys()


def test_a_day_on_which_a_service_gave_nothing_is_not_answered(home):
    home.load(runs())
    on = datetime(2026, 3, 1, 9, tzinfo=UTC)
    synced = datetime(2026, 3, 20, 21, tzinfo=UTC)
    with home.context() as context, context.writing() as store:
        store.save_service(Service("garmin", on, synced_at=synced, tried_at=synced))
    came(home, march(2), march(2), source=Source.GARMIN)
    came(home, march(5), march(5), source=Source.GARMIN)

    statuses = [
        (each.day.day, each.adherence) for each in replayed(home.at(march(20))).evenings
    ]

    assert statuses[1] == (3, 1.0)
    assert statuses[2] == (4, 1.0)
    assert statuses[3] == (5, pytest.approx(2 / 4))


def test_two_settings_are_asked_about_the_same_evenings(trained):
    asked = []

    def rules(setting, tuned):
        assert tuned == {}
        asked.append(setting)
        return (LowAdherence(threshold=0.3 if setting is D else 1.01),)

    both = (D, Aggressiveness.AGGRESSIVE)
    made = replayed(trained, replace(WEEK, settings=both), rules=rules)

    assert set(asked) == set(both)
    assert not any(each.proposed[D] for each in made.evenings)
    assert any(each.proposed[Aggressiveness.AGGRESSIVE] for each in made.evenings)


def test_the_same_twice_is_the_same_in_one_process_and_in_two(trained, monkeypatch):
    span = Span(FIRST - timedelta(days=30), LAST, (D,))
    once = replayed(trained, span)
    monkeypatch.setattr("coach.jobs.in_parallel.WORTH_IT", 10_000)

    assert replayed(trained, span) == once


def test_a_replay_changes_nothing(trained):
    rows = trained.rows()

    replayed(trained, Span(FIRST - timedelta(days=30), LAST, (D,)))

    assert trained.rows() == rows


@pytest.mark.parametrize("days", [(LAST, FIRST), (FIRST, LAST + timedelta(days=1))])
def test_only_evenings_that_have_been_are_replayed_the_earlier_first(trained, days):
    with pytest.raises(CoachError, match=r"after|still to come") as refused:
        replayed(trained, Span(*days, (D,)))

    assert refused.value.code == 2


LATER = st.sampled_from(("training", "wellness", "weight", "injury", "correction"))


@given(
    what=LATER,
    evening=st.integers(2, 7),
    seen_after=st.integers(1, 10),
    own=st.integers(-5, 9),
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_first_seen_later_never_changes_an_earlier_evening(
    trained, what, evening, seen_after, own
):
    day = date(2026, 3, evening)
    seen = datetime(2026, 3, evening, 12, tzinfo=UTC) + timedelta(days=seen_after)
    about = min(day + timedelta(days=own), seen.date())

    with trained.context() as context:

        def then():
            zone = ZoneInfo("UTC")
            with context.database.looking_back(1, zone, REVIEWED) as past:
                return past_evening(context.on(day), past.on(day), (D,))

        before = then()
        with context.writing() as store:
            name = str(uuid5(NAMESPACE_OID, f"{what}{about}{seen}"))
            if what == "training":
                start = datetime.combine(about, seen.timetz())
                made = activity(uuid=name, source_id=name, start=start)
                store.save_recording(Recording(made), None, seen)
            elif what == "wellness" and all(w.day != about for w in store.wellness()):
                store.save_wellness(Wellness(about, sleep_h=3.0, fatigue=7), seen)
            elif what == "weight":
                metric = Metric(name, MetricKind.WEIGHT, about, 80.0, "scale", "manual")
                store.save_metric(metric, seen)
            elif what == "injury":
                store.save_injury(Injury("knee", 4, about), seen)
            elif what == "correction":
                uuid = store.activities()[0].uuid
                store.save_correction(Correction(uuid, None), seen)

        assert then() == before
        assert before.verdict in WeekVerdict
