"""An evening sees a year and a half, and says what it would say of everything."""

from datetime import date, timedelta

import pytest

from coach.domain.plan import WorkoutStatus
from coach.goals.measures import LONGEST
from coach.jobs.evening import GOALS_BACK, LOOK_BACK, MATCHED_BACK, look
from tests.homes import MONDAY, SUNDAY, march, runs

LONG_AGO = date(2023, 3, 6)
FIRST_SEEN = date.fromisoformat(SUNDAY) - LOOK_BACK


HEVY = "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps\n"


def bench(day, load):
    time = f'"{day:%d %b %Y}, 10:00"'
    return f'"Push",{time},{time},"Bench Press (Barbell)",0,normal,{load},5\n'


def matched(home):
    """The matches as they are stored, by day."""
    with home.context() as context, context.reading() as store:
        days = {a.uuid: a.local_date for a in store.activities()}
        return {days[m.session_uuid]: m for m in store.matches()}


def seen(home, **options):
    with home.context() as context, context.reading() as store:
        return look(context, store, **options)


@pytest.fixture
def veteran(home):
    """A plan kept long ago and the one of now, and runs of long before."""
    home.at(str(LONG_AGO)).load(runs(), start=str(LONG_AGO), day=str(LONG_AGO))
    for day in range(0, 12, 2):
        home.did(str(LONG_AGO + timedelta(day)))
    for edge in (-1, 0):
        home.did(str(FIRST_SEEN + timedelta(edge)), minutes=200, rpe=9)
    home.load(runs(), day=MONDAY)
    home.did(*map(march, (2, 3, 5)), minutes=30)
    return home


def test_a_year_and_a_half_is_seen(veteran):
    days = {a.local_date for a in seen(veteran).activities}

    assert min(days) == FIRST_SEEN
    assert LONG_AGO in {a.local_date for a in seen(veteran, whole=True).activities}


def test_no_goal_looks_back_further_than_what_is_read_for_it():
    assert LONGEST <= GOALS_BACK <= LOOK_BACK


def test_laps_and_matches_reach_half_a_year_further_back_than_the_plan(veteran):
    begin = date.fromisoformat(MONDAY) - MATCHED_BACK
    for back in (-1, 0):
        veteran.did(str(begin + timedelta(back)))

    evening = seen(veteran)

    days = {a.uuid: a.local_date for a in evening.activities}
    assert evening.first == begin
    assert min(days[m.session_uuid] for m in evening.matches) == begin
    assert min(days.values()) == FIRST_SEEN


def test_the_week_and_the_plan_are_what_they_are_with_all_of_it_in_view(veteran):
    some, every = seen(veteran), seen(veteran, whole=True)

    assert some.week.outcomes == every.week.outcomes
    assert some.plan == every.plan
    assert some.statuses == {w.uuid: every.statuses[w.uuid] for w in some.plan.workouts}
    assert some.load_state.fitness == pytest.approx(every.load_state.fitness, abs=1e-4)


def test_a_plan_of_long_ago_is_left_out_unless_there_is_no_other(veteran, tmp_path):
    assert len(seen(veteran).plans) == 1

    then = seen(veteran.at(str(LONG_AGO + timedelta(90))))
    assert [p.start for p in then.plans] == [LONG_AGO]


def test_the_last_plan_is_seen_whole_however_long_ago_it_began(home):
    home.at(str(LONG_AGO)).load(runs(), start=str(LONG_AGO), day=str(LONG_AGO))
    home.did(str(LONG_AGO))

    evening = seen(home)

    first = evening.plan.workouts[0]
    assert evening.statuses[first.uuid] is WorkoutStatus.DONE


def test_a_review_leaves_the_matches_of_what_it_does_not_see(veteran):
    veteran.at(str(LONG_AGO + timedelta(1))).review(str(LONG_AGO + timedelta(1)))
    then = matched(veteran)

    veteran.review(SUNDAY)

    assert then[LONG_AGO].workout_uuid is not None
    assert matched(veteran)[LONG_AGO] == then[LONG_AGO]


def test_a_slip_is_told_by_sessions_older_than_what_is_seen(home, tmp_path):
    days = (FIRST_SEEN - timedelta(30 * n) for n in (1, 2, 3))
    lines = [bench(day, 80) for day in days] + [bench(date(2026, 3, 6), 2451)]
    file = tmp_path / "hevy.csv"
    file.write_text(HEVY + "".join(lines))
    home.run("import", file)

    (told,) = seen(home).slips.values()

    assert told.startswith("2,451 kg")
