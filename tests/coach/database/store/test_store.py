import inspect
from dataclasses import replace

import pytest

from coach.database import Store
from coach.database.tables import METADATA
from coach.domain.athlete import Injury, Wellness
from coach.domain.goal import Goal
from coach.domain.gym import ANY_LOAD
from coach.domain.limits import SpecialDay
from coach.domain.prediction import Grade
from coach.domain.review import (
    Correction,
    Export,
    ExportState,
    Match,
    MatchKind,
    ProposalStatus,
    ReviewStatus,
)
from coach.domain.sync import RemoteActivity, Service, ServiceExercise
from coach.errors import CoachError
from tests.builders import day
from tests.coach.database.nouns import (
    NOW,
    digest,
    everything,
    fill,
    keep,
    removed,
    ride,
)

WRITES = {
    *("confirm", "decide_review", "expire_review", "log_run", "remove_delivery"),
    *(
        "delete_activities",
        "remove_metric",
        "empty",
        "put_rows_back",
        "fill",
        "put_sets",
    ),
    *("remember_exercise", "rename_exercise", "revise"),
    *("set_slots", "update_document", "drop_goal"),
    *("set_equipment", "set_racks", "set_pool_days", "set_busy", "remove_special_day"),
    *(
        "remove_pause",
        "remove_preference",
        "add_model_call",
        "add_rule_setting",
        "remove_consent",
        "take_into_service",
        "share_lifting",
        "stop_sharing_lifting",
        "drop_versions",
    ),
    *(name for name in dir(Store) if name.startswith("save_")),
}
SHARED = {"shared_kinds", "sharing_others"}
"""What is read of others, where both gave leave: test_sharing.py."""

ALWAYS_ANSWERED = {"athlete", "review_id", "exercise_names_met", *SHARED}


def test_every_table_says_whose_its_rows_are():
    for table in METADATA.sorted_tables:
        owner = table.c.id if table.name == "athletes" else table.c.athlete_id

        assert not owner.nullable, table.name
        assert owner.table.name == "athletes" or {
            key.column for key in owner.foreign_keys
        } >= {METADATA.tables["athletes"].c.id}, table.name


def test_the_seeds_tables_have_the_seeds_columns():
    seed = {
        "athletes": "id name email created_at current_body_fat vo2_max goals",
        "training_plans": "id athlete_id start_date end_date name focus_areas"
        " weekly_volume_target",
        "planned_workouts": "id plan_id scheduled_date workout_type"
        " workout_definition priority estimated_duration",
        "completed_activities": "id athlete_id activity_date source activity_type"
        " duration data planned_workout_id",
        "progress_metrics": "id athlete_id metric_date metric_type value notes",
        "daily_reviews": "id athlete_id review_date planned_vs_actual insights"
        " plan_adjustments next_week_focus",
    }
    for table, columns in seed.items():
        assert set(columns.split()) <= set(METADATA.tables[table].c.keys())


def test_everything_that_came_in_says_when_it_was_first_seen():
    came_in = {
        *("raw_files", "completed_activities", "progress_metrics", "wellness"),
        *("injuries", "unreadable_records", "match_corrections", "missed_reasons"),
        "confirmations",
    }
    for name in came_in:
        assert not METADATA.tables[name].c.first_seen_at.nullable


@pytest.fixture
def zoe(database, athlete):
    """A second athlete of the same database."""
    return database.add_athlete("Zoe", "UTC", NOW)


def test_every_way_of_reading_is_held_against_another_athletes_rows(database, athlete):
    public = {name for name, _ in inspect.getmembers(Store, inspect.isfunction)}
    public = {name for name in public if not name.startswith("_")}

    with database.reading(athlete.id) as store:
        assert public == {*everything(store, "?"), *WRITES, *ALWAYS_ANSWERED}


def test_one_athlete_never_sees_anothers_rows(database, athlete, zoe):
    with database.reading(zoe.id) as store:
        nothing = everything(store, "Ada")
        number = store.review_id(NOW.date())
    with database.writing(athlete.id) as store:
        fill(store, "Ada")
        of_ada = everything(store, "Ada")

    unseen = {name for name, answer in of_ada.items() if answer == nothing[name]}
    with database.reading(zoe.id) as store:
        assert everything(store, "Ada") == nothing
        assert store.athlete() == zoe
    assert unseen == set()
    assert number == 1


def test_two_athletes_with_the_same_history_do_not_touch_each_other(
    database, athlete, zoe
):
    with database.writing(athlete.id) as store:
        fill(store, "Ada")
        of_ada = everything(store, "Ada")
    with database.writing(zoe.id) as store:
        fill(store, "Zoe")

    with database.reading(athlete.id) as store:
        assert everything(store, "Ada") == of_ada
    with database.reading(zoe.id) as store:
        assert {len(runs) for runs in (store.runs(9), store.files())} == {1}


def test_what_one_athlete_changes_under_a_shared_name_is_theirs_alone(
    database, athlete, zoe
):
    for each in (athlete, zoe):
        with database.writing(each.id) as store:
            fill(store, "both")
    with database.reading(athlete.id) as store:
        of_ada = everything(store, "both")

    with database.writing(zoe.id) as store:
        change_everything(store, "both")
        of_zoe = everything(store, "both")

    with database.reading(athlete.id) as store:
        assert everything(store, "both") == of_ada
    alike = {name for name, answer in of_ada.items() if answer == of_zoe[name]}
    assert alike <= UNCHANGEABLE


UNCHANGEABLE = {
    *("confirmed", "known_files"),
    *("file_content", "streams", "files_of", "newest_data_day", "answered_days"),
    *("issues", "runs", "last_run", "is_reviewed", "file_came_in_at"),
    *("is_known_file", "reason_of"),
}


def change_everything(store, mark):
    """Change all that `fill` saved under `mark` and that can be changed."""
    content = f"file of {mark}".encode()
    ride_uuid, swim_uuid = f"ride of {mark}", f"swim of {mark}"
    (plan,) = store.plans()
    store.set_slots(())
    store.save_goal(Goal("body_fat", target=10.0))
    keep(store, digest(content), "a.fit", content, "rejected", "x", NOW)
    store.save_wellness(Wellness(day(0), soreness=6), NOW)
    store.save_injury(Injury("knee", 5, day(0)), NOW)
    store.revise(plan.uuid, (removed(plan.workouts[0]),), NOW, day(0), "out")
    store.save_matches((Match(ride_uuid, None, MatchKind.NONE, 0.0, "extra"),))
    store.save_correction(Correction(ride_uuid, None), NOW)
    store.save_missed_reason(swim_uuid, "a cold", day(0), NOW)
    store.decide_review(
        day(0), {"p1-aaaa": ProposalStatus.REJECTED}, "[1]", ReviewStatus.DECIDED
    )
    store.save_exports((Export("fit", swim_uuid, 2, ExportState.FAILED),))
    watch = f"watch of {mark}"
    store.save_exports((Export(watch, swim_uuid, 2, ExportState.DONE),))
    store.remember_exercise("bench", "incline bench press")
    store.save_service(Service("garmin"))
    gone = RemoteActivity("garmin", f"17 of {mark}", None, "v2", None, NOW)
    store.save_remote_activity(gone, NOW)
    store.save_service_exercise(
        ServiceExercise("hevy", "D04AC939", "S", "x", None), NOW
    )
    store.remove_delivery("garmin", swim_uuid)
    store.save_secret("garmin", None)
    store.save_from_service(ride(uuid=ride_uuid, title="race"), digest(content), NOW)
    store.remove_metric(f"fat of {mark}")
    store.delete_activities(digest(content), NOW)
    change_judgement(store, mark)


def change_judgement(store, mark):
    store.set_equipment(None)
    store.set_racks(ANY_LOAD)
    store.set_pool_days(None)
    store.save_special_day(SpecialDay(day(0)))
    store.set_busy(mark, ())
    store.remove_pause(day(0))
    store.remove_preference(f"squat of {mark}")
    (said,) = store.rule_settings()
    store.add_rule_setting(replace(said, setting=None))
    (decision,) = store.decisions()
    store.save_decision(replace(decision, grade=Grade.HELD, graded_on=day(9)))
    (call,) = store.model_calls()
    store.add_model_call(call)
    store.remove_consent("anthropic")
    (model,) = store.models()
    store.save_model(replace(model, n=121), NOW)
    store.stop_sharing_lifting()
    kind = store.kind(day(0))
    store.save_kind(replace(kind, sessions=13), NOW)
    store.save_model(replace(model, version="idle"), NOW)
    store.drop_versions(model.task, ["idle"])
    (foretold,) = store.forecasts(model.task)
    store.save_forecast(replace(foretold, came=101.0, settled_on=day(3)))


def test_the_same_history_has_the_same_numbers_in_both_databases(
    sqlite_database, postgres_database
):
    answers = []
    for database in (sqlite_database, postgres_database):
        for name in ("Ada", "Zoe"):
            athlete = database.add_athlete(name, "UTC", NOW)
            with database.writing(athlete.id) as store:
                fill(store, name)
        with database.reading(2) as store:
            answers.append(everything(store, "Zoe"))

    assert repr(answers[0]) == repr(answers[1])


def test_what_is_saved_a_second_time_changes_no_row(sqlite_database):
    athlete = sqlite_database.add_athlete("Ada", "UTC", NOW)
    with sqlite_database.writing(athlete.id) as store:
        fill(store, "Ada")
        raw = store._connection.connection.dbapi_connection
        before = raw.total_changes

        fill_again(store)

        assert raw.total_changes == before


def fill_again(store):
    """All of `fill` but what is meant to add a row each time."""
    store.log_run = lambda *_: None
    store.revise = lambda *_: None
    fill(store, "Ada")


def test_a_store_opened_for_reading_cannot_write(database, athlete):
    with pytest.raises(CoachError), database.reading(athlete.id) as store:
        store.save_answer(NOW.date())

    with database.reading(athlete.id) as store:
        assert store.answered_days() == ()
